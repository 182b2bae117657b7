"""A lost receipt code, and which ways a new one may go."""

import pytest

from portal.law.identity import Channel, Proof
from portal.law.receipt_codes import CodeWay, is_beyond_mail, ways_of_new_code

PAPER, MAIL = CodeWay.PAPER, CodeWay.MAIL


@pytest.mark.parametrize(
    ("proof", "is_beyond"),
    [
        (Proof.KNOWLEDGE, False),
        (Proof.CONTACT_CONFIRMED, False),
        (Proof.REGISTER_LINK, False),  # it only shows once more that somebody reads their mail
        (Proof.CALL_BACK, True),
        (Proof.POSTED_CODE, True),
        (Proof.DOCUMENT_SHOWN, True),
    ],
)
def test_mail_alone_is_not_enough(proof: Proof, is_beyond: bool) -> None:
    assert is_beyond_mail(proof) is is_beyond


@pytest.mark.parametrize(
    ("proofs", "has_paper", "has_mail", "never", "ways"),
    [
        ([], True, True, [], (PAPER,)),
        ([Proof.CONTACT_CONFIRMED, Proof.REGISTER_LINK], True, True, [], (PAPER,)),
        ([Proof.CONTACT_CONFIRMED, Proof.CALL_BACK], True, True, [], (PAPER, MAIL)),
        ([Proof.CALL_BACK], False, True, [], (MAIL,)),
        ([Proof.CALL_BACK], True, False, [], (PAPER,)),
        ([Proof.CALL_BACK], True, True, [Channel.POST], (MAIL,)),
        ([Proof.CALL_BACK], True, True, [Channel.EMAIL], (PAPER,)),
        ([Proof.CONTACT_CONFIRMED], False, True, [], ()),
    ],
)
def test_the_ways_of_a_new_code(
    proofs: list[Proof], has_paper: bool, has_mail: bool, never: list[Channel], ways: tuple[CodeWay, ...]
) -> None:
    assert ways_of_new_code(proofs, has_paper=has_paper, has_mail=has_mail, never=never) == ways
