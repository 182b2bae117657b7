"""Carrying out what takes effect at once: marketing channel by channel, and a withdrawn consent; no refusal, no fee."""

from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, TextAreaField

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.rights import Outcome, Right
from portal.services import block_list, consents, marketing, telling
from portal.services.grants import Action
from portal.services.marketing import Found
from portal.services.marketing_addresses import KINDS, Learned
from portal.services.marketing_channels import ADDRESS_FIELDS
from portal.services.overview import Overview, overview_of
from portal.services.timeline import Happening
from portal.storage.db import db
from portal.storage.models import MarketingChoice, Staff, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label, outcome_label
from portal.web.staff.case import CaseForm, acting_by_id, back_to, done, moment, opened, page, right_in
from portal.web.staff.case_facts import asked_right
from portal.web.staff.panel import Panel
from portal.web.typed import Filled, Text, line, offer, tidy, words

bp = Blueprint("carrying_out", __name__, url_prefix="/requests/<reference>/carry-out")
RESULTS = {
    Outcome.STOPPED.value: _l("Stopped: we used it, and do so no more"),
    Outcome.NO_DATA_FOUND_BLOCKED.value: _l("Nothing found here; it is blocked all the same"),
    Outcome.NOT_OUR_MESSAGE.value: _l("The message was not ours"),
}
WITHOUT_ADDRESS = {**RESULTS, Outcome.NO_DATA_FOUND_BLOCKED.value: _l("Nothing found here")}
"""Where no address or number is known, nothing is blocked by itself."""
LEARNED = {
    "channel_email": line(_l("E-mail address to block")),
    "channel_phone": line(_l("Phone number to block")),
    "channel_post": TextAreaField(_l("Postal address to block"), [Text(2000)], filters=[tidy]),
}
CONSENT_RESULTS = {
    Outcome.WITHDRAWN.value: _l("The consent has ended, and what rests on it has stopped"),
    Outcome.NO_SUCH_CONSENT.value: _l("We find no such consent"),
}


class ChannelsForm(CaseForm):
    """What became of each channel; the fields of the channels are made for the request."""

    waiting: dict[int, MarketingChoice]
    learnable: tuple[str, ...]

    @property
    def learned(self) -> Learned:
        """The address or number that was not known when the request came."""
        told = {name: self[name].data or "" for name in self.learnable}
        return Learned(told, are_ours=bool(self.learnable) and bool(self["are_ours"].data))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each field, and that an address is one of its kind."""
        is_whole = super().validate(extra_validators)
        for name in self.learnable:
            if self[name].data and not self[name].errors and not block_list.fits(KINDS[name], self[name].data):
                self[name].errors = [unfit(name)]
        return is_whole and not any(field.errors for field in self)

    @property
    def found(self) -> dict[str, Found]:
        """The channels that have a result, by their entry of the block list."""
        return {
            row.uid: Found(Outcome(self[f"result_{place}"].data), self[f"how_{place}"].data or "")
            for place, row in self.waiting.items()
            if self[f"result_{place}"].data in RESULTS
        }


def channels_form(subject_request: SubjectRequest, rows: list[MarketingChoice]) -> ChannelsForm:
    """Return the form for the channels that still wait; each keeps its place, whatever is done before it."""
    waiting = {place: row for place, row in enumerate(rows) if row.carried_out_at is None}
    unknown = [row.channel for row in waiting.values() if not row.address]
    learnable = tuple(dict.fromkeys(field for channel in unknown for field, _kind in ADDRESS_FIELDS.get(channel, ())))
    fields: dict[str, Any] = {name: LEARNED[name] for name in learnable}
    if learnable:
        fields["are_ours"] = BooleanField(_l("It stands in our own systems; the person did not give it"))
    for place, row in waiting.items():
        results = offer(RESULTS if row.address else WITHOUT_ADDRESS)
        fields[f"result_{place}"] = RadioField(_l("What came of it?"), choices=results, validate_choice=False)
        fields[f"how_{place}"] = line(_l("What was done, and where?"))
    fields["whose"] = line(_l("Whose message was it, as far as you know?"))
    form: ChannelsForm = type("ChannelsForm", (ChannelsForm,), fields)(subject_request)
    form.waiting, form.learnable = waiting, learnable
    return form


def unfit(name: str) -> str:
    """Return what to write in a field whose text is no address of its kind."""
    return {
        "channel_email": _("Enter an e-mail address like name@example.com."),
        "channel_phone": _("Enter a phone number with at least five digits."),
        "channel_post": _("Write a postal address."),
    }[name]


class ConsentForm(CaseForm):
    """What became of a withdrawn consent."""

    result = RadioField(
        _l("What came of it?"), [Filled(_l("Choose what came of it."))], choices=offer(CONSENT_RESULTS),
        validate_choice=False,
    )  # fmt: skip
    how = words(_l("What was done, and where?"), Filled(_l("Write what was done, for example in which system.")))


@bp.route("/marketing_objection", methods=["GET", "POST"])
def channels(reference: str) -> ResponseReturnValue:
    """Record channel by channel that marketing has stopped; the answer is written from it."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, Right.MARKETING_OBJECTION)
    form = channels_form(subject_request, marketing.choices_of(subject_request))
    if form.validate_on_submit():
        how = {"whose": form["whose"].data, "learned": form.learned, **acting_by_id(form)}
        if done(form, lambda: marketing.carry_out(subject_request, form.found, **how)):
            return on_from(subject_request)
    case = overview_of(subject_request, now=clock.now())
    words = {"case": case, "asked": asked_right(case, row), "ready": proofs(subject_request)}
    rows = form.waiting.values()
    known = {"some_known": any(one.address for one in rows), "all_known": all(one.address for one in rows)}
    return page("carrying_out/channels", subject_request, form, names=names_of(form), **words, **known)


