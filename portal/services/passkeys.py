"""Passkeys as second factor beside the app: after the password, with the person's own proof to the device required."""

import ipaddress
from datetime import datetime
from urllib.parse import urlsplit

import webauthn
from flask import current_app
from sqlalchemy import select
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from portal.config import Settings
from portal.services import staff_sign_in
from portal.services.staff_sign_in import Origin, hold
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import Passkey, SignIn, Staff

NAME_LENGTH = 64
MOST_KEYS = 10
WANTED = AuthenticatorSelectionCriteria(  # this computer, a phone or a key: whatever knows its owner
    resident_key=ResidentKeyRequirement.DISCOURAGED, user_verification=UserVerificationRequirement.REQUIRED
)


class PasskeyRefused(Exception):
    """The browser's answer does not prove what it should."""


def base_url() -> str:
    """Return the address people reach the portal at."""
    settings: Settings = current_app.extensions["portal.settings"]
    return settings.base_url


def host() -> str:
    """Return the name passkeys are bound to."""
    return urlsplit(base_url()).hostname or ""


def can_be_used() -> bool:
    """Return whether browsers allow passkeys here: they want https and a name, or localhost; never a bare number."""
    try:
        ipaddress.ip_address(host())
    except ValueError:
        return base_url().startswith("https://") or host() == "localhost"
    return False


def origin_of_pages() -> str:
    """Return where pages come from: the base address we were told, never what a request says."""
    parts = urlsplit(base_url())
    return f"{parts.scheme}://{parts.netloc}"


def challenge_of(row: SignIn) -> bytes:
    """Return what the device must sign: random, of this sign-in alone."""
    return (row.challenge or "").encode()


def described(staff: Staff) -> list[PublicKeyCredentialDescriptor]:
    """Return the person's passkeys as browsers ask for them."""
    return [PublicKeyCredentialDescriptor(id=key.credential_id) for key in staff.webauthn]


def options_to_add(row: SignIn, staff: Staff) -> str:
    """Return what the browser needs to make a passkey, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=host(),
        rp_name="Article 12",
        user_id=staff.fs_webauthn_user_handle.encode(),
        user_name=staff.email,
        user_display_name=staff.name,
        challenge=challenge_of(row),
        exclude_credentials=described(staff),
        authenticator_selection=WANTED,
    )
    return webauthn.options_to_json(options)


def options_to_sign_in(row: SignIn, staff: Staff) -> str:
    """Return what the browser needs to use a passkey, as JSON."""
    options = webauthn.generate_authentication_options(
        rp_id=host(),
        challenge=challenge_of(row),
        allow_credentials=described(staff),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return webauthn.options_to_json(options)


def add(row: SignIn, answer: str, *, name: str, now: datetime) -> None:
    """Keep a new passkey; the person is told by mail.

    :raises PasskeyRefused: when the browser's answer does not hold, or there are too many already
    """
    begin_write()
    staff = hold(row.staff_id)
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge_of(row),
            expected_rp_id=host(),
            expected_origin=origin_of_pages(),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError) as error:
        db.session.rollback()
        raise PasskeyRefused from error
    is_known = db.session.scalar(select(Passkey.id).where(Passkey.credential_id == made.credential_id)) is not None
    if staff is None or is_known or len(staff.webauthn) >= MOST_KEYS:
        db.session.rollback()
        raise PasskeyRefused
    passkey = Passkey(
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        backup_state=made.credential_backed_up,
        device_type=made.credential_device_type.value,
        transports=[],
        lastuse_datetime=now,
        name=name.strip()[:NAME_LENGTH],
        usage="secondary",
    )
    staff.webauthn.append(passkey)
    history.record("passkey_added", at=now, by=f"staff:{staff.id}")
    staff_sign_in.tell(staff, "passkey_added", now=now)
    db.session.commit()


def remove(staff: Staff, passkey_id: int, *, now: datetime) -> None:
    """Forget one of a person's passkeys; the app stays their second factor."""
    begin_write()
    held = hold(staff.id)
    found = [key for key in held.webauthn if key.id == passkey_id] if held else []
    for key in found:
        db.session.delete(key)
        history.record("passkey_removed", at=now, by=f"staff:{staff.id}")
        staff_sign_in.tell(staff, "passkey_removed", now=now)
    db.session.commit()


def with_passkey(step: SignIn, answer: str, *, origin: Origin, now: datetime) -> str:
    """Finish signing in with a passkey and return the id of the sign-in.

    :raises portal.services.staff_sign_in.TooManyTries: when it was tried too often
    :raises portal.services.staff_sign_in.SignInRefused: when the answer does not hold
    """
    return staff_sign_in.finish(step, lambda staff: is_proved(step, staff, answer, now), origin=origin, now=now)


def is_proved(step: SignIn, staff: Staff, answer: str, now: datetime) -> bool:
    """Return whether the browser's answer is signed by one of this person's own passkeys, for this very step."""
    try:
        read = webauthn.helpers.parse_authentication_credential_json(answer)
        keys = {key.credential_id: key for key in staff.webauthn}
        key = keys[base64url_to_bytes(read.id)]
        proof = webauthn.verify_authentication_response(
            credential=read,
            expected_challenge=challenge_of(step),
            expected_rp_id=host(),
            expected_origin=origin_of_pages(),
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError):
        return False
    key.sign_count, key.lastuse_datetime = proof.new_sign_count, now
    return True
