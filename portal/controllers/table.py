"""Reading a table of a profile key by key, so that every problem is found and nothing unknown slips through."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from email_validator import EmailNotValidError, validate_email

from portal.controllers.money import NotMoney, money
from portal.controllers.reading import Reading
from portal.controllers.words import LANGUAGES, Words


class Table:
    """A table of the file. What is missing or wrong is reported and replaced, so that reading goes on."""

    def __init__(self, reading: Reading, values: Mapping[str, Any], where: str = "") -> None:
        self.reading, self.where = reading, where
        self._values = dict(values)
        self._known: set[str] = set()
        reading.at_the_end.append(self.report_unknown_keys)
        self._read_marks()

    def _read_marks(self) -> None:
        assumed = self._values.pop("assumed", False)
        if assumed is True:
            self.reading.assumed.append(self.where)
        elif isinstance(assumed, list):
            self.reading.assumed.extend(self.place(str(key)) for key in assumed)
            for key in assumed:
                if key not in self._values:
                    self.problem("assumed", f"there is no “{key}” here", "list keys of this very table, or write true")
        elif assumed is not False:
            self.problem("assumed", "not understood", 'write true, or a list of keys such as ["iban"]')
        origin = self._values.pop("from", None)
        if isinstance(origin, str):
            self.reading.origins[self.where] = origin
        elif origin is not None:
            self.problem("from", "not a text", "say in quotes where this fact stands")

    @property
    def is_assumed(self) -> bool:
        return self.where in self.reading.assumed

    def place(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key

    def problem(self, key: str, wrong: str, remedy: str) -> None:
        self.reading.problem(self.place(key), wrong, remedy)

    def has(self, key: str) -> bool:
        self._known.add(key)
        return key in self._values

    def _take(self, key: str) -> Any:
        self._known.add(key)
        return self._values.get(key)

    def report_unknown_keys(self) -> None:
        for key in self._values:
            if key not in self._known:
                near = difflib.get_close_matches(key, self._known, n=1)
                remedy = f"did you mean “{near[0]}”?" if near else f"known here: {', '.join(sorted(self._known))}"
                self.problem(key, "unknown key", remedy)

    def text(self, key: str, default: str | None = None, *, remedy: str = "write it in quotes") -> str:
        value = self._take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            self.problem(key, "missing" if value is None else "not a text", remedy)
            return default or ""
        return value.strip()

    def flag(self, key: str, default: bool = False) -> bool:
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.problem(key, f"{value!r} is not a yes or no", "write true or false, without quotes")
        return value if isinstance(value, bool) else default

    def whole(self, key: str, default: int, *, lowest: int, highest: int) -> int:
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            self.problem(key, f"{value!r} is out of range", f"write a whole number from {lowest} to {highest}")
            return default
        return value

    def price(self, key: str) -> Any:
        value = self._take(key)
        try:
            return money("0.00" if value is None else value)
        except NotMoney:
            self.problem(key, f"{value!r} is not an amount", 'write it in quotes with two decimals, such as "2.00"')
            return money("0.00")

    def one_of(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        value = self._take(key)
        if value is None and default is not None:
            return default
        if value not in options:
            wrong = "missing" if value is None else f"“{value}” is not known"
            self.problem(key, wrong, f"write one of {', '.join(options)}")
            return default or options[0]
        return str(value)

    def many_of(self, key: str, options: Sequence[str], default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list, or one text standing for a list of one."""
        value = self._take(key)
        if value is None:
            return default
        chosen = [value] if isinstance(value, str) else value
        if not isinstance(chosen, list) or any(item not in options for item in chosen):
            self.problem(key, f"{value!r} is not known", f"write a list of any of {', '.join(options)}")
            return default
        return tuple(dict.fromkeys(chosen))

    def email(self, key: str, default: str | None = None) -> str:
        address = self.text(key, default, remedy="write an e-mail address such as name@example.org")
        try:
            return validate_email(address, check_deliverability=False).normalized if address else ""
        except EmailNotValidError:
            self.problem(key, f"“{address}” is not an e-mail address", "write one such as name@example.org")
            return ""

    def optional_words(self, key: str) -> Words | None:
        return self.words(key) if self.has(key) else None

    def words(self, key: str) -> Words:
        """A text in each of the profile's languages."""
        value = self._take(key)
        languages = self.reading.languages
        wanted = "write " + ", ".join(f'{key}.{language} = "…"' for language in languages)
        if not isinstance(value, Mapping):
            self.problem(key, "missing" if value is None else "not given by language", wanted)
            return Words(())
        return Table(self.reading, value, self.place(key)).as_words()

    def as_words(self) -> Words:
        """This table itself as a text by language."""
        languages = self.reading.languages
        self._known.update(LANGUAGES)
        texts = {language: self.text(language, remedy=f"every text is needed in {', '.join(languages)}")
                 for language in languages}  # fmt: skip
        return Words.of(texts, languages)

    def proper_name(self, key: str) -> Words:
        """A name: one text for all languages, or one for each."""
        value = self._values.get(key)
        if isinstance(value, str) and value.strip():
            self._known.add(key)
            return Words.same(value.strip(), self.reading.languages)
        return self.words(key)

    def list_of_words(self, key: str) -> tuple[Words, ...]:
        return tuple(table.as_words() for table in self.tables(key))

    def table(self, key: str, *, required: bool = False) -> "Table":
        value = self._take(key)
        if not isinstance(value, Mapping):
            if value is not None or required:
                self.problem(key, "missing" if value is None else "not a table", f"add a [{self.place(key)}] table")
            value = {}
        return Table(self.reading, value, self.place(key))

    def tables(self, key: str, *, required: bool = False) -> list["Table"]:
        value = self._take(key)
        rows = value if isinstance(value, list) and all(isinstance(row, Mapping) for row in value) else []
        if not rows and (required or value is not None):
            self.problem(key, "missing" if value is None else "not a list of tables", f"add [[{key}]] tables")
        return [
            Table(self.reading, row, f"{self.place(key)}[{row.get('key') or number}]")
            for number, row in enumerate(rows, start=1)
        ]
