"""The command, the page and the queue give the same three dates, for every case of the law's own tables."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest
import time_machine
from click.testing import CliRunner
from flask import Flask

from portal.cli.time_limit import time_limit
from portal.controllers.installed import EXTENSION
from portal.law.pauses import Pause
from portal.law.rights import Right
from portal.services import filing, intake
from portal.storage.db import begin_write
from portal.storage.models import RightPause
from tests.law.test_dated_cases import ELSEWHERE, EVES, EXTENDED, ONE_MONTH
from tests.law.test_pauses import PAUSED, TODAY
from tests.law.test_receipt_days import HELSINKI, MOMENTS
from tests.page_client import PageClient

Dates = list[str]


@dataclass(frozen=True)
class Case:
    """What all three are told, and the answer-by date computed by hand, where the table has it for them."""

    received: str
    answer_by: str = ""
    country: str = "FI"
    region: str = ""
    extended: bool = False
    roll_eves: bool = False
    pauses: tuple[Pause, ...] = ()

    @property
    def now(self) -> datetime:
        """The moment of receipt, or the day the table of pauses stands on."""
        if "T" in self.received:
            return datetime.fromisoformat(self.received).astimezone(UTC)
        day = TODAY if self.pauses else date.fromisoformat(self.received)
        return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    @property
    def written(self) -> list[str]:
        """The pauses as they are typed."""
        return [f"{pause.asked_on}:{pause.answered_on or ''}" for pause in self.pauses]


def counts_for_all(pause: Pause) -> bool:
    """Tell whether the table takes a late question's reason as recorded, as the calculator and the desk do."""
    return pause.late_reason_recorded or pause.answered_on is None


def cases() -> dict[str, list[Case]]:
    paused = [
        Case(received, answer_by if all(map(counts_for_all, pauses)) else "", pauses=tuple(pauses))
        for received, pauses, answer_by, _days in PAUSED
    ]
    return {
        "one month": [Case(*row) for row in ONE_MONTH],
        "eves": [Case(received, kept) for received, kept, _rolled in EVES]
        + [Case(received, rolled, roll_eves=True) for received, _kept, rolled in EVES],
        "extended": [Case(received, answer_by, extended=True) for received, answer_by, _first in EXTENDED],
        "elsewhere": [Case(received, answer_by, country, region) for country, region, received, answer_by in ELSEWHERE],
        "paused": paused,
        "paused and extended": [replace(case, answer_by="", extended=True) for case in paused],
        "moments": [Case(moment) for moment, zone, _day in MOMENTS if zone == HELSINKI],
    }


def by_command(case: Case) -> Dates:
    """Ask ``flask time-limit --json``."""
    options = [f"--pause={pause}" for pause in case.written]
    options += ["--extended"] if case.extended else []
    options += ["--eves"] if case.roll_eves else []
    arguments = [case.received, "--country", case.country, "--region", case.region, "--json", *options]
    told = json.loads(CliRunner().invoke(time_limit, arguments, catch_exceptions=False).output)
    return [told["answer_by"], told["refuse_by"], told["extend_by"]]


def by_page(case: Case, client: PageClient) -> Dates:
    """Read ``/time-limit``."""
    query: dict[str, object] = {"received": case.received, "country": case.country, "region": case.region}
    query |= {"pause": case.written, "extended": int(case.extended), "eves": int(case.roll_eves)}
    return [time.get("datetime", "") for time in client.get("/time-limit", query_string=query).all("time")]


def by_queue(case: Case, app: Flask) -> Dates:
    """File a request with these facts at a controller of that country, and read the queue's columns."""
    with app.app_context():
        profiles = app.extensions[EXTENSION]
        there = {"country": case.country, "region": case.region, "roll_eves": case.roll_eves}
        profiles["k3"] = replace(profiles["k3"], **there)
        received_on = None if "T" in case.received else date.fromisoformat(case.received)
        what = intake.Submission("k3", "en", (Right.ACCESS,), email="aino@example.org", received_on=received_on)
        filed = intake.submit(what, now=case.now)
        begin_write()
        filed.rights[0].extended_on = filed.received_on if case.extended else None
        filed.pauses = [row_of(pause, case.now) for pause in case.pauses]
        filing.finish(filed, now=case.now)
        return [day.isoformat() for day in (filed.answer_by_on, filed.refuse_by_on, filed.extend_by_on)]


def row_of(pause: Pause, now: datetime) -> RightPause:
    """Keep a pause as the desk does: a late one with its reason."""
    row = RightPause(right=Right.ACCESS, kind="identity", asked_at=now, asked_on=pause.asked_on)
    row.answered_on, row.late_reason = pause.answered_on, "It became doubtful only now."
    return row


@pytest.mark.parametrize("table", cases())
def test_command_page_and_queue_agree(table: str, client: PageClient, app: Flask) -> None:
    for case in cases()[table]:
        with time_machine.travel(case.now, tick=False):
            command, page, queue = by_command(case), by_page(case, client), by_queue(case, app)
        assert command == page == queue, case
        assert command[0] == (case.answer_by or command[0]), case


def test_the_tables_are_whole() -> None:
    assert sum(map(len, cases().values())) >= 150
