"""A paper form's reference is kept nowhere, and taken over once when its letter comes."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.services import intake, paper_forms, paper_references
from portal.services.intake import Submission
from portal.services.paper_references import ReferenceNotFree

pytestmark = pytest.mark.usefixtures("session")
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def record(reference: str, controller: str = "k3") -> str:
    row = intake.submit(
        Submission(controller, "fi", (Right.ACCESS,), name="Aino", channel="post", reference=reference), now=NOW
    )
    return row.reference


def test_the_printed_reference_is_the_recorded_one_and_only_once() -> None:
    printed = paper_forms.give_out(profile_of("k3"), network="192.0.2.1", now=NOW)
    assert paper_references.is_free(printed.lower(), profile_of("k3"))
    assert record(printed.lower()) == printed
    assert not paper_references.is_free(printed, profile_of("k3"))
    with pytest.raises(ReferenceNotFree):
        record(printed)


@pytest.mark.parametrize("typed", ["nonsense", "K3K-7F4M-92XA"])
def test_what_is_no_reference_is_not_taken(typed: str) -> None:
    with pytest.raises(ReferenceNotFree):
        record(typed)


def test_a_reference_that_a_request_has_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(bytes([*bytes(9), number]) for number in (0, 0, 7, 7, 7, 70))
    monkeypatch.setattr(paper_references, "secrets", SimpleNamespace(token_bytes=lambda number: next(drawn)))
    first, printed, later = record(""), paper_references.fresh(profile_of("k3")), record("")
    assert (printed != first, later == printed) == (True, True), "a form not sent keeps nothing"
    assert record("") not in {first, later}


def test_another_controller_s_reference_is_not_taken() -> None:
    printed = paper_references.fresh(profile_of("alertum"))
    with pytest.raises(ReferenceNotFree):
        record(printed)


def test_one_network_prints_only_so_many() -> None:
    k3 = profile_of("k3")
    for _ in range(paper_forms.FORMS_PER_NETWORK):
        paper_forms.give_out(k3, network="192.0.2.2", now=NOW)
    with pytest.raises(paper_forms.PrintedTooOften):
        paper_forms.give_out(k3, network="192.0.2.2", now=NOW)
