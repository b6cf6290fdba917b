"""Conditions, loops, exceptions, with, match, generators."""

## if, elif, else
def size(n):
    if n < 10:
        return "small"
    elif n < 100:
        return "middle"
    else:
        return "large"
size(1), size(50), size(500)  #> ('small', 'middle', 'large')

## Loops end in else unless they break
def find(values, wanted):
    for value in values:
        if value == wanted:
            break
    else:
        return "none"
    return "found"
find([1, 2], 2), find([1, 2], 3)  #> ('found', 'none')

## while, continue, break
n, seen = 0, []
while True:
    n += 1
    if n % 2: continue
    if n > 6: break
    seen.append(n)
while n > 5: n -= 1
else: seen.append("end")
seen  #> [2, 4, 6, 'end']

## A loop keeps its last value
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    pass
i, a, b  #> (1, 3, 4)

## Exceptions are caught by their class and its bases
def caught(f):
    try:
        return f()
    except (KeyError, IndexError) as e:
        return type(e).__name__, str(e), e.args
    except ArithmeticError:
        return "arithmetic"
    except Exception as e:
        return "other", repr(e)
caught(lambda: {}["x"]), caught(lambda: [][1]), caught(lambda: 1 / 0), caught(lambda: int("x")), caught(lambda: 5)  #> (('KeyError', "'x'", ('x',)), ('IndexError', 'list index out of range', ('list index out of range',)), 'arithmetic', ('other', 'ValueError("invalid literal for int() with base 10: \'x\'")'), 5)

## else and finally
order = []
def run(fails):
    try:
        order.append("try")
        if fails: raise ValueError("no")
    except ValueError as e:
        order.append(str(e))
    else:
        order.append("else")
    finally:
        order.append("finally")
run(False); run(True)
order  #> ['try', 'else', 'finally', 'try', 'no', 'finally']

## finally runs before a return
order = []
def f():
    try:
        return "value"
    finally:
        order.append("finally")
f(), order  #> ('value', ['finally'])

## Exceptions of the project
class AppError(Exception):
    def __init__(self, code, message="failed"):
        super().__init__(message)
        self.code = code
class Special(AppError): pass
try:
    raise Special(7)
except AppError as e:
    got = e.code, str(e), type(e).__name__, isinstance(e, Exception)
got  #> (7, 'failed', 'Special', True)

## An exception is raised again
def f():
    try:
        raise ValueError("inner")
    except ValueError:
        raise
def g():
    try:
        f()
    except ValueError as e:
        raise RuntimeError("outer") from e
f()  #! ValueError: inner
g()  #! RuntimeError: outer

## assert
def f(x): assert x > 0, f"bad {x}"
f(1)
f(-1)  #! AssertionError: bad -1

## with calls enter and exit
order = []
class Context:
    def __init__(self, name, handles=False):
        self.name, self.handles = name, handles
    def __enter__(self):
        order.append("enter " + self.name)
        return self.name
    def __exit__(self, kind, error, trace):
        order.append("exit " + self.name + (" " + str(error) if error else ""))
        return self.handles
with Context("a") as a, Context("b", True) as b:
    order.append(a + b)
    raise ValueError("x")
order  #> ['enter a', 'enter b', 'ab', 'exit b x', 'exit a']

## A generator under contextmanager is left at its yield
from contextlib import contextmanager
order = []
@contextmanager
def section(name):
    order.append("begin " + name)
    try:
        yield name.upper()
    except ValueError as e:
        order.append("caught " + str(e))
    finally:
        order.append("end " + name)
with section("a") as upper:
    order.append(upper)
with section("b"):
    raise ValueError("v")
def f():
    with section("c"):
        return "returned"
for i in range(3):
    with section("d"):
        break
f(), order  #> ('returned', ['begin a', 'A', 'end a', 'begin b', 'caught v', 'end b', 'begin d', 'end d', 'begin c', 'end c'])

## suppress and nullcontext
from contextlib import suppress, nullcontext
with suppress(KeyError, ValueError):
    {}["x"]
with nullcontext(5) as five:
    pass
five  #> 5

## Generators give their values one by one
order = []
def numbers():
    for n in range(3):
        order.append(("make", n))
        yield n
    order.append("end")
for n in numbers():
    order.append(("use", n))
order  #> [('make', 0), ('use', 0), ('make', 1), ('use', 1), ('make', 2), ('use', 2), 'end']

## A generator that never ends is left
def naturals():
    n = 0
    try:
        while True:
            yield n
            n += 1
    finally:
        ended.append(n)
ended, seen = [], []
for n in naturals():
    if n > 3: break
    seen.append(n)
seen, ended  #> ([0, 1, 2, 3], [4])

## Generators as values
def pairs(values):
    yield from ((v, v) for v in values)
    yield "last"
g = pairs("ab")
list(pairs("ab")), sum(1 for _ in pairs("ab")), next(g), next(g), list(g), dict(zip("xy", pairs([1]))), [*pairs([])]  #> ([('a', 'a'), ('b', 'b'), 'last'], 3, ('a', 'a'), ('b', 'b'), ['last'], {'x': (1, 1), 'y': 'last'}, ['last'])
any(n > 1 for n in iter([1, 2, 3])), max(pairs([])), ",".join(pairs([]))  #> (True, 'last', 'last')

## A generator stops at return
def f():
    yield 1
    return
    yield 2
list(f())  #> [1]

## match
def kind(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "small"
        case "a" | "b" as letter: return "letter " + letter
        case [] | (): return "empty"
        case [one]: return f"one {one}"
        case [first, *rest] if first == "x": return f"x and {rest}"
        case (a, b): return f"pair {a} {b}"
        case {"type": "t", "n": int(n), **rest}: return f"t {n} {rest}"
        case {"type": other}: return f"other {other}"
        case str(): return "text"
        case None: return "none"
        case True: return "true"
        case float() | complex(): return "float"
        case _: return "something"
[kind(x) for x in (0, 2, "b", [], [5], ["x", 1, 2], (1, 2), {"type": "t", "n": 3, "m": 4}, {"type": 9}, "zz", None, 2.5, 7, {1})]  #> ['zero', 'small', 'letter b', 'empty', 'one 5', 'x and [1, 2]', 'pair 1 2', "t 3 {'m': 4}", 'other 9', 'text', 'none', 'float', 'something', 'something']

## match on classes and names
from dataclasses import dataclass
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 2
@dataclass
class Point:
    x: int
    y: int
def f(v):
    match v:
        case Color.RED: return "red"
        case Point(0, y): return f"on axis {y}"
        case Point(x=x, y=2): return f"two {x}"
        case Point(): return "point"
        case [Point(x, _), *_]: return f"list {x}"
[f(v) for v in (Color.RED, Color.BLUE, Point(0, 5), Point(1, 2), Point(3, 4), [Point(7, 7), 1])]  #> ['red', None, 'on axis 5', 'two 1', 'point', 'list 7']
