"""A visit to the portal's own address, as a person's browser makes one: cookies, forms, redirects, and nowhere else."""

import http.client
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from portal.services.canary_forms import Form, forms_of

MOST_BYTES = 1024 * 1024
MOST_REDIRECTS = 5
AWAY = frozenset({301, 302, 303, 307, 308})
FORM = "application/x-www-form-urlencoded"


class PortalSilent(Exception):
    """Nothing answers at the portal's own address; the message is the kind of fault."""


class PageBroken(Exception):
    """A page answers otherwise than it should; the message says how, in a few words of our own."""


@dataclass(frozen=True)
class Page:
    """A page as it was read."""

    address: str
    text: str

    def form(self, having: str) -> Form:
        """Return the form that has a field or a button of this name.

        :raises PageBroken: when the page has none
        """
        for form in forms_of(self.text):
            if form.has(having):
                return form
        raise PageBroken("no form")


class Visit:
    """One visit, with the cookies of its own.

    :param base_url: the portal's address; no page elsewhere is ever opened
    :param seconds: how long one answer may take
    """

    def __init__(self, base_url: str, seconds: int) -> None:
        self.base, self.seconds = base_url.rstrip("/"), seconds
        self.cookies: SimpleCookie = SimpleCookie()

    def get(self, path: str) -> Page:
        """Open a page.

        :raises PortalSilent: when nothing answers
        :raises PageBroken: when something else than the page comes
        """
        return self.follow("GET", self.base + path, "", "")

    def send(self, page: Page, form: Form, **values: str) -> Page:
        """Fill in a form of a page, send it, and open the page that it leads to.

        :raises PortalSilent: when nothing answers
        :raises PageBroken: when something else than a page comes
        """
        address = urljoin(page.address, form.action) if form.action else page.address
        return self.follow("POST", address, urlencode(form.filled(**values)), page.address)

    def follow(self, method: str, address: str, body: str, referrer: str) -> Page:
        """Ask for an address, and for the ones it leads to."""
        for _ in range(MOST_REDIRECTS):
            answer, text = self.ask(method, address, body, referrer)
            for one in answer.headers.get_all("Set-Cookie", []):
                self.cookies.load(one)
            if answer.status not in AWAY:
                if answer.status != http.HTTPStatus.OK:
                    raise PageBroken(f"HTTP {answer.status}")
                return Page(address, text)
            method, body, referrer = "GET", "", address
            address = urljoin(address, answer.headers.get("Location", ""))
        raise PageBroken("redirects")

    def ask(self, method: str, address: str, body: str, referrer: str) -> tuple[http.client.HTTPResponse, str]:
        """Ask for one address of the portal."""
        ours, there = urlsplit(self.base), urlsplit(address)
        if (ours.scheme, ours.netloc) != (there.scheme, there.netloc):
            raise PageBroken("leads elsewhere")
        line = self.line()
        try:
            line.request(method, f"{there.path}?{there.query}".rstrip("?"), body or None, self.headers(body, referrer))
            answer = line.getresponse()
            return answer, answer.read(MOST_BYTES).decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            raise PortalSilent(type(error).__name__) from None
        finally:
            line.close()

    def line(self) -> http.client.HTTPConnection:
        """Return a connection, not yet opened; over https the certificate is checked."""
        ours = urlsplit(self.base)
        if ours.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(ours.netloc, timeout=self.seconds, context=context)
        return http.client.HTTPConnection(ours.netloc, timeout=self.seconds)

    def headers(self, body: str, referrer: str) -> dict[str, str]:
        """Return what a browser would send along."""
        given: Sequence[tuple[str, str]] = (
            ("Cookie", "; ".join(f"{name}={one.coded_value}" for name, one in self.cookies.items())),
            ("Referer", referrer),
            ("Content-Type", FORM if body else ""),
            ("User-Agent", "Article 12, self-test of the channel"),
            ("Accept", "text/html"),
        )
        return {name: text for name, text in given if text}
