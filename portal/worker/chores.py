"""The daily work: each task once on each day, however often the worker starts and whatever the clock does."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.exc import SQLAlchemyError

from portal import clock
from portal.controllers.installed import profiles
from portal.services import (
    canary,
    digest,
    history_heads,
    inventory,
    notice_versions,
    register_links,
    reminders,
    retention,
    reviews,
    upkeep,
    waits,
)
from portal.storage import leftovers

log = logging.getLogger(__name__)
MORNING = time(6)
CANARY_AFTER = timedelta(minutes=2)
VERSION_LENGTH = 12


@dataclass(frozen=True)
class Chore:
    """One task of one day. ``work`` commits what it does and bears being done again."""

    task: str
    day: date
    work: Callable[[datetime], object]


def chores(now: datetime) -> Iterator[Chore]:
    """Yield what the day calls for so far; a controller's own day begins at six in its morning."""
    yield Chore("forget_spent", now.date(), lambda at: upkeep.forget_spent(now=at))
    yield Chore("tidy_files", now.date(), lambda at: inventory.tidy(now=at))
    for profile in profiles().values():
        local = clock.local(now, profile.time_zone)
        version = profile.fingerprint[:VERSION_LENGTH]  # part of the task: a changed profile is a new task the same day
        yield Chore(f"notice:{profile.slug}:{version}", local.date(), keep_notice(profile.slug))
        if local.time() >= MORNING:
            yield Chore(f"waits:{profile.slug}", local.date(), follow(profile.slug))
            yield Chore(f"reminders:{profile.slug}", local.date(), remind(profile.slug, local.date()))
            yield Chore(f"searches:{profile.slug}", local.date(), remind_registers(profile.slug, local.date()))
            yield Chore(f"retention:{profile.slug}", local.date(), forget(profile.slug))
            if canary.settings().canary_daily:
                yield Chore(f"canary:{profile.slug}", local.date(), test_channel(profile.slug))
    yield from for_the_house(now)


def for_the_house(now: datetime) -> Iterator[Chore]:
    """Yield what is done once for everybody, after each controller's own work, by the first controller's morning."""
    yield Chore("history_head", now.date(), lambda at: history_heads.write_down(now=at))
    profile = next(iter(profiles().values()), None)
    local = clock.local(now, profile.time_zone) if profile else now
    if local.time() >= MORNING:
        yield Chore("access_review", local.date(), lambda at: reviews.remind(now=at))
        yield Chore("digest", local.date(), lambda at: digest.send(now=at))


def remind(controller: str, today: date) -> Callable[[datetime], None]:
    """Return the work of reminding a controller's staff."""
    return lambda at: reminders.remind(controller, today=today, now=at)


def remind_registers(controller: str, today: date) -> Callable[[datetime], object]:
    """Return the work of reminding who was asked to search a controller's register."""
    return lambda at: register_links.remind_due(controller, today=today, now=at)


def keep_notice(controller: str) -> Callable[[datetime], object]:
    """Return the work of putting a controller's profile in force, if it is a new version of its notice."""
    return lambda at: notice_versions.keep(controller, now=at)


def follow(controller: str) -> Callable[[datetime], object]:
    """Return the work of following up what waits for its person."""
    return lambda at: waits.follow(controller, now=at)


def forget(controller: str) -> Callable[[datetime], object]:
    """Return the work of letting go what a controller has kept long enough, from the database's own log too."""

    def work(at: datetime) -> None:
        retention.run(controller, now=at)
        leftovers.wipe()

    return work


def test_channel(controller: str) -> Callable[[datetime], object]:
    """Return the work of beginning a self-test, a little later: web server and worker may just have been started."""
    return lambda at: canary.begin(controller, by="portal", now=at, after=CANARY_AFTER)


def run(due: Iterable[Chore]) -> None:
    """Do what the day calls for and nobody has done; a task that fails is logged, and the others are done."""
    for chore in due:
        if not upkeep.begin_daily(chore.task, chore.day, now=clock.now()):
            continue
        try:
            chore.work(clock.now())
        except SQLAlchemyError:
            raise
        except Exception:
            log.exception("daily_task_failed", extra={"task": chore.task})
            continue
        upkeep.finish_daily(chore.task, chore.day, now=clock.now())
        log.info("daily_task_done", extra={"task": chore.task})
