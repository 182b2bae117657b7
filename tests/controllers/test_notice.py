"""The notice says everything Arts 13 and 14 ask, in each language."""

from collections.abc import Callable

import pytest

from portal.controllers import Basis, Condition, Profile, Safeguard
from portal.law.rights import Right
from portal.translations import notice_sentences, notice_words, processing_words
from portal.translations.blocks import Section
from portal.translations.notice import OWN_REGISTER, Notice, notice

ProfileFrom = Callable[..., Profile]
ASKED = {
    "13(1)(a)", "13(1)(b)", "13(1)(c)", "13(1)(d)", "13(1)(e)", "13(1)(f)",
    "13(2)(a)", "13(2)(b)", "13(2)(c)", "13(2)(d)", "13(2)(e)", "13(2)(f)", "13(3)",
    "14(1)(a)", "14(1)(b)", "14(1)(c)", "14(1)(d)", "14(1)(e)", "14(1)(f)",
    "14(2)(a)", "14(2)(b)", "14(2)(c)", "14(2)(d)", "14(2)(e)", "14(2)(f)", "14(2)(g)", "14(4)", "21(4)",
}  # fmt: skip
LANGUAGES = ("fi", "sv", "en")


def section(page: Notice, key: str) -> Section:
    return next(section for section in page.sections if section.key == key)


def said(section: Section) -> str:
    return "\n".join(section.texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["alertum", "k3"])
def test_every_point_of_articles_13_and_14_is_told(examples: dict[str, Profile], slug: str, language: str) -> None:
    page = notice(examples[slug], language)
    assert page.articles >= ASKED
    keys = [section.key for section in page.sections]
    assert len(keys) == len(set(keys))
    assert OWN_REGISTER in keys
    for stretch in page.sections:
        assert all(text.strip() for text in stretch.texts)
        assert "{" not in said(stretch)


@pytest.mark.parametrize("slug", ["alertum", "k3"])
def test_each_language_says_it_in_its_own_words(examples: dict[str, Profile], slug: str) -> None:
    fi, sv, en = (notice(examples[slug], language) for language in LANGUAGES)
    assert (fi.title, sv.title, en.title) == ("Tietosuojaseloste", "Dataskyddsbeskrivning", "Privacy notice")
    for one, two, three in zip(fi.sections, sv.sections, en.sections, strict=True):
        assert one.key == two.key == three.key
        assert (
            [part.key for part in one.parts] == [part.key for part in two.parts] == [part.key for part in three.parts]
        )
        assert one.heading == "KoulutusHub" or len({one.heading, two.heading, three.heading}) == 3


def test_a_reader_of_another_language_gets_english_around_the_controllers_words(k3: Profile) -> None:
    assert notice(k3, "de").title == "Privacy notice"


def test_only_the_right_to_object_stands_in_a_box(k3: Profile) -> None:
    boxed = [section for section in notice(k3, "fi").sections if section.is_boxed]
    assert [section.key for section in boxed] == ["objection"]
    assert "suoramarkkinointiin" in said(boxed[0])
    assert "Luototus" in said(boxed[0])
    assert "mahdollisille uusille asiakkaille" not in said(boxed[0])  # marketing needs no reason of one's own


def test_the_authority_is_named_with_its_address(alertum: Profile) -> None:
    text = said(section(notice(alertum, "sv"), "complaint"))
    assert "Dataombudsmannens byrå" in text
    assert "PB 800" in text
    assert "domstol" in text


def test_what_leaves_the_eea_is_told_with_its_safeguard(k3: Profile, alertum: Profile) -> None:
    text = said(section(notice(k3, "fi"), "register-customers"))
    assert "Yhdysvallat: EU:n ja Yhdysvaltojen Privacy Shield -järjestely, joka ei ole ollut voimassa" in text
    assert "vakiosopimuslausekkeet (46 artiklan 2 kohdan c alakohta)" in text
    text = said(section(notice(alertum, "en"), "register-customers"))
    assert "Outside the EU and the EEA: no safeguards: the transfer is necessary to carry out the contract" in text
    assert "United States: EU-U.S. Data Privacy Framework" in text


