"""The door behind the door: what each role reaches, and what does not exist for somebody of another controller."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask_login import login_user

from portal.controllers.installed import profiles
from portal.services import grants
from portal.services.grants import WHO_MAY, Action, Role
from portal.storage.db import db
from portal.storage.models import Staff
from tests.fixtures.staff import Person
from tests.mail.world import hire
from tests.page_client import PageClient

MakePerson = Callable[..., Person]
H, A, D, U, M = "handler", "approver", "dpo", "auditor", "admin"
REACHES: dict[Action, set[str]] = {
    Action.SEE: {H, A, D},
    Action.ACT: {H, A},
    Action.ADVISE: {D},
    Action.APPROVE: {A},
    Action.AMEND: {H, A},
    Action.OWN_HISTORY: {H, A, D, U},
    Action.HISTORY: {A, D, U},
    Action.STATISTICS: {A, D, U},
    Action.EVIDENCE: {A, D},
    Action.LIST_PEOPLE: {D, U, M},
    Action.MANAGE_PEOPLE: {M},
    Action.PROFILES: {A, D, M},
}


@pytest.fixture
def as_person(app: Flask) -> Iterator[Callable[[Person], Staff]]:
    """Stand at the desk as somebody, in the middle of a request."""
    with app.test_request_context("/staff/"):

        def stand(person: Person) -> Staff:
            row = db.session.get_one(Staff, person.id)
            login_user(row)
            return row

        yield stand


def test_each_role_reaches_what_the_table_says(app: Flask) -> None:
    with app.app_context():
        people = {role.value: hire(f"{role.value}@example.org", role=role.value) for role in Role}
        for where, roles_of in (("k3", REACHES), ("another", {}), ("*", {})):
            reached = {
                action: {role for role, row in people.items() if grants.may(row, action, where)} for action in Action
            }
            assert reached == {action: roles_of.get(action, set()) for action in Action}


def test_every_action_has_its_roles() -> None:
    assert WHO_MAY.keys() == set(Action)


def test_a_role_held_everywhere_holds_at_each(app: Flask, person: MakePerson) -> None:
    ada = person(handler="*")
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        assert set(grants.controllers_of(row, [Role.HANDLER])) == set(profiles())
        assert grants.controllers_of(row, [Role.DPO]) == ()
        assert grants.controllers_for(row, Action.ACT) == grants.controllers_of(row)


def test_an_ended_grant_and_a_disabled_person_reach_nothing(
    app: Flask, person: MakePerson, as_person: Callable[[Person], Staff]
) -> None:
    row = as_person(person(handler="k3"))
    assert grants.may(row, Action.ACT, "k3")
    row.active = False
    assert not grants.may(row, Action.ACT, "k3")
    assert grants.controllers_of(row) == ()
    row.active = True
    row.grants[0].ended_at = row.grants[0].granted_at
    assert not grants.may(row, Action.ACT, "k3")


@pytest.mark.parametrize(
    ("role", "where", "listed", "adds"),
    [
        ("admin", "*", 200, 200),
        ("admin", "k3", 200, 403),
        ("dpo", "k3", 200, 403),
        ("auditor", "k3", 200, 403),
        ("approver", "k3", 403, 403),
        ("handler", "*", 403, 403),
    ],
)
def test_people_are_listed_to_overseers_and_changed_by_admins(
    client: PageClient, person: MakePerson, role: str, where: str, listed: int, adds: int
) -> None:
    person("stranger@example.org", name="Stig Ström", handler="elsewhere")
    person("me@example.org", **{role: where}).sign_in(client)
    page = client.get("/staff/people", status=listed)
    assert ("Stig Ström" in page.text) == (where == "*" and role == "admin")
    client.get("/staff/people/add", status=adds)
    client.get("/staff/people/1", status=adds)


def test_an_admin_works_on_others_only(client: PageClient, person: MakePerson) -> None:
    other = person("other@example.org", name="Olli Oja", handler="k3")
    me = person("me@example.org", admin="*")
    me.sign_in(client, path=f"/staff/people/{other.id}")
    assert client.submit("Give the role", role="approver", controller="*").h1 == "Olli Oja"
    page = client.submit("Take back Handler")
    assert [cell.text for cell in page.all("td")[:2]] == ["Approver", "every controller"]
    assert "invitation is on its way" in client.submit("Reset and invite anew").text
    assert "Send a new invitation" in client.opened.text
    page = client.submit("Shut this person out")
    assert "no longer sign in" in page.text
    assert "Give the role" not in page.text
    client.get(f"/staff/people/{me.id}", status=403)
    assert client.get("/staff/people/999", status=404).link("Back to the queue") == "/staff/"
