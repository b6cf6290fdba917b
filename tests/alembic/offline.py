"""Runs Alembic's offline mode over one case, as a stock ``env.py`` does; no database is needed.

Called as a program, it prints the outputs of some cases as JSON, so that each hash seed has its own interpreter:
``python offline.py CASE_FOLDER ...``
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import tomllib
import warnings
from pathlib import Path

sys.dont_write_bytecode = True

import sqlalchemy  # noqa: E402
from alembic.config import Config  # noqa: E402
from alembic.runtime.environment import EnvironmentContext  # noqa: E402
from alembic.script import ScriptDirectory  # noqa: E402

DIRECTIONS = ("upgrade", "downgrade")
DEFAULT_RANGE = {"upgrade": ["base", "head"], "downgrade": ["head", "base"]}


class Pieces(list):
    """Takes the place of the output: Alembic writes piece by piece, a statement or a separator each."""

    def write(self, text: str) -> None:
        self.append("\n".join(line.rstrip() for line in text.strip().split("\n")))

    def flush(self) -> None:
        """Nothing is held back."""


def load_case(folder: Path) -> dict:
    return tomllib.loads((folder / "case.toml").read_text())


def pieces(folder: Path, case: dict, dialect: str, direction: str) -> list[str]:
    """What ``alembic upgrade|downgrade FROM:TO --sql`` prints."""
    start, target = case.get("range", {}).get(direction, DEFAULT_RANGE[direction])
    script = ScriptDirectory(str(folder), version_locations=[str(folder / "revisions")])

    def steps(rev, _context):
        walk = script._upgrade_revs if direction == "upgrade" else script._downgrade_revs
        return walk(target, rev)

    options = dict(case.get("configure", {}))
    if "naming_convention" in case:
        options["target_metadata"] = sqlalchemy.MetaData(naming_convention=case["naming_convention"])
    written = Pieces()
    with EnvironmentContext(
        Config(),
        script,
        fn=steps,
        as_sql=True,
        starting_rev=starting_revisions(script, start),
        destination_rev=target,
    ) as env:
        env.configure(
            dialect_name=dialect,
            literal_binds=True,
            dialect_opts={"paramstyle": "named"},
            output_buffer=written,
            **options,
        )
        with env.begin_transaction():
            env.run_migrations()
    return written


def starting_revisions(script: ScriptDirectory, start: str):
    match start:
        case "base":
            return None
        case "head":
            return script.get_revision("head").revision
        case "heads":  # The command line takes only one, the API takes several.
            return tuple(sorted(rev.revision for rev in script.get_revisions("heads")))
        case _:
            return start


def refusal(error: Exception) -> str:
    """One stable line for an exception: no addresses, no paths."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    text = re.sub(r" at 0x[0-9a-fA-F]+", "", lines[0] if lines else "")
    text = re.sub(r"\s*\(Background on this error at: \S+\)", "", text)
    return f"{type(error).__name__}: {text}".rstrip(": ")


def outputs(folder: Path) -> dict[str, dict[str, list[str] | str]]:
    """By direction and dialect: the pieces that Alembic writes, or the line with which it refuses."""
    case = load_case(folder)
    found: dict = {direction: {} for direction in DIRECTIONS}
    for direction, by_dialect in found.items():
        for dialect in case["dialects"]:
            try:
                by_dialect[dialect] = pieces(folder, case, dialect, direction)
            except Exception as error:  # Whatever Alembic raises is its answer.
                by_dialect[dialect] = refusal(error)
    return found


def outputs_with_seed(folders: list[Path], seed: int) -> dict[str, dict]:
    """The outputs of several cases in an interpreter with this hash seed."""
    run = subprocess.run(
        [sys.executable, __file__, *map(str, folders)],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(run.stdout)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    json.dump({name: outputs(Path(name)) for name in sys.argv[1:]}, sys.stdout)
