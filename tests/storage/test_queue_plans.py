"""Each list of the queue is walked along an index, in its order, on both databases: its length does not matter."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import scoped_session

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


def plan_of(wanted: Wanted, after: After | None) -> Iterator[str]:
    """Yield the database's plan for one page of a list, as it would be on a table too long to be read whole."""
    statement = queries.chosen_ids(wanted, after)
    compiled = statement.compile(db.engine, compile_kwargs={"literal_binds": True})
    is_postgresql = db.engine.dialect.name == "postgresql"
    if is_postgresql:
        for setting in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
            db.session.execute(text(f"SET LOCAL {setting} = off"))
    rows = db.session.execute(text(("EXPLAIN " if is_postgresql else "EXPLAIN QUERY PLAN ") + plain(str(compiled))))
    yield from (str(row[0] if is_postgresql else row[3]) for row in rows)


def plain(statement: str) -> str:
    """Return a statement in which no colon is taken for a parameter."""
    return statement.replace(":", "\\:")


@pytest.mark.parametrize("after", [None, FURTHER_ON], ids=["first page", "next page"])
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_walked_along_its_index(session: scoped_session[Any], name: str, after: After | None) -> None:
    wanted, index = LISTS[name]
    plan = list(plan_of(wanted, after))
    session.rollback()
    assert any(re.search(index, line) for line in plan), "\n".join(plan)
    faults = [line for line in plan if re.search(r"\bSort\b|TEMP B-TREE FOR ORDER|^ *SCAN subject|Seq Scan", line)]
    assert not faults, "\n".join(plan)
