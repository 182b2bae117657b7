"""What each letter must say, and the gate that no incomplete letter passes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.letter_parts import (
    NO_BARE_LINK,
    PARTS,
    Letter,
    LetterIncomplete,
    letter_for,
    missing_parts,
    require_complete,
    required_parts,
)
from portal.law.parts import Part
from portal.law.refusals import GROUNDS, GroundNotAllowed
from portal.law.rights import RULES, Outcome, Right

ENDS = [(right, outcome) for right, known in RULES.items() for outcome in known.outcomes]
REMEDIES = "complaint authority remedy"
WHAT_STAYS = "what_stays why_it_stays stays_until"
REST_OF_15_1 = "automated_decisions safeguards"
REFUSAL = set(PARTS[Letter.REFUSAL])
EMPTY: list[Any] = [None, "", " \n", [], (), ["", " "], {}, {"text": ""}, False, [{"rows": [" "]}]]


def full(parts: tuple[Part, ...]) -> dict[Part, object]:
    return dict.fromkeys(parts, "Said.")


@pytest.mark.parametrize("letter", Letter)
def test_every_letter_has_its_parts_each_once(letter: Letter) -> None:
    assert PARTS[letter]
    assert required_parts(letter) == tuple(dict.fromkeys(PARTS[letter]))


def test_every_part_is_needed_somewhere() -> None:
    needed = {part for letter in Letter for part in PARTS[letter]}
    needed |= {part for right, outcome in ENDS for part in required_parts(letter_for(right, outcome), right, outcome)}
    assert needed | {Part(key) for row in GROUNDS.values() for key in row.must_say} == set(Part)


@pytest.mark.parametrize(
    ("letter", "parts"),
    [
        (Letter.RECEIPT, "reference received_on answer_by explanation what_next authority"),
        (Letter.IDENTITY_ASKED, "what_is_doubted least_needed clock"),
        (Letter.SPECIFICATION_ASKED, "what_is_unclear least_needed everything_may_be_asked clock"),
        (Letter.EXTENSION, "new_answer_by extension_reasons"),
        (Letter.FEE, "fee_items fee_sum fee_reason free_alternative accept_by may_withdraw authority"),
        (
            Letter.ACCESS_ANSWER,
            f"purposes categories recipients retention rights complaint source {REST_OF_15_1} copy data_from",
        ),
        (Letter.NOTHING_HELD, "registers_searched identifiers_used searched_on complaint remedy"),
        (Letter.NOT_IDENTIFIED, "why_not_identified what_would_help complaint remedy"),
        (
            Letter.REFUSAL,
            f"ground reasons granted not_granted {REMEDIES} received_on decided_on reference controller contact",
        ),
        (Letter.RECTIFICATION, "old_and_new rectified_on recipients_told"),
        (
            Letter.ERASURE,
            f"erased_what erased_where erased_on {WHAT_STAYS} backups recipients_told record_of_request",
        ),
        (Letter.RESTRICTION, "restricted_what restricted_from still_allowed lifting_told_before"),
        (Letter.LIFTING, "lifted_what lifted_on lifting_reason"),
        (Letter.OBJECTION, "stopped_what stopped_from"),
        (Letter.PORTABILITY, "format what_is_in what_is_out sent_to nothing_deleted"),
        (Letter.MARKETING, "channels stopped_from service_messages"),
        (Letter.CONSENT_WITHDRAWN, "which_consent withdrawn_from earlier_stays_lawful"),
        (Letter.RECIPIENT_NOTICE, "what_to_do by_when"),
        (Letter.WITHDRAWN, "closed_at_wish"),
        (Letter.PASSED_ON, "passed_to"),
        (Letter.NOT_THIS_LAW, "why_closed complaint remedy"),
    ],
)
def test_a_letter_must_say_what_the_law_lists(letter: Letter, parts: str) -> None:
    assert " ".join(required_parts(letter)) == parts


@pytest.mark.parametrize("letter", Letter)
def test_taking_any_part_away_names_it(letter: Letter) -> None:
    parts = required_parts(letter)
    assert missing_parts(full(parts), letter) == ()
    require_complete(full(parts), letter)
    for part in parts:
        given_parts = {key: text for key, text in full(parts).items() if key is not part}
        assert missing_parts(given_parts, letter) == (part,)
        with pytest.raises(LetterIncomplete, match=f"does not say {part}. Fill these in") as caught:
            require_complete(given_parts, letter)
        assert (caught.value.letter, caught.value.missing) == (letter, (part,))
        assert caught.value.facts == {"letter": letter}


@pytest.mark.parametrize(("right", "outcome"), ENDS)
def test_taking_any_part_away_names_it_for_every_right_and_outcome(right: Right, outcome: Outcome) -> None:
    letter = letter_for(right, outcome)
    for grounds in [(), *((key,) for key in RULES[right].grounds if outcome.needs_ground)]:
        parts = required_parts(letter, right, outcome, grounds)
        assert len(set(parts)) == len(parts)
        assert (set(parts) >= REFUSAL) is outcome.needs_ground
        for key in grounds:
            assert set(GROUNDS[key].must_say) <= set(parts)
        for part in parts:
            lacking = full(parts) | {part: " "}
            assert missing_parts(lacking, letter, right, outcome, grounds) == (part,)
            with pytest.raises(LetterIncomplete, match=f"does not say {part}. Fill these in"):
                require_complete(lacking, letter, right, outcome, grounds)


@pytest.mark.parametrize(
    ("right", "outcome", "letter"),
    [
        (Right.ACCESS, Outcome.GRANTED, Letter.ACCESS_ANSWER),
        (Right.ACCESS, Outcome.PARTLY, Letter.ACCESS_ANSWER),
        (Right.ACCESS, Outcome.NOTHING_HELD, Letter.NOTHING_HELD),
        (Right.ACCESS, Outcome.REFUSED, Letter.REFUSAL),
        (Right.RECTIFICATION, Outcome.COMPLETED, Letter.RECTIFICATION),
        (Right.ERASURE, Outcome.NOTHING_HELD, Letter.NOTHING_HELD),
        (Right.ERASURE, Outcome.ERASED, Letter.ERASURE),
        (Right.RESTRICTION, Outcome.RESTRICTED, Letter.RESTRICTION),
        (Right.OBJECTION, Outcome.STOPPED, Letter.OBJECTION),
        (Right.OBJECTION, Outcome.REFUSED, Letter.REFUSAL),
        (Right.MARKETING_OBJECTION, Outcome.NOT_OUR_MESSAGE, Letter.MARKETING),
        (Right.PORTABILITY, Outcome.FILE_GIVEN, Letter.PORTABILITY),
        (Right.CONSENT_WITHDRAWAL, Outcome.NO_SUCH_CONSENT, Letter.CONSENT_WITHDRAWN),
    ],
)
def test_an_outcome_is_told_by_its_letter(right: Right, outcome: Outcome, letter: Letter) -> None:
    assert letter_for(right, outcome) is letter


def test_a_letter_is_complete_only_for_an_outcome_its_right_has() -> None:
    everything = full(required_parts(Letter.REFUSAL))
    with pytest.raises(ValueError, match="consent_withdrawal has no outcome refused"):
        require_complete(everything, Letter.REFUSAL, Right.CONSENT_WITHDRAWAL, Outcome.REFUSED)


def test_a_right_without_that_outcome_has_no_letter_for_it() -> None:
    with pytest.raises(ValueError, match="marketing_objection has no outcome refused; it has stopped, "):
        letter_for(Right.MARKETING_OBJECTION, Outcome.REFUSED)
    with pytest.raises(ValueError, match="access has no outcome erased"):
        required_parts(Letter.ERASURE, Right.ACCESS, Outcome.ERASED)


@pytest.mark.parametrize(
    ("right", "outcome", "extra", "spared"),
    [
        (Right.ERASURE, Outcome.ERASED, (), ("why_it_stays", "stays_until")),  # nothing stays
        (Right.ERASURE, Outcome.PARTLY, ("why_it_stays", "stays_until", "reasons"), ()),
        (Right.PORTABILITY, Outcome.FILE_GIVEN, ("why_not_direct",), ()),
        (Right.PORTABILITY, Outcome.DELIVERED, (), ("why_not_direct",)),
        (Right.MARKETING_OBJECTION, Outcome.NO_DATA_FOUND_BLOCKED, ("blocked_address", "channels"), ()),
        (Right.MARKETING_OBJECTION, Outcome.NOT_OUR_MESSAGE, ("whose_message", "authority"), ("stopped_from",)),
        (
            Right.CONSENT_WITHDRAWAL,
            Outcome.NO_SUCH_CONSENT,
            ("which_basis", "which_right_fits"),
            ("withdrawn_from", "earlier_stays_lawful"),
        ),
    ],
)
def test_an_outcome_changes_what_its_letter_says(
    right: Right, outcome: Outcome, extra: tuple[str, ...], spared: tuple[str, ...]
) -> None:
    parts = set(required_parts(letter_for(right, outcome), right, outcome))
    assert set(extra) <= parts
    assert not set(spared) & parts


def test_a_refused_erasure_under_17_3_b_names_the_statute_and_its_end() -> None:
    parts = required_parts(Letter.REFUSAL, Right.ERASURE, Outcome.REFUSED, ("legal_obligation",))
    assert parts == (*PARTS[Letter.REFUSAL], Part.STATUTE, Part.STATUTE_ENDS_ON)
    assert required_parts(Letter.REFUSAL, grounds=("legal_obligation",)) == parts


@pytest.mark.parametrize("right", [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL])
def test_no_refusal_letter_exists_for_a_right_that_cannot_be_refused(right: Right) -> None:
    with pytest.raises(GroundNotAllowed, match="cannot be refused"):
        required_parts(Letter.REFUSAL, right)
    with pytest.raises(GroundNotAllowed, match="refuses nothing"):
        required_parts(Letter.MARKETING, right, grounds=("unfounded_or_excessive",))


def test_a_ground_of_another_right_is_no_ground() -> None:
    with pytest.raises(GroundNotAllowed, match="found_accurate is no ground to refuse erasure") as caught:
        required_parts(Letter.REFUSAL, Right.ERASURE, Outcome.REFUSED, ("found_accurate",))
    assert caught.value.facts == {"right": Right.ERASURE, "ground": "found_accurate"}
    with pytest.raises(GroundNotAllowed, match="called 'laziness'"):
        required_parts(Letter.REFUSAL, grounds=("laziness",))


def test_grounds_belong_to_a_refusal() -> None:
    with pytest.raises(GroundNotAllowed, match="refuses nothing, so it has no ground"):
        required_parts(Letter.ACCESS_ANSWER, Right.ACCESS, Outcome.GRANTED, ("others_rights_copy",))
    assert Part.HOW_OTHERS_ARE_AFFECTED in required_parts(
        Letter.ACCESS_ANSWER, Right.ACCESS, Outcome.PARTLY, ("others_rights_copy",)
    )


@pytest.mark.parametrize("empty", EMPTY, ids=repr)
def test_a_blank_part_says_nothing(empty: object) -> None:
    given_parts = full(required_parts(Letter.FEE)) | {Part.FEE_SUM: empty}
    assert missing_parts(given_parts, Letter.FEE) == (Part.FEE_SUM,)


@pytest.mark.parametrize("said", ["x", ["", "x"], {"rows": [{"name": "x"}]}, True, 0, 12], ids=repr)
def test_any_text_or_figure_says_something(said: object) -> None:
    assert missing_parts(full(required_parts(Letter.FEE)) | {Part.FEE_SUM: said}, Letter.FEE) == ()


@pytest.mark.parametrize(
    "link", ["https://example.org/privacy", " HTTP://example.org/x ", "www.example.org", ["", "http://e.org"]]
)
def test_a_bare_link_is_no_answer_to_15_1(link: object) -> None:
    given_parts = full(required_parts(Letter.ACCESS_ANSWER)) | dict.fromkeys(Part, link)
    assert set(missing_parts(given_parts, Letter.ACCESS_ANSWER)) == NO_BARE_LINK
    assert set(PARTS[Letter.ACCESS_ANSWER]) - {Part.COPY, Part.DATA_FROM} == NO_BARE_LINK
    said = given_parts | dict.fromkeys(NO_BARE_LINK, "Three purposes, see https://example.org/privacy")
    assert missing_parts(said, Letter.ACCESS_ANSWER) == ()


@given(letter=st.sampled_from(Letter), kept=st.frozensets(st.sampled_from(Part)))
def test_missing_is_exactly_required_less_given(letter: Letter, kept: frozenset[Part]) -> None:
    required = required_parts(letter)
    missing = missing_parts(full(tuple(kept)), letter)
    assert missing == tuple(part for part in required if part not in kept)
