"""What every line of the same request tells, whoever writes it: bound when it begins, forgotten when it ends."""

from structlog.contextvars import bind_contextvars, clear_contextvars


def begin(**facts: str | int | None) -> None:
    """Forget what was bound before, and bind these facts, names of ``telling.TOLD``."""
    clear_contextvars()
    bind_contextvars(**facts)


def bind(**facts: str | int | None) -> None:
    """Bind further facts."""
    bind_contextvars(**facts)
