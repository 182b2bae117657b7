"""Somebody who asks over real HTTP, as a browser without script does."""

import re
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.fixtures.mail import PATIENCE_SECONDS

HIDDEN = re.compile(r'name="(csrf_token|idempotency_key|opened_at|rights)"[^>]*value="([^"]*)"')
REFERENCE = re.compile(r"K3K-[0-9A-Z]{4}-[0-9A-Z]{4}")
CHOSEN = {"rights": "access", "delivery": "download", "language": "en"}


class Visitor:
    """A browser with cookies of its own. A page of a refusal comes as ``urllib.error.HTTPError``."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.browser = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, data: dict[str, Any] | None = None) -> str:
        """Open a page, or post a form and follow where it leads."""
        body = None if data is None else urlencode(data).encode()
        page: str = self.browser.open(self.base_url + path, body, PATIENCE_SECONDS).read().decode()
        return page

    def fill(self, **typed: str) -> dict[str, Any]:
        """Fill in the form, and return what pressing its button sends."""
        return dict(HIDDEN.findall(self.open("/k3/request?right=access"))) | CHOSEN | {"name": "Aino"} | typed

    def press(self, data: dict[str, Any]) -> str:
        """Press the button, once more where that was too fast for a person, and return the receipt's reference."""
        page = self.open("/k3/request", data)
        if not REFERENCE.search(page):
            page = self.open("/k3/request", data | dict(HIDDEN.findall(page)))
        found = REFERENCE.search(page)
        assert found, page[:500]
        return found.group(0)
