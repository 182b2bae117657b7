"""One profile file being read, and what is wrong in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from portal.controllers.words import LANGUAGES


class ProfileInvalid(ValueError):
    """A profile cannot be used; ``problems`` lists everything that is wrong, and what to do."""

    is_about_installation = True  # so its message stands in the log

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass
class Reading:
    """One file being read: what was wrong in it, what it marks as assumed, and where its facts are from."""

    file: str
    languages: tuple[str, ...] = LANGUAGES
    problems: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)
    at_the_end: list[Callable[[], None]] = field(default_factory=list)

    def problem(self, where: str, wrong: str, remedy: str) -> None:
        place = f"{self.file}, {where}" if where else self.file
        self.problems.append(f"{place}: {wrong}; {remedy}")

    def finish(self) -> None:
        """Make the last checks, then refuse the file if anything was wrong."""
        for check in self.at_the_end:
            check()
        if self.problems:
            raise ProfileInvalid(self.problems)
