"""Asked for somebody else, at the desk: what is missing is named, written down, and opens the way to the answer."""

from collections.abc import Callable
from typing import Any

from portal.law.rights import Right
from portal.services import representation
from tests.fixtures.cases import Case, Desk


def test_what_is_missing_is_written_down_step_by_step(desk: Desk, case: Callable[..., Case]) -> None:
    made = case(Right.ACCESS, on_behalf="guardian", represented_name="Lapsi Esimerkki", child_birth_year=2010).confirm()
    page = desk.client.get(made.page)
    assert "Still to be written down before anything can be sent" in page.text
    page = desk.client.follow("Write it down")
    assert "Ask the young person first" in page.text
    assert "Lapsi Esimerkki" in page.text
    desk.client.submit("Save", child_age="", status=422)
    desk.client.get(f"{made.page}/representation")
    desk.client.submit("Save", child_age="Born 2010, as the register says.", child_view="Agrees; asked by phone today.")
    assert "Still missing" in desk.client.opened.text
    rest: dict[str, Any] = {kind.value: "Asked and noted." for kind in made.read(representation.missing_of)}
    desk.client.get(f"{made.page}/representation")
    desk.client.submit("Save", **rest)
    assert "The answer may go to who asked" in desk.client.opened.text
    assert "Born 2010" in desk.client.opened.text
    assert made.read(representation.missing_of) == ()


def test_for_oneself_there_is_no_such_page(desk: Desk, case: Callable[..., Case]) -> None:
    desk.client.get(f"{case().page}/representation", status=404)
