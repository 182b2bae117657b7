"""A stored file as an answer: streamed, under its name of ours, always saved and never shown as a page."""

from flask import Response
from werkzeug.http import dump_options_header

from portal.storage import files
from portal.storage.models import StoredFile

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def attached(row: StoredFile) -> Response:
    """Return a file to be saved.

    :raises portal.storage.files.FileGone: when it was erased, or its bytes are missing
    """
    answer = Response(files.opened(row), mimetype=row.media_type)
    answer.content_length = row.size
    answer.headers["Content-Disposition"] = dump_options_header("attachment", {"filename": row.name or row.uid})
    answer.headers["Content-Security-Policy"] = SANDBOX
    return answer
