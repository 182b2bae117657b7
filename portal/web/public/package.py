"""The package behind the answer's link and code: what is in it, until when, and the download itself."""

from typing import Any

from flask import Blueprint, Response, abort
from flask_babel import gettext as _

from portal import clock
from portal.services import package, responses
from portal.services.package_files import Use
from portal.storage import files
from portal.storage.models import SignIn, StoredFile
from portal.translations import current_language, dates
from portal.web.file_answers import attached
from portal.web.given_files import size_in_words
from portal.web.public.visiting import visited

bp = Blueprint("package", __name__)


@bp.post("/status/<reference>/package/<uid>.zip")
def download(reference: str, uid: str) -> Response:
    """Hand out the sealed package to whoever came with the answer's link and the code; that they did is counted."""
    visit, _subject_request = visited(reference)
    row = readable(visit)
    if row is None or row.uid != uid:
        abort(404)
    try:
        answer = attached(row)
    except files.FileGone:
        abort(404)
    package.note_opened(row, now=clock.now())
    return answer


def readable(visit: SignIn) -> StoredFile | None:
    """Return the package a visit may open."""
    release = responses.release_for(visit, now=clock.now())
    return package.of_release(release) if release else None


def package_of(visit: SignIn) -> dict[str, Any] | None:
    """Return the package on the status page: what is in it, what is not and why, and its life."""
    row, language = readable(visit), current_language()
    release = responses.release_for(visit, now=clock.now())
    if row is None or release is None:
        return None
    sealed = package.sealed_in(release)
    return {
        "uid": row.uid,
        "size": size_in_words(row.size),
        "is_gone": row.erased_at is not None,
        "until": dates.long_day(row.ends_on, language) if row.ends_on else "",
        "files": [(one.name or _("a file"), size_in_words(one.size)) for one in sealed if one.use == Use.TAKEN_IN],
        "left_out": [one.use_because for one in sealed if one.use == Use.LEFT_OUT and one.use_because],
    }
