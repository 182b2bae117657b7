"""What is larger than anything people type ends on a page that says so, before anything reads it."""

import pytest

from tests.page_client import PageClient

TOO_MUCH = 2 * 1024 * 1024


@pytest.mark.parametrize("path", ["/k3/request", "/status", "/staff/sign-in"])
def test_a_form_larger_than_any_text_is_refused_whole(client: PageClient, path: str) -> None:
    answer = client.open("POST", path, data={"name": "ä" * (TOO_MUCH // 6)})
    assert answer.status_code == 413


def test_what_people_can_type_is_not(client: PageClient) -> None:
    """256 KiB of letters that each take six signs in a form's body still come back as an error of their field."""
    assert client.open("POST", "/k3/request", data={"access_detail": "ä" * (128 * 1024)}).status_code == 400
