"""The worker lets go of two closed requests and the package of a third."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

from flask import Flask

from portal import clock
from portal.law.rights import Outcome, Right
from portal.services import package_files, retention, uploads
from tests import files
from tests.crash.release import ZONE
from tests.services.cases import Case, at

TEN_YEARS = timedelta(days=3653)
SIX_WEEKS = timedelta(days=45)


def prepare() -> None:
    """Answer three requests; the time of two is over, and that of the third one's files."""
    today = clock.local_day(clock.now(), ZONE)
    for number, ago in enumerate((TEN_YEARS, TEN_YEARS, SIX_WEEKS)):
        day, email = today - ago, f"person{number}@example.org"
        case = Case(Right.ACCESS, on=day, email=email).confirm(day).prove(day)
        package_files.add(case.row, [uploads.checked(BytesIO(files.PDF), "Card.pdf")], by=case.by, now=at(day))
        case.decide(Right.ACCESS, Outcome.GRANTED, on=day).release(day)


def warm(app: Flask, facts: Any) -> None:
    """Nothing needs to be ready."""


def act(app: Flask, state: None, say: Callable[[str], object]) -> None:
    """Do what the day calls for."""
    with app.app_context():
        go()
        say("gone")


def go() -> None:
    """Let everything go that must; a person has said yes to so much of it."""
    retention.run("k3", now=clock.now(), is_asked=True)
