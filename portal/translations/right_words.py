"""The eight rights in words: for the desk, for the front page, and by the law's own name."""

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

SENTENCES: Mapping[str, Words] = {
    "access": {
        "fi": "Saat kopion tiedoistasi ja selvityksen niiden käytöstä.",
        "sv": "Du får en kopia av dina uppgifter och en förklaring av hur de används.",
        "en": "You get a copy of your data and an account of how they are used.",
    },
    "rectification": {
        "fi": "Kerro, mikä on väärin ja miten sen pitäisi olla.",
        "sv": "Berätta vad som är fel och hur det ska vara.",
        "en": "Tell us what is wrong and what it should say.",
    },
    "erasure": {
        "fi": "Kaikki tiedot tai vain osa niistä.",
        "sv": "Alla uppgifter eller bara en del av dem.",
        "en": "All of your data or only some of them.",
    },
    "restriction": {
        "fi": "Esimerkiksi siksi aikaa, kun virhettä selvitetään.",
        "sv": "Till exempel medan ett fel utreds.",
        "en": "For example while a mistake is being looked into.",
    },
    "objection": {
        "fi": "Kerro, miksi tietojesi käyttö on sinulle ongelma.",
        "sv": "Berätta varför användningen är ett problem för dig.",
        "en": "Tell us why the use of your data is a problem for you.",
    },
    "marketing_objection": {
        "fi": "Sähköposti, tekstiviesti, puhelin tai posti. Heti, ilman perusteluja.",
        "sv": "E-post, sms, telefon eller post. Genast, utan motivering.",
        "en": "E-mail, text message, phone or post. At once, without giving reasons.",
    },
    "portability": {
        "fi": "Saat antamasi tiedot tiedostona, jonka toinen palvelu osaa lukea.",
        "sv": "Du får de uppgifter du har gett oss i en fil som en annan tjänst kan läsa.",
        "en": "You get the data you gave us in a file that another service can read.",
    },
    "consent_withdrawal": {
        "fi": "Milloin tahansa. Yhtä helposti kuin annoit sen.",
        "sv": "När som helst. Lika lätt som du gav det.",
        "en": "At any time. As easily as you gave it.",
    },
}
"""One plain sentence under the action."""

ASKED: Mapping[str, Words] = {
    "access": {
        "fi": "Pyysit saada tutustua tietoihisi",
        "sv": "Du har begärt tillgång till dina uppgifter",
        "en": "You asked for access to your data",
    },
    "rectification": {
        "fi": "Pyysit oikaisemaan tietojasi",
        "sv": "Du har begärt rättelse av dina uppgifter",
        "en": "You asked us to rectify your data",
    },
    "erasure": {
        "fi": "Pyysit poistamaan tietojasi",
        "sv": "Du har begärt radering av dina uppgifter",
        "en": "You asked us to erase your data",
    },
    "restriction": {
        "fi": "Pyysit rajoittamaan tietojesi käsittelyä",
        "sv": "Du har begärt begränsning av behandlingen av dina uppgifter",
        "en": "You asked us to restrict the processing of your data",
    },
    "objection": {
        "fi": "Vastustit tietojesi käsittelyä",
        "sv": "Du har invänt mot behandlingen av dina uppgifter",
        "en": "You objected to the processing of your data",
    },
    "marketing_objection": {
        "fi": "Kielsit suoramarkkinoinnin",
        "sv": "Du har förbjudit direktmarknadsföring",
        "en": "You objected to direct marketing",
    },
    "portability": {
        "fi": "Pyysit siirtämään tietosi järjestelmästä toiseen",
        "sv": "Du har begärt att få ut eller överföra dina uppgifter",
        "en": "You asked to take your data elsewhere",
    },
    "consent_withdrawal": {
        "fi": "Peruutit suostumuksesi",
        "sv": "Du har återkallat ditt samtycke",
        "en": "You withdrew your consent",
    },
}
"""What the person did, without a full stop."""

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
