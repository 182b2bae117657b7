"""The summary of an evidence file: the request, its dates with their reasons, identity, and what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import force_locale

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.refusals import GROUNDS
from portal.letters.addressee import Addressee
from portal.letters.context import LetterContext
from portal.letters.document import Block, Definitions, LetterDocument, Paragraph, Section, Subheading, Table
from portal.services import casework, dates, filing, messages
from portal.services.timeline import register_name, staff_timeline
from portal.storage.models import Letter, RequestedRight, SubjectRequest
from portal.translations import dates as day_words
from portal.translations.articles import ground_in_words
from portal.translations.evidence_words import say, yes_or_no
from portal.translations.labels import label, outcome_label, proof_label, right_law
from portal.translations.time_limits import explain

Sent = Sequence[tuple[str, Letter, bool]]


@dataclass(frozen=True)
class Choice:
    """What goes into the file beside what always does; internal notes stay out unless chosen."""

    has_messages: bool = True
    has_notes: bool = False

    @property
    def keys(self) -> list[str]:
        """What was chosen, as the history keeps it."""
        return [name for name, is_chosen in (("messages", self.has_messages), ("notes", self.has_notes)) if is_chosen]


@dataclass(frozen=True)
class Teller:
    """A request, told to a reader of one language on a day."""

    subject_request: SubjectRequest
    language: str
    now: datetime

    def say(self, key: str, **facts: object) -> str:
        return say(key, self.language, **facts)

    def section(self, key: str, *blocks: Block) -> Section:
        return Section(key, self.say(key), tuple(block for block in blocks if block))

    def day(self, on: date | None) -> str:
        return day_words.day(on, self.language) if on else "–"

    def moment(self, at: datetime) -> str:
        """A moment by the controller's clocks."""
        zone = profile_of(self.subject_request.controller).time_zone
        return day_words.moment(clock.local(at, zone), self.language)


def summary_of(
    subject_request: SubjectRequest, sent: Sent, choice: Choice, *, language: str, now: datetime
) -> LetterDocument:
    """Return the summary, ready to be set."""
    teller = Teller(subject_request, language, now)
    profile = profile_of(subject_request.controller)
    frame = LetterContext(
        profile=profile, language=language, reference=subject_request.reference,
        addressee=Addressee(profile.authority.name_in(language)), received_on=subject_request.received_on,
        dated_on=filing.today_of(subject_request, now),
    )  # fmt: skip
    with force_locale(language):
        sections = tuple(section for section in sections_of(teller, sent, choice) if section.blocks)
    return LetterDocument(
        language=language, title=teller.say("title", reference=subject_request.reference),
        reference=subject_request.reference, dated_on=frame.dated_on, sender=frame.sender, colour=profile.colour,
        sections=sections, logo=profile.logo,
    )  # fmt: skip


def sections_of(teller: Teller, sent: Sent, choice: Choice) -> Iterator[Section]:
    """Yield the sections in reading order."""
    yield teller.section("about", Paragraph(teller.say("about_text")), Paragraph(teller.say("proof_text")))
    yield the_request(teller)
    yield teller.section(
        "dates", *(block for row in teller.subject_request.rights for block in right_dates(teller, row))
    )
    yield identity(teller)
    yield letters(teller, sent)
    yield timeline(teller)
    if choice.has_messages:
        yield thread(teller)
    if choice.has_notes:
        yield notes(teller)


def the_request(teller: Teller) -> Section:
    """Say what was asked, when and how, and where it stands."""
    row, language = teller.subject_request, teller.language
    profile = profile_of(row.controller)
    ended = f"{label('closure', row.closure or 'answered', language)}, {teller.day(row.closed_on)}"
    pairs = (
        ("controller", profile.name.in_(language)),
        ("person", row.name or teller.say("no_name")),
        ("received", teller.day(row.received_on)),
        ("channel", label("receipt_channel", row.channel, language)),
        ("rights", "; ".join(right_law(one.right, language) for one in row.rights)),
        ("stands", ended if row.closed_on else label("state", row.state, language)),
        ("extended", teller.day(row.extended_on)),
        ("extension_reason", row.extension_reason or "–"),
    )
    return teller.section("request", Definitions(tuple((teller.say(key), text) for key, text in pairs)))


