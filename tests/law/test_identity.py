"""Identity: levels, the least intrusive next proof, recorded doubt, and people who are protected."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.identity import (
    CHANNELS,
    LEVELS,
    Channel,
    Doubt,
    DoubtNotRecorded,
    IdentityBelowLevel,
    Level,
    NothingHeldTooWide,
    Place,
    Proof,
    ProofRecord,
    Reach,
    achieved_level,
    address_may_stand,
    level_of,
    needed_level,
    next_proof,
    policy_problems,
    require_doubt,
    require_level,
    require_nothing_held_allowed,
)
from portal.law.rights import Right, rule

DAY = date(2026, 3, 5)
NEVER_ASKED = [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL]
everything = frozenset(Channel)
channels = st.frozensets(st.sampled_from(Channel))
reaches = st.builds(
    Reach, register=channels, given=channels, never=channels, is_protected=st.booleans(), shows_documents=st.booleans()
)


@pytest.mark.parametrize(
    ("proof", "level"),
    [
        (Proof.KNOWLEDGE, 1),  # an employer or a former partner has it too
        (Proof.CONTACT_CONFIRMED, 1),
        (Proof.REGISTER_LINK, 2),
        (Proof.REGISTER_CODE, 2),
        (Proof.CALL_BACK, 2),
        (Proof.POSTED_CODE, 3),
        (Proof.DOCUMENT_SHOWN, 3),
    ],
)
def test_a_proof_reaches_its_level(proof: Proof, level: int) -> None:
    assert LEVELS[proof] == level_of(proof) == level


def test_weak_proofs_do_not_add_up() -> None:
    assert achieved_level([]) is Level.NONE
    assert achieved_level([Proof.KNOWLEDGE, Proof.CONTACT_CONFIRMED]) is Level.CONTACT_CONFIRMED
    assert achieved_level([Proof.CONTACT_CONFIRMED, Proof.CALL_BACK]) is Level.REGISTER_CONTACT_PROVED


def test_knowledge_is_no_proof_of_a_protected_person() -> None:
    assert achieved_level([Proof.KNOWLEDGE], is_protected=True) is Level.NONE
    assert level_of(Proof.CONTACT_CONFIRMED, is_protected=True) is Level.CONTACT_CONFIRMED


@pytest.mark.parametrize(
    ("rights", "policy", "level"),
    [
        ([], None, 0),
        ([Right.MARKETING_OBJECTION], None, 0),
        ([Right.RECTIFICATION], None, 1),
        ([Right.MARKETING_OBJECTION, Right.ACCESS], None, 2),  # the most demanding counts
        ([Right.RECTIFICATION], {Right.RECTIFICATION: 3}, 3),  # raised
        ([Right.ACCESS], {Right.ACCESS: 0}, 2),  # never lowered
        ([Right.MARKETING_OBJECTION], {Right.MARKETING_OBJECTION: 3}, 0),  # never asked
        ([Right.CONSENT_WITHDRAWAL], {Right.CONSENT_WITHDRAWAL: 1}, 0),
    ],
)
def test_the_needed_level_is_that_of_the_most_demanding_right(
    rights: list[Right], policy: dict[Right, int] | None, level: int
) -> None:
    assert needed_level(rights, policy) == level


def test_changing_a_contact_in_the_register_needs_what_that_contact_would_prove() -> None:
    assert needed_level([Right.RECTIFICATION], changes_contact=True) == Level.REGISTER_CONTACT_PROVED
    assert needed_level([Right.OBJECTION], changes_contact=True) == Level.CONTACT_CONFIRMED
    assert needed_level([Right.RECTIFICATION], {Right.RECTIFICATION: 3}, changes_contact=True) == Level.STRONG


@given(rights=st.lists(st.sampled_from(Right)), policy=st.dictionaries(st.sampled_from(Right), st.integers(0, 3)))
def test_a_policy_never_lowers_a_level(rights: list[Right], policy: dict[Right, int]) -> None:
    assert needed_level(rights, policy) >= needed_level(rights)


def test_a_policy_is_told_what_is_wrong_with_it() -> None:
    policy = {
        Right.ACCESS: 1, Right.ERASURE: 4, Right.RESTRICTION: 2, Right.MARKETING_OBJECTION: 1, Right.OBJECTION: 1,
        Right.CONSENT_WITHDRAWAL: 0,
    }  # fmt: skip
    assert policy_problems(policy) == (
        (Right.ACCESS, "lowered"),
        (Right.ERASURE, "unknown"),
        (Right.MARKETING_OBJECTION, "never_asked"),
    )


@given(needed=st.sampled_from(Level), proofs=st.lists(st.sampled_from(Proof)), is_protected=st.booleans())
def test_nothing_is_released_below_its_level(needed: Level, proofs: list[Proof], is_protected: bool) -> None:
    if achieved_level(proofs, is_protected=is_protected) >= needed:
        require_level(needed, proofs, is_protected=is_protected)
    else:
        with pytest.raises(IdentityBelowLevel, match="Ask for a proof first"):
            require_level(needed, proofs, is_protected=is_protected)


def test_knowledge_counts_unless_the_address_is_protected() -> None:
    assert achieved_level([Proof.KNOWLEDGE]) == Level.CONTACT_CONFIRMED
    require_level(Level.CONTACT_CONFIRMED, [Proof.KNOWLEDGE])
    with pytest.raises(IdentityBelowLevel):
        require_level(Level.CONTACT_CONFIRMED, [Proof.KNOWLEDGE], is_protected=True)


def test_the_error_names_both_levels() -> None:
    with pytest.raises(IdentityBelowLevel) as caught:
        require_level(Level.REGISTER_CONTACT_PROVED, [Proof.CONTACT_CONFIRMED])
    assert str(caught.value).startswith("This needs identity at level 2; level 1 is proved.")
    assert caught.value.facts == {"needed": 2, "achieved": 1}


@pytest.mark.parametrize(
    ("needed", "proofs", "reach", "tried", "expected"),
    [
        (0, [], Reach(), [], None),  # nothing is needed
        (1, [], Reach(), [], Proof.CONTACT_CONFIRMED),
        (1, [Proof.CONTACT_CONFIRMED], Reach(), [], None),
        (2, [Proof.CONTACT_CONFIRMED], Reach(register=everything), [], Proof.REGISTER_LINK),
        (2, [], Reach(register=everything), [Proof.REGISTER_LINK], Proof.REGISTER_CODE),
        (2, [], Reach(register=frozenset({Channel.PHONE, Channel.POST})), [], Proof.CALL_BACK),
        (2, [], Reach(register=frozenset({Channel.POST})), [], Proof.POSTED_CODE),
        (2, [], Reach(register=everything, never=frozenset({Channel.EMAIL})), [], Proof.REGISTER_CODE),
        (2, [], Reach(), [], Proof.DOCUMENT_SHOWN),  # the register has no contact: the last resort
        (2, [], Reach(), [Proof.DOCUMENT_SHOWN], None),  # nothing is left: a letter under 12(2)
        (2, [], Reach(shows_documents=False), [], None),
        (3, [Proof.REGISTER_LINK], Reach(register=everything), [], Proof.POSTED_CODE),
        (3, [Proof.POSTED_CODE], Reach(register=everything), [], None),
        # a protected person is reached only at the contact given for this request
        (2, [], Reach(register=everything, is_protected=True), [], Proof.DOCUMENT_SHOWN),
        (2, [], Reach(everything, frozenset({Channel.SMS}), is_protected=True), [], Proof.REGISTER_CODE),
        (1, [Proof.KNOWLEDGE], Reach(is_protected=True), [], Proof.CONTACT_CONFIRMED),
        (1, [Proof.KNOWLEDGE], Reach(), [], None),
        (1, [], Reach(), [Proof.CONTACT_CONFIRMED], Proof.DOCUMENT_SHOWN),
    ],
)
def test_the_next_proof_is_the_least_intrusive_that_settles_it(
    needed: int, proofs: list[Proof], reach: Reach, tried: list[Proof], expected: Proof | None
) -> None:
    assert next_proof(Level(needed), proofs, reach, tried=tried) is expected


@given(
    needed=st.sampled_from(Level), proofs=st.lists(st.sampled_from(Proof)), reach=reaches,
    tried=st.lists(st.sampled_from(Proof)),
)  # fmt: skip
def test_the_next_proof_settles_identity_and_respects_what_the_person_said(
    needed: Level, proofs: list[Proof], reach: Reach, tried: list[Proof]
) -> None:
    proof = next_proof(needed, proofs, reach, tried=tried)
    if proof is None:
        return
    assert proof not in tried
    assert proof is not Proof.KNOWLEDGE
    require_level(needed, [*proofs, proof], is_protected=reach.is_protected)
    if proof in CHANNELS:
        assert CHANNELS[proof] not in reach.never
        assert CHANNELS[proof] in reach.register
        assert not reach.is_protected or CHANNELS[proof] in reach.given


def test_doubt_is_recorded_before_anything_is_asked() -> None:
    doubt = Doubt("The name in the register is another.", "maija@example.org", DAY)
    assert require_doubt(doubt, [Right.ACCESS, Right.MARKETING_OBJECTION]) is doubt
    with pytest.raises(DoubtNotRecorded, match="Record first"):
        require_doubt(None, [Right.ACCESS])
    with pytest.raises(DoubtNotRecorded, match="A habit of asking everybody is no reason"):
        Doubt(" ", "maija@example.org", DAY)


@pytest.mark.parametrize("right", NEVER_ASKED)
def test_identity_is_never_asked_of_who_stops_marketing_or_withdraws_consent(right: Right) -> None:
    assert not rule(right).may_pause_identity
    with pytest.raises(DoubtNotRecorded, match="never asked for these rights"):
        require_doubt(Doubt("I wonder.", "maija@example.org", DAY), [right])


@pytest.mark.parametrize("proof", Proof)
def test_a_proof_against_a_register_records_which_and_what_matched(proof: Proof) -> None:
    assert ProofRecord(proof, "customers", "postal address", "maija@example.org", DAY).proof is proof
    for register, matched in (("", "address"), ("customers", " "), ("", "")):
        if LEVELS[proof] >= 2:
            with pytest.raises(ValueError, match="record which, and what matched"):
                ProofRecord(proof, register, matched, "maija@example.org", DAY)
        else:
            assert ProofRecord(proof, register, matched, "maija@example.org", DAY).matched == matched


def test_nothing_held_is_said_only_of_what_the_person_confirmed() -> None:
    require_nothing_held_allowed(["h1"], ["h1", "h2"])
    for identifiers, unconfirmed in ((["h1", "h3"], 1), ([], 0), (["h3", "h4"], 2)):
        with pytest.raises(NothingHeldTooWide, match="only of an address or number") as caught:
            require_nothing_held_allowed(identifiers, ["h1", "h2"])
        assert caught.value.facts == {"unconfirmed": unconfirmed}


@pytest.mark.parametrize("place", Place)
def test_a_protected_address_stands_on_the_cover_alone(place: Place) -> None:
    assert address_may_stand(place, is_protected=False)
    assert address_may_stand(place, is_protected=True) is (place is Place.COVER)
