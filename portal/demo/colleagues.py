"""The staff of the demo: somebody for each role, the first of them at both controllers; all have joined already."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.law.references import receipt_code
from portal.services import staff
from portal.services.granting import NewGrant
from portal.services.grants import EVERYWHERE, Role, controllers_of
from portal.storage.db import db, key_ring
from portal.storage.models import Staff

SECRET_BYTES = 20
K3, ALERTUM = ("k3",), ("alertum",)
BOTH = ALERTUM + K3


@dataclass(frozen=True)
class Colleague:
    """Somebody who works requests in the demo, and where."""

    address: str
    name: str
    role: Role
    controllers: tuple[str, ...]
    language: str = "fi"

    @property
    def email(self) -> str:
        """The address they sign in with."""
        return f"{self.address}@example.org"

    @property
    def password(self) -> str:
        """Their password: from the installation's own key, so no two demos share one."""
        return receipt_code(key_ring().blind("demo password", self.email))

    @property
    def totp_secret(self) -> str:
        """The secret of their authenticator app, in base32; from the same key."""
        return b32encode(key_ring().blind("demo second factor", self.email)[:SECRET_BYTES]).decode()

    @property
    def grants(self) -> list[NewGrant]:
        """What they may do, and where."""
        return [NewGrant(self.role, controller) for controller in self.controllers]


COLLEAGUES = (
    Colleague("handler", "Kaisa Lehtonen", Role.HANDLER, BOTH),
    Colleague("handler.k3", "Henrik Nyberg", Role.HANDLER, K3, "sv"),
    Colleague("handler.alertum", "Oksana Petrova", Role.HANDLER, ALERTUM, "en"),
    Colleague("approver", "Ilmari Heikkilä", Role.APPROVER, BOTH),
    Colleague("approver.alertum", "Linnéa Ekström", Role.APPROVER, ALERTUM, "sv"),
    Colleague("dpo", "Sanna Koskinen", Role.DPO, BOTH),
    Colleague("dpo.k3", "Nils Söderholm", Role.DPO, K3, "sv"),
    Colleague("auditor", "Priya Sharma", Role.AUDITOR, BOTH, "en"),
    Colleague("auditor.alertum", "Veikko Ojala", Role.AUDITOR, ALERTUM),
    Colleague("admin", "Riitta Salminen", Role.ADMIN, (EVERYWHERE,)),
    Colleague("admin.k3", "Göran Backman", Role.ADMIN, K3, "sv"),
)


def join(now: datetime) -> None:
    """Add everybody, ready to sign in."""
    for one in COLLEAGUES:
        staff.create_ready(
            one.email, name=one.name, password=one.password, totp_secret=one.totp_secret, grants=one.grants, now=now,
            language=one.language,
        )  # fmt: skip


def at(controller: str, role: Role) -> list[Staff]:
    """Return who holds a role at a controller, the one who is at both first."""
    emails = [one.email for one in COLLEAGUES if one.role is role and controller in one.controllers]
    return list(db.session.scalars(select(Staff).where(Staff.email.in_(emails)).order_by(Staff.id)))


def described() -> list[dict[str, object]]:
    """Return everybody as demo.json tells of them."""
    rows: list[dict[str, object]] = []
    for one in COLLEAGUES:
        where = controllers_of(staff.by_address(one.email))
        rows.append({
            "email": one.email, "password": one.password, "totp_secret": one.totp_secret, "role": one.role.value,
            "controllers": list(where),
        })  # fmt: skip
    return rows
