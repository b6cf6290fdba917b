//! The words of an SQL statement as SQLite reads them, so that texts compare whatever their spacing and quotes.

use std::iter::Peekable;
use std::str::Chars;

/// One word of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A keyword, a bare name or a number.
    Bare(String),
    /// A name in quotes, without them.
    Quoted(String),
    /// A string, with its quotes.
    Text(String),
    /// An operator or a bracket.
    Symbol(String),
}

impl Token {
    /// Whether this is a keyword, which is given in upper case.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Bare(word) if word.eq_ignore_ascii_case(keyword))
    }

    /// Whether this is a symbol.
    pub(super) fn is_symbol(&self, symbol: &str) -> bool {
        matches!(self, Self::Symbol(text) if text == symbol)
    }

    /// The name this token stands for; SQLite takes a string for a name too.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Bare(name) | Self::Quoted(name) | Self::Symbol(name) => name.clone(),
            Self::Text(text) => text.trim_matches('\'').replace("''", "'"),
        }
    }
}

/// Splits a statement into tokens, without comments.
pub(super) fn tokens(sql: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        let token = match character {
            _ if character.is_whitespace() => continue,
            '-' if characters.next_if_eq(&'-').is_some() => {
                let _comment = characters.by_ref().find(|next| *next == '\n');
                continue;
            }
            '/' if characters.next_if_eq(&'*').is_some() => {
                skip_comment(&mut characters);
                continue;
            }
            '\'' => Token::Text(format!(
                "'{}'",
                quoted(&mut characters, '\'').replace('\'', "''")
            )),
            '"' | '`' => Token::Quoted(quoted(&mut characters, character)),
            '[' => Token::Quoted(
                characters
                    .by_ref()
                    .take_while(|next| *next != ']')
                    .collect(),
            ),
            _ if is_word(character) => {
                let mut word = String::from(character);
                while let Some(next) = characters.next_if(|next| is_word(*next) || *next == '.') {
                    if next == '.' && !word.starts_with(|first: char| first.is_ascii_digit()) {
                        tokens.push(Token::Bare(std::mem::take(&mut word)));
                        tokens.push(Token::Symbol(".".to_owned()));
                    } else {
                        word.push(next);
                    }
                }
                Token::Bare(word)
            }
            _ => Token::Symbol(symbol(character, &mut characters)),
        };
        if token != Token::Bare(String::new()) {
            tokens.push(token);
        }
    }
    tokens
}

/// Writes tokens in one way: bare and quoted names alike in lower case, one space between.
pub(super) fn normal(tokens: &[Token]) -> String {
    let mut text = String::new();
    let mut after_space = true;
    for token in tokens {
        let word = match token {
            Token::Bare(word) | Token::Quoted(word) => word.to_lowercase(),
            Token::Text(word) | Token::Symbol(word) => word.clone(),
        };
        if !after_space && !matches!(word.as_str(), "," | ")" | "." | ";") {
            text.push(' ');
        }
        after_space = matches!(word.as_str(), "(" | ".");
        text.push_str(&word);
    }
    text
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

fn quoted(characters: &mut Peekable<Chars<'_>>, quote: char) -> String {
    let mut text = String::new();
    while let Some(character) = characters.next() {
        if character == quote && characters.next_if_eq(&quote).is_none() {
            break;
        }
        text.push(character);
    }
    text
}

fn skip_comment(characters: &mut Peekable<Chars<'_>>) {
    while let Some(character) = characters.next() {
        if character == '*' && characters.next_if_eq(&'/').is_some() {
            break;
        }
    }
}

fn symbol(first: char, characters: &mut Peekable<Chars<'_>>) -> String {
    let mut symbol = String::from(first);
    while let Some(next) = characters.peek() {
        let longer = format!("{symbol}{next}");
        if !matches!(
            longer.as_str(),
            "||" | "<=" | ">=" | "<>" | "!=" | "==" | "<<" | ">>" | "->" | "->>"
        ) {
            break;
        }
        characters.next();
        symbol = longer;
    }
    symbol
}
