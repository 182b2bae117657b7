"""The Art 15(1) account has every part the law asks, and hides no gap."""

from collections.abc import Callable

import pytest

from portal.controllers import Profile, all_registers
from portal.law.parts import Part
from portal.law.refusals import GROUNDS
from portal.translations.account import account
from portal.translations.articles import article_in_words, ground_in_words
from portal.translations.register_facts import gaps

ProfileFrom = Callable[..., Profile]
PARTS = {
    Part.PURPOSES, Part.CATEGORIES, Part.RECIPIENTS, Part.RETENTION, Part.RIGHTS, Part.COMPLAINT, Part.SOURCE,
    Part.AUTOMATED_DECISIONS, Part.SAFEGUARDS,
}  # fmt: skip
ARTICLES = {"15(1)(a)", "15(1)(b)", "15(1)(c)", "15(1)(d)", "15(1)(e)", "15(1)(f)", "15(1)(g)", "15(1)(h)", "15(2)"}
RETENTION = 'retention = { fi = "Vuosi", en = "A year" }'


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("slug", ["alertum", "k3"])
def test_every_part_has_something_to_say(examples: dict[str, Profile], slug: str, language: str) -> None:
    sections = account(examples[slug], all_registers(examples[slug]), language)
    assert {section.key for section in sections} == PARTS
    assert {article for section in sections for article in section.articles} == ARTICLES
    assert all(section.heading and section.blocks for section in sections)


def test_several_registers_stand_under_their_names(k3: Profile) -> None:
    both = account(k3, all_registers(k3), "en")
    one = account(k3, k3.registers, "en")
    assert sum(block.kind == "subheading" for block in both[1].blocks) == 2
    assert not any(block.kind == "subheading" for block in one[1].blocks)
    assert "Data subjects’ requests" in both[1].texts


def test_profiling_is_told_with_the_automated_decisions(k3: Profile) -> None:
    decisions = next(row for row in account(k3, k3.registers, "en") if row.key == Part.AUTOMATED_DECISIONS)
    assert "We make no decisions about you" in decisions.texts[1]
    assert "for profiling" in decisions.texts[2]


def test_a_missing_time_leaves_its_part_empty_until_staff_fill_it(profile_from: ProfileFrom) -> None:
    profile = profile_from(RETENTION, "")
    place = "register[customers].category[1].retention"
    assert gaps(profile.registers[0]) == (place,)

    def kept(**filled: str) -> tuple[str, ...]:
        parts = account(profile, profile.registers, "en", {place: filled.get("by_staff", "")})
        return next(part for part in parts if part.key == Part.RETENTION).texts[1:]

    assert kept() == ()
    assert kept(by_staff="  ") == ()
    assert kept(by_staff="Two years") == ("Name", "Two years")


def test_a_missing_safeguard_leaves_its_part_empty_until_staff_fill_it(profile_from: ProfileFrom) -> None:
    profile = profile_from('safeguard = "adequacy"', "")
    place = "register[customers].recipient[1].safeguard"
    assert gaps(profile.registers[0]) == (place,)
    parts = {part.key: part for part in account(profile, profile.registers, "en")}
    assert parts[Part.SAFEGUARDS].blocks == ()
    assert parts[Part.RETENTION].blocks
    parts = {part.key: part for part in account(profile, profile.registers, "en", {place: "binding corporate rules"})}
    assert "Switzerland: binding corporate rules" in parts[Part.SAFEGUARDS].texts


@pytest.mark.parametrize(
    ("article", "fi", "sv", "en"),
    [
        ("87", "87 artikla", "artikel 87", "Article 87"),
        ("21(4)", "21 artiklan 4 kohta", "artikel 21.4", "Article 21(4)"),
        ("6(1)(f)", "6 artiklan 1 kohdan f alakohta", "artikel 6.1 f", "Article 6(1)(f)"),
        ("4(a)", "4 artiklan a alakohta", "artikel 4 a", "Article 4(a)"),
    ],
)
def test_articles_are_written_as_each_language_writes_them(article: str, fi: str, sv: str, en: str) -> None:
    assert [article_in_words(article, language) for language in ("fi", "sv", "en")] == [fi, sv, en]


def test_what_a_refusal_rests_on_is_written_in_each_language() -> None:
    act = "Data Protection Act (1050/2018) s. 34(1)(2)"
    assert [ground_in_words(act, language) for language in ("fi", "sv", "en")] == [
        "tietosuojalaki (1050/2018) 34 § 1 mom. 2 kohta", "dataskyddslagen (1050/2018) 34 § 1 mom. 2 punkten", act,
    ]  # fmt: skip
    assert ground_in_words("17(3)(b)", "fi") == "17(3)(b)"
    for ground in GROUNDS.values():
        assert "Act" not in ground_in_words(ground.article, "fi"), ground.key


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(ValueError, match="is not an article"):
        article_in_words("Art. 6", "en")
