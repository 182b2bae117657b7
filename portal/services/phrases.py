"""Standard phrases of a controller: short texts in one language that staff put into letters; nothing of any person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from portal.law.broken_rules import RuleBroken
from portal.letters.context import LetterContext
from portal.letters.gaps import fill, require_known
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import StandardPhrase


class PhraseIncomplete(RuleBroken):
    """A phrase has a name to find it by, and a text."""


class PhraseTaken(RuleBroken):
    """Two phrases of one name in one language could not be told apart."""


class PhraseUnknown(LookupError):
    """There is no such phrase, or it is another controller's."""


@dataclass(frozen=True)
class Wording:
    """What a phrase says and where it fits; ``right`` is empty where it fits any."""

    language: str
    name: str
    text: str
    right: str = ""


def phrases_of(controller: str) -> list[StandardPhrase]:
    """Return a controller's phrases, by language and name."""
    mine = select(StandardPhrase).where(StandardPhrase.controller == controller)
    return list(db.session.scalars(mine.order_by(StandardPhrase.language, StandardPhrase.name, StandardPhrase.id)))


def phrase_of(controller: str, phrase_id: int) -> StandardPhrase:
    """Return one phrase of a controller.

    :raises PhraseUnknown: when it has no such
    """
    mine = select(StandardPhrase).where(StandardPhrase.id == phrase_id, StandardPhrase.controller == controller)
    found = db.session.scalar(mine)
    if found is None:
        raise PhraseUnknown("This controller has no such phrase.")
    return found


def offered(context: LetterContext, right: str = "") -> list[tuple[str, str]]:
    """Return the phrases that fit a letter, with their gaps filled: name and text.

    :param right: the right the letter is about; empty for a letter about the whole request
    """
    mine = select(StandardPhrase).where(
        StandardPhrase.controller == context.profile.slug, StandardPhrase.language == context.language
    )
    fits = mine.where(or_(StandardPhrase.right == "", StandardPhrase.right == right))
    rows = db.session.scalars(fits.order_by(StandardPhrase.name, StandardPhrase.id))
    return [(row.name, fill(row.text, context)) for row in rows]


def add(controller: str, wording: Wording, *, by_id: int, now: datetime) -> StandardPhrase:
    """Add a phrase.

    :raises PhraseIncomplete: without a name or a text
    :raises PhraseTaken: when its name stands in that language already
    :raises portal.letters.gaps.PlaceholderUnknown: for a gap that nothing fills
    """
    begin_write()
    phrase = StandardPhrase(controller=controller)
    write(phrase, wording, by_id=by_id, now=now)
    db.session.add(phrase)
    record(phrase, "phrase_added", by_id=by_id, now=now)
    db.session.commit()
    return phrase


def change(controller: str, phrase_id: int, wording: Wording, *, by_id: int, now: datetime) -> None:
    """Say a phrase in other words; letters that were written with it stay as they are.

    :raises PhraseUnknown: when this controller has no such
    :raises portal.law.broken_rules.RuleBroken: as `add` does
    """
    begin_write()
    phrase = phrase_of(controller, phrase_id)
    write(phrase, wording, by_id=by_id, now=now)
    record(phrase, "phrase_changed", by_id=by_id, now=now)
    db.session.commit()


def remove(controller: str, phrase_id: int, *, by_id: int, now: datetime) -> None:
    """Remove a phrase; letters that were written with it stay as they are.

    :raises PhraseUnknown: when this controller has no such
    """
    begin_write()
    phrase = phrase_of(controller, phrase_id)
    db.session.delete(phrase)
    record(phrase, "phrase_removed", by_id=by_id, now=now)
    db.session.commit()


def write(phrase: StandardPhrase, wording: Wording, *, by_id: int, now: datetime) -> None:
    """Write a phrase down, once it is whole and can be told apart."""
    name, text = " ".join(wording.name.split()), wording.text.strip()
    if not name or not text:
        raise PhraseIncomplete("Write a name and a text for the standard phrase.")
    require_known(text)
    same = select(StandardPhrase.id).where(
        StandardPhrase.controller == phrase.controller, StandardPhrase.language == wording.language,
        StandardPhrase.name == name, StandardPhrase.id != (phrase.id or 0),
    )  # fmt: skip
    with db.session.no_autoflush:
        if db.session.scalar(same) is not None:
            raise PhraseTaken("There is a standard phrase of that name in this language already. Choose another name.")
    phrase.language, phrase.name, phrase.text, phrase.right = wording.language, name, text, wording.right
    phrase.changed_at, phrase.changed_by_id = now, by_id


def record(phrase: StandardPhrase, kind: str, *, by_id: int, now: datetime) -> None:
    """Note in the history that a controller's phrases changed."""
    db.session.flush()
    history.record(kind, at=now, by=f"staff:{by_id}", controller=phrase.controller, facts={"language": phrase.language})
