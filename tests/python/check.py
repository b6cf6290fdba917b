"""Lets Python itself evaluate the programs: python check.py [FILE ...]"""

import pathlib
import sys
import types

FOLDER = pathlib.Path(__file__).parent / "programs"


def programs(text):
    """Cuts a file at its titles, and makes a call of each marked line."""
    found = []
    for line in text.splitlines():
        if line.startswith("## "):
            found.append((line[3:], [], []))
            continue
        if not found:
            continue
        _, lines, expected = found[-1]
        indent = line[: len(line) - len(line.lstrip())]
        if "  #> " in line:
            expression, value = line.split("  #> ", 1)
            lines.append(f"{indent}expect(({expression.strip()}), {len(expected)})")
            expected.append(value.strip())
        elif "  #! " in line:
            expression, value = line.split("  #! ", 1)
            lines.append(f"{indent}try: expect(({expression.strip()}), {len(expected)})")
            lines.append(
                f"{indent}except BaseException as e: "
                f"expect_text(type(e).__name__ + ': ' + str(e), {len(expected)})"
            )
            expected.append(value.strip())
        else:
            lines.append(line)
    return found


def check(path):
    wrong = 0
    for title, lines, expected in programs(path.read_text()):
        shown = {}
        module = types.ModuleType("__main__")
        module.__file__ = "revisions/program.py"
        module.expect = lambda value, number: shown.setdefault(number, repr(value))
        module.expect_text = lambda text, number: shown.setdefault(number, text)
        sys.modules["__main__"] = module
        try:
            exec(compile("\n".join(lines), title, "exec"), module.__dict__)
        except BaseException as error:
            print(f"{path.name}: {title}: {type(error).__name__}: {error}")
            wrong += 1
        for number, value in enumerate(expected):
            text = shown.get(number, "nothing")
            if value not in (text, text.split(": ")[0]):
                print(f"{path.name}: {title}: the file says {value}, Python says {text}")
                wrong += 1
    return wrong


if __name__ == "__main__":
    names = sys.argv[1:] or sorted(FOLDER.glob("*.py"))
    paths = [pathlib.Path(name) for name in names]
    sys.exit(bool(sum(check(path) for path in paths if not path.name.startswith("_"))))
