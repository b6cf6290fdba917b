//! Where a `;` does not end a statement: inside the bodies of triggers, procedures and blocks.

use sqlparser::tokenizer::Token;

use super::tokens::Placed;
use crate::config::DialectName;

/// How a statement ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// At the next `;`.
    Plain,
    /// At the next `;` that stands in no `BEGIN … END`, no control structure of MySQL and no rule's brackets.
    Body,
    /// With the batch (SQL Server).
    Batch,
    /// At the `;` after the outermost `END`, which belongs to it (Oracle).
    PlSql,
    /// At the next `;`, which belongs to it (Oracle's `CREATE TYPE`).
    WithTerminator,
}

/// Something that an `END` or a bracket closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// A PL/SQL unit whose `BEGIN` is still to come.
    Unit {
        /// Its `IS` or `AS` was there: not just announced.
        is_defined: bool,
        /// It holds a section for each point of time.
        is_compound: bool,
    },
    /// Statements.
    Code,
    /// The brackets of a rule (PostgreSQL).
    Brackets,
}

const OBJECTS: [&str; 16] = [
    "TABLE",
    "INDEX",
    "VIEW",
    "TRIGGER",
    "PROCEDURE",
    "PROC",
    "FUNCTION",
    "PACKAGE",
    "TYPE",
    "EVENT",
    "RULE",
    "SEQUENCE",
    "SCHEMA",
    "DATABASE",
    "USER",
    "ROLE",
];

/// One statement's way to its end, token by token.
#[derive(Debug)]
pub(super) struct Block {
    dialect: DialectName,
    shape: Shape,
    levels: Vec<Level>,
    /// Tokens before this position belong to the statement's head and open nothing.
    head_end: usize,
    has_begun: bool,
}

impl Block {
    /// The statement that starts at this token.
    pub(super) fn start(tokens: &[Placed], at: usize, dialect: DialectName) -> Self {
        let mut block = Self {
            dialect,
            shape: Shape::Plain,
            levels: Vec::new(),
            head_end: at,
            has_begun: false,
        };
        let object = created_object(tokens, at, dialect);
        let kind = object
            .and_then(|object| tokens[object].word())
            .unwrap_or_default()
            .to_ascii_uppercase();
        let kind = kind.as_str();
        block.shape = match dialect {
            DialectName::Postgresql if matches!(kind, "FUNCTION" | "PROCEDURE" | "RULE") => {
                Shape::Body
            }
            DialectName::Sqlite if kind == "TRIGGER" => Shape::Body,
            DialectName::Postgresql | DialectName::Sqlite => Shape::Plain,
            DialectName::Mysql | DialectName::Mariadb => {
                let starts_block =
                    tokens[at].is_word("BEGIN") && follows(tokens, at, dialect, "NOT");
                let is_routine = matches!(
                    kind,
                    "TRIGGER" | "PROCEDURE" | "FUNCTION" | "EVENT" | "PACKAGE"
                );
                if is_routine || starts_block {
                    Shape::Body
                } else {
                    Shape::Plain
                }
            }
            DialectName::Mssql
                if matches!(kind, "TRIGGER" | "PROCEDURE" | "PROC" | "FUNCTION" | "VIEW") =>
            {
                Shape::Batch
            }
            DialectName::Mssql => Shape::Body,
            DialectName::Oracle => oracle_shape(tokens, at, object),
        };
        if let (Shape::PlSql, Some(object)) = (block.shape, object) {
            block.head_end = object + 1;
            block.levels.push(Level::Unit {
                is_defined: true,
                is_compound: false,
            });
        }
        block
    }

    /// Whether the statement is procedural.
    pub(super) fn is_block(&self) -> bool {
        match self.shape {
            Shape::Plain => false,
            Shape::Body => self.has_begun,
            Shape::Batch | Shape::PlSql | Shape::WithTerminator => true,
        }
    }

