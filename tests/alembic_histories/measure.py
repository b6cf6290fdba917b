"""Asks Alembic what it does with random histories, and writes its answers to `answers.txt`.

    python measure.py            # needs Alembic; answers.txt says which version it was
    python measure.py --one      # the answers of one process, which the first form calls several times

Which rows Alembic changes where a merge is taken back depends on the order of hashes: each range is asked for in several
processes, and every answer is kept.
"""

import io
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import alembic
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

GRAPHS = 60
SEEDS = 6
HERE = pathlib.Path(__file__).parent
FILE = """revision = {id!r}
down_revision = {down!r}
branch_labels = {labels!r}
depends_on = {depends!r}
def upgrade(): pass
def downgrade(): pass
"""


def draw(seed):
    """A history as a list of (id, labels, parents, dependencies), parents first."""
    chance = random.Random(seed)
    nodes, labels = [], []
    for number in range(chance.randint(3, 12)):
        ids = [node[0] for node in nodes]
        parents, depends = [], []
        if ids and chance.random() < 0.88:
            recent = ids[-4:]
            parents = chance.sample(recent, min(len(recent), 2 if chance.random() < 0.2 else 1))
        above = ancestors(nodes, parents)
        parents = [one for one in parents if not any(one in ancestors(nodes, [other]) - {other} for other in parents)]
        others = [one for one in ids if one not in above]
        if others and chance.random() < 0.3:
            depends = [chance.choice(others)]
            own = [label for node in nodes for label in node[1] if node[0] == depends[0]]
            if own and chance.random() < 0.5:
                depends = own[:1]
        own = []
        if chance.random() < 0.25:
            own = ["l%d" % number]
            labels += own
        nodes.append(("%04x" % (chance.randrange(16**3) * 16 + number), own, parents, depends))
    return nodes


def ancestors(nodes, starts):
    """The revisions applied at these: by parents and dependencies."""
    named = {node[0]: node for node in nodes}
    named.update({label: node for node in nodes for label in node[1]})
    found, todo = set(), list(starts)
    while todo:
        node = named[todo.pop()]
        if node[0] not in found:
            found.add(node[0])
            todo += node[2] + node[3]
    return found


def rows(nodes, applied):
    """Those on which no other applied one stands."""
    below = set()
    for one in applied:
        below |= ancestors(nodes, [one]) - {one}
    return sorted(applied - below)


def questions(nodes, seed):
    """Some ranges: which command, the rows of the version table, the word for the end."""
    chance = random.Random(seed + 1000)
    ids = [node[0] for node in nodes]
    labels = [label for node in nodes for label in node[1]]
    asked = [("upgrade", [], "heads")]
    for _ in range(2):
        at = rows(nodes, ancestors(nodes, chance.sample(ids, min(len(ids), chance.randint(1, 3)))))
        asked.append(("upgrade", at, chance.choice(ids)))
        asked.append(("downgrade", at, chance.choice(sorted(ancestors(nodes, at)))))
        asked.append(("upgrade", at, "heads"))
        asked.append(("downgrade", at, "base"))
        if labels:
            label = chance.choice(labels)
            asked.append(("upgrade", at, label + "@head"))
            asked.append(("upgrade", at, label + "@+1"))
            asked.append(("downgrade", at, label + "@-1"))
            asked.append(("downgrade", at, label + "@base"))
        if len(at) == 1:
            asked.append(("upgrade", at, "+1"))
            asked.append(("downgrade", at, "-1"))
    return [one for number, one in enumerate(asked) if one not in asked[:number]]


def ask(script, command, at, word):
    """What Alembic prints, a line a step; a refusal is one word."""
    out = io.StringIO()

    def revisions(current, context):
        if command == "upgrade":
            return script._upgrade_revs(word, current)
        return script._downgrade_revs(word, current)

    options = {"as_sql": True, "output_buffer": out, "starting_rev": at or None, "fn": revisions, "script": script}
    context = MigrationContext.configure(dialect_name="mysql", opts=options)
    try:
        context.run_migrations()
    except Exception as error:
        return ["refused " + type(error).__name__]
    lines = []
    for line in out.getvalue().splitlines():
        text = line.replace("alembic_version.", "").replace("`", "")
        quoted = text.split("'")[1::2]
        if line.startswith("-- Running "):
            arrow = line.removeprefix("-- Running ").split(" ", 1)[1]
            lines.append(arrow + ":")
        elif line.startswith("INSERT"):
            lines[-1] += " +" + quoted[0]
        elif line.startswith("DELETE"):
            lines[-1] += " -" + quoted[0]
        elif line.startswith("UPDATE"):
            lines[-1] += " %s>%s" % (quoted[1], quoted[0])
    return lines


def one():
    """The answers of this process."""
    for seed in range(GRAPHS):
        nodes = draw(seed)
        with tempfile.TemporaryDirectory() as folder:
            versions = pathlib.Path(folder, "versions")
            versions.mkdir()
            for name, labels, parents, depends in nodes:
                down = None if not parents else parents[0] if len(parents) == 1 else tuple(parents)
                text = FILE.format(id=name, down=down, labels=labels or None, depends=depends or None)
                (versions / (name + ".py")).write_text(text)
            script = ScriptDirectory(folder)
            for question in questions(nodes, seed):
                print("|".join(ask(script, *question)))


def main():
    own = [sys.executable, __file__, "--one"]
    runs = []
    for seed in range(SEEDS):
        run = subprocess.run(own, env={**os.environ, "PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True)
        runs.append(run.stdout.splitlines())
    answers = iter(zip(*runs, strict=True))
    lines = ["# Written by measure.py with Alembic %s." % alembic.__version__]
    for seed in range(GRAPHS):
        nodes = draw(seed)
        words = []
        for name, labels, parents, depends in nodes:
            text = "#".join([name] + labels)
            text += " < " + " ".join(parents) if parents else ""
            words.append(text + (" ? " + " ".join(depends) if depends else ""))
        lines += ["", "history " + "; ".join(words)]
        for command, at, word in questions(nodes, seed):
            lines.append("%s %s .. %s" % (command, " ".join(at) or "base", word))
            lines += ["    " + (answer or "nothing") for answer in sorted(set(next(answers)))]
    (HERE / "answers.txt").write_text("\n".join(lines) + "\n")


if sys.argv[1:] == ["--one"]:
    one()
else:
    main()
