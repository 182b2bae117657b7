"""Every link of every mail, followed as scanners and prefetching browsers do: nothing stored is changed by it."""

import re

import pytest
import time_machine
from flask import Flask

from portal import tokens
from portal.mail.messages import compose
from portal.services import marketing_links
from portal.services.delivery import limits_for
from portal.tokens import Purpose
from tests.fixtures.stored import everything_stored
from tests.mail.reading import html_of, text_of
from tests.mail.world import NOW, put_every_kind
from tests.page_client import PageClient

BASE = "http://127.0.0.1:5000"
LINK = re.compile(rf"{BASE}(/[^\s<>\"]*)")
IN_A_FORM = {Purpose.SENT, Purpose.OPENED, Purpose.CANARY}
"""What no mail carries: these stand in forms."""


def links_of_every_mail(app: Flask) -> set[str]:
    """Compose a mail of each kind, and return where its links lead, in its text and its page."""
    with app.app_context():
        written = [compose(row, now=NOW, limits=limits_for(row, NOW)).email for row in put_every_kind("en").values()]
        to_stop = marketing_links.link_for("k3", "aino@example.org")
    texts = [text for email in written for text in (text_of(email), html_of(email))]
    return {found.rstrip(".") for text in [*texts, to_stop] for found in LINK.findall(text)}


def purpose_of(app: Flask, link: str) -> Purpose | None:
    """Return what a link is signed for; nothing for one that names a page only."""
    text = re.split(r"[/=]", link)[-1]
    with app.app_context():
        for purpose in Purpose:
            try:
                tokens.read(purpose, text)
            except tokens.TokenInvalid:
                continue
            return purpose
    return None


@pytest.mark.on_both
def test_following_a_mailed_link_changes_nothing(app: Flask) -> None:
    with time_machine.travel(NOW, tick=False):
        links = links_of_every_mail(app)
        assert {purpose_of(app, link) for link in links} >= set(Purpose) - IN_A_FORM
        before, client = everything_stored(app), PageClient(app)
        answers = {
            (method, link): client.open(method, link).status_code
            for link in sorted(links)
            for method in ("GET", "HEAD", "OPTIONS")
        }
        assert everything_stored(app) == before
    assert {status for (method, _), status in answers.items() if method == "OPTIONS"} <= {200, 403}
    for link in links:
        assert answers["GET", link] == answers["HEAD", link] in {200, 302, 303}, link


def test_a_change_is_seen(app: Flask) -> None:
    """The comparison is only worth something if it sees one."""
    with time_machine.travel(NOW, tick=False):
        (link,) = [link for link in links_of_every_mail(app) if purpose_of(app, link) is Purpose.CONFIRM][:1]
        client, before = PageClient(app), everything_stored(app)
        client.get(link)
        client.submit("Yes, the request is mine")
        after = everything_stored(app)
    assert {table for table in after if after[table] != before[table]} >= {"used_token", "history_event", "outbox_mail"}
