//! What a `CREATE TABLE` statement declares beyond what pragmas tell: names, checks, collations, actions.
//!
//! It follows <https://www.sqlite.org/lang_createtable.html> for statements that SQLite has already accepted.

use super::token::{Token, normal, tokens};

/// A part of a table's declaration.
#[derive(Debug, Clone)]
pub(super) enum Rule {
    PrimaryKey {
        name: Option<String>,
        text: String,
    },
    Unique {
        name: Option<String>,
        columns: Vec<String>,
    },
    Check {
        name: Option<String>,
        text: String,
    },
    ForeignKey {
        name: Option<String>,
        columns: Vec<String>,
        referred_table: String,
        referred_columns: Vec<String>,
        actions: String,
    },
    Collation {
        column: String,
        collation: String,
    },
    Generated {
        column: String,
        text: String,
    },
}

/// The rules of one table.
#[derive(Debug, Clone, Default)]
pub(super) struct Declaration {
    pub(super) rules: Vec<Rule>,
}

impl Declaration {
    /// Reads the text of `sqlite_schema`; one of a virtual table declares nothing.
    pub(super) fn parse(sql: &str) -> Self {
        let tokens = tokens(sql);
        let mut declaration = Self::default();
        let Some(open) = tokens.iter().position(|token| token.is_symbol("(")) else {
            return declaration;
        };
        if tokens[..open].iter().any(|token| token.is("VIRTUAL")) {
            return declaration;
        }
        for part in split(group(&tokens[open..])) {
            let is_column = !["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]
                .iter()
                .any(|keyword| part.first().is_some_and(|token| token.is(keyword)));
            let column = part.first().filter(|_| is_column).map(Token::name);
            let mut reader = Reader {
                rest: &part[usize::from(is_column)..],
                column,
                name: None,
            };
            reader.read_into(&mut declaration.rules);
        }
        declaration
    }

    /// Names the primary key of the referred table where a foreign key names no columns.
    pub(super) fn fill_referred_columns(&mut self, primary_key: impl Fn(&str) -> Vec<String>) {
        for rule in &mut self.rules {
            if let Rule::ForeignKey {
                referred_table,
                referred_columns,
                ..
            } = rule
                && referred_columns.is_empty()
            {
                *referred_columns = primary_key(referred_table);
            }
        }
    }
}

/// Reads the clauses of one column or table constraint.
struct Reader<'a> {
    rest: &'a [Token],
    column: Option<String>,
    name: Option<String>,
}

impl<'a> Reader<'a> {
    fn read_into(&mut self, rules: &mut Vec<Rule>) {
        while let Some(token) = self.rest.first() {
            if token.is_symbol("(") {
                self.take_group();
                continue;
            }
            self.rest = &self.rest[1..];
            if token.is("CONSTRAINT") {
                self.name = Some(self.take_name());
            } else if token.is("CHECK") {
                let text = normal(self.take_group());
                rules.push(Rule::Check {
                    name: self.name.take(),
                    text,
                });
            } else if token.is("UNIQUE") {
                let columns = self.take_columns();
                rules.push(Rule::Unique {
                    name: self.name.take(),
                    columns,
                });
            } else if token.is("PRIMARY") {
                rules.push(self.primary_key());
            } else if token.is("FOREIGN") {
                self.skip("KEY");
                let columns = self.take_columns();
                self.skip("REFERENCES");
                rules.push(self.foreign_key(columns));
            } else if token.is("REFERENCES") {
                let columns = self.column.iter().cloned().collect();
                rules.push(self.foreign_key(columns));
            } else if token.is("COLLATE") {
                let collation = self.take_name().to_lowercase();
                rules.push(Rule::Collation {
                    column: self.column.clone().unwrap_or_default(),
                    collation,
                });
            } else if token.is("AS") {
                rules.push(self.generated());
            } else if token.is("NULL") || token.is("DEFAULT") {
                // A name in front of these belongs to them, and SQLite never shows it.
                self.name = None;
            }
        }
    }

