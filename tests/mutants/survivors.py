"""What no test noticed, next to what is explained: the two lists must be the same."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from json import dumps
from typing import NamedTuple

import click

from tests.mutants.areas import ROOT, Area

CHANGED = re.compile(r"^([-+])(?![-+]{2} )\s*(.*)$", re.MULTILINE)


class Survivor(NamedTuple):
    """A change that no test noticed: in which function, from what, to what."""

    where: str
    was: str
    becomes: str

    def __str__(self) -> str:
        lines = (f"{name} = {dumps(text, ensure_ascii=False)}" for name, text in self._asdict().items())
        return "\n".join(["[[survivor]]", *lines, 'why = ""', ""])


def survivor_of(name: str, difference: str) -> Survivor:
    """Return what a change did, from its diff."""
    sides = {"-": "", "+": ""}
    for sign, line in CHANGED.findall(difference):
        sides[sign] = f"{sides[sign]} {line}".strip()
    return Survivor(function_of(name), sides["-"], sides["+"])


def function_of(name: str) -> str:
    """Return the function a change is in: ``portal.law.fees.x__total__mutmut_3`` is in ``portal.law.fees._total``."""
    module, _, mangled = name.partition("__mutmut_")[0].rpartition(".")
    return f"{module}.{mangled.removeprefix('xǁ').replace('ǁ', '.') if 'ǁ' in mangled else mangled.removeprefix('x_')}"


def explained(area: Area) -> set[Survivor]:
    """Return the survivors of an area that are explained."""
    rows = tomllib.loads(area.explained.read_text(encoding="utf-8")).get("survivor", [])
    unreasoned = [row["where"] for row in rows if not row["why"].strip()]
    if unreasoned:
        raise SystemExit(f"{area.explained.name} gives no reason for {', '.join(unreasoned)}. Write why.")
    return {Survivor(row["where"], row["was"], row["becomes"]) for row in rows}


def counted(tried: Iterable[str], survived: Iterable[str]) -> Iterator[str]:
    """Say module by module how many changes there were, and how many no test noticed."""
    every, lived = (Counter(name.rpartition(".")[0] for name in names) for names in (tried, survived))
    for module, count in sorted(every.items()):
        yield f"{module}: {count} changes, {count - lived[module]} noticed by a test, {lived[module]} not."
    yield f"In all: {every.total()} changes, {every.total() - lived.total()} noticed by a test, {lived.total()} not."


def report(area: Area, found: set[Survivor], known: set[Survivor]) -> int:
    """Say what is to be done; return how the command ends."""
    file = area.explained.relative_to(ROOT)
    tell(f"These changes fail no test. Write one, or explain them in {file}:", found - known)
    tell(f"These are explained in {file} but no longer survive. Take them out:", known - found)
    return int(found != known)


def tell(headline: str, listed: Iterable[Survivor]) -> None:
    """Print a list under its headline."""
    rows = sorted(listed)
    if rows:
        click.echo("\n".join([f"\n{headline}\n", *map(str, rows)]))
