//! Programs that are changed at random: whatever comes out, it is evaluated to an end without a panic.
//!
//! `GENSQL_MUTATIONS` says how many, for a longer search.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::endings::{LONGEST, evaluate_all};

/// Pieces that are put in.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ".",
    "=",
    "==",
    "+",
    "-",
    "*",
    "**",
    "%",
    "//",
    "|",
    "<",
    "~",
    "not ",
    " in ",
    " is ",
    " and ",
    " if 1 else ",
    "lambda x: ",
    "yield ",
    "yield from ",
    "return ",
    "raise ",
    "await ",
    "*",
    "**",
    "f'{",
    "}'",
    "'",
    "\"",
    "\\",
    "\n",
    "\n    ",
    "    ",
    "None",
    "True",
    "self",
    "super()",
    "0",
    "-1",
    "1e308",
    "10**30",
    "170141183460469231731687303715884105727",
    "''",
    "'{}'",
    "'%s'",
    "[]",
    "{}",
    "()",
    "set()",
    "b'x'",
    ".format(",
    ".join(",
    ".split(",
    ".sort(",
    ".pop(",
    ".items()",
    ".get(",
    ".update(",
    ".append(",
    "[::-1]",
    "[1:]",
    "sorted(",
    "zip(",
    "map(",
    "next(",
    "iter(",
    "list(",
    "dict(",
    "str(",
    "int(",
    "repr(",
    "len(",
    "range(",
    "sum(",
    "max(",
    "getattr(",
    "isinstance(",
    "type(",
    "json.dumps(",
    "re.sub(",
    "copy.deepcopy(",
    "datetime.timedelta(",
    "__init__",
    "__eq__",
    "__iter__",
    "__getattr__",
    "__repr__",
    "__enter__",
    "@property\n",
    "@dataclass\n",
    "Enum",
    "while True:\n",
    "for x in x:\n",
    "try:\n",
    "except Exception as e:\n",
    "finally:\n",
    "with x as y:\n",
    "match x:\n",
    "class A(A):\n",
    "def f(*a, **k):\n",
    "global x\n",
    "del ",
    "import ",
    "from . import *\n",
    "é",
    "\u{0}",
    "\r\n",
];

/// Expressions that are put in place of a name.
const VALUES: &[&str] = &[
    "None",
    "True",
    "...",
    "0",
    "-1",
    "2.5",
    "10**30",
    "-(2**126)",
    "1e308",
    "''",
    "'é%s{}'",
    "b'x'",
    "()",
    "(1,)",
    "[]",
    "[1, [2]]",
    "{}",
    "{'a': 1}",
    "set()",
    "{1, 2}",
    "range(3)",
    "(lambda *a, **k: a)",
    "str",
    "int",
    "list",
    "dict",
    "len",
    "type",
    "object",
    "Exception",
    "ValueError('x')",
    "self",
    "super()",
    "repr",
    "print",
    "iter([1])",
    "zip",
    "map",
    "(x for x in [1])",
    "[x for x in 'ab']",
    "f'{1!r:>5}'",
    "unknown.library",
    "unknown.library()",
    "__name__",
    "__file__",
    "(yield)",
    "(y := 1)",
    "*[1, 2]",
    "not 1",
    "1 if 0 else 2",
    "__import__('os').getenv('X')",
];

#[test]
#[expect(clippy::print_stderr, reason = "it says how much it has done")]
fn changed_programs_are_evaluated_to_an_end() {
    let count = std::env::var("GENSQL_MUTATIONS").ok();
    let count: u64 = count.and_then(|count| count.parse().ok()).unwrap_or(300);
    let seed = std::env::var("GENSQL_SEED").ok();
    let first: u64 = seed.and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let corpus = corpus();
    assert!(
        corpus.len() > 100,
        "the programs were found: {}",
        corpus.len()
    );
    let mut slowest = (Duration::ZERO, 0);
    let mut done = 0;
    for seed in first..first + count {
        let program = mutant(&corpus, seed);
        let started = Instant::now();
        done += evaluate_all(program).unwrap_or_else(|| panic!("seed {seed} panics"));
        slowest = slowest.max((started.elapsed(), seed));
        assert!(slowest.0 < LONGEST, "seed {seed} took {:?}", slowest.0);
    }
    let (took, seed) = slowest;
    eprintln!("{count} programs, {done} parts evaluated, the slowest took {took:?}: seed {seed}");
}

