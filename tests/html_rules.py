"""What HTML allows where. A parser mends most of it without a word; an HTML checker does not, and neither does this.

``make html`` lets the W3C’s checker read every page of every test; this keeps its commonest complaints out for good.
"""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
LINES = HEADINGS | {
    "abbr", "button", "code", "em", "label", "legend", "p", "pre", "small", "span", "strong", "summary", "time",
}  # fmt: skip
HEADED = frozenset({"legend", "summary"})
PRESSED = frozenset({"a", "button", "label"})
ACTIVE = frozenset({"a", "button", "details", "input", "label", "select", "textarea"})
MEMBERS = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "select": {"option", "optgroup"}, "tr": {"th", "td"},
}  # fmt: skip
DAY = r"\d{4}-\d\d-\d\d"
MOMENT = re.compile(rf"{DAY}(T\d\d:\d\d(:\d\d(\.\d{{1,3}})?)?(Z|[+-]\d\d:\d\d)?)?")
VALUES = {"date": re.compile(DAY), "time": re.compile(r"\d\d:\d\d(:\d\d)?"), "number": re.compile(r"-?\d+(\.\d+)?")}


def faults_of(root: Element) -> Iterator[str]:
    """Find everything that HTML does not allow where it stands."""
    for element in root.iter():
        if isinstance(element.tag, str):
            for rule in RULES:
                yield from rule(element)


def blocks_in_lines(element: Element) -> Iterator[str]:
    """A line of text holds no block; legend and summary may hold a heading."""
    if element.tag in LINES:
        refused = BLOCKS - HEADINGS if element.tag in HEADED else BLOCKS
        yield from (f"<{inner.tag}> stands in <{element.tag}>" for inner in below(element) if inner.tag in refused)


def strangers(element: Element) -> Iterator[str]:
    """A list holds its entries, a row its cells."""
    if allowed := MEMBERS.get(element.tag):
        yield from (f"<{child.tag}> is a child of <{element.tag}>" for child in element if child.tag not in allowed)


def pressed_twice(element: Element) -> Iterator[str]:
    """What is pressed holds nothing else to press, but a label its one field."""
    if element.tag in PRESSED:
        refused = {"a", "label", "details"} if element.tag == "label" else ACTIVE
        yield from (f"<{inner.tag}> stands in <{element.tag}>" for inner in below(element) if inner.tag in refused)


def unreadable_values(element: Element) -> Iterator[str]:
    """A moment and the value of a field have the form a machine reads."""
    if element.tag == "time" and not MOMENT.fullmatch(element.get("datetime") or "".join(element.itertext())):
        yield f"<time datetime={element.get('datetime')!r}> is no moment"
    value, kind = element.get("value") or "", element.get("type", "")
    if element.tag == "input" and value and kind in VALUES and not VALUES[kind].fullmatch(value):
        yield f"<input type={kind!r}> has the value {value!r}, which a browser throws away; make it a text field"


def twice_defined(element: Element) -> Iterator[str]:
    """A term stands once in a list: two of one name belong together as one with two texts."""
    if element.tag == "dl":
        terms = [" ".join("".join(term.itertext()).split()) for term in element.iter("dt")]
        yield from (
            f"the term {term!r} stands {terms.count(term)} times in a <dl>"
            for term in set(terms)
            if terms.count(term) > 1
        )


def unheaded(element: Element) -> Iterator[str]:
    """What is an article or a section of its own says with a heading or a label what it is."""
    own = {child.tag for child in below(element)}
    if element.tag in {"article", "section"} and not (own & HEADINGS or element.get("aria-label")):
        yield f"an <{element.tag}> has no heading"


def below(element: Element) -> Iterator[Element]:
    """Walk everything inside an element."""
    return (inner for inner in element.iter() if inner is not element and isinstance(inner.tag, str))


RULES: tuple[Callable[[Element], Iterator[str]], ...] = (
    blocks_in_lines, strangers, pressed_twice, unreadable_values, twice_defined, unheaded,
)  # fmt: skip
