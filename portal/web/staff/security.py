"""Flask-Security as this house uses it: its hashes, codes and keys; the pages are ours (docs/adr/0003)."""

from typing import TYPE_CHECKING, Any

from flask_security import MailUtil, Security, SQLAlchemyUserDatastore

from portal import clock
from portal.services import passwords
from portal.services.second_factor import ISSUER, KEYED_BY, METHOD, OnceOnlyTotp
from portal.services.staff_sign_in import by_email, tell
from portal.storage.db import db
from portal.storage.encryption import KeyRing
from portal.storage.models import Grant, Passkey, Staff
from portal.web.staff import guard

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

RECOVERY_CODES = 10


class OutboxOnly(MailUtil):
    """Whatever Flask-Security would send inside a request becomes a notice in the outbox, without its text or links."""

    def send_mail(self, template: str, subject: str, recipient: Any, *rest: Any, **context: Any) -> None:
        """Put a notice to this member of staff into the outbox; who is none gets nothing."""
        if staff := by_email(str(recipient)):
            tell(staff, template.rpartition("/")[2], now=clock.now())


def settings_of(ring: KeyRing) -> dict[str, Any]:
    """Return what Flask-Security is told; its own pages, tokens and commands stay out."""
    return {
        "PASSWORD_HASH": "argon2",
        "PASSWORD_SCHEMES": ["argon2"],
        # OWASP's password storage cheat sheet, first choice for argon2id: 46 MiB, one pass, one lane
        "PASSWORD_HASH_PASSLIB_OPTIONS": {
            "argon2__memory_cost": 47104,
            "argon2__rounds": 1,
            "argon2__parallelism": 1,
        },
        "PASSWORD_SINGLE_HASH": {"argon2"},  # no salt of ours in the hash, so no key to rotate it away
        "PASSWORD_NORMALIZE_FORM": "NFKC",
        "PASSWORD_LENGTH_MIN": passwords.LEAST,
        "TWO_FACTOR": True,
        "TWO_FACTOR_REQUIRED": True,
        "TWO_FACTOR_ALWAYS_VALIDATE": True,
        "TWO_FACTOR_ENABLED_METHODS": [METHOD],
        "TWO_FACTOR_RESCUE_EMAIL": False,
        "TOTP_SECRETS": ring.totp_secrets(),
        "TOTP_ISSUER": ISSUER,
        "MULTI_FACTOR_RECOVERY_CODES": True,
        "MULTI_FACTOR_RECOVERY_CODES_N": RECOVERY_CODES,
        "MULTI_FACTOR_RECOVERY_CODES_KEYS": ring.recovery_code_keys(),
        "API_ENABLED_METHODS": ["session"],
        "RETURN_GENERIC_RESPONSES": True,
        "DATETIME_FACTORY": clock.now,
        "CLI_USERS_NAME": False,
        "CLI_ROLES_NAME": False,
    }


def init_app(app: "Flask", settings: "Settings") -> None:
    """Bind Flask-Security to our tables and keys, and Flask-Login to the sign-ins kept on the server."""
    ring = app.extensions[KEYED_BY] = app.extensions["portal.keys"]
    given = settings_of(ring)
    app.config.update({f"SECURITY_{name}": value for name, value in given.items()})
    security = Security(
        datastore=SQLAlchemyUserDatastore(db, Staff, Grant, Passkey),
        register_blueprint=False,
        mail_util_cls=OutboxOnly,
        totp_cls=OnceOnlyTotp,
    )
    security.init_app(app)
    login = security.login_manager
    login.user_loader(guard.load_staff)
    login.request_loader(None)  # Flask-Security would take a token from the address or a header
    login.session_protection = None  # it keeps a hash of the browser in the cookie; the row on the server does more
