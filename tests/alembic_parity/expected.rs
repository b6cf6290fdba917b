//! Reads `expected.sql`: the statements of all dialects in one order, each under the dialects that print it, and words
//! for the statements of `frame.sql`. The form is explained in `tests/alembic/README.md`.

use std::fmt::Write as _;

use gensql::config::DialectName;

use super::{Direction, dialect_named, folder};

/// What Alembic does for all dialects of a case.
pub(crate) struct Expected {
    sections: Vec<Section>,
}

/// What Alembic does for one dialect and direction.
pub(crate) enum Answer {
    /// It prints one of these scripts; there are several where the order depends on string hashing.
    Scripts(Vec<String>),
    /// It raises an error.
    Raises(String),
}

/// What follows a heading `# title`.
struct Section {
    title: String,
    entries: Vec<Entry>,
}

struct Entry {
    /// Who prints it; none: everyone.
    dialects: Option<Vec<DialectName>>,
    content: Content,
}

enum Content {
    Running(String),
    Word(String),
    Statement(String),
    Raises(String),
}

/// The statements that stand around those of a revision, by their words.
pub(crate) struct Frame(Vec<Section>);

impl Frame {
    pub(crate) fn read() -> Self {
        let text = std::fs::read_to_string(folder().join("frame.sql"));
        Self(sections(&text.expect("the frame is text")))
    }

    /// The statement of a word such as `@insert 1975`, for those dialects that have it.
    fn statement(&self, word: &str, dialect: DialectName) -> Option<String> {
        let mut words = word.split(' ');
        let name = words.next().unwrap_or_default();
        let section = self.0.iter().find(|section| section.title == name);
        let section = section.unwrap_or_else(|| panic!("`{name}` is no word of the frame"));
        let entry = section.entries.iter().find(|entry| entry.is_for(dialect))?;
        let Content::Statement(statement) = &entry.content else {
            panic!("the frame has statements only");
        };
        Some(
            words
                .enumerate()
                .fold(statement.clone(), |text, (position, value)| {
                    text.replace(&format!("${}", position + 1), value)
                }),
        )
    }
}

impl Expected {
    pub(crate) fn parse(text: &str) -> Self {
        Self {
            sections: sections(text),
        }
    }

    /// What Alembic does for a dialect, `separator` being the text that ends a batch (`GO`, `/`), if there is one.
    pub(crate) fn answer(
        &self,
        (dialect, direction): (DialectName, Direction),
        frame: &Frame,
        separator: &str,
    ) -> Answer {
        let mut scripts = Vec::new();
        for section in &self.sections {
            if !section.is_about(dialect, direction) {
                continue;
            }
            for entry in &section.entries {
                if let Content::Raises(message) = &entry.content
                    && entry.is_for(dialect)
                {
                    return Answer::Raises(message.clone());
                }
            }
            scripts.push(section.script(dialect, frame, separator));
        }
        Answer::Scripts(scripts)
    }
}

impl Section {
    /// The title is a direction; that of an alternative also names its dialects: `downgrade, or on sqlite, oracle`.
    fn is_about(&self, dialect: DialectName, direction: Direction) -> bool {
        match self.title.split_once(", or on ") {
            Some((title, dialects)) => {
                title == direction.as_str() && named(dialects).contains(&dialect)
            }
            None => self.title == direction.as_str(),
        }
    }

    /// The script with the ends of statements and batches as Alembic writes them.
    fn script(&self, dialect: DialectName, frame: &Frame, separator: &str) -> String {
        let end = if dialect == DialectName::Oracle {
            ""
        } else {
            ";"
        };
        let mut script = String::new();
        for entry in self.entries.iter().filter(|entry| entry.is_for(dialect)) {
            let statement = match &entry.content {
                Content::Running(line) => {
                    write!(script, "{line}\n\n").expect("text grows");
                    continue;
                }
                Content::Word(word) => match frame.statement(word, dialect) {
                    Some(statement) => statement,
                    None => continue,
                },
                Content::Statement(statement) => statement.clone(),
                Content::Raises(_) => continue,
            };
            write!(script, "{statement}{end}\n\n").expect("text grows");
            if !separator.is_empty() && statement != "BEGIN TRANSACTION" {
                write!(script, "{separator}\n\n").expect("text grows");
            }
        }
        script
    }
}

impl Entry {
    fn is_for(&self, dialect: DialectName) -> bool {
        self.dialects
            .as_ref()
            .is_none_or(|dialects| dialects.contains(&dialect))
    }
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("# ") {
            sections.push(Section {
                title: title.to_owned(),
                entries: Vec::new(),
            });
            continue;
        }
        let Some(section) = sections.last_mut() else {
            continue;
        };
        if let Some(entry) = mark(line) {
            section.entries.push(entry);
        } else if let Some(entry) = section.entries.last_mut()
            && let Content::Statement(statement) = &mut entry.content
        {
            statement.push_str(line);
            statement.push('\n');
        }
    }
    let entries = sections.iter_mut().flat_map(|section| &mut section.entries);
    for entry in entries {
        if let Content::Statement(statement) = &mut entry.content {
            *statement = statement.trim_end().to_owned();
        }
    }
    sections
}

/// The entry that a line begins, if it begins one.
fn mark(line: &str) -> Option<Entry> {
    let for_all = |content| Entry {
        dialects: None,
        content,
    };
    if line.starts_with("-- Running ") {
        return Some(for_all(Content::Running(line.to_owned())));
    }
    if line.starts_with('@') {
        return Some(for_all(Content::Word(line.to_owned())));
    }
    let (label, rest) = line.strip_prefix('[')?.split_once(']')?;
    let content = match rest.strip_prefix(" raises ") {
        Some(message) => Content::Raises(message.to_owned()),
        None if rest.is_empty() => Content::Statement(String::new()),
        None => return None,
    };
    Some(Entry {
        dialects: (label != "all").then(|| named(label)),
        content,
    })
}

fn named(list: &str) -> Vec<DialectName> {
    list.split(", ").map(dialect_named).collect()
}
