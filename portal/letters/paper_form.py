"""The request form as paper shows it: sections, fields, and the choices of each."""

from dataclasses import dataclass
from datetime import date

from portal.controllers import Profile


@dataclass(frozen=True)
class Option:
    """One thing that may be ticked."""

    label: str
    is_on: bool = False


@dataclass(frozen=True)
class PaperField:
    """One question: written on lines, or ticked.

    :param note: what stands behind the label, such as "(optional)"
    :param value: what was filled in already
    :param rows: blank lines to write on
    """

    label: str
    note: str = ""
    hint: str = ""
    value: str = ""
    rows: int = 1
    options: tuple[Option, ...] = ()

    @property
    def kind(self) -> str:
        """How it is set."""
        return "choice" if self.options else "text"


@dataclass(frozen=True)
class PaperSection:
    """Questions under a heading."""

    heading: str
    fields: tuple[PaperField, ...]


@dataclass(frozen=True)
class PaperForm:
    """The whole form. ``reference`` is known to nobody until staff record the letter under it."""

    profile: Profile
    language: str
    title: str
    reference: str
    reference_label: str
    reference_hint: str
    intro: tuple[str, ...]
    sections: tuple[PaperSection, ...]
    ending: tuple[str, ...]
    made_on: date
