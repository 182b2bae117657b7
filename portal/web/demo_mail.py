"""The demo's mailbox: every mail the local sink took, newest first. It exists in a demo instance only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from portal import clock
from portal.translations import current_language, dates
from portal.web.headers import POLICY

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

bp = Blueprint("demo_mail", __name__)
FOLDER = "demo-mail"  # where portal.demo.mail_sink puts what it takes
STAMP = "%Y%m%dT%H%M%S.%fZ"
MOST = 50
ZONE = "Europe/Helsinki"
LINK = re.compile(r"https?://[^\s<>\"]+")
SHOWS_FRAME = f"{POLICY}; frame-src 'self'"
IN_FRAME = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'self'; form-action 'none'; "
    "sandbox allow-same-origin allow-top-navigation-by-user-activation"
)
OUT_OF_THE_FRAME = '<base target="_top">'


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put the mailbox in place, in a demo instance; elsewhere the address does not exist."""
    if settings.demo:
        app.register_blueprint(bp)


@dataclass(frozen=True)
class StoredMail:
    """One mail as the sink stored it; its name begins with the moment it came."""

    name: str
    content: EmailMessage

    @property
    def subject(self) -> str:
        """What it is about."""
        return str(self.content["Subject"] or "")

    @property
    def recipient(self) -> str:
        """Whom it went to, from the envelope."""
        return str(self.content["X-Envelope-To"] or self.content["To"] or "")

    @property
    def sender(self) -> str:
        """Whom it comes from."""
        return str(self.content["From"] or "")

    @property
    def came_at(self) -> str:
        """When it came, in words."""
        stamp = datetime.strptime(self.name.partition("-")[0], STAMP).replace(tzinfo=UTC)
        return dates.moment(clock.local(stamp, ZONE), current_language())

    def part(self, kind: str) -> str:
        """Return the text of one alternative, empty where there is none."""
        body = self.content.get_body((kind,))
        return str(body.get_content()) if body is not None else ""

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the text part in pieces, and whether each is a link."""
        text, at = self.part("plain"), 0
        for found in LINK.finditer(text):
            yield text[at : found.start()], False
            yield found[0], True
            at = found.end()
        yield text[at:], False


@bp.get("/demo/mail")
def index() -> ResponseReturnValue:
    """List the mails, newest first, a page at a time."""
    before = request.args.get("before", "")
    names = [name for name in sorted(files(), reverse=True) if not before or name < before]
    mails = [read(name) for name in names[:MOST]]
    older = names[MOST - 1] if len(names) > MOST else ""
    return render_template("demo/mail.html", mails=mails, older=older, profile=None)


@bp.get("/demo/mail/<name>")
def show(name: str) -> ResponseReturnValue:
    """Show one mail: its text with its links, and its HTML in a frame that can do nothing but be read."""
    answer = current_app.make_response(render_template("demo/one_mail.html", mail=read(name), profile=None))
    answer.headers["Content-Security-Policy"] = SHOWS_FRAME
    return answer


@bp.get("/demo/mail/<name>/html")
def frame(name: str) -> Response:
    """Give the HTML part to that frame, with the one policy here that allows styles within."""
    html = read(name).part("html").replace("<head>", f"<head>{OUT_OF_THE_FRAME}", 1)
    answer = Response(html, mimetype="text/html")
    answer.headers["Content-Security-Policy"] = IN_FRAME
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def files() -> dict[str, Path]:
    """Return the stored mails by name; a reader never sees half of one."""
    settings: Settings = current_app.extensions["portal.settings"]
    return {path.stem: path for path in (settings.instance / FOLDER).glob("*.eml")}


def read(name: str) -> StoredMail:
    """Read one mail, or end with a page that says there is none. Names are looked up, never put into a path."""
    path = files().get(name)
    if path is None:
        abort(404)
    return StoredMail(name, message_from_bytes(path.read_bytes(), policy=policy.default))