def test_sensitive_data_say_what_allows_them(k3: Profile, alertum: Profile) -> None:
    assert "explicit consent, Article 9(2)(a)" in said(section(notice(k3, "en"), "register-customers"))
    assert "artikel 87" in said(section(notice(alertum, "sv"), "register-customers"))


def test_a_duty_to_keep_is_told(k3: Profile) -> None:
    text = said(section(notice(k3, "sv"), "register-customers"))
    assert "Vi kan inte radera tidigare: 2 kap. 10 § i bokföringslagen (1336/1997), sex år" in text


def test_what_the_profile_does_not_say_is_said_to_be_missing(profile_from: ProfileFrom) -> None:
    profile = profile_from('retention = { fi = "Vuosi", en = "A year" }', "")
    assert "The retention period has not been stated yet. Ask us." in said(
        section(notice(profile, "en"), "register-customers")
    )
    profile = profile_from('provision = { fi = "Nimi tarvitaan.", en = "We need your name." }', "")
    assert "Emme ole vielä ilmoittaneet" in said(section(notice(profile, "fi"), "register-customers"))
    profile = profile_from('safeguard = "adequacy"', "")
    assert "Switzerland: the safeguards have not been stated yet" in said(
        section(notice(profile, "en"), "register-customers")
    )


def test_officer_representative_decisions_and_a_free_copy(profile_from: ProfileFrom) -> None:
    words = '{ fi = "a", en = "Credit limit." }'
    profile = profile_from(
        "[automated_decisions]\nnone = true",
        f"""
[dpo]
name = "Aino Lehto"
email = "aino@example.org"
[representative]
name = "Ulla Berg"
phone = "08 123 456"
[automated_decisions]
decision = [{{ label = {words}, logic = {words}, consequences = {words} }}]
""",
    )
    page = notice(profile, "en")
    assert "Aino Lehto\nE-mail\naino@example.org" in said(section(page, "dpo"))
    assert "Ulla Berg\nPhone\n08 123 456" in said(section(page, "representative"))
    assert "contest the decision" in said(section(page, "automated_decisions"))
    assert "Credit limit. Credit limit." in said(section(page, "automated_decisions"))
    assert "further copies" not in said(section(page, "rights"))


def test_no_recipients_and_public_sources_are_told(profile_from: ProfileFrom) -> None:
    recipient = '[[register.recipient]]\n  name = "Example Hosting"\n  country = "CH"\n  safeguard = "adequacy"'
    assert "We do not give the data to others." in said(
        section(notice(profile_from(recipient, ""), "en"), "register-customers")
    )
    assert "You (publicly available)" in said(
        section(notice(profile_from("from_person = true", "public = true"), "en"), "register-customers")
    )


def test_the_portal_says_that_its_cookies_are_the_necessary_ones(k3: Profile) -> None:
    assert "välttämättömiä evästeitä" in said(section(notice(k3, "fi"), OWN_REGISTER))
    assert "välttämättömiä evästeitä" not in said(section(notice(k3, "fi"), "register-customers"))


def test_every_key_has_its_words() -> None:
    assert set(processing_words.CONDITIONS) == set(Condition)
    assert set(processing_words.SAFEGUARDS) == set(Safeguard)
    assert set(notice_words.RIGHTS) == set(Right)
    tables = (
        notice_words.HEADINGS, notice_words.TERMS, notice_sentences.SENTENCES, notice_words.RIGHTS,
        processing_words.CONDITIONS, processing_words.SAFEGUARDS, processing_words.ROLES,
    )  # fmt: skip
    for table in tables:
        for key, words in table.items():
            assert set(words) == set(LANGUAGES), key
            assert len(set(words.values())) == 3, key
    assert {condition.article for condition in Condition} >= {"9(2)(a)", "9(2)(j)", "10", "87"}
    assert {safeguard.article for safeguard in Safeguard} >= {"45", "46(2)(c)", "49(1)(b)"}
    assert len({basis.article for basis in Basis}) == 6
