"""The eight rights: what each asks, how it may end, and what cannot be said of it."""

import re

import pytest

from portal.law.refusals import GROUNDS
from portal.law.rights import NEVER_REQUIRED, RULES, Effect, Outcome, Right, RightRule, rule

ARTICLES = {
    Right.ACCESS: "15",
    Right.RECTIFICATION: "16",
    Right.ERASURE: "17",
    Right.RESTRICTION: "18",
    Right.OBJECTION: "21(1)",
    Right.MARKETING_OBJECTION: "21(2)-(3)",
    Right.PORTABILITY: "20",
    Right.CONSENT_WITHDRAWAL: "7(3)",
}
WITHOUT_REFUSAL = {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL}
FORM_FIELDS = {
    "access_scope", "access_detail", "hints", "copies", "wrong", "correct", "erasure_scope", "erasure_detail",
    "erasure_grounds", "restriction_ground", "restriction_detail", "objection_processing", "objection_situation",
    "channels", "channel_email", "channel_phone", "channel_post", "portability_target", "portability_recipient",
    "consent",
}  # fmt: skip


def test_there_are_eight_rights_each_with_its_article() -> None:
    assert {right: known.article for right, known in RULES.items()} == ARTICLES
    assert [known.right for known in RULES.values()] == list(RULES)


@pytest.mark.parametrize(
    ("right", "level"),
    [
        (Right.ACCESS, 2),
        (Right.PORTABILITY, 2),
        (Right.ERASURE, 2),
        (Right.RECTIFICATION, 1),
        (Right.RESTRICTION, 1),
        (Right.OBJECTION, 1),
        (Right.MARKETING_OBJECTION, 0),
        (Right.CONSENT_WITHDRAWAL, 0),
    ],
)
def test_a_right_has_the_level_of_identity_the_house_gives_it(right: Right, level: int) -> None:
    assert rule(right).default_level == level


@pytest.mark.parametrize(
    ("right", "outcomes"),
    [
        (Right.ACCESS, "granted nothing_held partly refused"),
        (Right.RECTIFICATION, "corrected completed partly refused"),
        (Right.ERASURE, "erased nothing_held partly refused"),
        (Right.RESTRICTION, "restricted partly refused"),
        (Right.OBJECTION, "stopped partly refused"),
        (Right.MARKETING_OBJECTION, "stopped no_data_found_blocked not_our_message"),
        (Right.PORTABILITY, "delivered sent_directly file_given partly refused"),
        (Right.CONSENT_WITHDRAWAL, "withdrawn no_such_consent"),
    ],
)
def test_a_right_ends_only_in_its_own_outcomes(right: Right, outcomes: str) -> None:
    assert " ".join(rule(right).outcomes) == outcomes


@pytest.mark.parametrize(
    ("right", "grounds"),
    [
        (Right.ACCESS, {"others_rights_copy", "fi_s34_security", "fi_s34_health_or_rights", "fi_s34_supervision"}),
        (Right.RECTIFICATION, {"found_accurate", "recorded_opinion"}),
        (
            Right.ERASURE,
            {
                "no_erasure_ground", "freedom_of_expression", "legal_obligation", "public_health",
                "archiving_or_research", "erasure_legal_claims",
            },
        ),
        (Right.RESTRICTION, {"no_restriction_situation"}),
        (Right.OBJECTION, {"compelling_grounds", "objection_legal_claims", "other_legal_basis"}),
        (
            Right.PORTABILITY,
            {"not_consent_or_contract", "not_automated", "not_provided_by_person", "others_rights_transfer"},
        ),
    ],
)  # fmt: skip
def test_a_right_has_its_own_grounds_and_the_two_common_ones(right: Right, grounds: set[str]) -> None:
    assert set(rule(right).grounds) == grounds | {"unfounded_or_excessive", "not_identified"}


