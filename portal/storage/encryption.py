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
from collections.abc import Callable, Mapping
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = 1
HEADER = struct.Struct(">BH")
NONCE_BYTES = 12
FINGERPRINT_LENGTH = 16


class CannotDecrypt(RuntimeError):
    """A stored value does not open: its key is missing from the ring, or it was changed or moved."""


class KeyRing:
    """The installation's storage keys by number; the highest number writes, all of them read.

    What must outlive a key (receipt codes, codes by post, mailed links) hangs on a root derived from it. The root stays
    when the key is dropped, and opens nothing that is stored.
    """

    def __init__(self, keys: Mapping[int, bytes], retired: Mapping[int, bytes] | None = None) -> None:
        if not keys:
            raise ValueError('There is no storage key. Run "flask init", or set PORTAL_STORAGE_KEYS.')
        self._keys = dict(keys)
        self.current = max(keys)
        self.numbers = tuple(sorted(keys))
        self.subkey = lru_cache(maxsize=None)(self._subkey)
        self.roots = {number: key for number, key in (retired or {}).items() if number not in keys}
        self.roots |= {number: self.subkey(number, "outliving") for number in self.numbers}
        self.lasting = lru_cache(maxsize=None)(self._lasting)

    def _lasting(self, number: int, use: str) -> bytes:
        """Return 32 bytes for one use of what outlives a key.

        :raises CannotDecrypt: when neither the key nor its root is there
        """
        if number not in self.roots:
            raise CannotDecrypt(f"Neither storage key {number} nor what it left behind is in keys.toml. Put it back.")
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"article12:{use}".encode()).derive(self.roots[number])

    def _subkey(self, number: int, use: str) -> bytes:
        """Return 32 bytes for one use of one key.

        :raises CannotDecrypt: when the ring has no key of that number
        """
        if number not in self._keys:
            raise CannotDecrypt(f"Storage key {number} is not in the ring. Put it back into keys.toml.")
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"article12:{use}".encode()).derive(self._keys[number])

    def seal(self, plain: bytes, place: str) -> bytes:
        """Encrypt ``plain`` for one place, ``table:column:uid``."""
        return self.sealed_with(self.subkey(self.current, "seal"), plain, place)

    def sealed_with(self, subkey: bytes, plain: bytes, place: str) -> bytes:
        """Encrypt under a subkey of the newest key."""
        nonce = os.urandom(NONCE_BYTES)
        return self.header + nonce + AESGCM(subkey).encrypt(nonce, plain, place.encode())

    @property
    def header(self) -> bytes:
        """Return what every value begins with that the newest key sealed."""
        return HEADER.pack(VERSION, self.current)

    def open(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what ``seal`` made for the same place.

        :raises CannotDecrypt: when the key is missing, or the value was changed or moved
        """
        return self.opened_with(lambda number: self.subkey(number, "seal"), sealed, place)

    def opened_with(self, subkey: Callable[[int], bytes], sealed: bytes, place: str) -> bytes:
        """Decrypt with the subkey of the number a value names.

        :raises CannotDecrypt: when the key is missing, or the value was changed or moved
        """
        version, number = HEADER.unpack_from(sealed)
        if version != VERSION:
            raise CannotDecrypt(f"{place} is sealed with version {version}, which this release does not know. Upgrade.")
        nonce, cipher = sealed[HEADER.size : HEADER.size + NONCE_BYTES], AESGCM(subkey(number))
        try:
            return cipher.decrypt(nonce, sealed[HEADER.size + NONCE_BYTES :], place.encode())
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
        return hmac.digest(self.lasting(number, "receipt-code"), f"{uid}:{version}".encode(), hashlib.sha256)

    def posted_digests(self, kind: str, uid: str) -> list[bytes]:
        """Return the digests a posted code may be written from, the newest key's first."""
        numbers = sorted(self.roots, reverse=True)
        return [hmac.digest(self.lasting(one, "posted"), f"{kind}:{uid}".encode(), hashlib.sha256) for one in numbers]

    def seal_link(self, plain: bytes, place: str) -> bytes:
        """Encrypt what a mailed link carries, so that it still opens when the key has been dropped."""
        return self.sealed_with(self.lasting(self.current, "link"), plain, place)

    def open_link(self, sealed: bytes, place: str) -> bytes:
        """Decrypt what a mailed link carries.

        :raises CannotDecrypt: when it was changed, or nothing of its key is left
        """
        return self.opened_with(lambda number: self.lasting(number, "link"), sealed, place)

    def fingerprints(self) -> dict[str, str]:
        """Return what tells each key from another one, by number, and helps nobody to guess it."""
        return {str(number): self.subkey(number, "fingerprint").hex()[:FINGERPRINT_LENGTH] for number in self.numbers}

    def totp_secrets(self) -> dict[str, str]:
        """Return the keys that one-time-code secrets of staff are encrypted under, by number; the highest writes."""
        return {str(number): self.subkey(number, "totp").hex() for number in self.numbers}

    def recovery_code_keys(self) -> list[bytes]:
        """Return the Fernet keys that recovery codes of staff are encrypted under; the first one writes."""
        return [urlsafe_b64encode(self.subkey(number, "recovery-code")) for number in reversed(self.numbers)]


def digest_of(secret: str) -> str:
    """Return the SHA-256 of a random identifier, the form in which it is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()
