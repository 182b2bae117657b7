"""Files at the desk and behind the answer's link: asked of a register, taken, sealed, downloaded; and papers."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from portal import tokens
from portal.law.rights import Right
from portal.services import package_files, papers, receipts, registers, responses
from portal.tokens import Purpose
from tests import files as made
from tests.fixtures.cases import Case, Desk
from tests.page_client import PageClient

MakeCase = Callable[..., Case]
REGISTER = "Customer and marketing register"


def link_of(case: Case) -> str:
    """Return where the newest link to the first register's search leads."""
    with case.app.app_context():
        task = case.read(lambda row: registers.tasks_of(row)[0])
        stamp = task.asked_at.isoformat()
        return "/task/" + tokens.make(Purpose.REGISTER_TASK, task=task.uid, asked=stamp)


def answer_link(case: Case) -> str:
    """Return where the mail of the newest answer leads."""
    with case.app.app_context():
        release = responses.releases_of(case.read(lambda row: row))[0]
        return "/answer/" + tokens.make(Purpose.ANSWER, release=release.uid)


def code_of(case: Case) -> str:
    """Return the secret code the person keeps."""
    with case.app.app_context():
        return receipts.code_of(case.read(lambda row: row))


def test_from_asking_a_register_to_the_person_s_download(
    desk: Desk, case: MakeCase, visitor: Callable[..., PageClient]
) -> None:
    request, client, anybody, aino = case().confirm().prove(desk.me.id), desk.client, visitor(), visitor()
    client.get(f"{request.page}/registers")
    client.follow("Ask them")
    page = client.submit("Send the link", identifiers="", status=422)
    assert any("Write what they may search by" in error for error in page.errors)
    client.submit("Send the link", identifiers="Aino Esimerkki")
    assert "asked on" in client.opened.text
    anybody.get(link_of(request))
    anybody.submit("Hand in", result="found", found="Name: Aino", files=(BytesIO(made.CSV), "export.csv"))
    assert "A register’s answer has come" in client.get(request.page).text
    page = client.follow("Read and take")
    assert "customers-1-export.csv" in page.text
    client.submit("Take it")
    page = client.get(f"{request.page}/files")
    assert "1 file waits for you" in page.text
    client.follow("Decide customers-1-export.csv")
    page = client.submit("Save", use="left_out", status=422)
    assert any("Write why it is left out" in error for error in page.errors)
    client.submit("Save", use="taken_in")
    client.submit("Add to the answer", files=(BytesIO(made.PDF), "Card.pdf"))
    page = client.submit("Add to the answer", status=422)
    assert "Choose a file first." in page.errors
    page = client.get(f"{request.page}/answer/access/granted")
    client.submit("Save and see the letter", copy="download")
    client.get(f"{request.page}/release")
    assert "2 files" in client.opened.text
    client.submit("Send the answer", typed=request.reference)
    aino.get(answer_link(request))
    page = aino.submit("Open the answer", receipt_code=code_of(request))
    form = page.form(action="/package/")
    token = {"csrf_token": form.values["csrf_token"][0]}
    answer = aino.open("POST", form.action, data=token)
    names = zipfile.ZipFile(BytesIO(answer.data)).namelist()
    assert names[3:] == ["files/customers-1-export.csv", "files/answer-2-card.pdf"]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Downloaded 1 time." in client.get(request.page).text
    assert anybody.open("POST", form.action, data=token).status_code in {303, 400}  # a visit of one's own is needed


def test_a_file_is_erased_and_the_data_for_machines_are_made(desk: Desk, case: MakeCase) -> None:
    request, client = case(Right.PORTABILITY).confirm(), desk.client
    client.get(f"{request.page}/files")
    page = client.submit("Make the files", data_lines="", status=422)
    assert any("at least one line" in error for error in page.errors)
    client.submit("Make the files", data_lines="# Courses\nName: Aino")
    client.follow("Change data-2.csv")
    client.submit("Erase the file")
    page = client.opened
    assert "data-1.json" in page.text
    assert "data-2.csv" not in page.text
    uid = request.read(lambda row: package_files.taken_in(row)[0].uid)
    answer = client.open("GET", f"{request.page}/files/{uid}")
    assert b'"Courses"' in answer.data
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for path in ("files/of-nobody", "files/of-nobody/use"):
        assert client.open("GET", f"{request.page}/{path}").status_code == 404


def test_a_paper_is_sent_from_the_status_page_looked_at_and_deleted(
    desk: Desk, case: MakeCase, visitor: Callable[..., PageClient]
) -> None:
    request, aino, client = case(Right.RECTIFICATION).confirm(), visitor(), desk.client
    aino.get("/status")
    aino.submit("Continue", reference=request.reference, receipt_code=code_of(request))
    aino.follow("Send a file")
    page = aino.submit("Send", status=422)
    assert "Choose a file first." in page.errors
    page = aino.submit("Send", files=(BytesIO(made.CSV), "table.csv"), status=422)
    assert any("Choose a PDF file or a picture" in error for error in page.errors)
    page = aino.submit("Send", files=(BytesIO(made.PDF), "card.pdf"), note="The right spelling")
    assert "Nobody has looked at it yet." in page.text
    assert "card.pdf" not in page.text  # with the code alone nothing personal is shown
    page = client.get(request.page)
    assert "evidence-1-card.pdf" in page.text
    token = page.form(button="Open evidence-1-card.pdf").values["csrf_token"][0]
    paper = request.read(lambda row: papers.still_there(row)[0].uid)
    opened = client.open("POST", f"{request.page}/papers/{paper}/open", data={"csrf_token": token})
    assert opened.data == made.PDF
    client.get(request.page)
    client.submit("Delete evidence-1-card.pdf")
    assert client.open("POST", f"{request.page}/papers/{paper}/open", data={"csrf_token": token}).status_code == 404
    page = aino.get(f"/status/{request.reference}")
    assert "We looked at it, and deleted it on" in page.text


def test_nothing_is_sent_before_it_is_confirmed(case: MakeCase, visitor: Callable[..., PageClient]) -> None:
    request, aino = case(), visitor()
    aino.get("/status")
    page = aino.submit("Continue", reference=request.reference, receipt_code=code_of(request))
    assert "Send a file" not in page.text
    page = aino.get(f"/status/{request.reference}/papers")
    assert "once the request is confirmed" in page.text


def test_who_was_asked_is_reminded_once_a_day_and_gets_it_back(desk: Desk, case: MakeCase) -> None:
    request, client = case().confirm(), desk.client
    client.get(f"{request.page}/registers")
    client.follow("Ask them")
    client.submit("Send the link")
    uid = request.read(lambda row: registers.tasks_of(row)[0].uid)
    token = client.opened.form(action=f"{request.page}/registers/{uid}/remind").values["csrf_token"][0]
    for said in ("A reminder with the link is on its way", "They were reminded today already."):
        page = client.post(f"{request.page}/registers/{uid}/remind", {"csrf_token": token})
        assert said in page.text
    request.search(desk.me.id)
    page = client.post(f"{request.page}/registers/{uid}/remind", {"csrf_token": token})
    assert "Nobody is asked for this search now." in page.text
    assert "There is nothing to take." in client.get(f"{request.page}/registers/{uid}/take").text
