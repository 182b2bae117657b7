"""The overview, the statistics, the logs, the calendar, the review, and what of them is given as a file."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

from icalendar import Calendar

from portal import clock
from portal.law.rights import Right
from portal.web.staff.charts import PLOT_HEIGHT, TOP, chart, step_for
from portal.web.staff.statistics_form import a_year_before, presets
from tests.fixtures.cases import Case, Desk
from tests.fixtures.staff import Person
from tests.fixtures.statements import counted
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
OVERVIEW_AT_MOST, STATISTICS_AT_MOST = 10, 14


def days_ago(days: int) -> dict[str, object]:
    return {"at": clock.now() - timedelta(days=days)}


def test_the_overview_says_what_is_late_and_due_this_week(desk: Desk, case: MakeCase) -> None:
    late, calm = case(**days_ago(40)).confirm(), case(**days_ago(1)).confirm()
    today = case(Right.MARKETING_OBJECTION, controller="alertum")
    with counted(desk.client.app) as statements:
        page = desk.client.get("/staff/overview")
    assert len(statements) <= OVERVIEW_AT_MOST
    assert [text for text in page.links if "-" in text and text.isupper()] == [late.reference, today.reference]
    assert calm.reference not in page.text
    for said in ("Late1", "Due today1", "Open in all3"):
        assert said in page.text.replace(" 1", "1").replace(" 3", "3")


def test_the_statistics_show_and_export_the_same_numbers(desk: Desk, case: MakeCase) -> None:
    case(**days_ago(3))
    case(controller="alertum")
    with counted(desk.client.app) as statements:
        page = desk.client.get("/staff/statistics")
    assert len(statements) <= STATISTICS_AT_MOST
    assert "Requests received2" in page.text.replace(" 2", "2")
    assert "By controller" in page.text
    alone = desk.client.get("/staff/statistics?controller=k3")
    assert "Requests received1" in alone.text.replace(" 1", "1")
    export = desk.client.open("GET", alone.link("Download as CSV"))
    assert export.mimetype == "text/csv"
    lines = export.get_data(as_text=True).splitlines()
    assert lines[0] == "\ufeffController;Figure;Month;Of what;More;Number"
    assert any("Requests received" in line and line.endswith(";Web form;;1") for line in lines[1:])
    assert desk.client.open("GET", "/staff/statistics?controller=other").status_code == 404


def test_a_period_that_cannot_be_counted_is_said(desk: Desk) -> None:
    for query, said in {
        "from=2026-05-01&to=2026-04-01": "Give a last day that is not before the first one.",
        "from=2017-01-01&to=2017-04-01": "The Regulation applies from 25 May 2018.",
        "from=2018-06-01&to=2029-06-01": "Choose a period of at most 10 years.",
        "from=spring": "Write the day like this: 2026-01-31.",
    }.items():
        assert said in desk.client.get(f"/staff/statistics?{query}", status=422).text


def test_a_chart_reaches_its_highest_column() -> None:
    drawn = chart([("1/26", (3, 1)), ("2/26", (0, 0))], [("calm", "In time"), ("late", "Late")])
    first, second = drawn.columns
    assert (first.top, first.total, first.x, second.middle) == (TOP, 4, "9.500%", "75.000%")
    assert sum(part.height for part in first.segments) == PLOT_HEIGHT
    assert second.segments == ()
    assert [step_for(highest) for highest in (0, 4, 5, 17, 41, 900)] == [1, 1, 2, 5, 20, 500]
    assert chart([], []).columns == ()


def test_the_usual_period_is_twelve_whole_months() -> None:
    assert a_year_before(date(2026, 11, 22)) == date(2025, 12, 1)
    assert a_year_before(date(2026, 12, 31)) == date(2026, 1, 1)
    spans = [(period.first, period.last) for _name, period in presets(date(2026, 2, 10))]
    assert spans[2] == (date(2025, 10, 1), date(2025, 12, 31))


def test_a_calendar_reads_the_due_dates_from_a_secret_address(desk: Desk, case: MakeCase) -> None:
    asked = case().confirm()
    desk.client.get("/staff/account/calendar")
    made = desk.client.submit("Make an address")
    address = made.text.partition("http")[2].split()[0]
    stranger = PageClient(desk.client.app)
    answer = stranger.open("GET", f"http{address}")
    assert answer.mimetype == "text/calendar"
    content = answer.get_data()
    events = Calendar.from_ical(content).walk("VEVENT")
    assert {str(event["summary"]).partition(":")[0] for event in events} == {asked.reference}
    assert b"Aino" not in content
    assert b"aino@" not in content
    desk.client.get("/staff/account/calendar")
    desk.client.submit("End the address")
    assert stranger.open("GET", f"http{address}").status_code == 404
    assert stranger.open("GET", "/staff/calendar.ics").status_code == 404


def test_each_chooses_how_often_mail_comes(desk: Desk) -> None:
    desk.client.get("/staff/account")
    assert "Your choice about mail is kept." in desk.client.submit("Keep this choice", rhythm="at_once").text
    assert desk.client.opened.form(button="Keep this choice").values["rhythm"] == ["at_once"]


def test_the_logs_tell_what_was_done_who_looked_and_who_signed_in(desk: Desk, case: MakeCase) -> None:
    asked = case().confirm()
    desk.client.get(asked.page)
    assert "The given e-mail address was confirmed." in desk.client.get("/staff/history").text
    desk.client.submit("Show", reference=asked.reference.lower())
    assert "Received." in desk.client.opened.text
    looked = desk.client.get(f"/staff/history/views?reference={asked.reference}")
    assert "Ada Virtanen Request" in looked.text
    assert "Unknown device" in desk.client.get(f"/staff/history/sign-ins?person={desk.me.id}").text
    assert "There is nothing to show here." in desk.client.get("/staff/history?before=1&person=x").text
    assert desk.client.open("GET", "/staff/history?controller=other").status_code == 404
    full = desk.client.get(f"{asked.page}/history")
    assert "Who looked" in full.text
    assert "The given e-mail address was confirmed." in full.text


def test_access_is_looked_through_and_a_role_taken_back(client: PageClient, person: Callable[..., Person]) -> None:
    boss = person("boss@example.org", name="Bo Ek", admin="*")
    person("ada@example.org", handler="k3")
    boss.enter(client, path="/staff/people/review")
    assert "never" in client.opened.text
    client.submit("Take back: Ada Virtanen, Handler, K3koulutus")
    assert "The role is taken back." in client.opened.text
    client.submit("I have looked through it")
    assert "People: 2, roles: 1." in client.opened.text


def test_the_evidence_file_comes_as_one_archive(desk: Desk, case: MakeCase) -> None:
    asked = case().confirm()
    page = desk.client.get(f"{asked.page}/evidence")
    token = page.form(button="Download the evidence file").values["csrf_token"]
    assert desk.client.open("GET", f"{asked.page}/evidence.zip").status_code == 303
    answer = desk.client.open("POST", f"{asked.page}/evidence.zip", data={"csrf_token": token[0], "notes": "y"})
    assert answer.mimetype == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.get_data()))
    assert archive.namelist() == ["summary.pdf", "history.json", "sha256.txt"]
    assert "The evidence file was put together." in desk.client.get(asked.page).text


def test_the_record_of_processing_is_a_page_a_table_and_a_pdf(desk: Desk) -> None:
    desk.client.get("/staff/records")
    page = desk.client.get("/staff/records/k3")
    assert "30(1)(g)" in page.text
    assert "Personal data and files are encrypted" in page.text
    table = desk.client.open("GET", "/staff/records/k3.csv").get_data(as_text=True)
    assert table.startswith("\ufeffPoint;Register;What;Name;Description\r\n30(1)(a);")
    assert desk.client.open("GET", "/staff/records/k3.pdf").get_data().startswith(b"%PDF")
    assert desk.client.open("GET", "/staff/records/other").status_code == 404
