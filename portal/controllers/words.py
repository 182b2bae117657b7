"""A text that a controller gives in each of its languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in several languages, the controller's first language first."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, texts: Mapping[str, str], languages: tuple[str, ...] = LANGUAGES) -> Self:
        """Keep what is said in ``languages``, in that order."""
        return cls(tuple((language, texts[language]) for language in languages if language in texts))

    @classmethod
    def same(cls, text: str, languages: tuple[str, ...] = LANGUAGES) -> Self:
        """A proper name, which is the same in every language."""
        return cls(tuple((language, text) for language in languages))

    def in_(self, language: str) -> str:
        """The text in ``language``; where that is missing, in the controller's first language."""
        for known, text in self.texts:
            if known == language:
                return text
        return str(self)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.texts)

    def __str__(self) -> str:
        return self.texts[0][1] if self.texts else ""

    def __bool__(self) -> bool:
        return any(text for _, text in self.texts)
