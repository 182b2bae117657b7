"""Wrong or missing input in every field of the form: a remedy in the page's language, and what was typed is kept."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.law.rights import Right
from tests.browser.steps import catalog, say
from tests.page_client import PageClient
from tests.web.test_asking import FILLED

TOO_LONG = "x" * (256 * 1024 + 1)
KEPT = "Aino kept this"
SHORTEN = "Shorten “%(label)s” to at most"
WRONG: list[tuple[Right, dict[str, Any], str, str]] = [
    (Right.ACCESS, {"email": "", "name": KEPT}, "email", "Write your e-mail address. If you have none, give a phone"),
    (Right.ACCESS, {"address": "", "delivery": "post"}, "address", "Write the postal address the answer should go to."),
    (Right.ACCESS, {"access_scope": "part", "access_detail": ""}, "access_detail", "Write which data you want to see"),
    (Right.ACCESS, {"language": "xx"}, "language", "Choose from the answers shown under"),
    (Right.ACCESS, {"no_contact_channels": "pigeon"}, "no_contact_channels", "Choose from the answers shown under"),
    (Right.ACCESS, {"on_behalf": "guardian"}, "represented_name", "Write the name of the person you are asking for."),
    (Right.ACCESS, {"address": "x" * 2001}, "address", SHORTEN),
    (Right.ACCESS, {"represented_name": "x" * 301}, "represented_name", SHORTEN),
    (Right.RECTIFICATION, {"wrong": ""}, "wrong", "Write what is wrong in your data."),
    (Right.RECTIFICATION, {"correct": ""}, "correct", "Write what the data should say."),
    (Right.RECTIFICATION, {"wrong": TOO_LONG}, "wrong", SHORTEN),
    (Right.ERASURE, {"erasure_scope": "part"}, "erasure_detail", "Write which data should be erased."),
    (Right.ERASURE, {"erasure_grounds": TOO_LONG}, "erasure_grounds", SHORTEN),
    (Right.RESTRICTION, {"restriction_ground": ""}, "restriction_ground", "Choose the sentence that fits"),
    (Right.RESTRICTION, {"restriction_detail": TOO_LONG}, "restriction_detail", SHORTEN),
    (
        Right.OBJECTION,
        {"objection_processing": ""},
        "objection_processing",
        "Write which use of your data",
    ),
    (Right.OBJECTION, {"objection_situation": TOO_LONG}, "objection_situation", SHORTEN),
    (Right.MARKETING_OBJECTION, {"channels": []}, "channels", "Choose at least one way of marketing."),
    (Right.MARKETING_OBJECTION, {"channels": "email", "email": ""}, "channel_email", "Write the e-mail address that"),
    (
        Right.MARKETING_OBJECTION,
        {"channels": "sms", "channel_phone": ""},
        "channel_phone",
        "Write the phone number that",
    ),
    (Right.MARKETING_OBJECTION, {"channels": "post"}, "channel_post", "Write the postal address that"),
    (Right.MARKETING_OBJECTION, {"channel_email": "x@"}, "channel_email", "Write the e-mail address like this"),
    (Right.MARKETING_OBJECTION, {"channel_phone": "me"}, "channel_phone", "Write the phone number with its digits"),
    (Right.PORTABILITY, {"portability_recipient": ""}, "portability_recipient", "Write which service the data"),
    (Right.PORTABILITY, {"portability_target": "moon"}, "portability_target", "Choose from the answers shown under"),
    (Right.CONSENT_WITHDRAWAL, {"consent": ""}, "consent", "Write which consent you withdraw"),
]


def catalogued(language: str, beginning: str) -> str:
    """Return how a language begins the message that begins so in English."""
    messages = getattr(catalog(language), "_catalog", {})
    whole = next(
        (message for message in messages if isinstance(message, str) and message.startswith(beginning)), beginning
    )
    return say(language, whole).split("%(")[0].strip("”“ ")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(("right", "typed", "field", "remedy"), WRONG)
def test_the_remedy_stands_at_the_field_and_the_rest_is_kept(
    visitor: Callable[..., PageClient], right: Right, typed: dict[str, Any], field: str, remedy: str, language: str
) -> None:
    client = visitor(language=language)
    page = client.get(f"/k3/request?right={right}&lang={language}")
    token = page.form(action="/k3/request").data("")["csrf_token"]
    sent = {"name": KEPT, "email": "aino@example.org", **FILLED[right], **typed}
    page = client.post("/k3/request", {**sent, "rights": right.value, "csrf_token": token}, status=422)
    assert page.language == language
    assert any(catalogued(language, remedy) in error for error in page.errors), page.errors
    assert f'href="#{field}"' in page.source
    assert KEPT in page.source


def test_a_form_for_no_right_says_what_to_do(client: PageClient) -> None:
    token = client.get("/k3/request?right=access").form(action="/k3/request").data("")["csrf_token"]
    page = client.post("/k3/request", {"name": KEPT, "rights": "nonsense", "csrf_token": token}, status=400)
    assert KEPT in page.source
