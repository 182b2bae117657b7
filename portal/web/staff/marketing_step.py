"""The step of an objection to marketing: what is blocked already, and what is needed to block the rest."""

from flask_babel import gettext as _

from portal.services import marketing
from portal.services.marketing_channels import wants
from portal.services.overview import Overview
from portal.storage.models import RequestedRight
from portal.web.staff.asked import channels
from portal.web.staff.next_step import NextStep, to


def stop_marketing(case: Overview, row: RequestedRight) -> NextStep:
    """Stop it in the controller's own systems; where no address or number is known, ask for one first (Art 11(2))."""
    title = _("Stop the marketing today")
    button = to(case, "casework.carry_out", _("Record that it is done"), right=row.right)
    named = list(wants(row))
    unknown = [one.channel for one in named if not one.address]
    if marketing.finds_nobody(row):
        text = _(
            "They gave no address or number, so nothing is blocked by itself. Ask where the marketing reaches them, or "
            "look for their name in your own systems."
        )
        return NextStep(title, text, button, [to(case, "closing.not_identified", _("Close: not identified"))])
    text = _("Part of it is done already. Stop the rest in your own systems, then record it here.")
    if len(unknown) < len(named):
        text = _("What they gave is on the block list already. Now stop it in your own systems, then record it here.")
    if unknown and len(unknown) < len(named):
        text += " " + _(
            "No address or number is known for: %(channels)s. Ask for it, or look under their name.",
            channels=channels({"channels": unknown}),
        )
    return NextStep(title, f"{text} " + _("It needs no proof of who asks."), button)
