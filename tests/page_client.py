"""A client that reads every page it opens, fills in forms as they stand and follows links by their words."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, has_app_context
from werkzeug.test import TestResponse

from tests.forms import Value
from tests.pages import Page

MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
UNSAFE_IN_CSP = frozenset({"unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "data:", "blob:", "http:", "https:"})
HARMLESS = frozenset({"data:"})


class PageClient:
    """A visitor with cookies of their own; two of them are two browsers."""

    def __init__(self, app: Flask, *, base_url: str = "http://127.0.0.1:5000", language: str = "en") -> None:
        self.app, self.base_url = app, base_url
        self.http = app.test_client()
        self.headers = {"Accept-Language": language}
        self.page: Page | None = None

    def get(self, path: str, *, status: int = 200, **arguments: Any) -> Page:
        """Open a page, redirects followed."""
        return self.read(self.open("GET", path, **arguments), path, status)

    def post(self, path: str, data: Mapping[str, Any], *, status: int = 200, **arguments: Any) -> Page:
        """Send exactly this data, as somebody may who uses no form of ours; redirects followed."""
        return self.read(self.open("POST", path, data=data, **arguments), path, status)

    def follow(self, words: str, *, status: int = 200) -> Page:
        """Follow the one link of the open page that says this."""
        return self.get(self.opened.link(words), status=status)

    def submit(self, button: str = "", *, action: str = "", status: int = 200, **values: Value) -> Page:
        """Fill in the form of the open page that has this button, press it, and read where it leads."""
        form = self.opened.form(button=button, action=action).fill(**values)
        data = form.data(button)
        if form.method == "get":
            return self.get(form.action, query_string=data, status=status)
        return self.post(form.action, data, status=status, headers={"Referer": self.base_url + self.opened.path})

    def open(self, method: str, path: str, **arguments: Any) -> TestResponse:
        """Send one request and return the bare answer, its headers read."""
        assert not has_app_context(), "Open pages outside the session fixture: each request has a context of its own."
        headers = self.headers | dict(arguments.pop("headers", {}))
        target = path.removeprefix(self.base_url)
        response = self.http.open(target, method=method, base_url=self.base_url, headers=headers, **arguments)
        if not target.startswith("/static/"):
            check_headers(response, path, is_https=self.base_url.startswith("https"))
        return response

    @property
    def opened(self) -> Page:
        """The page that is open now."""
        assert self.page is not None, "Open a page first."
        return self.page

    def read(self, response: TestResponse, path: str, status: int) -> Page:
        """Follow redirects, read the page at their end and remember it."""
        for _ in range(MOST_REDIRECTS):
            if response.status_code not in REDIRECTS:
                break
            if response.request.method == "POST":
                assert response.status_code == 303, (
                    f"POST {path} answers {response.status_code}; a redirect after it is 303."
                )
            path = response.location
            response = self.open("GET", path)
        assert response.status_code == status, (
            f"{path} answers {response.status_code}, not {status}:\n{response.text[:2000]}"
        )
        assert response.mimetype == "text/html", f"{path} is {response.mimetype}; use open() for what is no page."
        self.page = Page(response, path.removeprefix(self.base_url))
        return self.page


def check_headers(response: TestResponse, path: str, *, is_https: bool) -> None:
    """Fail when an answer lacks what every answer carries, error pages too."""
    headers, faults = response.headers, []
    policy = {
        part.split()[0]: part.split()[1:]
        for part in headers.get("Content-Security-Policy", "").split(";")
        if part.split()
    }
    if policy.get("default-src") != ["'none'"]:
        faults.append(f"Content-Security-Policy has default-src {policy.get('default-src')}, not 'none'")
    if policy.get("frame-ancestors") != ["'none'"]:
        faults.append("Content-Security-Policy lacks frame-ancestors 'none'")
    for directive, sources in policy.items():
        allowed = HARMLESS if directive == "img-src" else frozenset()  # a picture runs nothing
        loose = [source for source in sources if source.strip("'") in UNSAFE_IN_CSP - allowed]
        faults += [f"Content-Security-Policy allows {source} for {directive}" for source in loose]
    expected = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    faults += [
        f"{name} is {headers.get(name)!r}, not {value!r}"
        for name, value in expected.items()
        if headers.get(name) != value
    ]
    if not headers.get("Permissions-Policy"):
        faults.append("Permissions-Policy is missing")
    if is_https and "max-age=" not in headers.get("Strict-Transport-Security", ""):
        faults.append("Strict-Transport-Security is missing over https")
    faults += [
        fault for cookie in headers.getlist("Set-Cookie") for fault in faults_of_cookie(cookie, is_https=is_https)
    ]
    assert not faults, f"{path} ({response.status_code}):\n  " + "\n  ".join(faults)


def faults_of_cookie(cookie: str, *, is_https: bool) -> list[str]:
    """Read one Set-Cookie line."""
    name = cookie.split("=", 1)[0]
    attributes = {part.strip().split("=")[0].lower() for part in cookie.split(";")[1:]}
    faults = [f"the cookie {name} is not {wanted}" for wanted in ("httponly", "samesite") if wanted not in attributes]
    if is_https and not ("secure" in attributes and name.startswith("__Host-")):
        faults.append(f"the cookie {name} is not Secure with the prefix __Host- over https")
    return faults
