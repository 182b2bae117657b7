"""``flask history``: whether what was done is still told as it was recorded."""

from itertools import chain
from pathlib import Path

import click
from flask.cli import AppGroup

history = AppGroup("history", help="The record of what was done.")


@history.command()
@click.option(
    "--evidence",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="an evidence file to compare with the chain",
)
def verify(evidence: Path | None) -> None:
    """Walk the whole chain; name the first broken link and exit 1 if there is one."""
    from sqlalchemy import select

    from portal.services import history_heads
    from portal.storage.db import db
    from portal.storage.hash_chain import broken_links
    from portal.storage.models import HistoryHead

    broken = next(chain(broken_links(), history_heads.broken()), None)
    if broken is not None:
        click.echo(f"The history is broken. {broken} Compare with the newest backup.")
        raise SystemExit(1)
    head = db.session.scalars(select(HistoryHead)).one()
    click.echo(f"The history holds: {head.events} events, the last one {head.hash}.")
    if evidence is not None:
        compare(evidence)


def compare(evidence: Path) -> None:
    """Say whether an evidence file says what the history says; exit 1 if it does not."""
    from portal.services.evidence_check import NoEvidence, faults_of

    try:
        faults = list(faults_of(evidence))
    except NoEvidence as error:
        faults = [str(error)]
    for fault in faults:
        click.echo(fault)
    if faults:
        raise SystemExit(1)
    click.echo(f"{evidence.name} holds: every file and every event in it is as the history has it.")
