"""A register's search by link: one task, theirs until it is taken, and dead links afterwards."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from sqlalchemy import select

from portal import tokens
from portal.law.rights import Outcome, Right
from portal.mail.messages import compose
from portal.services import loading, register_links, register_tasks, registers, uploads
from portal.services.delivery import limits_for
from portal.services.moot_mail import Moot, require_point
from portal.services.register_tasks import Handed
from portal.services.registers import SearchResult
from portal.services.visits import TriedTooOften
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, RegisterTask
from portal.tokens import Purpose
from tests import files as made
from tests.mail.reading import text_of
from tests.services.cases import RECEIVED_ON, Case, again, at

WHO = "Aino Esimerkki\naino@example.org"
FOUND = Handed("found", "Name: Aino Esimerkki", "Only the course register.")
NEXT = RECEIVED_ON + timedelta(days=1)


pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def case() -> Case:
    """A confirmed request for access."""
    return Case(Right.ACCESS).confirm()


def task_of(case: Case) -> RegisterTask:
    """Return the request's one search as it is now."""
    return registers.tasks_of(again(case.uid))[0]


def ask(case: Case, *, on: date = RECEIVED_ON, identifiers: str = WHO) -> tokens.Token:
    """Ask the person responsible, and return what the link in their newest mail carries."""
    register_tasks.ask(case.row, task_of(case).uid, identifiers=identifiers, **case.acts(on))
    return link(case)


def link(case: Case) -> tokens.Token:
    """Return what a link to the search carries now."""
    task = task_of(case)
    return tokens.read(
        Purpose.REGISTER_TASK, tokens.make(Purpose.REGISTER_TASK, task=task.uid, asked=register_links.stamp(task))
    )


def save(token: tokens.Token, handed: Handed, *contents: bytes, is_final: bool = True, on: date = NEXT) -> None:
    """Save what the person responsible wrote, with files."""
    added = [uploads.checked(BytesIO(content), "card.pdf") for content in contents]
    register_tasks.save(token, handed, added, is_final=is_final, network="198.51.100.7", now=at(on))


def mails(kind: str) -> list[OutboxMail]:
    """Return the mails of a kind, oldest first."""
    return list(db.session.scalars(select(OutboxMail).where(OutboxMail.kind == kind).order_by(OutboxMail.id)))


def take(case: Case, *, seen: str | None = None) -> None:
    """Take what was handed in."""
    register_tasks.take(case.row, task_of(case).uid, seen=seen, **case.acts(NEXT, by_id=True))


def test_the_mail_names_the_register_and_nobody(case: Case) -> None:
    ask(case)
    (mail,) = mails("register_task")
    written = compose(mail, now=at(RECEIVED_ON), limits=limits_for(mail, at(RECEIVED_ON))).email
    assert "/task/" in text_of(written)
    assert written["To"] == task_of(case).responsible
    assert not {"Aino", "aino@example.org"} & set(text_of(written).split())


def test_who_works_at_the_desk_is_asked_in_their_own_language(case: Case) -> None:
    assert case.person.email == task_of(case).responsible
    begin_write()
    case.person.language = "sv"
    db.session.commit()
    ask(case)
    assert mails("register_task")[0].language == "sv"


def test_what_is_handed_in_counts_once_it_is_taken(case: Case) -> None:
    save(ask(case), FOUND)
    task = task_of(case)
    assert (task.result, registers.all_searched([task]), register_tasks.is_handed_in(task)) == (None, False, True)
    take(case)
    task = task_of(case)
    assert (task.result, task.found, task.identifiers) == ("found", "Name: Aino Esimerkki", WHO)
    assert (task.recorded_at, task.taken_at) == (at(NEXT), at(NEXT))
    assert case.events()[-2:] == ["register_handed_in", "register_searched"]


def test_it_is_theirs_to_correct_until_it_is_taken_and_dead_afterwards(case: Case) -> None:
    token = ask(case)
    save(token, FOUND)
    save(token, Handed("nothing"), is_final=False)  # once handed in, each saving is a correction
    take(case)
    assert task_of(case).result == "nothing"
    with pytest.raises(register_links.TaskOver):
        register_links.opened(token)
    with pytest.raises(register_links.TaskOver):
        save(token, FOUND)


def test_a_draft_is_kept_and_is_no_answer(case: Case) -> None:
    token = ask(case)
    save(token, Handed(notes="Ask Onni too."), made.PDF, is_final=True)
    task = task_of(case)
    assert (register_tasks.handed_of(task).notes, task.handed_in_at) == ("Ask Onni too.", None)
    assert [row.name for row in register_links.files_of(task)] == ["customers-1-card.pdf"]
    with pytest.raises(register_tasks.NothingHandedIn):
        take(case)


def test_it_is_kept_encrypted(case: Case) -> None:
    save(ask(case), FOUND)
    assert b"Aino" not in (task_of(case).handed_sealed or b"")


def test_staff_are_told_once(case: Case) -> None:
    token = ask(case)
    save(token, FOUND)
    save(token, FOUND)
    assert [mail.staff_id for mail in mails("staff_search_handed_in")] == [case.person.id]


def test_a_file_is_taken_back_only_by_whom_it_is(case: Case) -> None:
    token = ask(case)
    save(token, FOUND, made.PDF, made.CSV)
    first, _ = register_links.files_of(task_of(case))
    register_tasks.remove_file(token, first.uid, network="", now=at(NEXT))
    register_tasks.remove_file(token, "of-no-task", network="", now=at(NEXT))
    (left,) = register_links.files_of(task_of(case))
    assert left.name == "customers-2-card.csv"
    assert files.load(left) == made.CSV
    assert case.events().count("file_removed") == 1


