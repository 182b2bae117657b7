"""A lost receipt code, replaced: on a letter printed for the post, or behind a link in a mail. Staff never read it."""

from datetime import datetime, timedelta
from functools import partial

from portal import tokens
from portal.law.broken_rules import RuleBroken
from portal.law.identity import Channel, Proof
from portal.law.receipt_codes import CodeWay, ways_of_new_code
from portal.letters.code_letters import new_code
from portal.letters.pdf import RenderedPdf
from portal.services import contacts, filing, identity, letters, loading, notices, receipts, responses, sign_ins
from portal.services.history import record
from portal.storage import limits, outbox
from portal.storage.db import db
from portal.storage.models import SubjectRequest
from portal.tokens import Purpose, Token

WINDOW = timedelta(hours=1)
ASKS_PER_NETWORK = 10


class NoWayForCode(RuleBroken):
    """A new code may not go this way: whoever reads somebody's mail must not get the code by mail too."""


class AskedTooOften(RuleBroken):
    """Too many new codes were asked for from one network."""


def ways_of(subject_request: SubjectRequest) -> tuple[CodeWay, ...]:
    """Return how a new code may reach this person."""
    proofs = [Proof(row.proof) for row in subject_request.proofs if row.void_at is None]
    never = [Channel(name) for name in subject_request.refused_channels if name in set(Channel)]
    given = contacts.given(subject_request, "post")
    has_paper = (given is not None and given.undeliverable_at is None) or Proof.DOCUMENT_SHOWN in proofs
    try:
        responses.announced_to(subject_request)
    except responses.NoWayToDeliver:
        return ways_of_new_code(proofs, has_paper=has_paper, has_mail=False, never=never)
    return ways_of_new_code(proofs, has_paper=has_paper, has_mail=True, never=never)


def require_way(subject_request: SubjectRequest, way: CodeWay) -> None:
    """Refuse a way that is not open for this person.

    :raises NoWayForCode: saying what would open it
    """
    if way not in ways_of(subject_request):
        db.session.rollback()
        raise NoWayForCode(
            "A new code cannot go this way. By mail it goes only once a call, a letter or a document has proved who "
            "asks; on paper only to an address the person gave."
        )


def ask(reference: str, *, network: str, now: datetime) -> None:
    """Note that somebody has lost their code; nothing that is said tells whether there is such a request.

    :raises AskedTooOften: when it was asked too often from this network
    """
    if not limits.hit(f"new-code:{network}", now=now, window=WINDOW, most=ASKS_PER_NETWORK):
        raise AskedTooOften("Too many tries for now. Wait an hour, then try again.")
    try:
        subject_request = loading.hold(loading.by_reference(reference).uid)
    except loading.RequestUnknown:
        return
    if subject_request.shrunk_on is None:
        record(subject_request, "new_code_asked", by="subject", now=now)
        notices.tell_staff("staff_code_lost", subject_request, now=now, once=f"{now:%Y-%m-%d}")
        subject_request.has_matters = True
        filing.refile(subject_request, today=filing.today_of(subject_request, now))
    db.session.commit()


def print_letter(
    subject_request: SubjectRequest, *, by: str, signed_by: str, now: datetime, seen_version: int | None = None
) -> RenderedPdf:
    """Make a new code and the letter that carries it, for the envelope; it is kept nowhere.

    Printed again, it carries another code, and the one before opens nothing any more.

    :raises NoWayForCode: when the person gave no postal address and has shown no document
    """
    held = loading.hold(subject_request.uid, seen_version=seen_version)
    require_way(held, CodeWay.PAPER)
    renew(held, CodeWay.PAPER, by=by, now=now)
    context = letters.context_of(held, on=filing.today_of(held, now), signed_by=signed_by)
    compose = partial(new_code, opens_answer=held.delivery == "download")
    rendered = letters.with_code(compose, context, receipts.code_of(held))
    db.session.commit()
    return rendered


def send_link(subject_request: SubjectRequest, *, by: str, now: datetime, seen_version: int | None = None) -> None:
    """Send a link behind which the person makes a new code for themselves; the old one holds until then.

    :raises NoWayForCode: when nothing but mail has proved who asks
    """
    held = loading.hold(subject_request.uid, seen_version=seen_version)
    require_way(held, CodeWay.MAIL)
    contact = responses.announced_to(held)
    outbox.put("new_code", now=now, language=held.language, subject_request=held, to=contact)
    record(held, "new_code_link_sent", by=by, now=now)
    filing.finish(held, now=now)


def read_link(text: str) -> tuple[Token, SubjectRequest]:
    """Return what a mailed link is about.

    :raises tokens.TokenExpired: when its time is over, or the address it went to was changed
    :raises tokens.TokenInvalid: when it is not one of ours
    """
    token = tokens.read(Purpose.NEW_CODE, text)
    subject_request = loading.by_uid(str(token.facts.get("request")))
    try:
        identity.contact_of(subject_request, str(token.facts.get("contact")))
    except identity.NoLongerOpen as error:
        raise tokens.TokenExpired from error
    return token, subject_request


def take(token: Token, subject_request: SubjectRequest, *, device: str, now: datetime) -> str:
    """Make the new code, and let the browser that pressed the button see it for half an hour.

    :returns: the id for the browser
    :raises tokens.TokenUsed: when the link was used before
    """
    held = loading.hold(subject_request.uid)
    tokens.use(Purpose.NEW_CODE, token, now=now)
    renew(held, CodeWay.MAIL, by="subject", now=now)
    opaque = sign_ins.begin(sign_ins.Door.SENT, subject_request=held, now=now, device=device)
    db.session.commit()
    return opaque


def renew(subject_request: SubjectRequest, way: CodeWay, *, by: str, now: datetime) -> None:
    """Raise the code's version, in the caller's transaction; whoever came in with the old one is out."""
    receipts.renew(subject_request)
    sign_ins.end_all(now=now, subject_request=subject_request)
    version = subject_request.receipt_code_version
    record(subject_request, "receipt_code_replaced", by=by, now=now, version=version, way=way)
    filing.refile(subject_request, today=filing.today_of(subject_request, now))
