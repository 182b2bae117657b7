"""Encryption at rest, blind indexes and receipt codes: everything that needs a key of the ring.

Personal text is sealed with AES-256-GCM. A sealed value is ``version | key number | nonce | ciphertext``; its
associated data is ``table:column:uid``, so a value copied to another row or column does not open. Subkeys come from
the ring's keys by HKDF, one per use. Keys are never in the database or its backup.
"""

import hashlib
import hmac
import os
import struct
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = 1
HEADER = struct.Struct(">BH")
NONCE_BYTES = 12


class CannotDecrypt(RuntimeError):
    """A stored value does not open: its key is missing from the ring, or it was changed or moved."""


class KeyRing:
    """The installation's storage keys by number; the highest number writes, all of them read."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys:
            raise ValueError('There is no storage key. Run "flask init", or set PORTAL_STORAGE_KEYS.')
        self._keys = dict(keys)
        self.current = max(keys)
        self.numbers = tuple(sorted(keys))
        self.subkey = lru_cache(maxsize=None)(self._subkey)

    def _subkey(self, number: int, use: str) -> bytes:
        """Return 32 bytes for one use of one key.

        :raises CannotDecrypt: when the ring has no key of that number
        """
        if number not in self._keys:
            raise CannotDecrypt(f"Storage key {number} is not in the ring. Put it back into keys.toml.")
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"article12:{use}".encode()).derive(self._keys[number])

    def seal(self, plain: bytes, place: str) -> bytes:
        """Encrypt ``plain`` for one place, ``table:column:uid``."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(self.subkey(self.current, "seal")).encrypt(nonce, plain, place.encode())
        return HEADER.pack(VERSION, self.current) + nonce + sealed

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what ``seal`` made for the same place.

        :raises CannotDecrypt: when the key is missing, or the value was changed or moved
        """
        version, number = HEADER.unpack_from(sealed)
        if version != VERSION:
            raise CannotDecrypt(f"{place} is sealed with version {version}, which this release does not know. Upgrade.")
        nonce = sealed[HEADER.size : HEADER.size + NONCE_BYTES]
        try:
            return AESGCM(self.subkey(number, "seal")).decrypt(
                nonce, sealed[HEADER.size + NONCE_BYTES :], place.encode()
            )
        except InvalidTag as error:
            raise CannotDecrypt(f"{place} does not open: it was changed or moved, or its key was replaced.") from error

    def blind(self, kind: str, value: str) -> bytes:
        """Return the keyed index of a normalised value, for exact look-ups, under the newest key."""
        return self.blind_under(self.current, kind, value)

    def blind_under(self, number: int, kind: str, value: str) -> bytes:
        """Return the keyed index of a normalised value under one key of the ring."""
        return hmac.digest(self.subkey(number, "blind"), f"{kind}:{value}".encode(), hashlib.sha256)

    def code_digest(self, number: int, uid: str, version: int) -> bytes:
        """Return the digest a request's receipt code is written from; nothing of it is stored."""
        return hmac.digest(self.subkey(number, "receipt-code"), f"{uid}:{version}".encode(), hashlib.sha256)

    def totp_secrets(self) -> dict[str, str]:
        """Return the keys that one-time-code secrets of staff are encrypted under, by number; the highest writes."""
        return {str(number): self.subkey(number, "totp").hex() for number in self.numbers}

    def recovery_code_keys(self) -> list[bytes]:
        """Return the Fernet keys that recovery codes of staff are encrypted under; the first one writes."""
        return [urlsafe_b64encode(self.subkey(number, "recovery-code")) for number in reversed(self.numbers)]


def digest_of(secret: str) -> str:
    """Return the SHA-256 of a random identifier, the form in which it is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()
