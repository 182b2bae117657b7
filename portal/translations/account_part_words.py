"""Names of the parts of the account of Art 15 and of a search: short phrases, in lower case."""

from collections.abc import Mapping

Words = Mapping[str, str]

ACCOUNT: Mapping[str, Words] = {
    "purposes": {
        "fi": "käsittelyn tarkoitukset", "sv": "ändamålen med behandlingen",
        "en": "the purposes of processing",
    },
    "categories": {
        "fi": "henkilötietoryhmät", "sv": "kategorierna av personuppgifter",
        "en": "the categories of personal data",
    },
    "recipients": {"fi": "vastaanottajat nimeltä", "sv": "mottagarna vid namn", "en": "the recipients by name"},
    "retention": {
        "fi": "säilytysaika tai sen määrittämiskriteerit", "sv": "lagringstiden eller kriterierna för den",
        "en": "the retention period, or criteria for it",
    },
    "rights": {"fi": "muut oikeudet", "sv": "de övriga rättigheterna", "en": "the other rights"},
    "source": {"fi": "tietojen alkuperä", "sv": "varifrån uppgifterna kommer", "en": "the source of the data"},
    "automated_decisions": {
        "fi": "automatisoidut yksittäispäätökset, tai ettei niitä ole",
        "sv": "automatiserade individuella beslut, eller att det inte finns några",
        "en": "automated decisions, or that there are none",
    },
    "safeguards": {
        "fi": "suojatoimet siirroissa kolmanteen maahan, tai ettei siirtoja ole",
        "sv": "skyddsåtgärderna vid överföring till tredjeland, eller att inga överföringar sker",
        "en": "the safeguards of transfers to third countries, or that there are none",
    },
    "copy": {"fi": "jäljennös tiedoista", "sv": "kopian av uppgifterna", "en": "the copy of the data"},
    "data_from": {
        "fi": "päivä, jolta tiedot ovat", "sv": "dagen som uppgifterna är från",
        "en": "the day the data are from",
    },
    "registers_searched": {
        "fi": "mistä rekistereistä haettiin", "sv": "vilka register som söktes igenom",
        "en": "the registers searched",
    },
    "identifiers_used": {
        "fi": "millä tiedoilla haettiin", "sv": "vilka uppgifter sökningen gjordes med",
        "en": "the identifiers used",
    },
    "searched_on": {"fi": "päivä, jona haettiin", "sv": "dagen då sökningen gjordes", "en": "the day of the search"},
}  # fmt: skip
