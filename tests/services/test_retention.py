"""What the portal holds goes on its day, unless something holds it back; so much at once asks first."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.law.retention import HeldBy, Hold
from portal.law.rights import Outcome, Right
from portal.letters.follow_up import Lifting
from portal.services import lifting, retention, retention_holds
from portal.services.retention import Due
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import SubjectRequest
from tests.services.cases import Case, again, at
from tests.services.lives import CLOSED_ON, KEPT_UNTIL, closed, kept_file

pytestmark = pytest.mark.usefixtures("session")
MUCH = '^2 of 3 requests would shrink at once. Is the clock right[?] If it is, run "flask retention run".$'


@pytest.mark.parametrize(
    ("today", "goes"),
    [
        (date(2029, 3, 9), False),  # one day early
        (KEPT_UNTIL, True),
        (date(2031, 1, 1), True),  # a worker that slept
    ],
)
def test_a_closed_request_shrinks_when_its_months_are_over(today: date, goes: bool) -> None:
    case = closed()
    assert bool(retention.run("k3", now=at(today)).requests) is goes
    assert (again(case.uid).shrunk_on == today) is goes
    assert retention.due("k3", now=at(today)).requests == ()  # once


@pytest.mark.parametrize(
    ("hold", "until"),
    [
        (Hold(HeldBy.COMPLAINT, "A complaint at the authority."), None),
        (Hold(HeldBy.LEGAL_CLAIM, "A claim."), None),
        (Hold(HeldBy.STATUTE, "Bookkeeping.", date(2029, 12, 31)), date(2030, 1, 1)),
    ],
)
def test_a_matter_that_is_not_over_holds_it_back(hold: Hold, until: date | None) -> None:
    case = closed()
    kept = retention_holds.hold_back(case.row, hold, **case.acts(CLOSED_ON, by_id=True))
    due = retention.due("k3", now=at(date(2029, 12, 31)))
    assert (due.requests, due.held) == ((), 1)
    if until is None:
        retention_holds.let_go(case.row, kept.uid, **case.acts(KEPT_UNTIL))
    assert retention.due("k3", now=at(until or KEPT_UNTIL)).requests == (case.uid,)


def test_what_is_still_owed_holds_it_back() -> None:
    case = Case(Right.RESTRICTION).confirm().decide(Right.RESTRICTION, Outcome.RESTRICTED).release(CLOSED_ON)
    lifting.plan(case.row, Lifting("The records", KEPT_UNTIL, "They are accurate."), **case.acts(CLOSED_ON))
    held = {hold.held_by for hold in retention_holds.holds_of(case.row)}
    assert held == {HeldBy.LIFTING_UNTOLD, HeldBy.OPEN_REQUEST}  # Posti Oy is still to be told, too
    assert retention.run("k3", now=at(KEPT_UNTIL)).requests == ()


def test_more_than_a_fifth_at_once_asks_first_but_one_a_day_goes() -> None:
    cases = [
        closed(CLOSED_ON + timedelta(days=min(number, 1)), email=f"aino{number}@example.org") for number in range(3)
    ]
    package = kept_file(cases[0], "package", CLOSED_ON)
    one = Due((cases[0].uid,), (package.uid,), 0, 3)
    assert retention.run("k3", now=at(KEPT_UNTIL)) == one
    with pytest.raises(retention.PurgeNotAsked, match=MUCH):
        retention.run("k3", now=at(KEPT_UNTIL + timedelta(days=1)))  # two of three
    assert [again(case.uid).shrunk_on is not None for case in cases] == [True, False, False]
    assert package.erased_at is not None
    assert not files.path_of(package.uid).exists()
    rest = Due((cases[1].uid, cases[2].uid), (), 0, 3)
    assert retention.run("k3", now=at(KEPT_UNTIL + timedelta(days=1)), is_asked=True) == rest
    assert all(again(case.uid).shrunk_on for case in cases)


class TestTheCommand:
    @pytest.mark.parametrize(
        ("arguments", "typed", "said", "gone"),
        [
            (["--dry-run"], "", "k3: requests that shrink 2 of 2, files that go 0, requests held back 0.", 0),
            ([], "n\n", "more than a fifth", 0),
            ([], "y\n", "Done.", 2),
        ],
    )
    def test_it_says_what_goes_and_asks_before_a_purge(
        self, app: Flask, arguments: list[str], typed: str, said: str, gone: int
    ) -> None:
        long_ago = date(2020, 3, 10)
        for number in range(2):
            row = closed(email=f"aino{number}@example.org").row
            begin_write()
            row.closed_on = long_ago
            db.session.commit()
        result = app.test_cli_runner().invoke(args=["retention", "run", *arguments], input=typed)
        assert said in result.output
        db.session.rollback()
        assert (
            len(db.session.scalars(select(SubjectRequest).where(SubjectRequest.shrunk_on.is_not(None))).all()) == gone
        )
