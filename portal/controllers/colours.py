"""The controller's one colour, and the shades derived from it for light and dark pages."""

import re
from dataclasses import dataclass

WHITE = "#ffffff"
DARK_PAPER = "#0f161d"
"""The ground of dark pages, as static/portal.css has it; also the text on their filled buttons."""

READABLE = 4.5
"""Contrast of text with its ground that WCAG 2.2 AA asks for (1.4.3)."""

_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Shades:
    """The colour itself, a stronger one for hovering, a ground, and the text on a filled button."""

    brand: str
    dark: str
    tint: str
    on_brand: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Shades for light and for dark pages."""

    light: Shades
    night: Shades


def is_colour(text: str) -> bool:
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palette(colour: str) -> Palette:
    """Derive every shade; ``colour`` is readable on white."""
    return Palette(
        light=Shades(brand=colour, dark=_mix(colour, "#000000", 0.27), tint=_mix(colour, WHITE, 0.905), on_brand=WHITE),
        night=_night(colour),
    )


def stylesheet(colour: str) -> str:
    """The controller's colours as custom properties, for both kinds of page."""
    shades = palette(colour)
    night = _rules(shades.night).replace("\n", "\n  ")
    return f"{_rules(shades.light)}\n@media screen and (prefers-color-scheme: dark) {{\n  {night}\n}}\n"


def _rules(shades: Shades) -> str:
    return (
        f":root {{\n  --brand: {shades.brand};\n  --brand-dark: {shades.dark};\n"
        f"  --brand-tint: {shades.tint};\n  --on-brand: {shades.on_brand};\n}}"
    )


def _night(colour: str) -> Shades:
    """Lighten the colour until it is easily read on dark paper and on its own tint."""
    tint = _mix(colour, DARK_PAPER, 0.72)
    brand = next(
        lighter for step in range(101)
        if min(contrast(lighter := _mix(colour, WHITE, step / 100), tint), contrast(lighter, DARK_PAPER)) >= 6
    )  # fmt: skip
    return Shades(brand=brand, dark=_mix(brand, WHITE, 0.35), tint=tint, on_brand=DARK_PAPER)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: str, other: str, share: float) -> str:
    mixed = (a + (b - a) * share for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in mixed)
