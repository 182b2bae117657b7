"""The markup of the components: valid, labelled, tied together, in three languages, with and without errors."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.face.gallery import DESK, ERRORS, LANGUAGES, PAGES
from tests.forms import text_of
from tests.pages import Page

Read = Callable[[str], Page]
CODES = [code for code, name in LANGUAGES]


def described(page: Page, element: Element) -> list[str]:
    """Return the texts that aria-describedby leads to, in its order."""
    ids = (element.get("aria-describedby") or "").split()
    return [text_of(page.all("*", id=name)[0]) for name in ids]


def by_id(page: Page, name: str) -> Element:
    return page.all("*", id=name)[0]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("state", ["", "&errors"])
@pytest.mark.parametrize("page", PAGES)
def test_every_sample_is_a_sound_page_in_each_language(page: str, state: str, language: str, read: Read) -> None:
    assert read(f"/{page}?lang={language}{state}").language == language


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("state", ["", "&bare", "&kept"])
@pytest.mark.parametrize("code", ERRORS)
def test_every_error_page_says_what_to_do_and_leads_on(code: int, state: str, language: str, read: Read) -> None:
    page = read(f"/error/{code}?lang={language}{state}")
    main = page.all("main")[0]
    assert len([p for p in main.iter("p") if text_of(p)]) >= 1
    assert [a for a in main.iter("a") if a.get("href")]


@pytest.mark.parametrize("code", [409, 503])
def test_typed_text_comes_back_whole(code: int, read: Read) -> None:
    page = read(f"/error/{code}?lang=en&kept")
    # HTML drops one line break at the start of a textarea, so the text's own needs another before it
    assert by_id(page, "kept-1").text == "\nLine one\nline two <b>"
    assert by_id(page, "kept-2").text == "Because."


def test_the_wait_is_said_in_whole_minutes(read: Read) -> None:
    assert "Wait 2 minutes" in read("/error/429?lang=en&kept").text
    assert "Wait a few minutes" in read("/error/429?lang=en").text


def test_hint_and_error_are_tied_to_their_field(read: Read) -> None:
    page = read("/form?lang=fi&errors")
    email = by_id(page, "email")
    hint, error = described(page, email)
    assert hint.startswith("Mieluiten se")
    assert error.endswith("Kirjoita sähköpostiosoite näin: nimi@example.com")
    assert email.get("aria-invalid") == "true"
    assert email.get("value") == "aino@example"


def test_a_sound_field_says_nothing_of_errors(read: Read) -> None:
    page = read("/form?lang=fi&errors")
    assert by_id(page, "name").get("aria-invalid") is None
    assert by_id(page, "name").get("aria-describedby") is None


def test_a_group_has_its_legend_and_error_on_the_fieldset(read: Read) -> None:
    page = read("/form?lang=sv&errors")
    group = next(f for f in page.all("fieldset") if f.get("aria-describedby") == "delivery-error")
    assert described(page, group)[0].endswith("Valitse, miten haluat vastauksen.")
    assert text_of(group[0]) == "Miten haluat vastauksen?"


def test_the_summary_leads_to_the_first_control_of_each_field_in_error(read: Read) -> None:
    page = read("/form?lang=en&errors")
    summary = page.all("div", role="alert")[0]
    assert summary.get("tabindex") == "-1"
    assert summary.get("autofocus") is not None
    targets = [link.get("href", "")[1:] for link in summary.iter("a")]
    assert targets == ["email", "delivery", "copies"]
    assert [by_id(page, target).tag for target in targets] == ["input"] * 3
    assert "Check 3 things in the form" in page.text


def test_the_title_names_the_error_after_the_heading(read: Read) -> None:
    assert read("/form?lang=sv&errors").title == f"{read('/form').h1} · Fel i formuläret · K3koulutus"
    assert read("/form?lang=sv").title == f"{read('/form').h1} · K3koulutus"


def test_the_browsers_own_checks_stay_out_of_the_way(read: Read) -> None:
    page = read("/components?lang=en")
    for name in ("required", "maxlength", "minlength", "pattern"):
        assert not [e for e in page.elements if e.get(name) is not None]
    assert all(form.get("novalidate") is not None for form in page.all("form", method="post"))


def test_a_bad_number_stays_as_it_was_typed(read: Read) -> None:
    copies = by_id(read("/components?lang=en&errors"), "copies")
    assert (copies.get("type"), copies.get("inputmode"), copies.get("value")) == ("text", "numeric", "x")


def test_what_a_choice_opens_follows_it_at_once(read: Read) -> None:
    page = read("/form?lang=fi")
    picks = next(e for e in page.elements if e.get("class") == "picks" and by_id(page, "scope-1") in list(e.iter()))
    kinds = [child.get("class") for child in picks]
    assert kinds == ["pick", "pick", "reveal"]
    assert by_id(page, "detail") in list(picks[2].iter())


def test_a_language_link_keeps_path_and_query(read: Read) -> None:
    links = read("/form?lang=fi&errors=1").links
    assert links["Svenska"] == "/form?lang=sv&errors=1"


@pytest.mark.parametrize("page", DESK)
def test_signing_out_of_the_desk_is_a_post_with_its_token(page: str, read: Read) -> None:
    form = read(f"/{page}?lang=en").form(button="Sign out")
    assert (form.method, form.action) == ("post", "/staff/sign-out")


def test_the_desk_marks_where_you_are_and_what_waits(read: Read) -> None:
    page = read("/queue?lang=en")
    current = [text_of(a) for a in page.all("a", aria_current="page")]
    assert current[0].split() == ["Requests", "14"]


def test_without_a_controller_a_page_has_no_foreign_colour_and_no_notice(read: Read) -> None:
    page = read("/error/404?lang=en&bare")
    assert [link.get("href") for link in page.all("link", rel="stylesheet")] == ["/static/portal.css"]
    assert "Privacy notice" not in page.links


@pytest.mark.parametrize("language", CODES)
def test_mails_share_one_frame_in_html_and_text(language: str, gallery: Flask) -> None:
    with gallery.test_request_context(f"/?lang={language}"), force_locale(language):
        around = {"lang": language, "profile": None}
        html = gallery.jinja_env.get_template("face/mail.html").render(around)
        text = gallery.jinja_env.get_template("face/mail.txt").render(around)
    assert "<script" not in html
    assert "&lt;b&gt;" in html
    assert text == "Article 12\n\nConfirm <b>\n\nPress the button.\n\n--\nYou asked.\n"
