"""Signing in as staff: password first, then a second factor, each throttled and neither ever locking anybody out.

Every refusal says the same and takes as long, whoever the address belongs to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from portal.services import passwords, second_factor, sign_ins
from portal.services.sign_ins import Door
from portal.storage import limits, outbox
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import SignIn, Staff

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
TRIES_HERE, TRIES_OF_NETWORK, TRIES_EVERYWHERE = 10, 100, 40
CODES_HERE, CODES_EVERYWHERE = 10, 30
KNOWN_FOR = timedelta(days=30)


class SignInRefused(Exception):
    """Address, password or code is not right; which of them, nobody is told."""


class TooManyTries(Exception):
    """There were too many tries in a short time; waiting helps, and the person's usual network stays open."""


@dataclass(frozen=True)
class Origin:
    """Where a sign-in comes from: the network's address, and the browser in a few words."""

    network: str
    device: str = ""

    @property
    def digest(self) -> str:
        """The network as a keyed hash, the form in which it is kept."""
        return key_ring().blind("network", self.network).hex()


def by_email(email: str) -> Staff | None:
    """Return the person with this address, however it is written."""
    return db.session.scalar(select(Staff).where(Staff.email == email.strip().casefold()))


def with_password(email: str, password: str, *, origin: Origin, now: datetime) -> str:
    """Take the first step and return the id of a sign-in that opens only the second.

    :raises TooManyTries: when the address or the network tried too often
    :raises SignInRefused: when address and password are not a person's who has a second factor
    """
    staff = by_email(email)
    throttle_password(email.strip().casefold(), staff, origin, now)
    checked = passwords.check(staff, password)
    begin_write()
    staff = hold(staff.id) if staff else None
    if staff is None or not checked.holds_for(staff) or not staff.active or not second_factor.is_enrolled(staff):
        db.session.rollback()
        raise SignInRefused
    checked.renew(staff)
    opaque = sign_ins.begin(Door.CODE, now=now, staff=staff, device=origin.device, network=origin.digest)
    db.session.commit()
    return opaque


def with_code(step: SignIn, code: str, *, origin: Origin, now: datetime) -> str:
    """Finish with a one-time code and return the id of the sign-in.

    :raises TooManyTries: when codes were tried too often
    :raises SignInRefused: when the code does not fit, or was used before
    """
    return finish(step, lambda staff: second_factor.accept_code(staff, code, now=now), origin=origin, now=now)


def with_recovery_code(step: SignIn, code: str, *, origin: Origin, now: datetime) -> str:
    """Finish with a recovery code, which is then used up; the person is told by mail.

    :raises TooManyTries: when codes were tried too often
    :raises SignInRefused: when it is none of the person's codes
    """

    def accept(staff: Staff) -> bool:
        if not second_factor.use_recovery_code(staff, code):
            return False
        tell(staff, "recovery_code_used", now=now)
        return True

    return finish(step, accept, origin=origin, now=now)


def finish(step: SignIn, accept: Callable[[Staff], bool], *, origin: Origin, now: datetime) -> str:
    """Check the second factor on the person's held row, and turn the first step into a sign-in with a new id."""
    throttle_code(step, origin, now)
    begin_write()
    staff = hold(step.staff_id)
    held = db.session.get(SignIn, step.id, populate_existing=True)
    if staff is None or held is None or not sign_ins.is_alive(held, now) or not staff.active or not accept(staff):
        db.session.rollback()
        raise SignInRefused
    sign_ins.end(held, now)
    opaque = sign_ins.begin(Door.STAFF, now=now, staff=staff, device=origin.device, network=origin.digest)
    db.session.commit()
    return opaque


def refresh(sign_in: SignIn, password: str, code: str, *, origin: Origin, now: datetime) -> bool:
    """Take password and code once more, so that what needs a fresh sign-in may be done; True when they fit.

    :raises TooManyTries: when they were tried too often
    :raises SignInRefused: when they do not fit
    """
    throttle_code(sign_in, origin, now)
    checked = passwords.check(db.session.get(Staff, sign_in.staff_id), password)
    begin_write()
    staff = hold(sign_in.staff_id)
    if staff is None or not checked.holds_for(staff) or not second_factor.accept_code(staff, code, now=now):
        db.session.rollback()
        raise SignInRefused
    sign_in.fresh_at = now
    db.session.commit()
    return True


def sign_out(sign_in: SignIn, *, now: datetime) -> None:
    """End a sign-in on the server; its cookie, wherever it was copied to, is dead."""
    begin_write()
    sign_ins.end(sign_in, now)
    db.session.commit()


def hold(staff_id: int | None) -> Staff | None:
    """Return a person's row, kept from changing until the commit."""
    return db.session.scalar(
        select(Staff).where(Staff.id == staff_id).with_for_update().execution_options(populate_existing=True)
    )


def throttle_password(email: str, staff: Staff | None, origin: Origin, now: datetime) -> None:
    """Count a try of a password per address and network, per network, and per address from wherever it comes.

    :raises TooManyTries: when one of them is used up; the last one does not hold for a network the person is known from
    """
    here = limits.hit(f"sign-in:{email}:{origin.network}", now=now, window=QUARTER, most=TRIES_HERE)
    network = limits.hit(f"sign-in-network:{origin.network}", now=now, window=QUARTER, most=TRIES_OF_NETWORK)
    anywhere = limits.hit(f"sign-in:{email}", now=now, window=HOUR, most=TRIES_EVERYWHERE)
    if not (here and network and (anywhere or is_known(staff, origin, now))):
        raise TooManyTries


def throttle_code(step: SignIn, origin: Origin, now: datetime) -> None:
    """Count a try of a code; whoever gets here knows the password, so the person is told when codes run out.

    :raises TooManyTries: when there were too many
    """
    staff = db.session.get_one(Staff, step.staff_id)
    here = limits.hit(f"code:{staff.id}:{origin.network}", now=now, window=QUARTER, most=CODES_HERE)
    anywhere = limits.hit(f"code:{staff.id}", now=now, window=HOUR, most=CODES_EVERYWHERE)
    if here and (anywhere or is_known(staff, origin, now)):
        return
    begin_write()
    tell(staff, "codes_tried", now=now, once_key=f"codes-tried:{staff.id}:{now:%Y-%m-%d}")
    db.session.commit()
    raise TooManyTries


def is_known(staff: Staff | None, origin: Origin, now: datetime) -> bool:
    """Return whether the person signed in from this network lately: strangers elsewhere cannot shut them out."""
    if staff is None:
        return False
    seen = select(SignIn.id).where(
        SignIn.staff_id == staff.id,
        SignIn.door == Door.STAFF.value,
        SignIn.network == origin.digest,
        SignIn.began_at > now - KNOWN_FOR,
    )
    return db.session.scalar(seen.limit(1)) is not None


def tell(staff: Staff, what: str, *, now: datetime, once_key: str | None = None) -> None:
    """Tell a person by mail what happened to their sign-in, in the caller's transaction."""
    outbox.put(
        "staff_security_notice", now=now, language=staff.language, to=staff, facts={"what": what}, once_key=once_key
    )
