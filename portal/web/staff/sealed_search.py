"""What staff search for, sealed: it can stand in an address, be kept and be sent on, and names nobody."""

import base64
import binascii
import struct

from portal.storage.db import key_ring
from portal.storage.encryption import CannotDecrypt

PLACE = "queue:search:address"
LONGEST = 2000


def sealed(text: str) -> str:
    """Return a search as it stands in an address."""
    return base64.urlsafe_b64encode(key_ring().seal(text.encode(), PLACE)).decode() if text else ""


def unsealed(found: str) -> str:
    """Return what is searched for; nothing where an address was cut off or made up."""
    if not found or len(found) > LONGEST:
        return ""
    try:
        return key_ring().open(base64.urlsafe_b64decode(found), PLACE).decode()
    except (binascii.Error, CannotDecrypt, ValueError, struct.error):
        return ""
