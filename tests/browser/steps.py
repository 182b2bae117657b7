"""What people do in the browser, as short steps; the words of buttons come from the catalogs themselves."""

import gettext
from functools import cache
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from portal.config import ROOT
from tests.fixtures.mail import SmtpServer

TOO_FAST_SECONDS = 3


@cache
def catalog(language: str) -> gettext.NullTranslations:
    """Return a language's messages; English ones are their own."""
    path = ROOT / "portal" / "translations" / language / "LC_MESSAGES" / "messages.mo"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def say(language: str, message: str) -> str:
    """Return a message as the pages of a language say it."""
    return catalog(language).gettext(message)


def go(to: Locator) -> None:
    """Click what leads to another page and wait until that page is there: reading the old one would prove nothing."""
    with to.page.expect_navigation():
        to.click()


def press(page: Page, language: str, message: str) -> None:
    """Press the button with these words and see the page it leads to."""
    go(page.get_by_role("button", name=say(language, message), exact=True))


def ask(page: Page, language: str, *, controller: str = "k3", rights: str = "access", email: str) -> None:
    """Fill in a request as a person does and send it; too fast for a person, it is sent once more as the page asks."""
    page.goto(f"/{controller}/request?right={rights}&lang={language}")
    page.fill("#name", "Aino Mäkelä")
    page.fill("#email", email)
    press(page, language, "Send the request")
    if page.locator(".notice").count():
        press(page, language, "Send the request")
    page.wait_for_url(f"**/{controller}/request/sent")


def receipt(page: Page) -> tuple[str, str]:
    """Read reference and secret code from the receipt page, as a person copies them."""
    return page.inner_text("#reference"), page.inner_text("#code")


def mailed_path(smtp: SmtpServer, to: str, kind: str, *, count: int) -> str:
    """Wait for a person's so-and-so-many-th mail and return where its link of a kind leads."""
    mail = smtp.wait_for(to, count=count)
    return urlsplit(mail.link(f"/{kind}/")).path


def confirm(page: Page, language: str, smtp: SmtpServer, email: str) -> None:
    """Follow the link of a person's first mail and confirm."""
    page.goto(mailed_path(smtp, email, "confirm", count=1))
    press(page, language, "Yes, the request is mine")


def ask_and_confirm(page: Page, language: str, smtp: SmtpServer, email: str) -> tuple[str, str]:
    """Send a request and confirm it; return reference and secret code."""
    ask(page, language, email=email)
    kept = receipt(page)
    confirm(page, language, smtp, email)
    return kept
