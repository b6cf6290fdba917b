//! sqlcmd: batches end at a line `GO`; commands stand alone at the beginning of a line; `$(name)` is a variable.
//! <https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-utility>,
//! <https://learn.microsoft.com/en-us/sql/tools/sqlcmd/sqlcmd-commands>,
//! <https://learn.microsoft.com/en-us/sql/t-sql/language-elements/sql-server-utilities-statements-go>
//!
//! The manuals do not say whether it looks into texts and comments. The newer of the two programs of that name
//! (<https://github.com/microsoft/go-sqlcmd>) knows quotes, brackets and comments; of the older one nothing is known. So both are played: batches are cut as the newer one does, and what the older one might see anywhere is a fault.

use super::Session;

/// The commands that need no colon, for the sake of osql.
const WITHOUT_COLON: [&str; 5] = ["ed", "exit", "go", "quit", "reset"];

/// What it makes of a script.
pub(crate) fn session(script: &str) -> Session {
    let mut session = Session::default();
    let mut batch = String::new();
    let mut state = State::Plain;
    for line in script.lines() {
        if line.contains("$(") {
            session.faults.push(format!("a variable: {line}"));
        }
        let begins_inside = state != State::Plain;
        let Some(command) = scan(line, &mut state) else {
            if is_command(line).is_some() {
                session.faults.push(format!("perhaps a command: {line}"));
            }
            batch.push_str(line);
            batch.push('\n');
            continue;
        };
        if begins_inside {
            session
                .faults
                .push(format!("a command behind a text: {line}"));
        }
        if command == "go" {
            session.sent.push(std::mem::take(&mut batch));
        } else {
            session.commands.push(line.trim().to_owned());
        }
    }
    if state != State::Plain {
        session
            .faults
            .push("a text or a comment that does not end".to_owned());
    }
    if !batch.trim().is_empty() {
        session.sent.push(batch);
    }
    session
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    Quoted(char),
    Comment,
}

/// Follows quotes and comments over a line; a command is looked for where the first plain character stands.
fn scan(line: &str, state: &mut State) -> Option<String> {
    let mut looked = false;
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        match *state {
            State::Quoted(quote) => match rest.find(quote) {
                Some(at) if rest[at + 1..].starts_with(quote) => rest = &rest[at + 2..],
                Some(at) => {
                    *state = State::Plain;
                    rest = &rest[at + 1..];
                }
                None => return None,
            },
            State::Comment => match rest.find("*/") {
                Some(at) => {
                    *state = State::Plain;
                    rest = &rest[at + 2..];
                }
                None => return None,
            },
            State::Plain if matches!(first, '\'' | '"' | '[') => {
                *state = State::Quoted(if first == '[' { ']' } else { first });
                rest = &rest[1..];
            }
            State::Plain if rest.starts_with("--") => return None,
            State::Plain if rest.starts_with("/*") => {
                *state = State::Comment;
                rest = &rest[2..];
            }
            State::Plain => {
                if !std::mem::replace(&mut looked, true)
                    && let Some(command) = is_command(rest)
                {
                    return Some(command);
                }
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    None
}

/// The command that a line is.
fn is_command(line: &str) -> Option<String> {
    let line = line.trim();
    if line.starts_with("!!") {
        return Some("!!".to_owned());
    }
    let bare = line.strip_prefix(':').unwrap_or(line);
    let end = bare
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(bare.len());
    let (word, rest) = (bare[..end].to_ascii_lowercase(), bare[end..].trim_start());
    let is_short = WITHOUT_COLON.contains(&word.as_str());
    let ends = bare[end..].is_empty() || bare[end..].starts_with([' ', '\t', '(']);
    let is_separator = word != "go" || rest.is_empty() || rest.bytes().all(|b| b.is_ascii_digit());
    let is_one = ends && is_separator && (is_short || (line.starts_with(':') && !word.is_empty()));
    is_one.then_some(word)
}

#[test]
fn go_ends_a_batch_outside_of_texts_and_comments_alone() {
    let found = session("SELECT 'a\nb'\nGO\n/*\nx */ SELECT 2\ngo 2\n");
    assert_eq!(found.sent, ["SELECT 'a\nb'\n", "/*\nx */ SELECT 2\n"]);
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    let hidden = session("SELECT 'a\nGO\nb'\nGO\n");
    assert_eq!((hidden.sent.len(), hidden.faults.len()), (1, 1));
}

#[test]
fn what_begins_a_line_may_be_a_command() {
    for line in [
        ":r other.sql",
        "!! dir",
        "  exit (SELECT 1)",
        "    quit INTEGER,",
        "SELECT '$(x)'",
    ] {
        let found = session(line);
        assert!(
            found.commands.len() + found.faults.len() == 1,
            "{line}: {found:?}"
        );
    }
    assert!(session("SELECT 1\n    go_on INTEGER\n").commands.is_empty());
}
