"""The receipt code: an HMAC of the request, never stored; shown once, replaced by raising its version."""

import hmac

from portal.law.references import normalise_code, receipt_code
from portal.storage.db import key_ring
from portal.storage.encryption import CannotDecrypt
from portal.storage.models import SubjectRequest


def code_of(subject_request: SubjectRequest) -> str:
    """Return the request's receipt code, as ``XXXX-XXXX-XXXX-XXXX``."""
    digest = key_ring().code_digest(
        subject_request.receipt_code_key, subject_request.uid, subject_request.receipt_code_version
    )
    return receipt_code(digest)


def is_code_of(subject_request: SubjectRequest, typed: str) -> bool:
    """Return whether this is the request's code, however it was typed; takes as long for any wrong one.

    Nothing is the code of a request whose key was taken away, because somebody had seen it.
    """
    given = normalise_code(typed) or ""
    try:
        return hmac.compare_digest(given.encode(), code_of(subject_request).encode())
    except CannotDecrypt:
        return False


def renew(subject_request: SubjectRequest) -> None:
    """Make a new receipt code, in the caller's transaction; the old one opens nothing from then on."""
    subject_request.receipt_code_version += 1
    subject_request.receipt_code_key = key_ring().current
