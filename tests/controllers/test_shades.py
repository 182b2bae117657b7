"""One colour in, readable shades out, by day and by night."""

import pytest

from portal.controllers.colours import DARK_PAPER, READABLE, WHITE, contrast, is_colour, palette, stylesheet

COLOURS = ["#0b4f6c", "#6a2f5b", "#1f5c3f", "#000000", "#0000ff", "#757575", "#a4262c", "#7a4b00"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that may carry text on white
        ("#777777", "#ffffff", 4.48),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("colour", COLOURS)
def test_every_shade_is_read_on_its_ground(colour: str) -> None:
    light, night = palette(colour).light, palette(colour).night
    assert light.brand == colour
    for shades, paper in ((light, WHITE), (night, DARK_PAPER)):
        assert contrast(shades.on_brand, shades.brand) >= READABLE
        assert contrast(shades.on_brand, shades.dark) >= READABLE
        assert contrast(shades.dark, shades.tint) >= READABLE
        assert contrast(shades.brand, paper) >= READABLE
        assert contrast(shades.dark, paper) >= READABLE
    assert contrast("#16202a", light.tint) >= 7
    assert contrast("#e9eff4", night.tint) >= 7


def test_a_colour_is_six_small_hexadecimal_digits() -> None:
    assert is_colour("#0b4f6c")
    assert not any(map(is_colour, ("0b4f6c", "#0B4F6C", "#fff", "#0b4f6c;", "#0b4f6c\n", "red")))


def test_the_stylesheet_sets_the_same_names_for_day_and_night() -> None:
    css = stylesheet("#0b4f6c")
    day, night = css.split("@media screen and (prefers-color-scheme: dark)")
    for name in ("--brand:", "--brand-dark:", "--brand-tint:", "--on-brand:"):
        assert day.count(name) == night.count(name) == 1
    assert "--brand: #0b4f6c;" in day
