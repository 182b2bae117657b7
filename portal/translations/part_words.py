"""The names of letters' parts, for "the letter does not say …" messages, found by the part's key."""

from collections.abc import Mapping

from portal.translations.account_part_words import ACCOUNT
from portal.translations.case_part_words import CASE
from portal.translations.change_part_words import CHANGES
from portal.translations.choice_part_words import CHOICES
from portal.translations.refusal_part_words import REFUSAL

PARTS: Mapping[str, Mapping[str, str]] = {**CASE, **ACCOUNT, **REFUSAL, **CHANGES, **CHOICES}
