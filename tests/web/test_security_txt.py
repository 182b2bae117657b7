"""Whoever finds a hole knows where to write."""

from tests.page_client import PageClient


def test_it_names_an_address_and_until_when_it_holds(client: PageClient) -> None:
    answer = client.open("GET", "/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert lines["Contact"].startswith("mailto:")
    assert lines["Expires"].endswith("T00:00:00Z")
    assert lines["Canonical"] == "http://127.0.0.1:5000/.well-known/security.txt"
