"""Functions, arguments, closures, decorators."""

## Arguments by position and by name
def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs
f(1, c=3)  #> (1, 2, (), 3, 4, {})
f(1, 5, 6, 7, c=3, d=8, e=9)  #> (1, 5, (6, 7), 3, 8, {'e': 9})
f(*[1, 2, 3], **{"c": 4})  #> (1, 2, (3,), 4, 4, {})
f(c=1, a=2, b=3)  #> (2, 3, (), 1, 4, {})
f()  #! TypeError: f() missing 1 required positional argument: 'a'
f(1)  #! TypeError: f() missing 1 required keyword-only argument: 'c'

## Arguments that do not fit
def f(a): return a
def g(): return None
f(1, 2)  #! TypeError: f() takes 1 positional argument but 2 were given
f(1, a=2)  #! TypeError: f() got multiple values for argument 'a'
f(b=1)  #! TypeError: f() got an unexpected keyword argument 'b'
g(1)  #! TypeError: g() takes 0 positional arguments but 1 was given

## Arguments that have no name outside
def f(a, /, b, *, c):
    return a, b, c
f(1, 2, c=3), f(1, b=2, c=3)  #> ((1, 2, 3), (1, 2, 3))

## Defaults are evaluated once
def f(a=[]):
    a.append(1)
    return a
f()
f()  #> [1, 1]

## A function without return gives None
def f():
    "A docstring."
f(), f.__doc__, f.__name__  #> (None, 'A docstring.', 'f')

## Lambdas
add = lambda a, b=1, *c, **d: a + b + sum(c) + sum(d.values())
add(1), add(1, 2, 3, x=4), (lambda: 5)()  #> (2, 10, 5)

## Recursion
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)
factorial(20)  #> 2432902008176640000

## Functions are values
def twice(f):
    return lambda x: f(f(x))
twice(lambda x: x + 1)(1), [f(2) for f in (abs, str, lambda x: -x)]  #> (3, [2, '2', -2])

## Decorators
import functools
def logged(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return ("called", f(*args, **kwargs))
    return wrapper
def times(n):
    def decorate(f):
        return lambda *a: [f(*a)] * n
    return decorate
@logged
def one(): return 1
@times(2)
@logged
def two(x): return x
one(), two(5)  #> (('called', 1), [('called', 5), ('called', 5)])

## A decorator of the library that remembers
from functools import lru_cache
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(15)  #> 610

## partial and reduce
from functools import partial, reduce
def f(a, b, c=0): return a, b, c
g = partial(f, 1, c=5)
g(2), g(2, c=6), partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4], 10), reduce(lambda a, b: a + b, "abc")  #> ((1, 2, 5), (1, 2, 6), 5, 240, 'abc')

## Getters
from operator import itemgetter, attrgetter, methodcaller, add, mul
rows = [{"a": 2, "b": 1}, {"a": 1, "b": 2}]
sorted(rows, key=itemgetter("a"))[0]["b"], itemgetter(0, 2)("abc"), methodcaller("upper")("x"), add(1, 2), mul("a", 3)  #> (2, ('a', 'c'), 'X', 3, 'aaa')

## async functions
async def f():
    return 1
callable(f)  #> True
