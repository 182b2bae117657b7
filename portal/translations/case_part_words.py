"""Names of the parts that letters of a running case have: short phrases, in lower case."""

from collections.abc import Mapping

Words = Mapping[str, str]

CASE: Mapping[str, Words] = {
    "reference": {"fi": "pyynnön tunnus", "sv": "ärendekoden", "en": "the reference of the request"},
    "received_on": {"fi": "saapumispäivä", "sv": "dagen då begäran kom in", "en": "the day of receipt"},
    "answer_by": {
        "fi": "päivä, johon mennessä vastaamme", "sv": "dagen då vi senast svarar",
        "en": "the day by which we answer",
    },
    "explanation": {
        "fi": "miten määräaika on laskettu", "sv": "hur tidsfristen har räknats",
        "en": "how the time limit was counted",
    },
    "what_next": {"fi": "mitä seuraavaksi tapahtuu", "sv": "vad som händer härnäst", "en": "what happens next"},
    "authority": {
        "fi": "valvontaviranomainen ja sen osoite", "sv": "tillsynsmyndigheten och dess adress",
        "en": "the supervisory authority and its address",
    },
    "what_is_doubted": {"fi": "mitä epäilemme", "sv": "vad vi betvivlar", "en": "what is doubted"},
    "what_is_unclear": {
        "fi": "mikä pyynnössä on epäselvää", "sv": "vad som är oklart i begäran",
        "en": "what is unclear",
    },
    "least_needed": {
        "fi": "mikä vähimmillään riittää", "sv": "det minsta som räcker",
        "en": "the least that would settle it",
    },
    "everything_may_be_asked": {
        "fi": "että voi pyytää myös kaikkea", "sv": "att man också får begära allt",
        "en": "that everything may be asked for",
    },
    "clock": {
        "fi": "mistä alkaen määräaika ei kulu", "sv": "från när tidsfristen inte löper",
        "en": "since when the time does not run",
    },
    "new_answer_by": {"fi": "uusi viimeinen päivä", "sv": "den nya sista dagen", "en": "the new last day"},
    "extension_reasons": {
        "fi": "määräajan jatkamisen syyt", "sv": "skälen för förlängningen",
        "en": "the reasons for the extension",
    },
    "fee_items": {"fi": "maksun erittely", "sv": "avgiftens delar", "en": "the items of the fee"},
    "fee_sum": {"fi": "maksun summa", "sv": "avgiftens summa", "en": "the sum of the fee"},
    "fee_reason": {"fi": "miksi maksu peritään", "sv": "varför avgiften tas ut", "en": "why there is a fee"},
    "free_alternative": {
        "fi": "maksuton vaihtoehto", "sv": "det kostnadsfria alternativet",
        "en": "the free alternative",
    },
    "accept_by": {
        "fi": "mihin mennessä maksun voi hyväksyä", "sv": "till när avgiften kan godkännas",
        "en": "by when the fee can be accepted",
    },
    "may_withdraw": {
        "fi": "että pyynnön voi perua maksutta", "sv": "att begäran kan återtas utan kostnad",
        "en": "that the request can be withdrawn at no cost",
    },
    "complaint": {
        "fi": "oikeus tehdä valitus valvontaviranomaiselle",
        "sv": "rätten att lämna in ett klagomål till en tillsynsmyndighet",
        "en": "the right to lodge a complaint with a supervisory authority",
    },
    "remedy": {
        "fi": "oikeus käyttää muita oikeussuojakeinoja", "sv": "rätten att begära rättslig prövning",
        "en": "the right to a judicial remedy",
    },
    "decided_on": {"fi": "päätöspäivä", "sv": "dagen för beslutet", "en": "the day of the decision"},
    "controller": {"fi": "rekisterinpitäjä", "sv": "den personuppgiftsansvarige", "en": "the controller"},
    "contact": {"fi": "yhteystiedot", "sv": "kontaktuppgifterna", "en": "the contact details"},
}  # fmt: skip