def right_dates(teller: Teller, row: RequestedRight) -> Iterator[Block]:
    """Say of one right how its dates were reached, what became of it, on which grounds, and whether in time."""
    language, today = teller.language, filing.today_of(teller.subject_request, teller.now)
    limits = dates.limits_of_right(teller.subject_request, row, today=today)
    yield Subheading(label("right", row.right, language))
    yield Paragraph(explain(limits, language))
    grounds = [GROUNDS[key] for key in row.grounds if key in GROUNDS]
    pairs = [
        ("answer_by", teller.day(limits.answer_by)),
        ("refuse_by", teller.day(limits.refuse_by)),
        ("answered_on", teller.day(row.answered_on)),
        ("in_time", yes_or_no(row.is_in_time, language)),
        ("outcome", outcome_label(row.outcome, language, row.right) if row.outcome else "–"),
    ]
    if grounds:
        named = (
            f"{one.label.get(language, one.label['en'])} ({ground_in_words(one.article, language)})" for one in grounds
        )
        pairs.append(("grounds", "; ".join(named)))
    yield Definitions(tuple((teller.say(key), text) for key, text in pairs))


def identity(teller: Teller) -> Section:
    """Say how identity was proved, what was doubted and why, and what else the clock waited for."""
    row, language = teller.subject_request, teller.language
    proofs = tuple(
        (
            teller.moment(one.at), proof_label(one.proof, language, one.matched), str(one.level),
            register_name(row.controller, one.register, language) if one.register else "–",
            teller.say("void") if one.void_at else teller.say("holds"),
        )
        for one in row.proofs
    )  # fmt: skip
    asked = tuple(
        (
            teller.say(one.kind), label("right", one.right, language), teller.day(one.asked_on),
            teller.day(one.answered_on), "; ".join(filter(None, (one.reason, one.late_reason))) or "–",
        )
        for one in row.pauses
    )  # fmt: skip
    heads = tuple(map(teller.say, ("when", "proof", "level", "register", "validity")))
    waits = tuple(map(teller.say, ("question", "right", "asked_on", "replied_on", "reason")))
    blocks: list[Block] = [Table(heads, proofs)] if proofs else [Paragraph(teller.say("no_proof"))]
    blocks += [Subheading(teller.say("questions")), Table(waits, asked)] if asked else []
    return teller.section("identity", *blocks)


def letters(teller: Teller, sent: Sent) -> Section:
    """List the letters with their hashes."""
    heads = tuple(map(teller.say, ("file", "frozen", "hash")))
    rows = tuple(
        (name if is_there else teller.say("erased_file", name=name), teller.moment(one.frozen_at), one.sha256 or "–")
        for name, one, is_there in sent
        if one.frozen_at
    )
    return teller.section("letters", Table(heads, rows) if rows else Paragraph(teller.say("no_letter")))


def timeline(teller: Teller) -> Section:
    """Tell everything that was done, oldest first."""
    happened = reversed(staff_timeline(teller.subject_request, teller.language))
    rows = tuple(
        (
            teller.day(date.fromisoformat(one.day)) if one.day else teller.moment(datetime.fromisoformat(one.at)),
            one.text, one.who,
        )
        for one in happened
    )  # fmt: skip
    return teller.section("timeline", Table(tuple(map(teller.say, ("when", "what", "by"))), rows))


def thread(teller: Teller) -> Section:
    """Give the messages between the person and the controller."""
    blocks: list[Block] = []
    for line in messages.thread_of(teller.subject_request):
        writer = line.name or teller.say("person")
        blocks += [Subheading(f"{teller.moment(line.message.at)}, {writer}"), Paragraph(line.message.text or "–")]
    return teller.section("messages", *blocks)


def notes(teller: Teller) -> Section:
    """Give the internal notes, oldest first."""
    blocks: list[Block] = []
    for note, name in reversed(casework.notes_of(teller.subject_request)):
        blocks += [Subheading(f"{teller.moment(note.at)}, {name}"), Paragraph(note.text or "–")]
    return teller.section("notes", *blocks)
