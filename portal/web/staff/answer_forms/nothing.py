"""That nothing is held: said only of what the person has confirmed to be theirs."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField

from portal.letters.answers import SearchFacts
from portal.services import registers, responses
from portal.web.staff.answer_forms.access import last_searched_on
from portal.web.staff.answer_forms.kind import Asking, Fields, Kind, Values
from portal.web.typed import DayField, offer, tidy


def fields(asking: Asking) -> Fields:
    """Return the confirmed addresses and numbers to choose from, and the day of the search."""
    confirmed = responses.confirmed_identifiers(asking.case.subject_request)
    return {
        "identifiers": SelectMultipleField(
            _l("Under which confirmed address or number was nothing found?"),
            choices=offer({text: text for text in confirmed}), validate_choice=False, filters=[as_kept],
        ),
        "searched_on": DayField(_l("On which day were the registers searched?")),
    }  # fmt: skip


def as_kept(chosen: list[str] | None) -> list[str]:
    """Return what was chosen as it is kept: browsers send the lines of a postal address with other ends."""
    return [tidy(one) for one in chosen or []]


def known(asking: Asking) -> Values:
    """Return everything that is confirmed, on the day of the last search."""
    return {
        "identifiers": responses.confirmed_identifiers(asking.case.subject_request),
        "searched_on": last_searched_on(asking, asking.case.tasks),
    }


def kept(asking: Asking, facts: SearchFacts) -> Values:
    """Return what was said before."""
    return {"identifiers": list(facts.identifiers), "searched_on": facts.searched_on}


def facts(asking: Asking, typed: Values) -> SearchFacts:
    """Return the registers searched in vain, by name in the letter's language, with what was searched by and when."""
    searched = {task.register for task in asking.case.tasks if task.result == registers.NOTHING}
    named = [row.label.in_(asking.language) for row in asking.case.profile.registers if row.key in searched]
    return SearchFacts(tuple(named), tuple(typed["identifiers"] or ()), typed["searched_on"])


NOTHING_HELD = Kind(fields, known, kept, facts)
