"""Templates hold no code, no style and no script, and every page stands in a layout."""

import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, below, name, require

PAGES = ("templates/public/", "templates/staff/", "templates/errors/", "templates/demo/")
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a <style> element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline <script>": re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
UNESCAPED = re.compile(r"\|\s*(?:safe|forceescape)\b|autoescape\s+false|\bMarkup\b")
FOREIGN = re.compile(r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE)
INCLUDED = re.compile(r"""\{%-?\s*(?:include|import|from)\s+["']([^"']+)["']""")
NAMES = {"Article 12"}
WITHOUT_LAYOUT = {"layout", "panel", "part"}
"""A layout itself, and the sections a page includes by the names its parts give (``Panel``, ``Part``)."""
COMMENTS = re.compile(r"\{#.*?#\}", re.DOTALL)


def templates(*folders: str) -> list[tuple[Path, str]]:
    """Return templates and their text, comments left out."""
    return [(path, COMMENTS.sub("", path.read_text(encoding="utf-8"))) for path in below(*folders, suffix=".html")]


@pytest.mark.parametrize("what", INLINE)
def test_nothing_is_inline(what: str) -> None:
    """Mails are the exception for style: their readers know no style sheet."""
    faults = [name(path) for path, text in templates("templates/") if INLINE[what].search(text) and not is_mail(path)]
    require(faults, f"{what} is refused by the Content-Security-Policy: put it in static/.")


def test_everything_is_escaped() -> None:
    faults = [name(path) for path, text in templates("templates/") if UNESCAPED.search(text)]
    require(faults, "Autoescape stays on: pass text as text.")


def test_every_page_stands_in_a_layout() -> None:
    parts = {found for _, text in templates("templates/") for found in INCLUDED.findall(text)}
    faults = [
        name(path)
        for path, text in templates(*PAGES)
        if path.relative_to(ROOT / "templates").as_posix() not in parts
        and path.stem not in WITHOUT_LAYOUT
        and not text.lstrip().startswith("{% extends")
    ]
    require(faults, "Begin with {% extends %}; only what another template includes may do without.")


def test_nothing_is_loaded_from_elsewhere() -> None:
    faults = [name(path) for path, text in templates("templates/") if FOREIGN.search(text)]
    require(faults, "No foreign asset: put it in static/; a link that leads elsewhere comes from a profile.")


def test_every_form_that_posts_carries_its_token() -> None:
    form = re.compile(r"<form\b[^>]*method\s*=\s*[\"']post[\"'][^>]*>(.*?)</form>", re.IGNORECASE | re.DOTALL)
    token = re.compile(r"csrf_token|hidden\(|hidden_tag\(")
    faults = [
        name(path)
        for path, text in templates("templates/")
        if any(not token.search(body) for body in form.findall(text))
    ]
    require(faults, "Call hidden(form) of components/forms.html inside the form, or print csrf_token().")


def test_words_are_translated() -> None:
    """Text between tags that has letters stands in ``_()``; only names that are the same everywhere may not."""
    bare = re.compile(r">\s*([A-Za-zÅÄÖåäö][^<>{}]*[a-zåäö]{3}[^<>{}]*)\s*<")
    blocks = re.compile(r"\{%-?\s*(?:end)?block\b.*?%\}", re.DOTALL)
    tags = re.compile(r"\{%.*?%\}|<script\b.*?</script>", re.DOTALL)
    faults = [
        f"{name(path)}: {found!r}"
        for path, text in templates("templates/")
        for found in bare.findall(tags.sub("", blocks.sub("{}", text)))
        if found.strip() not in NAMES
    ]
    require(faults, "Wrap it in {{ _('…') }}.")


def is_mail(path: Path) -> bool:
    """Tell whether a template is a mail's."""
    return path.is_relative_to(ROOT / "templates" / "email")
