"""f-strings, %, .format and format specifications."""

## f-strings
name, n, x = "orders", 3, 2.5
f"{name}_{n + 1}", f"{{}}", f"{name!r}", f"{n:03d}|{name:>8}|{x:.2f}", f"{'a' 'b'}", f"a" "b" f"{n}"  #> ('orders_4', '{}', "'orders'", '003|  orders|2.50', 'ab', 'ab3')
width = 6
f"{name:{width + 2}}|", f"{name:<{width}.3}|", f"{n=}", f"{n = :>4}", f"{name!s:^10}|", f"{'é'!a}"  #> ('orders  |', 'ord   |', 'n=3', 'n =    3', '  orders  |', "'\\xe9'")
f"{[1, 'a']} {None} {True} {{'a': 1}} {dict(a=1)}"  #> "[1, 'a'] None True {'a': 1} {'a': 1}"
text = f"""
  {name}
"""
text  #> '\n  orders\n'

## Specifications of whole numbers
f"{5:5}|{5:<5}|{5:^5}|{5:>5}|{5:05}|{-5:05}|{5:+}|{5: }|{5:=+5}"  #> '    5|5    |  5  |    5|00005|-0005|+5| 5|+   5'
f"{1234567:,} {1234567:_} {255:x} {255:X} {255:#x} {8:o} {5:b} {5:#010b} {65:c} {1234:010,}"  #> '1,234,567 1_234_567 ff FF 0xff 10 101 0b00000101 A 00,001,234'
f"{3:.2f} {3:e} {50:%} {True:d} {True} {True:5}"  #> '3.00 3.000000e+00 5000.000000% 1 True     1'

## Specifications of floats
f"{3.14159:.2f} {3.14159:10.3f}|{3.14159:<10.1f}|{-3.5:+.1f} {1e10:.3e} {1e10:E} {0.25:.0%} {1234.5:,.2f}"  #> '3.14      3.142|3.1       |-3.5 1.000e+10 1.000000E+10 25% 1,234.50'
f"{3.14159:.3} {1e20:.3} {100000.0:g} {1e6:g} {1e-5:g} {0.0001:g} {1.5:g} {12345678.9:g} {3.0} {3.0:.1f} {2.5:.0f}"  #> '3.14 1e+20 100000 1e+06 1e-05 0.0001 1.5 1.23457e+07 3.0 3.0 2'
f"{float('nan'):.2f} {float('inf'):5} {-0.0:.1f}"  #> 'nan   inf -0.0'

## Specifications of strings
f"{'ab':5}|{'ab':>5}|{'ab':^5}|{'ab':*^6}|{'abcdef':.3}|{'ab':05}|{'ab':s}"  #> 'ab   |   ab| ab  |**ab**|abc|ab000|ab'
f"{'a':d}"  #! ValueError: Unknown format code 'd' for object of type 'str'
f"{[1]:5}"  #! TypeError: unsupported format string passed to list.__format__

## % with a tuple
"%s has %d" % ("a", 3), "%s" % "one", "%s" % (("a", "b"),), "%%", "100%% %s" % "x"  #> ('a has 3', 'one', "('a', 'b')", '%%', '100% x')
"%5s|%-5s|%05d|%+d|%.2f|%5.1f|%x|%X|%o|%#x|%e|%g|%c|%r|%i" % ("a", "b", 42, 7, 3.14159, 2.55, 255, 255, 8, 255, 1500.0, 0.5, "z", "q", 3.9)  #> "    a|b    |00042|+7|3.14|  2.5|ff|FF|10|0xff|1.500000e+03|0.5|z|'q'|3"
"%*d|%-*d|%.*f" % (5, 42, 4, 7, 2, 3.14159), "%.3s" % "abcdef", "% d" % 5  #> ('   42|7   |3.14', 'abc', ' 5')
"%s %s" % ("a",)  #! TypeError: not enough arguments for format string
"%s" % ("a", "b")  #! TypeError: not all arguments converted during string formatting
"%d" % "x"  #! TypeError: %d format: a real number is required, not str
"%s and %s" % [1, 2]  #! TypeError: not enough arguments for format string

## % with something that has items
"a" % [1], "b" % {}, "%s" % [1, 2], "%s" % {"a": 1}  #> ('a', 'b', '[1, 2]', "{'a': 1}")
"a" % 1  #! TypeError: not all arguments converted during string formatting

## % with a dictionary
"%(name)s is %(age)03d" % {"name": "Bo", "age": 7, "more": 1}, "%(a)5.1f%%" % {"a": 2.25}  #> ('Bo is 007', '  2.2%')
"%(x)s" % {"y": 1}  #! KeyError: 'x'

## format
"{} {}".format("a", 1), "{1} {0}".format("a", "b"), "{x}-{y}".format(x=1, y=2), "{{}}".format()  #> ('a 1', 'b a', '1-2', '{}')
"{:>5}|{:<5}|{:05.1f}|{!r:>5}".format("a", "b", 2.55, "c"), "{0[1]} {0[0]}".format([1, 2]), "{d[key]}".format(d={"key": 5})  #> ("    a|b    |002.5|  'c'", '2 1', '5')
"{:{width}}|".format("a", width=4), "{:{}}|".format("a", 3), "{a.real}".format(a=3) if False else ""  #> ('a   |', 'a  |', '')
"{a}".format_map({"a": 1}), format(3.14159, ".2f"), format("a", ">3"), format(5)  #> ('1', '3.14', '  a', '5')
"{}".format()  #! IndexError: Replacement index 0 out of range for positional args tuple
"{x}".format()  #! KeyError: 'x'
"{".format()  #! ValueError: Single '{' encountered in format string
