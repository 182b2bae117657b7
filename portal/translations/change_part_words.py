"""Names of the parts that say what was corrected, erased or restricted: short phrases, in lower case."""

from collections.abc import Mapping

Words = Mapping[str, str]

CHANGES: Mapping[str, Words] = {
    "old_and_new": {
        "fi": "vanha ja uusi tieto", "sv": "den gamla och den nya uppgiften",
        "en": "the old and the new data",
    },
    "rectified_on": {"fi": "oikaisun päivä", "sv": "dagen för rättelsen", "en": "the day of the rectification"},
    "recipients_told": {
        "fi": "kenelle asiasta on ilmoitettu", "sv": "vilka mottagare som har underrättats",
        "en": "which recipients were told",
    },
    "erased_what": {"fi": "mitä poistettiin", "sv": "vad som raderades", "en": "what was erased"},
    "erased_where": {"fi": "mistä poistettiin", "sv": "varifrån det raderades", "en": "where it was erased"},
    "erased_on": {"fi": "poistamisen päivä", "sv": "dagen för raderingen", "en": "the day of the erasure"},
    "what_stays": {"fi": "mitä jää jäljelle", "sv": "vad som finns kvar", "en": "what stays"},
    "why_it_stays": {"fi": "miksi se jää", "sv": "varför det finns kvar", "en": "why it stays"},
    "stays_until": {"fi": "mihin asti se jää", "sv": "till när det finns kvar", "en": "until when it stays"},
    "backups": {"fi": "varmuuskopiot", "sv": "säkerhetskopiorna", "en": "the backups"},
    "record_of_request": {
        "fi": "että tieto tästä pyynnöstä jää, miksi ja mihin asti",
        "sv": "att uppgiften om denna begäran finns kvar, varför och till när",
        "en": "that the record of this request stays, why and until when",
    },
    "restricted_what": {
        "fi": "mitä tietoja rajoitus koskee", "sv": "vilka uppgifter begränsningen gäller",
        "en": "which data are restricted",
    },
    "restricted_from": {
        "fi": "mistä alkaen rajoitus on voimassa", "sv": "från när begränsningen gäller",
        "en": "from when they are restricted",
    },
    "still_allowed": {
        "fi": "mitä tiedoilla saa yhä tehdä", "sv": "vad som fortfarande får göras",
        "en": "what may still be done with them",
    },
    "lifting_told_before": {
        "fi": "että rajoituksen päättymisestä kerrotaan etukäteen", "sv": "att vi berättar innan begränsningen upphör",
        "en": "that the lifting is told beforehand",
    },
    "lifted_what": {
        "fi": "minkä tietojen rajoitus päättyy", "sv": "för vilka uppgifter begränsningen upphör",
        "en": "which data are released from restriction",
    },
    "lifted_on": {
        "fi": "rajoituksen päättymispäivä", "sv": "dagen då begränsningen upphör",
        "en": "the day the restriction ends",
    },
    "lifting_reason": {
        "fi": "miksi rajoitus päättyy", "sv": "varför begränsningen upphör",
        "en": "why the restriction ends",
    },
    "what_to_do": {
        "fi": "mitä vastaanottajan on tehtävä", "sv": "vad mottagaren ska göra",
        "en": "what the recipient is to do",
    },
    "by_when": {"fi": "mihin mennessä", "sv": "till när", "en": "by when"},
}  # fmt: skip
