//! Programs that are endless, huge or build what is nested without end: each is told so, soon, on a small stack.

use crate::endings::End::{Done, Either, Told};
use crate::endings::check;

#[test]
fn endless_loops() {
    let programs = [
        "while True: pass",
        "while 1:\n    x = [1, 2, 3]",
        "def f(): f()\nf()",
        "def f(): return g()\ndef g(): return f()\nf()",
        "f = lambda: f()\nf()",
        "import itertools\nfor n in itertools.count(): pass",
        "import itertools\nx = list(itertools.count())",
        "import itertools\nfor n in itertools.cycle([]): pass\nfor n in itertools.repeat(1): pass",
        "def g():\n    while True: yield 1\nfor x in g(): pass",
        "def g():\n    while True: yield 1\nlist(g())",
        "def g():\n    yield from g()\nlist(g())",
        "def g():\n    for x in g(): yield x\nlist(g())",
        "a = [1]\nwhile a: a.append(1)",
        "d = {}\nn = 0\nwhile True:\n    d[n] = n\n    n += 1",
        "s = ''\nwhile True: s += 'x' * 1000",
        "s = 'x'\nwhile True: s += s",
        "s = 'x'\nwhile True: s = f'{s}{s}'",
        "s = 'x'\nwhile True: s = '%s%s' % (s, s)",
        "s = 'x'\nwhile True: s = '{0}{0}'.format(s)",
        "s = 'x'\nwhile True: s = s.replace('x', 'xx')",
        "s = 'x'\nwhile True: s = s.join([s, s, s])",
        "a = [0]\nwhile True: a = a + a",
        "a = [0]\nwhile True: a += a",
        "a = [0]\nwhile True: a.extend(a)",
        "t = (0,)\nwhile True: t = t * 2",
        "a = [0]\nwhile True: a = [a, a]\n",
        "b = b'x'\nwhile True: b += b",
        "while True:\n    try: x = 1 / 0\n    except Exception: pass",
        "while True:\n    try: raise ValueError\n    finally: continue",
        "class A:\n    def __getattr__(self, n): return self.x\nA().x",
        "class A:\n    @property\n    def x(self): return self.x\nA().x",
        "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
        "class A:\n    def __str__(self): return f'{self}'\nstr(A())",
        "class A:\n    def __eq__(self, o): return self == o\nA() == A()",
        "class A:\n    def __iter__(self): return iter(self)\nlist(A())",
        "class A:\n    def __iter__(self): return self\nlist(A())",
        "class A:\n    def __call__(self): return self()\nA()()",
        "class A:\n    def __len__(self): return len(self)\nlen(A())",
        "class A:\n    def __add__(self, o): return self + o\nA() + A()",
        "class A:\n    def __bool__(self): return bool(self)\nif A(): pass",
        "class A:\n    def __enter__(self): \n        with self: pass\n    def __exit__(self, *a): pass\nwith A(): pass",
        "class A:\n    def __init__(self): A()\nA()",
        "class A:\n    def __format__(self, s): return format(self, s)\nf'{A():x}'",
        "import functools\np = lambda: 0\nwhile True: p = functools.partial(p)",
        "import functools\np = 0\nf = functools.partial(lambda: f())\nf()",
        "import re\nwhile True: re.sub('a', 'b', 'a' * 1000)",
        "import re\nn = 0\nwhile True:\n    n += 1\n    re.compile(f'a{n}')",
        "import copy\na = []\nwhile True: a = [a, copy.deepcopy(a)]",
        "x = 0\nwhile x is not None: x = [x]",
        "import os\nx = os.path\nwhile True: x = x.a",
        "import sa\nx = sa.x\nwhile True: x = x + 1",
        "def f(n): return [f(n) for _ in range(3)]\nf(1)",
        "[x for a in range(9999) for b in range(9999) for c in range(9999) if a < 0]",
        "sum(range(100000)) + sum(n for n in range(100000) for m in range(100000))",
    ];
    for program in programs {
        check(program, program.to_owned(), &Told("unreadable-python"));
    }
}

#[test]
fn huge_values() {
    let programs = [
        "x = 'x' * 10**9",
        "x = 10**9 * 'x'",
        "x = [0] * 10**9",
        "x = (0,) * 10**18",
        "x = 10**10**10",
        "x = 2**127",
        "x = 1 << 10**6",
        "x = -(-2**127 + 1) + 10 - -5",
        "x = 99999999999999999999999999999999999999999999",
        "x = range(10**12)",
        "x = list(range(10**12))",
        "for n in range(10**12): pass",
        "x = 'x'.ljust(10**9)",
        "x = 'x'.center(10**12)",
        "x = '7'.zfill(10**9)",
        "x = '\\t'.expandtabs(10**10)",
        "x = 'x' * 10**7 * 10**7",
        "x = ('x' * 10**6).replace('', 'y' * 10**6)",
        "x = ','.join(['x' * 10**6] * 10**5)",
        "import itertools\nx = list(itertools.product(range(100), repeat=20))",
        "import itertools\nx = list(itertools.permutations(range(20)))",
        "import itertools\nx = list(itertools.combinations(range(100), 50))",
        "import textwrap\nx = textwrap.indent('a\\n' * 10**6, 'x' * 10**6)",
        "import re\nx = re.sub('', 'y' * 10**6, 'x' * 10**5)",
        "import re\nx = re.compile('(a{1000}){1000}')",
        "import json\nx = [1]\nfor n in range(100): x = [x, x]\njson.dumps(x)",
        "x = [1]\nfor n in range(100): x = [x, x]\nrepr(x)",
        "x = {'a' * 10**7: 1}\nwhile True: x['a' * 10**7]",
        "import collections\nx = list(collections.Counter(a=10**12).elements())",
    ];
    for program in programs {
        check(program, program.to_owned(), &Told("unreadable-python"));
    }
    let told = [
        ("x = f'{1:1000000000}'", "ValueError"),
        ("x = '%1000000000d' % 1", "ValueError"),
        ("x = '%.1000000000f' % 1.5", "ValueError"),
        ("x = '{:1000000000}'.format(1)", "ValueError"),
        ("x = 'x' * -10**30 + [1][10**30]", "IndexError"),
        ("x = [1, 2][10**37:-10**37:10**37][0]", "IndexError"),
    ];
    for (program, words) in told {
        check(program, program.to_owned(), &Told(words));
    }
}

