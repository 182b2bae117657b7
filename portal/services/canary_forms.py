"""The forms of a page as a browser without script sees them: their fields with what is filled in, and their buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TICKED = frozenset({"radio", "checkbox"})
PRESSED = frozenset({"submit", "image", "button", "reset"})


@dataclass
class Form:
    """One form that is sent by POST."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Tell whether a field or a button has this name."""
        return name in self.buttons or any(name == known for known, _ in self.fields)

    def filled(self, **values: str) -> list[tuple[str, str]]:
        """Return what is sent: the fields as they are, but for these."""
        return [(name, text) for name, text in self.fields if name not in values] + list(values.items())


class FormReader(HTMLParser):
    """Collects a page's forms. ``forms_of`` reads a whole page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.writing = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Begin a form, or note a field of the one that was begun."""
        given = {name: value or "" for name, value in attributes}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.form = Form(given.get("action", ""))
            self.forms.append(self.form)
        elif self.form is not None and (name := given.get("name")):
            self.note(tag, name, given)

    def note(self, tag: str, name: str, given: dict[str, str]) -> None:
        """Note one field or button."""
        kind = given.get("type", "")
        form = self.forms[-1]
        if tag == "button" or (tag == "input" and kind in PRESSED):
            form.buttons.append(name)
        elif tag == "textarea":
            self.writing, self.text = name, []
        elif tag == "input" and (kind not in TICKED or "checked" in given):
            form.fields.append((name, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        """Note what is written in a text field of several lines."""
        if self.writing:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a form, or a text field of several lines."""
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.writing:
            self.forms[-1].fields.append((self.writing, "".join(self.text).removeprefix("\n")))
            self.writing = ""


def forms_of(page: str) -> list[Form]:
    """Return the forms of a page that are sent by POST."""
    reader = FormReader()
    reader.feed(page)
    return reader.forms
