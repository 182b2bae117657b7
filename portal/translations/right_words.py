"""The eight rights in words: for the desk, and what a person does, as on the front page."""

from collections.abc import Mapping

Words = Mapping[str, str]

LABELS: Mapping[str, Words] = {
    "access": {"fi": "Tietoihin tutustuminen", "sv": "Tillgång till uppgifter", "en": "Access"},
    "rectification": {"fi": "Tietojen oikaiseminen", "sv": "Rättelse", "en": "Rectification"},
    "erasure": {"fi": "Tietojen poistaminen", "sv": "Radering", "en": "Erasure"},
    "restriction": {"fi": "Käsittelyn rajoittaminen", "sv": "Begränsning av behandling", "en": "Restriction"},
    "objection": {"fi": "Käsittelyn vastustaminen", "sv": "Invändning mot behandling", "en": "Objection"},
    "marketing_objection": {
        "fi": "Suoramarkkinointikielto", "sv": "Förbud mot direktmarknadsföring", "en": "Marketing objection",
    },
    "portability": {"fi": "Tietojen siirtäminen", "sv": "Dataportabilitet", "en": "Portability"},
    "consent_withdrawal": {
        "fi": "Suostumuksen peruuttaminen", "sv": "Återkallelse av samtycke", "en": "Withdrawal of consent",
    },
}  # fmt: skip
"""Short, for lists and headings."""

ACTIONS: Mapping[str, Words] = {
    "access": {
        "fi": "Kysy, mitä tietoja meillä on sinusta",
        "sv": "Se vilka uppgifter vi har om dig",
        "en": "See what data we have about you",
    },
    "rectification": {
        "fi": "Pyydä korjaamaan virheellinen tieto",
        "sv": "Be oss rätta en felaktig uppgift",
        "en": "Ask us to correct something that is wrong",
    },
    "erasure": {
        "fi": "Pyydä tietojesi poistamista",
        "sv": "Be oss radera dina uppgifter",
        "en": "Ask us to erase your data",
    },
    "restriction": {
        "fi": "Pyydä rajoittamaan tietojesi käyttöä",
        "sv": "Be oss begränsa användningen av dina uppgifter",
        "en": "Ask us to limit the use of your data",
    },
    "objection": {
        "fi": "Vastusta tietojesi käyttöä",
        "sv": "Invänd mot att dina uppgifter används",
        "en": "Object to the use of your data",
    },
    "marketing_objection": {"fi": "Lopeta markkinointi", "sv": "Stoppa marknadsföringen", "en": "Stop marketing"},
    "portability": {
        "fi": "Siirrä tietosi toiseen palveluun",
        "sv": "Flytta dina uppgifter till en annan tjänst",
        "en": "Move your data to another service",
    },
    "consent_withdrawal": {
        "fi": "Peru suostumuksesi",
        "sv": "Återkalla ditt samtycke",
        "en": "Withdraw your consent",
    },
}
"""What a person does, as on the front page."""
