//! Cuts a script into what is compared: statements, ends of batches and Alembic's lines `-- Running …`, with white space
//! folded, other comments and empty statements left out. Both sides are cut alike, so it need not know every way to quote.

/// The pieces of a script, each on one line.
pub(crate) fn statements(script: &str) -> Vec<String> {
    let mut cutter = Cutter::default();
    for line in script.lines() {
        cutter.line(line);
    }
    cutter.end();
    cutter.found
}

#[derive(Default)]
struct Cutter {
    found: Vec<String>,
    statement: String,
    quote: Option<char>,
}

impl Cutter {
    fn line(&mut self, line: &str) {
        if self.quote.is_none() {
            let trimmed = line.trim();
            if matches!(trimmed, "GO" | "/") {
                self.end();
                return self.found.push(trimmed.to_owned());
            }
            let between = self.statement.trim().is_empty();
            if between && trimmed.starts_with("-- Running ") {
                return self.found.push(folded(trimmed));
            }
            if between && trimmed.starts_with("--") {
                return;
            }
        }
        let mut rest = line.chars().peekable();
        while let Some(character) = rest.next() {
            let is_comment = character == '-' && rest.peek() == Some(&'-');
            if self.quote.is_none() && is_comment {
                self.statement.push(character);
                self.statement.extend(rest.by_ref());
                break;
            }
            self.statement.push(character);
            match self.quote {
                Some(quote) if quote == character => self.quote = None,
                None if matches!(character, '\'' | '"' | '`') => self.quote = Some(character),
                None if character == ';' => self.end(),
                Some(_) | None => {}
            }
        }
        self.statement.push('\n');
    }

    fn end(&mut self) {
        let statement = folded(&std::mem::take(&mut self.statement));
        if !matches!(statement.as_str(), "" | ";") {
            self.found.push(statement);
        }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
