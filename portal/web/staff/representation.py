"""Asked for somebody else: what staff write down before the answer may go to who asked."""

from datetime import date
from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal import clock
from portal.law.representation import OnBehalf, Record
from portal.services import filing, representation
from portal.services.grants import Action
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import CaseForm, acting_by_id, back_to, opened, page, sent
from portal.web.staff.panel import Panel
from portal.web.typed import words

bp = Blueprint("representation", __name__, url_prefix="/requests/<reference>/representation")
LABELS = {
    Record.MANDATE: _l("The mandate"),
    Record.CHILD_AGE: _l("The child’s age"),
    Record.CHILD_VIEW: _l("The child’s own view"),
    Record.OTHER_GUARDIAN: _l("The other guardian"),
    Record.PROTECTION: _l("A protected address, or another need of protection"),
}
HINTS = {
    Record.MANDATE: _l("Who gave it, when, and what it covers. Keep no copy of identity papers."),
    Record.CHILD_AGE: _l("And how you know it. For a grown-up ward: who was appointed, when and by whom."),
    Record.CHILD_VIEW: _l("What the child thinks of it, as far as the child is old enough, and how you know."),
    Record.OTHER_GUARDIAN: _l("Whether there is one, and whether they agree or need be asked."),
    Record.PROTECTION: _l(
        "Whether the child or a parent must be protected from somebody, and what may then not be told."
    ),
}


class RepresentationForm(CaseForm):
    """What was found out, one text for each thing."""

    mandate = words(LABELS[Record.MANDATE])
    child_age = words(LABELS[Record.CHILD_AGE])
    child_view = words(LABELS[Record.CHILD_VIEW])
    other_guardian = words(LABELS[Record.OTHER_GUARDIAN])
    protection = words(LABELS[Record.PROTECTION])

    def __init__(self, subject_request: SubjectRequest) -> None:
        before = representation.written(subject_request)
        super().__init__(subject_request, data={kind.value: row.text for kind, row in before.items()})
        self.wanted = representation.wanted_of(subject_request)
        for name in [kind.value for kind in Record if kind not in self.wanted]:
            del self[name]

    @property
    def texts(self) -> dict[Record, str]:
        """What is written, by the thing it is about."""
        return {kind: self[kind.value].data or "" for kind in self.wanted}


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Write down why the answer may go to who asked."""
    subject_request = opened(reference, Action.ACT)
    if subject_request.on_behalf == OnBehalf.NONE:
        abort(404)
    form = RepresentationForm(subject_request)
    if sent(form, lambda: representation.write_down(subject_request, form.texts, **acting_by_id(form))):
        return back_to(subject_request, said(subject_request))
    today = filing.today_of(subject_request, clock.now())
    return page("representation/show", subject_request, form, hints=HINTS, **asked_for(subject_request, today=today))


def said(subject_request: SubjectRequest) -> str:
    """Return what is still missing, or that nothing is."""
    missing = representation.missing_of(subject_request)
    if not missing:
        return _("Written down. The answer may go to who asked, as far as you wrote.")
    return _("Written down. Still missing: %(what)s.", what=names(missing))


def names(kinds: tuple[Record, ...]) -> str:
    """Return what is missing, in words."""
    return ", ".join(label("representation_record", kind, current_language()) for kind in kinds)


def asked_for(subject_request: SubjectRequest, *, today: date) -> dict[str, Any]:
    """Return who asks for whom, and whether a young person is to be asked first."""
    return {
        "how": label("on_behalf", subject_request.on_behalf, current_language()),
        "ask_first": representation.must_be_asked_first(subject_request, today=today),
    }


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Tell what is written down of who asks for whom, and what is missing."""
    subject_request = case.subject_request
    if subject_request.on_behalf == OnBehalf.NONE or subject_request.shrunk_on is not None:
        return None
    is_written = any(event.kind == "representation_recorded" for event in history)
    rows = representation.written(subject_request) if is_written else {}
    missing = tuple(kind for kind in representation.wanted_of(subject_request) if kind not in rows)
    return Panel(
        "staff/representation/panel.html",
        {
            **asked_for(subject_request, today=case.today),
            "written": [(LABELS[kind], row.text) for kind, row in rows.items()],
            "missing": names(missing),
        },
    )
