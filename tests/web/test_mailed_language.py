"""A mailed link opens in the language of its mail, in whatever browser; who chose a language keeps it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from portal import clock, tokens
from portal.mail.occasion import Occasion
from portal.services.receipts import code_of
from portal.storage.models import OutboxMail
from tests.fixtures.cases import Case
from tests.page_client import PageClient


@pytest.fixture
def link(case: Callable[..., Case]) -> tuple[Case, str]:
    """A request in Finnish, and the link of a mail about it."""
    made = case(language="fi").confirm()
    occasion = Occasion(OutboxMail(language="fi"), clock.now())
    return made, made.read(
        lambda row: occasion.signed_link(
            "/answer", tokens.Purpose.CASE, request=row.uid, contact=row.contacts[0].uid
        ).removeprefix("http://127.0.0.1:5000")
    )


def test_a_fresh_browser_speaks_the_language_of_the_mail(link: tuple[Case, str], client: PageClient) -> None:
    made, address = link
    page = client.get(address)
    assert page.language == "fi"
    assert client.submit("Avaa", receipt_code=made.read(code_of)).language == "fi"
    assert client.get("/k3/").language == "fi", "and it is remembered"
    with time_machine.travel(clock.now() + timedelta(days=90)):
        assert PageClient(client.app).get(address, status=410).language == "fi"


def test_who_chose_a_language_keeps_it(link: tuple[Case, str], client: PageClient) -> None:
    client.get("/k3/?lang=sv")
    assert client.get(link[1]).language == "sv"
