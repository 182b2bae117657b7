"""Column charts drawn on the server: places in shares of the width, so that a chart fits any page without a script.

Nothing is styled inline: a tone is a class, and the figures stand in the table beside the chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PLOT_HEIGHT = 150
TOP = 14
STEPS = (1, 2, 5)
MOST_LINES = 4
WIDEST_SHARE = 0.62


@dataclass(frozen=True)
class Segment:
    """One part of a column, in pixels from the top."""

    y: int
    height: int
    tone: str


@dataclass(frozen=True)
class Column:
    """One column: where it stands, in shares of the width, and what stands under and over it."""

    label: str
    x: str
    width: str
    middle: str
    top: int
    total: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Chart:
    """A chart, ready for the template; ``lines`` are the heights of its grid: each column says its own number."""

    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    tones: tuple[tuple[str, str], ...]
    foot: int = TOP + PLOT_HEIGHT


def step_for(highest: int) -> int:
    """Return the distance of the lines: 1, 2 or 5 times a power of ten, so that few lines reach the highest value."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * MOST_LINES >= highest:
                return step * power
        power *= 10


def chart(rows: Sequence[tuple[str, Sequence[int]]], tones: Sequence[tuple[str, str]]) -> Chart:
    """Return the chart of some rows: a label, and the height of each segment from the bottom up.

    :param tones: the tone of each segment and what it means
    """
    highest = max((sum(values) for _, values in rows), default=0)
    step = step_for(highest)
    ceiling = max(step * -(-highest // step), step)
    lines = tuple(TOP + PLOT_HEIGHT - height_of(value, ceiling) for value in range(0, ceiling + 1, step))
    columns = (column(place, len(rows), row, [tone for tone, _ in tones], ceiling) for place, row in enumerate(rows))
    return Chart(tuple(columns), lines, tuple(tones))


def column(place: int, places: int, row: tuple[str, Sequence[int]], tones: Sequence[str], ceiling: int) -> Column:
    """Return one column, its segments piled up."""
    label, values = row
    share = 100 / places
    segments, below = [], 0
    for value, tone in zip(values, tones, strict=True):
        bottom, top = height_of(below, ceiling), height_of(below + value, ceiling)
        if value:
            segments.append(Segment(TOP + PLOT_HEIGHT - top, top - bottom, tone))
        below += value
    left = share * place + share * (1 - WIDEST_SHARE) / 2
    return Column(
        label, f"{left:.3f}%", f"{share * WIDEST_SHARE:.3f}%", f"{share * (place + 0.5):.3f}%",
        TOP + PLOT_HEIGHT - height_of(below, ceiling), below, tuple(segments),
    )  # fmt: skip


def height_of(value: int, ceiling: int) -> int:
    """Return how high a value stands, in pixels; what is not nought is seen."""
    return max(round(PLOT_HEIGHT * value / ceiling), 2 if value else 0)
