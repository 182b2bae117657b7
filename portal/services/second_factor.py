"""The second factor: one-time codes that work once, and recovery codes that work once."""

import secrets
from datetime import datetime
from typing import Any

import qrcode
from flask import current_app
from flask_security import Totp
from passlib.exc import TokenError

from portal.storage.db import db, key_ring
from portal.storage.models import Staff

METHOD = "authenticator"
ISSUER = "Article 12"
WINDOW_SECONDS = 30
KEYED_BY = "portal.second_factor.keyed_by"
HEXADECIMAL = frozenset("0123456789abcdef")


class OnceOnlyTotp(Totp):
    """Flask-Security's one-time codes, with the counter of the last accepted code kept: a replayed one is refused."""

    def get_last_counter(self, user: Any) -> int | None:
        """Return the counter of the last code this person used."""
        counter: int | None = user.totp_counter
        return counter

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        """Remember the counter of the code just used."""
        user.totp_counter = tmatch.counter

    def accept(self, code: str, user: Staff, now: datetime) -> bool:
        """Take a code of this half minute or a neighbouring one, once.

        Flask-Security's own check reads its own clock and lets a code live for four minutes.
        """
        last = self.get_last_counter(user)
        try:
            match = self._totp.verify(code, user.tf_totp_secret, time=now, window=WINDOW_SECONDS, last_counter=last)
        except (TokenError, ValueError):
            return False
        self.set_last_counter(user, match)
        return True

    def take_keys(self, secrets: dict[str, str]) -> None:
        """Encrypt with other keys from now on; the last one writes."""
        super().__init__(secrets, ISSUER)

    def keep(self, base32: str) -> str:
        """Return a known secret in the encrypted form it is stored in."""
        stored: str = self._totp(key=base32, format="base32").to_json(encrypt=True)
        return stored

    def reseal(self, stored: str) -> str:
        """Return a stored secret encrypted under the ring's newest key."""
        source = self._totp.from_source(stored)
        return source.to_json(encrypt=True) if source.changed else stored


def keyed() -> Any:
    """Return Flask-Security, with the keys of the ring as it is now."""
    security, ring = current_app.extensions["security"], key_ring()
    if current_app.extensions[KEYED_BY] is not ring:
        security.totp_factory.take_keys(ring.totp_secrets())
        security.mf_recovery_codes_util.setup_cryptor(ring.recovery_code_keys())
        current_app.extensions[KEYED_BY] = ring
    return security


def factory() -> OnceOnlyTotp:
    """Return the application's maker and checker of one-time codes."""
    totp: OnceOnlyTotp = keyed().totp_factory
    return totp


def is_enrolled(staff: Staff) -> bool:
    """Return whether the person has a second factor; without one, no page opens."""
    return bool(staff.tf_primary_method and staff.tf_totp_secret)


def start_enrolment(staff: Staff) -> None:
    """Give the person a new secret for the authenticator app; it counts once a code from it was accepted."""
    forget(staff)
    staff.tf_totp_secret = factory().generate_totp_secret()


def finish_enrolment(staff: Staff, code: str, *, now: datetime) -> bool:
    """Take the first code from the app and return whether it fits; the secret counts from then on."""
    if not staff.tf_totp_secret or not factory().accept(code, staff, now):
        return False
    staff.tf_primary_method = METHOD
    return True


def forget(staff: Staff) -> None:
    """Take every second factor from a person: app, recovery codes and passkeys."""
    staff.tf_primary_method = staff.tf_totp_secret = staff.totp_counter = None
    staff.mf_recovery_codes = []
    for passkey in list(staff.webauthn):
        db.session.delete(passkey)


def accept_code(staff: Staff, code: str, *, now: datetime) -> bool:
    """Return whether this is the person's one-time code, and use it up. The person's row must be held."""
    return is_enrolled(staff) and factory().accept(code, staff, now)


def make_recovery_codes(staff: Staff) -> list[str]:
    """Give the person new recovery codes, each for one use; this is the only time they can be read."""
    codes: list[str] = keyed().mf_recovery_codes_util.create_recovery_codes(staff)
    return codes


def use_recovery_code(staff: Staff, text: str) -> bool:
    """Return whether this is one of the person's recovery codes, and use it up. The person's row must be held."""
    digits = "".join(letter for letter in text.casefold() if letter in HEXADECIMAL)
    typed = "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))
    keeper = keyed().mf_recovery_codes_util
    known = [code for code in keeper.get_recovery_codes(staff) if secrets.compare_digest(code, typed)]
    return bool(known) and bool(keeper.delete_recovery_code(staff, known[0]))


def set_up_words(staff: Staff) -> dict[str, str]:
    """Return what the set-up page shows: the secret in groups, and its QR code as the path of a drawing."""
    secret = staff.tf_totp_secret or ""
    address = factory().get_totp_uri(staff.email, secret)
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return {"secret": factory().get_totp_pretty_key(secret), "size": str(len(rows)), "path": "".join(dark)}


def reseal(staff: Staff) -> None:
    """Encrypt what is kept of a person's second factor under the ring's newest key; part of a key rotation."""
    if staff.tf_totp_secret:
        staff.tf_totp_secret = factory().reseal(staff.tf_totp_secret)
    cryptor = keyed().mf_recovery_codes_util.cryptor
    staff.mf_recovery_codes = [cryptor.rotate(code.encode()).decode() for code in staff.mf_recovery_codes or []]
