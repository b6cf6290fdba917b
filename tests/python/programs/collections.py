"""Lists, tuples, dictionaries, sets, slices and comprehensions."""

## Items from both ends
values = [1, 2, 3]
values[0], values[-1], (1, 2)[1], "abc"[-2]  #> (1, 3, 2, 'b')
values[3]  #! IndexError: list index out of range
values["a"]  #! TypeError: list indices must be integers or slices, not str

## Slices
v = [0, 1, 2, 3, 4, 5]
v[1:3], v[:2], v[4:], v[-2:], v[:-4], v[::2], v[::-1], v[4:1:-2], v[10:], v[-10:2]  #> ([1, 2], [0, 1], [4, 5], [4, 5], [0, 1], [0, 2, 4], [5, 4, 3, 2, 1, 0], [4, 2], [], [0, 1])
"hello"[1:3], (1, 2, 3)[1:], "héllo"[::-1]  #> ('el', (2, 3), 'olléh')
v[1:3] = ["a", "b", "c"]
v  #> [0, 'a', 'b', 'c', 3, 4, 5]
v[::0]  #! ValueError: slice step cannot be zero

## Methods of lists
v = [3, 1, 2]
v.append(0); v.extend([5, 4]); v.insert(0, 9); v.insert(-1, 8)
v  #> [9, 3, 1, 2, 0, 5, 8, 4]
v.remove(9)
v.pop(), v.pop(0), v.index(2), v.count(1)  #> (4, 3, 1, 1)
v.sort()
v  #> [0, 1, 2, 5, 8]
v.reverse()
v.copy(), v  #> ([8, 5, 2, 1, 0], [8, 5, 2, 1, 0])
v.clear()
v  #> []
v.pop()  #! IndexError: pop from empty list
v.remove(1)  #! ValueError: list.remove(x): x not in list

## Lists are added and repeated
[1] + [2], [0] * 3, 2 * (1, 2), [1] * -1  #> ([1, 2], [0, 0, 0], (1, 2, 1, 2), [])
[1] + (2,)  #! TypeError: can only concatenate list (not "tuple") to list

## Stars spread what they stand before
a = [1, 2]
[0, *a, 3], (*a,), {*a, 3}, {**{"x": 1}, "y": 2, **{"x": 3}}  #> ([0, 1, 2, 3], (1, 2), {1, 2, 3}, {'x': 3, 'y': 2})

## Tuples
(), (1,), 1, (1, 2) == (1, 2), tuple("ab"), (1, 2).index(2), (1, 1).count(1)  #> ((), (1,), 1, True, ('a', 'b'), 1, 2)

## Methods of dictionaries
d = {"a": 1, "b": 2}
d["a"], d.get("x"), d.get("x", 0), d.pop("a"), d.pop("z", None), d  #> (1, None, 0, 1, None, {'b': 2})
d.setdefault("c", []).append(1)
d.update({"d": 4}, e=5)
d.update([("f", 6)])
d  #> {'b': 2, 'c': [1], 'd': 4, 'e': 5, 'f': 6}
list(d), list(d.keys()), list(d.values()), list(d.items())[0]  #> (['b', 'c', 'd', 'e', 'f'], ['b', 'c', 'd', 'e', 'f'], [2, [1], 4, 5, 6], ('b', 2))
d.popitem(), len(d), "b" in d, d.copy() == d  #> (('f', 6), 4, True, True)
d["nope"]  #! KeyError: 'nope'
dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0)  #> ({'a': 1}, {'a': 1}, {'a': 1, 'b': 2}, {'a': 1, 'b': 2}, {'a': 0, 'b': 0})
{"a": 1} | {"b": 2}, {1: "a", True: "b", 1.0: "c"}  #> ({'a': 1, 'b': 2}, {1: 'c'})
{[]: 1}  #! TypeError: unhashable type: 'list'
d = {"a": 1, "b": 2}
sorted(d.keys() - {"a"}), d.keys() == {"a", "b"}, {**d}  #> (['b'], True, {'a': 1, 'b': 2})

