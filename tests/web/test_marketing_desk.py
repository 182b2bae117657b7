"""Marketing at the desk: each channel carried out and proved, and the block list a controller keeps."""

from collections.abc import Callable

from portal.law.rights import Right
from portal.services import marketing
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
SMS = {Right.MARKETING_OBJECTION: {"channels": ["sms", "phone"]}}
NUMBER = "040 123 4567"


def objection(case: MakeCase) -> Case:
    """Record what came by text message."""
    return case(Right.MARKETING_OBJECTION, asked=SMS, channel="sms", email="", phone=NUMBER, delivery="onsite")


def test_an_objection_is_carried_out_channel_by_channel_and_answered(desk: Desk, case: MakeCase) -> None:
    made = objection(case)
    desk.client.get(made.page)
    page = desk.client.follow("Record that it is done")
    assert "Text messages: 040 123 4567" in page.text
    assert "cannot be refused" in page.text
    page = desk.client.submit("Record what was done", status=422)
    assert "Choose what became of at least one channel." in page.text
    page = desk.client.submit("Record what was done", result_0="stopped", how_0="Taken off the campaign list")
    assert "The other channels still wait." in page.text
    desk.client.follow("Record that it is done")
    page = desk.client.submit("Record what was done", result_1="not_our_message", whose="Kurssikeskus Oy")
    assert "Now tell the person" in page.text
    page = desk.client.get(made.page)
    assert "Taken off the campaign list" in page.text
    assert "Ada Virtanen" in page.text
    assert "Tell them the answer" in page.text
    desk.client.get(f"{made.page}/preview/marketing_objection")
    assert "Kurssikeskus Oy" in desk.client.opened.text
    assert [one.result for one in made.read(marketing.choices_of)] == ["stopped", "not_our_message"]


def test_a_consent_ends_or_is_not_found(desk: Desk, case: MakeCase) -> None:
    ended, unknown = case(Right.CONSENT_WITHDRAWAL), case(Right.CONSENT_WITHDRAWAL)
    desk.client.get(ended.page)
    desk.client.follow("Record that it is done")
    desk.client.submit("Record what was done", status=422)
    page = desk.client.submit("Record what was done", result="withdrawn", how="Removed from the newsletter")
    assert "The answer is ready to send" in page.text
    assert "Removed from the newsletter" in page.text
    desk.client.get(f"{unknown.page}/carry-out/consent_withdrawal")
    page = desk.client.submit("Record what was done", result="no_such_consent", how="Looked in every list")
    assert page.path == f"{unknown.page}/answer/consent_withdrawal/no_such_consent"


def test_the_block_list_is_searched_added_to_and_ended_with_a_reason(desk: Desk, case: MakeCase) -> None:
    made = objection(case)
    page = desk.client.get("/staff/marketing")
    assert made.reference in page.links
    assert NUMBER not in page.text
    desk.client.follow("Block an address")
    page = desk.client.submit("Put it on the block list", controller="k3", channels=["sms"], address="a@b", status=422)
    assert "does not fit" in page.text
    page = desk.client.submit(
        "Put it on the block list", controller="k3", channels=["email"], address="onni@example.org", how="Our old list"
    )
    assert "on…i@example.org" in page.text
    page = desk.client.submit(action="/staff/marketing/search", q=" ONNI@example.org")
    assert "onni" not in desk.client.opened.path
    desk.client.get(page.link("Lift the block on…i@example.org, E-mail"))
    desk.client.submit("Lift the block", status=422)
    desk.client.submit("Lift the block", because="They asked for the newsletter again")
    assert "on…i@example.org" not in desk.client.opened.text
    page = desk.client.submit(action="/staff/marketing/search", q="onni@example.org")
    assert "They asked for the newsletter again" in page.text
    assert "Nothing is known" in desk.client.submit(action="/staff/marketing/search", q="nobody@example.org").text


def test_a_link_fills_in_an_address_that_nobody_reads_from_it(desk: Desk, client: PageClient) -> None:
    desk.client.get("/staff/marketing/links")
    page = desk.client.submit("Make the link", controller="k3", address="aino@example.org")
    (link,) = [code.text or "" for code in page.all("code", id="link")]
    assert "aino" not in link
    form = client.get(link.removeprefix(client.base_url)).form(button="Stop the marketing")
    assert form.values["channel_email"] == ["aino@example.org"]


def test_who_advises_looks_and_changes_nothing(
    client: PageClient, person: Callable[..., Person], case: MakeCase
) -> None:
    made = objection(case)
    (entry, _) = made.read(marketing.choices_of)
    person(dpo="k3").enter(client)
    assert "Block an address" not in client.get("/staff/marketing").links
    for path in ("add", "links", f"{entry.uid}/end", f"{entry.uid}/confirm"):
        client.get(f"/staff/marketing/{path}", status=403)
    client.get(f"{made.page}/carry-out/marketing_objection", status=403)


def test_nobody_reaches_anothers_list(client: PageClient, person: Callable[..., Person], case: MakeCase) -> None:
    made = objection(case)
    (entry, _) = made.read(marketing.choices_of)
    person(handler="alertum").enter(client)
    assert made.reference not in client.get("/staff/marketing").text
    client.get(f"/staff/marketing/{entry.uid}/end", status=404)
    client.get("/staff/marketing")
    assert "Nothing is known" in client.submit(action="/staff/marketing/search", q=NUMBER).text
