"""An answer with its letter and its package is sent, and the worker sends the mail that announces it."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from flask import Flask

from portal import clock
from portal.law.rights import Outcome, Right
from portal.services import loading, package_files, responses, uploads
from portal.worker.rounds import Rounds
from tests import files
from tests.mail.world import forget_mails
from tests.services.cases import Case, at

ZONE = "Europe/Helsinki"


def yesterday() -> date:
    """Return a day of which every hour is over."""
    return clock.local_day(clock.now(), ZONE) - timedelta(days=1)


def prepare() -> dict[str, Any]:
    """Bring a request so far that its answer can be sent, and return what sending takes."""
    asked_on = yesterday() - timedelta(days=1)
    case = Case(Right.ACCESS, on=asked_on).confirm(asked_on).prove(asked_on)
    given = [uploads.checked(BytesIO(files.PDF), "Card of Aino.pdf")]
    package_files.add(case.row, given, by=case.by, now=at(asked_on))
    case.decide(Right.ACCESS, Outcome.GRANTED, on=asked_on)
    forget_mails()
    return {"uid": case.uid, "by_id": case.person.id}


def warm(app: Flask, facts: dict[str, Any]) -> dict[str, Any]:
    """Nothing is set in type here: the typesetter's threads would be missing in a copy of the process."""
    return facts


def act(app: Flask, facts: dict[str, Any], say: Callable[[str], object]) -> None:
    """Send the answer, and do a round of the worker's mail."""
    with app.app_context():
        release(facts)
        say("released")
        Rounds().send()


def release(facts: dict[str, Any]) -> None:
    """Send the answer."""
    who = {"by": f"staff:{facts['by_id']}", "by_id": facts["by_id"], "signed_by": "Ada Virtanen"}
    responses.release(loading.by_uid(facts["uid"]), now=at(yesterday()), **who)
