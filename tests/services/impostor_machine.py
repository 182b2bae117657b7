"""Random histories with every way to prove who asks, and every way round it somebody may try."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from portal.services import changes, identity, misdelivery, postal_addresses, posted_codes, redelivery, responses
from portal.services.changes import Change
from portal.services.misdelivery import Fault, WhatHappened
from portal.services.postal_addresses import Source
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.services import history_truths as truths
from tests.services.history_machine import ADDRESSES, PROOFS, WHICH, Histories

STREET = "Kotikatu 1\n33100 Tampere"


class Impostors(Histories):
    """Whatever is shown, typed, posted or changed: nothing leaves without a proof of that very request."""

    @rule(which=WHICH, other=WHICH, whose=st.sampled_from(["its own", "another's", "invented"]))
    def tell_posted_code(self, which: int, other: int, whose: str) -> None:
        """Have a letter with a code printed, and tell staff the code of this letter, or of another request's."""
        self.act(
            which,
            lambda row: posted_codes.print_letter(row, register="customers", address=STREET, **self.who("signed_by")),
        )
        uid = self.uids[(which if whose == "its own" else other) % len(self.uids)]
        codes = [] if whose == "invented" else self.codes_of(uid)
        typed = codes[-1] if codes else "BBBB-BBBB"

        def tell(row: SubjectRequest) -> None:
            with suppress(posted_codes.NotTheCode):  # it is counted, so something of the request changes
                posted_codes.accept(row, register="customers", typed=typed, **self.who("by_id"))

        self.act(which, tell)

    def codes_of(self, uid: str) -> list[str]:
        """Return the codes of the letters of a request, as their readers see them."""
        row = db.session.query(SubjectRequest).filter_by(uid=uid).one()
        posted = posted_codes.posted_to(row)
        codes = [posted_codes.code_of(one) for one in posted]
        db.session.rollback()
        return codes

    @rule(which=WHICH, matched=st.sets(st.sampled_from(identity.MATCHES), max_size=3))
    def show_document(self, which: int, matched: set[str]) -> None:
        who = self.who("by_id")
        self.act(which, lambda row: identity.record_document(row, register="customers", matched=matched, **who))

    @rule(which=WHICH, email=ADDRESSES.filter(bool), presses=st.booleans())
    def write_to_register_address(self, which: int, email: str, presses: bool) -> None:
        self.act(which, lambda row: identity.send_register_link(row, register="customers", email=email, **self.who()))
        if presses:
            self.act(which, self.press_register_link)

    def press_register_link(self, row: SubjectRequest) -> None:
        """Press the button behind the link that went to the register's address, if one did."""
        if any(one.kind == "email" and one.origin == "register" for one in row.contacts[-1:]):
            identity.prove_by_link(self.mailed(row, register="customers"), now=self.now())

    @rule(which=WHICH, name=st.sampled_from(["Aino Kanarialintu", "Eve Kanarialintu"]), email=ADDRESSES)
    def change(self, which: int, name: str, email: str) -> None:
        values = {"name": name} | ({"email": email} if email else {})
        self.act(which, lambda row: changes.correct(row, Change(values), now=self.now()))

    @rule(which=WHICH, email=ADDRESSES.filter(bool), proofs=PROOFS, choice=st.integers(0, 3))
    def swap_address_after_proof(self, which: int, email: str, proofs: tuple[str, ...], choice: int) -> None:
        """Let the right person prove who they are, then put another address in its place and ask for the answer."""
        for how in proofs:
            self.prove(which, how)
        self.correct_email(which, email)
        self.answer_everything(which, choice, ())

    @rule(which=WHICH, how=st.sampled_from(["mail again", "post instead", "another address"]))
    def hand_over_again(self, which: int, how: str) -> None:
        def step(row: SubjectRequest) -> None:
            if how == "another address":
                postal_addresses.take_down(row, "Uusi tie 2\n00100 Helsinki", Source.ANYBODY, **self.who())
                return
            uid = next((release.uid for release in responses.releases_of(row)), "none")
            again = redelivery.mail_again if how == "mail again" else redelivery.post_instead
            again(row, uid, **self.who())

        self.act(which, step)

    @rule(which=WHICH, fault=st.sampled_from(list(Fault)))
    def wrong_person(self, which: int, fault: Fault) -> None:
        def step(row: SubjectRequest) -> None:
            uid = next((release.uid for release in responses.releases_of(row)), "")
            known_at = self.now() - timedelta(seconds=1)
            misdelivery.note(row, WhatHappened(known_at, truths.CANARY, fault, uid), **self.who("by_id"))

        self.act(which, step)

    @invariant()
    def every_proof_is_the_request_s_own(self) -> None:
        """Hold that what a release rests on was recorded, of that request, through its own contacts."""
        truths.every_proof_was_recorded()
        truths.answers_are_announced_to_whom_was_proved()
        db.session.rollback()
