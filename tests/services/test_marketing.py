"""Marketing objections, consents and the block list: in force at once, proved per channel, never without a reason."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal import clock, tokens
from portal.law.rights import Outcome, Right
from portal.services import (
    block_list,
    changes,
    consents,
    corrections,
    loading,
    marketing,
    marketing_links,
    responses,
    upkeep,
)
from portal.services.block_list import CONSENTED, PROHIBITED
from portal.services.marketing import Found
from portal.storage.db import db
from portal.storage.models import MarketingChoice, Note, OutboxMail, SubjectRequest
from tests.fixtures.cases import Case
from tests.fixtures.staff import Person
from tests.mail.world import ask

MakeCase = Callable[..., Case]
BOTH = {Right.MARKETING_OBJECTION: {"channels": ["email", "sms"], "channel_phone": "040 123 4567"}}
EMAIL = "aino@example.org"


@pytest.fixture
def ada(person: Callable[..., Person]) -> Person:
    """Who works K3's requests."""
    return person(handler="k3")


@pytest.fixture
def objection(case: MakeCase) -> Case:
    """An objection on two channels, as it came in."""
    return case(Right.MARKETING_OBJECTION, asked=BOTH)


def acts(ada: Person) -> dict[str, Any]:
    """Return who acts, as use cases take it."""
    return {"by": f"staff:{ada.id}", "by_id": ada.id}


def entries(row: SubjectRequest) -> dict[str, MarketingChoice]:
    """Return what stands on the block list by channel."""
    return {one.channel: one for one in marketing.choices_of(row)}


def is_done(row: SubjectRequest) -> bool:
    """Tell whether the objection counts as carried out."""
    return row.rights[0].carried_out_at is not None


def mails(kind: str) -> list[OutboxMail]:
    """Return the mails of a kind."""
    return list(db.session.scalars(select(OutboxMail).where(OutboxMail.kind == kind)))


def test_an_objection_is_in_force_before_anybody_confirms_or_reads_it(objection: Case) -> None:
    with objection.app.app_context():
        found = block_list.search(("k3",), "0401234567")
        assert [(one.choice.channel, one.reference) for one in found] == [("sms", objection.reference)]
        assert block_list.search(("alertum",), "0401234567") == []
        assert block_list.search(("k3",), EMAIL.upper())[0].choice.address == EMAIL


def test_who_takes_it_back_before_it_is_carried_out_is_blocked_no_more(objection: Case) -> None:
    with objection.app.app_context():
        row = loading.by_reference(objection.reference)
        corrections.withdraw(row, by="subject", now=clock.now())
        assert marketing.choices_of(loading.by_reference(objection.reference)) == []


def test_what_one_channel_stopped_already_stays_stopped_when_the_rest_is_taken_back(
    objection: Case, ada: Person
) -> None:
    with objection.app.app_context():
        row = loading.by_reference(objection.reference)
        found = {entries(row)["sms"].uid: Found(Outcome.STOPPED, "Text message service")}
        marketing.carry_out(row, found, **acts(ada), now=clock.now())
        corrections.withdraw(row, by="subject", now=clock.now())
        assert set(entries(loading.by_reference(objection.reference))) == {"sms"}


def test_a_channel_left_out_later_is_blocked_no_more_and_the_others_as_before(objection: Case) -> None:
    with objection.app.app_context():
        row = loading.by_reference(objection.reference)
        before = entries(row)["sms"].uid
        only = {Right.MARKETING_OBJECTION: {"channels": ["sms"], "channel_phone": "040 123 4567"}}
        changes.correct(row, changes.Change(asked=only), now=clock.now())
        assert {channel: one.uid for channel, one in entries(row).items()} == {"sms": before}


def test_the_list_is_read_a_page_at_a_time(objection: Case) -> None:
    with objection.app.app_context():
        newest, older = block_list.page_of(("k3",), PROHIBITED)
        assert block_list.page_of(("k3",), PROHIBITED, before=newest.choice.id) == [older]


