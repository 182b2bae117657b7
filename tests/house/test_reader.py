"""The reader of pages sees what is wrong: each fault of this table fails the page that has it."""

import pytest
from flask import Flask

from tests.page_client import PageClient

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
}
FORM = """
<form method="post" action="/sent"><input type="hidden" name="csrf_token" value="t">
<label for="name">Name</label><input id="name" name="name" value="Ada">
<fieldset><legend>Rights</legend>
<label><input type="checkbox" name="rights" value="access" checked> See</label>
<label><input type="checkbox" name="rights" value="erasure"> Erase</label></fieldset>
<label for="more">More</label><textarea id="more" name="more">
first line</textarea>
<button type="submit">Send</button></form>"""
GOOD = f"""<!doctype html><html lang="en"><head><title>Ask · House</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Ask</h1>{FORM}<a href="/more">More here</a>
</main></body></html>"""

FAULTS = [
    ("<h1>Ask</h1>", "<h1>Ask</h1><h1>Twice</h1>", "2 h1"),
    ("<title>Ask", "<title>Other", "does not start with the h1"),
    ('lang="en"', 'lang="de"', "is none of"),
    ("</h1>", "</h1><h3>Deep</h3>", "an h3 follows an h1"),
    ('<label for="name">Name</label>', "", "'name' has no label"),
    ('id="more"', 'id="name"', "stands 2 times"),
    ('for="more"', 'for="nowhere"', "points to #nowhere"),
    ("<h1>", '<h1 style="color:red">', "inline style"),
    ("<main>", '<main onclick="x()">', "inline onclick"),
    ("</main>", "<script>x()</script></main>", "inline <script>"),
    ("</main>", '<img src="/x.png"></main>', "has no alt"),
    ("</main>", '<img src="https://example.org/x.png" alt=""></main>', "nothing comes from elsewhere"),
    ("More here", "", "has no words"),
    ("<legend>Rights</legend>", "", "no <legend>"),
    ('name="csrf_token"', 'name="other"', "without a csrf_token"),
    ("</h1>", "</h2>", "not valid HTML"),
    ("<!doctype html>", "", "doctype"),
]


def bare_app(body: str, **headers: str) -> Flask:
    """Return an application with one page and its answer to the form."""
    app = Flask("reader")
    app.secret_key = "reader"
    app.add_url_rule("/", "page", lambda: (body, 200, {**HEADERS, **headers}))
    app.add_url_rule("/sent", "sent", lambda: ("", 303, {**HEADERS, "Location": "/"}), methods=["POST"])
    return app


def test_a_good_page_is_read() -> None:
    page = PageClient(bare_app(GOOD)).get("/")
    assert (page.h1, page.language, page.link("More here")) == ("Ask", "en", "/more")
    assert page.form().values == {
        "csrf_token": ["t"], "name": ["Ada"], "rights": ["access"], "more": ["first line"],
    }  # fmt: skip


def test_a_form_is_sent_as_it_stands() -> None:
    client = PageClient(bare_app(GOOD))
    client.get("/")
    assert client.submit("Send", name="Bo", rights=["erasure"]).h1 == "Ask"


def test_a_form_takes_only_what_it_offers() -> None:
    form = PageClient(bare_app(GOOD)).get("/").form()
    with pytest.raises(AssertionError, match="no field 'colour'"):
        form.fill(colour="red")
    with pytest.raises(AssertionError, match="does not offer"):
        form.fill(rights=["everything"])


@pytest.mark.parametrize(("good", "bad", "said"), FAULTS)
def test_a_fault_is_seen(good: str, bad: str, said: str) -> None:
    assert good in GOOD
    with pytest.raises(AssertionError, match=said):
        PageClient(bare_app(GOOD.replace(good, bad))).get("/")


@pytest.mark.parametrize("header", HEADERS)
def test_a_missing_header_is_seen(header: str) -> None:
    with pytest.raises(AssertionError, match=header):
        PageClient(bare_app(GOOD, **{header: ""})).get("/")


@pytest.mark.parametrize(
    "loose", ["script-src 'unsafe-inline'", "script-src *", "style-src data:", "script-src https:"]
)
def test_a_loose_policy_is_seen(loose: str) -> None:
    policy = f"{HEADERS['Content-Security-Policy']}; {loose}".replace("style-src 'self'; ", "")
    with pytest.raises(AssertionError, match="allows"):
        PageClient(bare_app(GOOD, **{"Content-Security-Policy": policy})).get("/")


def test_a_post_that_redirects_with_302_is_seen() -> None:
    app = bare_app(GOOD)
    app.add_url_rule("/old", "old", lambda: ("", 302, {**HEADERS, "Location": "/"}), methods=["POST"])
    with pytest.raises(AssertionError, match="303"):
        PageClient(app).post("/old", {})


def test_a_careless_cookie_is_seen() -> None:
    with pytest.raises(AssertionError, match="httponly"):
        PageClient(bare_app(GOOD, **{"Set-Cookie": "name=1; Path=/"})).get("/")
