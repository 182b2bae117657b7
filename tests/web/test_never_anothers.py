"""What belongs to one request opens nothing below another: no file, letter, fee or search is reached from elsewhere."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal import clock
from portal.law.fees import Cost, Fee, FeeItem, FeeKind
from portal.law.identity import Proof
from portal.law.rights import Right
from portal.services import fees, pauses, receipts, uploads
from portal.services.loading import by_reference
from portal.services.pauses import IdentityQuestion
from portal.storage.db import begin_write, db
from tests.files import PDF
from tests.fixtures.cases import Case, Desk
from tests.fixtures.stored import APART, everything_stored
from tests.page_client import PageClient
from tests.web.test_role_matrix import path_of, rules

UNTOUCHED = APART | {"sign_in", "limit_count"}


@pytest.fixture
def filled_case(desk: Desk, case: Callable[..., Case]) -> Case:
    """A request with a file, a letter, a fee and a search of its own."""
    made = case(Right.ACCESS).confirm().prove(desk.me.id).search(desk.me.id, "Aino Esimerkki")
    who: dict[str, Any] = {"by": f"staff:{desk.me.id}", "now": clock.now()}
    with made.app.app_context():
        row = by_reference(made.reference)
        doubt = IdentityQuestion("Two people share this name.", Proof.DOCUMENT_SHOWN)
        pauses.ask_identity(row, doubt, by_id=desk.me.id, signed_by="Ada", **who)
        items = (FeeItem(Cost.WORK, 1, Decimal("9.00")),)
        fee = Fee(Right.ACCESS, FeeKind.UNFOUNDED_OR_EXCESSIVE, items, justification="The third this month.")
        fees.announce(row, fee, signed_by="Ada", **who)
        begin_write()
        uploads.keep(uploads.checked(BytesIO(PDF), "a.pdf"), row, purpose=uploads.FOUND, stem="customers", **who)
        db.session.commit()
    return made


def uids_of(case: Case) -> set[str]:
    """Return the names of what belongs to a request, the latest of each kind."""
    mine = case.read(lambda row: (row.id, row.uid))
    with case.app.app_context():
        tables = [table for table in db.metadata.sorted_tables if {"uid", "subject_request_id"} <= {*table.c.keys()}]
        named = {table: select(table.c.uid).where(table.c.subject_request_id == mine[0]) for table in tables}
        asked = [one.order_by(table.c.id.desc()).limit(1) for table, one in named.items()]
        return {mine[1], *(uid for one in asked for uid in db.session.scalars(one))}


def desk_addresses(case: Case, uids: set[str]) -> Iterator[tuple[str, str]]:
    """Return each way to ask the desk for a thing below a request."""
    for _, rule in rules(case.app):
        if {"reference", "uid"} <= rule.arguments:
            path = path_of(case.app, rule, case.reference)
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield from ((method, path.replace("/0", f"/{uid}", 1)) for uid in uids)


def public_addresses(case: Case, uids: set[str]) -> Iterator[tuple[str, str]]:
    """Return each way to ask the data subject's door for a thing below a request."""
    for uid in uids:
        yield "GET", f"/status/{case.reference}/letters/{uid}.pdf"
        yield "POST", f"/status/{case.reference}/package/{uid}.zip"
        yield from (("POST", f"/status/{case.reference}/fee/{uid}/{act}") for act in ("accept", "decline"))


def opened(client: PageClient, addresses: Iterator[tuple[str, str]], token: str) -> set[str]:
    """Ask for each, and return the addresses that show or hand out something."""
    found = set()
    for method, path in addresses:
        answer = client.open(method, path, data={"csrf_token": token} if method == "POST" else None)
        assert answer.status_code < 500, path
        found |= {path} if answer.status_code == 200 or b"%PDF" in answer.data else set()
        answer.close()
    return found


def test_nothing_of_one_request_is_reached_or_changed_below_another(
    app: Flask, desk: Desk, filled_case: Case, case: Callable[..., Case], visitor: Callable[..., PageClient]
) -> None:
    other, uids = case(Right.ACCESS, email="bo@example.org").confirm(), uids_of(filled_case)
    own = opened(desk.client, (way for way in desk_addresses(filled_case, uids) if way[0] == "GET"), "")
    assert {path.split("/")[4] for path in own} >= {"letters", "files", "fee", "registers"}
    desk.client.get(other.page)
    subject = visitor()
    subject.get("/status")
    subject.submit("Continue", reference=other.reference, receipt_code=other.read(receipts.code_of))
    doors = {
        desk.client: desk_addresses(other, uids),
        subject: public_addresses(other, uids),
    }
    before = everything_stored(app, but=UNTOUCHED)
    for client, addresses in doors.items():
        (token,) = {
            value for form in client.opened.all("input", name="csrf_token") for value in [form.get("value", "")]
        }
        assert opened(client, addresses, token) == set()
    assert everything_stored(app, but=UNTOUCHED) == before
