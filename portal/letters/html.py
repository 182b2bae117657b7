"""A letter as a fragment of the answer page; its headings start where the page says."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.letters.document import LetterDocument

TEMPLATES = Path(__file__).parents[2] / "templates"


def render(letter: LetterDocument, *, top: int = 2) -> Markup:
    """Return the letter as HTML.

    :param top: the level of the letter's own heading; 2 where the page has its h1 already
    """
    return Markup(_environment().get_template("letters/letter.html").render(letter=letter, top=top))


def lines(text: str) -> Markup:
    """Text with its line breaks kept and everything else escaped."""
    return Markup("<br>").join(text.split("\n"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["lines"] = lines
    return environment
