"""The calculator and its command: the same dates, clear errors, no instance."""

import json
from datetime import date, datetime

import pytest
from click.testing import CliRunner

from portal.cli.time_limit import time_limit
from portal.services.calculator import InputNotUnderstood, Inputs, calculate

NOW = datetime.fromisoformat("2026-06-11T21:30Z")  # 12 June in Helsinki


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(time_limit, list(arguments))
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("inputs", "answer_by"),
    [
        (Inputs("2026-03-05"), "2026-04-07"),
        (Inputs(" 2026-03-05 "), "2026-04-07"),
        (Inputs("2026-03-31T21:30Z"), "2026-05-04"),  # 1 April in Helsinki
        (Inputs("2026-03-31T21:30Z", time_zone="Europe/Stockholm"), "2026-04-30"),
        (Inputs("2026-03-31T21:30"), "2026-04-30"),  # without an offset: the controller's own time
        (Inputs("2026-01-31", extended=True), "2026-04-30"),
        (Inputs("2026-11-24", roll_eves=True), "2026-12-28"),
        (Inputs("2026-05-06", country="SE"), "2026-06-08"),
        (Inputs("2026-05-04", country="DE", region="BY"), "2026-06-05"),
        (Inputs("2026-06-01", pauses=["2026-06-02:2026-06-10", "2026-06-04:2026-06-12"]), "2026-07-13"),
        (Inputs("2026-06-01", pauses=["2026-06-02:", " "]), "2026-07-13"),  # open: to today, in Helsinki
        (Inputs("2026-06-01", pauses=["2026-06-08:2026-06-10"]), "2026-07-03"),  # late, with its reason taken as given
    ],
)
def test_the_calculator_counts_as_the_law_does(inputs: Inputs, answer_by: str) -> None:
    assert calculate(inputs, now=NOW).limits.answer_by == date.fromisoformat(answer_by)


@pytest.mark.parametrize(
    ("inputs", "field", "remedy"),
    [
        (Inputs("2026-02-30"), "received", "Write 2026-03-05 or 2026-03-31T21:30Z"),
        (Inputs(""), "received", "is not a day or a moment"),
        (Inputs("0001-01-01T00:00+05:00"), "received", "is not a day or a moment"),
        (Inputs("2100-12-15"), "received", "known from 1853 to 2100"),
        (Inputs("9999-12-31"), "received", "known from 1853 to 2100"),
        (Inputs("2026-03-05", country="XX"), "country", "two letters"),
        (Inputs("2026-03-05", region="99"), "region", "Its regions: 01"),
        (Inputs("2026-03-05", time_zone="Mars"), "time_zone", "such as Europe/Helsinki"),
        (Inputs("2026-03-05", pauses=["then"]), "pause", "the day asked and the day answered"),
        (Inputs("2026-03-05", pauses=["2026-03-09:2026-03-08"]), "pause", "the day asked and the day answered"),
        (Inputs("2026-03-05", pauses=["2026-03-04:2026-03-06"]), "pause", "begins before the request was received"),
    ],
)
def test_what_gives_no_date_is_named_with_the_remedy(inputs: Inputs, field: str, remedy: str) -> None:
    with pytest.raises(InputNotUnderstood, match=remedy) as error:
        calculate(inputs, now=NOW)
    assert error.value.field == field


def test_a_moment_is_explained_before_the_day() -> None:
    assert calculate(Inputs("2026-03-31T21:30Z"), now=NOW).explanation.startswith(
        "It came in on 31 March 2026 at 21:30 UTC, which is 1 April 2026 at 00:30 in the controller’s time "
        "(Europe/Helsinki). Received Wed 1 April 2026."
    )
    finnish = calculate(Inputs("2026-03-31T21:30Z"), now=NOW, language="fi").explanation
    assert finnish.startswith(
        "Pyyntö saapui 31.3.2026 klo 21.30 UTC, joka on rekisterinpitäjän aikaa 1.4.2026 klo 0.30"
    )
    swedish = calculate(Inputs("2026-03-31T21:30Z"), now=NOW, language="sv").explanation
    assert swedish.startswith("Begäran kom in 31 mars 2026 kl. 21.30 UTC, vilket är 1 april 2026 kl. 0.30 i den")


def test_the_command_prints_the_stable_keys_as_json() -> None:
    status, output = run("2026-01-31", "--extended", "--json")
    printed = json.loads(output)
    assert status == 0
    assert list(printed) == ["received_on", "answer_by", "refuse_by", "extend_by", "explanation", "steps"]
    assert [printed[key] for key in list(printed)[:4]] == ["2026-01-31", "2026-04-30", "2026-03-02", "2026-03-02"]
    assert printed["explanation"].startswith("Received Sat 31 January 2026. Extended: three months from receipt")
    assert printed["steps"][0] == {"limit": "answer_by", "step": "received", "on": "2026-01-31"}


def test_the_command_takes_every_option_of_the_calculator() -> None:
    status, output = run(
        "2026-11-24T12:00+00:00", "--country", "se", "--time-zone", "Europe/Stockholm", "--eves", "--language", "sv",
        "--pause", "2026-11-25:2026-11-26", "--pause", "2026-11-26:2026-11-27", "--region", "", "--json",
    )  # fmt: skip
    assert status == 0
    assert json.loads(output)["answer_by"] == "2026-12-28"  # 24 December + 2 is Saturday
    assert run("2026-11-24", "--no-eves")[1].splitlines()[1] == "Answer by  Thu 24 December 2026"


def test_the_command_is_readable() -> None:
    status, output = run("2026-03-05", "--language", "fi")
    assert (status, output.splitlines()) == (0, [
        "Saapui                      to 5.3.2026",
        "Vastattava viimeistään      ti 7.4.2026",
        "Kieltäydyttävä viimeistään  ti 7.4.2026",
        "Jatkettava viimeistään      ti 7.4.2026",
        "",
        calculate(Inputs("2026-03-05"), now=NOW, language="fi").explanation,
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["yesterday"], 'Invalid value for DATE_OR_DATETIME: "yesterday" is not a day or a moment.'),
        (["2026-03-05", "--country", "XX"], 'Invalid value for --country: Country "XX" is not known.'),
        (["2026-03-05", "--region", "99"], 'Invalid value for --region: FI has no region "99".'),
        (["2026-03-05", "--time-zone", "Mars"], 'Invalid value for --time-zone: Time zone "Mars" is not known.'),
        (["2026-03-05", "--pause", "x"], 'Invalid value for --pause: "x" is not a pause. Write 2026-11-25:2026-11-30'),
        (["2026-03-05", "--language", "de"], "Invalid value for '--language'"),
    ],
)
def test_a_wrong_input_is_an_error_of_use(arguments: list[str], words: str) -> None:
    status, output = run(*arguments)
    assert status == 2
    assert words in output
