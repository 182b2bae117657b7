"""`flask marketing links`: an address goes in, and only the page behind the link shows that it is filled in."""

from flask import Flask

from tests.page_client import PageClient


def test_a_printed_link_stops_marketing_with_one_press(app: Flask, client: PageClient) -> None:
    printed = app.test_cli_runner().invoke(args=["marketing", "links", "k3"], input="aino@example.org\n\n").output
    address, _, link = printed.strip().partition("\t")
    assert address == "aino@example.org"
    assert "aino" not in link
    client.get(link[len(app.extensions["portal.settings"].base_url) :])
    assert client.submit("Stop the marketing").h1 == "We have your request"


def test_a_controller_that_is_not_there_is_said(app: Flask) -> None:
    made = app.test_cli_runner().invoke(args=["marketing", "links", "nowhere", "aino@example.org"])
    assert made.exit_code == 1
    assert "There is no controller “nowhere”" in made.output
