"""The mail to staff after a restore: from when the data are, what may be missing, and what waits for them."""

from datetime import datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.mail.occasion import Occasion
from portal.mail.parts import Facts, Paragraph, Text
from portal.translations import dates


def staff_restored(occasion: Occasion) -> Text:
    """Tell who answers for the desk that it stands as it stood when a backup was taken."""
    made_at, held = datetime.fromisoformat(occasion.fact("made_at")), occasion.fact("held")
    waiting = ngettext(
        "One mail was still waiting then. It is held back, since it may have been sent afterwards.",
        "%(num)s mails were still waiting then. They are held back, since they may have been sent afterwards.",
        held,
    )
    taken = f"{dates.long_day(made_at.date(), occasion.language)} {made_at:%H:%M} UTC"
    how = _(
        "Whoever runs the portal sees them with “flask mail held”. “flask mail release” sends them, “flask mail leave” "
        "leaves them unsent."
    )
    return Text(
        _("The portal was restored from a backup"),
        (
            Paragraph(_("Everything stands as it stood when the backup was taken. What came later is missing.")),
            Facts(((_("Backup taken"), taken),)),
            Paragraph(
                _("Links mailed before and every sign-in have ended. Sign in again, and make calendar addresses anew.")
            ),
            *([Paragraph(waiting), Paragraph(how)] if held else []),
            Paragraph(_("Compare the queue with the mailbox and the post since then, and record what is missing.")),
        ),
        why=_("You get this mail because you answer for the desk."),
    )
