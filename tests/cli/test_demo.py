"""`flask demo`: a year of requests lived through by the services, and everything demo.json promises."""

import csv
import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from portal import clock
from portal.demo.staff_codes import one_time_code
from portal.law.rights import RULES, Right
from portal.law.states import Closure, State
from portal.letters.document import LetterDocument
from portal.services import loading, receipts, sign_ins, staff_sign_in
from portal.services.answer_store import document_of
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import (
    HistoryEvent,
    Letter,
    MarketingChoice,
    OutboxMail,
    RegisterTask,
    RequestedRight,
    SubjectRequest,
)
from portal.storage.outbox import UNSENT
from tests.cli.conftest import REQUESTS, Installation
from tests.fixtures.cases import finnish_today

ROLES = {"handler", "approver", "dpo", "auditor", "admin"}
CONTROLLERS = {"alertum", "k3"}


def values(column: Any) -> set[Any]:
    """Return every value of a column."""
    return set(db.session.scalars(select(column).distinct()))


def test_requests_are_spread_over_states_rights_languages_and_months(demo: Installation) -> None:
    with demo.app():
        assert values(SubjectRequest.state) == set(State) - {State.TO_APPROVE}  # the examples ask for no four eyes
        assert values(SubjectRequest.closure) >= {
            None, Closure.ANSWERED, Closure.WITHDRAWN, Closure.DISOWNED, Closure.NOT_IDENTIFIED, Closure.LAPSED,
            Closure.PASSED_ON,
        }  # fmt: skip
        assert values(SubjectRequest.controller) == CONTROLLERS
        assert values(SubjectRequest.language) == {"fi", "sv", "en"}
        assert values(SubjectRequest.channel) >= {"form", "post", "phone", "counter"}
        assert values(SubjectRequest.queue_tab) >= {"to_do", "waiting", "unconfirmed", "closed"}
        assert values(RequestedRight.right) == set(Right)
        assert len({day.replace(day=1) for day in values(SubjectRequest.received_on)}) >= 12
        assert db.session.scalar(select(func.count()).select_from(SubjectRequest)) == REQUESTS


def test_most_outcomes_were_answered_with_a_real_letter(demo: Installation) -> None:
    with demo.app():
        sent = select(RequestedRight.right, RequestedRight.outcome).where(RequestedRight.released_at.is_not(None))
        answered = {(right, outcome) for right, outcome in db.session.execute(sent)}
        assert {right for right, _ in answered} == set(Right)
        assert len(answered) >= sum(len(rule.outcomes) for rule in RULES.values()) / 2
        for letter in db.session.scalars(select(Letter)):
            assert letter.pdf is not None
            assert files.load(letter.pdf).startswith(b"%PDF")
            assert isinstance(document_of(letter.document), LetterDocument)


def test_some_are_late_and_some_are_due_soon(demo: Installation) -> None:
    with demo.app():
        today = finnish_today()
        due = list(db.session.scalars(select(SubjectRequest.next_due_on).where(SubjectRequest.state != State.CLOSED)))
    assert any(day < today - timedelta(days=1) for day in due)
    assert any(today < day <= today + timedelta(days=7) for day in due)
    assert any(day > today + timedelta(days=7) for day in due)


def test_several_rights_were_asked_at_once_and_one_answered_before_the_others(demo: Installation) -> None:
    with demo.app():
        requests = list(db.session.scalars(select(SubjectRequest)))
        assert any(len(one.rights) == len(Right) for one in requests)
        halves = [one for one in requests if len({right.released_at is None for right in one.rights}) == 2]
        assert any(one.state == State.OPEN for one in halves)


def test_marketing_objections_were_carried_out_and_registers_searched(demo: Installation) -> None:
    with demo.app():
        assert values(MarketingChoice.channel) >= {"email", "sms", "profiling"}
        assert values(RegisterTask.result) == {None, "found", "nothing"}


