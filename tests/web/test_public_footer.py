"""The way from the public pages to the desk: small, at the end, and nothing behind it without signing in."""

from tests.page_client import PageClient


def test_the_footer_of_public_pages_leads_to_the_staffs_door(client: PageClient) -> None:
    page = client.get("/k3/")
    assert page.link("For staff") == "/staff/"
    assert client.follow("For staff").path.startswith("/staff/sign-in")
