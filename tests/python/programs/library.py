"""json, textwrap, string, itertools, collections, re, copy, base64, hashlib, uuid, decimal, paths."""

## json.dumps
import json
json.dumps({"a": [1, 2.5, None, True], "b": {"c": "x\"y\n"}})  #> '{"a": [1, 2.5, null, true], "b": {"c": "x\\"y\\n"}}'
json.dumps({"b": 1, "a": "é\U0001f600\x7f"}, sort_keys=True), json.dumps("é", ensure_ascii=False), json.dumps([1, 2], separators=(",", ":"))  #> ('{"a": "\\u00e9\\ud83d\\ude00\\u007f", "b": 1}', '"é"', '[1,2]')
json.dumps({"a": [1, {}], "b": []}, indent=2)  #> '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}'
json.dumps({1: 1, None: 2, True: 3, 1.5: 4}), json.dumps((1, "a")), json.dumps(1e20), json.dumps(float("inf"))  #> ('{"1": 3, "null": 2, "1.5": 4}', '[1, "a"]', '1e+20', 'Infinity')
json.dumps([1], indent=True)  #> '[\n 1\n]'
json.dumps({1, 2})  #! TypeError: Object of type set is not JSON serializable
json.dumps({"s": {1}}, default=list), json.dumps("\u2028\t\x00", ensure_ascii=False)  #> ('{"s": [1]}', '"\u2028\\t\\u0000"')

## json.loads
import json
json.loads('{"a": [1, 2.5, null, true, "x\\u00e9"], "b": {}}'), json.loads("12"), json.loads(b"[]")  #> ({'a': [1, 2.5, None, True, 'xé'], 'b': {}}, 12, [])
json.loads("{")  #! JSONDecodeError

## textwrap
import textwrap
from textwrap import dedent
text = textwrap.dedent("""
    select 1
      from t

    where x
    """)
text  #> '\nselect 1\n  from t\n\nwhere x\n'
dedent("  a\n\tb"), dedent("  a\n   \n  b"), textwrap.indent("a\n\nb\n", "  "), dedent("no")  #> ('  a\n\tb', 'a\n\nb', '  a\n\n  b\n', 'no')

## string
import string
from string import Template
Template("select $a from ${t}x $$").substitute(a=1, t="y"), Template("$a $b").safe_substitute({"a": 1}), Template("$x").substitute({"x": "v"})  #> ('select 1 from yx $', '1 $b', 'v')
Template("$a").substitute()  #! KeyError: 'a'
string.ascii_lowercase[:3], string.digits, string.capwords("ab cd")  #> ('abc', '0123456789', 'Ab Cd')

## itertools
import itertools
from itertools import chain, product, groupby, islice, count, cycle, repeat, zip_longest, accumulate, combinations, permutations, pairwise, takewhile, dropwhile, starmap
list(chain([1], "a")), list(chain.from_iterable([[1], [2]])), list(product("ab", [1, 2])), list(product([0, 1], repeat=2))  #> ([1, 'a'], [1, 2], [('a', 1), ('a', 2), ('b', 1), ('b', 2)], [(0, 0), (0, 1), (1, 0), (1, 1)])
[(k, list(g)) for k, g in groupby("aabbb")], [(k, [x[1] for x in g]) for k, g in groupby([(1, 2), (1, 3), (2, 4)], key=lambda p: p[0])]  #> ([('a', ['a', 'a']), ('b', ['b', 'b', 'b'])], [(1, [2, 3]), (2, [4])])
list(islice("abcdef", 2)), list(islice("abcdef", 1, 4)), list(islice(count(5), 3)), list(islice("abcdef", 0, None, 2)), list(islice(cycle("ab"), 5))  #> (['a', 'b'], ['b', 'c', 'd'], [5, 6, 7], ['a', 'c', 'e'], ['a', 'b', 'a', 'b', 'a'])
list(zip(count(1), "ab")), list(zip_longest("ab", [1], fillvalue="-")), list(accumulate([1, 2, 3])), list(repeat("x", 2)), list(pairwise("abc"))  #> ([(1, 'a'), (2, 'b')], [('a', 1), ('b', '-')], [1, 3, 6], ['x', 'x'], [('a', 'b'), ('b', 'c')])
list(combinations("abc", 2)), len(list(permutations("abc"))), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(starmap(pow, [(2, 3)]))  #> ([('a', 'b'), ('a', 'c'), ('b', 'c')], 6, [1, 2], [3, 1], [8])
found = []
for n in count(10, 5):
    if n > 20: break
    found.append(n)
