"""What the self-test meets on its way and must name: pages that lead elsewhere, mailboxes that break off."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from flask import Flask, redirect
from sqlalchemy import update

from portal.config import read_inbound
from portal.mail import mailbox as inbox
from portal.mail.mailbox import MailboxSilent
from portal.services.canary_forms import forms_of
from portal.services.canary_visit import PageBroken, PortalSilent, Visit
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail
from tests.fixtures.mail import SmtpServer
from tests.fixtures.mailbox import MailboxServer
from tests.services.canaries import Channel, served

A_MINUTE = timedelta(minutes=1)
FORM = """
<form action="/find"><input name="q" value="no"></form>
<form method="post" action="/send"><input type="hidden" name="csrf_token" value="a&amp;b"><textarea name="words">
two
lines</textarea><input type="radio" name="scope" value="all" checked><input type="radio" name="scope" value="part">
<input type="checkbox" name="box" value="1"><input name="email"><button name="decision" value="mine">Yes</button>
<input type="submit" name="print" value="Print"></form><input name="outside" value="no">
"""


@pytest.fixture
def channel(make_app: Callable[..., Flask], mailbox: MailboxServer) -> Iterator[Channel]:
    """A portal whose mailbox is read."""
    with served(make_app, inbound_url=mailbox.url) as channel:
        yield channel


def test_a_form_is_read_as_a_browser_reads_it() -> None:
    (form,) = forms_of(FORM)
    assert form.action == "/send"
    assert form.has("decision")
    assert form.has("print")
    assert form.filled(email="ada@example.org") == [
        ("csrf_token", "a&b"), ("words", "two\nlines"), ("scope", "all"), ("email", "ada@example.org"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("leads_to", "detail"), [("http://127.0.0.2:1/", "leads elsewhere"), ("/k3/request?right=access", "redirects")]
)
def test_a_page_that_leads_elsewhere_is_not_followed(channel: Channel, leads_to: str, detail: str) -> None:
    channel.web = Flask("moved")
    channel.web.add_url_rule("/<path:path>", "moved", lambda path: redirect(leads_to))
    run = channel.ended(rounds=1)
    assert (run.fault, run.detail) == ("form_broken", detail)


def test_a_server_that_trusts_no_certificate_of_ours_is_not_spoken_to(mailbox: MailboxServer) -> None:
    with pytest.raises(PortalSilent, match="BadStatusLine"):
        Visit(f"https://127.0.0.1:{mailbox.port}", 5).get("/")
    with pytest.raises(PageBroken):
        Visit("http://127.0.0.1", 5).ask("GET", "http://127.0.0.1:1/", "", "")


def test_a_mail_that_lost_its_point_is_an_alarm(channel: Channel) -> None:
    uid = channel.begin()
    channel.round()
    with channel.app.app_context():
        begin_write()
        db.session.execute(update(OutboxMail).values(state="cancelled"))
        db.session.commit()
    channel.round(later=A_MINUTE)
    assert (channel.run(uid).fault, channel.run(uid).step) == ("not_sent", "mail")


def test_a_mail_whose_link_was_changed_on_its_way_is_an_alarm(channel: Channel, smtp: SmtpServer) -> None:
    uid = channel.begin()
    channel.round()
    for part in smtp.mails[0].content.iter_parts():
        part.set_content("https://safelinks.example.org/?url=confirm")
    channel.round(later=A_MINUTE)
    assert (channel.run(uid).fault, channel.run(uid).detail) == ("link_broken", "no link")


def test_a_portal_that_goes_down_before_the_link_is_pressed_is_an_alarm(
    make_app: Callable[..., Flask], mailbox: MailboxServer
) -> None:
    with served(make_app, inbound_url=mailbox.url) as channel:
        uid = channel.begin()
        channel.round()
    channel.round(later=A_MINUTE)
    assert (channel.run(uid).fault, channel.run(uid).step) == ("portal_silent", "arrival")


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        ("AUTHENTICATE", "sign-in refused"),
        ("AUTHENTICATE HANG UP", "broken off"),
        ("SELECT", "no such folder"),
        ("SEARCH", "SEARCH refused"),
        ("SEARCH HANG UP", "broken off"),
        ("FETCH", "FETCH refused"),
        ("NOTHING", "mail gone"),
    ],
)
def test_a_mailbox_says_why_it_cannot_be_read(mailbox: MailboxServer, smtp: SmtpServer, refused: str, why: str) -> None:
    mailbox.says_no = {refused}
    with pytest.raises(MailboxSilent, match=why):
        look_through(mailbox)


def look_through(mailbox: MailboxServer) -> None:
    """Do with the mailbox all that the self-test does."""
    with inbox.opened(read_inbound(mailbox.url), seconds=5) as box:
        box.marked("mark", since=date(2026, 11, 22))
        box.remove([])
        box.mail("1")


def test_a_mailbox_nobody_answers_at_or_with_a_strangers_certificate_is_silent(
    mailbox: MailboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    for url, why in (
        (mailbox.url, "SSLCertVerificationError"),
        (mailbox.url.replace(str(mailbox.port), "1"), "Refused"),
    ):
        with pytest.raises(MailboxSilent, match=why), inbox.opened(read_inbound(url), seconds=5):
            pass


def test_where_single_mails_cannot_be_taken_away_they_are_marked_as_deleted(
    channel: Channel, mailbox: MailboxServer
) -> None:
    mailbox.more_once_signed_in = ""
    assert channel.ended().ending == "came_round"
    assert mailbox.removed == set()
    assert mailbox.deleted == {1, 2}
