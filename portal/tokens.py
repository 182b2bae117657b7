"""Signed links over itsdangerous: one purpose, one salt, one life each, and used ones remembered by an id inside."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer
from sqlalchemy.dialects import postgresql, sqlite

from portal.controllers.policies import LONGEST_PACKAGE_DAYS
from portal.logs.security import SecurityEvent, note
from portal.storage import keys
from portal.storage.db import db
from portal.storage.encryption import digest_of
from portal.storage.models import UsedToken


class TokenInvalid(Exception):
    """The link is not one of ours, or was changed on its way."""


class TokenExpired(Exception):
    """The link is ours, but its time is over; ``facts`` are what it carried."""

    def __init__(self, facts: dict[str, Any] | None = None) -> None:
        super().__init__()
        self.facts = facts or {}


class TokenUsed(Exception):
    """The link was used already, and works once."""


class Purpose(Enum):
    """What a link is for, and how long it lives."""

    CONFIRM = ("confirm", timedelta(days=30))
    ANSWER = ("answer", timedelta(days=LONGEST_PACKAGE_DAYS + 1))  # no profile promises more; a release ends it
    CASE = ("case", timedelta(days=60))
    NEW_CODE = ("new-code", timedelta(days=14))
    INVITATION = ("invitation", timedelta(days=7))
    REGISTER_TASK = ("register-task", timedelta(days=120))
    CHANNEL_PROOF = ("channel-proof", timedelta(days=30))
    MARKETING = ("marketing", timedelta(days=1096))  # old messages lie about, and stopping must stay as easy
    CONSENT = ("consent", timedelta(days=30))
    SENT = ("sent", timedelta(minutes=30))
    OPENED = ("opened", timedelta(days=1))
    CANARY = ("canary", timedelta(minutes=10))

    def __init__(self, salt: str, life: timedelta) -> None:
        self.salt, self.life = f"article12.{salt}", life


@dataclass(frozen=True)
class Token:
    """What a link carries: an id of its own, and facts that are not personal."""

    id: str
    facts: dict[str, Any]


def serializer(purpose: Purpose) -> URLSafeTimedSerializer:
    """Return the signer for one purpose; newest key last, as itsdangerous wants it."""
    keys.refresh(current_app)
    known = [*reversed(current_app.config.get("SECRET_KEY_FALLBACKS") or []), current_app.config["SECRET_KEY"]]
    return URLSafeTimedSerializer(
        known, salt=purpose.salt, signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
    )


def make(purpose: Purpose, **facts: Any) -> str:
    """Write a link's token; two calls never give the same one."""
    return serializer(purpose).dumps({"id": secrets.token_urlsafe(12), **facts})


def read(purpose: Purpose, text: str) -> Token:
    """Read a token of one purpose.

    :raises TokenExpired: when its time is over
    :raises TokenInvalid: when it is empty, foreign, changed, or of another purpose
    """
    if not text.isascii():
        raise TokenInvalid
    try:
        payload = serializer(purpose).loads(text, max_age=int(purpose.life.total_seconds()))
    except SignatureExpired as error:
        note(SecurityEvent.TOKEN_REFUSED, purpose=purpose.name.lower(), cause="expired")
        raise TokenExpired(serializer(purpose).load_payload(error.payload or b"")) from error
    except BadSignature as error:
        note(SecurityEvent.TOKEN_REFUSED, purpose=purpose.name.lower(), cause="not_ours")
        raise TokenInvalid from error
    if not isinstance(payload, dict) or not isinstance(payload.get("id"), str):
        raise TokenInvalid
    return Token(payload.pop("id"), payload)


def purpose_of(text: str, *purposes: Purpose) -> Purpose:
    """Return for which of these purposes a token was made, however long ago; the first where it was for none."""
    made = (purpose for purpose in purposes if text.isascii() and serializer(purpose).make_signer().validate(text))
    return next(made, purposes[0])


def use(purpose: Purpose, token: Token, *, now: datetime) -> None:
    """Use up a one-time link, in the caller's transaction; of many at once, one wins.

    :raises TokenUsed: when it was used before
    """
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    row = {"digest": digest_of(token.id), "used_at": now, "ends_at": now + purpose.life}
    made = db.session.execute(insert(UsedToken).values(**row).on_conflict_do_nothing().returning(UsedToken.digest))
    if made.scalar() is None:
        note(SecurityEvent.TOKEN_REFUSED, purpose=purpose.name.lower(), cause="used")
        raise TokenUsed
