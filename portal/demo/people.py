"""A person of the demo: invented, at home at example.org."""

import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist, and what a training company would know of them."""

    number: int
    language: str
    first_name: str
    last_name: str
    street: str
    place: str
    employer: str
    course: str
    course_on: date

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def email(self) -> str:
        """The address they write from."""
        return f"{plain(self.first_name)}.{plain(self.last_name)}{self.number}@example.org"

    @property
    def old_email(self) -> str:
        """The address a register has where they have changed theirs."""
        return f"{plain(self.last_name)}.{plain(self.first_name)}{self.number}@example.org"

    @property
    def phone(self) -> str:
        """A number nobody has: subscriber numbers do not begin with zeros."""
        return f"040 00{self.number // 1000 % 10} {self.number % 1000:03}"

    @property
    def address(self) -> str:
        """Where letters go."""
        return f"{self.street}\n{self.place}"

    @property
    def misspelt(self) -> str:
        """The last name as somebody heard it on the phone."""
        middle = len(self.last_name) // 2
        return self.last_name[:middle] + self.last_name[middle + 1 :]

    @property
    def customer_number(self) -> str:
        """What the register calls them."""
        return f"{10000 + self.number}"


def plain(name: str) -> str:
    """Return a name as it stands in an e-mail address."""
    name = name.casefold().replace("ł", "l").replace("-", "")
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
