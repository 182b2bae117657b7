"""The two example companies say what their published notices say, in every language."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from portal.controllers import Condition, Profile, Safeguard
from portal.controllers.colours import READABLE, WHITE, contrast
from tests.controllers.conftest import EXAMPLES

SLUGS = ("alertum", "k3")


def tables(value: object, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a file, with its place."""
    if isinstance(value, dict):
        yield where, value
        for key, inner in value.items():
            yield from tables(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from tables(inner, f"{where}[{number}]")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_is_said_in_three_languages(slug: str) -> None:
    content = tomllib.loads((EXAMPLES / f"{slug}.toml").read_text(encoding="utf-8"))
    texts = [(where, table) for where, table in tables(content) if table.keys() & {"fi", "sv", "en"}]
    assert len(texts) > 50
    for where, table in texts:
        said = [table.get(language, "").strip() for language in ("fi", "sv", "en")]
        assert all(said), where
        proper = {"Alertum Oy", "Alertum", "K3koulutus Oy", "K3koulutus", "KoulutusHub"}
        assert len(set(said)) == 3 or said[0] in proper or where.endswith(("city", "keep.statute")), (where, said)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_stops_an_answer(examples: dict[str, Profile], slug: str) -> None:
    profile = examples[slug]
    assert profile.languages == ("fi", "sv", "en")
    assert all(register.without_retention == () for register in profile.registers)
    assert all(recipient.safeguards for register in profile.registers for recipient in register.transfers)
    assert profile.fees.iban.startswith("FI")
    assert contrast(profile.colour, WHITE) >= READABLE


@pytest.mark.parametrize("slug", SLUGS)
def test_whoever_answers_is_invented(examples: dict[str, Profile], slug: str) -> None:
    assert all(register.responsible.endswith("@example.org") for register in examples[slug].registers)


def test_k3_says_what_its_notice_says(k3: Profile) -> None:
    register = k3.registers[0]
    assert (k3.prefix, k3.contact.person, k3.contact.email) == ("K3K", "Petri Kuusela", "info@k3koulutus.fi")
    assert k3.contact.address("sv") == "Kalamieskuja 1 G 17, 33560 Tammerfors"
    assert register.label.in_("fi") == "Asiakas- ja markkinointirekisteri"
    assert any("Asiakastieto Oy" in source.label.in_("fi") for source in register.sources)
    assert [recipient.safeguards for recipient in register.transfers] == [
        (Safeguard.PRIVACY_SHIELD, Safeguard.STANDARD_CLAUSES)
    ]
    meals = next(category for category in register.categories if category.sensitive)
    assert meals.condition is Condition.EXPLICIT_CONSENT
    assert register.profiling is not None
    assert register.provision is not None
    assert len(register.people) == 5
    assert k3.notice.version == "2018-05-25"
    for number in range(1, len(register.categories) + 1):  # the notice names no retention time at all
        assert k3.is_assumed(f"register[customers].category[{number}].retention")


def test_alertum_says_what_its_notice_says(alertum: Profile) -> None:
    register = alertum.registers[0]
    assert (alertum.prefix, alertum.contact.business_id) == ("ALE", "2274178-2")
    code = next(category for category in register.categories if category.condition is Condition.IDENTITY_NUMBER)
    assert "Henkilötunnus" in code.label.in_("fi")
    google = next(recipient for recipient in register.recipients if recipient.name.in_("fi") == "Google Inc.")
    assert google.is_transfer
    assert [consent.channel for consent in alertum.marketing.consents] == ["email", "sms"]
    assert alertum.fees.repeat == 0  # once a year raises a flag, never a price by itself
    assert alertum.fees.repeat_window_months == 12
    assert {"signature", "post_only", "fee_once_a_year", "change_without_telling"} <= set(alertum.notice.demands)
    assert {section.key for section in alertum.notice.sections} >= {"cookies", "security", "social-media"}
    expiry = register.categories[0].retention
    assert expiry is not None
    assert "kurssi vanhentuu" in expiry.in_("fi")
    assert not alertum.is_assumed("register[customers].category[1].retention")
