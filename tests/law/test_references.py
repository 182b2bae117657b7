"""References and receipt codes: readable aloud, and wrong ones noticed."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.law.references import (
    ALPHABET,
    is_reference,
    letter_code,
    make_reference,
    normalise_code,
    normalise_letter_code,
    normalise_reference,
    receipt_code,
)

PREFIXES = st.from_regex(r"[A-Z][A-Z0-9]{1,5}", fullmatch=True)
REFERENCES = st.builds(make_reference, PREFIXES, st.binary(min_size=8, max_size=32))
ANY_CHARACTER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_the_alphabet_has_nothing_that_looks_like_something_else() -> None:
    assert not set("AEIOUY01LI") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 27


@pytest.mark.parametrize(
    ("number", "reference"),
    [
        (0, "K3K-2222-222X"),  # the lowest number is seven 2s
        (1, "K3K-3222-222G"),
        (3, "K3K-5222-222J"),
        (2, "K3K-5222-222J"),  # K3K4222222 would end in "*", so the next number is taken
        (11, "K3K-G222-222H"),  # K3KF222222 would end in Y
    ],
)
def test_the_same_bytes_give_the_same_reference(number: int, reference: str) -> None:
    assert make_reference("K3K", number.to_bytes(8)) == reference


@given(REFERENCES)
@example("G123-4986-5432-1H")  # the published example of a donation number, G123498654321 H
def test_the_check_character_is_that_of_iso_7064_mod_37_2(reference: str) -> None:
    bare = reference.replace("-", "")
    assert sum(int(character, 36) * pow(2, place, 37) for place, character in enumerate(reversed(bare))) % 37 == 1


@given(REFERENCES)
def test_a_reference_is_written_as_promised(reference: str) -> None:
    assert re.fullmatch(rf"[A-Z][A-Z0-9]{{1,5}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", reference)
    assert is_reference(reference)


@given(
    REFERENCES,
    st.sampled_from(["{}", " {} ", "{}.", "\t{}\n"]),
    st.sampled_from(["", " ", "-", "–", "\u2011", "−", "\u00ad"]),
)
def test_a_reference_is_understood_however_it_is_typed(reference: str, around: str, between: str) -> None:
    typed = around.format(reference.lower().replace("-", between))
    assert normalise_reference(typed) == reference
    assert is_reference(typed) is (typed == reference)


@given(REFERENCES, st.integers(0, 30), st.sampled_from(ANY_CHARACTER))
def test_every_wrong_character_is_noticed(reference: str, place: int, character: str) -> None:
    bare = reference.replace("-", "")
    place %= len(bare)
    wrong = bare[:place] + character + bare[place + 1 :]
    assert (normalise_reference(wrong) is None) is (wrong != bare)


@given(REFERENCES)
def test_every_two_neighbours_changed_round_are_noticed(reference: str) -> None:
    bare = reference.replace("-", "")
    for place, (left, right) in enumerate(pairwise(bare)):
        if left != right:
            assert normalise_reference(bare[:place] + right + left + bare[place + 2 :]) is None


def test_a_full_stop_before_a_space_is_no_part_of_it() -> None:
    reference = make_reference("K3K", bytes(8))
    assert normalise_reference(f"{reference}. ") == reference


@pytest.mark.parametrize(
    "text",
    ["", "K3K", "K3K-2222-222", "K3K-2222-22266", "2222-2226", "3K3-2222-2226", "K3K-2222-2227", "K3K/2222/2226"],
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert normalise_reference(text) is None
    assert not is_reference(text)


@pytest.mark.parametrize("prefix", ["", "K", "k3k", "3KK", "TOOLONGX", "K-K", "ÄÖ"])
def test_a_prefix_is_capital_letters_and_digits(prefix: str) -> None:
    with pytest.raises(ValueError, match="is not two to six capital letters and digits"):
        make_reference(prefix, bytes(8))


def test_a_reference_needs_eight_bytes() -> None:
    with pytest.raises(ValueError, match="needs 8 random bytes, not 7"):
        make_reference("K3K", bytes(7))


@given(st.binary(min_size=10, max_size=32))
def test_a_receipt_code_is_sixteen_characters_in_groups_of_four(digest: bytes) -> None:
    code = receipt_code(digest)
    assert re.fullmatch(rf"(?:[{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]{{4}}", code)
    assert normalise_code(code.lower().replace("-", " ")) == normalise_code(code) == code


def test_a_receipt_code_needs_ten_bytes() -> None:
    assert receipt_code(bytes(10)) == "2222-2222-2222-2222"
    with pytest.raises(ValueError, match="needs 10 bytes of digest, not 9"):
        receipt_code(bytes(9))


@pytest.mark.parametrize("text", ["", "2222-2222-2222-222", "2222-2222-2222-22222", "2222-2222-2222-222A"])
def test_what_is_no_receipt_code_is_none(text: str) -> None:
    assert normalise_code(text) is None


def test_each_byte_of_the_digest_counts() -> None:
    codes = {receipt_code(bytes(place) + b"\x01" + bytes(31 - place)) for place in range(32)}
    assert len(codes) == 32


def test_the_code_of_a_letter_is_short_and_never_taken_for_a_receipt_code() -> None:
    code = letter_code(bytes(range(32)))
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", code)
    assert normalise_letter_code(f" {code.lower().replace('-', ' ')}.") == code
    assert normalise_code(code) is None
    assert normalise_letter_code(receipt_code(bytes(range(32)))) is None
    with pytest.raises(ValueError, match="10 bytes"):
        letter_code(b"short")
