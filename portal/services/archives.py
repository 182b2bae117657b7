"""A ZIP that is written while it is sent: nothing of it waits on the disk, and no more than a piece in the memory."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

CHECKSUMS = "sha256.txt"


@dataclass(frozen=True)
class Member:
    """One file of an archive; what is packed already, such as a PDF, is only stored."""

    name: str
    pieces: Iterable[bytes]
    is_packed: bool = False


class Sink:
    """What the archive is written into: it keeps the pieces until they are sent, and cannot be gone back in."""

    def __init__(self) -> None:
        self.held: list[bytes] = []

    def write(self, piece: bytes, /) -> int:
        """Take a piece."""
        self.held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def close(self) -> None:
        """What is held is still to be taken."""

    def taken(self) -> bytes:
        """Hand over what has come in since the last time."""
        pieces, self.held = self.held, []
        return b"".join(pieces)


def streamed(members: Iterable[Member], *, at: datetime) -> Iterator[bytes]:
    """Yield an archive piece by piece, with the SHA-256 of every file at its end, as ``sha256sum -c`` reads it.

    :param at: the moment written into it, as the reader's clocks show it
    """
    sink, sums = Sink(), []
    with zipfile.ZipFile(sink, "w") as archive:
        for member in members:
            digest = hashlib.sha256()
            with archive.open(entry(member, at), "w", force_zip64=True) as out:
                for piece in member.pieces:
                    digest.update(piece)
                    out.write(piece)
                    yield sink.taken()
            sums.append(f"{digest.hexdigest()}  {member.name}\n")
        archive.writestr(entry(Member(CHECKSUMS, ()), at), "".join(sums))
    yield sink.taken()


def entry(member: Member, at: datetime) -> zipfile.ZipInfo:
    """Return what the archive says of a file."""
    info = zipfile.ZipInfo(member.name, at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_STORED if member.is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