def test_history_tells_the_year_in_order(demo: Installation) -> None:
    with demo.app():
        moments = list(db.session.scalars(select(HistoryEvent.at).order_by(HistoryEvent.id)))
        assert values(HistoryEvent.kind) >= {
            "received", "identity_proved", "assigned", "register_searched", "decided", "released", "carried_out",
            "withdrawn", "disowned", "extended", "identity_asked", "clarification_asked",
            "fee_announced", "fee_accepted", "address_corrected", "noted", "mail_sent", "mail_bounced",
            "register_link_sent",
        }  # fmt: skip
        assert moments == sorted(moments)
        assert moments[-1] <= clock.now() + timedelta(minutes=1)


def test_no_mail_of_the_past_waits_to_be_sent(demo: Installation) -> None:
    with demo.app():
        assert db.session.scalar(select(OutboxMail.id).where(OutboxMail.state.in_(UNSENT)).limit(1)) is None
        assert values(OutboxMail.state) == {"sent", "bounced", "told"}


def test_everybody_in_demo_json_can_sign_in_with_the_code_of_the_moment(
    demo: Installation, demo_json: dict[str, Any]
) -> None:
    with demo.app():
        for number, person in enumerate(demo_json["staff"]):
            now, origin = clock.now(), staff_sign_in.Origin(network=f"192.0.2.{number}")
            first = staff_sign_in.with_password(person["email"], person["password"], origin=origin, now=now)
            step = sign_ins.find(first, sign_ins.Door.CODE, now)
            assert step is not None
            code = one_time_code(person["totp_secret"], now)
            assert staff_sign_in.with_code(step, code, origin=origin, now=now)


def test_each_role_is_there_and_its_first_person_sees_both_controllers(demo_json: dict[str, Any]) -> None:
    staff = demo_json["staff"]
    first = {person["role"]: person for person in reversed(staff)}
    assert set(first) == ROLES
    assert all(set(person["controllers"]) == CONTROLLERS for person in first.values())
    assert all(len(person["controllers"]) == 1 for person in staff if person is not first[person["role"]])
    assert all(set(p) == {"email", "password", "totp_secret", "role", "controllers"} for p in staff)


def test_every_receipt_code_in_demo_json_opens_its_request(demo: Installation, demo_json: dict[str, Any]) -> None:
    assert len(demo_json["subjects"]) == REQUESTS
    with demo.app():
        for subject in demo_json["subjects"]:
            found = loading.by_reference(subject["reference"])
            assert receipts.is_code_of(found, subject["receipt_code"])
            assert found.controller == subject["controller"]
            given = {contact.value for contact in found.contacts if contact.kind == "email"} or {""}
            assert subject["email"] in given


def test_everybody_lives_at_example_org(demo: Installation, demo_json: dict[str, Any]) -> None:
    emails = [person["email"] for person in demo_json["staff"]] + [one["email"] for one in demo_json["subjects"]]
    for path in (demo.folder / "registers").glob("*.csv"):
        emails += [row["e-mail"] for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())]
    assert all(email.endswith("@example.org") for email in emails if email)


def test_who_asks_today_can_be_looked_up_in_the_controllers_register(
    demo: Installation, demo_json: dict[str, Any]
) -> None:
    register = (demo.folder / "registers" / "k3-customers.csv").read_text(encoding="utf-8")
    asked = [one["email"] for one in demo_json["subjects"] if one["controller"] == "k3" and one["email"]]
    assert sum(email in register for email in asked) > len(asked) / 2


@pytest.mark.parametrize("name", ["demo.json", "keys.toml"])
def test_what_opens_doors_is_read_by_its_owner_alone(demo: Installation, name: str) -> None:
    assert (demo.folder / name).stat().st_mode & 0o777 == 0o600


def test_a_demo_that_is_there_is_left_as_it_is(demo: Installation) -> None:
    before = (demo.folder / "demo.json").read_text(encoding="utf-8")
    assert "left as it is" in demo.flask("demo", "--requests", "3")
    assert (demo.folder / "demo.json").read_text(encoding="utf-8") == before


def test_an_interrupted_demo_is_made_anew(nowhere: Installation) -> None:
    nowhere.flask("demo", "--requests", "3")
    (nowhere.folder / "demo.json").unlink()
    nowhere.flask("demo", "--requests", "2")
    assert len(json.loads((nowhere.folder / "demo.json").read_text(encoding="utf-8"))["subjects"]) == 2
    with nowhere.app():
        assert db.session.scalar(select(func.count()).select_from(SubjectRequest)) == 2
