//! Texts that are nested deeply, or long.

use std::fmt::Write as _;

use crate::endings::End::{Done, Either, Told};
use crate::endings::check;

/// Lines that are made from their numbers.
fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect::<Vec<_>>().concat()
}

fn repeated(open: &str, times: usize, middle: &str, close: &str) -> String {
    [&open.repeat(times), middle, &close.repeat(times)].concat()
}

#[test]
fn deep_nesting_in_the_text() {
    let shapes: [(&str, &str, &str, &str); 14] = [
        ("brackets", "[", "", "]"),
        ("parentheses", "(", "1", ")"),
        ("calls", "f(", "", ")"),
        ("dictionaries", "{1:", "2", "}"),
        ("minus signs", "-", "1", ""),
        ("not", "not ", "x", ""),
        ("lambdas", "lambda: ", "1", ""),
        ("conditions", "1 if x else ", "2", ""),
        ("sums", "'a' + ", "'a'", ""),
        ("powers", "1 ** ", "1", ""),
        ("attributes", "", "x", ".a"),
        ("items", "", "x", "[0]"),
        ("chained calls", "", "f", "()"),
        ("f-strings", "f'{", "1", "}'"),
    ];
    for (title, open, middle, close) in shapes {
        for times in [50, 1_000, 20_000, 200_000] {
            let program = format!("x = {}\n", repeated(open, times, middle, close));
            let title = format!("{times} {title}");
            let is_deep = times > 2_000 && title != "20000 parentheses" && !title.contains("f-str");
            let end = if is_deep {
                Told("nested too deeply")
            } else {
                Either
            };
            check(&title, program, &end);
        }
    }
}

#[test]
fn deep_nesting_that_is_not_finished() {
    for open in [
        "[",
        "(",
        "{",
        "f(",
        "-",
        "lambda: ",
        "x if y else ",
        "f'{",
        "x = [*",
        "a.b(",
    ] {
        check(open, format!("x = {}", open.repeat(100_000)), &Told(":"));
        check(open, format!("x = {}", open.repeat(1_000)), &Told(":"));
    }
}

#[test]
fn deep_blocks() {
    for depth in [90, 1_500, 3_000] {
        let mut program = String::new();
        for level in 0..depth {
            writeln!(program, "{}if 1:", " ".repeat(level)).expect("a string takes everything");
        }
        writeln!(program, "{}x = 1", " ".repeat(depth)).expect("a string takes everything");
        check(
            "blocks",
            program,
            if depth < 2_000 {
                &Either
            } else {
                &Told("nested too deeply")
            },
        );
    }
    let functions = numbered(200, |level| format!("{}def f():\n", " ".repeat(level)));
    check(
        "functions",
        format!("{functions}{}return 1\nf()\n", " ".repeat(200)),
        &Done,
    );
}

#[test]
fn long_but_flat() {
    let rows = numbered(60_000, |n| format!("    ({n}, 'name {n}', -{n}.5),\n"));
    check(
        "rows",
        format!("rows = [\n{rows}]\nassert len(rows) == 60000\n"),
        &Done,
    );
    let pieces = "    'piece of a string '\n".repeat(50_000);
    check(
        "strings side by side",
        format!("x = (\n{pieces})\nassert len(x) == 900000\n"),
        &Done,
    );
    let sums = "+ 'a' ".repeat(1_000);
    check(
        "a sum of a thousand",
        format!("x = '' {sums}\nassert len(x) == 1000\n"),
        &Done,
    );
    let branches = "elif x == 1:\n    pass\n".repeat(20_000);
    check(
        "elif",
        format!("x = 0\nif x == 1:\n    pass\n{branches}"),
        &Done,
    );
    let statements = numbered(50_000, |n| format!("x{n} = {n}\n"));
    check("statements", statements, &Done);
    let functions = numbered(20_000, |n| format!("def f{n}(): return {n}\n"));
    check(
        "functions",
        format!("{functions}assert f19999() == 19999\n"),
        &Done,
    );
    let comparison = "1 < 2 and ".repeat(20_000);
    check("and", format!("assert {comparison} True\n"), &Done);
    check(
        "a long line of comment",
        format!("x = 1 # {}\n", "-(".repeat(500_000)),
        &Done,
    );
}

#[test]
fn a_large_file() {
    let statement = "op.execute(\"insert into t values (1, 'some text of a row', 2.5)\")\n";
    let body: String = format!("    {statement}").repeat((2 << 20) / (statement.len() + 4));
    check(
        "2 MiB",
        format!("import op\n\ndef upgrade():\n{body}\nupgrade()\n"),
        &Done,
    );
    check("20 MiB", "#".repeat(20 << 20), &Told("larger than"));
    let values = "1,".repeat(1 << 20);
    check("a list of a million", format!("x = [{values}]"), &Either);
}
