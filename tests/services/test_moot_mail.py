"""Mails that have lost their point before they were sent do not go."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.services import delivery
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import Contact, OutboxMail, Release, Staff, SubjectRequest, Suppression
from tests.fixtures.mail import SmtpServer
from tests.mail.world import NOW, PERSON, ask, forget_mails, hire, put, release_of

Change = Callable[[SubjectRequest, Staff, Release], None]


def disown(asked: SubjectRequest, person: Staff, release: Release) -> None:
    asked.disowned_at = NOW


def close(asked: SubjectRequest, person: Staff, release: Release) -> None:
    asked.state = asked.queue_tab = "closed"


def close_owing(asked: SubjectRequest, person: Staff, release: Release) -> None:
    asked.state, asked.queue_tab = "closed", "to_do"


def replace(asked: SubjectRequest, person: Staff, release: Release) -> None:
    asked.contacts[0].replaced_at = NOW


def prove(asked: SubjectRequest, person: Staff, release: Release) -> None:
    asked.contacts[0].proved_at = NOW


def suppress(asked: SubjectRequest, person: Staff, release: Release) -> None:
    db.session.add(Suppression(digest=key_ring().blind("email", PERSON), until_on=NOW.date()))


def stop(asked: SubjectRequest, person: Staff, release: Release) -> None:
    release.stopped_at = NOW


def disable(asked: SubjectRequest, person: Staff, release: Release) -> None:
    person.active = False


@pytest.mark.parametrize(
    ("kind", "change", "why"),
    [
        ("confirm", disown, "disowned"),  # the owner of the address said so
        ("confirm", close, "closed"),
        ("confirm", replace, "replaced"),
        ("confirm", prove, "confirmed"),
        ("confirm", suppress, "not me"),  # said of another request, with the same address
        ("identity_link", disown, "disowned"),
        ("identity_link", suppress, None),  # staff took that address from a register
        ("received", close, None),  # a receipt is owed in any case
        ("received", suppress, None),
        ("answer_ready", close, None),
        ("answer_ready", stop, "stopped"),  # it would have reached the wrong person
        ("staff_due_soon", close, "closed"),
        ("staff_overdue", close_owing, None),  # recipients are to be told after it is closed, too
        ("staff_bounced", close, None),  # the mail that came back may be the answer
        ("staff_due_soon", disown, None),  # a marketing objection is carried out all the same
        ("staff_due_soon", disable, "disabled"),
        ("grant_changed", disable, None),  # that they are told of
    ],
)
def test_what_lost_its_point_is_cancelled(
    app: Flask, smtp: SmtpServer, kind: str, change: Change, why: str | None
) -> None:
    with app.app_context():
        asked, person = ask(), hire()
        release = release_of(asked, person)
        forget_mails()
        put(kind, facts=facts(person, release), **addressed(kind, asked, person))
        begin_write()
        change(asked, person, release)
        db.session.commit()
        delivery.drain(clock=lambda: NOW)
        row = db.session.scalars(select(OutboxMail)).one()
        assert (row.state, row.last_error) == (("cancelled", why) if why else ("sent", None))
        assert len(smtp.mails) == (0 if why else 1)


def test_a_register_is_not_asked_for_a_task_that_is_gone(app: Flask, smtp: SmtpServer) -> None:
    with app.app_context():
        put("register_task", facts={"register_task": "taken out"})
        delivery.drain(clock=lambda: NOW)
        row = db.session.scalars(select(OutboxMail)).one()
        assert (row.state, row.last_error, smtp.mails) == ("cancelled", "gone", [])


def facts(person: Staff, release: Release) -> dict[str, Any]:
    """Return what any of these mails may ask for."""
    told = {"release": release.uid, "register": "customers", "due_on": "2026-03-06"}
    return told | {"what": "staff_disabled", "about": person.id}


def addressed(kind: str, asked: SubjectRequest, person: Staff) -> dict[str, Any]:
    """Say to whom a mail of this kind goes."""
    contact: Contact = asked.contacts[0]
    about = {} if kind == "grant_changed" else {"subject_request": asked}
    return about | {"to": person if kind.startswith(("staff_", "grant_")) else contact}