@pytest.mark.parametrize("right", Right)
def test_only_marketing_objection_and_consent_withdrawal_have_neither_refusal_nor_fee(right: Right) -> None:
    known = rule(right)
    assert known.may_refuse is known.may_charge is (right not in WITHOUT_REFUSAL)
    assert known.may_pause_identity is (right not in WITHOUT_REFUSAL)
    assert not (right in WITHOUT_REFUSAL and any(outcome.needs_ground for outcome in known.outcomes))


def test_only_access_waits_for_a_specification() -> None:
    assert [right for right in Right if rule(right).may_pause_clarification] == [Right.ACCESS]


def test_three_rights_are_carried_out_at_once() -> None:
    at_once = {right for right in Right if rule(right).must_act_at_once}
    assert at_once == {*WITHOUT_REFUSAL, Right.RESTRICTION}


@pytest.mark.parametrize("right", Right)
def test_nothing_regulators_fined_is_asked_of_anybody(right: Right) -> None:
    known = rule(right)
    assert set(NEVER_REQUIRED) <= set(known.never_asks)
    assert not set(known.asks) & set(known.never_asks)


@pytest.mark.parametrize(
    ("right", "never"),
    [
        (Right.ACCESS, {"reason"}),
        (Right.RECTIFICATION, {"reason"}),
        (Right.ERASURE, {"forced_ground"}),
        (Right.MARKETING_OBJECTION, {"reason", "identity", "login"}),
        (Right.CONSENT_WITHDRAWAL, {"reason"}),
        (Right.RESTRICTION, set()),
        (Right.OBJECTION, set()),
        (Right.PORTABILITY, set()),
    ],
)
def test_a_right_names_what_its_own_form_never_asks(right: Right, never: set[str]) -> None:
    assert set(rule(right).never_asks) == never | set(NEVER_REQUIRED)


def test_the_forms_ask_the_fields_of_the_stable_surface_and_each_once() -> None:
    asked = [name for known in RULES.values() for name in known.asks]
    assert sorted(asked) == sorted(FORM_FIELDS)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_belongs_to_a_right_and_has_an_effect(outcome: Outcome) -> None:
    assert any(outcome in known.outcomes for known in RULES.values())
    assert outcome.needs_ground is (outcome in {Outcome.PARTLY, Outcome.REFUSED})


@pytest.mark.parametrize(
    ("outcome", "effect"),
    [
        (Outcome.GRANTED, Effect.POSITIVE),
        (Outcome.FILE_GIVEN, Effect.POSITIVE),
        (Outcome.NO_DATA_FOUND_BLOCKED, Effect.POSITIVE),
        (Outcome.PARTLY, Effect.PART),
        (Outcome.NOTHING_HELD, Effect.NOTHING_THERE),
        (Outcome.NOT_OUR_MESSAGE, Effect.NOTHING_THERE),
        (Outcome.NO_SUCH_CONSENT, Effect.NOTHING_THERE),
        (Outcome.REFUSED, Effect.NEGATIVE),
    ],
)
def test_nothing_there_is_an_answer_and_no_refusal(outcome: Outcome, effect: Effect) -> None:
    assert outcome.effect is effect


@pytest.mark.parametrize(("outcomes", "grounds"), [((Outcome.REFUSED,), ()), ((Outcome.GRANTED,), ("found_accurate",))])
def test_a_rule_with_a_refusal_but_no_ground_or_the_reverse_cannot_be_written(
    outcomes: tuple[Outcome, ...], grounds: tuple[str, ...]
) -> None:
    with pytest.raises(ValueError, match=r"access: a refusal among the outcomes needs a ground"):
        RightRule(Right.ACCESS, "15", (), (), outcomes, grounds, 2)


def test_an_unknown_right_is_an_error() -> None:
    with pytest.raises(ValueError, match="oblivion"):
        rule("oblivion")


def test_rules_and_rows_name_the_same_grounds() -> None:
    for right, known in RULES.items():
        assert known.grounds == tuple(key for key, row in GROUNDS.items() if right in row.rights)


def test_an_article_reads_like_an_article() -> None:
    assert all(re.fullmatch(r"\d+(\(\d\)(-\(\d\))?)?", known.article) for known in RULES.values())
