"""How the database is reached: each wait has an end, and instants are told in one zone whatever the server's is."""

from typing import Any

from sqlalchemy.engine import make_url

from portal.config import Settings

PAGE_SECONDS = 30


def engine_options(settings: Settings, *, serves_pages: bool) -> dict[str, Any]:
    """Return what SQLAlchemy is told of a connection; a server that was restarted is noticed before it is used.

    :param serves_pages: no statement may take longer than somebody waits for a page; commands and the worker may
    """
    is_sqlite = settings.database.startswith("sqlite")
    return {
        "hide_parameters": True,  # an error's text must not carry what people wrote
        "pool_pre_ping": not is_sqlite,
        "connect_args": {"timeout": settings.database_wait_seconds}
        if is_sqlite
        else {"connect_timeout": settings.database_wait_seconds, "options": told(settings, serves_pages)},
    }


def told(settings: Settings, serves_pages: bool) -> str:
    """Return what each session on PostgreSQL begins with; what the address itself says comes last, so that it holds."""
    said = {"timezone": "UTC", "lock_timeout": max(1, settings.database_wait_seconds * 1000)}  # 0 would be for ever
    if serves_pages:
        said["statement_timeout"] = PAGE_SECONDS * 1000
    given = make_url(settings.database).normalized_query.get("options", ())
    return " ".join([*(f"-c {name}={value}" for name, value in said.items()), *given])
