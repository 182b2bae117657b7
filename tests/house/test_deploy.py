"""What lies in deploy/ fits the portal: its limits, its addresses, its headers."""

import re
from pathlib import Path

import html5lib
import pytest
from flask import Flask

from portal import create_app
from portal.config import Settings, load
from portal.translations import LANGUAGES
from portal.web.headers import ALWAYS, YEAR_SECONDS
from tests.fixtures.instances import write_instance
from tests.house.repository import ROOT, require

NGINX = ROOT / "deploy" / "nginx"
PAGES = sorted((NGINX / "article12-pages").glob("*.html"))
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
CLOSING = re.compile(
    r"^(?:NoNewPrivileges|CapabilityBoundingSet|Private(?:Tmp|Devices|Users)|Protect\w+|Restrict(?:Namespaces|Realtime|SUIDSGID)"
    r"|MemoryDenyWriteExecute|SystemCall\w+|NoExecPaths|ReadOnlyPaths|UMask|User|WorkingDirectory|Environment)=.*$",
    re.MULTILINE,
)
EVERY_PAGE_S = {
    "Content-Security-Policy",
    "Permissions-Policy",
}  # what nginx hands out has a narrower policy, no powers


def nginx(file: str) -> str:
    """Return one of nginx's files without its comments."""
    return re.sub(r"^\s*#.*$", "", (NGINX / file).read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application without a database, for the addresses it answers at."""
    return create_app(load(write_instance(tmp_path_factory.mktemp("deploy") / "instance") | {"PORTAL_MAIL_PORT": "25"}))


def test_the_proxy_logs_no_address_that_opens_something(app: Flask) -> None:
    masked = re.compile(re.findall(r'"~(\^.+)" "\$article12_step', nginx("article12.conf"))[0].replace("(?<", "(?P<"))
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    opening = {rule: re.sub(r"<\w+>", "koivu", rule.replace("<token>", "c2VjcmV0.x")) for rule in rules}
    faults = [rule for rule, path in opening.items() if ("<token>" in rule) is not bool(masked.search(path))]
    require(faults, "Name its first steps in the map $article12_logged of deploy/nginx/article12.conf, and no others.")
    assert "$request " not in nginx("article12.conf"), "The whole request line has the link in it."


def test_the_proxy_takes_what_the_portal_takes() -> None:
    assert f"client_max_body_size {Settings().max_upload_mib + 1}m;" in nginx("article12.conf")


def test_the_proxy_says_anew_what_the_portal_believes() -> None:
    said = dict(re.findall(r"proxy_set_header ([\w-]+) (.+);", nginx("article12-proxy.conf")))
    assert said["X-Forwarded-For"] == "$remote_addr", "Appended to what the caller sent, it could be chosen."
    assert (said["X-Forwarded-Host"], said["X-Forwarded-Proto"]) == ("$host", "https")
    assert {said[name] for name in ("Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Real-IP")} == {'""'}


def test_what_nginx_hands_out_carries_the_portal_s_headers() -> None:
    said = dict(re.findall(r'add_header ([\w-]+) "(.+)" always;', nginx("article12-headers.conf")))
    wanted = {name: value for name, value in ALWAYS.items() if name not in EVERY_PAGE_S}
    wanted["Strict-Transport-Security"] = f"max-age={YEAR_SECONDS}; includeSubDomains"
    assert {name: said.get(name) for name in wanted} == wanted
    assert said["Content-Security-Policy"].startswith("default-src 'none';")


def test_every_page_nginx_shows_is_there() -> None:
    named = set(re.findall(r"error_page [\d ]+(?:=\d+ )?/article12-pages/([\w-]+\.html);", nginx("article12.conf")))
    assert named == {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_page_of_nginx_speaks_every_language_and_needs_no_portal(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert sorted(re.findall(r'<section lang="(\w+)">', text)) == sorted(LANGUAGES)
    assert text.count("<h1>") == 1
    linked = re.findall(r'(?:href|src)="/?([^"]+)"', text)
    assert [path for path in linked if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_is_closed_as_the_web_server_s_is(unit: Path) -> None:
    """What faces the world and what calls the mail server are shut in alike; only the network differs."""
    model = (ROOT / "deploy" / "systemd" / "article12-web.service").read_text(encoding="utf-8")
    missing = set(CLOSING.findall(model)) - set(unit.read_text(encoding="utf-8").splitlines())
    require(sorted(missing), f"{unit.name} lacks what article12-web.service has.")
    assert len(CLOSING.findall(model)) > 25