## The order of keys is the order of insertion
d = {"b": 1, "a": 2}
del d["b"]
d["b"] = 3
list(d)  #> ['a', 'b']

## Many keys
d = {n: n * n for n in range(100)}
d.pop(50)
d[5], d[99], 50 in d, len(d), list(d)[49:51], d.get((1, 2)), {(1, "a"): 1}[(1, "a")]  #> (25, 9801, False, 99, [49, 51], None, 1)

## Sets
s = {1, 2}
s.add(3); s.add(1); s.discard(9); s.update([4])
sorted(s), len(s), 1 in s  #> ([1, 2, 3, 4], 4, True)
sorted({1, 2} | {3}), sorted({1, 2} & {2, 3}), sorted({1, 2} - {2}), sorted({1, 2} ^ {2, 3})  #> ([1, 2, 3], [2], [1], [1, 3])
{1} < {1, 2}, {1} <= {1}, {1, 2} >= {3}, {1} == {1}, {1}.issubset([1, 2]), {1}.isdisjoint({2})  #> (True, True, False, True, True, True)
set(), set("aa"), {1}.union([2], [3]), sorted({1, 2}.difference([1])), sorted({1, 2}.intersection({2}))  #> (set(), {'a'}, {1, 2, 3}, [2], [2])
s.remove(99)  #! KeyError: 99

## Comprehensions
[x * 2 for x in range(3)], [x for x in range(6) if x % 2 if x > 1]  #> ([0, 2, 4], [3, 5])
[(x, y) for x in "ab" for y in range(2)]  #> [('a', 0), ('a', 1), ('b', 0), ('b', 1)]
{k: v for k, v in [("a", 1)]}, {x % 2 for x in range(4)}, sum(x for x in range(4)), list(x for x in "ab")  #> ({'a': 1}, {0, 1}, 6, ['a', 'b'])
[[x for x in range(n)] for n in range(3)]  #> [[], [0], [0, 1]]
[a + b for a, b in zip([1, 2], [3, 4])]  #> [4, 6]

## Sorting
sorted([3, 1, 2]), sorted("bca", reverse=True), sorted(["b", "A"], key=str.lower)  #> ([1, 2, 3], ['c', 'b', 'a'], ['A', 'b'])
sorted([("b", 1), ("a", 1), ("c", 0)], key=lambda p: p[1])  #> [('c', 0), ('b', 1), ('a', 1)]
sorted([("b", 1), ("a", 1)], key=lambda p: p[1], reverse=True)  #> [('b', 1), ('a', 1)]
sorted({"b": 1, "a": 2}), sorted([[2], [1, 5]]), sorted([1, 0.5, True])  #> (['a', 'b'], [[1, 5], [2]], [0.5, 1, True])
sorted([1, "a"])  #! TypeError: '<' not supported between instances of 'str' and 'int'

## Functions that go over values
list(range(3)), list(range(1, 4)), list(range(5, 0, -2)), len(range(10))  #> ([0, 1, 2], [1, 2, 3], [5, 3, 1], 10)
list(enumerate("ab")), list(enumerate("ab", 1)), list(enumerate("a", start=5))  #> ([(0, 'a'), (1, 'b')], [(1, 'a'), (2, 'b')], [(5, 'a')])
list(zip([1, 2], "ab")), list(zip([1], [2, 3])), list(zip())  #> ([(1, 'a'), (2, 'b')], [(1, 2)], [])
list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1])), list(filter(lambda x: x > 1, [1, 2]))  #> (['1', '2'], [4, 6], [1], [2])
list(reversed([1, 2])), "".join(reversed("ab")), len({"a": 1}), len("é")  #> ([2, 1], 'ba', 1, 1)
next(iter([7])), next((x for x in [1, 2] if x > 1), None), next(iter([]), "none")  #> (7, 2, 'none')

## A list that holds itself
a = [1]
a.append(a)
a  #> [1, [...]]
a == a, len(a)  #> (True, 2)
