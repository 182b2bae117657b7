"""The eight rights by the law's own names and articles."""

from collections.abc import Mapping

Words = Mapping[str, str]

LAW_NAMES: Mapping[str, Words] = {
    "access": {"fi": "Oikeus saada pääsy tietoihin", "sv": "Rätt till tillgång", "en": "Right of access"},
    "rectification": {
        "fi": "Oikeus tietojen oikaisemiseen", "sv": "Rätt till rättelse", "en": "Right to rectification",
    },
    "erasure": {"fi": "Oikeus tietojen poistamiseen", "sv": "Rätt till radering", "en": "Right to erasure"},
    "restriction": {
        "fi": "Oikeus käsittelyn rajoittamiseen",
        "sv": "Rätt till begränsning av behandling",
        "en": "Right to restriction of processing",
    },
    "objection": {"fi": "Vastustamisoikeus", "sv": "Rätt att göra invändningar", "en": "Right to object"},
    "marketing_objection": {
        "fi": "Suoramarkkinointikielto",
        "sv": "Förbud mot direktmarknadsföring",
        "en": "Right to object to direct marketing",
    },
    "portability": {
        "fi": "Oikeus siirtää tiedot järjestelmästä toiseen",
        "sv": "Rätt till dataportabilitet",
        "en": "Right to data portability",
    },
    "consent_withdrawal": {
        "fi": "Suostumuksen peruuttaminen",
        "sv": "Återkallande av samtycke",
        "en": "Withdrawal of consent",
    },
}  # fmt: skip
"""The law's own name."""

ARTICLES: Mapping[str, Words] = {
    "access": {"fi": "15 artikla", "sv": "artikel 15", "en": "Article 15"},
    "rectification": {"fi": "16 artikla", "sv": "artikel 16", "en": "Article 16"},
    "erasure": {"fi": "17 artikla", "sv": "artikel 17", "en": "Article 17"},
    "restriction": {"fi": "18 artikla", "sv": "artikel 18", "en": "Article 18"},
    "objection": {"fi": "21 artiklan 1 kohta", "sv": "artikel 21.1", "en": "Article 21(1)"},
    "marketing_objection": {"fi": "21 artiklan 2 kohta", "sv": "artikel 21.2", "en": "Article 21(2)"},
    "portability": {"fi": "20 artikla", "sv": "artikel 20", "en": "Article 20"},
    "consent_withdrawal": {"fi": "7 artiklan 3 kohta", "sv": "artikel 7.3", "en": "Article 7(3)"},
}

OF_THE_REGULATION: Words = {
    "fi": "tietosuoja-asetuksen {article}",
    "sv": "{article} i dataskyddsförordningen",
    "en": "{article} GDPR",
}
