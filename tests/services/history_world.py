"""The world of a random history: an empty database, a day that goes on, and steps that are done or refused whole."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from hypothesis.stateful import RuleBasedStateMachine, invariant

from portal.law.broken_rules import RuleBroken
from portal.services import loading
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from tests.mail.world import hire
from tests.services import history_truths as truths

FIRST_DAY = date(2026, 3, 3)


def begin_anew(database: Path, template: Path) -> None:
    """Put an empty, migrated database in the place of the last example's, and forget its files."""
    for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        path.unlink(missing_ok=True)
    shutil.copy(template, database)
    shutil.rmtree(files.folder(), ignore_errors=True)


class HistoryWorld(RuleBasedStateMachine):
    """Any order of use cases: what the law refuses is refused whole, and what it allows leaves the truths true."""

    def __init__(self, app: Flask, template: Path) -> None:
        super().__init__()
        with app.app_context():
            db.engine.dispose()
            begin_anew(Path(str(db.engine.url.database)), template)
        self.context = app.app_context()
        self.context.push()
        self.day, self.seconds = FIRST_DAY, 0
        self.uids: list[str] = []
        self.filed: dict[str, truths.Filed] = {}
        self.sent: dict[str, str] = {}
        self.person = hire()

    def teardown(self) -> None:
        """Let the example's database go."""
        db.session.remove()
        db.engine.dispose()
        self.context.pop()

    def now(self) -> datetime:
        """Return a moment of the running day, later than any before."""
        self.seconds += 1
        return datetime.combine(self.day, time(8), UTC) + timedelta(seconds=self.seconds)

    def who(self, *more: str) -> dict[str, Any]:
        """Return who acts and when, as use cases take it."""
        extra = {"by_id": self.person.id, "signed_by": "Ada Virtanen"}
        return {"by": f"staff:{self.person.id}", "now": self.now()} | {name: extra[name] for name in more}

    def act(self, which: int, step: Callable[[SubjectRequest], object]) -> None:
        """Let somebody try a step on one request: it is done or refused whole, and never touches another request."""
        uid = self.uids[which % len(self.uids)]
        others = {row.uid: truths.picture_of(row) for row in truths.every_request() if row.uid != uid}
        mine = truths.picture_of(loading.by_uid(uid))
        try:
            step(loading.by_uid(uid))
        except (RuleBroken, loading.RequestUnknown):
            db.session.rollback()
            assert truths.picture_of(loading.by_uid(uid)) == mine
        db.session.rollback()
        for row in truths.every_request():
            if row.uid in others:
                assert truths.picture_of(row) == others[row.uid]

    @invariant()
    def every_truth_holds(self) -> None:
        """Hold every truth after every step."""
        truths.nothing_is_released_below_its_level()
        truths.nothing_held_names_only_what_was_confirmed()
        truths.dates_rest_on_what_was_recorded(self.filed)
        truths.everything_is_filed_as_the_law_says(self.day)
        truths.tallies_equal_counted_rows()
        truths.unconfirmed_requests_stand_alone()
        truths.nothing_personal_is_told()
        truths.the_chain_holds()
        truths.no_answer_is_lost(self.sent)
        self.filed = {row.uid: truths.filed(row) for row in truths.every_request()}
        db.session.rollback()
