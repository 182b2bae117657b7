"""Random histories of requests, driven through the services as people drive them; each with a database of its own."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from portal import tokens
from portal.law import rights as law
from portal.law.fees import Cost, Fee, FeeItem, FeeKind
from portal.law.identity import Proof
from portal.law.parts import Part
from portal.law.pauses import PauseKind
from portal.law.refusals import ground, grounds_for
from portal.law.rights import Effect, Right
from portal.law.states import Closure
from portal.letters.answers import Answer, RefusalFacts, SearchFacts
from portal.letters.answers.answer import facts_type
from portal.letters.elsewhere import NotThisLaw
from portal.letters.ending import NotIdentified
from portal.letters.follow_up import Lifting
from portal.services import (
    casework,
    closing,
    corrections,
    extension,
    fee_standing,
    fees,
    identity,
    lifting,
    links,
    loading,
    pauses,
    receipt_day,
    recipients,
    registers,
    reopening,
    responses,
    waits,
)  # fmt: skip
from portal.storage.models import SubjectRequest
from tests.letters.samples import FACTS
from tests.mail.world import ask
from tests.services import history_truths as truths
from tests.services.history_truths import CANARY
from tests.services.history_world import HistoryWorld

WHICH = st.integers(0, 3)
RIGHTS = st.sampled_from(list(Right))
DAYS = st.integers(0, 12)
ADDRESSES = st.sampled_from([f"{CANARY.lower()}{number}@example.org" for number in range(2)] + [""])
PROOFS = st.sampled_from([(), ("confirm",), ("confirm", "call back")])
ENDING = NotIdentified("Nobody of that name is known.", "A customer number would help.")
MOST_REQUESTS = 4


class Histories(HistoryWorld):
    """Any order of use cases: what the law refuses is refused whole, and what it allows leaves the truths true."""

    # What people send, and how they prove who they are

    @initialize(rights=st.sets(RIGHTS, min_size=1, max_size=3), email=ADDRESSES)
    def begin(self, rights: set[Right], email: str) -> None:
        self.send(rights, email, "form")

    @precondition(lambda self: len(self.uids) < MOST_REQUESTS)
    @rule(rights=st.sets(RIGHTS, min_size=1, max_size=3), email=ADDRESSES, channel=st.sampled_from(["form", "post"]))
    def send(self, rights: set[Right], email: str, channel: str) -> None:
        asked = {Right.MARKETING_OBJECTION: {"channels": ["email"], "channel_email": email}}
        before = {row.uid: truths.picture_of(row) for row in truths.every_request()}
        made = ask(
            *sorted(rights), email=email, now=self.now(), channel=channel, name=f"Aino {CANARY}", hints=CANARY,
            words=CANARY, address=f"{CANARY}katu 1", asked=asked, delivery="download" if email else "post",
        )  # fmt: skip
        self.uids.append(made.uid)
        assert {row.uid: truths.picture_of(row) for row in truths.every_request() if row.uid != made.uid} == before

    def mailed(self, row: SubjectRequest, **facts: str) -> tokens.Token:
        """Return a link as a mail carried it: to the address now given, or to one it was changed from."""
        contact = next((one for one in reversed(row.contacts) if one.kind == "email"), row.contacts[0])
        return tokens.Token(uuid.uuid4().hex, {"request": row.uid, "contact": contact.uid, **facts})

    @rule(which=WHICH, how=st.sampled_from(["confirm", "call back", "compare", "compare another"]))
    def prove(self, which: int, how: str) -> None:
        def step(row: SubjectRequest) -> None:
            if how == "confirm":
                identity.confirm(self.mailed(row), now=self.now())
            elif how == "call back":
                identity.record_call_back(row, register="customers", **self.who("by_id"))
            else:
                given = next((one.value or "" for one in row.contacts if one.kind == "email"), "")
                email = given if how == "compare" else "another@example.org"
                identity.accept_register_contact(row, register="customers", email=email, **self.who("by_id"))

        self.act(which, step)

    @rule(which=WHICH, email=ADDRESSES.filter(bool))
    def correct_email(self, which: int, email: str) -> None:
        self.act(which, lambda row: corrections.correct_email(row, email=email, now=self.now()))

    @rule(which=WHICH, right=RIGHTS)
    def add_right(self, which: int, right: Right) -> None:
        self.act(which, lambda row: receipt_day.add_right(row, right, {"hints": CANARY}, **self.who()))

    # What staff ask, extend and charge

    @rule(which=WHICH, kind=st.sampled_from(list(PauseKind)), late_reason=st.sampled_from(["", CANARY, CANARY]))
    def ask(self, which: int, kind: PauseKind, late_reason: str) -> None:
        who = self.who("by_id", "signed_by")
        doubt = pauses.IdentityQuestion(CANARY, Proof.CALL_BACK, late_reason=late_reason)
        scope = pauses.ScopeQuestion(CANARY, "Which year?", late_reason)
        if kind is PauseKind.IDENTITY:
            self.act(which, lambda row: pauses.ask_identity(row, doubt, **who))
        else:
            self.act(which, lambda row: pauses.ask_clarification(row, scope, **who))

    @rule(which=WHICH, kind=st.sampled_from(list(PauseKind)), ago=st.integers(0, 3))
    def settle(self, which: int, kind: PauseKind, ago: int) -> None:
        day = self.day - timedelta(days=ago)
        self.act(which, lambda row: pauses.settle(row, kind, answered_on=day, **self.who()))

    @rule(which=WHICH)
    def extend(self, which: int) -> None:
        causes, who = [extension.Cause.NUMBER], self.who("signed_by")
        self.act(which, lambda row: extension.extend(row, causes=causes, reasons=CANARY, **who))

    @rule(which=WHICH, right=RIGHTS.filter(lambda right: law.rule(right).may_charge))
    def announce_fee(self, which: int, right: Right) -> None:
        items = (FeeItem(Cost.WORK, 1, Decimal("9.00")),)
        fee = Fee(right, FeeKind.UNFOUNDED_OR_EXCESSIVE, items, justification=CANARY)
        self.act(which, lambda row: fees.announce(row, fee, **self.who("signed_by")))

    @rule(which=WHICH, how=st.sampled_from(["accept", "cancel", "waive", "pay"]))
    def end_fee(self, which: int, how: str) -> None:
        def step(row: SubjectRequest) -> None:
            uid = next((fee.uid for fee in reversed(fee_standing.fees_of(row))), "none")
            match how:
                case "accept":
                    fees.accept(row, uid, **self.who())
                case "cancel":
                    fees.cancel(row, uid, **self.who())
                case "waive":
                    fees.waive(row, uid, reason=CANARY, **self.who())
                case _:
                    fees.mark_paid(row, uid, paid_on=self.day, **self.who())

        self.act(which, step)

    # What staff do, decide and send

    @rule(which=WHICH)
    def search(self, which: int) -> None:
        def step(row: SubjectRequest) -> None:
            for task in registers.tasks_of(row):
                result = registers.SearchResult("found", CANARY, CANARY)
                registers.record_result(row, task.uid, result, reason=CANARY, **self.who("by_id"))

        self.act(which, step)

    @rule(which=WHICH, right=RIGHTS)
    def carry_out(self, which: int, right: Right) -> None:
        self.act(which, lambda row: casework.carry_out(row, right, **self.who("by_id")))

    @rule(which=WHICH, place=st.integers(0, 2), choice=st.integers(0, 3))
    def decide(self, which: int, place: int, choice: int) -> None:
        def step(row: SubjectRequest) -> None:
            right = Right(row.rights[place % len(row.rights)].right)
            outcomes = law.rule(right).outcomes
            answer = self.answer(row, right, outcomes[choice % len(outcomes)])
            responses.decide(row, answer, **self.who("by_id"))

        self.act(which, step)

    def answer(self, row: SubjectRequest, right: Right, outcome: law.Outcome) -> Answer:
        """Return an answer whose letter says all it must."""
        is_whole = outcome.effect is Effect.NEGATIVE
        keys = [one.key for one in grounds_for(right, on=self.day, country="FI", whole=is_whole)][:1]
        chosen = tuple(keys) if outcome.needs_ground else ()
        details = {Part(part): f"So it is: {part}." for key in chosen for part in ground(key).must_say}
        wanted = facts_type(right, outcome)
        facts: Any = FACTS[wanted] if wanted else None
        if isinstance(facts, SearchFacts):
            given = tuple(contact.value or "" for contact in row.contacts if contact.kind == "email")
            facts = SearchFacts(("Customers",), given, self.day)
        return Answer(right, outcome, facts, RefusalFacts(chosen, CANARY, "The rest.", "This.", details))

    @rule(which=WHICH)
    def release(self, which: int) -> None:
        self.act(which, lambda row: responses.release(row, **self.who("by_id", "signed_by")))

    @rule(which=WHICH, choice=st.integers(0, 3), proofs=PROOFS)
    def answer_everything(self, which: int, choice: int, proofs: tuple[str, ...]) -> None:
        """Decide whatever is open, then try to send it, whoever is proved."""
        for how in proofs:
            self.prove(which, how)
        rights = loading.by_uid(self.uids[which % len(self.uids)]).rights
        for place in range(len(rights)):
            self.decide(which, place, choice)
        self.release(which)

    # How it ends, and what comes after

    @rule(which=WHICH, how=st.sampled_from(["unidentified", "lapsed", "other", "passed on", "withdrawn", "disowned"]))
    def close(self, which: int, how: str) -> None:
        def step(row: SubjectRequest) -> None:
            signed, tried = self.who("signed_by"), [contact.uid for contact in row.contacts]
            match how:
                case "unidentified":
                    closing.close_not_identified(row, ENDING, **signed)
                case "lapsed":
                    closing.close_lapsed(row, ENDING, tried=tried, **signed)
                case "other":
                    closing.close_other(row, NotThisLaw(Closure.OTHER_LAW, CANARY), **signed)
                case "passed on":
                    closing.pass_on(row, "Toinen Oy", reached_at="", **signed)
                case "withdrawn":
                    corrections.withdraw(row, by="subject", now=self.now())
                case _:
                    identity.disown(tokens.Purpose.CONFIRM, self.mailed(row), now=self.now())

        self.act(which, step)

    @rule(which=WHICH, most=st.integers(0, 3))
    def reopen(self, which: int, most: int) -> None:
        def step(row: SubjectRequest) -> None:
            reopening.reopen(row, rights=[Right(one.right) for one in row.rights][:most], **self.who())

        self.act(which, step)

    @rule(which=WHICH, ago=st.integers(0, 40))
    def correct_receipt(self, which: int, ago: int) -> None:
        day, who = self.day - timedelta(days=ago), self.who("by_id")
        self.act(which, lambda row: receipt_day.correct_receipt(row, day, reason=CANARY, **who))

    @rule(which=WHICH)
    def tell_recipients(self, which: int) -> None:
        def step(row: SubjectRequest) -> None:
            told = [one.uid for right in row.rights for one in recipients.notices_of(right)]
            uid = next(reversed(told), "none")
            recipients.tell(row, uid, data=CANARY, do_by=self.day, **self.who("signed_by"))

        self.act(which, step)

    @rule(which=WHICH, how=st.sampled_from(["plan", "tell", "lift", "cancel"]))
    def lift_restriction(self, which: int, how: str) -> None:
        planned = Lifting(CANARY, self.day + timedelta(days=3), CANARY)
        steps: dict[str, Callable[[SubjectRequest], object]] = {
            "plan": lambda row: lifting.plan(row, planned, **self.who()),
            "tell": lambda row: lifting.tell(row, **self.who("signed_by")),
            "lift": lambda row: lifting.lift(row, **self.who()),
            "cancel": lambda row: lifting.cancel(row, **self.who()),
        }
        self.act(which, steps[how])

    @precondition(lambda self: len(self.uids) > 1)
    @rule(which=WHICH, other=WHICH)
    def link(self, which: int, other: int) -> None:
        uid = self.uids[other % len(self.uids)]
        self.act(which, lambda row: links.link(row, uid, **self.who()))

    @rule(which=WHICH)
    def unlink(self, which: int) -> None:
        self.act(which, lambda row: links.unlink(row, **self.who()))

    @rule(days=DAYS)
    def let_days_pass(self, days: int) -> None:
        self.day += timedelta(days=days)
        waits.follow("k3", now=self.now())
