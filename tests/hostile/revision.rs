//! Revisions with hostile text in every field.

use std::fmt::Write as _;

/// A text as a basic string of TOML.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            ' '..='~' => quoted.push(letter),
            _ => write!(quoted, "\\U{:08X}", u32::from(letter)).expect("text takes every byte"),
        }
    }
    quoted + "\""
}

/// What an author writes, field by field.
#[derive(Debug, Clone)]
pub(crate) struct Hostile {
    pub(crate) id: String,
    pub(crate) message: String,
    pub(crate) note: String,
    pub(crate) table: String,
    pub(crate) column: String,
    pub(crate) constraint: String,
    pub(crate) index: String,
    pub(crate) comment: String,
    pub(crate) default: String,
    pub(crate) word: String,
    pub(crate) rows: Vec<String>,
}

impl Default for Hostile {
    fn default() -> Self {
        let text = |text: &str| text.to_owned();
        Self {
            id: text("two"),
            message: text("a message"),
            note: text("a note"),
            table: text("things"),
            column: text("body"),
            constraint: text("ck_things"),
            index: text("ix_things"),
            comment: text("a comment"),
            default: text("a default"),
            word: text("word"),
            rows: vec![text("a row")],
        }
    }
}

impl Hostile {
    /// The fields by number: those that are names come first.
    pub(crate) fn field(&mut self, number: usize) -> &mut String {
        match number {
            0 => &mut self.table,
            1 => &mut self.column,
            2 => &mut self.constraint,
            3 => &mut self.index,
            4 => &mut self.id,
            5 => &mut self.comment,
            6 => &mut self.default,
            7 => &mut self.word,
            _ => &mut self.rows[0],
        }
    }

    /// The words of the enum.
    pub(crate) fn words(&self) -> [String; 2] {
        ["1", "2"].map(|end| format!("{}{end}", self.word))
    }

    /// The files: a table of its own, and one with hostile text everywhere.
    pub(crate) fn files(&self) -> [String; 2] {
        let first = "revision = \"one\"\n[[upgrade]]\nop = \"create_table\"\ntable = \"canary\"\n\
             columns = [{ name = \"id\", type = \"integer\", primary_key = true, autoincrement = false }]\n\
             [[upgrade]]\nop = \"bulk_insert\"\ntable = \"canary\"\nrows = [{ id = 7 }]\n";
        let [id, message, note, table, column] = [
            &self.id,
            &self.message,
            &self.note,
            &self.table,
            &self.column,
        ]
        .map(|text| quoted(text));
        let [constraint, index, comment, default] =
            [&self.constraint, &self.index, &self.comment, &self.default].map(|text| quoted(text));
        let [one, two] = self.words().map(|word| quoted(&word));
        let mut text = format!(
            "revision = {id}\ndown_revision = \"one\"\nmessage = {message}\n\
             [[upgrade]]\nop = \"create_table\"\ntable = {table}\ncomment = {comment}\nnote = {note}\ncolumns = [\n\
             {{ name = \"id\", type = \"integer\", primary_key = true, autoincrement = false }},\n\
             {{ name = {column}, type = \"text\", comment = {comment} }},\n\
             {{ name = \"said\", type = \"string(400)\", default = {default} }},\n\
             {{ name = \"state\", type = {{ enum = \"states\", values = [{one}, {two}] }} }},\n]\n\
             checks = [{{ name = {constraint}, sql = \"id > 0\" }}]\n\
             indexes = [{{ name = {index}, columns = [\"said\"], mysql = {{ prefix = {{}} }} }}]\n"
        );
        text = text.replace(", mysql = { prefix = {} }", "");
        for (position, row) in self.rows.iter().enumerate() {
            write!(
                text,
                "[[upgrade]]\nop = \"bulk_insert\"\nnote = {note}\ntable = {table}\n\
                 rows = [{{ id = {}, {column} = {}, state = {two} }}]\n",
                position + 1,
                quoted(row)
            )
            .expect("text takes every byte");
        }
        [first.to_owned(), text]
    }
}
