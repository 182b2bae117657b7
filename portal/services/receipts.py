"""The receipt code: an HMAC of the request, never stored; shown once, replaced by raising its version."""

import hmac
from datetime import datetime

from portal.law.references import normalise_code, receipt_code
from portal.storage import history
from portal.storage.db import begin_write, db, key_ring
from portal.storage.models import SubjectRequest


def code_of(subject_request: SubjectRequest) -> str:
    """Return the request's receipt code, as ``XXXX-XXXX-XXXX-XXXX``."""
    digest = key_ring().code_digest(
        subject_request.receipt_code_key, subject_request.uid, subject_request.receipt_code_version
    )
    return receipt_code(digest)


def is_code_of(subject_request: SubjectRequest, typed: str) -> bool:
    """Return whether this is the request's code, however it was typed; takes as long for any wrong one."""
    given = normalise_code(typed) or ""
    return hmac.compare_digest(given.encode(), code_of(subject_request).encode())


def replace(subject_request: SubjectRequest, *, by: str, now: datetime) -> None:
    """Make a new receipt code; the old one opens nothing from now on."""
    begin_write()
    subject_request.receipt_code_version += 1
    subject_request.receipt_code_key = key_ring().current
    history.record(
        "receipt_code_replaced",
        at=now,
        by=by,
        request_uid=subject_request.uid,
        controller=subject_request.controller,
        facts={"version": subject_request.receipt_code_version},
    )
    db.session.commit()
