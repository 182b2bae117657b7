"""What a member of staff changes about their own sign-in; each change is told to them by mail."""

from datetime import datetime

from portal.services import passwords, second_factor, sign_ins
from portal.services.notices import Rhythm
from portal.services.staff_sign_in import SignInRefused, hold, tell
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import SignIn, Staff


def change_password(sign_in: SignIn, present: str, new: str, *, now: datetime) -> None:
    """Change one's password; every other sign-in ends.

    :raises SignInRefused: when the present password is not right
    """
    checked = passwords.check(db.session.get(Staff, sign_in.staff_id), present)
    begin_write()
    staff = hold(sign_in.staff_id)
    if staff is None or not checked.holds_for(staff):
        db.session.rollback()
        raise SignInRefused
    passwords.set_password(staff, new)
    sign_ins.end_all(staff=staff, now=now, but=sign_in)
    history.record("password_changed", at=now, by=f"staff:{staff.id}")
    tell(staff, "change_notice", now=now)
    db.session.commit()


def renew_recovery_codes(staff: Staff, *, now: datetime) -> list[str]:
    """Give a person new recovery codes, to be read this once; the older ones are void."""
    begin_write()
    held = hold(staff.id) or staff
    codes = second_factor.make_recovery_codes(held)
    history.record("recovery_codes_renewed", at=now, by=f"staff:{held.id}")
    tell(held, "recovery_codes_renewed", now=now)
    db.session.commit()
    return codes


def end_sign_in(staff: Staff, sign_in_id: int, *, now: datetime) -> None:
    """End one of a person's own sign-ins; somebody else's stays untouched."""
    begin_write()
    for row in sign_ins.open_of(staff, now):
        if row.id == sign_in_id:
            sign_ins.end(row, now)
    db.session.commit()


def end_other_sign_ins(sign_in: SignIn, *, now: datetime) -> None:
    """End all of a person's sign-ins but this one."""
    begin_write()
    sign_ins.end_all(staff=db.session.get_one(Staff, sign_in.staff_id), now=now, but=sign_in)
    db.session.commit()


def choose_rhythm(staff: Staff, rhythm: Rhythm) -> None:
    """Choose how often mail about what is not urgent comes; what waits already comes with the next digest."""
    begin_write()
    db.session.get_one(Staff, staff.id).mail_rhythm = rhythm.value
    db.session.commit()
