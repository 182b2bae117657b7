"""The request form on paper, filled in or left blank, as a tagged PDF for a window envelope."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.letters import font_coverage, glyphs
from portal.letters.paper_form import PaperField, PaperForm
from portal.letters.pdf import LetterNotRendered, drawn, logo_of, typeset
from portal.letters.wording import readable

TEMPLATE = Path(__file__).with_name("paper.typ")
SMALLEST_SET = (next(iter(font_coverage.FAMILIES)),)


def render(form: PaperForm) -> bytes:
    """Set the form.

    :raises LetterNotRendered: if the typesetter refuses it
    """
    try:
        return _render(form, tuple(font_coverage.FAMILIES))
    except LetterNotRendered:
        # As with letters: scripts that no single font can join are set with one font alone.
        return _render(form, SMALLEST_SET)


def _render(form: PaperForm, families: tuple[str, ...]) -> bytes:
    def shown(text: str) -> str:
        return glyphs.drawable(readable(text), families=families).text

    unread = {"language": form.language, "colour": form.profile.colour, "logo": logo_of(form.profile.logo)}
    data = drawn(_texts(form), shown) | {"sections": _sections(form, shown)} | unread | {"fonts": families}
    return typeset(data, dated_on=form.made_on, name="The paper form", template=TEMPLATE)


def _texts(form: PaperForm) -> dict[str, Any]:
    contact, language = form.profile.contact, form.language
    name = form.profile.name.in_(language)
    return {
        "title": form.title,
        "sender": name,
        "mark": form.profile.brand.in_(language),
        "address": (name, contact.street, contact.place(language)),
        "foot": " · ".join(filter(None, (name, contact.phone, contact.email))),
        "reference": form.reference,
        "reference_label": form.reference_label,
        "reference_hint": form.reference_hint,
        "intro": form.intro,
        "ending": form.ending,
    }


def _sections(form: PaperForm, shown: Callable[[str], str]) -> list[dict[str, Any]]:
    return [
        {"heading": shown(section.heading), "fields": [_field(field, shown) for field in section.fields]}
        for section in form.sections
    ]


def _field(field: PaperField, shown: Callable[[str], str]) -> dict[str, Any]:
    options = [asdict(option) | {"label": shown(option.label)} for option in field.options]
    texts = {name: shown(getattr(field, name)) for name in ("label", "note", "hint", "value")}
    return {"kind": field.kind, "rows": field.rows, **texts, "options": options}
