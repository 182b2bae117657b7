"""Every pair of tokens that meets on a page can be read, by day and by night, under any controller's colour."""

import re
from itertools import product

import pytest

from portal.controllers.colours import DARK_PAPER, READABLE, contrast, palette
from tests.face.gallery import ROOT

DISTINCT = 3.0  # edges, dots and focus rings (WCAG 2.2, 1.4.11)
TINTS = ("late-tint", "soon-tint", "calm-tint", "wait-tint")
GROUNDS = ("paper", "ground", "brand-tint")
TEXTS = [
    *product(("ink", "ink-soft", "brand-dark"), GROUNDS),
    *product(("late", "soon", "calm", "wait"), ("paper", "ground")),
    *((tint.removesuffix("-tint"), tint) for tint in TINTS),
    *product(("ink", "ink-soft", "brand-dark"), TINTS),
    *product(("ink", "ink-soft", "late"), ("field",)),
    *product(("on-brand",), ("brand", "brand-dark", "late")),
    ("brand", "paper"),  # on every other ground links take brand-dark
    ("paper", "ink"),
    *product(("side-ink", "side-soft", "side-strong"), ("side",)),
    *product(("side-ink", "side-strong"), ("side-chosen",)),
    ("focus-ink", "focus"),
]
EDGES = [
    *product(("line-strong", "brand", "late"), ("paper", "field")),
    ("line-strong", "ground"),
    ("line-strong", "brand-tint"),
    ("focus", "side"),
]
# one of each family that passes on white, the palest and the darkest that do
CONTROLLERS = ("#0b4f6c", "#b00020", "#767676", "#000000", "#0000ff", "#7a5c00", "#8a2be2", "#00795f", "#c2185b")


def tokens(block: str) -> dict[str, str]:
    """Return the colours that a piece of the stylesheet sets."""
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def schemes() -> dict[str, dict[str, str]]:
    """Return the tokens by day and by night; the night replaces what it names."""
    css = (ROOT / "static" / "portal.css").read_text()
    day, night = re.findall(r":root \{(.*?)\n *\}", css, re.DOTALL)[:2]
    return {"light": tokens(day), "dark": tokens(day) | tokens(night)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, READABLE), (EDGES, DISTINCT)], ids=["text", "edges"])
def test_tokens_that_meet_are_told_apart(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = schemes()[scheme]
    ratios = {(one, other): contrast(colours[one], colours[other]) for one, other in pairs}
    assert not {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_shows_on_every_ground(scheme: str) -> None:
    colours = schemes()[scheme]
    for ground in ("paper", "ground", "brand-tint", "side", *TINTS):
        ring = max(contrast(colours[name], colours[ground]) for name in ("focus", "focus-ink"))
        assert ring >= DISTINCT, ground


@pytest.mark.parametrize("colour", CONTROLLERS)
def test_any_controllers_colour_can_be_read(colour: str) -> None:
    shades = palette(colour)
    for scheme, derived in (("light", shades.light), ("dark", shades.night)):
        brand = {"brand": derived.brand, "brand-dark": derived.dark, "brand-tint": derived.tint}
        colours = schemes()[scheme] | brand | {"on-brand": derived.on_brand}
        pairs = [pair for pair in TEXTS if any("brand" in name for name in pair)]
        ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
        assert not {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < READABLE}, scheme


def test_the_derived_night_stands_on_the_same_paper() -> None:
    assert schemes()["dark"]["paper"] == DARK_PAPER


def test_paper_is_always_printed_by_day() -> None:
    css = (ROOT / "static" / "portal.css").read_text()
    assert "@media screen and (prefers-color-scheme: dark)" in css
    assert css.count("prefers-color-scheme") == 1
