"""A database or a disk that cannot be used for the moment: how such a fault is known, and what must not outlast it.

Whoever meets one says "try again" and keeps what was typed (``web.errors``), or leaves the work for the next round.
"""

import errno
import os
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import Pool

DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})
READ_ONLY_ON_POSTGRESQL = "25006"
READ_ONLY = "portal.read_only"


def will_pass(error: BaseException) -> bool:
    """Return whether this is the machine's fault of the moment: locked, read-only, full, restarted, or out of reach."""
    if isinstance(error, DBAPIError):
        is_read_only = getattr(error.orig, "sqlstate", None) == READ_ONLY_ON_POSTGRESQL
        return isinstance(error, OperationalError | InterfaceError) or error.connection_invalidated or is_read_only
    return isinstance(error, NoConnectionFree) or (isinstance(error, OSError) and error.errno in DISK)


@event.listens_for(Engine, "connect")
def notice_read_only(raw: Any, record: Any) -> None:
    """Notice an SQLite file opened while nobody may write it: the connection stays read-only, whatever comes after."""
    if type(raw).__module__.startswith("sqlite3"):
        (_, _, file) = raw.execute("PRAGMA database_list").fetchone()
        # Asked, not tried: to close a file of our own would let go of the locks SQLite holds on it.
        record.info[READ_ONLY] = bool(file) and not os.access(file, os.W_OK)


@event.listens_for(Pool, "checkin")
def let_go_of_read_only(raw: Any, record: Any) -> None:
    """Open the file anew each time until it can be written: nobody need restart the portal for it."""
    if raw is not None and record.info.get(READ_ONLY):
        record.invalidate()
