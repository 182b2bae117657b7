"""Requests of one person are linked by staff: reversible, changing nothing else, and never an unconfirmed one."""

from datetime import date

import pytest

from portal.law.rights import Right
from portal.law.wrong_steps import UnconfirmedStandsAlone
from portal.services import corrections, intake, links, loading
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.services.cases import Case, at

pytestmark = pytest.mark.usefixtures("session")

FRIDAY = date(2026, 3, 6)
KEPT = ("state", "received_on", "answer_by_on", "refuse_by_on", "extend_by_on", "next_due_on", "identity_level")


def kept(row: SubjectRequest) -> list[object]:
    return [getattr(row, name) for name in KEPT]


def group(case: Case) -> list[int]:
    return [row.id for row in links.group_of(case.row)]


@pytest.fixture
def cases(session: object) -> list[Case]:
    return [Case(Right.ACCESS, email=f"aino{number}@example.org").confirm() for number in range(3)]


def test_linking_changes_no_date_and_is_undone(cases: list[Case]) -> None:
    first, second, third = cases
    before = [kept(case.row) for case in cases]
    links.link(second.row, first.uid, **second.acts(FRIDAY))
    links.link(second.row, third.uid, **second.acts(FRIDAY))
    assert [group(case) for case in cases] == [[3, 2], [3, 1], [2, 1]]
    assert [kept(case.row) for case in cases] == before
    links.unlink(first.row, **first.acts(FRIDAY))  # the oldest leaves; the others stay together
    assert [group(case) for case in cases] == [[], [3], [2]]
    links.unlink(third.row, **third.acts(FRIDAY))
    assert [group(case) for case in cases] == [[], [], []]
    assert [kept(case.row) for case in cases] == before
    assert second.events()[-2:] == ["linked", "linked"]
    assert first.events()[-1] == "unlinked"


def test_two_groups_become_one(cases: list[Case]) -> None:
    first, second, third = cases
    links.link(third.row, second.uid, **third.acts(FRIDAY))
    links.link(third.row, first.uid, **third.acts(FRIDAY))
    assert [case.row.linked_to_id for case in cases] == [None, 1, 1]
    links.link(second.row, third.uid, **second.acts(FRIDAY))  # they are together already
    assert second.events().count("linked") == 1


def test_taking_out_what_stands_alone_is_nothing(cases: list[Case]) -> None:
    links.unlink(cases[0].row, **cases[0].acts(FRIDAY))
    assert "unlinked" not in cases[0].events()


def test_an_unconfirmed_request_stands_alone(cases: list[Case]) -> None:
    unconfirmed = Case(Right.ACCESS, email="aino3@example.org")
    for one, other in ((unconfirmed, cases[0]), (cases[0], unconfirmed)):
        with pytest.raises(UnconfirmedStandsAlone):
            links.link(one.row, other.uid, **one.acts(FRIDAY))
        db.session.rollback()


def test_a_request_that_is_no_longer_confirmed_leaves_its_group(cases: list[Case]) -> None:
    links.link(cases[1].row, cases[0].uid, **cases[1].acts(FRIDAY))
    corrections.correct_email(cases[0].row, email="new@example.org", now=at(FRIDAY))
    assert [group(case) for case in cases] == [[], [], []]


def test_only_two_requests_to_one_controller(cases: list[Case]) -> None:
    first = cases[0]
    elsewhere = intake.Submission(controller="alertum", language="en", rights=(Right.ACCESS,), channel="phone")
    for other in (intake.submit(elsewhere, now=at(FRIDAY)).uid, first.uid):
        with pytest.raises(links.NotTogether):
            links.link(first.row, other, **first.acts(FRIDAY))
        db.session.rollback()
    with pytest.raises(loading.RequestUnknown):
        links.link(first.row, "zzz-nothing", **first.acts(FRIDAY))
