"""Fees in words: what they are made of, their kinds and where they stand."""

from collections.abc import Mapping

Words = Mapping[str, str]

COSTS: Mapping[str, Words] = {
    "printing": {"fi": "Tulostus", "sv": "Utskrift", "en": "Printing"},
    "postage": {"fi": "Postimaksu", "sv": "Porto", "en": "Postage"},
    "carrier": {"fi": "Tallennusväline", "sv": "Lagringsmedium", "en": "Storage medium"},
    "work": {"fi": "Työ", "sv": "Arbete", "en": "Work"},
}

FEE_KINDS: Mapping[str, Words] = {
    "further_copies": {"fi": "Useammat jäljennökset", "sv": "Ytterligare kopior", "en": "Further copies"},
    "unfounded_or_excessive": {
        "fi": "Ilmeisen perusteeton tai kohtuuton pyyntö",
        "sv": "Uppenbart ogrundad eller orimlig begäran",
        "en": "Manifestly unfounded or excessive request",
    },
}

FEE_STANDINGS: Mapping[str, Words] = {
    "announced": {"fi": "Odottaa hyväksyntää", "sv": "Väntar på godkännande", "en": "Awaiting acceptance"},
    "accepted": {"fi": "Hyväksytty", "sv": "Godkänd", "en": "Accepted"},
    "lapsed": {"fi": "Rauennut", "sv": "Förfallen", "en": "Lapsed"},
    "cancelled": {"fi": "Peruutettu", "sv": "Annullerad", "en": "Cancelled"},
    "waived": {"fi": "Maksusta luovuttu", "sv": "Avgiften efterskänkt", "en": "Waived"},
}
