"""What comes next with a request, as its receipt tells it."""

from flask_babel import gettext as _

from portal.law.rights import rule
from portal.mail.occasion import Occasion
from portal.mail.parts import Paragraph, Part


def what_happens_next(occasion: Occasion) -> tuple[Part, ...]:
    """Say what the controller does now, and how the answer will come."""
    every = [rule(row.right) for row in occasion.subject_request.rights]
    if all(right.must_act_at_once for right in every):
        return (Paragraph(_("We do what you asked for at once, and tell you when it is done.")),)
    more_time = _(
        "If we need more time, we tell you why by %(day)s at the latest.",
        day=occasion.day(occasion.dates.extend_by),
    )
    return (
        Paragraph(_("We look for your data. If something is unclear, or if we must be sure that it is you, we ask.")),
        Paragraph(how_the_answer_comes(occasion.subject_request.delivery)),
        Paragraph(more_time),
    )


def how_the_answer_comes(delivery: str) -> str:
    """Say how the answer will reach the person."""
    if delivery == "post":
        return _("We send the answer by post.")
    if delivery == "onsite":
        return _("When the answer is ready, we tell you, and you can come and see it at our office.")
    return _("When the answer is ready, you get a mail with a link. To open it you also need your secret code.")
