"""Two people's requests side by side: what belongs to one is never reached, shown, sent or opened through the other."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from portal.services import package_files, uploads
from portal.storage.db import Model, db
from portal.storage.models import SubjectRequest
from portal.web.staff.fee_acts import ACTS as ACTS_ON_A_FEE
from tests import files as made
from tests.fixtures.cases import Case, Desk
from tests.house.repository import require
from tests.page_client import PageClient
from tests.services.lives import a_whole_life
from tests.web.test_casework_answers import ready
from tests.web.test_package_pages import answer_link, code_of

MakeCase = Callable[..., Case]
OWN = ("uid", "number")
SAMPLES = {"act": next(iter(ACTS_ON_A_FEE)), "right": "access", "outcome": "granted", "kind": "identity"}
ASIDE = frozenset({"sign_in", "access_entry", "limit_count"})
"""What notes that somebody came by, and nothing of a request."""


@pytest.mark.parametrize("part", ["staff.package.", pytest.param("staff.", marks=pytest.mark.exhaustive)])
def test_what_belongs_to_one_request_is_not_there_at_another(app: Flask, desk: Desk, case: MakeCase, part: str) -> None:
    """Its files in ``make test``, whatever else it has in ``make test-all``."""
    with app.app_context():
        theirs = keys_of(a_whole_life().row)
    mine = case(name="Berta Toinen", email="berta@example.org").confirm().prove(desk.me.id)
    token = desk.client.get(mine.page).form(button="Sign out").values["csrf_token"][0]
    before, faults = everything(app), []
    for rule in rules_of_parts(app, part):
        for path in paths(app, rule, mine.reference, theirs):
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                data = {"csrf_token": token, "use": "taken_in"} if method == "POST" else None
                if (code := desk.client.open(method, path, data=data).status_code) != 404:
                    faults.append(f"{method} {rule.rule}: {code}")
    require(faults, "Look the part up among this request's own, whatever its uid.")
    assert everything(app) == before


def keys_of(subject_request: SubjectRequest) -> dict[str, list[str]]:
    """Return a key of each kind of thing that hangs on a request."""
    tables = [table for table in Model.metadata.sorted_tables if "subject_request_id" in table.columns]
    found: dict[str, list[str]] = {"uid": [], "number": []}
    for table in tables:
        mine = select(table).where(table.c.subject_request_id == subject_request.id)
        row = db.session.execute(mine).mappings().first()
        if row is not None:
            found["uid" if "uid" in row else "number"].append(str(row["uid"] if "uid" in row else row["id"]))
    assert len(found["uid"]) > 8
    return found


def rules_of_parts(app: Flask, part: str) -> Iterator[Rule]:
    """Give every page of the desk that is addressed by a request and by something of it."""
    for rule in app.url_map.iter_rules():
        is_below = rule.rule.startswith("/staff/requests/<reference>/") and rule.arguments & set(OWN)
        if is_below and rule.endpoint.startswith(part):
            yield rule


def paths(app: Flask, rule: Rule, reference: str, theirs: dict[str, list[str]]) -> Iterator[str]:
    """Give the addresses of what is another's, below this reference."""
    (own,) = rule.arguments & set(OWN)
    for key in theirs[own]:
        given: dict[str, Any] = SAMPLES | {"reference": reference, own: int(key) if own == "number" else key}
        values = {name: given[name] for name in rule.arguments}
        yield app.url_map.bind("127.0.0.1:5000").build(rule.endpoint, values)


def everything(app: Flask) -> dict[str, list[Any]]:
    """Return all that is stored, but for who came by."""
    with app.app_context():
        tables = [table for table in Model.metadata.sorted_tables if table.name not in ASIDE]
        return {table.name: sorted(map(str, db.session.execute(select(table)))) for table in tables}


def test_the_release_page_shows_whose_answer_it_is_and_takes_no_other_reference(desk: Desk, case: MakeCase) -> None:
    aino = ready(desk, case)
    berta = ready(desk, lambda: case(name="Berta Toinen", email="berta@example.org"))
    with desk.client.app.app_context():
        row = berta.read(lambda row: row)
        given = uploads.checked(BytesIO(made.CSV), "export.csv")
        (file,) = package_files.add(row, [given], by=f"staff:{desk.me.id}", now=row.received_at)
        sha256 = file.sha256
    page = desk.client.get(f"{berta.page}/release")
    for shown in ("Berta Toinen", "be…a@example.org", "Contact in the register proved", "export.csv", sha256[:12]):
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
