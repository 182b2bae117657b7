"""Passwords of staff: what one must be (ASVS 5.0 V6.2), how it is kept, and a check that always costs the same.

Long enough, and not among those that are guessed first: the lists and patterns of zxcvbn, which works offline, with the
person's and the house's own words added. Nothing is asked of its characters, and it never runs out.
"""

from dataclasses import dataclass
from enum import StrEnum

from flask import current_app
from flask_security import hash_password, verify_password
from zxcvbn import zxcvbn

from portal.controllers.installed import profiles
from portal.storage.models import Staff

LEAST, MOST = 12, 128
ESTIMATED = 72
SCORE_WANTED = 3
HOUSE_WORDS = ("article12", "article 12", "gdpr", "tietosuoja", "dataskydd")


class Weakness(StrEnum):
    """Why a password cannot be taken."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_COMMON = "too_common"


def weakness_of(password: str, staff: Staff) -> Weakness | None:
    """Return why this person cannot have this password, or None."""
    password = normal(password)
    if len(password) < LEAST:
        return Weakness.TOO_SHORT
    if len(password) > MOST:
        return Weakness.TOO_LONG
    estimate = zxcvbn(password[:ESTIMATED], user_inputs=known_words(staff), max_length=ESTIMATED)
    return Weakness.TOO_COMMON if estimate["score"] < SCORE_WANTED else None


def known_words(staff: Staff) -> list[str]:
    """Return the words a guesser who knows the person and the house would try first."""
    houses = [word for profile in profiles().values() for word in (profile.slug, profile.prefix)]
    brands = [text for profile in profiles().values() for _, text in profile.brand.texts]
    return [
        staff.email,
        *staff.email.split("@"),
        staff.name,
        *staff.name.split(),
        "".join(staff.name.split()),
        *HOUSE_WORDS,
        *houses,
        *brands,
    ]


def normal(password: str) -> str:
    """Return a password in Unicode's NFKC, so that it is the same from every keyboard."""
    text: str = current_app.extensions["security"].password_util.normalize(password)
    return text


def set_password(staff: Staff, password: str) -> None:
    """Give a person a password, as an Argon2id hash; no key of ours goes into it, so none may rotate it away."""
    staff.password = hash_password(normal(password))


@dataclass(frozen=True)
class Checked:
    """The answer to whether a password is right, found before the write begins: hashing must not hold its lock."""

    password: str
    kept: str | None
    is_right: bool

    def holds_for(self, staff: Staff) -> bool:
        """Return whether it was right, and is so still."""
        return self.is_right and staff.password == self.kept

    def renew(self, staff: Staff) -> None:
        """Hash the password anew if it was hashed in an older way, in the caller's transaction."""
        if current_app.extensions["security"].pwd_context.needs_update(self.kept):
            staff.password = hash_password(self.password)


def check(staff: Staff | None, password: str) -> Checked:
    """Check a person's password; for nobody, it is wrong and takes as long."""
    password = normal(password[: MOST + 1])
    if staff is None or not staff.password:
        hash_password(password)
        return Checked(password, None, is_right=False)
    return Checked(password, staff.password, is_right=bool(verify_password(password, staff.password)))
