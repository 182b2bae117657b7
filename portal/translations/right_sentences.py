"""The eight rights in sentences: what each gives, and what the person did."""

from collections.abc import Mapping

Words = Mapping[str, str]

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
