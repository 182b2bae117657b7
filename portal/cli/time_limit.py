"""``flask time-limit``: by when a request must be answered, and why. Needs no instance."""

import json
from typing import Any

import click

from portal import clock
from portal.services.calculator import Calculation, InputNotUnderstood, Inputs, calculate
from portal.translations.dates import LANGUAGES, weekday_day
from portal.translations.time_limits import label

_WRITTEN = {
    "received": "DATE_OR_DATETIME",
    "country": "--country",
    "region": "--region",
    "time_zone": "--time-zone",
    "pause": "--pause",
}


@click.command("time-limit")
@click.argument("received", metavar="DATE_OR_DATETIME")
@click.option(
    "--country", default=Inputs.country, show_default=True, help="Whose public holidays count, by two letters."
)
@click.option("--region", default="", metavar="CODE", help="A region with holidays of its own.")
@click.option(
    "--time-zone", default=Inputs.time_zone, show_default=True, help="Where the day of receipt is the controller's."
)
@click.option("--extended", is_flag=True, help="The time limit was extended to three months.")
@click.option("--pause", "pauses", multiple=True, metavar="FROM:TO",
              help="Days on which the clock stood still: from the day asked until the day answered, which counts. "
              "Without TO until today. May repeat.")  # fmt: skip
@click.option("--eves/--no-eves", "roll_eves", default=False, show_default=True,
              help="Pass Midsummer Eve and Christmas Eve over like public holidays.")  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def time_limit(language: str, as_json: bool, **inputs: Any) -> None:
    """Print by when a request must be answered, refused or extended, and why."""
    try:
        calculation = calculate(Inputs(**inputs), now=clock.now(), language=language)
    except InputNotUnderstood as error:
        raise click.BadParameter(str(error), param_hint=_WRITTEN[error.field]) from error
    click.echo(json.dumps(calculation.as_dict(), ensure_ascii=False, indent=2) if as_json else _table(calculation))


def _table(calculation: Calculation) -> str:
    """Return the dates, one a line, and the explanation."""
    limits, language = calculation.limits, calculation.language
    rows = {"received_on": limits.received_on} | {limit.value: day for limit, day in limits.days.items()}
    labels = {key: label(key, language) for key in rows}
    width = max(map(len, labels.values())) + 2
    lines = [f"{labels[key]:{width}}{weekday_day(day, language)}" for key, day in rows.items()]
    return "\n".join([*lines, "", calculation.explanation])
