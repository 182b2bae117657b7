"""Answers to a right: what was decided, and everything the law wants said with it."""

from portal.letters.answers.access import AccessFacts, CopyForm, Found
from portal.letters.answers.answer import Answer
from portal.letters.answers.consent import ConsentFacts
from portal.letters.answers.erasure import Erased, ErasureFacts, Kept
from portal.letters.answers.marketing import MarketingFacts
from portal.letters.answers.objection import ObjectionFacts
from portal.letters.answers.portability import PortabilityFacts
from portal.letters.answers.rectification import Change, RectificationFacts
from portal.letters.answers.refusal import RefusalFacts
from portal.letters.answers.restriction import RestrictionFacts
from portal.letters.answers.search import SearchFacts

__all__ = [
    "AccessFacts",
    "Answer",
    "Change",
    "ConsentFacts",
    "CopyForm",
    "Erased",
    "ErasureFacts",
    "Found",
    "Kept",
    "MarketingFacts",
    "ObjectionFacts",
    "PortabilityFacts",
    "RectificationFacts",
    "RefusalFacts",
    "RestrictionFacts",
    "SearchFacts",
]
