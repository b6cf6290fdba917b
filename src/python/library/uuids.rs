//! `uuid`: <https://docs.python.org/3/library/uuid.html>

use md5::{Digest as _, Md5};
use sha1::Sha1;

use crate::python::builtins::{from_hex, hex, known, known_text};
use crate::python::{Args, Outcome, Place, Value};

pub(super) fn call(name: &str, args: &Args, place: &Place) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    match name {
        "UUID" => uuid(args, place).map(Some),
        "uuid3" | "uuid5" => {
            let Some((_, namespace)) = known(args, 0, "namespace", place)?.as_call() else {
                return Ok(None);
            };
            let mut bytes = bytes(namespace).unwrap_or_default();
            bytes.extend(known_text(args, 1, "name", place)?.as_bytes());
            let (mut hash, version) = match name {
                "uuid3" => (Md5::digest(&bytes).to_vec(), 0x30),
                _ => (Sha1::digest(&bytes).to_vec(), 0x50),
            };
            hash.truncate(16);
            hash[6] = hash[6] & 0x0f | version;
            hash[8] = hash[8] & 0x3f | 0x80;
            Ok(Some(made(&hash, place)))
        }
        _ => Ok(None),
    }
}

pub(super) fn constant(name: &str, place: &Place) -> Option<Value> {
    let last = match name {
        "NAMESPACE_DNS" => 0x10,
        "NAMESPACE_URL" => 0x11,
        "NAMESPACE_OID" => 0x12,
        "NAMESPACE_X500" => 0x14,
        _ => return None,
    };
    let text = format!("6ba7b8{last:02x}-9dad-11d1-80b4-00c04fd430c8");
    Some(super::made("uuid.UUID", vec![Value::text(text)], place))
}

fn uuid(args: &Args, place: &Place) -> Outcome {
    if let Some(int) = args.named("int") {
        return match int.value {
            Value::Int(int) if int >= 0 => Ok(made(&int.to_be_bytes(), place)),
            _ => place.raise("ValueError", "int is out of range (need a 128-bit value)"),
        };
    }
    if let Some(Value::Bytes(bytes)) = args.named("bytes").map(|argument| &argument.value) {
        return match bytes.len() {
            16 => Ok(made(bytes, place)),
            _ => place.raise("ValueError", "bytes is not a 16-char string"),
        };
    }
    let argument = known(args, 0, "hex", place)?;
    let Some(text) = argument.as_str() else {
        let message = format!(
            "'{}' object has no attribute 'replace'",
            argument.type_name()
        );
        return place.raise("AttributeError", message);
    };
    let digits = text.replace("urn:", "").replace("uuid:", "");
    let digits = digits.trim_matches(['{', '}']).replace('-', "");
    match from_hex(&digits) {
        Some(bytes) if bytes.len() == 16 && digits.len() == 32 => Ok(made(&bytes, place)),
        _ => place.raise("ValueError", "badly formed hexadecimal UUID string"),
    }
}

fn made(bytes: &[u8], place: &Place) -> Value {
    let digits = hex(bytes);
    let pieces = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ];
    super::made("uuid.UUID", vec![Value::text(pieces.join("-"))], place)
}

fn bytes(args: &Args) -> Option<Vec<u8>> {
    let text = args.value(0, "hex")?.as_str()?;
    from_hex(&text.replace('-', ""))
}

pub(super) fn whole(args: &Args) -> Option<i128> {
    let bytes: [u8; 16] = bytes(args)?.try_into().ok()?;
    i128::try_from(u128::from_be_bytes(bytes)).ok()
}

pub(super) fn attribute(args: &Args, name: &str) -> Option<Value> {
    let text = args.value(0, "hex")?.as_str()?;
    Some(match name {
        "hex" => Value::text(text.replace('-', "")),
        "urn" => Value::text(format!("urn:uuid:{text}")),
        "bytes" => Value::Bytes(bytes(args)?.into()),
        "int" => Value::Int(whole(args)?),
        // Of other variants than that of the standard there are no versions.
        "version" if bytes(args)?[8] & 0xc0 != 0x80 => Value::None,
        "version" => Value::Int(i128::from(bytes(args)?[6] >> 4)),
        _ => return None,
    })
}
