"""What may become of an announced fee at the desk: a table of small pages, each a form and a use case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.law.fees import FeeKind, FeeStanding
from portal.services import fees
from portal.services.grants import Action
from portal.storage.models import Fee, SubjectRequest
from portal.translations import current_language, dates
from portal.web.staff.case import CaseForm, acting, acting_by_id
from portal.web.staff.fee_forms import AcceptedForm, CancelForm, PaidForm, WaiveForm

Do = Callable[[SubjectRequest, Fee, Any], object]


@dataclass(frozen=True)
class Act:
    """One thing that may be done with a fee.

    :param link: its words where it is offered: what it means in short
    :param lead: what it means, on its page
    :param stands: while the fee stands so; whether it was paid is told apart
    """

    form: type[CaseForm]
    title: Any
    link: Callable[[Fee], Any]
    lead: Callable[[Fee], Any]
    button: Any
    stands: frozenset[FeeStanding]
    do: Do
    said: Callable[[Fee], str]
    grant: Action = Action.ACT
    when_paid: bool = False


def accept(subject_request: SubjectRequest, fee: Fee, form: AcceptedForm) -> None:
    """Note an acceptance that came by letter, phone or at the counter."""
    fees.accept(subject_request, fee.uid, told=form.told.data, **acting_by_id())


def pay(subject_request: SubjectRequest, fee: Fee, form: PaidForm) -> None:
    """Note a payment."""
    if form.paid_on.data is not None:
        fees.mark_paid(subject_request, fee.uid, paid_on=form.paid_on.data, **acting(form))


def cancel(subject_request: SubjectRequest, fee: Fee, form: CancelForm) -> None:
    """Take a fee back that nobody accepted."""
    fees.cancel(subject_request, fee.uid, **acting())


def waive(subject_request: SubjectRequest, fee: Fee, form: WaiveForm) -> None:
    """Charge nothing after all."""
    fees.waive(subject_request, fee.uid, reason=form.reason.data, **acting(form))


def cancelled_words(fee: Fee) -> str:
    """Say what may follow: a fee under Art 12(5) that nobody accepted may become a refusal."""
    if not is_excessive(fee) or fee.refuse_by_on is None:
        return _("The fee is cancelled. Answer what is free of charge.")
    day = dates.day(fee.refuse_by_on, current_language())
    return _("The fee is cancelled. Answer free of charge, or refuse with reasons by %(day)s.", day=day)


def cancel_link(fee: Fee) -> str:
    """Say in short what cancelling leaves to the person."""
    return _("Cancel: answer free, or refuse") if is_excessive(fee) else _("Cancel: the first copy only")


def cancel_lead(fee: Fee) -> str:
    """Say what cancelling means beside waiving."""
    when = _("For a fee that was not accepted: the person declined it, or you take it back. Nothing is charged.")
    if is_excessive(fee):
        return f"{when} " + _("You then answer free of charge, or refuse with reasons.")
    return f"{when} " + _("They get the first copy free of charge, and no further copies.")


def waive_link(fee: Fee) -> str:
    """Say in short what waiving gives the person."""
    if fee.paid_on:
        return _("Waive: give the money back")
    return _("Waive: answer for free") if is_excessive(fee) else _("Waive: all copies for free")


def waive_lead(fee: Fee) -> str:
    """Say what waiving means beside cancelling."""
    if fee.paid_on:
        return _("The fee was paid. Give the money back yourself, then record it here. They keep what they get for it.")
    if is_excessive(fee):
        return _("Nothing is charged, and the request is answered free of charge.")
    return _("Nothing is charged, and they get the further copies all the same.")


def is_excessive(fee: Fee) -> bool:
    """Tell whether the fee is under Art 12(5), for the whole answer."""
    return fee.kind == FeeKind.UNFOUNDED_OR_EXCESSIVE


ASKED, OWED = frozenset({FeeStanding.ANNOUNCED}), frozenset({FeeStanding.ACCEPTED})
ACTS = {
    "accepted": Act(
        AcceptedForm, _l("They accept the fee"), lambda fee: _("They accept it"),
        lambda fee: _("Only when the person has told you so, by letter, by phone or at the counter. Then they owe it."),
        _l("Note the acceptance"), ASKED, accept, lambda fee: _("The acceptance is noted. The fee is now owed."),
    ),
    "paid": Act(
        PaidForm, _l("Mark the fee as paid"), lambda fee: _("Mark as paid"),
        lambda fee: _("You find the payment by its reference on the account’s statement."),
        _l("Mark as paid"), OWED, pay, lambda fee: _("The fee is marked as paid."),
    ),
    "cancel": Act(
        CancelForm, _l("Cancel the fee"), cancel_link, cancel_lead,
        _l("Cancel the fee"), ASKED, cancel, cancelled_words,
    ),
    "waive": Act(
        WaiveForm, _l("Waive the fee"), waive_link, waive_lead, _l("Waive the fee"), ASKED | OWED, waive,
        lambda fee: _("The fee is waived. Give back what was paid.") if fee.paid_on else _("The fee is waived."),
        grant=Action.AMEND, when_paid=True,
    ),
}  # fmt: skip


def acts_of(fee: Fee, stands: FeeStanding, *, is_settled: bool) -> list[str]:
    """Return what may be done with a fee now; the answer may have settled it, so that nobody can accept it."""
    open_ = (name for name, act in ACTS.items() if stands in act.stands and (act.when_paid or fee.paid_on is None))
    return [name for name in open_ if not (is_settled and name == "accepted")]
