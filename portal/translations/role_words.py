"""What the roles of staff are called, in pages, mails and the history."""

from collections.abc import Mapping

Words = Mapping[str, str]

ROLES: Mapping[str, Words] = {
    "handler": {"fi": "Käsittelijä", "sv": "Handläggare", "en": "Handler"},
    "approver": {"fi": "Hyväksyjä", "sv": "Godkännare", "en": "Approver"},
    "dpo": {"fi": "Tietosuojavastaava", "sv": "Dataskyddsombud", "en": "Data protection officer"},
    "auditor": {"fi": "Tarkastaja", "sv": "Granskare", "en": "Auditor"},
    "admin": {"fi": "Pääkäyttäjä", "sv": "Administratör", "en": "Administrator"},
}
