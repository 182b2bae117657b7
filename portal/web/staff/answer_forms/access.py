"""The access answer: the copy from the register searches, its day, and what the profile does not say."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from portal import clock
from portal.controllers.registers import Register
from portal.law.rights import Outcome
from portal.letters.answers import AccessFacts, CopyForm, Found
from portal.services import registers
from portal.storage.models import RegisterTask
from portal.translations import current_language
from portal.translations.register_facts import gaps, retention_place, safeguard_place
from portal.web.staff.answer_forms.kind import Asking, Fields, Kind, Values
from portal.web.typed import DayField, line, offer, words

COPIES = {
    CopyForm.LETTER.value: _l("In the letter itself"),
    CopyForm.DOWNLOAD.value: _l("As files to download, with the letter"),
    CopyForm.ENCLOSED.value: _l("On paper, enclosed with the letter"),
    CopyForm.ONSITE.value: _l("Shown and handed over in person"),
}
BY_DELIVERY = {"onsite": CopyForm.ONSITE}


def copies(asking: Asking) -> dict[str, Any]:
    """Return how the copy may reach the person: files can be downloaded where the answer is read on the website."""
    is_online = asking.case.subject_request.delivery == "download"
    return {key: words for key, words in COPIES.items() if is_online or key != CopyForm.DOWNLOAD}


def usual_copy(asking: Asking) -> str:
    """Return the likely way: files where the registers gave nothing but files, else the letter itself."""
    found = [task for task in asking.case.tasks if task.result == registers.FOUND]
    is_online = asking.case.subject_request.delivery == "download"
    if is_online and found and not any(task.found for task in found):
        return CopyForm.DOWNLOAD.value
    return BY_DELIVERY.get(asking.case.subject_request.delivery, CopyForm.LETTER).value


def fields(asking: Asking) -> Fields:
    """Return the copy register by register, its day and form, and the gaps of the profile."""
    language, hint = current_language(), copied_hint(asking)
    found = {
        f"found-{register.key}": words(
            _l("Data from: %(register)s", register=register.label.in_(language)), description=hint
        )
        for register in held(asking)
    }
    filled = {f"filled-{number}": line(gap_label(asking, place)) for number, place in enumerate(open_gaps(asking))}
    return {
        **found,
        "data_from": DayField(_l("Of which day are the data?")),
        "copy": RadioField(
            _l("How does the person get the copy?"), validate_choice=False,
            choices=offer(copies(asking)),
        ),
        **filled,
    }  # fmt: skip


def copied_hint(asking: Asking) -> str:
    """Return what to take out of the text found where a part is refused: it stands there whole, and goes out so."""
    if asking.outcome is not Outcome.PARTLY:
        return ""
    return _("Take out what you do not give. The whole text goes to the person, as the copy of their data.")


def held(asking: Asking) -> list[Register]:
    """Return the registers in which data were found."""
    found = {task.register for task in asking.case.found_in}
    return [register for register in asking.case.profile.registers if register.key in found]


def open_gaps(asking: Asking) -> list[str]:
    """Return the places where the profile lacks what Art 15(1) wants said of these registers."""
    return [place for register in held(asking) for place in gaps(register)]


def gap_label(asking: Asking, place: str) -> str:
    """Return what is asked for at a place the profile leaves open."""
    language = current_language()
    for register in held(asking):
        for number, category in enumerate(register.categories, start=1):
            if place == retention_place(register, number):
                return _("How long is this kept: %(category)s", category=category.label.in_(language))
        for number, recipient in enumerate(register.recipients, start=1):
            if place == safeguard_place(register, number):
                return _("Which safeguard covers the transfer to %(recipient)s", recipient=recipient.name.in_(language))
    return place


def known(asking: Asking) -> Values:
    """Return the copy as the searches found it, of the day of the last one."""
    tasks = asking.case.tasks
    return {
        **{f"found-{task.register}": task.found or "" for task in tasks if task.result == registers.FOUND},
        "data_from": last_searched_on(asking, tasks),
        "copy": usual_copy(asking),
    }


def last_searched_on(asking: Asking, tasks: tuple[RegisterTask, ...]) -> date:
    """Return the day on which the last result was recorded; today before there is any."""
    days = [clock.local_day(task.recorded_at, asking.case.profile.time_zone) for task in tasks if task.recorded_at]
    return max(days, default=asking.case.today)


def kept(asking: Asking, facts: AccessFacts) -> Values:
    """Return what was written before."""
    return {
        **{f"found-{found.register}": found.text for found in facts.found},
        **{f"filled-{number}": facts.filled.get(place, "") for number, place in enumerate(open_gaps(asking))},
        "data_from": facts.data_from,
        "copy": facts.copy.value if facts.copy else None,
    }


def facts(asking: Asking, typed: Values) -> AccessFacts:
    """Return the copy and what belongs to it; the searches say which registers hold nothing."""
    nothing = [task.register for task in asking.case.tasks if task.result == registers.NOTHING]
    return AccessFacts(
        copy=CopyForm(typed["copy"]) if typed["copy"] in set(CopyForm) else None,
        data_from=typed["data_from"],
        found=tuple(Found(register.key, typed[f"found-{register.key}"]) for register in held(asking)),
        nothing_in=tuple(nothing),
        filled={place: text for number, place in enumerate(open_gaps(asking)) if (text := typed[f"filled-{number}"])},
    )


ACCESS = Kind(fields, known, kept, facts)
