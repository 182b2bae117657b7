"""The request form's questions as they stand on paper: the same labels, hints and choices, filled in where typed."""

from collections.abc import Iterable

from flask_babel import gettext as _
from wtforms import BooleanField, Field, TextAreaField

from portal.law.rights import Right, rule
from portal.letters.paper_form import Option, PaperField, PaperSection
from portal.web.public.forms import RequestForm, in_words

ELSEWHERE = frozenset({"hints", "copies"})
CONTACTS = ("email", "phone", "address")
NEVER_OPTIONAL = frozenset(
    {"access_scope", "erasure_scope", "portability_target", "restriction_ground", "channels", "consent", "wrong",
     "correct", "objection_processing", "delivery", "language", "on_behalf"}
)  # fmt: skip
ROWS = {"address": 2, "channel_post": 2}
LONG = 3
MYSELF = "none"
"""Whoever asks for themselves ticks nothing."""


def sections_of(form: RequestForm, *, is_blank: bool) -> tuple[PaperSection, ...]:
    """Return every question of the form, in the order a person would answer them by hand."""
    is_one = len(form.chosen) == 1
    asks = [
        PaperSection(_("What you ask") if is_one else in_words("right", right), asked(form, right, is_blank))
        for right in form.chosen
    ]
    return (
        PaperSection(_("Who asks?"), (*questions(form, ["name"], is_blank), *contacts(form, is_blank))),
        *asks,
        PaperSection(_("The answer"), questions(form, answer_fields(form), is_blank)),
        PaperSection(_("If you ask for somebody else"), questions(form, BEHALF, is_blank)),
        PaperSection(_("If some ways of contact are not safe for you"), questions(form, SAFETY, is_blank)),
    )


BEHALF = ("on_behalf", "represented_name", "child_birth_year")
SAFETY = ("protected_address", "no_contact_channels")


def answer_fields(form: RequestForm) -> list[str]:
    """Return the questions about finding the data and sending the answer."""
    copies = ["copies"] if Right.ACCESS in form.chosen else []
    return [*(["hints"] if form.asks_identity else []), "delivery", *copies, "language"]


def asked(form: RequestForm, right: Right, is_blank: bool) -> tuple[PaperField, ...]:
    """Return what one right asks."""
    return questions(form, [name for name in rule(right).asks if name not in ELSEWHERE], is_blank)


def contacts(form: RequestForm, is_blank: bool) -> tuple[PaperField, ...]:
    """Return the ways to reach the person, of which one is enough."""
    made = [question(form, name, is_blank) for name in CONTACTS]
    value = "" if is_blank else form.post_address
    first, phone, post = made
    return (
        PaperField(first.label, _("(one of these three is enough)"), value=first.value),
        PaperField(phone.label, value=phone.value),
        PaperField(post.label, value=value, rows=ROWS["address"]),
    )


def questions(form: RequestForm, names: Iterable[str], is_blank: bool) -> tuple[PaperField, ...]:
    """Return several questions."""
    return tuple(question(form, name, is_blank) for name in names)


def question(form: RequestForm, name: str, is_blank: bool) -> PaperField:
    """Return one question, ticked or written on lines."""
    field = form[name]
    note = "" if name in NEVER_OPTIONAL or (name == "name" and form.asks_identity) else _("(optional)")
    if isinstance(field, BooleanField):
        return PaperField("", options=(Option(str(field.label.text), not is_blank and bool(field.data)),))
    if getattr(field, "choices", None):
        return PaperField(str(field.label.text), note, options=options_of(field, is_blank))
    rows = ROWS.get(name, LONG if isinstance(field, TextAreaField) else 1)
    value = "" if is_blank else field.data or ""
    return PaperField(str(field.label.text), note, HINTS.get(name, lambda: "")(), value=value, rows=rows)


def options_of(field: Field, is_blank: bool) -> tuple[Option, ...]:
    """Return the choices, ticked as they are on the screen; on an empty form nothing is ticked."""
    chosen = field.data if isinstance(field.data, list) else [field.data]
    return tuple(
        Option(str(choice.label), not is_blank and choice.value in chosen)
        for choice in field.choices
        if choice.value != MYSELF
    )


HINTS = {
    "hints": lambda: _(
        "For example a course and its date, your employer or a customer number. "
        "Do not write your personal identity code."
    ),
    "wrong": lambda: _("For example: “My surname is spelled Virtamen.”"),
    "correct": lambda: _("For example: “It should be Virtanen.”"),
    "erasure_grounds": lambda: _("You need not give a reason. It can help us to decide faster."),
    "copies": lambda: _("The first copy is free; further ones may cost what printing and posting them costs."),
    "consent": lambda: _(
        "For example the newsletter or photographs. You can withdraw it at any time, without giving a reason."
    ),
}
