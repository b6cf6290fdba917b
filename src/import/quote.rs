//! Keys and texts as TOML writes them.

use std::fmt::Write as _;

/// A key, bare where it may be.
pub(super) fn key(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        text(key)
    }
}

/// A text on one line.
pub(super) fn text(text: &str) -> String {
    let needs_escapes = text.contains(['"', '\\']);
    if needs_escapes && !text.contains('\'') && !text.contains(is_control) {
        return format!("'{text}'");
    }
    format!("\"{}\"", escaped(text, |character| character == '"'))
}

/// A text on lines of its own, when it has several.
pub(super) fn lines(text: &str) -> String {
    if !text.contains('\n') {
        return self::text(text);
    }
    let has_hidden = text.contains(|c: char| is_control(c) && c != '\n' && c != '\t');
    let basic = text.contains('\\') || text.contains("\"\"\"") || text.ends_with('"');
    let literal = text.contains("'''") || text.ends_with('\'');
    if !has_hidden && !basic {
        return format!("\"\"\"\n{text}\"\"\"");
    }
    if !has_hidden && !literal {
        return format!("'''\n{text}'''");
    }
    let pieces: Vec<String> = text
        .split('\n')
        .map(|line| escaped(line, |character| character == '"'))
        .collect();
    format!("\"\"\"\n{}\"\"\"", pieces.join("\n"))
}

fn is_control(character: char) -> bool {
    character.is_control()
}

fn escaped(text: &str, is_quote: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    for character in text.chars() {
        match character {
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            other if is_quote(other) => {
                escaped.push('\\');
                escaped.push(other);
            }
            other if is_control(other) => {
                let _ = write!(escaped, "\\u{:04X}", u32::from(other));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{lines, text};

    #[test]
    fn what_is_written_is_read_again() {
        let samples = [
            "",
            "plain",
            "it's",
            "say \"hi\"",
            "it's \"both\"",
            "C:\\dir",
            "tab\there",
            "a\r\nb",
            "a\nb",
            "\n  a\n  b\n",
            "ends in \"\nquote\"",
            "ends in '\nquote'",
            "regex \\d\n'''",
            "bell \u{7}\nline",
            "\"\"\"\n'''\n\\",
            "héllo\n\u{85}",
        ];
        for sample in samples {
            for written in [text(sample), lines(sample)] {
                let document = format!("key = {written}\n");
                let table: toml::Table = toml::from_str(&document).expect(&document);
                assert_eq!(table["key"].as_str(), Some(sample), "{document}");
            }
        }
    }
}
