"""The record of processing (Art 30) as a document to print: the sections of the page, in the same words."""

from datetime import date

from portal.controllers import Profile
from portal.letters.addressee import Addressee
from portal.letters.context import LetterContext
from portal.letters.document import Block, LetterDocument, Paragraph, Section, Subheading
from portal.translations import blocks, dates, record


def document_of(profile: Profile, language: str, *, on: date) -> LetterDocument:
    """Return the record as it stands on a day."""
    language = dates.known(language)
    about = record.say("about", language).format(day=dates.day(on, language))
    frame = LetterContext(profile, language, "", Addressee(""), on, on)
    sections = (Section("about", "", (Paragraph(about),)), *map(section_of, record.record(profile, language)))
    return LetterDocument(
        language=language, title=record.say("title", language), reference="", dated_on=on, sender=frame.sender,
        colour=profile.colour, sections=sections, logo=profile.logo,
    )  # fmt: skip


def section_of(told: blocks.Section) -> Section:
    """Return a section of the page as one of the document; its points become subheadings."""
    said: list[Block] = list(told.blocks)
    for part in told.parts:
        said += [Subheading(f"{part.heading} ({', '.join(part.articles)})"), *part.blocks]
    return Section(told.key, told.heading, tuple(said))
