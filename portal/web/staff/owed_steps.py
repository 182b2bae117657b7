"""What is next where something else than an answer is owed: on a closed request, too."""

from collections.abc import Callable, Mapping

from flask import url_for
from flask_babel import gettext as _

from portal.law.duties import DutyKey
from portal.services import letters, posting
from portal.services.overview import Overview
from portal.services.posted_answers import may_go
from portal.services.returned_post import is_owed
from portal.storage.models import Posting
from portal.translations import current_language, dates, duty_words
from portal.web.staff import breaches
from portal.web.staff.case_facts import Link
from portal.web.staff.lifting_steps import lift, tell_before_lifting
from portal.web.staff.next_step import NextStep, to


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
    """A letter is ready and lies there: to be posted, if there is an address and who asks is proved."""
    row, title = case.subject_request, _("Post the letter")
    if not letters.postal_lines(row):
        text = _("There is no postal address where letters arrive. Ask the person for one, or look in the register.")
        button = to(case, "postal_address.show", _("Enter another address"))
        return NextStep(title, f"{by_then(case)} {text}", button)
    if any(one.posted_on is None and not may_go(row, one.letter) for one in posting.of_request(row)):
        return NextStep(title, f"{by_then(case)} {proof_fell()}", prove_again(case))
    return NextStep(title, by_then(case), Link(_("Print and post"), url_for("staff.post.show")))


def deliver_again(case: Overview) -> NextStep:
    """An answer came back, by mail or by post."""
    for row in filter(is_owed, posting.of_request(case.subject_request)):
        return send_on(case, row)
    button = to(case, "redelivery.show", _("Send it again"))
    return NextStep(_("The answer did not arrive"), by_then(case), button)


def send_on(case: Overview, row: Posting) -> NextStep:
    """A letter came back: it goes out again, once there is an address that works and who asks is proved."""
    title, ways = _("A letter came back"), {"number": row.id}
    others = [to(case, "returned.settle", _("Settled otherwise"), **ways)]
    if not letters.postal_lines(case.subject_request):
        text = _("No letter arrives at the old address. Ask the person for another, or look in the register.")
        button = to(case, "postal_address.show", _("Enter another address"))
        return NextStep(title, f"{by_then(case)} {text}", button, others)
    if not may_go(case.subject_request, row.letter):
        return NextStep(title, f"{by_then(case)} {proof_fell()}", prove_again(case), others)
    others.insert(0, to(case, "postal_address.show", _("Another postal address")))
    return NextStep(title, by_then(case), to(case, "returned.again", _("Send it again"), **ways), others)


def proof_fell() -> str:
    """Return why an answer waits although there is an address."""
    return _("The proof of who is asking was of the old address. Before the answer goes out, prove it again.")


def prove_again(case: Overview) -> Link:
    """Return the way to another proof: a closed request stays closed."""
    return to(case, "identity.show", _("Settle identity"))


def tell_recipients(case: Overview) -> NextStep:
    """Somebody who has the data does not know what was done."""
    text = _("Whoever the data were given to is told what was corrected, erased or restricted. They are listed below.")
    button = to(case, "recipients.name", _("See the recipients"))
    return NextStep(_("Tell the recipients"), f"{by_then(case)} {text}", button)


def send_code(case: Overview) -> NextStep:
    """A new secret code was asked for after the answer: it is sent, or what was done instead is written down."""
    text = _("If none can be sent, write to the person or note what you did. Then it is no longer to do.")
    others = [to(case, "casework.note", _("Write a note"))]
    button = to(case, "new_code.send", _("Send a new code"))
    return NextStep(_("The secret code is lost"), f"{by_then(case)} {text}", button, others)


STEPS: Mapping[str, Callable[[Overview], NextStep | None]] = {
    DutyKey.SETTLE_BREACH: breaches.settle,
    DutyKey.ANSWER_AUTHORITY: authority,
    DutyKey.GIVE_TO_AUTHORITY: authority,
    DutyKey.POST: post,
    DutyKey.DELIVER_AGAIN: deliver_again,
    DutyKey.SEND_CODE: send_code,
    DutyKey.TELL_RECIPIENTS: tell_recipients,
    DutyKey.TELL_BEFORE_LIFTING: tell_before_lifting,
    DutyKey.LIFT_RESTRICTION: lift,
}
