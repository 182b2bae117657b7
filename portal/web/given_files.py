"""Files as a form takes them: each is looked at before anything is kept, and what is wrong is said beside it."""

from collections.abc import Iterable

from babel.numbers import format_decimal
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from wtforms import Field

from portal.law.broken_rules import RuleBroken
from portal.services import uploads
from portal.services.file_kinds import EVERY_KIND, FileKind
from portal.services.uploads import Checked
from portal.translations import current_language
from portal.translations.rule_words import say


def chosen(field: Field) -> list[FileStorage]:
    """Return the files somebody chose; a browser sends one without a name where they chose none."""
    given: Iterable[FileStorage] = field.data if isinstance(field.data, list) else [field.data]
    return [one for one in given if one and one.filename]


def look_at(field: Field, kinds: frozenset[FileKind] = EVERY_KIND) -> list[Checked]:
    """Return the files of a field that may be kept; the others are named among its errors, each with its remedy."""
    taken, errors = [], []
    for one in chosen(field):
        try:
            taken.append(uploads.checked(one.stream, one.filename or "", kinds=kinds))
        except RuleBroken as error:
            errors.append(_("%(file)s: %(why)s", file=one.filename, why=say(error, current_language())))
    field.errors = [*field.errors, *errors]
    return [] if errors else taken


def size_in_words(size: int) -> str:
    """Return how large a file is, as people say it."""
    if size < uploads.MEBIBYTE // 10:
        return _("%(size)s kB", size=max(1, round(size / 1024)))
    return _("%(size)s MB", size=format_decimal(size / uploads.MEBIBYTE, "0.0", locale=current_language()))
