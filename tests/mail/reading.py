"""A composed mail as people read it: a few lines of its head and its text, links without what changes each time."""

import re
from email.message import EmailMessage
from html.parser import HTMLParser

TOKEN = re.compile(r"(/(?:confirm|answer|invitation|task|new-code|code)/)[\w.-]+")
HEAD = ("From", "Reply-To", "To", "Subject")


def as_read(email: EmailMessage) -> str:
    """Return head and text part."""
    head = "\n".join(f"{name}: {email[name]}" for name in HEAD if email[name])
    masked = TOKEN.sub(r"\1<token>", text_of(email))
    return f"{head}\n\n{masked}"


def text_of(email: EmailMessage) -> str:
    """Return the text part."""
    body = email.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def html_of(email: EmailMessage) -> str:
    """Return the HTML part."""
    body = email.get_body(("html",))
    assert body is not None
    return str(body.get_content())


class Words(HTMLParser):
    """Collects what is written between the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.is_style = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.is_style = False

    def handle_data(self, data: str) -> None:
        if not self.is_style:
            self.said.append(data)

    def __str__(self) -> str:
        return " ".join(" ".join(self.said).split())
