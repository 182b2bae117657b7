"""Where the search of a register stands, in words, and what may be done with it next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal import clock
from portal.controllers.installed import profile_of
from portal.services.registers import FOUND, NOTHING
from portal.storage.models import RegisterTask
from portal.translations import current_language, dates

RESULTS = {FOUND: _l("Data were found"), NOTHING: _l("Nothing is held")}


class Stage(StrEnum):
    """How far a search is."""

    OPEN = "open"
    ASKED = "asked"
    HANDED_IN = "handed_in"
    DONE = "done"


@dataclass(frozen=True)
class Standing:
    """A search's stage, in words with their tone."""

    stage: Stage
    text: str
    tone: str
    is_late: bool = False


def stage_of(task: RegisterTask) -> Stage:
    """Return how far a search is."""
    if task.result is not None:
        return Stage.DONE
    if task.handed_in_at is not None:
        return Stage.HANDED_IN
    return Stage.ASKED if task.asked_at is not None else Stage.OPEN


def standing_of(task: RegisterTask, controller: str, *, today: date) -> Standing:
    """Return where a search stands."""
    stage, is_late = stage_of(task), task.due_on < today
    if stage is Stage.DONE:
        return Standing(stage, str(RESULTS.get(task.result or "", task.result)), "calm")
    if stage is Stage.HANDED_IN:
        return Standing(stage, _("handed in: read and take it"), "soon", is_late)
    if stage is Stage.OPEN or task.asked_at is None:
        return Standing(stage, _("not searched yet"), "late" if is_late else "", is_late)
    zone = profile_of(controller).time_zone
    asked_on = dates.day(clock.local_day(task.asked_at, zone), current_language())
    return Standing(stage, _("asked on %(day)s", day=asked_on), "late" if is_late else "wait", is_late)