/// A program that nests a value forty thousand times.
fn nested(step: &str) -> String {
    format!("x = None\nfor n in range(40000): x = {step}\n")
}

#[test]
fn deep_values_are_built_and_dropped() {
    let steps = [
        "[x]",
        "(x,)",
        "{1: x}",
        "{'a': [x]}",
        "lambda x=x: x",
        "(lambda y: lambda: y)(x)",
        "C(x)",
        "D(x)",
        "N(x)",
        "lib.f(x)",
        "lib.f(a=x)",
        "lib.f() + lib.f(x)",
        "functools.partial(f, x)",
        "ValueError(x)",
    ];
    for step in steps {
        let program = format!(
            "import lib, functools, dataclasses, collections\n\
             def f(a): return a\n\
             class C:\n    def __init__(self, x): self.x = x\n\
             @dataclasses.dataclass\nclass D:\n    x: object\n\
             N = collections.namedtuple('N', 'x')\n{}\
             y = x\nx = None\ny = None\n",
            nested(step)
        );
        check(step, program, &Done);
    }
}

#[test]
fn deep_values_are_compared_printed_and_copied() {
    let uses = [
        "x == [x]",
        "x == (x,)",
        "x < [x]",
        "repr(x)",
        "str(x)",
        "json.dumps(x)",
        "copy.deepcopy(x)",
        "f'{x}'",
        "{}[x]",
        "x in [x, 1]",
        "sorted([x, x])",
        "hash(x)",
    ];
    for step in ["[x]", "(x,)", "{1: x}"] {
        for last in uses {
            let program = format!("import json, copy\n{}z = {last}\n", nested(step));
            check(&format!("{step} {last}"), program, &Either);
        }
    }
    let two = format!("{}a = x\n{}a == x\n", nested("[x]"), nested("[x]"));
    check("two deep lists", two, &Told("compared"));
}

#[test]
fn classes_stand_on_others() {
    let classes = "class C: pass\nfor n in range(3000):\n    class C(C): pass\nC().x\n";
    check("too many", classes.to_owned(), &Told("stands on too many"));
    let classes = "class C: pass\nfor n in range(200):\n    class C(C): a = 1\nassert C().a == 1\n";
    check("many", classes.to_owned(), &Done);
    let diamonds = "class A: pass\nfor n in range(60):\n    class B(A): pass\n    \
                    class C(A): pass\n    class A(B, C): pass\n";
    check("diamonds", format!("{diamonds}hasattr(A(), 'x')\n"), &Done);
}

#[test]
fn lists_that_hold_themselves() {
    let programs = [
        (
            "a, b = [], []\na.append(b); b.append(a)\nassert repr(a) == '[[[...]]]'\n",
            Done,
        ),
        ("a, b = [], []\na.append(b); b.append(a)\na == b\n", Either),
        ("a = []; a.append(a)\nassert a == a\nassert a in a\n", Done),
        (
            "a = []; a.append(a)\nimport json\njson.dumps(a)\n",
            Told("Circular"),
        ),
        ("a = {}; a[1] = a\nassert repr(a) == '{1: {...}}'\n", Done),
        (
            "a = [[] for n in range(30)]\nfor x in a: x.extend(a)\nrepr(a)\n",
            Told("steps"),
        ),
        (
            "a, b = [0], [0]\nfor n in range(100): a, b = [a, a], [b, b]\na == b\n",
            Either,
        ),
    ];
    for (program, end) in programs {
        check(program, program.to_owned(), &end);
    }
}

#[test]
fn names_that_hide_others() {
    for program in [
        "op = None\nlen = 3\nlist = dict = str = len\nassert str == 3\n",
        "class str: pass\nf'{1}'\n",
        "def print(*a): return 1\nassert print() == 1\n",
        "__name__ = 'x'\n__file__ = 1\nassert __name__ == 'x'\n",
        "True_ = 1\nmatch = case = type = _ = 1\nmatch[case] if False else 0\n",
        "self = 1\nclass A:\n    def f(this): return super().__init__()\nA().f()\n",
    ] {
        check(program, program.to_owned(), &Done);
    }
}
