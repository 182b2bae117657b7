"""Each role reaches exactly what docs say: every route of the desk, for every role, here and at another controller."""

from collections.abc import Callable, Iterator

from flask import Flask
from werkzeug.routing import Rule

from portal.web.staff.fee_acts import ACTS as ACTS_ON_A_FEE
from tests.fixtures.cases import Case
from tests.fixtures.staff import Person
from tests.house.repository import require
from tests.page_client import PageClient

ROLES = ("handler", "approver", "dpo", "auditor", "admin")
EVERYBODY = frozenset(ROLES)
SEES = frozenset({"handler", "approver", "dpo"})
ACTS = frozenset({"handler", "approver"})
OVERSEES = frozenset({"approver", "dpo", "auditor"})
GIVES_EVIDENCE = frozenset({"approver", "dpo"})
READS_PROFILES = frozenset({"approver", "dpo", "admin"})
SEES_MAIL = SEES | READS_PROFILES
LISTS_PEOPLE = frozenset({"dpo", "auditor", "admin"})
MANAGES_PEOPLE = frozenset({"admin"})

REACH = {
    "account": EVERYBODY, "calendar": EVERYBODY,
    "queue": SEES, "queue.show": EVERYBODY,  # it leads who has no requests to the first page of their menu
    "overview": SEES, "case_history": SEES, "notice": SEES, "registers": SEES,
    "statistics": OVERSEES, "history": OVERSEES, "evidence_file": GIVES_EVIDENCE, "records": READS_PROFILES,
    "canary": READS_PROFILES, "unsent": SEES_MAIL,
    "casework.show": SEES, "casework.note": SEES, "letters.frozen": SEES, "searches.show": SEES, "package.show": SEES,
    "marketing.show": SEES, "marketing.search": SEES, "approving.show": SEES,
    "people": MANAGES_PEOPLE, "people.show": LISTS_PEOPLE, "reviews": MANAGES_PEOPLE, "reviews.show": LISTS_PEOPLE,
}  # fmt: skip
"""Who may open what, by part of the desk or by page; whatever is done on a request and is not named here is an act."""

OPEN_TO_ALL = ("sign_in", "invitation", "calendar.feed")
HIDDEN = frozenset({"phrases.add", "phrases.change"})
"""Addressed by a controller, which does not exist for who does not work there."""

SAMPLES = {
    "act": next(iter(ACTS_ON_A_FEE)), "token": "no-token", "controller": "k3", "right": "access", "outcome": "granted",
    "kind": "identity",
}  # fmt: skip


def rules(app: Flask) -> Iterator[tuple[str, Rule]]:
    """Give every page behind the door, by its name."""
    for rule in app.url_map.iter_rules():
        name = rule.endpoint.removeprefix("staff.")
        if rule.rule.startswith("/staff") and name not in OPEN_TO_ALL and name.split(".")[0] not in OPEN_TO_ALL:
            yield name, rule


def who_may(name: str) -> frozenset[str]:
    return REACH.get(name, REACH.get(name.split(".", maxsplit=1)[0], ACTS))


def path_of(app: Flask, rule: Rule, reference: str) -> str:
    values = {name: SAMPLES.get(name, "0") for name in rule.arguments} | {"reference": reference}
    numbers = {name: 0 for name in rule.arguments if rule._converters[name].__class__.__name__ == "IntegerConverter"}
    given = {name: value for name, value in (values | numbers).items() if name in rule.arguments}
    return app.url_map.bind("127.0.0.1:5000").build(rule.endpoint, given)


def status(client: PageClient, rule: Rule, path: str, token: str) -> int:
    method = "GET" if "GET" in (rule.methods or set()) else "POST"
    answer = client.open(method, path, data={"csrf_token": token} if method == "POST" else None)
    answer.close()
    return answer.status_code


def entered(app: Flask, someone: Person) -> tuple[PageClient, str]:
    """Return somebody's browser and a token for what they send."""
    client = PageClient(app)
    page = someone.enter(client)
    return client, page.form(button="Sign out").values["csrf_token"][0]


def expected(name: str, role: str, *, is_of_a_request: bool) -> str:
    """Return what a role meets: a request it may not see does not exist for it."""
    if role in who_may(name):
        return "opens"
    return "404" if name in HIDDEN or (is_of_a_request and role not in SEES) else "403"


def met(code: int) -> str:
    return str(code) if code in {403, 404} else "opens"


def test_each_role_reaches_what_is_its_own(
    app: Flask, case: Callable[..., Case], person: Callable[..., Person]
) -> None:
    reference, faults = case().confirm().reference, []
    for role in ROLES:
        where = "*" if role == "admin" else "k3"
        client, token = entered(app, person(f"{role}@example.org", **{role: where}))
        for name, rule in rules(app):
            wanted = expected(name, role, is_of_a_request="reference" in rule.arguments)
            if wanted == "opens" and "GET" not in (rule.methods or set()):
                continue  # what it does is for the tests of that page
            found = met(status(client, rule, path_of(app, rule, reference), token))
            # some pages are there in some states of a request only, or of something that has to be there first
            is_rare = name not in REACH or rule.arguments - {"reference"}
            if found != wanted and not (is_rare and (wanted, found) == ("opens", "404")):
                faults.append(f"{role}: {rule.rule} ({name}) is {found}, not {wanted}")
    require(faults, "Ask for the right action in the view, or correct the table in docs and here.")


def test_a_request_of_another_controller_does_not_exist(
    app: Flask, case: Callable[..., Case], person: Callable[..., Person]
) -> None:
    reference = case().confirm().reference
    everything_elsewhere = dict.fromkeys(ROLES, "alertum")
    client, token = entered(app, person("cy@example.org", **everything_elsewhere))
    faults = [
        f"{rule.rule} ({name}) is {code}"
        for name, rule in rules(app)
        if {"reference", "controller"} & rule.arguments
        if (code := status(client, rule, path_of(app, rule, reference), token)) != 404
    ]
    require(faults, "Load the request through the guard, before anything else.")


def test_who_has_no_requests_begins_at_the_first_page_of_their_menu(app: Flask, person: Callable[..., Person]) -> None:
    auditor, admin = person("u@example.org", auditor="k3"), person("m@example.org", admin="*")
    assert "Statistics" in auditor.enter(PageClient(app), path="/staff/").title
    assert "People" in admin.enter(PageClient(app), path="/staff/").title
