"""What every mail says, in each language, as files to be read; and that both of its parts say the same."""

from pathlib import Path

import html5lib
import pytest
from flask import Flask

from portal.mail.messages import KINDS, compose
from portal.services.delivery import limits_for
from portal.translations import LANGUAGES
from tests.mail.reading import Words, as_read, html_of, text_of
from tests.mail.world import NOW, put_every_kind

FILES = Path(__file__).with_name("snapshots")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_mail_reads_as_its_file(app: Flask, language: str, pytestconfig: pytest.Config) -> None:
    """After a change of words, run with ``--snapshot-update`` and read what changed."""
    with app.app_context():
        written = {
            FILES / f"{name}.{language}.txt": as_read(compose(row, now=NOW, limits=limits_for(row, NOW)).email)
            for name, row in put_every_kind(language).items()
        }
    if pytestconfig.getoption("update_snapshots"):
        for file, text in written.items():
            file.write_text(text, encoding="utf-8")
    for file, text in written.items():
        assert text == file.read_text(encoding="utf-8"), file.name
    assert set(FILES.glob(f"*.{language}.txt")) == set(written)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_parts_say_the_same(app: Flask, language: str) -> None:
    with app.app_context():
        for row in put_every_kind(language).values():
            email = compose(row, now=NOW, limits=limits_for(row, NOW)).email
            assert b"\nFrom " not in email.as_bytes(), f"{row.kind}: old mailboxes would write >From"
            shown = str(Words(html_of(email))).replace(" ,", ",").lower()
            for sentence in text_of(email).split("\n\n"):
                words = " ".join(sentence.removeprefix("--").split()).lower()
                for piece in words.replace(": ", "\n").split("\n"):
                    assert piece.rstrip(":")[:60] in shown, (row.kind, piece)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_html_part_is_correct_html_in_the_readers_language(app: Flask, language: str) -> None:
    with app.app_context():
        for row in put_every_kind(language).values():
            html = html_of(compose(row, now=NOW, limits=limits_for(row, NOW)).email)
            parser = html5lib.HTMLParser(strict=True)
            assert parser.parse(html).get("lang") == language


def test_every_kind_has_its_file(app: Flask) -> None:
    with app.app_context():
        assert {row.kind for row in put_every_kind("en").values()} == set(KINDS)
