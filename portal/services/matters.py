"""What a request still calls for beside its answers: a breach, the supervisory authority, an answer that came back."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.breaches import Breach, Risk, steps_left
from portal.law.duties import DutyKey, Matter
from portal.law.matters import deliver_again_by, post_by, send_code_by
from portal.law.retention import notify_breach_by
from portal.law.states import State
from portal.services import dates
from portal.storage import history
from portal.storage.db import db
from portal.storage.models import AuthorityMatter, Contact, Misdelivery, Posting, Release, SubjectRequest
from portal.storage.models.letters import IS_STOPPED

DUTY_OF = {"enquiry": DutyKey.ANSWER_AUTHORITY, "handover": DutyKey.GIVE_TO_AUTHORITY}
CODE_ASKED = "new_code_asked"
CODE_SETTLED = ("new_code_link_sent", "receipt_code_replaced", "message_sent", "noted")
"""What ends that a new code is owed: one is under way, or staff wrote to the person or noted what they did."""


def matters_of(subject_request: SubjectRequest, *, today: date) -> tuple[Matter, ...]:
    """Return what is owed beside the answers, on a closed request too."""
    if not subject_request.has_matters:
        return ()
    return (
        *breaches(subject_request),
        *authority_matters(subject_request),
        *undelivered(subject_request, today=today),
        *of_the_post(subject_request, today=today),
        *lost_code(subject_request),
    )


def breach_of(row: Misdelivery) -> Breach:
    """Return a misdelivery as the law sees it."""
    return Breach(row.known_at, Risk(row.risk) if row.risk else None, row.authority_told_at, row.people_told_on)


def breaches(subject_request: SubjectRequest) -> Iterator[Matter]:
    """Yield the misdeliveries that are not settled, each due when its 72 hours end."""
    zone = profile_of(subject_request.controller).time_zone
    mine = select(Misdelivery).where(Misdelivery.subject_request_id == subject_request.id)
    for row in db.session.scalars(mine.order_by(Misdelivery.id)):
        if steps_left(breach_of(row)):
            yield Matter(DutyKey.SETTLE_BREACH, clock.local_day(notify_breach_by(row.known_at), zone))


def authority_matters(subject_request: SubjectRequest) -> Iterator[Matter]:
    """Yield what the supervisory authority waits for."""
    waiting = select(AuthorityMatter).where(
        AuthorityMatter.subject_request_id == subject_request.id, AuthorityMatter.done_on.is_(None)
    )
    for row in db.session.scalars(waiting.order_by(AuthorityMatter.id)):
        yield Matter(DUTY_OF[row.kind], row.due_on)


def undelivered(subject_request: SubjectRequest, *, today: date) -> Iterator[Matter]:
    """Yield the answer that came back and was neither opened nor sent on."""
    contact = came_back(subject_request)
    if contact is None or contact.undeliverable_at is None:
        return
    zone = profile_of(subject_request.controller).time_zone
    yield Matter(
        DutyKey.DELIVER_AGAIN,
        deliver_again_by(
            clock.local_day(contact.undeliverable_at, zone),
            dates.limits_of(subject_request, today=today).answer_by,
            holidays=dates.calendar_of(subject_request.controller),
        ),
    )


def of_the_post(subject_request: SubjectRequest, *, today: date) -> Iterator[Matter]:
    """Yield the letters that wait for the post, and those that came back and were not sent again."""
    rows = owed_by_post(subject_request)
    if not rows:
        return
    zone = profile_of(subject_request.controller).time_zone
    answer_by = dates.limits_of(subject_request, today=today).answer_by
    holidays = dates.calendar_of(subject_request.controller)
    for row in rows:
        if row.returned_on is not None:
            yield Matter(DutyKey.DELIVER_AGAIN, deliver_again_by(row.returned_on, answer_by, holidays=holidays))
        else:
            made_on = clock.local_day(row.asked_at, zone)
            yield Matter(DutyKey.POST, post_by(made_on, answer_by, holidays=holidays))


def owed_by_post(subject_request: SubjectRequest) -> Sequence[Posting]:
    """Return the letters that lie here for the post, and those that came back and about which nothing was done."""
    mine = select(Posting).where(Posting.subject_request_id == subject_request.id, Posting.settled_on.is_(None))
    owed = mine.where(or_(Posting.posted_on.is_(None), Posting.returned_on.is_not(None)), ~IS_STOPPED)
    return db.session.scalars(owed.options(joinedload(Posting.letter)).order_by(Posting.id)).all()


def lost_code(subject_request: SubjectRequest) -> Iterator[Matter]:
    """Yield the new code that was asked for after the answer, until one is sent, or staff wrote what they did."""
    if subject_request.state != State.CLOSED or subject_request.shrunk_on is not None:
        return
    newest = history.newest_of(subject_request.uid, (CODE_ASKED, *CODE_SETTLED))
    if newest is not None and newest.kind == CODE_ASKED:
        asked_on = clock.local_day(newest.at, profile_of(subject_request.controller).time_zone)
        holidays = dates.calendar_of(subject_request.controller)
        yield Matter(DutyKey.SEND_CODE, send_code_by(asked_on, holidays=holidays))


def came_back(subject_request: SubjectRequest) -> Contact | None:
    """Return the contact the newest answer was announced to, where that came back and the answer was not opened.

    A letter that came back from the post is in the register of the post (``of_the_post``).
    """
    newest = newest_release(subject_request)
    if newest is None or newest.contact_id is None or newest.stopped_at or newest.first_opened_at:
        return None
    went_to = contact_of(subject_request, newest)
    at = went_to.undeliverable_at if went_to is not None else None
    return went_to if at is not None and at >= newest.released_at else None


def newest_release(subject_request: SubjectRequest) -> Release | None:
    """Return the last handing over of an answer."""
    mine = select(Release).where(Release.subject_request_id == subject_request.id)
    return db.session.scalar(mine.order_by(Release.id.desc()).limit(1))


def opens_with_code(subject_request: SubjectRequest) -> bool:
    """Tell whether an answer went out that opens with the secret code, and is still there."""
    if subject_request.shrunk_on is not None:
        return False
    release = newest_release(subject_request)
    return release is not None and release.delivery == "download" and release.stopped_at is None


def contact_of(subject_request: SubjectRequest, release: Release) -> Contact | None:
    """Return where an answer went: the address it was announced to, or the postal one."""
    if release.contact_id is not None:
        return db.session.get(Contact, release.contact_id)
    if release.delivery != "post":
        return None
    return next((row for row in subject_request.contacts if row.kind == "post" and row.replaced_at is None), None)
