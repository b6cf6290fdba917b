//! `alembic.ini` by the rules of Python's configparser: <https://docs.python.org/3/library/configparser.html>.
//!
//! Knows nothing of what the keys mean. What it shows of the file covers URLs and the values of keys that hold one.

use std::sync::Arc;

use crate::config::{covered, without_urls};
use crate::diag::{Diagnostic, Source, Span};

/// How deep values may refer to one another.
const DEEPEST: usize = 10;

/// The section whose options every other one has, too.
const DEFAULTS: &str = "DEFAULT";

/// A file of sections with options.
#[derive(Debug)]
pub(super) struct Ini {
    /// The file as diagnostics may show it.
    pub(super) shown: Arc<Source>,
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    name: String,
    options: Vec<Entry>,
}

/// An option as it is written.
#[derive(Debug)]
pub(super) struct Entry {
    key: String,
    lines: Vec<String>,
    /// Where its value stands.
    pub(super) span: Span,
}

impl Entry {
    /// The value before interpolation.
    pub(super) fn raw(&self) -> String {
        self.lines.join("\n").trim_end().to_owned()
    }
}

impl Ini {
    /// Reads a file.
    pub(super) fn parse(source: &Source) -> Result<Self, Diagnostic> {
        let mut ini = Self {
            shown: Arc::new(Source::new(source.path.clone(), hidden(&source.text))),
            sections: Vec::new(),
        };
        let mut indent = 0;
        let mut in_option = false;
        let mut offset = 0;
        for line in source.text.split_inclusive('\n') {
            let start = offset;
            offset += line.len();
            let content = line.trim_start_matches('\u{feff}');
            let own_indent = content.len() - content.trim_start().len();
            let start = start + line.len() - content.len() + own_indent;
            let content = content.trim();
            let span = start..start + content.len();
            if content.starts_with(['#', ';']) {
                continue;
            }
            if content.is_empty() || (in_option && own_indent > indent) {
                if let Some(entry) = ini.last_entry().filter(|_| in_option) {
                    entry.lines.push(content.to_owned());
                    if !content.is_empty() {
                        entry.span.end = span.end;
                    }
                }
                continue;
            }
            indent = own_indent;
            in_option = !ini.heading(content, &span)?;
            if in_option {
                ini.option(content, &span)?;
            }
        }
        Ok(ini)
    }

    fn last_entry(&mut self) -> Option<&mut Entry> {
        self.sections.last_mut()?.options.last_mut()
    }

    /// Opens a section, when the line is a heading.
    fn heading(&mut self, content: &str, span: &Span) -> Result<bool, Diagnostic> {
        let heading = content.strip_prefix('[').and_then(|rest| {
            let end = rest.rfind(']')?;
            Some(&rest[..end]).filter(|name| !name.is_empty())
        });
        let Some(name) = heading else {
            return Ok(false);
        };
        if self.sections.iter().any(|section| section.name == name) {
            let message = format!("the section `[{name}]` stands there twice");
            return Err(self.error(message, span));
        }
        self.sections.push(Section {
            name: name.to_owned(),
            options: Vec::new(),
        });
        Ok(true)
    }

    fn option(&mut self, content: &str, span: &Span) -> Result<(), Diagnostic> {
        let Some((key, value)) = content.split_once(['=', ':']) else {
            let message = "the line is no section, no `key = value` and no comment";
            return Err(self.error(message, span));
        };
        let key = key.trim_end().to_lowercase();
        let value = value.trim();
        let Some(section) = self.sections.last_mut() else {
            let message = "the file begins without a section such as `[alembic]`";
            return Err(self.error(message, span));
        };
        if section.options.iter().any(|entry| entry.key == key) {
            let message = format!("the key `{key}` stands twice in `[{}]`", section.name);
            return Err(self.error(message, span));
        }
        section.options.push(Entry {
            key,
            lines: vec![value.to_owned()],
            span: span.end - value.len()..span.end,
        });
        Ok(())
    }

    fn error(&self, message: impl Into<String>, span: &Span) -> Diagnostic {
        Diagnostic::error("configuration", message)
            .at(&self.shown, span.clone(), "")
            .note("Alembic refuses the file, too")
    }

    /// Whether there is a section of this name.
    pub(super) fn has_section(&self, name: &str) -> bool {
        self.sections.iter().any(|section| section.name == name)
    }

    /// The sections that have an option of their own.
    pub(super) fn sections_with(&self, key: &str) -> Vec<&str> {
        let has_key = |section: &&Section| section.options.iter().any(|entry| entry.key == key);
        let names = self.sections.iter().filter(has_key);
        names
            .map(|section| section.name.as_str())
            .filter(|name| *name != DEFAULTS)
            .collect()
    }

    /// The keys of a section, and those of the defaults of all sections.
    pub(super) fn keys(&self, section: &str) -> Vec<&str> {
        let own = |other: &&Section| other.name == section || other.name == DEFAULTS;
        let options = self.sections.iter().filter(own);
        options
            .flat_map(|section| section.options.iter().map(|entry| entry.key.as_str()))
            .collect()
    }

    /// An option of a section, or of the defaults of all sections.
    pub(super) fn entry(&self, section: &str, key: &str) -> Option<&Entry> {
        let key = key.to_lowercase();
        let of = |name: &str| {
            let section = self.sections.iter().find(|section| section.name == name)?;
            section.options.iter().find(|entry| entry.key == key)
        };
        of(section).or_else(|| of(DEFAULTS))
    }

