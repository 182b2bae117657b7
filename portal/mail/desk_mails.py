"""Mails to staff about requests: reference, rights, controller and dates, and nothing of the person."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from portal.controllers.installed import profile_of
from portal.mail import sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Paragraph, Part, Text
from portal.storage.db import db
from portal.storage.models import RegisterTask, SubjectRequest
from portal.tokens import Purpose
from portal.translations import labels


def staff_new_request(occasion: Occasion) -> Text:
    """Tell of a request that can be worked."""
    return on_the_desk(
        occasion,
        _("New request"),
        Paragraph(_("A request has come in. The time for the answer runs from the day it was received.")),
        sentences.request_facts(
            occasion,
            (_("Received"), occasion.day(occasion.dates.received_on)),
            (_("Answer at the latest"), occasion.day(occasion.dates.answer_by)),
        ),
    )


def staff_due_soon(occasion: Occasion) -> Text:
    """Remind that something is owed in a few days."""
    due_on = date.fromisoformat(occasion.fact("due_on"))
    days = (due_on - occasion.today).days
    title = (
        ngettext("Due in %(num)s day", "Due in %(num)s days", days)
        if days > 0
        else _("Due today")
        if days == 0
        else _("Late")
    )
    return on_the_desk(
        occasion,
        title,
        Paragraph(_("Something is still owed on this request. The request’s page says what to do next.")),
        sentences.request_facts(occasion, (_("Due"), occasion.day(due_on))),
    )


def staff_overdue(occasion: Occasion) -> Text:
    """Tell that the day has passed; being late never blocks an answer."""
    due_on = date.fromisoformat(occasion.fact("due_on"))
    days = (occasion.today - due_on).days
    return on_the_desk(
        occasion,
        ngettext("Late by %(num)s day", "Late by %(num)s days", days),
        Paragraph(_("What was owed on this request is late. It can still be done: do it as soon as you can.")),
        sentences.request_facts(occasion, (_("Was due"), occasion.day(due_on))),
    )


def staff_bounced(occasion: Occasion) -> Text:
    """Tell that the person cannot be reached by mail while the clock runs on."""
    return on_the_desk(
        occasion,
        _("A mail came back"),
        Paragraph(_("A mail to the person who made this request could not be delivered. The time runs on.")),
        Paragraph(_("See whether the request names another way to reach them: post, phone or another address.")),
        sentences.request_facts(occasion, (_("Answer at the latest"), occasion.day(occasion.dates.answer_by))),
    )


def staff_reply(occasion: Occasion) -> Text:
    """Tell that the person wrote or added something."""
    return on_the_desk(
        occasion,
        _("The person has replied"),
        Paragraph(_("There is something new from the person who made this request.")),
        sentences.request_facts(occasion, (_("Answer at the latest"), occasion.day(occasion.dates.answer_by))),
    )


def staff_refusal(occasion: Occasion) -> Text:
    """Tell the data protection officer that a right was refused."""
    right = labels.label("right", occasion.fact("right"), occasion.language)
    return on_the_desk(
        occasion,
        _("A right was refused"),
        Paragraph(_("For your information: a right was refused on this request.")),
        sentences.request_facts(occasion, (_("Refused right"), right)),
    )


def staff_to_approve(occasion: Occasion) -> Text:
    """Tell a second person that something waits for their approval."""
    return on_the_desk(
        occasion,
        _("Something waits for your approval"),
        Paragraph(
            _("A colleague proposes a step on this request. Read what will go out, then approve it or send it back.")
        ),
        sentences.request_facts(
            occasion,
            (_("Proposed"), labels.label("four_eyes", occasion.fact("act"), occasion.language)),
            (_("Answer at the latest"), occasion.day(occasion.dates.answer_by)),
        ),
    )


def staff_sent_back(occasion: Occasion) -> Text:
    """Tell whoever proposed something that it was sent back, and that the reason stands on the request's page."""
    return on_the_desk(
        occasion,
        _("Your proposal was sent back"),
        Paragraph(_("A colleague did not approve what you proposed on this request. The request’s page says why.")),
        sentences.request_facts(
            occasion,
            (_("Proposed"), labels.label("four_eyes", occasion.fact("act"), occasion.language)),
            (_("Answer at the latest"), occasion.day(occasion.dates.answer_by)),
        ),
    )


def staff_wrong_code(occasion: Occasion) -> Text:
    """Tell that somebody guesses receipt codes; trying is slowed down, and nobody is locked out."""
    return on_the_desk(
        occasion,
        _("Wrong secret codes were tried"),
        Paragraph(_("Today somebody tried to open this request with a wrong secret code. Nothing was shown.")),
        Paragraph(_("It may be a mistake in typing. If you doubt it, give the person a new code.")),
        sentences.request_facts(occasion),
    )


def staff_disowned(occasion: Occasion) -> Text:
    """Tell that the owner of an address said "this was not me" of a request that was taken for theirs."""
    return on_the_desk(
        occasion,
        _("“This was not me”"),
        Paragraph(_("The owner of the e-mail address says that they did not make this request.")),
        Paragraph(_("Give nothing away. If something was given already, see the request’s page for what to do.")),
        sentences.request_facts(occasion),
    )


def staff_search_handed_in(occasion: Occasion) -> Text:
    """Tell that the person responsible for a register has handed in what they found."""
    return on_the_desk(
        occasion,
        _("A register was searched"),
        Paragraph(_("The person responsible for a register has handed in what they found.")),
        Paragraph(_("Read it and take it. Until then they can correct it.")),
        sentences.request_facts(occasion),
    )


def on_the_desk(occasion: Occasion, title: str, *parts: Part) -> Text:
    """Set a mail to staff about one request."""
    reference = occasion.subject_request.reference
    return Text(title, (*parts, sentences.open_request(occasion)), sentences.to_the_desk(occasion), reference)


def register_task(occasion: Occasion) -> Text:
    """Ask the person responsible for a register to search it, or remind them; the link opens that one task."""
    task = task_of(occasion)
    is_reminder = occasion.row.facts.get("is_reminder", False)
    asked = db.session.get_one(SubjectRequest, task.subject_request_id)
    profile = profile_of(asked.controller)
    register = profile.register(task.register)
    name = register.label.in_(occasion.language) if register else task.register
    facts = {"task": task.uid, "asked": task.asked_at.isoformat() if task.asked_at else ""}
    return Text(
        _("Reminder: a register must be searched") if is_reminder else _("A register must be searched"),
        (
            Paragraph(
                _("Someone has asked for their data. Please search your register, and write down what you find.")
            ),
            Facts(
                (
                    (_("Controller"), profile.brand.in_(occasion.language)),
                    (_("Reference"), asked.reference),
                    (_("Register"), name),
                    (_("At the latest"), occasion.day(task.due_on)),
                )
            ),
            Button(_("Open the task"), occasion.signed_link("/task", Purpose.REGISTER_TASK, **facts)),
        ),
        why=_("You get this mail because you are responsible for this register."),
        reference=asked.reference,
    )


def task_of(occasion: Occasion) -> RegisterTask:
    """Return the register task a mail is about."""
    return db.session.scalars(select(RegisterTask).where(RegisterTask.uid == occasion.fact("register_task"))).one()
