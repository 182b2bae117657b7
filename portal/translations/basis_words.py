"""Legal bases, the situations of a restriction, and what keeps data from being erased, in words."""

from collections.abc import Mapping

Words = Mapping[str, str]

LEGAL_BASES: Mapping[str, Words] = {
    "consent": {"fi": "suostumus", "sv": "samtycke", "en": "consent"},
    "contract": {"fi": "sopimus", "sv": "avtal", "en": "contract"},
    "legal_obligation": {"fi": "lakisääteinen velvoite", "sv": "rättslig förpliktelse", "en": "legal obligation"},
    "vital_interests": {
        "fi": "elintärkeiden etujen suojaaminen",
        "sv": "skydd av grundläggande intressen",
        "en": "vital interests",
    },
    "public_interest": {
        "fi": "yleinen etu tai julkinen valta",
        "sv": "allmänt intresse eller myndighetsutövning",
        "en": "public interest or official authority",
    },
    "legitimate_interest": {"fi": "oikeutettu etu", "sv": "berättigat intresse", "en": "legitimate interests"},
}

RESTRICTION_GROUNDS: Mapping[str, Words] = {
    "a": {
        "fi": "Tieto ei pidä paikkaansa, ja virhettä selvitetään",
        "sv": "Uppgiften stämmer inte, och felet utreds",
        "en": "The data are wrong, and the mistake is being looked into",
    },
    "b": {
        "fi": "Käsittely on lainvastaista, mutta en halua, että tiedot poistetaan",
        "sv": "Behandlingen är olaglig, men jag vill inte att uppgifterna raderas",
        "en": "The processing is unlawful, but I do not want the data erased",
    },
    "c": {
        "fi": "Ette enää tarvitse tietoja, mutta minä tarvitsen niitä oikeusvaadetta varten",
        "sv": "Ni behöver inte längre uppgifterna, men jag behöver dem för ett rättsligt anspråk",
        "en": "You no longer need the data, but I need them for a legal claim",
    },
    "d": {
        "fi": "Olen vastustanut käsittelyä ja odotan ratkaisua",
        "sv": "Jag har invänt mot behandlingen och väntar på besked",
        "en": "I have objected to the processing and am waiting for a decision",
    },
}

HOLDS: Mapping[str, Words] = {
    "open_request": {"fi": "pyyntö on kesken", "sv": "en begäran är öppen", "en": "a request is open"},
    "complaint": {"fi": "valitus on kesken", "sv": "ett klagomål är öppet", "en": "a complaint is pending"},
    "legal_claim": {"fi": "oikeusvaade", "sv": "ett rättsligt anspråk", "en": "a legal claim"},
    "lifting_untold": {
        "fi": "rajoituksen päättymisestä ei ole vielä kerrottu",
        "sv": "personen har inte underrättats om att begränsningen upphör",
        "en": "the person has not been told that the restriction ends",
    },
    "statute": {"fi": "laki velvoittaa säilyttämään", "sv": "lagen kräver bevarande", "en": "a law requires keeping"},
}
