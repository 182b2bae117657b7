"""``flask worker``: mail, reminders and whatever else is due."""

import click
from flask.cli import ScriptInfo, pass_script_info


@click.command()
@click.option("--once", is_flag=True, help="Do what is due, and end.")
@pass_script_info
def worker(info: ScriptInfo, *, once: bool) -> None:
    """Do what is due: mail, reminders, tidying up."""
    from portal import config
    from portal.worker import embedded, has_job_queue
    from portal.worker.stop import on_signals

    try:
        config.load().require()
    except config.NotConfigured as error:
        raise click.ClickException(str(error)) from error
    app = info.load_app()
    if once:
        click.echo(f"Mails handled: {embedded.drain(app)}.")
        return
    with on_signals() as stop:
        if has_job_queue(app):
            from portal.worker import queue

            queue.run(app, stop)
        else:
            embedded.run(app, stop)
