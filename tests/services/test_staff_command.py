"""``flask staff``: who is added, disabled or reset on the command line, and what it says when it cannot."""

import pytest
from flask import Flask

from portal.storage.db import db
from portal.storage.models import HistoryEvent, OutboxMail, Staff


def said(app: Flask, *words: str, status: int = 0) -> str:
    """Run the command and return what it prints."""
    result = app.test_cli_runner().invoke(args=["staff", *words])
    assert result.exit_code == status, result.output
    return result.output


def test_a_person_is_added_reset_and_disabled(app: Flask) -> None:
    assert "invitation" in said(app, "add", "Ada@example.org", "--role", "handler", "--controller", "k3")
    said(app, "add", "ada@example.org", "--role", "dpo", "--controller", "*", "--name", "ignored")
    assert "until the new invitation" in said(app, "reset-mfa", "ada@example.org")
    assert "no longer sign in" in said(app, "disable", "ada@example.org")
    with app.app_context():
        (ada,) = db.session.scalars(db.select(Staff))
        assert (ada.email, ada.name, ada.active) == ("ada@example.org", "ada", False)
        assert [(grant.role, grant.controller) for grant in ada.grants] == [("handler", "k3"), ("dpo", "*")]
        kinds = [mail.kind for mail in db.session.scalars(db.select(OutboxMail))]
        assert (kinds.count("staff_invitation"), kinds.count("staff_reset")) == (1, 1)
        assert {event.by for event in db.session.scalars(db.select(HistoryEvent))} == {"portal"}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "ada@example.org", "--role", "handler", "--controller", "nowhere"), "No controller 'nowhere'"),
        (("add", "ada", "--role", "handler", "--controller", "k3"), "Write it like name@example.com."),
        (("disable", "nobody@example.org"), "`flask staff add` invites one."),
        (("reset-mfa", "nobody@example.org"), "`flask staff add` invites one."),
    ],
)
def test_what_cannot_be_done_says_what_to_do(app: Flask, words: tuple[str, ...], says: str) -> None:
    assert says in said(app, *words, status=1)
