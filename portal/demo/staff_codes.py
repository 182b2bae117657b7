"""The demo staff's sign-in data and the one-time codes that are valid now: ``python -m portal.demo.staff_codes``."""

import json
from datetime import datetime
from pathlib import Path

import click
from passlib.totp import TOTP

from portal import clock, config

FILE_NAME = "demo.json"
PERIOD_SECONDS = 30


def one_time_code(secret: str, at: datetime) -> str:
    """Return the code an authenticator app shows at a moment."""
    token: str = TOTP(key=secret, format="base32", period=PERIOD_SECONDS).generate(time=at).token
    return token


def seconds_left(at: datetime) -> int:
    """Return for how long the codes of a moment are still shown."""
    return PERIOD_SECONDS - int(at.timestamp()) % PERIOD_SECONDS


def sign_in_lines(instance: Path, at: datetime) -> list[str]:
    """Return a table of who can sign in, with what, as lines of text; empty where there is no demo."""
    file = instance / FILE_NAME
    if not file.is_file():
        return []
    staff = json.loads(file.read_text(encoding="utf-8"))["staff"]
    rows = [("role", "e-mail", "password", "code")]
    rows += [(p["role"], p["email"], p["password"], one_time_code(p["totp_secret"], at)) for p in staff]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [*lines, f"These codes change in {seconds_left(at)} seconds; `make codes` prints the next ones."]


if __name__ == "__main__":
    click.echo("\n".join(sign_in_lines(config.load().instance, clock.now())))
