"""Whoever finds a hole knows where to write (RFC 9116)."""

from datetime import UTC, datetime, timedelta

from portal import clock
from tests.page_client import PageClient

YEAR = timedelta(days=365)


def test_it_names_an_address_and_until_when_it_holds(client: PageClient) -> None:
    answer = client.open("GET", "/.well-known/security.txt")
    assert answer.content_type == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in answer.text.splitlines()]
    assert [name for name, _ in fields] == ["Contact", "Contact", "Expires", "Preferred-Languages", "Canonical"]
    lines = dict(fields)
    assert lines["Contact"].startswith("mailto:")
    ends = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert clock.now() < ends < clock.now() + YEAR, "Less than a year ahead, and never past."
    assert lines["Canonical"] == "http://127.0.0.1:5000/.well-known/security.txt"