def test_what_was_corrected_meanwhile_is_read_again_before_it_is_taken(case: Case) -> None:
    token = ask(case)
    save(token, FOUND)
    seen = register_tasks.seen_handed(task_of(case))
    save(token, Handed("nothing"), on=NEXT + timedelta(days=1))
    with pytest.raises(loading.ChangedMeanwhile):
        take(case, seen=seen)
    take(case, seen=register_tasks.seen_handed(task_of(case)))


def test_asking_anew_ends_the_old_link_and_gives_a_taken_result_back(case: Case) -> None:
    old = ask(case)
    save(old, FOUND)
    take(case)
    new = ask(case, on=NEXT, identifiers="Aino Esimerkki, born Malli")
    with pytest.raises(register_links.TaskOver):
        register_links.opened(old)
    task, _ = register_links.opened(new)
    assert (task.result, register_tasks.handed_of(task)) == (None, FOUND)
    assert task.identifiers == "Aino Esimerkki, born Malli"


def test_a_result_staff_recorded_themselves_ends_the_link(case: Case) -> None:
    token = ask(case)
    found = SearchResult("nothing", WHO)
    registers.record_result(case.row, task_of(case).uid, found, **case.acts(NEXT, by_id=True))
    with pytest.raises(register_links.TaskOver):
        register_links.opened(token)
    with pytest.raises(Moot, match="done"):
        require_point(mails("register_task")[0], now=at(NEXT))


def test_a_closed_request_ends_the_link_and_asks_nobody(case: Case) -> None:
    token = ask(case)
    save(token, FOUND)
    case.prove().decide(Right.ACCESS, Outcome.GRANTED).release()
    with pytest.raises(register_links.TaskOver):
        register_links.opened(token)
    for act in (lambda: ask(case), lambda: take(case)):
        with pytest.raises(registers.AnsweredAlready):
            act()


@pytest.mark.parametrize("facts", [{}, {"task": "of-nobody", "asked": ""}])
def test_a_link_to_nothing_is_none_of_ours(case: Case, facts: dict[str, str]) -> None:
    token = tokens.Token("x", facts)
    with pytest.raises(tokens.TokenInvalid):
        register_links.opened(token)


def test_a_task_nobody_was_asked_for_opens_to_no_link(case: Case) -> None:
    with pytest.raises(register_links.TaskOver):
        register_links.opened(link(case))


def test_there_is_something_to_search_by_and_somebody_to_ask(case: Case) -> None:
    with pytest.raises(registers.IdentifiersMissing):
        ask(case, identifiers=" ")
    db.session.rollback()
    begin_write()
    registers.tasks_of(case.row)[0].register = "gone"
    db.session.commit()
    with pytest.raises(register_tasks.NobodyResponsible):
        ask(case)


def test_it_cannot_be_tried_endlessly(case: Case) -> None:
    token = ask(case)
    for _ in range(register_tasks.TRIES_PER_TASK):
        register_tasks.throttle(token, "198.51.100.7", now=at(NEXT))
    with pytest.raises(TriedTooOften):
        save(token, FOUND)


def test_staff_remind_once_a_day_while_somebody_is_asked(case: Case) -> None:
    with pytest.raises(register_links.NotAsked):
        register_tasks.remind(case.row, task_of(case).uid, **case.acts(NEXT))
    ask(case)
    sent = [
        register_tasks.remind(case.row, task_of(case).uid, **case.acts(day)) for day in (NEXT, NEXT, date(2026, 3, 6))
    ]
    assert sent == [True, False, True]
    subjects = [compose(mail, now=at(NEXT)).email["Subject"] for mail in mails("register_task")]
    assert [subject.startswith("Reminder") for subject in subjects] == [False, True, True]


@pytest.mark.parametrize(
    ("asked_on", "day", "is_handed_in", "sent"),
    [
        (RECEIVED_ON, -1, False, 0),
        (RECEIVED_ON, 0, False, 1),
        (RECEIVED_ON, 3, False, 1),  # no worker ran on the day
        (RECEIVED_ON, 0, True, 0),
        (None, 0, False, 0),
        (date(2026, 3, 27), 0, False, 0),  # asked on the last day: not the same morning
    ],
)
def test_who_was_asked_is_reminded_once_when_it_is_due(
    case: Case, asked_on: date | None, day: int, is_handed_in: bool, sent: int
) -> None:
    due_on = task_of(case).due_on
    assert due_on == date(2026, 3, 27)
    if asked_on:
        token = ask(case, on=asked_on)
        if is_handed_in:
            save(token, FOUND)
    today = due_on + timedelta(days=day)
    assert register_links.remind_due("k3", today=today, now=at(today)) == sent
    assert register_links.remind_due("k3", today=today, now=at(today)) == 0


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 3, 3), date(2026, 3, 27)),  # ten days before the answer is a Saturday
        (date(2026, 3, 14), date(2026, 4, 2)),  # Good Friday and the weekend after it
        (date(2026, 3, 4), date(2026, 3, 27)),
        (date(2026, 3, 10), date(2026, 3, 31)),
    ],
)
def test_a_search_is_due_well_before_the_answer_and_never_on_a_day_off(received_on: date, due_on: date) -> None:
    assert task_of(Case(Right.ACCESS, on=received_on)).due_on == due_on


def test_a_search_is_not_due_before_it_was_asked_for_nor_on_its_weekend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "DAYS_BEFORE_ANSWER", 40)
    assert task_of(Case(Right.ACCESS, on=date(2026, 4, 3))).due_on == date(2026, 4, 7)