/// The programs of the tests, and the revisions of the corpus.
fn corpus() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut paths = Vec::new();
    let mut folders = vec![root.join("python/programs"), root.join("alembic")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path: PathBuf = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "py") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let mut programs = Vec::new();
    for text in paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
    {
        // A file of programs is cut at their titles.
        programs.extend(text.split("\n## ").map(str::to_owned));
    }
    programs
}

/// A program made of others, by a number alone.
fn mutant(corpus: &[String], seed: u64) -> String {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut tokens = tokens(random.of::<String>(corpus));
    // Most changes put one word in place of another, so that most programs can still be parsed.
    for _ in 0..=random.below(5) {
        let words: Vec<usize> = (0..tokens.len())
            .filter(|at| is_value(&tokens[*at]))
            .collect();
        let word = words.get(random.below(words.len())).copied().unwrap_or(0);
        match random.below(10) {
            0 => change(&mut tokens, corpus, &mut random),
            1..=3 if !words.is_empty() => {
                let other = words[random.below(words.len())];
                let other = tokens[other].clone();
                tokens[word] = other;
            }
            4..=5 if !words.is_empty() => {
                let other = words[random.below(words.len())];
                tokens.swap(word, other);
            }
            6..=7 if !words.is_empty() => {
                let others = self::tokens(random.of::<String>(corpus));
                let others: Vec<String> =
                    others.into_iter().filter(|word| is_value(word)).collect();
                if !others.is_empty() {
                    tokens[word].clone_from(random.of(&others));
                }
            }
            _ if !words.is_empty() => (*random.of(VALUES)).clone_into(&mut tokens[word]),
            _ => {}
        }
    }
    tokens.concat()
}

/// Whether a token is a name or a number.
fn is_value(token: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "and", "as", "assert", "break", "case", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
        "match", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield",
    ];
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_') && !KEYWORDS.contains(&token)
}

/// Any change, whether a program comes out or not.
fn change(tokens: &mut Vec<String>, corpus: &[String], random: &mut Random) {
    let at = random.below(tokens.len().max(1)).min(tokens.len());
    match random.below(5) {
        0 => tokens.insert(at, (*random.of(PIECES)).to_owned()),
        1 if at < tokens.len() => drop(tokens.remove(at)),
        2 if at < tokens.len() => (*random.of(PIECES)).clone_into(&mut tokens[at]),
        3 => {
            let other = self::tokens(random.of::<String>(corpus));
            let start = random.below(other.len().max(1));
            let end = (start + random.below(20)).min(other.len());
            tokens.splice(at..at, other[start..end].iter().cloned());
        }
        _ => {
            let end = (at + random.below(10)).min(tokens.len());
            let copied = tokens[at..end].to_vec();
            let copies = std::iter::repeat_n(copied, 1 + random.below(3)).flatten();
            tokens.splice(at..at, copies);
        }
    }
}

/// Words, numbers, white space and single characters.
fn tokens(text: &str) -> Vec<String> {
    let kind = |c: char| match c {
        _ if c.is_alphanumeric() || c == '_' => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut tokens: Vec<String> = Vec::new();
    let mut last = 2;
    for character in text.chars() {
        let kind = kind(character);
        match tokens.last_mut() {
            Some(token) if kind == last && kind < 2 => token.push(character),
            _ => tokens.push(character.to_string()),
        }
        last = kind;
    }
    tokens
}

/// Numbers that depend on a seed alone.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % bound).unwrap_or_default()
    }

    fn of<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }
}
