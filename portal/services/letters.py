"""Letters about a request, kept as they were sent: composed, held against what the law wants in them, then frozen."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.controllers.installed import profile_of
from portal.law.letter_parts import Letter as LetterKind
from portal.letters import pdf
from portal.letters.addressee import Addressee
from portal.letters.compose import Draft, Matter, draft, finished
from portal.letters.context import LetterContext
from portal.letters.document import LetterDocument
from portal.letters.pdf import RenderedPdf
from portal.services import confirmation, filing, posting
from portal.services.answer_store import document_text
from portal.storage import files, outbox
from portal.storage.db import db
from portal.storage.models import Contact, Letter, Release, RequestedRight, SubjectRequest
from portal.translations import file_names


def context_of(subject_request: SubjectRequest, *, on: date, signed_by: str) -> LetterContext:
    """Return what every letter about a request knows."""
    return LetterContext(
        profile=profile_of(subject_request.controller),
        language=subject_request.language,
        reference=subject_request.reference,
        addressee=Addressee(
            subject_request.name or "",
            postal_lines(subject_request),
            is_protected=subject_request.has_protected_address,
        ),
        received_on=subject_request.received_on,
        dated_on=on,
        signed_by=(signed_by,),
    )


def postal_contact(subject_request: SubjectRequest) -> Contact | None:
    """Return where letters go: to the postal address that was given, else to the newest that stands in a register.

    Nothing goes to where letters came back from, nor to a register's address of a person who is protected or refused
    post (law.md s. 3).
    """
    rows = [row for row in subject_request.contacts if row.kind == "post" and row.replaced_at is None and row.value]
    works = [row for row in rows if row.undeliverable_at is None]
    given = [row for row in works if row.origin == "given"]
    is_shut = subject_request.has_protected_address or "post" in subject_request.refused_channels
    known = [] if is_shut else [row for row in reversed(works) if row.origin != "given"]
    return next(iter((*given, *known)), None)


def postal_lines(subject_request: SubjectRequest) -> tuple[str, ...]:
    """Return the postal address letters go to, line by line; empty where there is none."""
    contact = postal_contact(subject_request)
    return lines_of(contact) if contact else ()


def lines_of(contact: Contact) -> tuple[str, ...]:
    """Return a postal address line by line."""
    return tuple(line.strip() for line in (contact.value or "").split("\n"))


def has_postal_address(subject_request: SubjectRequest) -> bool:
    """Tell whether a postal address is in use, even one from which letters came back: another is asked for there."""
    return any(row.kind == "post" and row.replaced_at is None and row.value for row in subject_request.contacts)


def freeze_letter(
    subject_request: SubjectRequest,
    matter: Matter,
    kind: str,
    context: LetterContext,
    *,
    now: datetime,
    row: RequestedRight | None = None,
    release: Release | None = None,
) -> Letter:
    """Compose a letter, check it, and keep it as sent: its text, its PDF and the hash of that.

    :param kind: the right an answer is to, or the name of the notice (``law.letter_parts.Letter``)
    :param row: the right it is about, where it is about one
    :param release: the handing over it goes with; None for a notice
    :raises portal.law.letter_parts.LetterIncomplete: when it lacks a part
    """
    return freeze_draft(subject_request, draft(matter, context), kind, now=now, row=row, release=release)


def freeze_draft(
    subject_request: SubjectRequest,
    made: Draft,
    kind: str,
    *,
    now: datetime,
    row: RequestedRight | None = None,
    release: Release | None = None,
) -> Letter:
    """Check a composed letter, and keep it as sent.

    :raises portal.law.letter_parts.LetterIncomplete: when it lacks a part
    """
    document = finished(made)
    rendered = pdf.render(document)
    kept = files.store(
        rendered.data, purpose="letter", media_type="application/pdf", subject_request=subject_request, now=now,
        name=file_names.of_letter(subject_request.reference, kind, document.language),
    )  # fmt: skip
    letter = Letter(
        subject_request_id=subject_request.id, requested_right_id=row.id if row else None,
        release_id=release.id if release else None, kind=kind, language=document.language, state="frozen",
        pdf_id=kept.id, sha256=rendered.sha256, frozen_at=now,
    )  # fmt: skip
    letter.document = document_text(document)
    db.session.add(letter)
    db.session.flush()
    return letter


def send_notice(
    subject_request: SubjectRequest,
    matter: Matter,
    kind: str,
    *,
    mail: str,
    facts: dict[str, Any],
    signed_by: str,
    now: datetime,
    row: RequestedRight | None = None,
) -> Letter:
    """Freeze a notice to the person and tell them of it by mail; whoever has no e-mail address gets it by post.

    :param mail: the kind of the mail
    :param facts: what the mail says, nothing personal
    :raises portal.law.letter_parts.LetterIncomplete: when it lacks a part
    """
    context = context_of(subject_request, on=filing.today_of(subject_request, now), signed_by=signed_by)
    letter = freeze_letter(subject_request, matter, kind, context, now=now, row=row)
    if mail_contact(subject_request) is None and has_postal_address(subject_request):
        posting.ask(subject_request, letter, now=now)
    tell_the_person(subject_request, mail, facts, now=now)
    return letter


def draft_notice(subject_request: SubjectRequest, matter: Matter, *, signed_by: str, now: datetime) -> Draft:
    """Return a notice as it would go out today, and what it still lacks."""
    return draft(matter, context_of(subject_request, on=filing.today_of(subject_request, now), signed_by=signed_by))


def tell_the_person(subject_request: SubjectRequest, mail: str, facts: dict[str, Any], *, now: datetime) -> None:
    """Put a mail to the address the person gave for this request into the outbox, if there is one that works."""
    contact = mail_contact(subject_request)
    if contact is not None:
        outbox.put(
            mail, now=now, language=subject_request.language, subject_request=subject_request, to=contact,
            facts=facts,
        )  # fmt: skip


def mail_contact(subject_request: SubjectRequest) -> Contact | None:
    """Return the e-mail address given for this request, unless mail to it came back."""
    contact = confirmation.email_contact(subject_request)
    return contact if contact is not None and contact.undeliverable_at is None else None


def of_request(subject_request: SubjectRequest) -> list[Letter]:
    """Return every frozen letter of a request, each with what it was handed over in, oldest first, in one statement."""
    mine = select(Letter).where(Letter.subject_request_id == subject_request.id, Letter.state == "frozen")
    return list(db.session.scalars(mine.options(joinedload(Letter.release)).order_by(Letter.id)))


def notices_of(subject_request: SubjectRequest) -> list[Letter]:
    """Return the frozen letters to the person that hand no answer over, oldest first."""
    mine = select(Letter).where(Letter.subject_request_id == subject_request.id, Letter.release_id.is_(None))
    sent = mine.where(Letter.state == "frozen", Letter.kind != LetterKind.RECIPIENT_NOTICE)
    return list(db.session.scalars(sent.order_by(Letter.id)))


def with_code(compose: Callable[..., LetterDocument], context: LetterContext, code: str) -> RenderedPdf:
    """Return a letter that carries a code, ready to print.

    :param compose: one of ``portal.letters.code_letters``
    """
    page = str(current_app.extensions["portal.settings"].base_url).rstrip("/") + "/status"
    return pdf.render(compose(context, code=code, status_page=page))
