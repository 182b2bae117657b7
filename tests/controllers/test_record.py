"""The record of processing says what a profile says of each register's security, or that it is to be attached."""

from collections.abc import Callable

from portal.controllers import Profile
from portal.translations import record

ProfileFrom = Callable[..., Profile]


def security(profile: Profile, register: str) -> list[str]:
    """Return what the record says of the security of a register."""
    (section,) = (one for one in record.record(profile, "en") if one.key == f"register-{register}")
    (part,) = (part for part in section.parts if part.key == "security")
    assert part.articles == ("30(1)(g)",)
    return [text for _, text in record.said(part.blocks)]


def test_the_examples_name_their_measures(examples: dict[str, Profile]) -> None:
    assert "access needs sufficient rights and multi-factor sign-in" in security(examples["k3"], "customers")
    assert len(security(examples["alertum"], "customers")) == 3
    assert "encrypted" in security(examples["k3"], "requests")[0]


def test_where_the_profile_says_nothing_the_description_is_to_be_attached(profile_from: ProfileFrom) -> None:
    measure = '[[register.security]]\n  fi = "lukittu arkisto"\n  en = "a locked archive"\n  [[register.purpose]]'
    assert security(profile_from("[[register.purpose]]", measure), "customers") == ["a locked archive"]
    assert security(profile_from("fi", "fi"), "customers") == [
        "The profile does not describe the security of this register. Attach your own description of it."
    ]