found  #> [10, 15, 20]

## collections
from collections import OrderedDict, defaultdict, Counter, ChainMap, deque
d = defaultdict(list)
d["a"].append(1)
n = defaultdict(int)
n["x"] += 2
dict(d), dict(n), d.get("zz"), "zz" in d  #> ({'a': [1]}, {'x': 2}, None, False)
c = Counter("abca")
c.update("b")
c["a"], c["zz"], c.most_common(1), sum(c.values()), dict(OrderedDict([("b", 1), ("a", 2)])), dict(ChainMap({"a": 1}, {"a": 2, "b": 3}))  #> (2, 0, [('a', 2)], 5, {'b': 1, 'a': 2}, {'a': 1, 'b': 3})
q = deque([1, 2])
q.appendleft(0)
q.append(3)
q.popleft(), list(q)  #> (0, [1, 2, 3])

## copies
import copy
a = {"x": [1]}
b, c = copy.copy(a), copy.deepcopy(a)
a["x"].append(2)
b, c  #> ({'x': [1, 2]}, {'x': [1]})
a = []
a.append(a)
b = copy.deepcopy(a)
b[0] is b, b is a  #> (True, False)

## re
import re
re.sub(r"\s+", " ", "a  b\n c"), re.sub("(\\w)(\\d)", r"\2\1", "a1 b2"), re.sub("b", lambda m: m.group().upper(), "abab", count=1), re.sub(r"(?P<x>a)", r"<\g<x>>", "aba")  #> ('a b c', '1a 2b', 'aBab', '<a>b<a>')
re.findall(r"\d+", "a1b22"), re.findall(r"(\w)=(\d)", "a=1,b=2"), re.findall("(a)", "aa"), re.split(r"[,;]\s*", "a, b;c"), re.split("(-)", "a-b", maxsplit=1)  #> (['1', '22'], [('a', '1'), ('b', '2')], ['a', 'a'], ['a', 'b', 'c'], ['a', '-', 'b'])
m = re.match(r"(\w+)@(?P<host>\w+)(\.x)?", "me@home")
m.group(), m.group(1), m["host"], m.groups(), m.groupdict(), m.start(2), m.end(), m.span(1), bool(m)  #> ('me@home', 'me', 'home', ('me', 'home', None), {'host': 'home'}, 3, 7, (0, 2), True)
re.match("b", "ab"), re.search("b", "ab").start(), re.fullmatch("a.c", "abc") is not None, re.fullmatch("a", "ab")  #> (None, 1, True, None)
p = re.compile("^([a-z]+)$", re.IGNORECASE | re.MULTILINE)
p.findall("Ab\ncd"), p.sub("-", "x"), p.pattern, re.escape("a.b*c"), [x.group() for x in re.finditer("a|b", "cab")], re.sub("x*", "-", "abxd"), re.sub("[[]|[]]", "", "[a]")  #> (['Ab', 'cd'], '-', '^([a-z]+)$', 'a\\.b\\*c', ['a', 'b'], '-a-b--d-', 'a')
re.sub(r"(?x) a  b # comment", "-", "ab"), re.subn("a", "b", "aa"), re.sub("(?i)SELECT", "s", "select")  #> ('-', ('bb', 2), 's')

