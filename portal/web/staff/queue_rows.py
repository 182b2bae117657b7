"""A row of the queue in words: how soon, what is asked, where it stands, what is next, who has it."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.law.identity import needed_level
from portal.law.rights import Right
from portal.law.states import State
from portal.services import dates
from portal.services.registers import FOUND
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations import dates as day_words
from portal.translations.labels import label
from portal.web.staff import asked, due_words

WAITING = {State.AWAITING_IDENTITY: "identity", State.AWAITING_CLARIFICATION: "clarification"}


@dataclass(frozen=True)
class Row:
    """What one row of the queue shows."""

    reference: str
    due: str
    tone: str
    day: str
    moved: str
    why: str
    asked: str
    stands: str
    next: str
    controller: str
    by: str
    by_name: str


def row_of(
    subject_request: SubjectRequest, searches: list[str | None], *, today: date, deputy: str | None = None
) -> Row:
    """Put one request into words.

    :param searches: the result of each register's search, None where there is none yet
    :param deputy: who stands in for whoever has it, today
    """
    language, profile = current_language(), profile_of(subject_request.controller)
    assignee = subject_request.assignee
    due, tone, why = dues(subject_request, today)
    return Row(
        reference=subject_request.reference,
        due=due,
        tone=tone,
        day=day_words.short_day(shown_day(subject_request), language),
        moved="" if subject_request.closed_on else due_words.moved(subject_request),
        why=why,
        asked=asked.in_short(subject_request),
        stands=stands(subject_request, searches),
        next=next_words(subject_request, searches) if why else "",
        controller=profile.brand.in_(language),
        by=with_deputy(initials(assignee.name), deputy and initials(deputy)) if assignee else "–",
        by_name=by_name(assignee.name, deputy) if assignee else _("nobody yet"),
    )


def is_over(subject_request: SubjectRequest) -> bool:
    """Tell whether a request is closed and nothing is owed on it: no recipient, no authority, no breach."""
    return subject_request.state == State.CLOSED and subject_request.queue_tab == "closed"


def shown_day(subject_request: SubjectRequest) -> date:
    """Return the day a row is about: when it closed, or when the next thing is due."""
    closed_on = subject_request.closed_on if is_over(subject_request) else None
    return closed_on or subject_request.next_due_on


def dues(subject_request: SubjectRequest, today: date) -> tuple[str, str, str]:
    """Return how soon a request is due, the tone, and why; for one on which nothing is owed how it ended."""
    if is_over(subject_request):
        return label("closure", subject_request.closure or "answered", current_language()), "", ""
    limits = dates.limits_of(subject_request, today=today)
    due, tone = due_words.due_words(subject_request.next_due_on, today, late_after=subject_request.late_after_on)
    return due, tone, due_words.why(subject_request, limits)


def next_words(subject_request: SubjectRequest, searches: list[str | None]) -> str:
    """Return what is to be done next; an answer that holds data waits for identity first."""
    duty = subject_request.next_duty
    if duty == "answer" and FOUND in searches and lacks_identity(subject_request):
        duty = "settle_identity"
    return label("duty", duty, current_language()) if duty else ""


def lacks_identity(subject_request: SubjectRequest) -> bool:
    """Return whether the level its open rights need is not proved yet."""
    wanted = [Right(row.right) for row in subject_request.rights if dates.is_open(row)]
    return subject_request.identity_level < needed_level(wanted, profile_of(subject_request.controller).identity)


def stands(subject_request: SubjectRequest, searches: list[str | None]) -> str:
    """Return where a request stands, in one line."""
    state = State(subject_request.state)
    if state is State.CLOSED:
        return closed_words(subject_request)
    if state in WAITING:
        return waiting(subject_request, WAITING[state])
    if state in {State.AWAITING_FEE, State.TO_APPROVE}:
        return label("state", state, current_language())
    return worked(subject_request, searches) or begun(subject_request)


def closed_words(subject_request: SubjectRequest) -> str:
    """Return when a closed request came; where something is still owed on it, how it ended."""
    if is_over(subject_request):
        return _("Received %(day)s", day=day_words.day(subject_request.received_on, current_language()))
    ended = label("closure", subject_request.closure or "answered", current_language())
    return f"{label('state', State.CLOSED, current_language())}: {ended}"


def waiting(subject_request: SubjectRequest, kind: str) -> str:
    """Return since when the person is waited for."""
    since = [row.asked_on for row in subject_request.pauses if row.kind == kind and row.answered_on is None]
    day = day_words.day(min(since, default=subject_request.received_on), current_language())
    return _("Asked on %(day)s; the clock is paused", day=day)


def worked(subject_request: SubjectRequest, searches: list[str | None]) -> str:
    """Return how far the work has come, or nothing where it has not begun."""
    still_open = [row for row in subject_request.rights if dates.is_open(row)]
    done, every = len(list(filter(None, searches))), len(searches)
    if still_open and all(row.outcome for row in still_open):
        return _("The answer is written; not sent yet")
    if any(row.carried_out_at for row in still_open):
        return _("Carried out; the person has not been told yet")
    if every and done == every:
        return _("All registers are searched")
    return _("%(done)s of %(all)s registers are searched", done=done, all=every) if done else ""


def begun(subject_request: SubjectRequest) -> str:
    """Return what is known of who asks, before any work."""
    if subject_request.state == State.UNCONFIRMED:
        return _("Not confirmed yet; the clock runs")
    rights = [Right(row.right) for row in subject_request.rights]
    needed = needed_level(rights, profile_of(subject_request.controller).identity)
    if subject_request.identity_level >= needed > 0:
        return _("Identity is settled")
    if subject_request.confirmed_at is not None:
        return _("The address is confirmed")
    return _("Came in: %(channel)s", channel=label("receipt_channel", subject_request.channel, current_language()))


def with_deputy(text: str, deputy: str | None) -> str:
    """Return who has a request, and after an arrow who stands in."""
    return f"{text} → {deputy}" if deputy else text


def by_name(name: str, deputy: str | None) -> str:
    """Return who has a request, and who stands in while they are away."""
    return _("%(name)s is away, %(deputy)s stands in", name=name, deputy=deputy) if deputy else name


def initials(name: str) -> str:
    """Return the first letters of a name."""
    return "".join(word[0].upper() for word in name.split()[:2])
