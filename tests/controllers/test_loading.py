"""Profiles as they are read: defaults, marks, languages, the fingerprint."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from portal.controllers import Basis, Profile, load_profile, load_profiles
from portal.law.rights import RULES, Right
from tests.controllers.conftest import RIGHT

ProfileFrom = Callable[..., Profile]


def test_a_small_profile_gets_the_defaults_of_the_law(profile_from: ProfileFrom) -> None:
    profile = profile_from()
    assert profile.slug == "koivu"
    assert dict(profile.identity) == {right: RULES[right].default_level for right in Right}
    assert (profile.keep.package_days, profile.keep.closed_months) == (30, 36)
    assert profile.fees.copy == Decimal("0.00")
    assert not profile.fees.costs_something
    assert profile.fees.repeat_window_months == 12
    assert not profile.decides.dpo
    assert profile.four_eyes == frozenset()
    assert not profile.roll_eves
    assert profile.logo is None
    assert profile.dpo is None
    assert profile.automated_decisions.none
    assert profile.marketing.channels == ()
    assert profile.assumed == ()
    assert profile.authority.code == "FI"


MORE = """
logo = "k.svg"
roll_eves = true
[dpo]
name = "Aino Lehto"
email = "aino@example.org"
[representative]
name = "Ulla Berg"
address = "Storgatan 1, Stockholm"
[fees]
copy = "2"
postage = "2.5"
iban = "FI21 1234 5600 0007 85"
[identity]
access = 3
[four_eyes]
actions = ["refuse", "release"]
[marketing]
channels = "email"
consent = [{ channel = "email", wording = { fi = "Kyllä", en = "Yes" } }]
[[own_register.recipient]]
name = "Example Hosting"
country = "FI"
role = "processor"
[contact]"""


def test_what_a_profile_may_say_beyond_the_least(profile_from: ProfileFrom, tmp_path: Path) -> None:
    (tmp_path / "k.svg").write_text("<svg/>", encoding="utf-8")
    profile = profile_from("[contact]", MORE)
    assert profile.logo == tmp_path / "k.svg"
    assert profile.dpo is not None
    assert profile.dpo.email == "aino@example.org"
    assert profile.representative is not None
    assert profile.representative.address == "Storgatan 1, Stockholm"
    assert (profile.fees.copy, profile.fees.postage) == (Decimal("2.00"), Decimal("2.50"))
    assert profile.fees.iban == "FI2112345600000785"
    assert profile.identity[Right.ACCESS] == 3
    assert profile.four_eyes == {"refuse", "release"}
    consent = profile.marketing.consent("email")
    assert consent is not None
    assert consent.wording.in_("fi") == "Kyllä"
    assert profile.marketing.consent("sms") is None
    assert [recipient.name.in_("en") for recipient in profile.own_recipients] == ["Example Hosting"]


def test_decisions_by_computer_are_told_with_their_logic(profile_from: ProfileFrom) -> None:
    words = '{ fi = "a", en = "b" }'
    decision = (
        f"none = false\n[[automated_decisions.decision]]\nlabel = {words}\nlogic = {words}\nconsequences = {words}"
    )
    decisions = profile_from("none = true", decision).automated_decisions
    assert not decisions.none
    assert decisions.decisions[0].logic.in_("en") == "b"


def test_the_country_gives_the_authority_that_nobody_named(profile_from: ProfileFrom) -> None:
    profile = profile_from('authority = "FI"', "")
    assert profile.authority_code == "FI"
    assert profile.is_assumed("authority")


def test_a_proper_name_is_the_same_in_every_language(profile_from: ProfileFrom) -> None:
    profile = profile_from()
    assert profile.name.languages == ("fi", "en")
    assert profile.contact.address("en") == "Koivukuja 1, 00100 Helsinki"


def test_a_language_the_controller_does_not_speak_falls_back_to_its_first(profile_from: ProfileFrom) -> None:
    profile = profile_from()
    assert profile.registers[0].label.in_("sv") == "Asiakkaat"
    assert profile.language("sv") == "fi"
    assert profile.language(None) == "fi"
    assert profile.language("en") == "en"


def test_texts_in_more_languages_than_the_profile_has_do_no_harm(profile_from: ProfileFrom) -> None:
    profile = profile_from('en = "Customers"', 'en = "Customers", sv = "Kunder"')
    assert profile.registers[0].label.languages == ("fi", "en")


def test_keys_that_nobody_wrote_are_counted(profile_from: ProfileFrom) -> None:
    profile = profile_from('key = "orders"', "")
    assert [purpose.key for purpose in profile.purposes] == ["customers-1"]


def test_the_fingerprint_follows_what_is_said_not_how_it_is_written(tmp_path: Path) -> None:
    def fingerprint(text: str) -> str:
        path = tmp_path / "koivu.toml"
        path.write_text(text, encoding="utf-8")
        return load_profile(path).fingerprint

    first = fingerprint(RIGHT)
    assert len(first) == 64
    assert fingerprint("# a comment\n" + RIGHT.replace('colour = "#1f5c3f"\n', "").replace(
        'prefix = "BRK"', 'colour = "#1f5c3f"\nprefix = "BRK"')) == first  # fmt: skip
    assert fingerprint(RIGHT.replace("2026-01-15", "2026-01-16")) != first


def test_marks_say_what_is_assumed_and_where_a_fact_is_from(profile_from: ProfileFrom) -> None:
    profile = profile_from("[contact]", '[contact]\nfrom = "1"\nassumed = ["phone"]')
    assert profile.assumed == ("contact.phone",)
    assert profile.origins == {"contact": "1"}
    whole = profile_from('basis = "contract"', 'assumed = true\nbasis = "contract"')
    assert whole.assumed == ("register[customers].purpose[orders]",)
    assert whole.purposes[0].assumed


def test_registers_and_purposes_are_found(k3: Profile) -> None:
    register = k3.register("customers")
    assert register is not None
    assert k3.register("nothing") is None
    assert register.bases == {Basis.CONTRACT, Basis.CONSENT, Basis.LEGAL_OBLIGATION, Basis.LEGITIMATE_INTEREST}
    assert [purpose.key for purpose in k3.consents] == ["newsletter", "meals"]
    assert [purpose.key for purpose in k3.objectionable] == ["credit", "service", "development"]
    assert register.without_retention == ()


def test_an_empty_folder_has_no_controllers(tmp_path: Path) -> None:
    assert load_profiles(tmp_path) == {}


@pytest.mark.parametrize(
    ("basis", "article", "objected", "portable"),
    [
        (Basis.CONSENT, "6(1)(a)", False, True),
        (Basis.CONTRACT, "6(1)(b)", False, True),
        (Basis.LEGAL_OBLIGATION, "6(1)(c)", False, False),
        (Basis.VITAL_INTERESTS, "6(1)(d)", False, False),
        (Basis.PUBLIC_INTEREST, "6(1)(e)", True, False),
        (Basis.LEGITIMATE_INTEREST, "6(1)(f)", True, False),
    ],
)
def test_a_basis_knows_its_article_and_its_rights(basis: Basis, article: str, objected: bool, portable: bool) -> None:
    assert (basis.article, basis.may_be_objected_to, basis.is_portable) == (article, objected, portable)
