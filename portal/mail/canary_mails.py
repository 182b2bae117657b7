"""The alarm when the channel's self-test did not come through: to who may test it, with nothing of any person."""

from datetime import datetime

from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Paragraph, Text
from portal.translations import dates
from portal.translations.labels import label


def canary_failed(occasion: Occasion) -> Text:
    """Tell since when requests, or the mails about them, may not come through, and what was being tested."""
    profile, language = profile_of(occasion.fact("controller")), occasion.language
    begun_at = clock.local(datetime.fromisoformat(occasion.fact("begun_at")), profile.time_zone)
    return Text(
        _("Requests to %(company)s may not come through", company=profile.brand.in_(language)),
        (
            Paragraph(_("The self-test of the request channel did not come through. The time limits run on.")),
            Paragraph(label("canary_fault", occasion.fact("fault"), language)),
            Facts(
                (
                    (_("Tested"), dates.moment(begun_at, language)),
                    (_("It stopped at"), label("canary_step", occasion.fact("step"), language)),
                )
            ),
            Button(_("Open the self-test"), occasion.link("/staff/canary")),
        ),
        why=_("You get this mail because you approve, advise or administer there."),
    )
