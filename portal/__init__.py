"""Article 12: a portal for data subjects' requests under the GDPR."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def create_app(settings: "Settings | None" = None, *, must_serve: bool = True) -> "Flask":
    """Build the application, room by room.

    :param settings: what the installation is told; read from the environment and the instance folder if not given
    :param must_serve: refuse to start half-configured; without it, commands that keep nothing run on throw-away keys
    :raises portal.config.NotConfigured: when it must serve and something is missing, with what to do
    """
    from flask import Flask

    from portal import cli, config, logs, mail, storage, translations, web, worker
    from portal.controllers import installed

    settings = settings or config.load()
    if must_serve:
        settings.require()
    app = Flask(__name__, root_path=str(config.ROOT), instance_path=str(settings.instance))
    app.config["SERVES_PAGES"] = must_serve
    for room in (config, logs, storage, installed, translations, mail, worker, web, cli):
        room.init_app(app, settings.with_throw_away_keys())
    return app
