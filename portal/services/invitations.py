"""Invitations: a person chooses a password and enrols a second factor by the link in a mail, once.

Only such a link leads to enrolment, at the beginning and after a reset: a password alone never opens a way to it.
"""

from datetime import datetime

from sqlalchemy import select, update

from portal.services import passwords, second_factor, sign_ins
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import Origin, hold
from portal.storage import history, outbox
from portal.storage.db import begin_write, db
from portal.storage.models import Invitation, SignIn, Staff
from portal.tokens import Purpose, TokenInvalid, TokenUsed, read

FIRST, ANEW = "staff_invitation", "staff_reset"


class CodeDoesNotFit(Exception):
    """The code is not the one the app shows for the secret on the page."""


def invite(staff: Staff, *, kind: str, now: datetime) -> Invitation:
    """Put an invitation into the outbox, in the caller's transaction; the link is made at sending, older ones die."""
    older = update(Invitation).where(Invitation.staff_id == staff.id, Invitation.used_at.is_(None))
    db.session.execute(older.values(used_at=now))
    invitation = Invitation(staff_id=staff.id, invited_at=now, ends_at=now + Purpose.INVITATION.life)
    db.session.add(invitation)
    db.session.flush()
    outbox.put(kind, now=now, language=staff.language, to=staff, facts={"invitation": invitation.id})
    return invitation


def of_token(text: str, *, now: datetime) -> Invitation:
    """Return the invitation a link stands for.

    :raises portal.tokens.TokenInvalid: when the link is foreign or changed, or the person may not join any more
    :raises portal.tokens.TokenExpired: when its time is over
    :raises portal.tokens.TokenUsed: when it was used, or a newer one was sent
    """
    invitation = db.session.get(Invitation, read(Purpose.INVITATION, text).facts.get("invitation"))
    if invitation is None or invitation.ends_at <= now:
        raise TokenInvalid
    if invitation.used_at is not None:
        raise TokenUsed
    if not db.session.get_one(Staff, invitation.staff_id).active:
        raise TokenInvalid
    return invitation


def staff_of(invitation: Invitation) -> Staff:
    """Return whom an invitation is for."""
    return db.session.get_one(Staff, invitation.staff_id)


def choose_password(
    invitation: Invitation, password: str, *, origin: Origin, now: datetime, name: str | None = None
) -> str:
    """Keep the password and a new secret for the app, and return the id of a sign-in that opens enrolment alone.

    :param name: what they are called, if it is to change
    """
    begin_write()
    staff = hold(invitation.staff_id)
    held = db.session.get(Invitation, invitation.id, populate_existing=True)
    if staff is None or held is None or held.used_at is not None:
        db.session.rollback()
        raise TokenUsed
    staff.name = name or staff.name
    passwords.set_password(staff, password)
    second_factor.start_enrolment(staff)
    sign_ins.end_all(staff=staff, now=now)
    opaque = sign_ins.begin(Door.ENROL, now=now, staff=staff, device=origin.device, network=origin.digest)
    db.session.commit()
    return opaque


def join(step: SignIn, code: str, *, origin: Origin, now: datetime) -> tuple[str, list[str]]:
    """Finish enrolment with the app's first code; return the id of the sign-in, and the recovery codes to show once.

    :raises CodeDoesNotFit: when the code is not the app's
    """
    begin_write()
    staff = hold(step.staff_id)
    held = db.session.get(SignIn, step.id, populate_existing=True)
    if staff is None or held is None or not sign_ins.is_alive(held, now) or not staff.active:
        db.session.rollback()
        raise TokenUsed
    if not second_factor.finish_enrolment(staff, code, now=now):
        db.session.rollback()
        raise CodeDoesNotFit
    codes = second_factor.make_recovery_codes(staff)
    staff.joined_at = staff.joined_at or now
    invitations = update(Invitation).where(Invitation.staff_id == staff.id, Invitation.used_at.is_(None))
    db.session.execute(invitations.values(used_at=now))
    sign_ins.end(held, now)
    opaque = sign_ins.begin(Door.STAFF, now=now, staff=staff, device=origin.device, network=origin.digest)
    history.record("staff_joined", at=now, by=f"staff:{staff.id}")
    db.session.commit()
    return opaque, codes


def is_waiting(staff: Staff, *, now: datetime) -> bool:
    """Return whether an invitation of this person can still be used."""
    open_ones = select(Invitation.id).where(
        Invitation.staff_id == staff.id, Invitation.used_at.is_(None), Invitation.ends_at > now
    )
    return db.session.scalar(open_ones.limit(1)) is not None
