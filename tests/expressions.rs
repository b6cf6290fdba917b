//! Expressions beside what Alembic prints for them: the files in `tests/expressions`.

use std::rc::Rc;
use std::sync::Arc;

use gensql::alembic::expression::Compiler;
use gensql::config::{DialectConfig, DialectName};
use gensql::diag::Source;
use gensql::dialect::Dialect;
use gensql::python::{Evaluator, Host, Module, Outcome, Place, Stop, Value};

/// A host that leaves everything symbolic.
struct Symbols;

impl Host for Symbols {}

const NAMES: &str = include_str!("expressions/names.py");
const FILES: [(&str, &str); 5] = [
    ("operators.txt", include_str!("expressions/operators.txt")),
    ("functions.txt", include_str!("expressions/functions.txt")),
    ("more.txt", include_str!("expressions/more.txt")),
    ("ours.txt", include_str!("expressions/ours.txt")),
    ("statements.txt", include_str!("expressions/statements.txt")),
];

/// What a compiler makes of the names that a program binds, or the message that refuses it.
fn evaluated<T>(
    text: String,
    name: DialectName,
    compile: impl FnOnce(Compiler<'_>, &Module, &Place) -> Outcome<T>,
) -> Result<T, String> {
    let source = Arc::new(Source::new("names.py", text));
    let module = Rc::new(Module::parse("names", &source).map_err(|error| error.message.clone())?);
    let mut evaluator = Evaluator::new(Symbols);
    evaluator.run(&module);
    let dialect = Dialect::new(name, &DialectConfig::default());
    let types = |value: &Value| Ok(type_name(name, value));
    let compiler = Compiler {
        dialect: &dialect,
        types: &types,
    };
    let place = Place { source, span: 0..0 };
    let result = compile(compiler, &module, &place);
    result.map_err(|stop: Stop| stop.into_diagnostic(&place).message)
}

/// The SQL of an expression, or the message that refuses it.
fn compiled(line: &str, name: DialectName) -> Result<String, String> {
    let (kind, code) = line.split_at(4);
    let text = format!("{NAMES}\nresult = {code}\n");
    evaluated(text, name, |compiler, module, place| {
        let value = module.scope.own("result").expect("it is bound");
        match kind {
            ">>> " => compiler.statement(&value, place),
            _ => compiler.expression(&value, place),
        }
    })
}

/// The types that the expressions name.
fn type_name(dialect: DialectName, value: &Value) -> String {
    use DialectName::{Mssql, Oracle, Postgresql};
    let (path, args) = match value.as_call() {
        Some((path, args)) => (path, Some(args)),
        None => (value.as_path().unwrap_or_default(), None),
    };
    let number = |position: usize| {
        let argument = args.and_then(|args| args.positional.get(position));
        match argument.map(|argument| &argument.value) {
            Some(Value::Int(int)) => Some(int.to_string()),
            _ => None,
        }
    };
    let name = path.rsplit('.').next().unwrap_or(path);
    match (name, dialect) {
        ("String" | "Unicode", _) => {
            let word = match (name, dialect) {
                (_, Oracle) => "VARCHAR2",
                ("Unicode", Mssql) => "NVARCHAR",
                _ => "VARCHAR",
            };
            match (number(0), dialect) {
                (Some(length), Oracle) => format!("{word}({length} CHAR)"),
                (Some(length), _) => format!("{word}({length})"),
                (None, Mssql) => format!("{word}(max)"),
                (None, _) => word.to_owned(),
            }
        }
        ("Enum", Postgresql) => "ab".to_owned(),
        ("Enum", Oracle) => "VARCHAR2(1 CHAR)".to_owned(),
        ("Enum", _) => "VARCHAR(1)".to_owned(),
        ("Text", Oracle) => "CLOB".to_owned(),
        ("Boolean", Mssql) => "BIT".to_owned(),
        ("DateTime", Postgresql) => "TIMESTAMP WITHOUT TIME ZONE".to_owned(),
        ("DateTime", Oracle) => "DATE".to_owned(),
        ("Date" | "Time", Mssql) => "DATETIME".to_owned(),
        ("Time", Postgresql) => "TIME WITHOUT TIME ZONE".to_owned(),
        ("Numeric", _) => match (number(0), number(1)) {
            (Some(precision), Some(scale)) => format!("NUMERIC({precision}, {scale})"),
            _ => "NUMERIC".to_owned(),
        },
        ("BigInteger", Oracle) => "NUMBER(19)".to_owned(),
        ("BigInteger", _) => "BIGINT".to_owned(),
        ("LargeBinary", Postgresql) => "BYTEA".to_owned(),
        ("LargeBinary", Mssql) => "IMAGE".to_owned(),
        ("LargeBinary", _) => "BLOB".to_owned(),
        ("JSON", Mssql) => "NVARCHAR(max)".to_owned(),
        _ => name.to_ascii_uppercase(),
    }
}

/// White space counts as one blank.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An expression with the answer of each dialect.
struct Case<'t> {
    line: &'t str,
    answers: Vec<(&'t str, &'t str)>,
}

