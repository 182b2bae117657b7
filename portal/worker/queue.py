"""The engine for PostgreSQL: Procrastinate's worker. Its jobs only say that the outbox may hold something.

The outbox is the truth: a job that was lost, or ran too early, is made good by the sweep of every minute; a job that
comes twice finds its mail sent. So finished jobs are deleted, and jobs of dead workers too.
"""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

from flask import Flask
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status
from psycopg import OperationalError
from psycopg_pool import PoolTimeout
from sqlalchemy.engine import make_url

from portal.config import Settings
from portal.worker.deferring import SEND_MAIL
from portal.worker.rounds import Rounds, guarded
from portal.worker.stop import Stop

log = logging.getLogger(__name__)
EVERY_MINUTE = "* * * * *"
AFTER_FAULT_SECONDS = 5.0
POOL_SECONDS = 10.0
GONE = (ConnectorException, OperationalError, PoolTimeout)


def run(app: Flask, stop: Stop) -> None:
    """Work until told to end; a database that goes away is waited for."""
    rounds = Rounds(lambda: not stop.is_set)
    asyncio.run(work(app, rounds, stop))
    guarded(app, rounds.end, None)


async def work(app: Flask, rounds: Rounds, stop: Stop) -> None:
    """Run Procrastinate's worker, and start it again when it ends without being told."""
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wake() -> None:
        loop.call_soon_threadsafe(ended.set)

    stop.then = wake
    await asyncio.to_thread(guarded, app, rounds.run, 0)
    while not stop.is_set:
        try:
            await until_ended(queue_of(app, rounds), ended)
        except GONE as error:
            log.error("worker_database_fault", extra={"cause": type(error).__name__})
        if not stop.is_set:
            await first_of(ended.wait(), asyncio.sleep(AFTER_FAULT_SECONDS))
    stop.then = stop.nothing_more


async def until_ended(queue: App, ended: asyncio.Event) -> None:
    """Work the queue until told to end; the job at hand is finished first."""
    async with queue.open_async():
        working = asyncio.create_task(queue.run_worker_async(install_signal_handlers=False, delete_jobs="always"))
        await first_of(working, ended.wait())
        working.cancel()
        try:
            await working
        except asyncio.CancelledError:
            log.info("worker_stopped")


async def first_of(*awaited: Awaitable[Any]) -> None:
    """Wait for whichever comes first, and let go of the others that nobody else holds."""
    tasks = [asyncio.ensure_future(one) for one in awaited]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task, one in zip(tasks, awaited, strict=True):
        if task is not one:
            task.cancel()


def queue_of(app: Flask, rounds: Rounds) -> App:
    """Build the queue with its tasks: a mail that is due, and the sweep of every minute."""
    queue = App(connector=PsycopgConnector(conninfo=conninfo(app), min_size=1, max_size=4, timeout=POOL_SECONDS))

    @queue.task(name=SEND_MAIL)
    def send_mail(mail_id: int) -> None:
        guarded(app, lambda: rounds.send(first=mail_id), 0)

    @queue.periodic(cron=EVERY_MINUTE)
    @queue.task(name="sweep", queueing_lock="sweep")
    def sweep(timestamp: int) -> None:
        guarded(app, rounds.run, 0)

    @queue.periodic(cron=EVERY_MINUTE)
    @queue.task(name="forget_stalled", queueing_lock="forget_stalled", pass_context=True)
    async def forget_stalled(context: JobContext, timestamp: int) -> None:
        jobs = context.app.job_manager
        for job in await jobs.get_stalled_jobs():
            await jobs.finish_job(job, Status.ABORTED, delete_job=True)

    return queue


def conninfo(app: Flask) -> str:
    """Return the database's address as PostgreSQL's own library writes it."""
    settings: Settings = app.extensions["portal.settings"]
    url = make_url(settings.database).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)
