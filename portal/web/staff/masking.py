"""An address shown so that who knows it recognises it, and who looks over a shoulder does not learn it."""

SHOWN = 2


def masked(address: str) -> str:
    """Return "ai…i@example.org": the first letters and the last one before the @, the place whole."""
    name, at, place = address.rpartition("@")
    if not at:
        return f"…{address[-SHOWN:]}"
    if len(name) <= SHOWN + 1:
        return f"{name[:1]}…@{place}"
    return f"{name[:SHOWN]}…{name[-1]}@{place}"