    /// The value of an option, with the values it refers to.
    pub(super) fn value(
        &self,
        section: &str,
        key: &str,
        here: &str,
    ) -> Option<Result<String, Diagnostic>> {
        let entry = self.entry(section, key)?;
        let value = self.filled(section, &entry.raw(), here, 0);
        Some(value.map_err(|message| self.error(message, &entry.span)))
    }

    fn filled(&self, section: &str, raw: &str, here: &str, depth: usize) -> Result<String, String> {
        if depth > DEEPEST {
            return Err("the values refer to one another without an end".to_owned());
        }
        interpolated(raw, |name| match self.entry(section, name) {
            Some(entry) => self.filled(section, &entry.raw(), here, depth + 1),
            None if name == "here" => Ok(here.to_owned()),
            None => Err(format!(
                "`%({name})s` names no key of `[{section}]`; a plain percent sign is written `%%`"
            )),
        })
    }
}

/// Fills `%(name)s` and makes `%%` one percent sign.
pub(super) fn interpolated(
    raw: &str,
    value: impl Fn(&str) -> Result<String, String>,
) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        if let Some(after) = after.strip_prefix('%') {
            text.push('%');
            rest = after;
            continue;
        }
        let reference = after.strip_prefix('(').and_then(|r| r.split_once(")s"));
        let Some((name, after)) = reference else {
            return Err("after `%` stands `(name)s` or another `%`".to_owned());
        };
        text.push_str(&value(&name.to_lowercase())?);
        rest = after;
    }
    Ok(text + rest)
}

/// The same text, byte for byte, without what a URL may hold.
fn hidden(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let (key, value) = line.split_once(['=', ':']).unwrap_or((line, ""));
        if value.is_empty() || !key.to_lowercase().contains("url") {
            return without_urls(line);
        }
        format!("{}{}", &line[..=key.len()], covered(value))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ini(text: &str) -> Ini {
        Ini::parse(&Source::new("alembic.ini", text)).unwrap()
    }

    fn value(text: &str, key: &str) -> String {
        let value = ini(text).value("alembic", key, "proj").unwrap();
        value.unwrap_or_else(|error| format!("error: {}", error.message))
    }

    fn error(text: &str) -> (String, usize) {
        let error = Ini::parse(&Source::new("alembic.ini", text)).unwrap_err();
        let label = &error.labels[0];
        let line = label.source.line_and_column(label.span.start).0;
        (error.message, line)
    }

    #[test]
    fn keys_end_at_the_first_delimiter_and_have_no_case() {
        let text = "[alembic]\nA = b:c\nd : e=f\nempty =\n";
        assert_eq!(value(text, "a"), "b:c");
        assert_eq!(value(text, "D"), "e=f");
        assert_eq!(value(text, "empty"), "");
    }

    #[test]
    fn a_deeper_line_continues_the_value_and_comments_stand_alone() {
        let text =
            "[alembic]\na = 1\n   2 # no comment\n\n   # a comment\n   [3]\nb = 4 ; no comment\n";
        assert_eq!(value(text, "a"), "1\n2 # no comment\n\n[3]");
        assert_eq!(value(text, "b"), "4 ; no comment");
    }

    #[test]
    fn an_indented_key_is_a_key_where_nothing_goes_on() {
        assert_eq!(value("[alembic]\n  a = 1\n  b = 2\n", "b"), "2");
        assert_eq!(value("\u{feff}[alembic]\r\na = 1\r\n", "a"), "1");
    }

    #[test]
    fn values_refer_to_others() {
        let text = "[DEFAULT]\nroot = %(here)s/x\n[alembic]\na = %(Root)s/100%%\nb = %(c)s\nc = %(b)s\nd = %(no)s\ne = 5%\n";
        assert_eq!(value(text, "a"), "proj/x/100%");
        assert_eq!(value(text, "root"), "proj/x");
        assert!(value(text, "b").starts_with("error: the values refer"));
        assert!(value(text, "d").starts_with("error: `%(no)s` names no key"));
        assert!(value(text, "e").starts_with("error: after `%`"));
    }

    #[test]
    fn what_configparser_refuses_is_an_error_with_a_place() {
        assert!(error("a = 1\n").0.contains("without a section"));
        assert_eq!(error("[alembic]\na = 1\nb\n").1, 3);
        assert!(error("[x]\n[x]\n").0.contains("`[x]` stands there twice"));
        assert_eq!(error("[x]\na = 1\nA : 2\n").1, 3);
    }

    #[test]
    fn urls_are_never_shown() {
        let text = "[alembic]\nsqlalchemy.url = p q\nx = mysql://u:p@h/d\n";
        let shown = &ini(text).shown.text;
        assert_eq!(
            shown,
            "[alembic]\nsqlalchemy.url = * *\nx = mysql://*******\n"
        );
        assert_eq!(shown.len(), text.len());
    }

    #[test]
    fn sections_are_found_by_what_they_hold() {
        let ini = ini("[DEFAULT]\na = 1\n[one]\na = 1\n[two]\nb = 1\n");
        assert_eq!(ini.sections_with("a"), ["one"]);
        assert!(ini.has_section("two") && !ini.has_section("alembic"));
    }
}
