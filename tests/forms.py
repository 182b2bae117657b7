"""A form as a person fills it in: only with what it offers, and sent with all it holds, CSRF token included."""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element

Value = str | bool | Iterable[str] | tuple[BytesIO, str]
SILENT_TYPES = {"submit", "button", "reset", "image"}

LINE_END = re.compile(r"\r\n|\r|\n")


def normal(text: str) -> str:
    """Return a text with its white space made single."""
    return " ".join(text.split())


def text_of(element: Element) -> str:
    """Return what an element says, without scripts and templates."""
    if element.tag in {"script", "style", "template"}:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += [text_of(child) if isinstance(child.tag, str) else "", child.tail or ""]
    inner = "".join(pieces)
    return normal(inner) if element.tag not in {"span", "a", "strong", "em", "b", "small"} else inner


def label_of(root: Element, field: Element) -> str:
    """Return the words of a field's label, wherever HTML lets them stand."""
    if named := field.get("aria-label"):
        return normal(named)
    pointed = (field.get("aria-labelledby") or "").split()
    labels = [element for element in root.iter() if element.get("id") in pointed] if pointed else []
    for label in root.iter("label"):
        if (field.get("id") and label.get("for") == field.get("id")) or field in list(label.iter()):
            labels.append(label)
    return normal(" ".join(text_of(label) for label in labels))


class Form:
    """One form of a page: what it holds now, and what may be put in."""

    def __init__(self, root: Element, element: Element, path: str) -> None:
        self.root, self.element, self.path = root, element, path
        self.action = element.get("action") or path
        self.method = (element.get("method") or "get").lower()
        self.values: dict[str, list[Any]] = {}
        self.offered: dict[str, list[str]] = {}
        self.kinds: dict[str, str] = {}
        for field in self.fields():
            self.read(field)

    def fields(self) -> list[Element]:
        """Return the form's own controls, those tied by a form attribute included."""
        tied = [e for e in self.root.iter() if self.element.get("id") and e.get("form") == self.element.get("id")]
        return [e for e in [*self.element.iter(), *tied] if e.tag in {"input", "select", "textarea"} and e.get("name")]

    def read(self, field: Element) -> None:
        """Take in one control: its kind, what it offers and what it holds."""
        name = field.get("name", "")
        kind = field.tag if field.tag != "input" else field.get("type", "text")
        if kind in SILENT_TYPES or field.get("disabled") is not None:
            return
        self.kinds[name] = kind
        holds = self.values.setdefault(name, [])
        if kind in {"radio", "checkbox"}:
            value = field.get("value", "on")
            self.offered.setdefault(name, []).append(value)
            holds += [value] if field.get("checked") is not None else []
        elif kind == "select":
            options = list(field.iter("option"))
            self.offered[name] = [option.get("value", text_of(option)) for option in options]
            chosen = [o for o in options if o.get("selected") is not None] or options[:1]
            holds += [option.get("value", text_of(option)) for option in chosen]
        elif kind == "textarea":
            holds.append("".join(field.itertext()).removeprefix("\n"))
        elif kind != "file":
            holds.append(field.get("value", ""))

    @property
    def buttons(self) -> dict[str, tuple[str, str]]:
        """The words of each submit button and the name and value it sends."""
        found = [e for e in self.element.iter("button") if e.get("type", "submit") == "submit"]
        named = {text_of(e).strip(): (e.get("name", ""), e.get("value", "")) for e in found}
        plain = [e for e in self.element.iter("input") if e.get("type") == "submit"]
        return named | {e.get("value", ""): (e.get("name", ""), e.get("value", "")) for e in plain}

    def has_button(self, words: str) -> bool:
        """Tell whether one of the buttons says this."""
        return any(words in text for text in self.buttons)

    def fill(self, **given: Value) -> "Form":
        """Put values in, as far as the form offers them; ``True`` and ``False`` tick and untick."""
        for name, value in given.items():
            assert name in self.kinds, f"{self.path}: the form has no field {name!r}. Fields: {sorted(self.kinds)}"
            if isinstance(value, bool):
                self.values[name] = self.offered[name][:1] if value else []
            elif isinstance(value, tuple) and self.kinds[name] == "file":
                self.values[name] = [value]
            else:
                self.values[name] = [value] if isinstance(value, str) else [str(item) for item in value]
            if foreign := set(self.values[name]) - set(self.offered.get(name, self.values[name])):
                raise AssertionError(f"{self.path}: {name!r} does not offer {foreign}. Offered: {self.offered[name]}")
        return self

    def data(self, button: str = "") -> dict[str, list[Any]]:
        """Return what the form sends when this button is pressed (the first one, if not said)."""
        pressed = next(((n, v) for words, (n, v) in self.buttons.items() if button in words), ("", ""))
        assert not button or self.has_button(button), f"{self.path}: no button says {button!r}: {sorted(self.buttons)}"
        name, value = pressed
        filled = {**self.values, **({name: [value]} if name else {})}
        return {name: [as_browsers_send(value) for value in values] for name, values in filled.items()}


def as_browsers_send(value: Any) -> Any:
    """Return a value with the line ends that browsers send, wherever it stood; a file stays as it is."""
    return LINE_END.sub("\r\n", value) if isinstance(value, str) else value
