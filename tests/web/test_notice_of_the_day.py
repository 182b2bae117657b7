"""Staff see word for word which notice applied when a request came in."""

from collections.abc import Callable

from portal.services import loading
from portal.storage.db import begin_write, db
from tests.fixtures.cases import Case, Desk


def test_the_notice_of_the_day(desk: Desk, case: Callable[..., Case]) -> None:
    made = case(language="fi")
    desk.client.get(made.page)
    page = desk.client.follow("The privacy notice of that day")
    assert "This is the notice still in force." in page.text
    assert "Tietosuojaseloste" in page.text
    with made.app.app_context():
        begin_write()
        loading.by_reference(made.reference).notice_fingerprint = "1" * 64
        db.session.commit()
    assert "was not kept here" in desk.client.get(f"{made.page}/notice").text
