"""A controller's front page: what can be asked in plain words, by when, for free, from whom, and every other way."""

from collections.abc import Callable

import pytest

from portal.calendars import holidays_of
from portal.law.rights import Right
from portal.law.time_limits import time_limits
from portal.translations import dates
from portal.translations.labels import label, right_law
from tests.browser.steps import say
from tests.fixtures.cases import finnish_today
from tests.page_client import PageClient
from tests.pages import Page

COMPANY = "K3koulutus Oy"


def shown(page: Page, language: str, message: str, **values: str) -> bool:
    """Tell whether the page says a message in its language."""
    return " ".join((say(language, message) % values).split()) in page.text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_front_page_says_what_can_be_asked_by_when_and_of_whom(
    visitor: Callable[..., PageClient], language: str
) -> None:
    page = visitor(language=language).get("/k3/")
    assert page.language == language
    for right in Right:
        assert label("right_action", right, language) in page.links
        assert label("right_sentence", right, language) in page.text
        assert right_law(right, language) in page.text
    today = finnish_today()
    answer_by = time_limits(today, holidays=holidays_of("FI"), today=today).answer_by
    promise = "If you send a request today, we answer by %(date)s. It is free of charge."
    assert shown(page, language, promise, date=dates.long_day(answer_by, language))
    assert shown(page, language, "Your request is answered by %(company)s.", company=COMPANY)
    assert shown(page, language, "You may object at any time")  # Art 21(4): apart from the rest
    assert shown(page, language, "Rather on paper or by phone?")
    assert shown(page, language, "You can also come to us and ask on the spot.")
    assert "Petri Kuusela" in page.text
    assert any(name in page.text for name in ("Tietosuojavaltuutetun toimisto", "Dataombudsmannens", "Ombudsman"))
    for words in ("Ask for several things at once", "I ask for somebody else", "Print a form to fill in by hand"):
        assert say(language, words) in page.links


def test_marketing_and_consents_begin_on_their_short_pages(client: PageClient) -> None:
    page = client.get("/k3/")
    assert page.links[label("right_action", Right.CONSENT_WITHDRAWAL, "en")] == "/k3/marketing/withdraw"
    assert page.links[label("right_action", Right.MARKETING_OBJECTION, "en")] == "/k3/marketing"
