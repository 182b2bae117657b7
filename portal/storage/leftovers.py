"""What was erased must not stand in the database's own log for as long as nobody writes over it.

SQLite zeroes what is deleted (``secure_delete``), but its write-ahead log keeps pages as they were. PostgreSQL clears
its pages and recycles its log by itself.
"""

from portal.storage.db import db


class LogInUse(RuntimeError):
    """Somebody reads the database as it was before, so its log must stay for now; a later run wipes it."""


def wipe() -> None:
    """Write the log into the database and cut it to nothing.

    :raises LogInUse: when a reader holds on to it for longer than SQLite waits
    """
    if db.engine.dialect.name != "sqlite":
        return
    db.session.rollback()
    connection = db.engine.raw_connection()
    try:
        (is_busy, _, _) = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if is_busy:
        raise LogInUse("Somebody reads the database just now, so its log still holds what was erased. Run this again.")
