"""What other packages say, in sentences of their own: kept for the operator, without what a caller may have put in."""

import logging
import re
from contextlib import suppress

SERVER = "gunicorn.error"
DEVELOPMENT_SERVER = "werkzeug"
QUOTED = re.compile(r"['\"`].*['\"`]", re.DOTALL)
TELLING_WORD = re.compile(r"\S*[/@=?&]\S*|\b[\w-]{24,}\b")
HIDDEN = "…"


def sentence_of(record: logging.LogRecord) -> str:
    """Return a sentence to be shown: numbers filled in, names and quotations not.

    The web server tells of its own life in filled-in sentences; its warnings quote what callers sent.
    """
    if record.name == SERVER and record.levelno <= logging.INFO:
        return record.getMessage()
    text = str(record.msg)
    if isinstance(record.args, tuple) and record.args:
        with suppress(TypeError, ValueError):  # the sentence with its gaps says enough
            text %= tuple(one if isinstance(one, int | float) else HIDDEN for one in record.args)
    return TELLING_WORD.sub(HIDDEN, QUOTED.sub(HIDDEN, text)).strip()


def is_request_line(record: logging.LogRecord) -> bool:
    """Return whether it is the development server's line of a request, which holds its whole address."""
    return record.name == DEVELOPMENT_SERVER and record.levelno <= logging.INFO and bool(record.args)
