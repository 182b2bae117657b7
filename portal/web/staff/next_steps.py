"""The steps of the work on a request as its page says them: one thing to do, why, and its button."""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.law.actions import Action
from portal.law.rights import Right
from portal.law.states import State
from portal.services import four_eyes, given_contacts, lifting, telling
from portal.services.overview import Overview
from portal.storage.models import RequestedRight
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.web.staff.case_facts import Link
from portal.web.staff.marketing_step import stop_marketing
from portal.web.staff.next_step import NextStep, to
from portal.web.staff.waiting_steps import link_out

CARRY_OUT_TITLES = {
    Right.CONSENT_WITHDRAWAL: lambda: _("End what rests on the consent today"),
    Right.RESTRICTION: lambda: _("Restrict the processing now"),
}


def closed(case: Overview) -> NextStep | None:
    """How a closed request ended."""
    row, language = case.subject_request, current_language()
    if not case.is_closed or row.closed_on is None:
        return None
    title = f"{label('closure', row.closure or 'answered', language)}, {dates.day(row.closed_on, language)}"
    if lifting.restricted_rows(row):
        text = _("The data stay restricted. Before you use them again, tell the person (Art 18(3)).")
        return NextStep(title, text, None, [to(case, "lifting.plan", _("Lift the restriction"))])
    return NextStep(title, _("Nothing more is owed on this request."))


def at_once(case: Overview) -> NextStep | None:
    """What is carried out whoever sent it, before anything else (Arts 21(3), 7(3), 18)."""
    if not case.to_carry_out or Action.CARRY_OUT not in case.possible:
        return None
    row = case.to_carry_out[0]
    if row.right == Right.MARKETING_OBJECTION:
        return stop_marketing(case, row)
    text = _("Do it in your own systems first, then record it here. It needs no proof of who asks.")
    if row.right == Right.RESTRICTION:
        text = _("Mark the data so that nobody uses them, then record it here.")
    button = to(case, "casework.carry_out", _("Record that it is done"), right=row.right)
    return NextStep(CARRY_OUT_TITLES[Right(row.right)](), text, button)


def held_back(case: Overview) -> NextStep | None:
    """What else the work waits for: another person's approval."""
    if State(case.subject_request.state) is not State.TO_APPROVE:
        return None
    text = _("A step was proposed. A second person reads what will go out, and approves it or sends it back.")
    return NextStep(_("To approve"), text, to(case, "approving.show", _("Read the proposal")))


def handed_in(case: Overview) -> NextStep | None:
    """What the person responsible for a register handed in and nobody has taken."""
    task = next((one for one in case.unsearched if one.handed_in_at is not None), None)
    if task is None:
        return None
    text = _("%(register)s: searched by %(who)s.", register=register_name(case, task.register), who=task.responsible)
    way = to(case, "search_asking.take", _("Read and take"), uid=task.uid)
    return NextStep(_("A register’s answer has come"), text, way, [to(case, "searches.show", _("Register searches"))])


def search(case: Overview) -> NextStep | None:
    """Registers that have no result yet, while an answer depends on them."""
    if not case.unsearched or not case.undecided:
        return None
    left = len(case.unsearched)
    text = ngettext("%(num)s register has no result yet.", "%(num)s registers have no result yet.", left)
    if case.subject_request.state == State.UNCONFIRMED:
        text += " " + _(
            "The e-mail address is not confirmed yet, but the clock runs. Begin already; only sending waits."
        )
    others = [to(case, "identity.show", _("Settle identity"))] if case.lacks_identity else []
    if case.to_send:
        others.append(to(case, "release.show", _("Send what is ready")))
    if case.lacks_identity and case.subject_request.state != State.UNCONFIRMED:
        text += " " + _("Search first: what you find decides how sure you must be of who asks.")
    if all(task.asked_at is not None for task in case.unsearched):
        text += " " + _("Whoever is responsible has been asked.")
        others.insert(0, to(case, "searches.show", _("See where it stands, or remind them")))
        return NextStep(_("The registers are being searched"), text, None, others)
    if len(case.tasks) == 1:
        others.insert(0, to(case, "search_asking.ask", _("Ask the person responsible"), uid=case.tasks[0].uid))
    way = to_search(case)
    return NextStep(way.text, text, way, others)


def to_search(case: Overview) -> Link:
    """Return the way to the search: straight to the only register's, or to the list of several."""
    if len(case.tasks) == 1:
        return to(case, "searches.record", _("Search the register"), uid=case.tasks[0].uid)
    return to(case, "searches.show", _("Search the registers"))


