"""The security events: who got in, who did not, what was refused. One logger, so that they can be counted and kept.

Names after OWASP ASVS 5.0, V16.3. What was *done* (roles given, an answer released, a file exported) is in the history
and is told from there, event ``recorded`` (``portal/storage/history.py``).
"""

import logging
from enum import StrEnum

from portal.logs import OURS

LOGGER = f"{OURS}.security"
log = logging.getLogger(LOGGER)


class SecurityEvent(StrEnum):
    """What happened, and how loudly it is told."""

    def __new__(cls, name: str, level: int) -> "SecurityEvent":
        """Make a member whose value is its name in a line."""
        member = str.__new__(cls, name)
        member._value_ = name
        return member

    def __init__(self, name: str, level: int) -> None:
        self.level = level

    SIGNED_IN = ("signed_in", logging.INFO)
    SIGNED_OUT = ("signed_out", logging.INFO)
    SIGN_IN_REFUSED = ("sign_in_refused", logging.WARNING)
    STEPPED_UP = ("stepped_up", logging.INFO)
    STEP_UP_ASKED = ("step_up_asked", logging.INFO)
    STEP_UP_REFUSED = ("step_up_refused", logging.WARNING)
    SESSION_ENDED = ("session_ended", logging.INFO)
    ACCESS_DENIED = ("access_denied", logging.WARNING)
    THROTTLED = ("throttled", logging.WARNING)
    WRONG_CODE = ("wrong_code", logging.WARNING)
    TOKEN_REFUSED = ("token_refused", logging.WARNING)
    INPUT_REFUSED = ("input_refused", logging.WARNING)
    EXPORTED = ("exported", logging.INFO)


def note(event: SecurityEvent, **facts: str | int | None) -> None:
    """Tell of a security event.

    :param facts: names of ``telling.TOLD``; keys and numbers, never what somebody typed
    """
    log.log(event.level, event.value, extra=facts)
