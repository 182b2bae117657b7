"""A row of the queue in words: how soon, what is asked, where it stands, what is next, who has it."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.law.duties import DutyKey
from portal.law.identity import needed_level
from portal.law.rights import Right
from portal.law.states import State
from portal.services import dates
from portal.services.next_action import next_action
from portal.storage.models import SubjectRequest
from portal.storage.queries import SearchRow
from portal.translations import current_language, duty_words
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
    answer_by: str
    moved: str
    why: str
    asked: str
    stands: str
    next: str
    controller: str
    by: str
    by_name: str


def row_of(
    subject_request: SubjectRequest, searches: list[SearchRow], *, today: date, deputy: str | None = None
) -> Row:
    """Put one request into words.

    :param searches: how far the search of each register is
    :param deputy: who stands in for whoever has it, today
    """
    assignee = subject_request.assignee
    return Row(
        reference=subject_request.reference,
        asked=asked.in_short(subject_request),
        stands=stands(subject_request, searches),
        next=next_words(subject_request, searches),
        controller=profile_of(subject_request.controller).brand.in_(current_language()),
        by=with_deputy(initials(assignee.name), deputy and initials(deputy)) if assignee else "–",
        by_name=by_name(assignee.name, deputy) if assignee else _("nobody yet"),
        **(rested(subject_request) if is_over(subject_request) else dues(subject_request, today)),
    )


def is_over(subject_request: SubjectRequest) -> bool:
    """Tell whether a request is closed and nothing is owed on it: no recipient, no authority, no breach."""
    return subject_request.state == State.CLOSED and subject_request.queue_tab == "closed"


def rested(subject_request: SubjectRequest) -> dict[str, str]:
    """Return how and when a request ended on which nothing is owed."""
    language = current_language()
    day = day_words.short_day(subject_request.closed_on or subject_request.next_due_on, language)
    how = label("closure", subject_request.closure or "answered", language)
    return {"due": how, "tone": "", "day": day, "answer_by": "", "moved": "", "why": ""}


def dues(subject_request: SubjectRequest, today: date) -> dict[str, str]:
    """Return how soon something is due and of what that is the day; the answer's day beside it, if it is another."""
    language, limits = current_language(), dates.limits_of(subject_request, today=today)
    duty, day = due_words.due_day(subject_request, limits)
    due, tone = due_words.due_words(day, today, late_after=subject_request.late_after_on)
    has_other = duty != "answer_by" and subject_request.closed_on is None
    answer_by = due_words.unbroken(limits.answer_by)
    return {
        "due": due,
        "tone": tone,
        "day": duty_words.day_of(duty, due_words.unbroken(day), language),
        "answer_by": duty_words.day_of("answer_by", answer_by, language) if has_other else "",
        "moved": "" if subject_request.closed_on else due_words.moved(subject_request, limits),
        "why": due_words.why(subject_request, limits),
    }


def next_words(subject_request: SubjectRequest, searches: list[SearchRow]) -> str:
    """Return what is to be done next, as the request's page says it."""
    duty = "" if is_over(subject_request) else next_action(subject_request, searches)
    return label("duty", duty, current_language()) if duty else ""


def stands(subject_request: SubjectRequest, searches: list[SearchRow]) -> str:
    """Return where a request stands, in one line."""
    state = State(subject_request.state)
    if state is State.CLOSED:
        return closed_words(subject_request)
    if state in WAITING:
        return waiting(subject_request, WAITING[state])
    if state is State.TO_APPROVE:
        return label("state", state, current_language())
    if state is State.AWAITING_FEE:
        return "; ".join(filter(None, (label("state", state, current_language()), worked(subject_request, searches))))
    return worked(subject_request, searches) or begun(subject_request)


def closed_words(subject_request: SubjectRequest) -> str:
    """Return when a closed request came; where something is still owed on it, how it ended or what has not arrived."""
    if is_over(subject_request):
        return _("Received %(day)s", day=day_words.day(subject_request.received_on, current_language()))
    if subject_request.next_duty == DutyKey.DELIVER_AGAIN:
        return _("Closed, but it did not reach the person")
    if subject_request.next_duty == DutyKey.POST:
        return _("Closed, but not posted yet")
    ended = label("closure", subject_request.closure or "answered", current_language())
    return f"{label('state', State.CLOSED, current_language())}: {ended}"


def waiting(subject_request: SubjectRequest, kind: str) -> str:
    """Return since when the person is waited for."""
    since = [row.asked_on for row in subject_request.pauses if row.kind == kind and row.answered_on is None]
    day = day_words.day(min(since, default=subject_request.received_on), current_language())
    return _("Asked on %(day)s; the clock is paused", day=day)


def worked(subject_request: SubjectRequest, searches: list[SearchRow]) -> str:
    """Return how far the work has come, or nothing where it has not begun."""
    still_open = [row for row in subject_request.rights if dates.is_open(row)]
    done, every = sum(one.result is not None for one in searches), len(searches)
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
