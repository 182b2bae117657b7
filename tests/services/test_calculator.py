"""The calculator and its command: the same dates, clear errors, no instance."""

import json
from datetime import date, datetime

import pytest
from click.testing import CliRunner

from portal.calendars import regions
from portal.cli.time_limit import time_limit
from portal.services.calculator import FIELDS, Fault, InputNotUnderstood, Inputs, calculate

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
        (Inputs("5.3.2026"), "2026-04-07"),  # as people write it
        (Inputs("05. 03. 2026"), "2026-04-07"),
        (Inputs("1.6.2026", pauses=["2.6.2026\N{EN DASH}12.6.2026"]), "2026-07-13"),
        (Inputs("1.6.2026", pauses=["2026-06-02 - 12.6.2026"]), "2026-07-13"),
        (Inputs("1.6.2026", pauses=["2.6.2026"]), "2026-07-13"),  # without an end it is open
    ],
)
def test_the_calculator_counts_as_the_law_does(inputs: Inputs, answer_by: str) -> None:
    assert calculate(inputs, now=NOW).limits.answer_by == date.fromisoformat(answer_by)


@pytest.mark.parametrize(
    ("inputs", "fault", "remedy"),
    [
        (Inputs("2026-02-30"), Fault.NO_DAY, "Write 2026-03-05 or 2026-03-31T21:30Z"),
        (Inputs(""), Fault.NO_DAY, "is not a day or a moment"),
        (Inputs("0001-01-01T00:00+05:00"), Fault.NO_DAY, "is not a day or a moment"),
        (Inputs("2100-12-15"), Fault.OUT_OF_REACH, "known from 1853 to 2100"),
        (Inputs("9999-12-31"), Fault.OUT_OF_REACH, "known from 1853 to 2100"),
        (Inputs("2100-10-15", extended=True), Fault.OUT_OF_REACH, "known from 1853 to 2100"),
        (Inputs("31.2.2026"), Fault.NO_DAY, "is not a day or a moment"),
        (Inputs("2026-03-05", pauses=["2026-03-06:9999-12-31"]), Fault.PAUSE_TOO_LONG, "Shorten them"),
        (Inputs("2026-03-05", pauses=["2026-03-06:2101-01-01"]), Fault.PAUSE_TOO_LONG, "Shorten them"),
        (Inputs("2026-03-05", country="XX"), Fault.UNKNOWN_COUNTRY, "two letters"),
        (Inputs("2026-03-05", region="99"), Fault.UNKNOWN_REGION, "Its regions: 01"),
        (Inputs("2026-03-05", time_zone="Mars"), Fault.UNKNOWN_TIME_ZONE, "such as Europe/Helsinki"),
        (Inputs("2026-03-05", pauses=["then"]), Fault.NO_PAUSE, "the day asked and the day answered"),
        (Inputs("2026-03-05", pauses=["2026-03-09:2026-03-08"]), Fault.NO_PAUSE, "the day asked and the day answered"),
        (
            Inputs("2026-03-05", pauses=["2026-03-04:2026-03-06"]),
            Fault.PAUSE_BEFORE_RECEIPT,
            "begins before the request was received",
        ),
    ],
)
def test_what_gives_no_date_is_named_with_the_remedy(inputs: Inputs, fault: Fault, remedy: str) -> None:
    with pytest.raises(InputNotUnderstood, match=remedy) as error:
        calculate(inputs, now=NOW)
    assert (error.value.fault, error.value.field) == (fault, FIELDS[fault])


def test_a_page_can_word_a_fault_from_its_facts() -> None:
    with pytest.raises(InputNotUnderstood) as unreached:
        calculate(Inputs("2026-12-15", country="LK"), now=NOW)
    assert unreached.value.facts == {"first": 2003, "last": 2026}
    with pytest.raises(InputNotUnderstood) as early:
        calculate(Inputs("2026-03-05", pauses=["2026-03-04:"]), now=NOW)
    assert early.value.facts == {"received_on": date(2026, 3, 5)}


def test_the_last_day_of_known_holidays_can_still_be_reached() -> None:
    assert calculate(Inputs("2100-10-15"), now=NOW).limits.answer_by == date(2100, 11, 15)


@pytest.mark.parametrize(
    ("inputs", "days"),
    [
        (Inputs("2026-03-03"), {"2026-04-03": "Good Friday", "2026-04-04": "", "2026-04-05": "Easter Sunday",
                                "2026-04-06": "Easter Monday"}),
        (Inputs("2026-06-01"), {}),  # Wednesday 1 July
        (Inputs("2026-03-05"), {"2026-04-05": "Easter Sunday", "2026-04-06": "Easter Monday"}),  # not Saturday before
        (Inputs("2026-11-24", roll_eves=True), {"2026-12-24": "Christmas Eve", "2026-12-25": "Christmas Day",
                                                "2026-12-26": "Second Day of Christmas", "2026-12-27": ""}),
        (Inputs("2026-11-24"), {}),  # the eve is kept
        # answer by 3 June; refuse by Friday 3 April rolls to Tuesday
        (Inputs("2026-03-03", extended=True), {"2026-04-03": "Good Friday", "2026-04-04": "",
                                               "2026-04-05": "Easter Sunday", "2026-04-06": "Easter Monday"}),
        # answer and refuse by Wednesday 8 April, extend by over Easter
        (Inputs("2026-03-03", pauses=["2026-03-04:2026-03-09"]),
         {"2026-04-03": "Good Friday", "2026-04-04": "", "2026-04-05": "Easter Sunday", "2026-04-06": "Easter Monday"}),
        # a pause ends on Saturday 11 July
        (Inputs("2026-06-01", pauses=["2026-06-02:2026-06-12"]), {"2026-07-11": "", "2026-07-12": ""}),
    ],
)  # fmt: skip
def test_every_day_that_was_passed_over_is_named(inputs: Inputs, days: dict[str, str]) -> None:
    passed = calculate(inputs, now=NOW).passed_over
    assert {day.isoformat(): row.names["en"] if row else "" for day, row in passed.items()} == days


def test_every_country_gives_dates() -> None:
    for country in regions():
        limits = calculate(Inputs("2026-03-05", country=country), now=NOW).limits
        assert limits.answer_by >= date(2026, 4, 5), country


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
