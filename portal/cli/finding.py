"""What the configuration doctor finds: how grave it is, about what, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Gravity(StrEnum):
    """How grave a finding is. An error keeps the portal from doing its work; a warning is somebody's to settle."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    gravity: Gravity
    about: str
    text: str


def ok(about: str, text: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(Gravity.OK, about, text)


def warning(about: str, text: str) -> Finding:
    """Return something that somebody should settle."""
    return Finding(Gravity.WARNING, about, text)


def error(about: str, text: str) -> Finding:
    """Return something that must be put right."""
    return Finding(Gravity.ERROR, about, text)
