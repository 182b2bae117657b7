"""Whom a letter is for."""

from dataclasses import dataclass

from portal.letters.wording import readable


@dataclass(frozen=True)
class Addressee:
    """Who receives the letter. A protected address is never handed to the letter: print it on a cover sheet."""

    name: str
    address: tuple[str, ...] = ()
    is_protected: bool = False

    @property
    def window(self) -> tuple[str, ...]:
        """What may stand in the envelope's window."""
        lines = (self.name,) if self.is_protected else (self.name, *self.address)
        return tuple(filter(None, map(readable, lines)))
