"""What is next where something else than an answer is owed: on a closed request, too."""

from collections.abc import Callable, Mapping

from flask import url_for
from flask_babel import gettext as _

from portal.law.duties import DutyKey
from portal.services import posting
from portal.services.overview import Overview
from portal.services.returned_post import is_owed
from portal.translations import current_language, dates, duty_words
from portal.web.staff import breaches
from portal.web.staff.case_facts import Link
from portal.web.staff.lifting_steps import lift, tell_before_lifting
from portal.web.staff.next_step import NextStep, to


def owed(case: Overview) -> NextStep | None:
    """What the queue shows this request for, where that is none of its answers."""
    step = STEPS.get(case.subject_request.next_duty)
    return step(case) if step else None


def breach(case: Overview) -> NextStep | None:
    """A breach goes before everything: its hours run."""
    return breaches.settle(case) if case.subject_request.next_duty == DutyKey.SETTLE_BREACH else None


def by_then(case: Overview) -> str:
    """Return by when it is owed, and why on that day."""
    row, language = case.subject_request, current_language()
    by = _("Due %(day)s.", day=dates.weekday_day(row.next_due_on, language))
    return f"{by} {duty_words.reason(row.next_duty, language)}".strip()


def authority(case: Overview) -> NextStep:
    """The authority waits for a reply, or for data."""
    title = duty_words.DUTIES[case.subject_request.next_duty][current_language()]
    text = _("What it is about stands below.")
    return NextStep(title, f"{by_then(case)} {text}")


def post(case: Overview) -> NextStep:
    """A letter is ready and lies there."""
    button = Link(_("Print and post"), url_for("staff.post.show"))
    return NextStep(_("Post the letter"), by_then(case), button)


def deliver_again(case: Overview) -> NextStep:
    """An answer came back, by mail or by post."""
    for row in filter(is_owed, posting.of_request(case.subject_request)):
        ways = {"number": row.id}
        others = [to(case, "returned.settle", _("Settled otherwise"), **ways)]
        again = to(case, "returned.again", _("Send it again"), **ways)
        return NextStep(_("A letter came back"), by_then(case), again, others)
    button = to(case, "redelivery.show", _("Send it again"))
    return NextStep(_("The answer did not arrive"), by_then(case), button)


def tell_recipients(case: Overview) -> NextStep:
    """Somebody who has the data does not know what was done."""
    text = _("Whoever the data were given to is told what was corrected, erased or restricted. They are listed below.")
    button = to(case, "recipients.name", _("See the recipients"))
    return NextStep(_("Tell the recipients"), f"{by_then(case)} {text}", button)


STEPS: Mapping[str, Callable[[Overview], NextStep | None]] = {
    DutyKey.ANSWER_AUTHORITY: authority,
    DutyKey.GIVE_TO_AUTHORITY: authority,
    DutyKey.POST: post,
    DutyKey.DELIVER_AGAIN: deliver_again,
    DutyKey.TELL_RECIPIENTS: tell_recipients,
    DutyKey.TELL_BEFORE_LIFTING: tell_before_lifting,
    DutyKey.LIFT_RESTRICTION: lift,
}
