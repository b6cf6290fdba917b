#!/usr/bin/env python3
"""Writes (or checks) the files ``expected.sql`` from what Alembic itself prints offline.

    python compact.py                  # every case
    python compact.py fk-inline        # this case
    python compact.py --check          # writes nothing, fails on a difference

Alembic walks Python sets where it splits or joins heads, so that the order can depend on string hashing. A case with
``unordered = true`` is run with more hash seeds, and each further output is an alternative: a section ``or``.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import re
import sys
from pathlib import Path

from offline import DIRECTIONS, load_case, outputs_with_seed

HERE = Path(__file__).resolve().parent
DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
SEPARATORS = {"mssql": "GO", "oracle": "/"}
SEEDS = range(1, 25)  # For cases marked "unordered".
ALIKE = 0.5  # Statements of two dialects that share this much stand together.
MARK = re.compile(r"^(@|# |-- Running |\[[a-z, ]+\]( raises .*)?$)", re.MULTILINE)

Slot = dict[str, list[str]]
"""One statement in its variants, each with the dialects that print it."""


def statements(dialect: str, pieces: list[str], case: dict) -> list[str]:
    """The pieces without what ends each statement; `pieces_of` puts it back."""
    separator = separator_of(dialect, case)
    found = [
        piece if is_running(piece) or dialect == "oracle" else piece.removesuffix(";")
        for piece in pieces
        if not separator or piece != separator
    ]
    assert pieces_of(dialect, found, case) == pieces, f"{dialect}: {pieces}"
    return found


def pieces_of(dialect: str, found: list[str], case: dict) -> list[str]:
    pieces = []
    for statement in found:
        if is_running(statement):
            pieces.append(statement)
            continue
        pieces.append(statement if dialect == "oracle" else statement + ";")
        separator = separator_of(dialect, case)
        if separator and statement != "BEGIN TRANSACTION":
            pieces.append(separator)
    return pieces


def separator_of(dialect: str, case: dict) -> str:
    settings = case.get("configure", {})
    return settings.get(f"{dialect}_batch_separator", SEPARATORS.get(dialect, ""))


def is_running(statement: str) -> bool:
    return statement.startswith("-- Running ")


@functools.cache
def frame() -> list[tuple[str, tuple[str, ...], re.Pattern, str]]:
    """The words of frame.sql: the word, the dialects, the statement as a pattern, the statement."""
    found = []
    for section in (HERE / "frame.sql").read_text().split("\n# ")[1:]:
        word, *entries = re.split(r"\n\n\[(.*)\]\n", section.rstrip())
        for dialects, text in zip(entries[::2], entries[1::2], strict=True):
            pattern = re.sub(r"\\\$(\d)", r"(?P<_\1>[^']*)", re.escape(text))
            found.append((word, tuple(dialects.split(", ")), re.compile(pattern), text))
    return found


def in_words(dialect: str, statement: str) -> str:
    """A statement of the frame as its word; any other as it is."""
    for word, dialects, pattern, _ in frame():
        match = pattern.fullmatch(statement) if dialect in dialects else None
        if match:
            return " ".join([word, *(match[name] for name in sorted(match.groupdict()))])
    return statement


def spelled_out(dialect: str, word: str) -> str:
    name, *values = word.split(" ")
    text = next(text for known, dialects, _, text in frame() if known == name and dialect in dialects)
    return re.sub(r"\$(\d)", lambda match: values[int(match[1]) - 1], text)


def who_says(word: str, dialects: list[str]) -> list[str]:
    """Those of the dialects for which the frame has a word."""
    known = {dialect for name, having, _, _ in frame() if name == word.split(" ")[0] for dialect in having}
    return [dialect for dialect in dialects if dialect in known]


@functools.cache
def alike(left: str, right: str) -> float:
    """How much two statements share: 2 when they are the same, 0 when they do not belong together."""
    if left == right:
        return 2.0
    if left.startswith("@") or right.startswith("@") or is_running(left) or is_running(right):
        return 0.0
    ratio = difflib.SequenceMatcher(None, left.split(), right.split(), autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0.0


def merged(by_dialect: dict[str, list[str]]) -> list[Slot]:
    """The statements of all dialects in one order that is the order of each."""
    slots: list[Slot] = []
    for dialect, found in by_dialect.items():
        slots = with_one_more(slots, dialect, found)
    return slots


def with_one_more(slots: list[Slot], dialect: str, found: list[str]) -> list[Slot]:
    """Aligns a sequence with the slots so far, by the most that they share."""
    score = [[0.0] * (len(found) + 1) for _ in range(len(slots) + 1)]
    fits = [[max(alike(text, statement) for text in slot) for statement in found] for slot in slots]
    for i in range(len(slots) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            together = fits[i][j] + score[i + 1][j + 1] if fits[i][j] else 0.0
            score[i][j] = max(together, score[i + 1][j], score[i][j + 1])
    aligned: list[Slot] = []
    i = j = 0
    while i < len(slots) or j < len(found):
        both = i < len(slots) and j < len(found)
        if both and fits[i][j] and score[i][j] == fits[i][j] + score[i + 1][j + 1]:
            slots[i].setdefault(found[j], []).append(dialect)
            aligned.append(slots[i])
            i, j = i + 1, j + 1
        elif j == len(found) or (both and score[i][j] == score[i + 1][j]):
            aligned.append(slots[i])
            i += 1
        else:
            aligned.append({found[j]: [dialect]})
            j += 1
    return aligned


def section(title: str, by_dialect: dict[str, list[str]]) -> list[str]:
    """The paragraphs of one direction."""
    dialects = list(by_dialect)
    paragraphs = [f"# {title}"]
    worded = {
        dialect: [in_words(dialect, statement) for statement in found]
        for dialect, found in by_dialect.items()
    }
    for slot in merged(worded):
        for text, having in slot.items():
            if is_running(text) and having == dialects:
                paragraphs.append(text)
            elif text.startswith("@") and having == who_says(text, dialects):
                paragraphs.append(text)
            elif text.startswith("@"):
                for dialect in having:
                    paragraphs.append(f"[{dialect}]\n{spelled_out(dialect, text)}")
            else:
                assert not MARK.search(text), f"looks like a mark of the file: {text}"
                label = "all" if having == dialects else ", ".join(having)
                paragraphs.append(f"[{label}]\n{text}")
    return paragraphs


def expected(case: dict, runs: list[dict]) -> str:
    """The text of expected.sql; the first run is the usual one, the others have other hash seeds."""
    paragraphs = []
    for direction in DIRECTIONS:
        found, refused, others = {}, {}, {}
        for dialect in DIALECTS:
            if dialect not in case["dialects"]:
                continue
            answers = [run[direction][dialect] for run in runs]
            if isinstance(answers[0], str):
                refused.setdefault(answers[0], []).append(dialect)
                continue
            found[dialect], *alternatives = [statements(dialect, pieces, case) for pieces in answers]
            different = sorted({tuple(other) for other in alternatives} - {tuple(found[dialect])})
            for number, other in enumerate(different):
                others.setdefault(number, {})[dialect] = list(other)
        paragraphs += section(direction, found)
        paragraphs += [f"[{', '.join(dialects)}] raises {why}" for why, dialects in refused.items()]
        for other in others.values():
            paragraphs += section(f"{direction}, or on {', '.join(other)}", other)
    return "\n\n".join(paragraphs) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", help="names of cases (default: all)")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    args = parser.parse_args()
    folders = sorted(path.parent for path in HERE.glob("*/case.toml"))
    folders = [folder for folder in folders if not args.cases or folder.name in args.cases]
    cases = {folder: load_case(folder) for folder in folders}
    unordered = [folder for folder in folders if cases[folder].get("unordered")]
    runs = [outputs_with_seed(folders, 0)]
    runs += [outputs_with_seed(unordered, seed) for seed in SEEDS if unordered]
    different = 0
    for folder in folders:
        text = expected(cases[folder], [run[str(folder)] for run in runs if str(folder) in run])
        path = folder / "expected.sql"
        if path.is_file() and path.read_text() == text:
            continue
        different += 1
        print(f"{'differs' if args.check else 'written'}: {path.relative_to(HERE)}")
        if not args.check:
            path.write_text(text)
    return 1 if args.check and different else 0


if __name__ == "__main__":
    sys.exit(main())
