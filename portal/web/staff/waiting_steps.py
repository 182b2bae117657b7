"""What is next while the person is asked something, or has written."""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.law.lapsing import decide_without_reply_on, remind_on
from portal.law.pauses import PauseKind
from portal.law.states import State
from portal.services import copies, identity_links
from portal.services.outstanding import open_pauses
from portal.services.overview import Overview
from portal.storage.models import RightPause
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.case_facts import Link
from portal.web.staff.next_step import NextStep, to

KINDS = {State.AWAITING_IDENTITY: PauseKind.IDENTITY, State.AWAITING_CLARIFICATION: PauseKind.CLARIFICATION}


def unread(case: Overview) -> NextStep | None:
    """Something the person wrote, before anything else; on a closed request too."""
    since = case.subject_request.unread_since_on
    if since is None:
        return None
    text = _("Written on %(day)s. It stands below, under Messages.", day=dates.day(since, current_language()))
    asked, reply = open_pauses(case.subject_request), to(case, "messages.show", _("Read and reply"))
    if case.is_closed and (count := copies.further_by_hand(case.subject_request)):
        text = ngettext(
            "The fee for %(num)s further copy is accepted. Print it from the letter, and write to the person when it "
            "can be fetched.",
            "The fee for %(num)s further copies is accepted. Print them from the letter, and write to the person when "
            "they can be fetched.",
            count,
        )
        way = to(case, "messages.show", _("Write to the person"))
        return NextStep(_("Hand the further copies over"), text, way)
    if not asked:
        return NextStep(_("Read what the person wrote"), text, reply)
    others = [end_of(case, row) for row in asked[:1]]
    if asked[0].kind == PauseKind.IDENTITY and case.proved < case.needed_now:
        text += " " + (link_out(case) or _("If it shows a way to prove who asks, settle identity with it first."))
        return NextStep(_("Read what the person wrote"), text, proofs(case, asked[0])[0], [reply, *others])
    text += " " + _("If it answers what you asked, end the question: the clock runs again from that day.")
    return NextStep(_("Read what the person wrote"), text, reply, others)


def waited_for(case: Overview) -> NextStep | None:
    """The question that the person has not answered: what its silence calls for today."""
    kind = KINDS.get(State(case.subject_request.state))
    rows = open_pauses(case.subject_request, kind) if kind else []
    if not rows:
        return None
    step = {"remind": reminding, "decide_without_reply": deciding}.get(case.subject_request.next_duty, waiting)
    return step(case, rows[0])


def waiting(case: Overview, row: RightPause) -> NextStep:
    """Nothing to do yet."""
    language = current_language()
    said = [_("Asked on %(day)s, and not answered yet.", day=dates.day(row.asked_on, language))]
    if row.kind == PauseKind.IDENTITY and (link := link_out(case)):
        said.append(link)
    if row.reminded_on:
        said.append(_("Reminded on %(day)s.", day=dates.day(row.reminded_on, language)))
        day = dates.day(decide_without_reply_on(row.reminded_on), language)
        said.append(_("If nothing comes, decide on %(day)s.", day=day))
    else:
        said.append(_("A reminder is due on %(day)s.", day=dates.day(remind_on(row.asked_on), language)))
    said.append(_("The date moves as long as the clock stands still."))
    links = [*proofs(case, row), end_of(case, row), *([] if row.reminded_on else [reminder(case, row)])]
    if case.unsearched:
        links.append(to(case, "searches.show", _("Search meanwhile")))
    title = label("state", State(case.subject_request.state), language)
    return NextStep(title, " ".join(said), None, links)


def reminding(case: Overview, row: RightPause) -> NextStep:
    """A week of silence, and no mail that could go by itself."""
    day = dates.day(row.asked_on, current_language())
    text = _("Asked on %(day)s, and not answered. There is one reminder.", day=day)
    return NextStep(_("Remind the person"), text, reminder(case, row), [*proofs(case, row), end_of(case, row)])


def deciding(case: Overview, row: RightPause) -> NextStep:
    """Two weeks of silence after the reminder: decide, never close silently."""
    if row.kind == PauseKind.CLARIFICATION:
        text = _("The reminder brought no reply in two weeks. End the question and give everything they asked for.")
        return NextStep(_("Decide without the reply"), text, end_of(case, row))
    text = _(
        "The reminder brought no reply in two weeks. Try another contact from the register, or close the request "
        "with a letter that says why and what would have helped (Art 12(2))."
    )
    ways = proofs(case, row)
    closing = to(case, "closing.not_identified", _("Close: not identified"))
    return NextStep(_("Decide without the reply"), text, ways[0], [closing, end_of(case, row)])


def link_out(case: Overview) -> str:
    """Return that a link went to the register's address and is waited for; nothing where none is out."""
    day = identity_links.sent_on(case.subject_request, today=case.today)
    if day is None:
        return ""
    return _(
        "A link was sent to the register’s address on %(day)s: identity is settled when its button is pressed.",
        day=dates.day(day, current_language()),
    )


def proofs(case: Overview, row: RightPause) -> list[Link]:
    """Return the way to prove who asks, where that is the question."""
    return [to(case, "identity.show", _("Settle identity"))] if row.kind == PauseKind.IDENTITY else []


def end_of(case: Overview, row: RightPause) -> Link:
    """Return the way to end a question."""
    return to(case, "questions.settle", _("They answered"), kind=row.kind)


def reminder(case: Overview, row: RightPause) -> Link:
    """Return the way to the one reminder."""
    return to(case, "questions.remind", _("Remind them"), kind=row.kind)
