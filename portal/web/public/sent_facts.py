"""Everything a person sent, read back as terms and texts."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.controllers.profile import Profile
from portal.storage.models import RequestedRight, SubjectRequest
from portal.storage.models.requests import asked_of
from portal.translations import LANGUAGES, current_language, dates
from portal.translations.labels import label
from portal.web.public.forms import RequestForm

CONTACTS = {"email": _l("E-mail address"), "phone": _l("Phone number"), "post": _l("Postal address")}


def sent_facts(subject_request: SubjectRequest, profile: Profile) -> list[tuple[str, str]]:
    """Return all that was sent, as (term, text) pairs in the order of the form."""
    language = current_language()
    told = [
        (_("To"), profile.name.in_(language)),
        (_("Received"), dates.long_day(subject_request.received_on, language)),
    ]
    several = len(subject_request.rights) > 1
    for number, right in enumerate(subject_request.rights, start=1):
        term = _("Request %(number)d", number=number) if several else _("Request")
        told.append((term, label("right", right.right, language)))
        told += right_facts(right)
    told += [(_("Name"), subject_request.name or "")]
    told += [(str(CONTACTS[row.kind]), row.value) for row in subject_request.contacts if row.replaced_at is None]
    told += person_facts(subject_request, language)
    return [(term, text) for term, text in told if text]


def right_facts(right: RequestedRight) -> list[tuple[str, str]]:
    """Return what was filled in for one right, under the form's own labels."""
    told = []
    for name, value in asked_of(right).items():
        field = getattr(RequestForm, name)
        told.append((str(field.args[0] if field.args else field.kwargs["label"]), worded(field, value)))
    return told


def worded(field: Any, value: Any) -> str:
    """Return a value as the form words it: the choice's own sentence, or what was typed."""
    choices = {choice.value: str(choice.label) for choice in field.kwargs.get("choices") or ()}
    values = value if isinstance(value, list) else [value]
    return ", ".join(choices.get(one, str(one)) for one in values)


def person_facts(subject_request: SubjectRequest, language: str) -> list[tuple[str, str]]:
    """Return what was said about the person and the way to answer."""
    behalf = subject_request.on_behalf
    return [
        (_("Something that helps us find your data"), subject_request.hints or ""),
        (
            _("For whom are you asking?"),
            "" if behalf == "none" else label("on_behalf", behalf, language),
        ),
        (_("That person’s name"), subject_request.represented_name or ""),
        (_("If it is a child: year of birth"), str(subject_request.child_birth_year or "")),
        (_("How do you want the answer?"), label("delivery", subject_request.delivery, language)),
        (_("In which language do you want the answer?"), LANGUAGES[subject_request.language]),
        (_("Protected address"), _("Yes") if subject_request.has_protected_address else ""),
        (_("Never contact me by"), channels_in_words(subject_request)),
    ]


def channels_in_words(subject_request: SubjectRequest) -> str:
    """Return the channels never to be used."""
    return worded(RequestForm.no_contact_channels, subject_request.refused_channels)
