"""What one kind of letter contributes: its title and its sections. Head, facts and closing are the same for all."""

from dataclasses import dataclass

from portal.law.letter_parts import Letter
from portal.law.rights import Outcome, Right
from portal.letters.document import Section


@dataclass(frozen=True)
class Body:
    """Title and sections, with what the gate needs to know of them.

    :param sections: in reading order; those that came out empty are dropped when the letter is put together
    """

    letter: Letter
    title: str
    sections: tuple[Section, ...]
    right: Right | None = None
    outcome: Outcome | None = None
    grounds: tuple[str, ...] = ()

    @property
    def is_decision(self) -> bool:
        """Whether the letter's day is the day of a decision."""
        return self.outcome is not None or self.letter in {Letter.NOT_IDENTIFIED, Letter.NOBODY_FOUND}