def confirm_given(case: Overview) -> NextStep | None:
    """A person known by post or phone alone, of whom nothing is held: a confirmed contact is all that is missing."""
    if case.proved or not case.lacks_identity or not case.tasks or case.found_in:
        return None
    if not given_contacts.to_confirm(case.subject_request):
        return None
    text = _("The registers hold nothing. To say so, it is enough that the number or address they gave is confirmed.")
    way = to(case, "given_contact.show", _("Confirm it"))
    others = [answer_link(case, row) for row in case.undecided[:1]]
    return NextStep(_("Confirm the number or address they gave"), text, way, others)


def settle_identity(case: Overview) -> NextStep | None:
    """Proof that is missing before the answer may go out; where nothing is held, none beyond the contact is."""
    if not case.lacks_identity or (case.undecided and case.proved >= 1 and not case.found_in):
        return None
    language = current_language()
    needed, proved = (lower(label("level", level, language)) for level in (case.needed, case.proved))
    text = " ".join(
        (
            _("Needed: %(needed)s. Now: %(proved)s.", needed=needed, proved=proved),
            _("Until then nothing can be sent, and nothing may show the person whether they are known."),
        )
    )
    asking = [to(case, "questions.who", _("Ask who is asking"))] if Action.ASK_IDENTITY in case.possible else []
    others = [*asking, *(answer_link(case, row) for row in case.undecided[:1])]
    way = to(case, "identity.show", _("Settle identity"))
    if link := link_out(case):
        return NextStep(_("Settle who is asking"), f"{link} {text}", None, [way, *others])
    return NextStep(_("Settle who is asking"), text, way, others)


def decide(case: Overview) -> NextStep | None:
    """The first right without an outcome."""
    if not case.undecided or Action.DECIDE not in case.possible:
        return None
    row = case.undecided[0]
    title = _("Write the answer: %(right)s", right=label("right", row.right, current_language()))
    others = [to(case, "release.show", _("Send what is ready"))] if case.to_send else []
    if case.unsearched and not row.carried_out_at:
        others.append(to_search(case))
    return NextStep(title, evidence(case, row), answer_link(case, row, _("Write the answer")), others)


def send(case: Overview) -> NextStep | None:
    """Everything is decided and proved."""
    if not case.to_send or Action.ANSWER not in case.possible:
        return None
    if ways := telling.ways_of(case.subject_request):
        text = _(
            "They gave a number and no address. Call or text them; the letter is there if they want it in writing."
        )
        if not telling.may_call(ways):
            text = _("They left no way to reach them. Tell them while they are there, or when they call or come again.")
        others = [to(case, "release.show", _("Hand over the letter instead"))]
        return NextStep(_("Tell them the answer"), text, to(case, "release.tell", _("See what to say")), others)
    if four_eyes.act_of_answers(case.subject_request):
        text = _("Read the letter once more, then propose it. It goes out when somebody else has approved it.")
        return NextStep(_("The answer is ready to propose"), text, to(case, "release.show", _("Read and propose")))
    text = _("Read the letter once more, then send it. From then on it stays as it is.")
    return NextStep(_("The answer is ready to send"), text, to(case, "release.show", _("Read and send")))


def answer_link(case: Overview, row: RequestedRight, text: str = "") -> Link:
    """Return the way to a right's answer."""
    return to(case, "answers.choose", text or _("Write the answer meanwhile"), right=row.right)


def evidence(case: Overview, row: RequestedRight) -> str:
    """Return what the answer can rest on."""
    if row.carried_out_at:
        return _("It is carried out. Tell the person that, and from when.")
    if not case.tasks or (case.unsearched and not case.found_in):
        return _("Choose what became of it; the letter is made from that.")
    if not case.found_in:
        told = _("All registers are searched and hold nothing.")
        if case.proved >= case.level_for(row):
            return told
        return f"{told} " + _("No data go out, so a confirmed address or number is proof enough.")
    names = ", ".join(name for task in case.found_in if (name := register_name(case, task.register)))
    return _("Data were found in: %(registers)s.", registers=names)


def register_name(case: Overview, key: str) -> str:
    """Return a register's name in the reader's language."""
    register = case.profile.register(key)
    return register.label.in_(current_language()) if register else key


def lower(text: str) -> str:
    """Return words as they stand within a sentence."""
    return text[:1].lower() + text[1:]
