"""Two answers side by side: the page says whose it sends, and an answer opens with its own person's code only."""

from collections.abc import Callable
from io import BytesIO

from portal.services import loading, package_files, uploads
from portal.storage.db import begin_write, db
from tests import files as made
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient
from tests.web.test_casework_answers import ready
from tests.web.test_package_pages import answer_link, code_of

MakeCase = Callable[..., Case]


def test_the_release_page_shows_whose_answer_it_is_and_takes_no_other_reference(desk: Desk, case: MakeCase) -> None:
    aino = ready(desk, case)
    berta = ready(desk, lambda: case(name="Berta Toinen", email="berta@example.org"))
    with desk.client.app.app_context():
        row = berta.read(lambda row: row)
        given = uploads.checked(BytesIO(made.CSV), "export.csv")
        (file,) = package_files.add(row, [given], by=f"staff:{desk.me.id}", now=row.received_at)
        sha256 = file.sha256
        begin_write()
        loading.by_reference(berta.reference).channel = "email"
        db.session.commit()
    page = desk.client.get(f"{berta.page}/release")
    whose = ("Berta Toinen", "be…a@example.org", "Contact in the register proved")
    for shown in (*whose, "export.csv", sha256[:12], "No secret code was handed out"):
        assert shown in page.text
    assert "Aino" not in page.text
    assert "ai…o@example.org" not in page.text
    page = desk.client.submit("Send the answer", typed=aino.reference, status=422)
    assert berta.reference in page.errors[0]
    for one in (aino, berta):
        assert one.read(lambda row: row.rights[0].released_at) is None


def test_each_answer_opens_with_its_own_code_only(
    desk: Desk, case: MakeCase, visitor: Callable[..., PageClient]
) -> None:
    aino = ready(desk, case)
    berta = ready(desk, lambda: case(name="Berta Toinen", email="berta@example.org"))
    for one in (aino, berta):
        desk.client.get(f"{one.page}/release")
        desk.client.submit("Send the answer", typed=one.reference)
    for mine, other in ((aino, berta), (berta, aino)):
        somebody = visitor()
        somebody.get(answer_link(mine))
        assert somebody.submit(receipt_code=code_of(other), status=422).errors
        assert "Course: first aid" not in somebody.opened.text
        somebody.submit(receipt_code=code_of(mine))
        assert mine.reference in somebody.opened.text
        assert somebody.get(f"/status/{other.reference}").path.startswith("/status")
        assert other.reference not in somebody.opened.text
