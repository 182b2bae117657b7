"""Named people in the controllers' houses, what they were granted, and every sign-in."""

from datetime import datetime
from typing import Any

from flask_security import RoleMixin, UserMixin, WebAuthnMixin
from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.storage.db import Model


class Grant(Model, RoleMixin):
    """That a person holds a role at a controller, or at ``*``, which is every one."""

    __tablename__ = "staff_grant"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    controller: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(10))
    granted_at: Mapped[datetime]
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    ended_at: Mapped[datetime | None]


class Staff(Model, UserMixin):
    """A named person who works requests; the columns Flask-Security expects keep the names it gives them."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    language: Mapped[str] = mapped_column(String(5), default="en")
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    fs_webauthn_user_handle: Mapped[str] = mapped_column(String(64), unique=True)
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(Text)
    tf_phone_number: Mapped[str | None] = mapped_column(String(128))
    totp_counter: Mapped[int | None]
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(JSON))
    invited_at: Mapped[datetime | None]
    joined_at: Mapped[datetime | None]
    mail_rhythm: Mapped[str] = mapped_column(String(10), default="daily", server_default="daily")
    calendar_digest: Mapped[str | None] = mapped_column(String(64), unique=True)

    grants: Mapped[list[Grant]] = relationship(foreign_keys=[Grant.staff_id], order_by=Grant.id)
    webauthn: Mapped[list[WebAuthnMixin]] = relationship(
        "Passkey", back_populates="staff", cascade="all, delete", order_by="Passkey.id"
    )
    roles = []  # Flask-Security's; ours depend on the controller, and services.grants reads them


class Passkey(Model, WebAuthnMixin):
    """A passkey of a member of staff, as second factor."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1024), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(default=0)
    transports: Mapped[list[str] | None] = mapped_column(MutableList.as_mutable(JSON))
    backup_state: Mapped[bool]
    device_type: Mapped[str] = mapped_column(String(64))
    extensions: Mapped[str | None] = mapped_column(String(255))
    lastuse_datetime: Mapped[datetime]
    name: Mapped[str] = mapped_column(String(64))
    usage: Mapped[str] = mapped_column(String(64))

    staff: Mapped[Staff] = relationship(back_populates="webauthn")

    def get_user_mapping(self) -> dict[str, Any]:
        """Return how the datastore finds this passkey's person."""
        return {"id": self.user_id}


class Invitation(Model):
    """An invitation of a person, by mail, once."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    invited_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class AccessReview(Model):
    """That somebody looked through who holds what, and how much it was."""

    __tablename__ = "access_review"

    id: Mapped[int] = mapped_column(primary_key=True)
    reviewed_at: Mapped[datetime]
    reviewed_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    people: Mapped[int]
    grants: Mapped[int]

    reviewed_by: Mapped[Staff] = relationship(lazy="joined")


class SignIn(Model):
    """One sign-in, of staff or of a data subject; the browser holds the id this is the hash of."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    door: Mapped[str] = mapped_column(String(10))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    subject_request_id: Mapped[int | None] = mapped_column(ForeignKey("subject_request.id"), index=True)
    release_id: Mapped[int | None] = mapped_column(ForeignKey("release.id"))
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    fresh_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    device: Mapped[str | None] = mapped_column(String(120))
    network: Mapped[str | None] = mapped_column(String(64))
    challenge: Mapped[str | None] = mapped_column(String(64))

    staff: Mapped[Staff | None] = relationship(lazy="joined")
