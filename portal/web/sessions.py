"""Flask's signed cookie, signed with the key that keys.toml has now: a rotation ends nobody's session."""

from typing import TYPE_CHECKING

from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from portal.storage import keys

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


class FollowsKeys(SecureCookieSessionInterface):
    """Looks for new keys before a cookie is read or written."""

    def get_signing_serializer(self, app: "Flask") -> URLSafeTimedSerializer | None:
        """Return the signer, older keys among those it reads."""
        keys.refresh(app)
        return super().get_signing_serializer(app)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Sign sessions this way."""
    app.session_interface = FollowsKeys()