def test_each_channel_has_its_own_proof_and_the_best_result_is_the_answer(objection: Case, ada: Person) -> None:
    with objection.app.app_context():
        row, by = loading.by_reference(objection.reference), acts(ada)
        kept = entries(row)
        nothing = Found(Outcome.NO_DATA_FOUND_BLOCKED, "Looked through the text message service.")
        marketing.carry_out(row, {kept["sms"].uid: nothing}, **by, now=clock.now())
        assert not is_done(row)
        marketing.carry_out(row, {kept["email"].uid: Found(Outcome.STOPPED, "Newsletter tool")}, **by, now=clock.now())
        assert row.rights[0].outcome == Outcome.STOPPED
        assert is_done(row)
        kept = entries(row)
        assert (kept["sms"].result, kept["sms"].carried_out_by_id) == (nothing.result, ada.id)
        assert kept["sms"].how == nothing.how
        assert not responses.draft_of(row, row.rights[0], on=row.received_on, signed_by="Ada").missing


def test_the_person_is_told_in_the_mail_though_nothing_is_proved(objection: Case, ada: Person) -> None:
    with objection.app.app_context():
        row, by = loading.by_reference(objection.reference), acts(ada)
        found = {one.uid: Found(Outcome.NOT_OUR_MESSAGE) for one in entries(row).values()}
        marketing.carry_out(row, found, whose="Somebody else", **by, now=clock.now())
        responses.release(row, signed_by="Ada", now=clock.now(), **by)
        (mail,) = mails("marketing_done")
        assert mail.facts["outcome"] == Outcome.NOT_OUR_MESSAGE
        assert row.closure == "answered"


def test_nothing_counts_as_carried_out_without_a_result(objection: Case, ada: Person) -> None:
    with objection.app.app_context():
        row = loading.by_reference(objection.reference)
        with pytest.raises(marketing.ResultMissing):
            marketing.carry_out(row, {}, by=f"staff:{ada.id}", by_id=ada.id, now=clock.now())


def confirmed_consent() -> None:
    """Give a consent by e-mail and confirm it through the address."""
    consents.give("k3", "email", EMAIL, language="en", now=clock.now())
    uid = db.session.scalars(select(MarketingChoice.uid).where(MarketingChoice.choice == CONSENTED)).one()
    text = tokens.make(tokens.Purpose.CONSENT, choice=uid)
    for _ in range(2):
        consents.confirm(tokens.read(tokens.Purpose.CONSENT, text), now=clock.now())


def test_the_later_choice_about_an_address_holds(objection: Case, case: MakeCase) -> None:
    with objection.app.app_context():
        confirmed_consent()
        assert set(entries(loading.by_reference(objection.reference))) == {"sms"}
        (kept,) = block_list.page_of(("k3",), CONSENTED)
        assert kept.choice.wording == "K3koulutus may send me its newsletter and tell me about its courses by e-mail."
    case(Right.MARKETING_OBJECTION, asked={Right.MARKETING_OBJECTION: {"channels": ["email"]}})
    with objection.app.app_context():
        assert block_list.page_of(("k3",), CONSENTED) == []


def test_a_withdrawn_consent_ends_at_once(case: MakeCase, ada: Person) -> None:
    app = case().app
    with app.app_context():
        confirmed_consent()
    asked = {"consent": "The newsletter", "channels": ["email"], "channel_email": EMAIL}
    made = case(Right.CONSENT_WITHDRAWAL, asked={Right.CONSENT_WITHDRAWAL: asked})
    with app.app_context():
        assert block_list.page_of(("k3",), CONSENTED) == []
        row = loading.by_reference(made.reference)
        by = acts(ada) | {"now": clock.now()}
        consents.carry_out(row, Outcome.WITHDRAWN, how="Taken off the list", **by)
        responses.release(row, signed_by="Ada", **by)
        assert mails("consent_withdrawn")[0].facts["outcome"] == Outcome.WITHDRAWN


