"""People in the controllers' houses: invited, granted roles, reset, disabled; whoever decides there learns of it."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from portal.services import invitations, passwords, second_factor, sign_ins
from portal.services.granting import NewGrant, give, record, require_admin, tell_concerned
from portal.services.grants import EVERYWHERE
from portal.services.staff_sign_in import by_email, hold
from portal.storage.db import begin_write, db
from portal.storage.models import Grant, Staff


class PersonUnknown(LookupError):
    """There is no member of staff with this address."""


def add(
    email: str,
    *,
    grants: Iterable[NewGrant],
    by: Staff | None,
    now: datetime,
    name: str = "",
    language: str = "en",
) -> Staff:
    """Give a person roles and, if they are new or were disabled, invite them by mail.

    :param by: the admin who adds them; None is whoever runs the command line
    :raises NotAnAdmin: when ``by`` may not
    :raises OwnGrants: when ``by`` adds to their own
    """
    begin_write()
    staff = by_email(email)
    require_admin(by, staff)
    if staff is None or not staff.active:
        staff = staff or new_person(email, name=name, language=language, now=now)
        shut_out(staff, now=now)
        staff.active = True
        invitations.invite(staff, kind=invitations.FIRST, now=now)
        record("staff_invited", staff, by=by, now=now)
    for grant in grants:
        give(staff, grant, by=by, now=now)
    db.session.commit()
    return staff


def new_person(email: str, *, name: str, language: str, now: datetime) -> Staff:
    """Add a person's row, in the caller's transaction."""
    address = email.strip().casefold()
    staff = Staff(
        email=address,
        name=name.strip() or address.partition("@")[0],
        language=language,
        fs_uniquifier=uuid.uuid4().hex,
        fs_webauthn_user_handle=uuid.uuid4().hex,
        invited_at=now,
    )
    db.session.add(staff)
    db.session.flush()
    return staff


def create_ready(
    email: str,
    *,
    name: str,
    password: str,
    totp_secret: str,
    grants: Iterable[NewGrant],
    now: datetime,
    language: str = "en",
) -> Staff:
    """Add a person who has joined already, for a demo or a test; never for an installation with data of people."""
    begin_write()
    staff = new_person(email, name=name, language=language, now=now)
    passwords.set_password(staff, password)
    staff.tf_totp_secret = second_factor.factory().keep(totp_secret)
    staff.tf_primary_method = second_factor.METHOD
    staff.joined_at = now
    for grant in grants:
        give(staff, grant, by=None, now=now, is_told=False)
    db.session.commit()
    return staff


def disable(staff: Staff, *, by: Staff | None, now: datetime) -> None:
    """Shut a person out: no sign-in of theirs lives on, no link of theirs works.

    :raises NotAnAdmin: when ``by`` may not
    :raises OwnGrants: when ``by`` is the person
    """
    begin_write()
    require_admin(by, staff)
    staff.active = False
    shut_out(staff, now=now)
    record("staff_disabled", staff, by=by, now=now)
    tell_concerned(staff, "grant_changed", "staff_disabled", now=now)
    db.session.commit()


def reset_mfa(staff: Staff, *, by: Staff | None, now: datetime) -> None:
    """Take password and second factors from a person and invite them anew: whoever asked for this must read their mail.

    :raises NotAnAdmin: when ``by`` may not
    :raises OwnGrants: when ``by`` is the person
    """
    begin_write()
    require_admin(by, staff)
    held = hold(staff.id) or staff
    shut_out(held, now=now)
    invitations.invite(held, kind=invitations.ANEW, now=now)
    record("second_factor_reset", held, by=by, now=now)
    tell_concerned(held, "grant_changed", "second_factor_reset", now=now)
    db.session.commit()


def shut_out(staff: Staff, *, now: datetime) -> None:
    """Void what a person signs in with and end every sign-in of theirs, in the caller's transaction."""
    staff.password = None
    second_factor.forget(staff)
    staff.calendar_digest = None
    sign_ins.end_all(staff=staff, now=now)


def by_address(email: str) -> Staff:
    """Return the person with this address.

    :raises PersonUnknown: when there is none
    """
    found = by_email(email)
    if found is None:
        raise PersonUnknown("No member of staff has this address. `flask staff add` invites one.")
    return found


def everybody() -> list[Staff]:
    """Return every member of staff, by name."""
    return list(db.session.scalars(select(Staff).order_by(Staff.name, Staff.id)))


def ever_at(controllers: Iterable[str]) -> list[Staff]:
    """Return everybody who holds, or once held, a role at one of these controllers, by name."""
    held = select(Grant.staff_id).where(Grant.controller.in_([*controllers, EVERYWHERE]))
    return list(db.session.scalars(select(Staff).where(Staff.id.in_(held)).order_by(Staff.name, Staff.id)))
