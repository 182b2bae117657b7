"""Answers that tell of a choice carried out: processing or marketing stopped, data moved, a consent ended."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField

from portal import clock
from portal.law.rights import Outcome
from portal.letters.answers import ConsentFacts, MarketingFacts, ObjectionFacts, PortabilityFacts
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.answer_forms.changes import held
from portal.web.staff.answer_forms.kind import Asking, Fields, Kind, Values
from portal.web.staff.answer_forms.recipients import lines
from portal.web.typed import DayField, line, offer, words

CHANNELS = ("email", "sms", "phone", "post", "profiling")
BLOCKED_BY = {"email": "channel_email", "sms": "channel_phone", "phone": "channel_phone", "post": "channel_post"}
CONTACT_OF = {"email": "email", "sms": "phone", "phone": "phone", "post": "post"}


def done_on(asking: Asking) -> date:
    """Return the day on which it was carried out; today where that is not recorded."""
    at = asking.row.carried_out_at
    return clock.local_day(at, asking.case.profile.time_zone) if at else asking.case.today


def objection_fields(asking: Asking) -> Fields:
    """Return which processing stops, and from when."""
    return {
        "stopped": words(_l("Which processing stops?")),
        "stopped_on": DayField(_l("From which day?")),
    }


def objection_known(asking: Asking) -> Values:
    """Return from which day; what was objected to stands above the form, in the person's own words."""
    return {"stopped": "", "stopped_on": done_on(asking)}


def objection_kept(asking: Asking, facts: ObjectionFacts) -> Values:
    """Return what was written before."""
    return {"stopped": facts.stopped, "stopped_on": facts.stopped_on}


def objection_facts(asking: Asking, typed: Values) -> ObjectionFacts:
    """Return what stopped."""
    return ObjectionFacts(typed["stopped"], typed["stopped_on"])


def marketing_fields(asking: Asking) -> Fields:
    """Return channels, day and blocked addresses; or whose message it was."""
    if asking.outcome is Outcome.NOT_OUR_MESSAGE:
        return {"whose": line(_l("Whose message was it, as far as you know?"))}
    named = offer({key: label("marketing_channel", key, current_language()) for key in CHANNELS})
    return {
        "channels": SelectMultipleField(_l("Which channels stopped?"), choices=named, validate_choice=False),
        "stopped_on": DayField(_l("From which day?")),
        "blocked": words(_l("Addresses and numbers on the suppression list, one on each line")),
    }


def marketing_known(asking: Asking) -> Values:
    """Return the channels asked for, from the day they were stopped, and the addresses blocked."""
    wanted = [key for key in asking.asked.get("channels", []) if key in CHANNELS]
    return {"channels": wanted, "stopped_on": done_on(asking), "blocked": "\n".join(blocked(asking, wanted))}


def blocked(asking: Asking, channels: list[str]) -> list[str]:
    """Return the address or number blocked on each channel, as `casework.carry_out` puts it on the list."""
    given = {row.kind: row.value or "" for row in asking.case.subject_request.contacts if row.replaced_at is None}
    found = [
        asking.asked.get(BLOCKED_BY[key]) or given.get(CONTACT_OF[key], "") for key in channels if key in BLOCKED_BY
    ]
    return list(dict.fromkeys(" ".join(text.split()) for text in found if text))


def marketing_kept(asking: Asking, facts: MarketingFacts) -> Values:
    """Return what was written before."""
    return {
        "channels": list(facts.channels), "stopped_on": facts.stopped_on, "blocked": "\n".join(facts.blocked),
        "whose": facts.whose or "",
    }  # fmt: skip


def marketing_facts(asking: Asking, typed: Values) -> MarketingFacts:
    """Return what stopped, or whose message it was."""
    if asking.outcome is Outcome.NOT_OUR_MESSAGE:
        return MarketingFacts(whose=typed["whose"])
    wanted = tuple(key for key in CHANNELS if key in (typed["channels"] or ()))
    return MarketingFacts(wanted, typed["stopped_on"], lines(typed["blocked"]))


def portability_fields(asking: Asking) -> Fields:
    """Return what was handed over, in which format, and to whom."""
    fields = {
        "format": line(_l("In which format?")),
        "included": words(_l("What is in it?")),
        "excluded": words(_l("What is not in it? Leave empty if nothing is left out.")),
    }
    if asking.outcome is Outcome.SENT_DIRECTLY:
        fields["sent_to"] = line(_l("To which controller was it sent?"))
    if asking.outcome is Outcome.FILE_GIVEN:
        fields["why_not_direct"] = words(_l("Why could it not be sent directly?"))
    return fields


def portability_known(asking: Asking) -> Values:
    """Return the data the person provided, as the registers found name them."""
    provided = [
        category.label.in_(asking.language)
        for register in held(asking)
        for category in register.categories
        if category.provided_by_person
    ]
    sent_to = asking.asked.get("portability_recipient", "")
    return {"included": "\n".join(dict.fromkeys(provided)), "sent_to": " ".join(sent_to.split())}


def portability_kept(asking: Asking, facts: PortabilityFacts) -> Values:
    """Return what was written before."""
    return {
        "format": facts.format, "included": facts.included, "excluded": facts.excluded, "sent_to": facts.sent_to,
        "why_not_direct": facts.why_not_direct,
    }  # fmt: skip


def portability_facts(asking: Asking, typed: Values) -> PortabilityFacts:
    """Return what was handed over."""
    return PortabilityFacts(**typed)


def consent_fields(asking: Asking) -> Fields:
    """Return which consent ended and when; or on what the processing rests instead."""
    which = {"consent": words(_l("Which consent?"))}
    if asking.outcome is Outcome.NO_SUCH_CONSENT:
        return {
            **which,
            "basis": words(_l("On which legal basis does the processing rest?")),
            "other_right": words(_l("Which right can the person use instead?")),
        }
    return {**which, "withdrawn_on": DayField(_l("From which day?"))}


def consent_known(asking: Asking) -> Values:
    """Return the consent the person named, from the day it ended."""
    return {"consent": asking.asked.get("consent", ""), "withdrawn_on": done_on(asking)}


def consent_kept(asking: Asking, facts: ConsentFacts) -> Values:
    """Return what was written before."""
    return {
        "consent": facts.consent, "withdrawn_on": facts.withdrawn_on, "basis": facts.basis,
        "other_right": facts.other_right,
    }  # fmt: skip


def consent_facts(asking: Asking, typed: Values) -> ConsentFacts:
    """Return what became of the consent."""
    return ConsentFacts(**typed)


OBJECTION = Kind(objection_fields, objection_known, objection_kept, objection_facts)
MARKETING = Kind(marketing_fields, marketing_known, marketing_kept, marketing_facts)
PORTABILITY = Kind(portability_fields, portability_known, portability_kept, portability_facts)
CONSENT = Kind(consent_fields, consent_known, consent_kept, consent_facts)
