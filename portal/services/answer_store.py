"""Answers and letters as JSON, for the encrypted columns they are kept in."""

import json
from pathlib import Path

from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from portal.law.rights import Outcome, Right
from portal.letters.answers import RefusalFacts
from portal.letters.answers.answer import Answer, facts_type
from portal.letters.document import Block, LetterDocument
from portal.storage.models import RequestedRight

converter = make_converter()
converter.register_unstructure_hook(Path, str)
converter.register_structure_hook(Path, lambda text, kind: Path(text))
configure_tagged_union(Block, converter, tag_name="kind")


def keep_answer(row: RequestedRight, answer: Answer) -> None:
    """Keep what staff decided for a right, encrypted."""
    row.outcome = answer.outcome.value
    row.grounds = list(answer.refusal.grounds)
    kept = {"facts": converter.unstructure(answer.facts), "refusal": converter.unstructure(answer.refusal)}
    row.answer = json.dumps(kept, ensure_ascii=False)


def answer_of(row: RequestedRight) -> Answer | None:
    """Return what staff decided for a right, None while it is undecided."""
    if not row.outcome or not row.answer:
        return None
    kept = json.loads(row.answer)
    right, outcome = Right(row.right), Outcome(row.outcome)
    wanted = facts_type(right, outcome)
    facts = converter.structure(kept["facts"], wanted) if wanted and kept["facts"] is not None else None
    return Answer(right, outcome, facts, converter.structure(kept["refusal"], RefusalFacts))


def document_text(document: LetterDocument) -> str:
    """Return a letter as it was sent, as JSON."""
    return json.dumps(converter.unstructure(document), ensure_ascii=False)


def document_of(text: str) -> LetterDocument:
    """Return a letter as it was sent."""
    return converter.structure(json.loads(text), LetterDocument)
