"""The searches of registers across requests: those without a result, walked by key along their own index."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select, tuple_

from portal.storage.db import db
from portal.storage.models import RegisterTask, SubjectRequest
from portal.storage.models.requests import OPEN
from portal.storage.queries import PAGE_ROWS, After


class Part(StrEnum):
    """Which of the searches are looked at."""

    ALL = "all"
    HANDED_IN = "handed_in"
    MINE = "mine"


class Wanted(NamedTuple):
    """Whose searches, and which of them; ``address`` is the person's own."""

    controllers: tuple[str, ...]
    part: Part = Part.ALL
    address: str = ""


def page_of(
    wanted: Wanted, after: After | None = None, *, most: int = PAGE_ROWS
) -> list[tuple[RegisterTask, str, str]]:
    """Return one page and the first row of the next: each search with its request's reference and controller."""
    found = (
        select(RegisterTask, SubjectRequest.reference, SubjectRequest.controller)
        .join(SubjectRequest, SubjectRequest.id == RegisterTask.subject_request_id)
        .where(RegisterTask.result.is_(None), OPEN, SubjectRequest.controller.in_(wanted.controllers))
    )
    if wanted.part is Part.HANDED_IN:
        found = found.where(RegisterTask.handed_in_at.is_not(None))
    if wanted.part is Part.MINE:
        found = found.where(RegisterTask.responsible == wanted.address)
    if after is not None:
        found = found.where(tuple_(RegisterTask.due_on, RegisterTask.id) > tuple_(after.day, after.id))
    ordered = found.order_by(RegisterTask.due_on, RegisterTask.id).limit(most + 1)
    return [(task, reference, controller) for task, reference, controller in db.session.execute(ordered)]


def cursor(due_on: date, task_id: int) -> str:
    """Return the key of a row, as it stands in an address."""
    return f"{due_on.isoformat()}.{task_id}"