    /// Whether the `;` that ends the statement belongs to it.
    pub(super) fn keeps_terminator(&self) -> bool {
        matches!(self.shape, Shape::PlSql | Shape::WithTerminator)
    }

    /// Takes a `;`: whether it ends the statement.
    pub(super) fn ends(&mut self) -> bool {
        if let Some(Level::Unit {
            is_defined: false, ..
        }) = self.levels.last()
        {
            self.levels.pop();
            return false;
        }
        match self.shape {
            Shape::Plain | Shape::WithTerminator => true,
            Shape::Batch => false,
            Shape::Body | Shape::PlSql => self.levels.is_empty(),
        }
    }

    /// Takes any other token that does something; `before` is the one before it.
    pub(super) fn step(&mut self, tokens: &[Placed], at: usize, before: Option<&Placed>) {
        if at < self.head_end {
            return;
        }
        let token = &tokens[at];
        if self.dialect == DialectName::Mssql && token.is_word("DECLARE") {
            // A variable lives to the end of its batch.
            self.shape = Shape::Batch;
        }
        match (self.shape, self.dialect) {
            (Shape::Body, DialectName::Mysql | DialectName::Mariadb) => {
                self.step_mysql(tokens, at, before);
            }
            (Shape::Body, _) => self.step_body(tokens, at),
            (Shape::PlSql, _) => self.step_pl_sql(token, before),
            (Shape::Plain | Shape::Batch | Shape::WithTerminator, _) => {}
        }
    }

    fn begin(&mut self) {
        self.levels.push(Level::Code);
        self.has_begun = true;
    }

    fn step_body(&mut self, tokens: &[Placed], at: usize) {
        const TRANSACTION: [&str; 5] = [
            "TRAN",
            "TRANSACTION",
            "DISTRIBUTED",
            "DIALOG",
            "CONVERSATION",
        ];
        let token = &tokens[at];
        let next_is = |word: &str| follows(tokens, at, self.dialect, word);
        if token.is_word("BEGIN") {
            let begins = match self.dialect {
                DialectName::Postgresql => next_is("ATOMIC"),
                DialectName::Mssql => !TRANSACTION.into_iter().any(next_is),
                _ => true,
            };
            if begins {
                self.begin();
            }
        } else if token.is_word("CASE") {
            self.levels.push(Level::Code);
        } else if token.is_word("END") {
            self.levels.pop();
        } else if self.dialect == DialectName::Postgresql && !self.has_begun {
            match token.token() {
                Token::LParen => self.levels.push(Level::Brackets),
                Token::RParen => drop(self.levels.pop()),
                _ => {}
            }
        }
    }

    fn step_mysql(&mut self, tokens: &[Placed], at: usize, before: Option<&Placed>) {
        let token = &tokens[at];
        let after_end = before.is_some_and(|before| before.is_word("END"));
        if token.is_word("END") {
            // `END IF` and its like close what was opened by that word, see below.
            if !follows(tokens, at, self.dialect, "FOR") {
                self.levels.pop();
            }
        } else if after_end {
        } else if token.is_one_of(&["BEGIN", "LOOP", "WHILE"])
            || token.is_word("IF") && is_if_statement(tokens, at)
        {
            self.begin();
        } else if token.is_word("CASE") {
            self.levels.push(Level::Code);
        } else if token.is_word("REPEAT") && !is_bracket(tokens, at, self.dialect) {
            self.begin();
        }
    }

