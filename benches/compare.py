"""Compares `gen sql` with `alembic upgrade --sql` on the same histories.

    pip install alembic
    python3 benches/compare.py [1 1000 10000]

For each number of revisions it writes one history as a gensql project and as an Alembic one, lets both
tools print the whole upgrade script for PostgreSQL in turns, and reports the time on the processor, user
and system together, of each process. A pair is one run of each; its ratio is not disturbed by load that
both runs share.
"""

import json
import math
import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAIRS = {1: 9, 1000: 7, 10000: 3}


class Run(NamedTuple):
    """What one process used."""

    seconds: float
    kibibytes: int


class Result(NamedTuple):
    """All pairs of one history."""

    revisions: int
    gen: list[Run]
    alembic: list[Run]

    def seconds(self, tool: str) -> float:
        """Returns the median time of a tool."""
        return statistics.median(run.seconds for run in getattr(self, tool))

    def ratios(self) -> list[float]:
        """Returns how many times longer Alembic took, for each pair."""
        pairs = zip(self.alembic, self.gen, strict=True)
        return [alembic.seconds / gen.seconds for alembic, gen in pairs]


def main() -> None:
    """Measures the sizes given on the command line and prints a table."""
    sizes = [int(word) for word in sys.argv[1:]] or list(PAIRS)
    subprocess.run(
        ["cargo", "build", "--quiet", "--release", "--bin", "gen"], cwd=ROOT, check=True
    )
    gen = target_folder() / "release" / "gen"
    # Not what PATH finds: pyenv and others put a slow script in front.
    alembic = Path(sysconfig.get_path("scripts")) / "alembic"
    if not alembic.exists():
        sys.exit(f"error: no {alembic}; run `{sys.executable} -m pip install alembic`")
    print(version(gen), "and", version(alembic), "on Python", sys.version.split()[0])
    print("revisions  pairs  alembic s     gen s   ratio (min to max)     gen MiB  scripts")
    with tempfile.TemporaryDirectory(prefix="gensql-compare-") as folder:
        results = [measure(size, Path(folder), gen, alembic) for size in sizes]
    print_slopes({result.revisions: result for result in results})


def target_folder() -> Path:
    """Asks Cargo where it builds."""
    command = ["cargo", "metadata", "--no-deps", "--format-version=1"]
    metadata = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return Path(json.loads(metadata.stdout)["target_directory"])


def version(program: Path) -> str:
    """Returns what a program says about itself."""
    command = [program, "--version"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def measure(revisions: int, folder: Path, gen: Path, alembic: Path) -> Result:
    """Writes a history, measures all pairs and prints their line of the table."""
    project = folder / str(revisions)
    make = ["cargo", "run", "--quiet", "--release", "--example", "make-history", "--"]
    make += ["-n", str(revisions), "-o", str(project)]
    subprocess.run(make, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    gen_words = [str(gen), "sql", "--from", "base", "--to", "head"]
    alembic_words = [str(alembic), "upgrade", "base:head", "--sql"]
    gen_script, alembic_script = folder / "gen.sql", folder / "alembic.sql"
    result = Result(revisions, [], [])
    # The first round fills the caches, among them Python's compiled revision files.
    for pair in range(PAIRS.get(revisions, 5) + 1):
        gen_run = spawn(gen_words, project, gen_script)
        alembic_run = spawn(alembic_words, project / "alembic", alembic_script)
        if pair > 0:
            result.gen.append(gen_run)
            result.alembic.append(alembic_run)
    print_line(result, (gen_script.stat().st_size, alembic_script.stat().st_size))
    return result


def spawn(words: list[str], folder: Path, output: Path) -> Run:
    """Runs a command to its end, its script into a file and its log to nowhere."""
    environment = dict(os.environ)
    # Users have the compiled files.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, str(output), flags, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    os.chdir(folder)
    child = os.posix_spawn(words[0], words, environment, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    os.chdir(ROOT)
    if status != 0:
        sys.exit(f"error: {' '.join(words)} in {folder}: {os.waitstatus_to_exitcode(status)}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def print_line(result: Result, sizes: tuple[int, int]) -> None:
    """Prints the line of one history."""
    ratios = result.ratios()
    spread = f"{statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"
    print(
        f"{result.revisions:>9}  {len(ratios):>5}  {result.seconds('alembic'):>9.3f}"
        f"  {result.seconds('gen'):>8.4f}   {spread:<20} {memory(result):>9}"
        f"  {sizes[0] / 1e6:.1f} and {sizes[1] / 1e6:.1f} MB",
        flush=True,
    )


def memory(result: Result) -> str:
    """Returns the peak memory of gen as far as it can be known.

    A process starts as a copy of this one, and Linux counts the copy's memory as its own.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = max(run.kibibytes for run in result.gen)
    return f"{peak / 1024:.1f}" if peak > own else f"< {own / 1024:.1f}"


def print_slopes(results: dict[int, Result]) -> None:
    """Prints how time grows with length: 1 is in proportion, 2 is with the square."""
    if not {1000, 10000} <= results.keys():
        return
    slopes = [
        f"{tool} {math.log10(results[10000].seconds(tool) / results[1000].seconds(tool)):.2f}"
        for tool in ("gen", "alembic")
    ]
    print("log-log slope from 1,000 to 10,000:", ", ".join(slopes))


if __name__ == "__main__":
    main()
