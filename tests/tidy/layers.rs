//! Who may use whom, who may print, who may touch the disk, where SQL lies.

use crate::sources::{File, in_code, none, sources};

/// The modules of `src`, each using only those above it; `raw_sql` and `python` use fewer.
const LAYERS: [&str; 26] = [
    "progress",
    "diag",
    "config",
    "catalog",
    "dialect",
    "statement",
    "ops",
    "aside",
    "history",
    "raw_sql",
    "python",
    "alembic",
    "revision",
    "replay",
    "parallel",
    "lower",
    "render",
    "verify",
    "precheck",
    "script",
    "check",
    "import",
    "graph",
    "project",
    "cli",
    "main",
];

/// What raw SQL may know.
const RAW_SQL_USES: [&str; 4] = ["diag", "config", "catalog", "raw_sql"];

/// What the evaluator of Python may know.
const PYTHON_USES: [&str; 2] = ["diag", "python"];

/// Files that only glue the layers together.
const GLUE: [&str; 2] = ["src/lib.rs", "src/main.rs"];

#[test]
fn a_module_uses_only_the_layers_above_it() {
    let position = |layer: &str| LAYERS.iter().position(|known| *known == layer);
    let mut found = Vec::new();
    for file in sources()
        .iter()
        .filter(|file| !GLUE.contains(&file.path.as_str()))
    {
        let layer = file.layer();
        let Some(own) = position(layer) else {
            found.push(format!("{}: `{layer}` is no layer", file.path));
            continue;
        };
        for (number, line) in file.code() {
            if line.contains("crate::{") {
                found.push(format!("{}:{number}: one `use` for each layer", file.path));
            }
            for other in used(line) {
                let allowed = match layer {
                    "raw_sql" => RAW_SQL_USES.contains(&other),
                    "python" => PYTHON_USES.contains(&other),
                    _ => position(other).is_some_and(|other| other <= own),
                };
                if !allowed {
                    found.push(format!("{}:{number}: `{layer}` uses `{other}`", file.path));
                }
            }
        }
    }
    none(&found, "layers");
}

#[test]
fn only_ui_prints() {
    let words = [
        "println!(",
        "print!(",
        "eprintln!(",
        "eprint!(",
        "anstream::",
        "io::stdout",
        "io::stderr",
    ];
    let found = in_code(|file, line| {
        file.path != "src/cli/ui.rs" && words.iter().any(|word| line.contains(word))
    });
    none(&found, "printing outside cli/ui.rs");
}

#[test]
fn only_few_touch_the_disk() {
    let may = |path: &str| {
        path.starts_with("src/cli/")
            || path.starts_with("src/project/")
            || matches!(path, "src/revision/load.rs" | "src/render/loader.rs")
    };
    let words = [
        "std::fs",
        "fs::",
        "File::",
        ".exists()",
        ".is_file()",
        ".is_dir()",
        "std::env",
    ];
    let found = in_code(|file, line| {
        !may(&file.path) && words.iter().any(|word| line.contains(word)) && !line.contains("env!(")
    });
    none(
        &found,
        "the disk outside project, revision/load, render/loader and cli",
    );
}

#[test]
fn sql_lies_in_templates() {
    let words = [
        "ALTER TABLE",
        "ALTER COLUMN",
        "ADD COLUMN",
        "ADD CONSTRAINT",
        "CREATE TABLE",
        "CREATE INDEX",
        "CREATE UNIQUE",
        "CREATE VIEW",
        "DROP TABLE",
        "DROP COLUMN",
        "DROP INDEX",
        "INSERT INTO",
        "DELETE FROM",
        "UPDATE ",
        "SELECT ",
        "REFERENCES",
        "PRIMARY KEY",
        "NOT NULL",
        "COMMENT ON",
        "BEGIN",
        "COMMIT",
    ];
    // A message may show the user what to type, and raw SQL must be recognized by its words.
    let excepted = |file: &File, line: &str| {
        file.path.starts_with("src/dialect/")
            || file.path.starts_with("src/raw_sql/")
            // Expressions of SQLAlchemy are a tree with its own precedence, not statements of ours.
            || file.path.starts_with("src/alembic/expression/")
            || (file.path == "src/alembic/ops/drop_index.rs" && line.contains("DROP INDEX {clause}"))
            || (file.path == "src/history/select.rs" && line.contains("look it up with"))
    };
    let found = in_code(|file, line| {
        let in_text = line.split('"').skip(1).step_by(2);
        !excepted(file, line)
            && in_text
                .into_iter()
                .any(|text| words.iter().any(|word| text.contains(word)))
    });
    none(&found, "SQL in the source");
}

/// The modules that a line names by `crate::`.
fn used(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::").skip(1).filter_map(|rest| {
        let end = rest
            .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
            .unwrap_or(rest.len());
        (end > 0).then(|| &rest[..end])
    })
}
