"""Assignment, unpacking, scopes."""

## A name is bound
a = 1
a  #> 1

## Several names are bound at once
a = b = [1]
a.append(2)
b  #> [1, 2]

## Values are unpacked
(a, b), c = (1, 2), 3
[d, e] = "xy"
a, b, c, d, e  #> (1, 2, 3, 'x', 'y')

## A star takes what is left
first, *rest = [1, 2, 3]
*front, last = "abc"
head, *middle, tail = range(2)
rest  #> [2, 3]
front  #> ['a', 'b']
middle  #> []

## Too few and too many values
def few(): a, b = [1]
def many(): a, b = 1, 2, 3
few()  #! ValueError: not enough values to unpack (expected 2, got 1)
many()  #! ValueError: too many values to unpack (expected 2)

## Two names change places
a, b = 1, 2
a, b = b, a
a, b  #> (2, 1)

## Targets are evaluated as Python does
i = 0
values = [0, 0]
i, values[i] = 1, 9
values  #> [0, 9]

## Booleans are positions
values = [1, 2]
values[True] = 3
values, values[False]  #> ([1, 3], 1)

## Annotations bind nothing by themselves
a: int
b: int = 2
"a" in dir() or b  #> 2

## An operator with an assignment
n = 10
n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 100; n |= 8; n &= 12; n ^= 1; n <<= 2; n >>= 1
n  #> 26
text = "a"
text += "b"
text *= 2
text  #> 'abab'

## A list grows where it is, a sum of lists is new
a = b = [1]
a += (2,)
b = b + [3]
a, b  #> ([1, 2], [1, 2, 3])

## Items and attributes take operators too
d = {"n": 1}
d["n"] += 1
d["n"] |= 4
class C:
    n = 1
C.n += 5
d, C.n  #> ({'n': 6}, 6)

## A dictionary takes in another one
d = {"a": 1}
same = d
d |= {"b": 2}
same  #> {'a': 1, 'b': 2}

## Deleted names and items are gone
a = 1
del a
a  #! NameError: name 'a' is not defined
d = {"x": 1, "y": 2}
del d["x"]
values = [0, 1, 2, 3, 4, 5]
del values[0], values[-1]
del values[1:3]
d, values  #> ({'y': 2}, [1, 4])

## A function sees the names of its module when it is called
def f():
    return x
x = 1
f()  #> 1
x = 2
f()  #> 2

## global reaches the module
count = 0
def up():
    global count
    count += 1
up(); up()
count  #> 2

## nonlocal reaches the function around
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
up = counter()
up()
up()  #> 2

## global reaches past a function that has the name too
x = "module"
def outer():
    x = "outer"
    def inner():
        global x
        return x
    return inner()
outer()  #> 'module'

## A closure sees the last value of a loop
functions = [lambda: i for i in range(3)]
[f() for f in functions]  #> [2, 2, 2]
[f() for f in [lambda i=i: i for i in range(3)]]  #> [0, 1, 2]

## A comprehension keeps its names to itself
x = "kept"
[x for x in range(3)]
x  #> 'kept'

## := binds outside of a comprehension
values = [y := n * 2 for n in range(3)]
y  #> 4
if (m := len(values)) > 2:
    pass
m  #> 3

## A method does not see the names of its class
name = "module"
class C:
    name = "class"
    def get(self):
        return name
    copy = name
C().get(), C.copy  #> ('module', 'class')

## A comprehension in a class sees the first iterable alone
class C:
    n = [1, 2]
    doubled = [x * 2 for x in n]
C.doubled  #> [2, 4]

## Names of Python can be bound anew
len = 3
str = "text"
len, str  #> (3, 'text')

## Names of the file
__name__  #> '__main__'
__name__ == "__main__"  #> True
