"""One form for an answer: made for its right and outcome, filled in with what is known, read back as an answer."""

from collections.abc import Iterator

from flask import request
from flask_babel import gettext as _
from wtforms import Field

from portal.law.rights import Outcome, Right
from portal.letters.answers import (
    AccessFacts,
    Answer,
    ConsentFacts,
    ErasureFacts,
    MarketingFacts,
    ObjectionFacts,
    PortabilityFacts,
    RectificationFacts,
    RestrictionFacts,
    SearchFacts,
)
from portal.letters.answers.answer import AnswerFacts, facts_type
from portal.services.answer_store import answer_of
from portal.services.overview import Overview
from portal.storage.models import RequestedRight
from portal.web.staff.answer_forms import access, changes, choices, nothing, refusal, rows
from portal.web.staff.answer_forms.kind import Asking, Fields, Kind, Values
from portal.web.staff.case import CaseForm

KINDS: dict[type[AnswerFacts], Kind] = {
    AccessFacts: access.ACCESS,
    SearchFacts: nothing.NOTHING_HELD,
    RectificationFacts: changes.RECTIFICATION,
    ErasureFacts: changes.ERASURE,
    RestrictionFacts: changes.RESTRICTION,
    ObjectionFacts: choices.OBJECTION,
    MarketingFacts: choices.MARKETING,
    PortabilityFacts: choices.PORTABILITY,
    ConsentFacts: choices.CONSENT,
}
OF_THE_FORM = frozenset({"version", "csrf_token"})


class AnswerForm(CaseForm):
    """An answer as staff write it. Parts may be left open: the letter's preview names what is missing."""

    asking: Asking
    kind: Kind | None

    @property
    def wants_more(self) -> bool:
        """Whether a further row was asked for instead of saving."""
        return rows.MORE in request.form

    @property
    def answer(self) -> Answer:
        """What was typed, as the letter is made from it."""
        typed = {field.name: field.data for field in self if field.name not in OF_THE_FORM}
        own = {name: text for name, text in typed.items() if name not in refused_names(self.asking)}
        facts = self.kind.facts(self.asking, own) if self.kind else None
        right, outcome = Right(self.asking.row.right), self.asking.outcome
        if not outcome.needs_ground:
            return Answer(right, outcome, facts)
        return Answer(right, outcome, facts, refusal.facts(self.asking, typed))

    @property
    def groups(self) -> Iterator[tuple[str, list[Field]]]:
        """The fields in order: rows of one kind together under the name of their kind, others alone under none."""
        grouped: set[str] = set()
        for field in self:
            name = row.group("name") if (row := rows.ANY_ROW.match(field.name)) else ""
            if name in grouped or field.name in OF_THE_FORM or field.name.startswith("detail-"):
                continue
            grouped |= {name} if name else set()
            yield name, [one for one in self if one.name.startswith(f"{name}-")] if name else [field]

    def rows_of(self, fields: list[Field]) -> list[list[Field]]:
        """Return the fields of a group, row by row."""
        places = dict.fromkeys(field.name.split("-")[1] for field in fields)
        return [[field for field in fields if field.name.split("-")[1] == place] for place in places]

    def demands(self, ground: str) -> list[Field]:
        """Return the fields for what a ground demands."""
        return [field for field in self if field.name.startswith(f"detail-{ground}-")]

    def warnings(self, ground: str) -> list[str]:
        """Return what staff are told when they think of a ground."""
        return refusal.warnings_of(self.asking, ground)


def refused_names(asking: Asking) -> set[str]:
    """Return the names of the fields that belong to the refusal."""
    return set(refusal.fields(asking)) if asking.outcome.needs_ground else set()


def form_for(case: Overview, row: RequestedRight, outcome: Outcome) -> AnswerForm:
    """Return the form for one right's answer, with what is known or was written before."""
    before = answer_of(row)
    earlier = before if before is not None and before.outcome is outcome else None
    asking = Asking(case, row, outcome, request.form, earlier)
    wanted = facts_type(Right(row.right), outcome)
    kind = KINDS[wanted] if wanted else None
    made: Fields = {**(kind.fields(asking) if kind else {})}
    made |= refusal.fields(asking) if outcome.needs_ground else {}
    form = type("AnswerForm", (AnswerForm,), dict(made))(case.subject_request, data=values_of(asking, kind))
    form.asking, form.kind = asking, kind
    return form


def values_of(asking: Asking, kind: Kind | None) -> Values:
    """Return what the form holds: what was decided before with this outcome, else what is known."""
    known, earlier = kind.known(asking) if kind else {}, asking.earlier
    if earlier is None:
        return known
    kept = kind.kept(asking, earlier.facts) if kind and earlier.facts is not None else {}
    return {**known, **kept, **(refusal.kept(asking, earlier.refusal) if asking.outcome.needs_ground else {})}


def group_title(name: str) -> str:
    """Return what stands over rows of one kind."""
    return {
        "changes": _("Changed data"),
        "erased": _("Erased data"),
        "stays": _("Data that stay, if any"),
    }[name]
