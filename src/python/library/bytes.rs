//! `base64` and `binascii`.

use crate::python::builtins::{from_hex, hex, known};
use crate::python::{Args, Evaluator, Host, Outcome, Place, Value};

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    if let Some(unknown) = super::unknown(args) {
        return Ok(Some(unknown));
    }
    let argument = known(args, 0, "s", place)?;
    let bytes: &[u8] = match argument {
        Value::Bytes(bytes) => bytes,
        other if name.ends_with("decode") || name == "unhexlify" => {
            other.as_str().unwrap_or_default().as_bytes()
        }
        _ => return place.raise("TypeError", "a bytes-like object is required, not 'str'"),
    };
    eval.check_length(bytes.len() * 2, place)?;
    let made = match name {
        "b64encode" | "standard_b64encode" => Some(encoded(bytes, STANDARD)),
        "urlsafe_b64encode" => Some(encoded(bytes, URL_SAFE)),
        "b64decode" | "standard_b64decode" => decoded(bytes, STANDARD),
        "urlsafe_b64decode" => decoded(bytes, URL_SAFE),
        "hexlify" | "b16encode" => {
            let digits = hex(bytes);
            let digits = if name == "hexlify" {
                digits
            } else {
                digits.to_uppercase()
            };
            Some(digits.into_bytes())
        }
        "unhexlify" => std::str::from_utf8(bytes).ok().and_then(from_hex),
        _ => return Ok(None),
    };
    match made {
        Some(bytes) => Ok(Some(Value::Bytes(bytes.into()))),
        None => place.raise("ValueError", "these are not encoded bytes"),
    }
}

fn encoded(bytes: &[u8], alphabet: &[u8; 64]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |position: usize| u32::from(group.get(position).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for position in 0..4 {
            if position <= group.len() {
                let digit = (bits >> (18 - 6 * position)) & 63;
                text.push(alphabet[digit as usize]);
            } else {
                text.push(b'=');
            }
        }
    }
    text
}

fn decoded(text: &[u8], alphabet: &[u8; 64]) -> Option<Vec<u8>> {
    // Python passes over what is not in the alphabet.
    let digit = |byte: &u8| alphabet.iter().position(|other| other == byte);
    let digits: Vec<usize> = text.iter().filter_map(digit).collect();
    let is_padding = |byte: &&u8| **byte == b'=';
    let padding = text.iter().rev().take_while(is_padding).count();
    if !(digits.len() + padding).is_multiple_of(4) || digits.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3);
    for group in digits.chunks(4) {
        let bits =
            group.iter().fold(0_usize, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        for position in 0..group.len() - 1 {
            bytes.extend(u8::try_from((bits >> (16 - 8 * position)) & 255));
        }
    }
    Some(bytes)
}
