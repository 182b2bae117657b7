"""Each list of the queue is walked along an index, in its order, on both databases: its length does not matter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ClauseElement, Executable

from portal.storage import queries
from portal.storage.db import db
from portal.storage.queries import After, Wanted

K3 = Wanted(("k3",))
LISTS = {
    "to do": (K3, "ix_subject_request_queue"),
    "waiting, further on": (replace(K3, tab="waiting"), "ix_subject_request_queue"),
    "by channel": (replace(K3, channel="sms"), "ix_subject_request_queue"),
    "by language": (replace(K3, language="sv"), "ix_subject_request_queue"),
    "one person's": (replace(K3, assignees=(1,)), "ix_subject_request_(queue|assignee)"),
    "nobody's": (replace(K3, is_unassigned=True), "ix_subject_request_(queue|assignee)"),
    "two controllers'": (replace(K3, controllers=("k3", "alertum")), "ix_subject_request_queue"),
    "closed": (replace(K3, tab="closed"), "ix_subject_request_closed"),
    "closed, by channel": (replace(K3, tab="closed", channel="sms"), "ix_subject_request_closed"),
    "closed, by language": (replace(K3, tab="closed", language="sv"), "ix_subject_request_closed"),
    "closed, two people's": (replace(K3, tab="closed", assignees=(1, 2)), "ix_subject_request_closed"),
}
FURTHER_ON = After(date(2026, 3, 3), 7)
READ_OR_SORTED = r"\bSort\b|TEMP B-TREE FOR ORDER|^ *SCAN subject|Seq Scan"


class Explained(Executable, ClauseElement):
    """A statement whose plan is asked for instead of its rows."""

    inherit_cache = False

    def __init__(self, statement: Any) -> None:
        self.statement = statement


@compiles(Explained)
def explain(element: Explained, compiler: Any, **how: Any) -> str:
    """Put the database's own word before the statement."""
    word = "EXPLAIN" if compiler.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    return f"{word} {compiler.process(element.statement, **how)}"


def plan_of(wanted: Wanted, after: After | None) -> Iterator[str]:
    """Yield the database's plan for one page of a list, as it would be on a table too long to be read whole."""
    is_postgresql = db.engine.dialect.name == "postgresql"
    if is_postgresql:  # a table that was vacuumed while empty is planned for as empty, one that is new is not
        db.session.execute(text("TRUNCATE subject_request CASCADE"))
        for setting in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
            db.session.execute(text(f"SET LOCAL {setting} = off"))
    rows = db.session.execute(Explained(queries.chosen_ids(wanted, after)))
    yield from (str(row[0] if is_postgresql else row[3]) for row in rows)


def faults_of(wanted: Wanted, after: After | None, *, needed: str, never: str) -> list[str]:
    """Return what is wrong with the plan of a list: the index it lacks, or the steps it must not take."""
    plan = list(plan_of(wanted, after))
    lacks = [] if any(re.search(needed, line) for line in plan) else [f"not along {needed}"]
    return [f"{wanted} {after}: {fault}" for fault in lacks + [line for line in plan if re.search(never, line)]]


@pytest.mark.usefixtures("session")
def test_a_list_is_walked_along_its_index() -> None:
    faults = [
        fault
        for wanted, index in LISTS.values()
        for after in (None, FURTHER_ON)
        for fault in faults_of(wanted, after, needed=index, never=READ_OR_SORTED)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.usefixtures("session")
def test_a_search_looks_up_what_it_finds_and_walks_no_queue() -> None:
    searches = [("email", "aino@example.org"), ("name", "Aino Mäkelä")]
    walked = r"ix_subject_request_|SCAN subject|Seq Scan on subject"
    faults = [
        fault
        for search in searches
        for fault in faults_of(replace(K3, search=search), None, needed="ix_look_up_digest", never=walked)
    ]
    assert not faults, "\n".join(faults)
