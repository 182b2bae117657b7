"""How a data subject gets in: never with one half alone, never past the release's time, and out again."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy.orm import scoped_session

from portal import tokens
from portal.law.rights import Outcome, Right
from portal.letters.answers import Answer, SearchFacts
from portal.services import identity, receipts, responses, sign_ins, visits
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, OutboxMail, Release, SubjectRequest
from portal.tokens import Purpose
from tests.mail.world import NOW, PERSON, ask, hire
from tests.services.test_identity import link_for

Session = scoped_session[Any]
WHERE = {"network": "192.0.2.1", "device": "Firefox"}


@pytest.fixture
def release(session: Session) -> Release:
    """A released answer of a confirmed request."""
    person = hire()
    request = identity.confirm(link_for(ask(Right.ACCESS, name="Aino")), now=NOW)
    who: dict[str, Any] = {"by": f"staff:{person.id}", "by_id": person.id, "now": NOW}
    facts = SearchFacts(("Customers",), (PERSON,), NOW.date())
    responses.decide(request, Answer(Right.ACCESS, Outcome.NOTHING_HELD, facts), **who)
    return responses.release(request, signed_by="Ada", **who)


def request_of(release: Release) -> SubjectRequest:
    """Return the request of a release."""
    return db.session.get_one(SubjectRequest, release.subject_request_id)


def link(release: Release) -> tokens.Token:
    """Mint and read the mail's link."""
    return tokens.read(Purpose.ANSWER, tokens.make(Purpose.ANSWER, release=release.uid))


def test_link_and_code_open_the_answer_once_noted(release: Release) -> None:
    code = receipts.code_of(request_of(release))
    for _ in range(2):
        opaque = visits.open_answer(link(release), code, now=NOW, **WHERE)
        row = sign_ins.find(opaque, "answer", NOW)
        assert row is not None
        assert len(responses.letters_for(row, now=NOW)) == 1
    assert release.first_opened_at == NOW
    assert db.session.query(HistoryEvent).filter_by(kind="answer_opened").count() == 1


def test_a_wrong_code_opens_nothing_and_staff_hear_of_it_once_a_day(release: Release) -> None:
    for _ in range(3):
        with pytest.raises(visits.WrongCode):
            visits.open_answer(link(release), "BBBB-BBBB-BBBB-BBBB", now=NOW, **WHERE)
    assert db.session.query(OutboxMail).filter_by(kind="staff_wrong_code").count() == 1


def test_too_many_tries_are_told_whatever_is_typed(release: Release) -> None:
    reference, code = request_of(release).reference, receipts.code_of(request_of(release))
    for _ in range(visits.TRIES_PER_REFERENCE):
        with pytest.raises(visits.WrongCode):
            visits.enter(reference, "BBBB-BBBB-BBBB-BBBB", now=NOW, **WHERE)
    with pytest.raises(visits.TriedTooOften):
        visits.enter(reference, code, now=NOW, **WHERE)
    assert visits.enter(reference, code, now=NOW + visits.WINDOW, **WHERE)  # nobody is locked out for good


def test_an_unknown_reference_reads_like_a_wrong_code(session: Session) -> None:
    with pytest.raises(visits.WrongCode):
        visits.enter("K3K-2222-2222", "BBBB-BBBB-BBBB-BBBB", now=NOW, **WHERE)


@pytest.mark.parametrize("ended", ["time", "stopped"])
def test_an_answer_whose_time_is_over_opens_no_more(release: Release, ended: str) -> None:
    code, later = receipts.code_of(request_of(release)), NOW
    opaque = visits.open_answer(link(release), code, now=NOW, **WHERE)
    visit = sign_ins.find(opaque, "answer", NOW)
    assert visit is not None
    if ended == "time":
        later = NOW + timedelta(days=32)
    else:
        begin_write()
        release.stopped_at = NOW
        db.session.commit()
    with pytest.raises(visits.AnswerGone):
        visits.open_answer(link(release), code, now=later, **WHERE)
    assert responses.letters_for(visit, now=later) == []


def test_a_link_to_no_release_is_no_link(session: Session) -> None:
    token = tokens.read(Purpose.ANSWER, tokens.make(Purpose.ANSWER, release="none"))
    with pytest.raises(tokens.TokenInvalid):
        visits.released(token)


def test_leaving_ends_the_visit(release: Release) -> None:
    request = request_of(release)
    opaque = visits.enter(request.reference, receipts.code_of(request), now=NOW, **WHERE)
    row = sign_ins.find(opaque, "status", NOW)
    assert row is not None
    assert responses.letters_for(row, now=NOW) == []  # reference and code alone show no letter
    visits.leave(opaque, now=NOW)
    assert sign_ins.find(opaque, "status", NOW) is None
    visits.leave(None, now=NOW)


def test_the_last_day_is_the_controller_s(release: Release) -> None:
    """23:30 in Helsinki of the last day is still that day; half an hour later it is over, though not yet in UTC."""
    code = receipts.code_of(request_of(release))
    midnight = datetime.combine(release.ends_on + timedelta(days=1), time(), ZoneInfo("Europe/Helsinki"))
    with time_machine.travel(midnight, tick=False):
        assert visits.open_answer(link(release), code, now=midnight - timedelta(minutes=30), **WHERE)
        with pytest.raises(visits.AnswerGone):
            visits.open_answer(link(release), code, now=midnight, **WHERE)


def test_a_link_about_no_request_or_to_an_address_given_up_opens_nothing(session: Session) -> None:
    asked = ask(Right.ACCESS)
    nothing = tokens.read(Purpose.CASE, tokens.make(Purpose.CASE, request="gone", contact="gone"))
    with pytest.raises(tokens.TokenInvalid):
        visits.addressed(nothing)
    elsewhere = tokens.read(Purpose.CASE, tokens.make(Purpose.CASE, request=asked.uid, contact="gone"))
    with pytest.raises(tokens.TokenExpired):
        visits.addressed(elsewhere)
