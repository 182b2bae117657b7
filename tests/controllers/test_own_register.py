"""The portal's own register is in every profile, with the controller's own times."""

from collections.abc import Callable

import pytest

from portal.controllers import Basis, Profile, all_registers, own_register
from portal.controllers.own_register import months_in_words

ProfileFrom = Callable[..., Profile]


def test_it_comes_last_and_says_everything_a_register_says(k3: Profile, alertum: Profile) -> None:
    for profile in (k3, alertum):
        register = own_register(profile)
        assert all_registers(profile) == (*profile.registers, register)
        assert register.label.in_("en") == "Data subjects’ requests"
        assert register.bases == {Basis.LEGAL_OBLIGATION, Basis.LEGITIMATE_INTEREST}
        assert register.without_retention == ()
        assert register.sources
        assert register.recipients
        assert register.provision
        assert all(row.interest for row in register.purposes if row.basis is Basis.LEGITIMATE_INTEREST)


def test_its_times_are_the_controllers(profile_from: ProfileFrom) -> None:
    profile = profile_from("[contact]", "[keep]\npackage_days = 14\nclosed_months = 18\n[contact]")
    kept = [category.retention for category in own_register(profile).categories]
    assert kept[0] is not None
    assert kept[0].in_("fi").startswith("18 kuukautta pyynnön sulkemisesta.")
    assert kept[0].in_("sv").startswith("18 månader efter att ärendet har avslutats.")
    assert kept[3] is not None
    assert "available for 14 days" in kept[3].in_("en")


def test_its_recipients_are_the_portals_own_first(profile_from: ProfileFrom) -> None:
    profile = profile_from("[contact]", '[[own_register.recipient]]\nname = "Example Hosting"\n[contact]')
    names = [recipient.name.in_("en") for recipient in own_register(profile).recipients]
    assert names == ["Example Hosting", "The supervisory authority and courts, if the matter goes there"]


def test_every_text_of_it_is_said_in_three_languages(k3: Profile) -> None:
    register = own_register(k3)
    words = [
        register.label, *register.people, *(row.label for row in register.purposes),
        *(row.label for row in register.sources),
        *(row.label for row in register.categories), *(row.retention for row in register.categories),
        *(row.statute for row in register.purposes), *(row.interest for row in register.purposes),
        *(row.name for row in register.recipients), register.provision, register.finding,
    ]  # fmt: skip
    for said in filter(None, words):
        assert len({said.in_(language) for language in ("fi", "sv", "en")}) == 3, said
        assert "{" not in "".join(text for _, text in said.texts)


@pytest.mark.parametrize(
    ("months", "fi", "sv", "en"),
    [
        (1, "1 kuukausi", "1 månad", "1 month"),
        (6, "6 kuukautta", "6 månader", "6 months"),
        (12, "1 vuosi", "1 år", "1 year"),
        (18, "18 kuukautta", "18 månader", "18 months"),
        (36, "3 vuotta", "3 år", "3 years"),
    ],
)
def test_months_become_years_where_they_are_whole(months: int, fi: str, sv: str, en: str) -> None:
    words = months_in_words(months)
    assert [words.in_(language) for language in ("fi", "sv", "en")] == [fi, sv, en]
