"""Real processes whose clock libfaketime puts: summer time comes and goes, 29 February, and steps back and forth."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portal import clock
from tests.fixtures.cases import Case
from tests.fixtures.mail import SmtpServer
from tests.fixtures.processes import FLASK, PATIENCE_SECONDS, Processes
from tests.fixtures.staff import Person

ZONE = "Europe/Helsinki"
TASK = "reminders:k3"
PLACES = ("/usr/lib", "*/faketime/libfaketime.so.1")


@pytest.fixture
def library() -> Path:
    """Where Debian keeps what answers a process that asks for the time."""
    found = sorted(Path(PLACES[0]).glob(PLACES[1]))
    assert found, "libfaketime is not here. Run: .ci/faketime"
    return found[0]


class Clocks:
    """The clock of every process that is started, on a machine whose own zone has summer time as well."""

    def __init__(self, processes: Processes, library: Path, folder: Path) -> None:
        self.processes, self.place = processes, folder / "clock"
        processes.environment |= {
            "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(self.place), "FAKETIME_FMT": "%s",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1", "FAKETIME_CACHE_DURATION": "1", "TZ": ZONE,
        }  # fmt: skip

    def put(self, at: str) -> None:
        """Put it to a moment; processes that run are in that moment within a second."""
        draft = self.place.with_suffix(".new")
        draft.write_text(f"@{int(datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp())}\n", encoding="utf-8")
        draft.rename(self.place)

    def work(self, at: str) -> None:
        """Let a worker do what is due at a moment, and end."""
        self.put(at)
        worker = self.processes.start(*FLASK, "worker", "--once")
        assert worker.wait(PATIENCE_SECONDS) == 0
        self.processes.running.remove(worker)

    def done(self) -> list[date]:
        """Return on which days of the controller's the task was done, as the workers' own lines say."""
        lines = [
            json.loads(line) for line in self.processes.log.read_text(encoding="utf-8").splitlines() if line[0] == "{"
        ]
        done = [line["at"] for line in lines if line["event"] == "daily_task_done" and line["task"] == TASK]
        return [clock.local_day(datetime.fromisoformat(at), ZONE) for at in done]


@pytest.fixture
def clocks(processes: Processes, library: Path, tmp_path: Path) -> Clocks:
    """Clocks that can be put."""
    return Clocks(processes, library, tmp_path)


@pytest.mark.exhaustive
@pytest.mark.usefixtures("smtp")
@pytest.mark.parametrize(
    ("moments", "days"),
    [
        pytest.param(
            ["2026-03-28T03:59", "2026-03-28T04:01", "2026-03-29T00:59", "2026-03-29T01:01", "2026-03-29T02:59",
             "2026-03-29T03:01", "2026-03-29T20:59"],
            ["2026-03-28", "2026-03-29"], id="summer time begins",
        ),
        pytest.param(
            ["2026-10-24T03:01", "2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T03:59", "2026-10-25T04:01",
             "2026-10-25T21:59"],
            ["2026-10-24", "2026-10-25"], id="summer time ends",
        ),
        pytest.param(
            ["2028-02-28T04:01", "2028-02-29T04:01", "2028-02-28T05:00", "2028-02-29T05:00", "2028-03-01T04:01"],
            ["2028-02-28", "2028-02-29", "2028-03-01"], id="back over 29 February",
        ),
    ],
)  # fmt: skip
def test_each_day_s_work_is_done_once_by_real_workers(clocks: Clocks, moments: list[str], days: list[str]) -> None:
    for moment in moments:
        clocks.work(moment)
    assert clocks.done() == [date.fromisoformat(day) for day in days]


@pytest.mark.exhaustive
def test_what_is_due_on_29_february_is_told_once(
    clocks: Clocks, case: Callable[..., Case], person: Callable[..., Person], smtp: SmtpServer
) -> None:
    person("ada@example.org", handler="k3")
    made = case(at=datetime(2028, 1, 31, 9, tzinfo=UTC))
    clocks.put("2028-02-28T04:05")
    assert f"{made.reference}" in (due := clocks.processes.flask("requests", "due", "--within", "1"))
    assert "2028-02-29" in due
    for moment in ("2028-02-28T04:05", "2028-02-27T10:00", "2028-02-28T09:00"):
        clocks.work(moment)
    told = [mail for mail in smtp.to("ada@example.org") if made.reference in mail.text]
    assert len({mail.subject for mail in told}) == len(told) >= 1


@pytest.mark.exhaustive
def test_a_worker_that_runs_goes_on_while_its_clock_is_put(
    clocks: Clocks, case: Callable[..., Case], smtp: SmtpServer
) -> None:
    clocks.put("2026-03-28T04:01")
    clocks.processes.work()
    moments = ["2026-03-28T04:02", "2026-03-28T01:00", "2026-03-29T03:01", "2026-03-28T12:00", "2026-03-29T05:00"]
    first = datetime.fromisoformat(min(moments)).replace(tzinfo=UTC)  # due before the clock moves, which takes a second
    for number, moment in enumerate(moments):
        clocks.put(moment)
        case(email=f"person{number}@example.org", at=first)
        smtp.wait_for(f"person{number}@example.org")  # it goes on at once, whatever the clock says
    clocks.work(moments[-1])  # beside the one that runs: whichever comes first does the day's work
    assert clocks.done() == [date(2026, 3, 28), date(2026, 3, 29)]
