"""Files encrypted chunk by chunk, so that none is ever whole in memory.

A file is ``nonce prefix | chunk | chunk …``, each chunk sealed with AES-256-GCM. A chunk's nonce is the prefix, its
number and whether it is the last: a chunk that was dropped, doubled, moved or cut off does not open.
"""

import os
import struct
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.storage.encryption import CannotDecrypt

CHUNK_BYTES = 256 * 1024
PREFIX_BYTES = 7
TAG_BYTES = 16
COUNTER = struct.Struct(">IB")


class SealedWriter:
    """Encrypts what is written to it, piece by piece, into an open file."""

    def __init__(self, out: IO[bytes], key: bytes, place: bytes) -> None:
        self.out, self.cipher, self.place = out, AESGCM(key), place
        self.prefix = os.urandom(PREFIX_BYTES)
        self.number, self.waiting = 0, bytearray()
        out.write(self.prefix)

    def write(self, piece: bytes) -> int:
        """Take a piece of the plain content; the newest chunk waits, since it may be the last."""
        self.waiting += piece
        while len(self.waiting) > CHUNK_BYTES:
            self.seal(bytes(self.waiting[:CHUNK_BYTES]), is_last=False)
            del self.waiting[:CHUNK_BYTES]
        return len(piece)

    def end(self) -> None:
        """Write the last chunk."""
        self.seal(bytes(self.waiting), is_last=True)
        self.waiting.clear()

    def seal(self, chunk: bytes, *, is_last: bool) -> None:
        """Write one chunk."""
        nonce = self.prefix + COUNTER.pack(self.number, is_last)
        self.out.write(self.cipher.encrypt(nonce, chunk, self.place))
        self.number += 1


def opened_chunks(sealed: IO[bytes], key: bytes, place: bytes) -> Iterator[bytes]:
    """Yield the plain content, piece by piece.

    :raises CannotDecrypt: at the first chunk that was changed, moved or cut off
    """
    cipher, prefix = AESGCM(key), sealed.read(PREFIX_BYTES)
    chunk, number = sealed.read(CHUNK_BYTES + TAG_BYTES), 0
    while True:
        after = sealed.read(CHUNK_BYTES + TAG_BYTES)
        try:
            yield cipher.decrypt(prefix + COUNTER.pack(number, not after), chunk, place)
        except (InvalidTag, ValueError) as error:
            raise CannotDecrypt("This file is not the one that was stored.") from error
        if not after:
            return
        chunk, number = after, number + 1
