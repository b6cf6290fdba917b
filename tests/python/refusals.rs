//! What is said of programs that cannot be read.

use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::Arc;

use gensql::diag::{Diagnostic, Source, to_text};
use gensql::python::{Evaluator, Module, Place};

use crate::host::Expectations;

/// Texts that are no Python 3.
const NO_PYTHON: &[&str] = &[
    "print \"hello\"\n",
    "def f():\n    print 'x', 1\n",
    "exec 'x = 1'\n",
    "try:\n    pass\nexcept ValueError, e:\n    pass\n",
    "x = 1 <> 2\n",
    "x = `1`\n",
    "x = 0777\n",
    "x = ur'a'\n",
    "raise ValueError, 'x'\n",
    "x = (1,\n     2\ny = 3\n",
    "x = [1, 2\n",
    "x = 'not finished\ny = 1\n",
    "x = \"\"\"not finished\n",
    "def f(:\n    pass\n",
    "if x:\n",
    "if x:\n\ty = 1\n        z = 2\n",
    "  x = 1\n",
    "x = 1\u{0}\n",
    "x = $y\n",
    "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\n",
    "\u{FEFF}x = (\n",
    "x = 1\r\ny = (\r\n",
];

/// Functions that cannot be evaluated to their end.
const STOPPED: &[&str] = &[
    "import os\nif os.getenv('X') == '1':\n    x = 1\n",
    "import datetime\nnow = datetime.datetime.now()\nif now.year > 2000:\n    pass\n",
    "import uuid\nfor x in [1] * uuid.uuid4().int: pass\n",
    "import subprocess\nsubprocess.run(['ls'])\n",
    "import os\nos.system('ls')\n",
    "exec('x = 1')\n",
    "eval('1')\n",
    "__import__('os')\n",
    "import importlib\nimportlib.import_module('x')\n",
    "open('x.txt', 'w')\n",
    "open('missing.sql').read()\n",
    "import re\nre.sub('(?=x)', '', 'x')\n",
    "import json\njson.loads('{')\n",
    "raise Exception('not here')\n",
    "raise NotImplementedError\n",
    "assert 1 == 2, 'they differ'\n",
    "def f(a): pass\nf()\n",
    "{}['missing']\n",
    "undefined\n",
    "None.x\n",
    "import lib\nlib.x.y = 1\n",
    "import lib\nfor x in lib.rows(): pass\n",
    "import lib\nif lib.x() > 1: pass\n",
    "import lib\nstr(lib.x())\n",
    "while True: pass\n",
    "def f(): f()\nf()\n",
    "x = 2 ** 1000\n",
    "x = 1j\n",
    "x = {1, 2}.pop()\n",
    "return 1\n",
    "break\n",
    "x = yield 1\n",
    "*x = [1]\n",
    "async for x in y: pass\n",
    "type X = int\nmatch 1:\n    case [*a, *b]: pass\n",
];

#[test]
fn what_is_no_python_is_told_at_its_place() {
    let mut shown = String::new();
    for program in NO_PYTHON {
        show(program, &mut shown);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn what_cannot_be_evaluated_is_told_at_its_place() {
    let mut shown = String::new();
    for program in STOPPED {
        show(program, &mut shown);
    }
    insta::assert_snapshot!(shown);
}

fn show(program: &str, shown: &mut String) {
    let text = match diagnostic(program) {
        Some(diagnostic) => anstream::adapter::strip_str(&to_text(&diagnostic)).to_string(),
        None => format!("{program}(nothing is said)"),
    };
    writeln!(shown, "{}\n", text.trim_end()).expect("a string takes everything");
}

fn diagnostic(program: &str) -> Option<Diagnostic> {
    let source = Arc::new(Source::new("revisions/a.py", program));
    let module = match Module::parse("", &source) {
        Ok(module) => Rc::new(module),
        Err(error) => return Some(*error),
    };
    let place = Place { source, span: 0..0 };
    let mut eval = Evaluator::new(Expectations::default());
    let stop = eval.execute(&module).err()?;
    Some(stop.into_diagnostic(&place))
}
