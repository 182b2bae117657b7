"""How an answer that did not arrive reaches the person now, and what came back from where."""

from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.services import lost_contacts, posting
from portal.storage.models import Contact, Posting, SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.staff.post import day_of, letter_name
from portal.web.typed import offer

LETTER = "letter:"
MAIL, POST, WORKS = "mail", "post", "works"
WAYS = {
    MAIL: _l("By a new mail, to the proved address that works"),
    POST: _l("By post"),
    WORKS: _l("Not at all: the address works after all"),
}


class AgainForm(CaseForm):
    """How the answer reaches the person now."""

    way = RadioField(_l("How does the answer reach the person now?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest, ways: dict[str, Any]) -> None:
        super().__init__(subject_request)
        self.ways = ways
        self.way.choices = offer(ways)

    def validate_way(self, field: Field) -> None:
        """Take only a way that is open."""
        if field.data not in self.ways:
            raise ValidationError(_("Choose how the answer reaches the person now."))


class CameBackForm(CaseForm):
    """What came back: a letter in the register of the post, or anything else to a contact in use."""

    contact = RadioField(_l("What came back?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        posted = posting.of_request(subject_request) if subject_request.has_matters else []
        self.letters = {f"{LETTER}{row.id}": row for row in posted if row.posted_on and not row.returned_on}
        self.known = {key: letter_words(row) for key, row in self.letters.items()} | contacts_known(
            subject_request, posted=bool(posted)
        )
        self.contact.choices = offer(self.known)

    @property
    def letter(self) -> Posting | None:
        """The letter that was chosen, if it was one."""
        return self.letters.get(self.contact.data or "")

    def validate_contact(self, field: Field) -> None:
        """Take only what was sent, or a contact in use."""
        if field.data not in self.known:
            raise ValidationError(_("Choose what came back."))


def letter_words(row: Posting) -> str:
    """Return a letter that was posted, with its day."""
    name, day = letter_name(row.letter.kind), day_of(row.posted_on)
    return _("The letter “%(letter)s”, posted on %(day)s", letter=name, day=day)


def contacts_known(subject_request: SubjectRequest, *, posted: bool) -> dict[str, str]:
    """Return the contacts in use that work, each once, with where it is from.

    :param posted: a letter in the register of the post is offered beside them
    """
    known: dict[str, str] = {}
    seen: list[str] = []
    for row in lost_contacts.in_use(subject_request):
        if row.undeliverable_at is None and row.uid not in seen:
            same = lost_contacts.alike(subject_request, row)
            seen += [one.uid for one in same]
            known[row.uid] = contact_words(row, [one.origin for one in same], posted=posted)
    return known


def contact_words(row: Contact, origins: Collection[str], *, posted: bool) -> str:
    """Return what may have come back from a contact, and where the contact is from."""
    where = ", ".join(filter(None, map(str.strip, (row.value or "").split("\n"))))
    letter = _("Another letter to %(where)s", where=where) if posted else _("A letter to %(where)s", where=where)
    said = {
        "email": _("Mail to %(where)s", where=where),
        "phone": _("Calls or text messages to %(where)s", where=where),
    }.get(row.kind, letter)
    named = {"given": _("from the request"), "register": _("from the register")}
    return f"{said} ({', '.join(words for origin, words in named.items() if origin in origins)})"
