"""A new storage key is made, and everything is put under it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Flask

from portal import clock
from portal.law.rights import Right
from portal.services import rotation, second_factor
from portal.storage.db import begin_write, db
from tests.services.cases import Case
from tests.services.lives import kept_file


def prepare() -> None:
    """Somebody asks, with a file, and the member of staff has a second factor."""
    case = Case(
        Right.MARKETING_OBJECTION,
        asked={Right.MARKETING_OBJECTION: {"channels": ["email"], "channel_email": "aino@example.org"}},
    )
    kept_file(case, "package", date(2040, 1, 1))
    begin_write()
    second_factor.start_enrolment(case.person)
    second_factor.make_recovery_codes(case.person)
    db.session.commit()


def warm(app: Flask, facts: Any) -> None:
    """Nothing needs to be ready."""


def act(app: Flask, state: None, say: Callable[[str], object]) -> None:
    """Rotate."""
    with app.app_context():
        rotation.rotate(now=clock.now())
        say("rotated")
