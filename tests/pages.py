"""A page as a careful reader sees it: every page a test opens is read for what all pages owe their readers."""

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from werkzeug.test import TestResponse

from tests import html_rules
from tests.forms import Form, label_of, normal, text_of

LANGUAGES = {"fi", "sv", "en"}
UNLABELLED_TYPES = {"hidden", "submit", "button", "reset", "image"}
OBSOLETE = {"center", "font", "marquee", "b", "i", "u", "big", "tt", "strike", "frame", "frameset"}
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "aria-errormessage", "headers")


class Page:
    """One HTML answer, parsed strictly. ``html`` parse errors fail the test that opened it."""

    def __init__(self, response: TestResponse, path: str) -> None:
        self.response, self.path = response, path
        self.source = response.get_data(as_text=True)
        self.root: Element = parse(self.source, path)
        self.check()

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @cached_property
    def elements(self) -> list[Element]:
        """Every element, in document order."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    @cached_property
    def text(self) -> str:
        """What the page says, white space made single."""
        return text_of(self.all("body")[0])

    @property
    def h1(self) -> str:
        """The page's heading."""
        return text_of(self.all("h1")[0])

    @property
    def title(self) -> str:
        """The title a browser shows."""
        return text_of(self.all("title")[0])

    @property
    def language(self) -> str:
        """The language the page says it is in."""
        return self.root.get("lang", "")

    @property
    def links(self) -> dict[str, str]:
        """The words of each link and where it leads."""
        return {accessible_name(link): link.get("href", "") for link in self.all("a") if link.get("href")}

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary, empty when there is none."""
        return [
            text_of(line) for alert in self.all("*", role="alert") for line in alert.iter() if line.tag in {"li", "p"}
        ]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a kind (``*`` for any) with these attributes."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if tag in {"*", element.tag} and all(element.get(name) == value for name, value in wanted.items())
        ]

    def link(self, words: str) -> str:
        """Return where the one link with these words leads."""
        found = {href for text, href in self.links.items() if normal(words) in text}
        assert len(found) == 1, f"{self.path}: {len(found)} links say {words!r}. Links: {sorted(self.links)}"
        return found.pop()

    def form(self, *, button: str = "", action: str = "") -> Form:
        """Return the one form of the page, or the one with this button or this piece in its action."""
        forms = [Form(self.root, form, self.path) for form in self.all("form")]
        fitting = [form for form in forms if form.has_button(button) and action in form.action]
        assert len(fitting) == 1, (
            f"{self.path}: {len(fitting)} forms fit button={button!r} action={action!r}: "
            f"{[(form.action, form.buttons) for form in forms]}"
        )
        return fitting[0]

    def check(self) -> None:
        """Fail, with every fault at once, when the page owes its readers something."""
        faults = [*self.faults_of_frame(), *self.faults_of_ids(), *self.faults_of_forms(), *self.faults_of_content()]
        faults += html_rules.faults_of(self.root)
        assert not faults, f"{self.path} ({self.status}):\n  " + "\n  ".join(faults)

    def faults_of_frame(self) -> list[str]:
        """Read heading, title, language and landmarks."""
        faults = []
        if not self.source.lstrip().lower().startswith("<!doctype html>"):
            faults.append("does not start with <!doctype html>")
        if len(self.all("h1")) != 1:
            return [*faults, f"has {len(self.all('h1'))} h1; a page has one"]
        if len(self.all("title")) != 1 or not self.title.startswith(self.h1):
            faults.append(f"the title {self.title!r} does not start with the h1 {self.h1!r}")
        if self.language not in LANGUAGES:
            faults.append(f"<html lang={self.language!r}> is none of {sorted(LANGUAGES)}")
        if len(self.all("main")) != 1:
            faults.append(f"has {len(self.all('main'))} <main>; a page has one")
        if not self.all("meta", name="viewport"):
            faults.append("has no <meta name=viewport>")
        levels = [int(e.tag[1]) for e in self.elements if re.fullmatch(r"h[1-6]", e.tag)]
        for before, after in pairwise(levels):
            if after > before + 1:
                faults.append(f"an h{after} follows an h{before}; heading levels do not skip")
        return faults

    def faults_of_ids(self) -> list[str]:
        """Read that ids are unique and that what points to one finds it."""
        ids = Counter(element.get("id") for element in self.elements if element.get("id") is not None)
        faults = [f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1]
        for element in self.elements:
            named = [element.get("for", "")] if element.tag == "label" else []
            named += [part for attribute in REFERENCES for part in (element.get(attribute) or "").split()]
            href = element.get("href") or ""
            named += [href[1:]] if element.tag == "a" and href.startswith("#") else []
            faults += [
                f"<{element.tag}> points to #{name}, which is not there" for name in named if name and name not in ids
            ]
        return faults

    def faults_of_forms(self) -> list[str]:
        """Read that every field has a label, every form a method and, when it posts, its CSRF token."""
        faults = []
        for field in (e for e in self.elements if e.tag in {"input", "select", "textarea"}):
            if field.get("type", "text") not in UNLABELLED_TYPES and not label_of(self.root, field):
                faults.append(f"the field {field.get('name') or field.get('id')!r} has no label")
        for group in self.all("fieldset"):
            if not [child for child in group if child.tag == "legend" and text_of(child)]:
                faults.append("a <fieldset> has no <legend>")
        for button in self.all("button"):
            if button.get("type") is None:
                faults.append(f"the button {text_of(button)!r} has no type")
        for form in (Form(self.root, form, self.path) for form in self.all("form")):
            if form.method == "post" and not urlsplit(form.action).netloc and "csrf_token" not in form.values:
                faults.append(f"the form to {form.action!r} posts without a csrf_token")
        return faults

    def faults_of_content(self) -> list[str]:
        """Read that nothing is inline, foreign, obsolete or nameless."""
        faults = []
        for element in self.elements:
            inline = [name for name in element.attrib if name == "style" or name.startswith("on")]
            faults += [f"<{element.tag}> has an inline {name}; put it in static/" for name in inline]
            if element.tag == "style" or (element.tag == "script" and not element.get("src")):
                faults.append(f"an inline <{element.tag}>; put it in static/")
            if element.tag in OBSOLETE:
                faults.append(f"<{element.tag}> is presentation; use a class")
            if element.tag == "img" and element.get("alt") is None:
                faults.append(f"the image {element.get('src')!r} has no alt")
            source = element.get("src") or (element.get("href") if element.tag == "link" else None) or ""
            if urlsplit(source).netloc:
                faults.append(f"<{element.tag}> loads from {source!r}; nothing comes from elsewhere")
            if element.tag in {"a", "button"} and not accessible_name(element):
                faults.append(f"a <{element.tag}> to {element.get('href')!r} has no words")
        return faults


def parse(source: str, path: str) -> Element:
    """Parse HTML and fail on the first thing that is not HTML."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root: Element = parser.parse(source)
    faults = [
        f"line {place[0]}: {html5lib.constants.E[code] % values}"
        for place, code, values in parser.errors
        if code != "expected-doctype-but-got-start-tag"
    ]
    assert not faults, f"{path} is not valid HTML:\n  " + "\n  ".join(faults)
    return root


def accessible_name(element: Element) -> str:
    """Return what a screen reader says for a link or a button."""
    pictures = " ".join(image.get("alt", "") for image in element.iter("img"))
    return normal(element.get("aria-label") or f"{text_of(element)} {pictures}")
