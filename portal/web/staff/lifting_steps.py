"""What is next where a restriction is to be lifted: told first, then done."""

from flask_babel import gettext as _

from portal.services.outstanding import pending_lift
from portal.services.overview import Overview
from portal.translations import current_language, dates
from portal.web.staff.next_step import NextStep, to


def tell_before_lifting(case: Overview) -> NextStep:
    """A restriction is to end, and the person does not know."""
    text = _("A restriction is to end on %(day)s. The person is told before.", day=lift_day(case))
    return NextStep(_("Tell the person before lifting"), text, to(case, "lifting.tell", _("See the letter")))


def lift(case: Overview) -> NextStep:
    """The person was told of a day: that day the restriction ends, not before."""
    planned = pending_lift(case.subject_request)
    if planned is not None and case.today < planned.lift_on:
        day = lift_day(case)
        text = _("The person was told. Until %(day)s the data stay restricted; you can lift it from that day.", day=day)
        return NextStep(_("A restriction will end"), text)
    text = _("Take the mark off the data in your own systems, then record it here.")
    return NextStep(_("Lift the restriction"), text, to(case, "lifting.lift", _("Record that it is lifted")))


def lift_day(case: Overview) -> str:
    """Return the day of the lifting that is planned."""
    planned = pending_lift(case.subject_request)
    return dates.weekday_day(planned.lift_on, current_language()) if planned else ""