impl<'t> Case<'t> {
    /// The cases of a file: below each expression what Alembic prints, then, behind `=`, what differs on purpose.
    fn all(text: &'t str) -> Vec<Self> {
        let mut cases: Vec<Self> = Vec::new();
        for line in text.lines() {
            if line.starts_with(">>> ") || line.starts_with("::: ") {
                let answers = Vec::new();
                cases.push(Self { line, answers });
            }
            let answer = line.strip_prefix("= ").unwrap_or(line).strip_prefix('[');
            if let (Some(answer), Some(case)) = (answer, cases.last_mut()) {
                case.answers.extend(answer.split_once("] "));
            }
        }
        cases
    }

    fn wanted(&self, dialect: DialectName) -> Option<&'t str> {
        let answers = self.answers.iter().rev();
        let of_dialect = |dialects: &str| {
            dialects == "all" || dialects.split(", ").any(|known| known == dialect.as_str())
        };
        let mut answers = answers.filter(|(dialects, _)| of_dialect(dialects));
        answers.next().map(|(_, answer)| *answer)
    }
}

/// The statements of `execute(statement, parameters)` on PostgreSQL.
fn executed(code: &str, parameters: &str) -> Result<Vec<String>, String> {
    let text = format!("{NAMES}\nresult = {code}\nparameters = {parameters}\n");
    evaluated(text, DialectName::Postgresql, |compiler, module, place| {
        let value = module.scope.own("result").expect("it is bound");
        let parameters = module.scope.own("parameters").expect("it is bound");
        compiler.statements(&value, &parameters, place)
    })
}

#[test]
fn a_condition_may_be_joined_in_a_loop() {
    for (start, step) in [
        ("users.c.id == 0", "value | (users.c.id == n)"),
        ("users.c.id", "n - value"),
        ("users.delete()", "value.where(users.c.id == n)"),
    ] {
        let text = format!("{NAMES}\nvalue = {start}\nfor n in range(3000):\n    value = {step}\n");
        let sql = evaluated(text, DialectName::Postgresql, |compiler, module, place| {
            let value = module.scope.own("value").expect("it is bound");
            compiler.statement(&value, place)
        });
        assert!(sql.is_ok_and(|sql| sql.contains("2999")), "{step}");
    }
}

#[test]
fn a_value_that_doubles_itself_ends() {
    let text =
        format!("{NAMES}\nvalue = users.c.id\nfor n in range(60):\n    value = value + value\n");
    let sql = evaluated(text, DialectName::Postgresql, |compiler, module, place| {
        let value = module.scope.own("value").expect("it is bound");
        compiler.expression(&value, place)
    });
    assert_eq!(sql, Err("this expression is too large".to_owned()));
}

#[test]
fn parameters_become_literals() {
    let one = executed(r#"text("UPDATE t SET a = :a, b = ':b'")"#, r#"{"a": "x"}"#);
    assert_eq!(one, Ok(vec!["UPDATE t SET a = 'x', b = ':b'".to_owned()]));
    let rows = r#"[{"id": 1, "name": "a"}, {"id": 2, "name": None}]"#;
    assert_eq!(
        executed("users.insert()", rows),
        Ok(vec![
            "INSERT INTO users (id, name) VALUES (1, 'a')".to_owned(),
            "INSERT INTO users (id, name) VALUES (2, NULL)".to_owned(),
        ])
    );
    let update = r#"users.update().where(users.c.id == sa.bindparam("which"))"#;
    assert_eq!(
        executed(update, r#"{"which": 5, "name": "a"}"#),
        Ok(vec![
            "UPDATE users SET name='a' WHERE users.id = 5".to_owned()
        ])
    );
    assert_eq!(
        executed(r#"text("SELECT 1")"#, r#"{"a": 1}"#),
        Err("the statement has no parameter `a`".to_owned())
    );
    assert_eq!(
        executed(r#"text("SELECT :a").bindparams(b=1)"#, "None"),
        Err("the text has no parameter `b`".to_owned())
    );
}

#[test]
fn expressions_read_as_alembic_prints_them() {
    let mut failures = Vec::new();
    for (file, text) in FILES {
        for case in Case::all(text) {
            for name in DialectName::ALL {
                let wanted = case.wanted(name).expect("each dialect has an answer");
                let found = compiled(case.line, name);
                let is_right = match &found {
                    Ok(found) => folded(found) == wanted,
                    Err(_) => wanted.starts_with("refuses: "),
                };
                if !is_right {
                    let found = found
                        .map_or_else(|error| format!("refuses: {error}"), |found| folded(&found));
                    failures.push(format!(
                        "{file}: {}\n  {name:?}\n  - {wanted}\n  + {found}",
                        case.line
                    ));
                }
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
