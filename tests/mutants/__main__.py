"""Mutation testing: `make mutants`. Every change to code that guards must fail a test, or be explained.

    python -m tests.mutants [law] [tokens …] [--only 'portal.tokens.*']

mutmut changes one thing at a time inside functions, and runs the tests that reach it. What survives is tried once more,
alone, in a fresh process; what survives that too must stand in the area's list of survivors with the reason, and what
stands there and dies has to be taken out. mutmut passes over tables, constants and decorated functions: `taken_away`
takes controls away that stand there, one by one, and runs the test that each names.
"""

import os
import tempfile
from pathlib import Path

import click

from tests.mutants import taken_away
from tests.mutants.areas import NAMES, Area, area_of
from tests.mutants.runs import Run
from tests.mutants.survivors import counted, explained, function_of, report, survivor_of

TAKEN_AWAY = "taken_away"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([*NAMES, TAKEN_AWAY]))
@click.option("--only", multiple=True, help="A pattern of functions, as mutmut names them: 'portal.tokens.*'.")
@click.option("--at-once", type=int, help="How many changes are tried at a time; else as many as there are cores.")
def main(names: tuple[str, ...], only: tuple[str, ...], at_once: int | None) -> None:
    """Change the areas' code, run their tests, and say which survivors are not explained."""
    ends = []
    for name in names or (*NAMES, TAKEN_AWAY):
        with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
            many = at_once or os.cpu_count() or 1
            ends.append(
                taken_away.try_all(Path(folder), many)
                if name == TAKEN_AWAY
                else try_area(area_of(name), Path(folder), only, many)
            )
    raise SystemExit(max(ends))


def try_area(area: Area, work: Path, only: tuple[str, ...], at_once: int) -> int:
    """Try one area; return how the command ends for it."""
    known = explained(area)
    run = Run(area, work, only=only, at_once=at_once)
    run.change()
    tried, survived = run.results(), run.survived()
    found = {survivor_of(name, run.difference(name)) for name in survived}
    click.echo("\n".join(["", *counted(tried, survived)]))
    functions = {function_of(name) for name in tried}
    return report(area, found, {row for row in known if not only or row.where in functions})


if __name__ == "__main__":
    main()
