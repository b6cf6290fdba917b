"""Classes, data classes, named tuples, enums."""

## A class with a state
class Account:
    bank = "B"
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
    def deposit(self, amount):
        self.balance += amount
        return self
    def __repr__(self):
        return f"<{self.owner} {self.balance}>"
a = Account("Ann", balance=5).deposit(3)
a, a.balance, a.bank, Account.bank, a.deposit(1).balance  #> (<Ann 9>, 8, 'B', 'B', 9)

## Class attributes are shared until an instance has its own
class C:
    n = 1
a, b = C(), C()
a.n = 2
C.n = 3
a.n, b.n, C.n  #> (2, 3, 3)

## Inheritance and super
class Base:
    def __init__(self, x):
        self.x = x
    def hello(self):
        return "base " + self.name()
    def name(self):
        return "b"
class Child(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def name(self):
        return "c" + super().name()
class Grandchild(Child):
    def name(self):
        return "g" + super().name()
c = Grandchild(1, 2)
c.x, c.y, c.hello(), isinstance(c, Base), issubclass(Child, Base), isinstance(Base(1), Child)  #> (1, 2, 'base gcb', True, True, False)

## Several bases
class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B" + super().who()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super().who()
D().who()  #> 'DBCA'

## Static methods, class methods, properties
class T:
    count = 2
    @staticmethod
    def double(x): return x * 2
    @classmethod
    def make(cls, n):
        made = cls()
        made.n = n * cls.count
        return made
    @property
    def half(self): return self.n / 2
    @half.setter
    def half(self, value): self.n = value
T.double(4), T().double(1), T.make(5).n, T.make(5).half, T.make.__name__  #> (8, 2, 10, 5.0, 'make')

## Operators of a class
class V:
    def __init__(self, x): self.x = x
    def __add__(self, other): return V(self.x + other.x)
    def __mul__(self, n): return V(self.x * n)
    __rmul__ = __mul__
    def __eq__(self, other): return self.x == other.x
    def __lt__(self, other): return self.x < other.x
    def __getitem__(self, key): return key * 2
    def __len__(self): return self.x
    def __contains__(self, n): return n == self.x
    def __call__(self, y): return self.x + y
    def __iter__(self): return iter(range(self.x))
    def __str__(self): return f"V{self.x}"
    def __bool__(self): return self.x > 0
v = V(2)
(v + V(1)).x, (v * 3).x, (3 * v).x, v == V(2), v != V(2), v < V(3), v[4], len(v), 2 in v, v(5), list(v), f"{v}", bool(V(0))  #> (3, 6, 6, True, False, True, 8, 2, True, 7, [0, 1], 'V2', False)

## Attributes by name
class C: pass
c = C()
setattr(c, "a", 1)
getattr(c, "a"), getattr(c, "b", None), hasattr(c, "a"), hasattr(c, "b"), c.__dict__, vars(c), type(c).__name__, c.__class__ is C  #> (1, None, True, False, {'a': 1}, {'a': 1}, 'C', True)
c.b  #! AttributeError: 'C' object has no attribute 'b'
C.b  #! AttributeError: type object 'C' has no attribute 'b'

## Missing attributes are made
class Namespace:
    def __getattr__(self, name): return name.upper()
Namespace().abc  #> 'ABC'

## Data classes
from dataclasses import dataclass, field, asdict, astuple, replace
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    def norm(self): return abs(self.x) + abs(self.y)
@dataclass(order=False)
class Named(Point):
    name: str = "n"
p = Point(1, y=2)
p, p == Point(1, 2), p.norm(), p.tags is not Point(1).tags, Named(1, 2, [], "x")  #> (Point(x=1, y=2, tags=[]), True, 3, True, Named(x=1, y=2, tags=[], name='x'))
asdict(p), astuple(p), replace(p, x=5)  #> ({'x': 1, 'y': 2, 'tags': []}, (1, 2, []), Point(x=5, y=2, tags=[]))
Point()  #! TypeError: Point.__init__() missing 1 required positional argument: 'x'

## A data class finishes itself
from dataclasses import dataclass
@dataclass
class Table:
    name: str
    full: str = ""
    def __post_init__(self):
        self.full = "s." + self.name
Table("t").full  #> 's.t'

## Named tuples
from collections import namedtuple
from typing import NamedTuple
P = namedtuple("P", "x y", defaults=[9])
class Row(NamedTuple):
    id: int
    name: str = "-"
p, r = P(1), Row(1, name="a")
p, r, p.x, p[1], tuple(p), p == (1, 9), P._fields, p._asdict(), p._replace(x=3), len(r), list(r)  #> (P(x=1, y=9), Row(id=1, name='a'), 1, 9, (1, 9), True, ('x', 'y'), {'x': 1, 'y': 9}, P(x=3, y=9), 2, [1, 'a'])
a, b = r
b, P(*"ab"), P._make([1, 2]), "%s-%s" % Row(1), sorted([P(2), P(1)])[0].x, {P(1): "k"}[P(1)]  #> ('a', P(x='a', y='b'), P(x=1, y=2), '1--', 1, 'k')

## Enums
from enum import Enum, IntEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    @property
    def low(self): return self.name.lower()
Color.RED.name, Color.RED.value, Color(2), Color["RED"], list(Color), Color.CRIMSON is Color.RED, Color.RED.low  #> ('RED', 1, <Color.GREEN: 2>, <Color.RED: 1>, [<Color.RED: 1>, <Color.GREEN: 2>], True, 'red')
[c.value for c in Color], len(Color), Color.RED == 1, Color.RED in Color, str(Color.RED), f"{Color.GREEN}", isinstance(Color.RED, Color)  #> ([1, 2], 2, False, True, 'Color.RED', 'Color.GREEN', True)
Color(5)  #! ValueError: 5 is not a valid Color
{Color.RED: "r"}[Color.RED], list(Color.__members__)  #> ('r', ['RED', 'GREEN', 'CRIMSON'])

## Enums of strings and numbers
from enum import Enum, IntEnum, StrEnum, auto
class Status(str, Enum):
    NEW = "new"
    DONE = "done"
class Level(IntEnum):
    LOW = 1
    HIGH = auto()
class Kind(StrEnum):
    FirstKind = auto()
class Auto(Enum):
    A = auto()
    B = auto()
Status.NEW == "new", Status.NEW.upper(), Status("done").name, ",".join(Status), "x" + Status.NEW, str(Status.NEW), Status.NEW.value  #> (True, 'NEW', 'DONE', 'new,done', 'xnew', 'Status.NEW', 'new')
Level.HIGH + 1, Level.HIGH > Level.LOW, Level.HIGH == 2, str(Level.HIGH), Kind.FirstKind, f"{Kind.FirstKind}", [a.value for a in Auto], "%s" % Status.NEW, {"new": 1}[Status.NEW]  #> (3, True, True, '2', <Kind.FirstKind: 'firstkind'>, 'firstkind', [1, 2], 'Status.NEW', 1)

## Enums that make their members
from enum import Enum
class Planet(Enum):
    EARTH = (1, "e")
    MARS = (2, "m")
    def __init__(self, number, letter):
        self.number = number
        self.letter = letter
    @classmethod
    def _missing_(cls, value):
        return cls.EARTH
class Coded(str, Enum):
    def __new__(cls, value, label):
        made = str.__new__(cls, value)
        made._value_ = value
        made.label = label
        return made
    A = ("a", "first")
Planet.MARS.letter, Planet((2, "m")).name, Planet("?").name, Coded.A.label, Coded.A.value, Coded("a").name  #> ('m', 'MARS', 'EARTH', 'first', 'a', 'A')

## Enums made by a call
from enum import Enum
E = Enum("E", "A B")
F = Enum("F", {"x": "1", "y": "2"}, type=str)
list(E), F.x == "1", Enum("G", ["P", "Q"]).Q.value  #> ([<E.A: 1>, <E.B: 2>], True, 2)

## Classes in classes, and classes made by a function
class Outer:
    class Inner:
        value = 1
def make(n):
    class Made:
        number = n
    return Made
Made = type("Made", (Outer,), {"extra": 2})
Outer.Inner.value, make(3).number, Made.extra, Made().Inner.value  #> (1, 3, 2, 1)

## A class is decorated
def register(cls):
    cls.registered = True
    return cls
@register
class C: pass
C.registered  #> True
