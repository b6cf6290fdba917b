"""Strings and their methods."""

## Literals
'a' "b" """c""", r"\n", "\x41\u00e9\N{BULLET}", b"ab", b"\x00\xff"  #> ('abc', '\\n', 'Aé•', b'ab', b'\x00\xff')
text = ("one "
        "two")
text  #> 'one two'

## Quotes of a string
"it's", 'say "hi"', "it's \"x\"", "tab\tline\n", "\\", "\x07\x7f\u200b\u2028\xa0"  #> ("it's", 'say "hi"', 'it\'s "x"', 'tab\tline\n', '\\', '\x07\x7f\u200b\u2028\xa0')

## Upper and lower case
"Ab".upper(), "Ab".lower(), "ab cd".title(), "aB".capitalize(), "aB".swapcase(), "Straße".casefold() == "strasse"  #> ('AB', 'ab', 'Ab Cd', 'Ab', 'Ab', True)
"they're".title(), "ǆ".upper()  #> ("They'Re", 'Ǆ')

## Stripping
" a ".strip(), "xxaxx".strip("x"), " a ".lstrip(), " a ".rstrip(), "abcba".strip("ab"), "a\n".rstrip("\n")  #> ('a', 'a', 'a ', ' a', 'c', 'a')
"prefix_x".removeprefix("prefix_"), "x.py".removesuffix(".py")  #> ('x', 'x')

## Taking apart and joining
"a,b,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), " a  b ".split(), "a b c".split(None, 1), "".split(","), "".split()  #> (['a', 'b', 'c'], ['a', 'b,c'], ['a,b', 'c'], ['a', 'b'], ['a', 'b c'], [''], [])
"a b c".rsplit(maxsplit=1), "a.b".partition("."), "ab".partition("."), "a.b.c".rpartition("."), "a\nb\r\nc".splitlines(), "a\n".splitlines(True)  #> (['a b', 'c'], ('a', '.', 'b'), ('ab', '', ''), ('a.b', '.', 'c'), ['a', 'b', 'c'], ['a\n'])
", ".join(["a", "b"]), "".join(("x",)), "-".join("abc"), ",".join(str(n) for n in range(3))  #> ('a, b', 'x', 'a-b-c', '0,1,2')
",".join([1])  #! TypeError: sequence item 0: expected str instance, int found

## Searching and replacing
"hello".find("l"), "hello".rfind("l"), "hello".find("x"), "hello".index("o"), "hello".count("l"), "aaa".count("aa"), "héllo".find("l", 3)  #> (2, 3, -1, 4, 2, 1, 3)
"hello".replace("l", "L"), "hello".replace("l", "", 1), "ab".startswith("a"), "ab".endswith(("x", "b")), "ab".startswith(("c",))  #> ('heLLo', 'helo', True, True, False)
"x".index("y")  #! ValueError: substring not found

## Parts must be strings
"a".split(1)  #! TypeError
"a".strip(0)  #! TypeError
"a".startswith(1)  #! TypeError
"a".split("")  #! ValueError: empty separator
1 in "a"  #! TypeError

## Widths
"a".ljust(3) + "|", "a".rjust(3), "a".center(4), "ab".center(5, "*"), "7".zfill(3), "-7".zfill(4), "a\tb".expandtabs(4)  #> ('a  |', '  a', ' a  ', '**ab*', '007', '-007', 'a   b')

## Kinds of characters
"12".isdigit(), "a1".isalnum(), "ab".isalpha(), " ".isspace(), "AB".isupper(), "ab".islower(), "".isdigit(), "a_1".isidentifier(), "1a".isidentifier(), "Ab Cd".istitle()  #> (True, True, True, True, True, True, False, True, False, True)

## Characters
ord("a"), chr(233), list("ab"), "a" * 3, "ab" + "cd", len("naïve"), "b" in "abc", "abc" > "abd"  #> (97, 'é', ['a', 'b'], 'aaa', 'abcd', 5, True, False)
"abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: None})  #> ('xy', 'bc')
"é".encode(), b"\xc3\xa9".decode("utf-8"), b"ab".hex(), bytes.fromhex("0aff"), "a".encode("utf-8").decode()  #> (b'\xc3\xa9', 'é', '6162', b'\n\xff', 'a')
"a".nope()  #! AttributeError: 'str' object has no attribute 'nope'
str(1), str(None), str([1, "a"]), str(1.50), repr("a"), ascii("é"), str(b"a")  #> ('1', 'None', "[1, 'a']", '1.5', "'a'", "'\\xe9'", "b'a'")
