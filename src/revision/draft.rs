//! The text of a new revision file, and the name that it gets.
//!
//! Knows no history: whoever makes one has asked whether it fits.

use std::fmt::Write as _;

use crate::diag::is_invisible;

/// The longest end of a file's name, as in Alembic's
/// [`truncate_slug_length`](https://alembic.sqlalchemy.org/en/latest/tutorial.html#editing-the-ini-file).
const LONGEST_SLUG: usize = 40;

const OPS: &str = r#"
# What the upgrade does, op by op, in this order. For example:
#
# [[upgrade]]
# op = "add_column"
# table = "users"
# column = { name = "email", type = "string(200)" }
#
# The downgrade is derived from it. Write [[downgrade]] ops only where another one is wanted.
# `gen check` proves both.
"#;

const MERGE: &str = r"
# A merge joins branches. It needs no ops of its own, but may have some, as [[upgrade]].
";

/// A revision before it is a file.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Where the JSON Schema of revisions lies, from the file's folder; `None`: nowhere.
    pub schema: Option<String>,
    /// The id.
    pub id: String,
    /// The parents; none: a base.
    pub down_revisions: Vec<String>,
    /// What must be applied before, besides the parents.
    pub depends_on: Vec<String>,
    /// Labels of the branch that begins here.
    pub branch_labels: Vec<String>,
    /// What it does, in the author's words.
    pub message: String,
    /// When it is made, as TOML writes it.
    pub created: String,
}

impl Draft {
    /// The name of its file: `<id>_<slug>.toml`, as Alembic's default template has it.
    pub fn file_name(&self) -> String {
        match slug(&self.message) {
            slug if slug.is_empty() => format!("{}.toml", self.id),
            slug => format!("{}_{slug}.toml", self.id),
        }
    }

    /// The text of its file.
    pub fn text(&self) -> String {
        let mut text = match &self.schema {
            Some(schema) => format!("#:schema {schema}\n"),
            None => String::new(),
        };
        let mut line = |key: &str, value: &str| {
            let _ = writeln!(text, "{key} = {value}");
        };
        line("revision", &quoted(&self.id));
        match self.down_revisions.as_slice() {
            [] => {}
            [parent] => line("down_revision", &quoted(parent)),
            parents => line("down_revision", &list(parents)),
        }
        line("message", &quoted(&self.message));
        line("created", &self.created);
        if !self.branch_labels.is_empty() {
            line("branch_labels", &list(&self.branch_labels));
        }
        if !self.depends_on.is_empty() {
            line("depends_on", &list(&self.depends_on));
        }
        text.push_str(if self.down_revisions.len() > 1 {
            MERGE
        } else {
            OPS
        });
        text
    }
}

/// The words of a message in small letters, cut after a word.
fn slug(message: &str) -> String {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let words: Vec<&str> = message
        .split(|letter| !is_part(letter))
        .filter(|word| !word.is_empty())
        .collect();
    let slug = words.join("_").to_lowercase();
    let Some((end, _)) = slug.char_indices().nth(LONGEST_SLUG) else {
        return slug;
    };
    let cut = &slug[..end];
    let whole = cut.rsplit_once('_').map_or(cut, |(words, _)| words);
    format!("{whole}_")
}

/// A TOML string on one line, in which nothing is invisible.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if letter.is_control() || is_invisible(letter) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{quoted, slug};

    #[test]
    fn a_text_stays_on_its_line_and_can_be_read_again() {
        for text in [
            "plain",
            "two\nlines",
            "\"it's\" C:\\",
            "turn \u{202E}ed\u{1}\u{7f}",
            "Größe",
        ] {
            let line = format!("message = {}", quoted(text));
            assert!(!line.contains(['\n', '\u{202E}', '\u{1}']), "{line}");
            let table: toml::Table = toml::from_str(&line).expect("it is TOML");
            assert_eq!(table["message"].as_str(), Some(text));
        }
    }

    #[test]
    fn slugs_are_those_of_alembic() {
        for (message, expected) in [
            ("create cart tables", "create_cart_tables"),
            ("  Add  E-Mail (again)! ", "add_e_mail_again"),
            ("", ""),
            ("!?", ""),
            ("naïve Größe", "naïve_größe"),
            ("a_b __c", "a_b___c"),
            ("../../etc/passwd", "etc_passwd"),
            (
                "forty letters and then some more of them now",
                "forty_letters_and_then_some_more_of_",
            ),
            (
                "0123456789012345678901234567890123456789",
                "0123456789012345678901234567890123456789",
            ),
            (
                "0123456789012345678901234567890123456789x",
                "0123456789012345678901234567890123456789_",
            ),
        ] {
            assert_eq!(slug(message), expected, "{message}");
        }
    }
}
