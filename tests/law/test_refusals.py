"""Grounds of refusal: their words, their dates, what they demand, and what cannot be refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.parts import Part
from portal.law.refusals import (
    GROUNDS,
    Extent,
    Ground,
    GroundNotAllowed,
    Refusal,
    ground,
    grounds_for,
    read_grounds,
    require_allowed,
    require_refusable,
)
from portal.law.rights import GROUNDS_FILE, Right
from portal.translations import LANGUAGES
from portal.translations.labels import TABLES

DAY = date(2026, 3, 5)
UNREFUSABLE = (Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL)
S34 = ("fi_s34_security", "fi_s34_health_or_rights", "fi_s34_supervision")


@pytest.mark.parametrize("row", GROUNDS.values(), ids=lambda row: row.key)
def test_a_ground_has_its_words_in_every_language(row: Ground) -> None:
    for texts in (row.label, row.sentence, row.term):
        assert set(texts) == set(LANGUAGES)
        assert all(text == text.strip() and text for text in texts.values())
    assert all(text.endswith(".") for text in (*row.sentence.values(), *row.term.values()))
    assert len({*row.sentence.values(), *row.term.values(), *row.label.values()}) == 9


@pytest.mark.parametrize("row", GROUNDS.values(), ids=lambda row: row.key)
def test_a_ground_demands_known_parts_and_gives_known_warnings(row: Ground) -> None:
    assert set(row.must_say) <= set(Part)
    assert set(row.warnings) <= set(TABLES["warning"])
    assert row.rights


def test_every_warning_in_words_belongs_to_a_ground() -> None:
    assert {warning for row in GROUNDS.values() for warning in row.warnings} == set(TABLES["warning"])


@pytest.mark.parametrize(
    ("key", "must_say"),
    [
        ("legal_obligation", ("statute", "statute_ends_on")),
        ("compelling_grounds", ("weighing",)),
        ("fi_s34_security", ("ombudsman_route",)),
        ("fi_s34_health_or_rights", ("ombudsman_route",)),
        ("fi_s34_supervision", ("ombudsman_route",)),
        ("not_identified", ("what_would_help",)),
        ("unfounded_or_excessive", ("why_unfounded_or_excessive",)),
        ("other_legal_basis", ("which_basis", "which_right_fits")),
    ],
)
def test_a_ground_says_what_its_letter_needs(key: str, must_say: tuple[str, ...]) -> None:
    assert ground(key).must_say == must_say


@pytest.mark.parametrize("right", UNREFUSABLE)
def test_a_refusal_that_the_law_does_not_know_cannot_be_built(right: Right) -> None:
    assert grounds_for(right, on=DAY, country="FI") == ()
    with pytest.raises(GroundNotAllowed, match="cannot be refused, on any ground"):
        require_refusable(right)
    for key, row in GROUNDS.items():
        with pytest.raises(GroundNotAllowed, match="cannot be refused"):
            Refusal(right, (key,), "Because.", whole=True, decided_on=DAY)
        with pytest.raises(GroundNotAllowed, match="cannot be refused"):
            replace(row, rights=(*row.rights, right))


def test_not_even_a_new_row_makes_a_marketing_objection_refusable() -> None:
    text = GROUNDS_FILE.read_text(encoding="utf-8").replace(
        'rights = ["restriction"]', 'rights = ["consent_withdrawal"]'
    )
    with pytest.raises(GroundNotAllowed, match="consent_withdrawal cannot be refused"):
        read_grounds(text)


@given(right=st.sampled_from(Right), whole=st.booleans(), country=st.sampled_from(["FI", "SE", None]), day=st.dates())
def test_what_may_be_chosen_may_be_used_and_nothing_else(
    right: Right, whole: bool, country: str | None, day: date
) -> None:
    choices = {row.key for row in grounds_for(right, on=day, country=country, whole=whole)}
    for key in GROUNDS:
        if key in choices:
            assert require_allowed([key], right, on=day, country=country, whole=whole) == (GROUNDS[key],)
        else:
            with pytest.raises(GroundNotAllowed):
                require_allowed([key], right, on=day, country=country, whole=whole)


def test_the_finnish_act_carries_refusals_in_finland_alone_and_since_it_is_law() -> None:
    assert set(S34) <= {row.key for row in grounds_for(Right.ACCESS, on=DAY, country="FI")}
    assert not set(S34) & {row.key for row in grounds_for(Right.ACCESS, on=DAY, country="SE")}
    assert not set(S34) & {row.key for row in grounds_for(Right.ACCESS, on=DAY, country=None)}
    assert not set(S34) & {row.key for row in grounds_for(Right.ACCESS, on=date(2018, 12, 31), country="FI")}
    assert set(S34) <= {row.key for row in grounds_for(Right.ACCESS, on=date(2019, 1, 1), country="FI")}


def test_before_the_regulation_there_is_no_ground() -> None:
    assert grounds_for(Right.ERASURE, on=date(2018, 5, 24), country="FI") == ()
    assert grounds_for(Right.ERASURE, on=date(2018, 5, 25), country="FI")


def test_a_change_of_law_is_one_row_that_ends_and_one_that_begins() -> None:
    ended = replace(ground("found_accurate"), valid_to=date(2027, 6, 30))
    assert ended.is_valid(date(2027, 6, 30), "FI")
    assert not ended.is_valid(date(2027, 7, 1), "FI")
    assert not ended.is_valid(date(2018, 5, 24), "FI")


@pytest.mark.parametrize(
    ("extent", "whole", "part"), [(Extent.WHOLE, True, False), (Extent.PART, False, True), (Extent.BOTH, True, True)]
)
def test_a_ground_carries_the_extent_it_says(extent: Extent, whole: bool, part: bool) -> None:
    row = replace(ground("found_accurate"), extent=extent)
    assert (row.covers(whole=True), row.covers(whole=False)) == (whole, part)


def test_the_rights_of_others_limit_the_copy_and_never_the_whole_answer() -> None:
    assert ground("others_rights_copy") not in grounds_for(Right.ACCESS, on=DAY, country="FI", whole=True)
    assert ground("others_rights_copy") in grounds_for(Right.ACCESS, on=DAY, country="FI", whole=False)
    with pytest.raises(
        GroundNotAllowed, match=r"others_rights_copy \(15\(4\)\) does not carry a refusal of all of acce"
    ):
        Refusal(Right.ACCESS, ("others_rights_copy",), "Others.", whole=True, decided_on=DAY)


def test_the_error_says_what_since_when_and_what_to_do() -> None:
    with pytest.raises(GroundNotAllowed) as caught:
        require_allowed(["found_accurate"], Right.ERASURE, on=DAY, country=None, whole=False)
    assert str(caught.value) == (
        "found_accurate (16) does not carry a refusal of a part of erasure on 5 March 2026 in any country. "
        "Choose another ground."
    )
    assert caught.value.facts == {"right": Right.ERASURE, "ground": "found_accurate", "on": DAY, "country": None}


def test_a_refusal_has_a_ground_and_a_reason() -> None:
    with pytest.raises(GroundNotAllowed, match="names its ground"):
        Refusal(Right.ERASURE, (), "We keep it.", whole=True, decided_on=DAY)
    with pytest.raises(GroundNotAllowed, match="at least a sentence of reasons"):
        Refusal(Right.ERASURE, ("no_erasure_ground",), " \n", whole=True, decided_on=DAY)
    with pytest.raises(GroundNotAllowed, match="no ground of refusal called 'laziness'"):
        Refusal(Right.ERASURE, ("laziness",), "Tired.", whole=True, decided_on=DAY)


def test_several_grounds_add_up_what_the_letter_must_say() -> None:
    keys = ("legal_obligation", "public_health", "legal_obligation")
    refusal = Refusal(Right.ERASURE, keys, "Two laws say so.", whole=False, decided_on=DAY)
    assert refusal.must_say == ("statute", "statute_ends_on")
    assert refusal.warnings == ()
    chosen = require_allowed(keys, Right.ERASURE, on=DAY, country="FI", whole=False)
    assert [row.key for row in chosen] == ["legal_obligation", "public_health"]


@pytest.mark.parametrize("key", S34)
def test_a_whole_refusal_under_section_34_is_warned_about(key: str) -> None:
    whole = Refusal(Right.ACCESS, (key,), "The law.", whole=True, decided_on=DAY, country="FI")
    part = replace(whole, whole=False)
    assert whole.warnings == ("s34_rest_must_be_given", "s34_ombudsman_at_request", "s34_reasons_may_endanger")
    assert part.warnings == ("s34_ombudsman_at_request", "s34_reasons_may_endanger")
