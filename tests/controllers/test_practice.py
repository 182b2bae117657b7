"""What ``flask check`` warns of: practice that breaks the law, and gaps."""

from collections.abc import Callable

import pytest

from portal.controllers import Profile, warnings
from portal.controllers.practice_texts import DEMAND_WARNINGS, LACK_WARNINGS
from portal.controllers.published import DEMANDS, LACKS

ProfileFrom = Callable[..., Profile]
SAFEGUARD = 'country = "CH"\n  safeguard = "adequacy"'


def keys(profile: Profile) -> set[str]:
    return {warning.key for warning in warnings(profile)}


def test_alertum_is_warned_of_its_practice(alertum: Profile) -> None:
    assert keys(alertum) == {
        "signature", "written_only", "post_only", "answer_by_post_only", "fee_once_a_year", "change_without_telling",
        "no_authority", "no_complaint", "no_rights", "no_legal_basis_per_purpose", "no_legitimate_interest",
        "no_recipients", "no_safeguards", "no_automated_decisions", "no_obligation_to_provide",
        "no_right_to_object_apart", "authority_not_named", "recipient_not_named", "country_missing", "derogation",
        "assumed",
    }  # fmt: skip


def test_k3_is_warned_of_its_practice(k3: Profile) -> None:
    assert keys(k3) == {
        "written_only", "no_authority", "no_retention", "no_automated_decisions", "no_legal_basis_per_purpose",
        "no_recipients", "no_right_to_object_apart", "authority_not_named", "recipient_not_named", "privacy_shield",
        "assumed",
    }  # fmt: skip


def test_what_is_assumed_is_listed(k3: Profile) -> None:
    assumed = next(warning for warning in warnings(k3) if warning.key == "assumed")
    assert all(place in assumed.text for place in k3.assumed)
    assert "register[customers].category[1].retention" in assumed.text
    assert "fees" in assumed.text
    assert str(assumed) == assumed.text


def test_a_profile_in_order_has_no_warning(profile_from: ProfileFrom) -> None:
    assert warnings(profile_from()) == []


@pytest.mark.parametrize(
    ("old", "new", "key", "where"),
    [
        ('retention = { fi = "Vuosi", en = "A year" }', "", "retention_missing",
         "register[customers].category[1].retention"),
        ('label = { fi = "Nimi"', 'sensitive = true\n  label = { fi = "Nimi"', "condition_missing",
         "register[customers].category[1].condition"),
        ('provision = { fi = "Nimi tarvitaan.", en = "We need your name." }', "", "provision_missing",
         "register[customers].provision"),
        (SAFEGUARD, 'country = "US"', "safeguard_missing", "register[customers].recipient[1].safeguard"),
        (SAFEGUARD, 'country = "US"\nsafeguard = "privacy_shield"', "privacy_shield",
         "register[customers].recipient[1].safeguard"),
        (SAFEGUARD, 'country = "US"\nsafeguard = "derogation_consent"', "derogation",
         "register[customers].recipient[1].safeguard"),
        (SAFEGUARD, 'outside_eea = true\nsafeguard = "scc"', "country_missing",
         "register[customers].recipient[1].country"),
        (SAFEGUARD, "named = false", "recipient_not_named", "register[customers].recipient[1].name"),
        ('basis = "contract"', 'basis = "consent"\nmarketing = true', "no_marketing_channels", "marketing.channels"),
        ("[contact]", "[decides]\ndpo = true\n[contact]", "dpo_decides", "decides.dpo"),
        ("[contact]", "[decides]\ndpo = true\n[contact]", "dpo_not_named", "dpo"),
        ("[contact]", '[fees]\nrepeat = "5.00"\niban = "FI2112345600000785"\n[contact]', "repeat_fee", "fees.repeat"),
        ("[contact]", "[identity]\naccess = 3\n[contact]", "strong_identity", "identity.access"),
        ("[contact]", '[[own_register.recipient]]\nname = "X"\ncountry = "US"\n[contact]', "safeguard_missing",
         "own_register.recipient[1].safeguard"),
        ('authority = "FI"', "", "authority_not_named", "authority"),
    ],
)  # fmt: skip
def test_each_practice_and_gap_is_named_with_its_place(
    profile_from: ProfileFrom, old: str, new: str, key: str, where: str
) -> None:
    found = {(warning.key, warning.where): warning for warning in warnings(profile_from(old, new))}
    assert (key, where) in found
    assert str(found[key, where]).startswith(f"{where}: ")


def test_authorities_need_not_be_named_as_recipients(profile_from: ProfileFrom) -> None:
    profile = profile_from(SAFEGUARD, 'named = false\nrole = "authority"')
    assert "recipient_not_named" not in keys(profile)


def test_every_demand_and_lack_a_profile_may_name_has_its_warning() -> None:
    assert set(DEMAND_WARNINGS) == set(DEMANDS)
    assert set(LACK_WARNINGS) == set(LACKS)
