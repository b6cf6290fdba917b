//! The bytes of a file as text, by its coding line: <https://peps.python.org/pep-0263/>

/// The text of a Python file.
///
/// # Errors
/// When it is not in the encoding that it names; the message says which one.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let name = coding(&bytes).map(|name| name.to_lowercase().replace('_', "-"));
    match name.as_deref() {
        Some("latin-1" | "iso-8859-1" | "latin1" | "iso8859-1") => {
            Ok(bytes.iter().map(|byte| char::from(*byte)).collect())
        }
        None | Some("utf-8" | "utf8" | "utf-8-sig" | "ascii" | "us-ascii") => {
            String::from_utf8(bytes).map_err(|error| {
                let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
                    .split(|byte| *byte == b'\n')
                    .count();
                format!("the file is not UTF-8: line {line} holds other bytes")
            })
        }
        Some(name) if bytes.is_ascii() => {
            let text = String::from_utf8(bytes);
            text.map_err(|_| format!("the file is in `{name}`, not in UTF-8"))
        }
        Some(name) => Err(format!("the file is in `{name}`, not in UTF-8")),
    }
}

/// The encoding that one of the first two lines names: `# -*- coding: latin-1 -*-`.
fn coding(bytes: &[u8]) -> Option<String> {
    let mut lines = bytes.split(|byte| *byte == b'\n').take(2);
    lines.find_map(|line| {
        let line = String::from_utf8_lossy(line);
        let comment = line.trim_start_matches('\u{FEFF}').trim_start();
        let (_, rest) = comment.strip_prefix('#')?.split_once("coding")?;
        let rest = rest.strip_prefix([':', '='])?.trim_start();
        let is_inner = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        let end = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
        (end > 0).then(|| rest[..end].to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_coding_line_says_how_bytes_are_read() {
        let text = |bytes: &[u8]| decode(bytes.to_vec());
        assert_eq!(text("x = 'é'".as_bytes()), Ok("x = 'é'".to_owned()));
        assert_eq!(
            text(b"# -*- coding: latin-1 -*-\nx = '\xe9'"),
            Ok("# -*- coding: latin-1 -*-\nx = 'é'".to_owned())
        );
        assert_eq!(
            text(b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n'\x80'"),
            Err("the file is in `cp1252`, not in UTF-8".to_owned())
        );
        assert_eq!(
            text(b"\n\nx = '\xe9'"),
            Err("the file is not UTF-8: line 3 holds other bytes".to_owned())
        );
        assert!(text(b"# coding: cp1252\nx = 1").is_ok());
    }
}
