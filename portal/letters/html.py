"""A letter as a fragment of the answer page. The page may import the same macro from templates/letters/letter.html."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.letters.document import LetterDocument

TEMPLATES = Path(__file__).parents[2] / "templates"


def render(letter: LetterDocument, *, top: int = 2) -> str:
    """Return the letter as HTML, everything in it escaped.

    :param top: the level of the letter's own heading; 2 where the page has its h1 already
    """
    macro = vars(_environment().get_template("letters/letter.html").module)["letter"]
    return str(macro(letter, top=top))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
