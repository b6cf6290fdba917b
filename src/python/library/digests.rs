//! `hashlib`: <https://docs.python.org/3/library/hashlib.html>

use md5::{Digest as _, Md5};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};

use crate::python::builtins::{hex, known};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

pub(super) const METHODS: &[&str] = &["digest", "hexdigest"];

/// The names of the functions that make a hash.
const HASHES: &[&str] = &["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    if HASHES.contains(&name) {
        let bytes = match args.value(0, "string") {
            None => Value::Bytes(Vec::new().into()),
            Some(Value::Bytes(bytes)) => {
                eval.check_length(bytes.len() * 8, place)?;
                Value::Bytes(bytes.clone())
            }
            Some(_) => {
                return place.raise("TypeError", "Strings must be encoded before hashing");
            }
        };
        return Ok(Some(super::made(
            &format!("hashlib.{name}"),
            vec![bytes],
            place,
        )));
    }
    if !METHODS.contains(&name) {
        return Ok(None);
    }
    let Some((path, own)) = known(args, 0, "self", place)?.as_call() else {
        return Ok(None);
    };
    let Some(Value::Bytes(bytes)) = own.value(0, "string") else {
        return Ok(None);
    };
    let digest = match path {
        "hashlib.md5" => Md5::digest(bytes).to_vec(),
        "hashlib.sha1" => Sha1::digest(bytes).to_vec(),
        "hashlib.sha224" => Sha224::digest(bytes).to_vec(),
        "hashlib.sha256" => Sha256::digest(bytes).to_vec(),
        "hashlib.sha384" => Sha384::digest(bytes).to_vec(),
        "hashlib.sha512" => Sha512::digest(bytes).to_vec(),
        _ => return Ok(None),
    };
    Ok(Some(match name {
        "hexdigest" => Value::text(hex(&digest)),
        _ => Value::Bytes(digest.into()),
    }))
}
