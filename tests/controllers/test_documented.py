"""Every key and every choice of a profile stands in docs/controllers.md."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.controllers import Basis, Condition, Profile, ProfileInvalid, Safeguard
from portal.controllers.checks import RESERVED_SLUGS
from portal.controllers.marketing import CHANNELS
from portal.controllers.policies import FOUR_EYES
from portal.controllers.published import DEMANDS, LACKS
from portal.controllers.register_tables import ROLES

ProfileFrom = Callable[..., Profile]
DOCUMENT = (Path(__file__).parents[2] / "docs" / "controllers.md").read_text(encoding="utf-8")
WRITTEN = set(re.findall(r"`([a-z0-9_.-]+)`", DOCUMENT)) | set(re.findall(r"`([a-z_]+)[ .]", DOCUMENT))
TABLES = [
    ("[contact]", "qqq = 1\n[contact]"),
    ("[contact]", "[contact]\nqqq = 1"),
    ("[contact]", "[dpo]\nqqq = 1\n[contact]"),
    ('key = "customers"', 'key = "customers"\nqqq = 1'),
    ('key = "orders"', 'key = "orders"\nqqq = 1'),
    ('label = { fi = "Nimi"', 'qqq = 1\n  label = { fi = "Nimi"'),
    ("from_person = true", "qqq = 1"),
    ('country = "CH"', 'qqq = 1\ncountry = "CH"'),
    ("none = true", "qqq = 1"),
    ("[notice]", "[notice]\nqqq = 1\nsection = [{ qqq = 1 }]"),
    *(
        ("[contact]", f"[{table}]\nqqq = 1\n[contact]")
        for table in ("fees", "decides", "identity", "four_eyes", "keep", "marketing", "own_register")
    ),
]


@pytest.mark.parametrize(("old", "new"), TABLES)
def test_every_key_is_documented(profile_from: ProfileFrom, old: str, new: str) -> None:
    with pytest.raises(ProfileInvalid) as refusal:
        profile_from(old, new)
    known = re.findall(r"qqq: unknown key; known here: (.+)", str(refusal.value))
    assert known
    for key in ", ".join(known).split(", "):
        assert key in WRITTEN or f"[{key}]" in DOCUMENT or f".{key}]]" in DOCUMENT, key


@pytest.mark.parametrize(
    "choices",
    [Basis, Condition, Safeguard, CHANNELS, FOUR_EYES, DEMANDS, LACKS, ROLES, RESERVED_SLUGS],
)
def test_every_choice_is_documented(choices: list[str]) -> None:
    assert set(map(str, choices)) <= WRITTEN
