"""A holiday list or a policy that changes moves the dates of open requests, and their history says so (T11)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import scoped_session

from portal.config import Settings
from portal.law.rights import Right
from portal.services import corrections, filing
from portal.services.notice_versions import keep_all
from portal.storage import hash_chain
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent
from tests.services.cases import Case, again, at

NEXT_DAY = date(2026, 5, 23)
CHANGES = [
    # the policy: Midsummer Eve, Friday 19 June 2026, is passed over from now on
    ("roll_eves = true", date(2026, 5, 19), date(2026, 6, 19), date(2026, 6, 22)),
    # the list: Åland's Autonomy Day, 9 June, is no holiday on the mainland
    ('region = "01"', date(2026, 5, 9), date(2026, 6, 9), date(2026, 6, 10)),
]


def moved(uid: str) -> list[dict[str, list[str]]]:
    """Return what a request's history says of moved dates."""
    events = db.session.query(HistoryEvent).filter_by(request_uid=uid, kind="dates_recomputed")
    return [event.facts for event in events]


@pytest.mark.parametrize(("line", "received_on", "before", "after"), CHANGES)
def test_a_changed_profile_moves_open_dates_and_writes_it_down(
    settings: Settings, make_app: Callable[..., Flask], app: Flask,
    line: str, received_on: date, before: date, after: date,
) -> None:  # fmt: skip
    with app.app_context():
        keep_all(now=at(received_on))
        touched = Case(Right.ACCESS, on=received_on).uid
        untouched = Case(Right.ACCESS, on=date(2026, 5, 20)).uid
        closed = Case(Right.ACCESS, on=received_on)
        corrections.withdraw(closed.row, by="subject", now=at(received_on))
        closed_uid = closed.uid
        assert again(touched).answer_by_on == before
    path = Path(settings.instance) / "controllers" / "k3.toml"
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    with make_app().app_context():
        keep_all(now=at(NEXT_DAY))
        row = again(touched)
        assert (row.answer_by_on, row.refuse_by_on, row.extend_by_on, row.next_due_on) == (after,) * 4
        assert moved(touched) == [{"before": [before.isoformat()] * 3, "after": [after.isoformat()] * 3}]
        assert (moved(untouched), moved(closed_uid), again(closed_uid).answer_by_on) == ([], [], before)
        assert list(hash_chain.broken_links()) == []


def test_a_new_release_of_the_holiday_list_moves_what_was_filed_under_the_old_one(session: scoped_session) -> None:
    case = Case(Right.ACCESS, on=date(2026, 3, 3))
    begin_write()
    case.row.answer_by_on = case.row.refuse_by_on = case.row.extend_by_on = date(2026, 4, 3)  # Good Friday not on it
    assert filing.recompute_open("k3", now=at(NEXT_DAY)) == 1
    assert filing.recompute_open("k3", now=at(NEXT_DAY)) == 0
    session.commit()
    assert again(case.uid).answer_by_on == date(2026, 4, 7)
    assert moved(case.uid) == [{"before": ["2026-04-03"] * 3, "after": ["2026-04-07"] * 3}]
