"""Numbers, truth and comparisons."""

## Whole numbers
7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3  #> (3, -4, -4, 1, 2, -2)
2 ** 10, 2 ** -1, (-2) ** 3  #> (1024, 0.5, -8)
1_000_000, 0xff, 0o17, 0b101  #> (1000000, 255, 15, 5)
6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 5, 40 >> 3  #> (2, 7, 5, -7, 32, 5)
divmod(7, 2), divmod(-7, 2), abs(-3), -(-3), +3  #> ((3, 1), (-4, 1), 3, 3, 3)
pow(2, 5), pow(2, 5, 7)  #> (32, 4)
int("42"), int(" -7 "), int("ff", 16), int("0b11", 0), int(3.9), int(-3.9), int(True), int()  #> (42, -7, 255, 3, 3, -3, 1, 0)
int("x")  #! ValueError: invalid literal for int() with base 10: 'x'
1 // 0  #! ZeroDivisionError: integer division or modulo by zero
hex(255), oct(8), bin(5), hex(-1)  #> ('0xff', '0o10', '0b101', '-0x1')
(10).bit_length(), sum([1, 2, 3]), sum([1], 10), sum([[1], [2]], [])  #> (4, 6, 11, [1, 2])

## Floats
0.1 + 0.2, 1 / 2, 1e16, 1e-5, 1.0, 100.0, 1e300, 123456789.123, 5e-324  #> (0.30000000000000004, 0.5, 1e+16, 1e-05, 1.0, 100.0, 1e+300, 123456789.123, 5e-324)
7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2  #> (3.0, -4.0, 1.5, 0.5)
round(2.5), round(3.5), round(2.675, 2), round(-1.5), round(1234, -2), round(1.0)  #> (2, 4, 2.67, -2, 1200, 1)
float("1.5"), float("inf"), float("-inf"), float("nan"), float(3)  #> (1.5, inf, -inf, nan, 3.0)
1.5.is_integer(), (2.0).is_integer()  #> (False, True)
float("nan") == float("nan"), float("nan") < 1  #> (False, False)
1 / 0.0  #! ZeroDivisionError: float division by zero

## Booleans are numbers
True + True, True == 1, False == 0, True * 3, True & False, True | 2, not 0  #> (2, True, True, 3, False, 3, True)
isinstance(True, int), bool(""), bool(" "), bool([]), bool([0]), bool(None), bool(0.0)  #> (True, False, True, False, True, False, False)

## Numbers that are booleans
[1] * True, True * "ab", "a".ljust(True) + "|", (-2) ** 2.0, isinstance(True, (str, int)), "a b c".split(" ", True)  #> ([1], 'ab', 'a|', 4.0, True, ['a', 'b c'])

## Names of Python are true, and equal to themselves alone
not len, len == 1, str == int, str == str, (len or 1) is len, type("x") is str, type(1) == type(2)  #> (False, False, False, True, True, True, True)
type(len) == type(1), type(str) == type(int), type(str) is type  #> (False, True, True)
len + 1  #! TypeError
len.nope  #! AttributeError

## and, or and not give operands
1 and 2, 0 and 2, 1 or 2, 0 or "", None or [], not "", not "x"  #> (2, 0, 1, '', [], True, False)

## Comparisons chain
1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 1 != 2 != 1  #> (True, False, True, True)
"a" < "b" <= "b", [1, 2] < [1, 3], (1,) < (1, 2), "Z" < "a"  #> (True, True, True, True)
1 < "a"  #! TypeError: '<' not supported between instances of 'int' and 'str'

## Each operand of a chain is evaluated once
calls = []
def f(x):
    calls.append(x)
    return x
f(1) < f(2) < f(3), f(3) < f(2) < f(1), calls  #> (True, False, [1, 2, 3, 3, 2])

## Identity
a = []
b = []
a is a, a is b, a is not b, None is None, a == b  #> (True, False, True, True, True)

## Membership
1 in [1, 2], 3 not in (1, 2), "b" in "abc", "x" in {"x": 1}, 2 in {1, 2}, 5 in range(3)  #> (True, True, True, True, True, False)

## A condition chooses
"yes" if 1 else "no", "yes" if 0 else "no"  #> ('yes', 'no')

## any and all
any([0, "", 3]), any([]), all([1, 2]), all([]), all([1, 0]), any(x > 2 for x in [1, 2, 3])  #> (True, False, True, True, False, True)

## Least and most
min(3, 1, 2), max([3, 1, 2]), max("ab", "c", key=len), min([], default=9), max({"a": 1, "b": 2})  #> (1, 3, 'ab', 9, 'b')
max([])  #! ValueError: max() iterable argument is empty
max([("a", 1), ("b", 1)], key=lambda p: p[1])  #> ('a', 1)