def on_from(subject_request: SubjectRequest) -> ResponseReturnValue:
    """Go on to what comes next: the other channels, telling it to who is there or left a number, or the answer."""
    if any(one.carried_out_at is None for one in marketing.choices_of(subject_request)):
        return back_to(subject_request, _("Recorded. The other channels still wait."))
    if telling.ways_of(subject_request):
        flash(_("Recorded: it is carried out. Now tell the person."), "calm")
        return redirect(url_for("staff.release.tell", reference=subject_request.reference), 303)
    said = _("Recorded: it is carried out, and the answer is written. Read it and send it.")
    return back_to(subject_request, said)


@bp.route("/consent_withdrawal", methods=["GET", "POST"])
def consent(reference: str) -> ResponseReturnValue:
    """Record that what rests on a consent has ended, or that there is none."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, Right.CONSENT_WITHDRAWAL)
    form = ConsentForm(subject_request)
    if form.validate_on_submit() and form.result.data in CONSENT_RESULTS:
        result = Outcome(form.result.data)
        how = {"how": form.how.data, **acting_by_id(form)}
        if done(form, lambda: consents.carry_out(subject_request, result, **how)):
            if result is Outcome.WITHDRAWN:
                return back_to(subject_request, _("Recorded: the answer is written. Read it and send it."))
            where = url_for("staff.answers.decide", reference=reference, right=row.right, outcome=result.value)
            return redirect(where, 303)
    case = overview_of(subject_request, now=clock.now())
    return page("carrying_out/consent", subject_request, form, case=case, asked=asked_right(case, row))


def names_of(form: ChannelsForm) -> dict[int, str]:
    """Return the channels that wait, by their place."""
    return {place: name_of(row) for place, row in form.waiting.items()}


def name_of(one: MarketingChoice) -> str:
    """Return a channel with the address that is blocked on it."""
    address = one.address or _("no address or number is known")
    return f"{label('marketing_channel', one.channel, current_language())}: {address}"


def proofs(subject_request: SubjectRequest) -> list[dict[str, str]]:
    """Return what became of each channel that is done: what, when, by whom and how."""
    zone, language = profile_of(subject_request.controller).time_zone, current_language()
    return [
        {
            "name": name_of(one),
            "result": str(RESULTS.get(one.result or "", "")),
            "when": moment(one.carried_out_at, zone),
            "who": who.name if (who := db.session.get(Staff, one.carried_out_by_id or 0)) else "",
            "how": one.how or "",
            "tone": "wait" if one.result == Outcome.NOT_OUR_MESSAGE else "calm",
            "tag": result_words(one, language),
        }
        for one in marketing.choices_of(subject_request)
        if one.carried_out_at is not None
    ]


def result_words(one: MarketingChoice, language: str) -> str:
    """Return what became of a channel; without an address nothing is blocked where nothing was found."""
    if one.result == Outcome.NO_DATA_FOUND_BLOCKED and not one.address:
        return _("Nothing found here")
    return outcome_label(one.result, language, Right.MARKETING_OBJECTION) if one.result else ""


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Return the proof per channel as a section of the request's page."""
    if not any(event.kind == "channel_carried_out" for event in history):
        return None
    return Panel("staff/carrying_out/panel.html", {"proofs": proofs(case.subject_request)})
