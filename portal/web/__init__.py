"""HTTP: two doors that never import each other, and what stands before both of them."""

from typing import TYPE_CHECKING

from portal.web import errors, headers, health, languages, protection

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put every page in its place."""
    for part in (protection, languages, headers, errors, health):
        part.init_app(app, settings)