def test_withdrawing_a_consent_leaves_an_objection_of_the_same_address_in_force(objection: Case, ada: Person) -> None:
    with objection.app.app_context():
        asked = {"consent": "The newsletter", "channels": ["email"], "channel_email": EMAIL}
        told = {Right.CONSENT_WITHDRAWAL: asked}
        row = ask(Right.CONSENT_WITHDRAWAL, email=EMAIL, asked=told, now=clock.now())
        assert {one.choice.channel for one in block_list.page_of(("k3",), PROHIBITED)} == {"email", "sms"}
        consents.carry_out(row, Outcome.NO_SUCH_CONSENT, how=" ", **acts(ada), now=clock.now())
        assert db.session.scalars(select(Note)).all() == []
        assert row.rights[0].carried_out_at is not None


def test_a_consent_nobody_offers_cannot_be_given(objection: Case) -> None:
    with objection.app.app_context(), pytest.raises(LookupError):
        consents.give("k3", "sms", "040 123 4567", language="en", now=clock.now())


@pytest.mark.parametrize("sealed", ["%%%", "c2hvcnQ", ""])
def test_a_link_whose_address_cannot_be_opened_is_no_link(objection: Case, sealed: str) -> None:
    with objection.app.app_context():
        text = tokens.make(tokens.Purpose.MARKETING, controller="k3", to=sealed)
        with pytest.raises(tokens.TokenInvalid):
            marketing_links.read("k3", text)


def test_an_address_gets_at_most_three_mails_a_day_about_consents(case: MakeCase) -> None:
    with case().app.app_context():
        for _ in range(5):
            consents.give("k3", "email", EMAIL, language="en", now=clock.now())
        assert len(mails("consent_confirm")) == consents.MAILS_A_DAY


def test_a_consent_that_nobody_confirms_is_forgotten_with_its_mail(case: MakeCase) -> None:
    with case().app.app_context():
        confirmed_consent()
        consents.give("k3", "email", "onni@example.org", language="en", now=clock.now())
        for later, left in ((timedelta(days=29), 2), (timedelta(days=31), 1)):
            upkeep.forget_spent(now=clock.now() + later)
            assert len(block_list.page_of(("k3",), CONSENTED)) == len(mails("consent_confirm")) == left


def test_a_number_is_confirmed_by_staff_who_asked_it(case: MakeCase, ada: Person) -> None:
    by = acts(ada) | {"now": clock.now()}
    with case().app.app_context():
        consents.give("alertum", "sms", "040 123 4567", language="en", now=clock.now())
        uid = block_list.page_of(("alertum",), CONSENTED)[0].choice.uid
        with pytest.raises(block_list.ReasonMissing):
            consents.confirm_by_staff(uid, ("alertum",), how=" ", **by)
        with pytest.raises(LookupError):
            consents.confirm_by_staff(uid, ("k3",), how="It answered yes", **by)
        assert consents.confirm_by_staff(uid, ("alertum",), how="It answered yes", **by).confirmed_at
        with pytest.raises(block_list.EndedAlready):
            consents.confirm_by_staff(uid, ("alertum",), how="It answered yes", **by)


def test_an_entry_by_hand_has_its_origin_and_ends_with_a_reason_only(case: MakeCase, ada: Person) -> None:
    by: dict[str, Any] = {"by": f"staff:{ada.id}", "now": clock.now()}
    with case().app.app_context():
        with pytest.raises(block_list.ReasonMissing):
            block_list.add("k3", ["email"], EMAIL, how="", by_id=ada.id, **by)
        for channels, address in (([], EMAIL), (["sms"], EMAIL), (["email"], "040 123 4567"), (["post"], "")):
            with pytest.raises(block_list.ChannelMissing):
                block_list.add("k3", channels, address, how="A list of 2019", by_id=ada.id, **by)
        (row,) = block_list.add("k3", ["email"], EMAIL, how="A list of 2019", by_id=ada.id, **by)
        with pytest.raises(block_list.ReasonMissing):
            block_list.end(row.uid, ("k3",), because="", **by)
        block_list.end(row.uid, ("k3",), because="They asked by phone to get the newsletter again", **by)
        with pytest.raises(block_list.EndedAlready):
            block_list.end(row.uid, ("k3",), because="Once more", **by)
        assert block_list.page_of(("k3",), PROHIBITED) == []
        assert block_list.search(("k3",), EMAIL)[0].choice.ended_because
