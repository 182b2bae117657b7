"""Who was told of a change (Art 19): nobody, because the data went nowhere, or these."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from portal.web.staff.answer_forms.kind import Asking, Fields, Values
from portal.web.typed import offer, words

TOLD, NOBODY = "told", "nobody"
CHOICES = {TOLD: _l("These recipients were told"), NOBODY: _l("The data had been disclosed to nobody")}


def fields() -> Fields:
    """Return the two fields."""
    return {
        "recipients": RadioField(
            _l("Were recipients of the data told?"), choices=offer(CHOICES), validate_choice=False
        ),
        "recipients_list": words(
            _l("Recipients who were told, one on each line"),
            description=_l(
                "Filled in from the registers’ own data. Whoever was given data that are corrected, erased or "
                "restricted is told of it (Art. 19). Take out whoever was not given these data."
            ),
        ),
    }


def known(asking: Asking) -> Values:
    """Return the recipients the registers name; whether they were told, staff must say."""
    held = {task.register for task in asking.case.found_in}
    registers = [row for row in asking.case.profile.registers if row.key in held or not held]
    named = dict.fromkeys(who.name.in_(asking.language) for row in registers for who in row.recipients)
    return {"recipients_list": "\n".join(named)}


def kept(recipients: Iterable[str] | None) -> Values:
    """Return what was said before."""
    if recipients is None:
        return {}
    listed = "\n".join(recipients)
    return {"recipients": TOLD if listed else NOBODY, "recipients_list": listed}


def read(typed: Values) -> tuple[str, ...] | None:
    """Return who was told; None where it was not said."""
    if typed["recipients"] == TOLD:
        return lines(typed["recipients_list"]) or None
    return () if typed["recipients"] == NOBODY else None


def lines(text: str) -> tuple[str, ...]:
    """Return the lines that say something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
