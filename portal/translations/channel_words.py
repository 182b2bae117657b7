"""How requests come in, how answers go out, and the channels of marketing, in words."""

from collections.abc import Mapping

Words = Mapping[str, str]

RECEIPT_CHANNELS: Mapping[str, Words] = {
    "form": {"fi": "Verkkolomake", "sv": "Webbformulär", "en": "Web form"},
    "email": {"fi": "Sähköposti", "sv": "E-post", "en": "E-mail"},
    "sms": {"fi": "Tekstiviesti", "sv": "Sms", "en": "Text message"},
    "post": {"fi": "Posti", "sv": "Post", "en": "Post"},
    "phone": {"fi": "Puhelin", "sv": "Telefon", "en": "Phone"},
    "counter": {"fi": "Asiakaspalvelupiste", "sv": "Kundtjänstdisk", "en": "Counter"},
}

DELIVERIES: Mapping[str, Words] = {
    "download": {
        "fi": "Lataan sen tältä sivustolta",
        "sv": "Jag laddar ner det på den här webbplatsen",
        "en": "I download it from this site",
    },
    "post": {"fi": "Postitse", "sv": "Per post", "en": "By post"},
    "onsite": {"fi": "Noudan sen paikan päältä", "sv": "Jag hämtar det på plats", "en": "I collect it in person"},
}

DELIVERIES_TO_STAFF: Mapping[str, Words] = {
    "download": {"fi": "Vastaus tällä sivustolla", "sv": "Svar på den här webbplatsen", "en": "Answer on this site"},
    "post": {"fi": "Vastaus postitse", "sv": "Svar per post", "en": "Answer by post"},
    "onsite": {"fi": "Vastaus noudetaan", "sv": "Svaret hämtas på plats", "en": "Answer collected in person"},
    "told": {"fi": "Vastaus kerrottu henkilölle", "sv": "Svaret berättat för personen", "en": "Answer told to them"},
}

MARKETING_CHANNELS: Mapping[str, Words] = {
    "email": {"fi": "Sähköposti", "sv": "E-post", "en": "E-mail"},
    "sms": {"fi": "Tekstiviestit", "sv": "Sms", "en": "Text messages"},
    "phone": {"fi": "Puhelut", "sv": "Telefonsamtal", "en": "Phone calls"},
    "post": {"fi": "Posti", "sv": "Post", "en": "Post"},
    "profiling": {
        "fi": "Profilointi suoramarkkinointia varten",
        "sv": "Profilering för direktmarknadsföring",
        "en": "Profiling for direct marketing",
    },
}

TOLD_BY: Mapping[str, Words] = {
    "their_call": {"fi": "hänen soittaessaan", "sv": "när personen ringde", "en": "on their own call"},
    "counter": {"fi": "asiakaspalvelupisteessä", "sv": "vid kundtjänstdisken", "en": "at the counter"},
    "phone": {"fi": "puhelimessa", "sv": "per telefon", "en": "by phone"},
    "sms": {"fi": "tekstiviestillä", "sv": "med sms", "en": "by text message"},
}
"""How an answer was told."""
