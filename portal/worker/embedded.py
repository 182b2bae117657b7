"""The engine for SQLite: one process looks at the outbox each second, and does the rest of a round when it is due."""

from flask import Flask

from portal.worker.rounds import Rounds, guarded
from portal.worker.stop import Stop

LOOK_EVERY_SECONDS = 1.0
AFTER_FAULT_SECONDS = 10.0
FAILED = -1


def drain(app: Flask) -> int:
    """Do everything that is due once, and return how many mails were handled."""
    rounds, handled = Rounds(), 0
    with app.app_context():
        while done := rounds.run():
            handled += done
        rounds.end()
    return handled


def run(app: Flask, stop: Stop) -> None:
    """Work until told to end; a database that is locked, full or gone is waited for."""
    rounds = Rounds(lambda: not stop.is_set)
    while not stop.is_set:
        handled = guarded(app, rounds.run, FAILED)
        if not handled:
            stop.wait(LOOK_EVERY_SECONDS)
        elif handled == FAILED:
            stop.wait(AFTER_FAULT_SECONDS)
    guarded(app, rounds.end, None)