## base64 and hashlib
import base64, hashlib
base64.b64encode(b"hello?"), base64.b64decode("aGVsbG8/"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b64encode(b"a").decode()  #> (b'aGVsbG8/', b'hello?', b'__4=', 'YQ==')
hashlib.md5(b"abc").hexdigest(), hashlib.sha1(b"abc").hexdigest(), hashlib.sha256("abc".encode()).hexdigest()[:16], hashlib.md5().hexdigest(), hashlib.md5(b"a" * 100).hexdigest()  #> ('900150983cd24fb0d6963f7d28e17f72', 'a9993e364706816aba3e25717850c26c9cd0d89d', 'ba7816bf8f01cfea', 'd41d8cd98f00b204e9800998ecf8427e', '36a92cc94a9e0fa21f625f8bfb007adf')

## uuid
import uuid
u = uuid.UUID("{12345678-1234-5678-1234-567812345678}")
str(u), u.hex, u == uuid.UUID(hex="12345678123456781234567812345678"), u, f"{u}", uuid.UUID(int=1), u.version  #> ('12345678-1234-5678-1234-567812345678', '12345678123456781234567812345678', True, UUID('12345678-1234-5678-1234-567812345678'), '12345678-1234-5678-1234-567812345678', UUID('00000000-0000-0000-0000-000000000001'), None)
str(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")), str(uuid.uuid3(uuid.NAMESPACE_URL, "x"))  #> ('886313e1-3b8a-5372-9b90-0c9aee199e5d', '60a7f89c-e446-309c-8b4f-460bfdfd0dee')
uuid.UUID("nope")  #! ValueError: badly formed hexadecimal UUID string

## decimal
from decimal import Decimal
Decimal("1.10"), Decimal("1.10") + 1, Decimal("1.5") * Decimal("2.0"), Decimal("1.1") == Decimal("1.10"), str(Decimal("-0.05")), f"{Decimal('2.345'):.2f}", int(Decimal("3.9")), Decimal(3), Decimal(0.5), sum([Decimal("0.1"), Decimal("0.2")]), Decimal("1") < 2  #> (Decimal('1.10'), Decimal('2.10'), Decimal('3.00'), True, '-0.05', '2.34', 3, Decimal('3'), Decimal('0.5'), Decimal('0.3'), True)

## Paths
import os
from os.path import join
from pathlib import PurePosixPath as Path
os.path.join("a", "b.sql"), join("a/", "/b"), os.path.dirname("a/b/c.py"), os.path.basename("a/b.py"), os.path.splitext("a.b/c.tar.gz"), os.path.normpath("a/../b/./c"), os.path.split("a/b")  #> ('a/b.sql', '/b', 'a/b', 'b.py', ('a.b/c.tar', '.gz'), 'b/c', ('a', 'b'))
p = Path("a/b") / "c.sql"
str(p), p.name, p.stem, p.suffix, str(p.parent), str(p.parent.parent), str(p.parents[1]), str(p.with_suffix(".txt")), str(p.with_name("d")), p.parts, os.fspath(p)  #> ('a/b/c.sql', 'c.sql', 'c', '.sql', 'a/b', 'a', 'a', 'a/b/c.txt', 'a/b/d', ('a', 'b', 'c.sql'), 'a/b/c.sql')

## What talks says nothing here
import logging, warnings
logger = logging.getLogger("alembic")
logger.info("x %s", 1), logging.warning("y"), print("", end=""), warnings.filterwarnings("ignore")  #> (None, None, None, None)
if logger: loud = True
loud  #> True

## typing
from typing import Optional, List, cast, TYPE_CHECKING, Union, Dict, Any, NewType, get_args, Literal
import typing as t
if TYPE_CHECKING:
    import nothing
x: Optional[List[int]] = cast(List[int], [1])
UserId = NewType("UserId", int)
def f(a: "Dict[str, Any]", b: t.Union[int, None] = None) -> int | None: return b
x, UserId(5), f({}), get_args(Literal["a", "b"])  #> ([1], 5, None, ('a', 'b'))

## The version of Python
import sys
sys.version_info >= (3, 8), sys.version_info[0] == 3, sys.version_info.major, sys.version_info < (3,), sys.version_info[:1]  #> (True, True, 3, False, (3,))
