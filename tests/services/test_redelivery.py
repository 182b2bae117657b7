"""An answer that came back is owed again, by another way; the clock does not wait for the post."""

from datetime import date
from typing import Any

import pytest

from portal.law.rights import Outcome, Right
from portal.services import lost_contacts, matters, misdelivery, redelivery, responses
from portal.services.misdelivery import Fault, WhatHappened
from portal.storage.db import begin_write, db
from portal.storage.models import Contact
from tests.services.cases import ANSWER_BY, RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")

THURSDAY, MUCH_LATER = date(2026, 3, 5), date(2026, 5, 4)
POST = {"address": "Esimerkkikatu 1\n00100 Helsinki"}


def answered(**differs: Any) -> Case:
    """An objection was answered; it needs no more than the confirmed address."""
    case = Case(Right.OBJECTION, **differs).confirm()
    return case.decide(Right.OBJECTION, Outcome.STOPPED).release()


def test_what_was_fetched_on_site_comes_back_from_nowhere() -> None:
    case = answered(delivery="onsite")
    assert matters.came_back(case.row) is None


def uid(case: Case) -> str:
    return responses.releases_of(case.row)[0].uid


def came_back(case: Case, on: date = THURSDAY) -> None:
    lost_contacts.note_came_back(case.row, case.row.contacts[0].uid, **case.acts(on))


def prove_another(case: Case) -> Contact:
    """Another address was proved, as it stands in the register."""
    begin_write()
    contact = Contact(kind="email", origin="register", subject_request=case.row, proved_at=at(THURSDAY))
    contact.value = "aino.work@example.org"
    db.session.add(contact)
    db.session.commit()
    return contact


def test_a_lost_answer_is_owed_again_in_its_own_time() -> None:
    case = answered()
    assert lost_contacts.lost(case.row) is None
    came_back(case)
    assert lost_contacts.lost(case.row) is case.row.contacts[0]
    assert (case.row.state, case.row.queue_tab) == ("closed", "to_do")
    assert (case.row.next_duty, case.row.next_due_on) == ("deliver_again", ANSWER_BY)
    lost_contacts.note_works_again(case.row, case.row.contacts[0].uid, **case.acts(THURSDAY))
    assert (lost_contacts.lost(case.row), case.row.queue_tab) == (None, "closed")


def test_the_same_answer_is_announced_to_another_proved_address_and_its_time_begins_anew() -> None:
    case = answered()
    came_back(case)
    with pytest.raises(responses.NoWayToDeliver):
        redelivery.mail_again(case.row, uid(case), **case.acts(THURSDAY))
    db.session.rollback()
    other, ends_on = prove_another(case), responses.releases_of(case.row)[0].ends_on
    redelivery.mail_again(case.row, uid(case), **case.acts(THURSDAY))
    release = responses.releases_of(case.row)[0]
    assert (release.contact_id, release.ends_on, case.row.queue_tab) == (other.id, ends_on, "closed")
    assert (case.mails()[-1].kind, case.mails()[-1].contact_id) == ("answer_ready", other.id)
    redelivery.mail_again(case.row, uid(case), **case.acts(MUCH_LATER))
    assert responses.releases_of(case.row)[0].ends_on > MUCH_LATER


def test_it_goes_by_post_where_an_address_is_known() -> None:
    case = answered(**POST)
    came_back(case)
    redelivery.post_instead(case.row, uid(case), **case.acts(THURSDAY))
    assert responses.releases_of(case.row)[0].delivery == "post"
    assert case.events()[-1] == "answer_to_post"
    for again in (redelivery.mail_again, redelivery.post_instead):
        with pytest.raises(redelivery.NotByMail):
            again(case.row, uid(case), **case.acts(THURSDAY))
        db.session.rollback()


def test_nothing_is_posted_to_nowhere() -> None:
    case = answered()
    with pytest.raises(redelivery.NoPostalAddress):
        redelivery.post_instead(case.row, uid(case), **case.acts(THURSDAY))


def test_what_was_stopped_is_not_sent_again() -> None:
    case = answered()
    happened = WhatHappened(at(RECEIVED_ON), "Another’s.", Fault.CONTENT, uid(case))
    misdelivery.note(case.row, happened, **case.acts(THURSDAY, by_id=True))
    with pytest.raises(misdelivery.StoppedAlready):
        redelivery.mail_again(case.row, uid(case), **case.acts(THURSDAY))


def test_only_a_contact_in_use_is_marked() -> None:
    case = answered()
    assert [row.value for row in lost_contacts.in_use(case.row)] == ["aino@example.org"]
    with pytest.raises(lost_contacts.ContactUnknown):
        lost_contacts.note_came_back(case.row, "none", **case.acts(THURSDAY))
