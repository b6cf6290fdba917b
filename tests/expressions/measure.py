#!/usr/bin/env python3
"""Writes what Alembic prints offline for the expressions in the files ``*.txt`` of this folder.

    pip install alembic==1.20.1 sqlalchemy==2.1.9
    python measure.py                  # every file
    python measure.py functions.txt    # this file

A line ``>>> …`` is a statement for ``op.execute``, a line ``::: …`` an expression inside of DDL, as a default or a
condition is. The names that they use are bound by ``names.py``. Below each stands what each dialect prints.
"""

import importlib.util
import io
import re
import sys
import warnings
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")
HERE = Path(__file__).resolve().parent
DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "mssql", "oracle")
SPEC = importlib.util.spec_from_file_location("names", HERE / "names.py")


def printed(dialect, line):
    """What Alembic prints on this dialect, white space folded, or that it refuses."""
    names = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(names)
    written = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect,
        dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "literal_binds": True, "output_buffer": written},
    )
    try:
        with Operations.context(context):
            value = eval(line[4:], vars(names))
        if line.startswith(":::"):
            compiler = context.dialect.ddl_compiler(context.dialect, None)
            text = compiler.sql_compiler.process(value, include_table=False, literal_binds=True)
        else:
            Operations(context).execute(value)
            text = re.sub(r"(;\s*GO|;|/)$", "", written.getvalue().strip())
        return " ".join(text.split())
    except Exception as error:
        text = re.sub(r" at 0x[0-9a-f]+", "", str(error)).strip().split("\n")[0]
        return f"refuses: {type(error).__name__}: {text}"[:160]


def measured(line):
    """The line with the answers below it."""
    answers = {}
    for dialect in DIALECTS:
        answers.setdefault(printed(dialect, line), []).append(dialect)
    found = [line]
    for text, dialects in answers.items():
        label = "all" if len(dialects) == len(DIALECTS) else ", ".join(dialects)
        found.append(f"[{label}] {text}")
    return "\n".join(found)


def main():
    chosen = [HERE / name for name in sys.argv[1:]] or sorted(HERE.glob("*.txt"))
    for path in chosen:
        lines = path.read_text().split("\n")
        kept = [measured(line) if line[:4] in (">>> ", "::: ") else line for line in lines if not line.startswith("[")]
        path.write_text(re.sub(r"\n{3,}", "\n\n", "\n".join(kept)))


if __name__ == "__main__":
    main()
