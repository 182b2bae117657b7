"""Names of the parts of refusals, of what grounds demand and of other endings: short phrases, in lower case."""

from collections.abc import Mapping

Words = Mapping[str, str]

REFUSAL: Mapping[str, Words] = {
    "why_not_identified": {
        "fi": "miksi henkilöä ei voitu tunnistaa", "sv": "varför personen inte kunde identifieras",
        "en": "why the person could not be identified",
    },
    "what_would_help": {"fi": "mikä auttaisi", "sv": "vad som skulle hjälpa", "en": "what would help"},
    "ground": {"fi": "kieltäytymisperuste", "sv": "grunden för avslaget", "en": "the ground of refusal"},
    "reasons": {
        "fi": "perustelut, ainakin yksi virke", "sv": "skälen, minst en mening",
        "en": "the reasons, at least a sentence",
    },
    "granted": {"fi": "mitä toteutetaan", "sv": "vad som utförs", "en": "what is granted"},
    "not_granted": {"fi": "mitä ei toteuteta", "sv": "vad som inte utförs", "en": "what is not granted"},
    "closed_at_wish": {
        "fi": "että pyyntö on päätetty henkilön toiveesta", "sv": "att begäran har avslutats på personens egen begäran",
        "en": "that the request is closed at the person’s wish",
    },
    "passed_to": {
        "fi": "kenelle pyyntö siirrettiin", "sv": "till vem begäran fördes vidare",
        "en": "to whom the request was passed",
    },
    "why_closed": {
        "fi": "miksi pyyntö päätetään", "sv": "varför begäran avslutas", "en": "why the request is closed",
    },
    "why_unfounded_or_excessive": {
        "fi": "miksi pyyntö on ilmeisen perusteeton tai kohtuuton",
        "sv": "varför begäran är uppenbart ogrundad eller orimlig",
        "en": "why the request is manifestly unfounded or excessive",
    },
    "how_others_are_affected": {
        "fi": "miten se vaikuttaisi muiden oikeuksiin", "sv": "hur andras rättigheter skulle påverkas",
        "en": "how the rights of others would be affected",
    },
    "ombudsman_route": {
        "fi": "että tiedot voi pyytää antamaan tietosuojavaltuutetulle",
        "sv": "att uppgifterna på begäran lämnas till dataombudsmannen",
        "en": "that the information goes to the Data Protection Ombudsman at the person’s request",
    },
    "how_accuracy_was_checked": {
        "fi": "miten tieto tarkistettiin", "sv": "hur uppgiften kontrollerades",
        "en": "how accuracy was checked",
    },
    "supplementary_statement": {
        "fi": "että henkilö voi lisätä oman selvityksensä",
        "sv": "att personen kan lägga till ett kompletterande utlåtande",
        "en": "that a supplementary statement can be added",
    },
    "which_basis": {
        "fi": "mikä käsittelyn oikeusperuste on", "sv": "vilken rättslig grund som gäller",
        "en": "which legal basis applies",
    },
    "which_right_fits": {
        "fi": "mitä oikeutta voi käyttää", "sv": "vilken rättighet som passar",
        "en": "which right fits",
    },
    "statute": {"fi": "mikä laki velvoittaa", "sv": "vilken lag som kräver det", "en": "the statute"},
    "statute_ends_on": {
        "fi": "mihin asti laki velvoittaa", "sv": "till när lagen kräver det",
        "en": "the end date of the statute’s duty",
    },
    "how_erasure_would_hinder": {
        "fi": "miten poistaminen estäisi käsittelyn tarkoituksen",
        "sv": "hur radering skulle hindra syftet med behandlingen",
        "en": "how erasure would hinder the purpose",
    },
    "which_claim": {"fi": "mikä oikeusvaade", "sv": "vilket rättsligt anspråk", "en": "which legal claim"},
    "weighing": {
        "fi": "miten syytä punnittiin henkilön tilannetta vasten", "sv": "hur skälen vägdes mot personens situation",
        "en": "how the grounds were weighed against the person’s situation",
    },
}  # fmt: skip
