"""A number or postal address as the person gave it: which may be confirmed, by whom and how, and what is kept of it."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from portal.law.identity import Channel
from portal.law.rights import Right
from portal.services import given_contacts, identity, posted_codes
from portal.services.given_contacts import NothingToConfirm
from portal.storage.db import begin_write, db
from portal.storage.models import Contact, SubjectRequest
from tests.mail.world import NOW
from tests.services.cases import ANSWER_BY, Case, at

pytestmark = pytest.mark.usefixtures("session")
GIVEN: dict[str, Any] = {"email": "", "phone": "040 123 4567", "address": "Kirjetie 4\n00100 Helsinki"}
OTHER = "Vanha tie 1\n00200 Helsinki"


def asked(**differs: Any) -> tuple[Case, Contact, Contact]:
    """Somebody gives a number and an address: their request, and the two."""
    case = Case(Right.ACCESS, channel="post", delivery="post", **(GIVEN | differs))
    phone, post = sorted(case.row.contacts, key=lambda row: row.kind)
    return case, phone, post


def proofs(case: Case) -> list[tuple[Any, ...]]:
    """Return what is kept of each proof."""
    return [
        (one.proof, one.level, one.register, one.matched, one.by_id, one.at, one.contact) for one in case.row.proofs
    ]


def contact(kind: str = "phone", origin: str = "given", value: str | None = "0401234567", **differs: Any) -> Contact:
    """A contact as it is stored."""
    row = Contact(kind=kind, origin=origin, **differs)
    row.value = value
    return row


def test_what_may_be_confirmed_was_given_works_and_waits_for_it() -> None:
    phone, post = contact(), contact("post")
    others = [
        contact("email"), contact(origin="register"), contact(value=None), contact(replaced_at=NOW),
        contact(proved_at=NOW), contact(undeliverable_at=NOW),
    ]  # fmt: skip
    row = SubjectRequest(contacts=[phone, post, *others], refused_channels=["by a messenger"])
    assert given_contacts.to_confirm(row) == [phone, post]
    row.refused_channels = ["by a messenger", Channel.POST]
    assert given_contacts.to_confirm(row) == [phone]


def test_a_call_to_the_number_is_kept_and_serves_once() -> None:
    case, phone, post = asked()
    call = case.acts(ANSWER_BY, by_id=True)
    for uid in (post.uid, "another"):
        with pytest.raises(NothingToConfirm):
            given_contacts.record_call(case.row, uid, **call)
    given_contacts.record_call(case.row, phone.uid, **call)
    db.session.rollback()
    now = at(ANSWER_BY)
    assert proofs(case) == [("contact_confirmed", 1, None, "called", case.person.id, now, phone)]
    assert (case.history()[-1].by, case.history()[-1].at) == (case.by, now)
    assert (phone.proved_at, case.row.identity_level) == (now, 1)
    with pytest.raises(NothingToConfirm):
        given_contacts.record_call(case.row, phone.uid, **call)


def test_a_letter_to_the_address_carries_a_code_that_confirms_it() -> None:
    case, phone, post = asked()
    signs, tells = case.acts(ANSWER_BY, signs=True), {"by_id": case.person.id, **case.acts(ANSWER_BY)}
    begin_write()
    case.row.contacts.append(other := contact("post", value=OTHER))
    db.session.commit()
    letter = given_contacts.print_letter(case.row, **signs)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(letter.data)).pages)
    code = posted_codes.code_of(post, kind=given_contacts.KIND)
    assert code in text
    assert "Ada Virtanen" in text
    assert "7 April 2026" in text
    assert given_contacts.print_letter(case.row, **signs).sha256 == letter.sha256
    printed = case.history()[-1]
    assert (printed.kind, printed.by, printed.at, printed.facts) == ("given_code_printed", case.by, at(ANSWER_BY), {})
    for row, typed, error in (
        (phone, code, NothingToConfirm), (other, code, posted_codes.NotTheCode),
        (post, posted_codes.code_of(post), posted_codes.NotTheCode), (post, "", posted_codes.NotTheCode),
    ):  # fmt: skip
        with pytest.raises(error):
            given_contacts.accept_code(case.row, row.uid, typed=typed, **tells)
    wrong = case.history()[-1]
    assert (wrong.kind, wrong.by, wrong.at) == ("letter_code_wrong", case.by, at(ANSWER_BY))
    given_contacts.accept_code(case.row, post.uid, typed=code.lower(), **tells)
    db.session.rollback()
    assert proofs(case) == [("contact_confirmed", 1, None, "written_to", case.person.id, at(ANSWER_BY), post)]
    assert (case.history()[-1].by, case.history()[-1].at) == (case.by, at(ANSWER_BY))
    assert post.proved_at == at(ANSWER_BY)


def test_no_letter_is_made_where_no_address_waits() -> None:
    case, _, _ = asked(refused_channels=("post",))
    with pytest.raises(NothingToConfirm):
        given_contacts.print_letter(case.row, **case.acts(ANSWER_BY, signs=True))
    assert case.events() == ["received"]


@pytest.mark.parametrize(
    ("is_protected", "refused", "reason"),
    [
        (True, ["post"], identity.AddressProtected),
        (False, ["phone", "post"], posted_codes.NoLetterWanted),
        (False, ["phone"], type(None)),
    ],
)
def test_why_no_letter_goes_to_the_register_s_address(is_protected: bool, refused: list[str], reason: type) -> None:
    row = SubjectRequest(has_protected_address=is_protected, refused_channels=refused)
    assert type(posted_codes.why_not(row)) is reason
