"""What lies in a package: its files with their hashes, and what was left out of it and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.letters.wording import say


@dataclass(frozen=True)
class PackedFile:
    """A file in the package: its place in it, what it is, and its hash."""

    path: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class LeftOut:
    """A file that is not in it: of which register, of which kind, and why. Its name may tell of somebody else."""

    register: str
    kind: str
    because: str

    def named(self, language: str) -> str:
        """Return which file it is, in words."""
        if self.register:
            return say("package.left", language, register=self.register, kind=self.kind)
        return say("package.left_answer", language, kind=self.kind)


@dataclass(frozen=True)
class Contents:
    """All that a package tells of itself."""

    company: str
    reference: str
    language: str
    sealed_at: datetime
    sealed_on: date
    files: Sequence[PackedFile]
    left_out: Sequence[LeftOut]