    fn step_pl_sql(&mut self, token: &Placed, before: Option<&Placed>) {
        let after = |word: &str| before.is_some_and(|before| before.is_word(word));
        let top = self.levels.last_mut();
        if token.is_word("BEGIN") {
            match top {
                Some(level @ Level::Unit { .. }) => *level = Level::Code,
                _ => self.begin(),
            }
        } else if token.is_word("END") {
            self.levels.pop();
        } else if token.is_one_of(&["CASE", "IF", "LOOP"]) {
            if !after("END") {
                self.levels.push(Level::Code);
            }
        } else if token.is_word("DECLARE") {
            if !matches!(top, Some(Level::Unit { .. })) {
                self.levels.push(Level::Unit {
                    is_defined: true,
                    is_compound: false,
                });
            }
        } else if token.is_one_of(&["PROCEDURE", "FUNCTION"]) {
            if matches!(top, Some(Level::Unit { .. })) {
                self.levels.push(Level::Unit {
                    is_defined: false,
                    is_compound: false,
                });
            }
        } else if let Some(Level::Unit {
            is_defined,
            is_compound,
        }) = top
        {
            if token.is_word("COMPOUND") {
                *is_compound = true;
            } else if token.is_one_of(&["IS", "AS"]) {
                let has_sections = *is_compound;
                *is_defined = true;
                if has_sections {
                    self.levels.push(Level::Unit {
                        is_defined: true,
                        is_compound: false,
                    });
                }
            } else if token.is_word("LANGUAGE") && (after("IS") || after("AS")) {
                self.levels.pop();
            }
        }
    }
}

/// The position of the word that says what a CREATE makes, or what SQL Server's ALTER replaces.
fn created_object(tokens: &[Placed], at: usize, dialect: DialectName) -> Option<usize> {
    let creates = tokens[at].is_word("CREATE")
        || dialect == DialectName::Mssql && tokens[at].is_word("ALTER");
    if !creates {
        return None;
    }
    let head = tokens
        .iter()
        .enumerate()
        .skip(at + 1)
        .filter(|(_, token)| token.is_significant(dialect));
    head.take(20)
        .take_while(|(_, token)| !matches!(token.token(), Token::SemiColon | Token::LParen))
        .find(|(_, token)| token.is_one_of(&OBJECTS))
        .map(|(position, _)| position)
}

fn oracle_shape(tokens: &[Placed], at: usize, object: Option<usize>) -> Shape {
    let Some(object) = object else {
        let is_label = matches!(tokens[at].token(), Token::ShiftLeft);
        let starts = tokens[at].is_one_of(&["BEGIN", "DECLARE"]) || is_label;
        return if starts { Shape::PlSql } else { Shape::Plain };
    };
    match &tokens[object] {
        token if token.is_one_of(&["TRIGGER", "PROCEDURE", "FUNCTION", "PACKAGE"]) => Shape::PlSql,
        token if token.is_word("TYPE") && follows(tokens, object, DialectName::Oracle, "BODY") => {
            Shape::PlSql
        }
        token if token.is_word("TYPE") => Shape::WithTerminator,
        _ => Shape::Plain,
    }
}

fn next(tokens: &[Placed], at: usize, dialect: DialectName) -> Option<&Placed> {
    tokens[at + 1..]
        .iter()
        .find(|token| token.is_significant(dialect))
}

fn follows(tokens: &[Placed], at: usize, dialect: DialectName, word: &str) -> bool {
    next(tokens, at, dialect).is_some_and(|token| token.is_word(word))
}

fn is_bracket(tokens: &[Placed], at: usize, dialect: DialectName) -> bool {
    next(tokens, at, dialect).is_some_and(|token| *token.token() == Token::LParen)
}

/// Whether an `IF` of MySQL is the statement and not the function: its THEN comes first.
fn is_if_statement(tokens: &[Placed], at: usize) -> bool {
    let mut depth = 0_usize;
    for token in &tokens[at + 1..] {
        match token.token() {
            Token::LParen => depth += 1,
            Token::RParen if depth == 0 => return false,
            Token::RParen => depth -= 1,
            Token::SemiColon => return false,
            _ if depth == 0 && token.is_word("THEN") => return true,
            _ if depth == 0 && token.is_one_of(&["WHEN", "ELSE", "END"]) => return false,
            _ => {}
        }
    }
    false
}