    fn primary_key(&mut self) -> Rule {
        self.skip("KEY");
        let mut text = match &self.column {
            Some(column) => column.clone(),
            None => normal(self.take_group()),
        };
        for keyword in ["ASC", "DESC", "AUTOINCREMENT"] {
            if self.skip(keyword) {
                text = format!("{text} {}", keyword.to_lowercase());
            }
        }
        Rule::PrimaryKey {
            name: self.name.take(),
            text,
        }
    }

    fn foreign_key(&mut self, columns: Vec<String>) -> Rule {
        let referred_table = self.take_name();
        let referred_columns = if self.at_group() {
            split(self.take_group()).map(first_name).collect()
        } else {
            Vec::new()
        };
        let mut actions = [String::new(), String::new(), String::new()];
        loop {
            if self.skip("ON") {
                let place = usize::from(!self.skip("DELETE"));
                self.skip("UPDATE");
                let words = if self
                    .rest
                    .first()
                    .is_some_and(|token| token.is("SET") || token.is("NO"))
                {
                    2
                } else {
                    1
                };
                let event = ["on delete", "on update"][place];
                let action = normal(self.take(words));
                if action != "no action" {
                    actions[place] = format!(" {event} {action}");
                }
            } else if self.skip("MATCH") {
                self.take_name();
            } else if self.starts_deferrable() {
                let words = if self.rest[0].is("NOT") { 2 } else { 1 };
                actions[2] = format!(" {}", normal(self.take(words)));
                if self.skip("INITIALLY") {
                    actions[2] = format!(
                        "{} initially {}",
                        actions[2],
                        self.take_name().to_lowercase()
                    );
                }
            } else {
                break;
            }
        }
        Rule::ForeignKey {
            name: self.name.take(),
            columns,
            referred_table,
            referred_columns,
            actions: actions.concat(),
        }
    }

    /// A column's `NOT NULL` may follow its foreign key, and looks alike at first.
    fn starts_deferrable(&self) -> bool {
        let place = usize::from(self.rest.first().is_some_and(|token| token.is("NOT")));
        self.rest
            .get(place)
            .is_some_and(|token| token.is("DEFERRABLE"))
    }

    fn generated(&mut self) -> Rule {
        let expression = normal(self.take_group());
        let storage = if self.skip("STORED") {
            "stored"
        } else {
            "virtual"
        };
        Rule::Generated {
            column: self.column.clone().unwrap_or_default(),
            text: format!("generated always as ({expression}) {storage}"),
        }
    }

    fn at_group(&self) -> bool {
        self.rest.first().is_some_and(|token| token.is_symbol("("))
    }

    /// The columns in brackets, or the column this clause belongs to.
    fn take_columns(&mut self) -> Vec<String> {
        if self.at_group() {
            return split(self.take_group()).map(first_name).collect();
        }
        self.column.iter().cloned().collect()
    }

    fn take_group(&mut self) -> &'a [Token] {
        let inner = group(self.rest);
        self.rest = self.rest.get(inner.len() + 2..).unwrap_or_default();
        inner
    }

    fn take(&mut self, count: usize) -> &'a [Token] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn take_name(&mut self) -> String {
        self.take(1).first().map(Token::name).unwrap_or_default()
    }

    fn skip(&mut self, keyword: &str) -> bool {
        let found = self.rest.first().is_some_and(|token| token.is(keyword));
        self.rest = &self.rest[usize::from(found)..];
        found
    }
}

fn first_name(part: &[Token]) -> String {
    part.first().map(Token::name).unwrap_or_default()
}

/// What stands between the bracket that the tokens start with and the one that closes it.
fn group(tokens: &[Token]) -> &[Token] {
    let mut depth = 0;
    for (place, token) in tokens.iter().enumerate() {
        if token.is_symbol("(") {
            depth += 1;
        } else if token.is_symbol(")") {
            depth -= 1;
            if depth == 0 {
                return &tokens[1..place];
            }
        }
    }
    tokens.get(1..).unwrap_or_default()
}

/// Splits at the commas outside of brackets.
fn split(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut depth = 0;
    tokens.split(move |token| {
        if token.is_symbol("(") {
            depth += 1;
        } else if token.is_symbol(")") {
            depth -= 1;
        }
        depth == 0 && token.is_symbol(",")
    })
}
