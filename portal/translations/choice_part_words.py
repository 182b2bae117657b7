"""Names of the parts that say what stopped or was handed over: short phrases, in lower case."""

from collections.abc import Mapping

Words = Mapping[str, str]

CHOICES: Mapping[str, Words] = {
    "stopped_what": {"fi": "mikä loppuu", "sv": "vad som upphör", "en": "what stops"},
    "stopped_from": {"fi": "mistä alkaen se loppuu", "sv": "från när det upphör", "en": "from when it stops"},
    "format": {"fi": "tiedoston muoto", "sv": "filens format", "en": "the format"},
    "what_is_in": {"fi": "mitä tiedostossa on", "sv": "vad filen innehåller", "en": "what is in"},
    "what_is_out": {"fi": "mitä siitä puuttuu", "sv": "vad som inte är med", "en": "what is out"},
    "sent_to": {
        "fi": "kenelle tiedot lähetettiin", "sv": "till vem uppgifterna skickades",
        "en": "to whom the data were sent",
    },
    "nothing_deleted": {
        "fi": "ettei siirto poista tietoja", "sv": "att inget raderas genom överföringen",
        "en": "that nothing is deleted by it",
    },
    "why_not_direct": {
        "fi": "miksi suora siirto ei ollut mahdollinen", "sv": "varför direkt överföring inte var möjlig",
        "en": "why a direct transfer was not feasible",
    },
    "channels": {"fi": "mitä kanavia kielto koskee", "sv": "vilka kanaler förbudet gäller", "en": "the channels"},
    "service_messages": {
        "fi": "että palveluviestejä voi yhä tulla", "sv": "att servicemeddelanden fortfarande kan komma",
        "en": "that service messages may still come",
    },
    "blocked_address": {
        "fi": "mikä osoite tai numero estettiin", "sv": "vilken adress eller vilket nummer som spärrades",
        "en": "the address or number that was blocked",
    },
    "whose_message": {
        "fi": "kenen viesti oli, jos tiedämme sen", "sv": "vems meddelandet var, om vi vet det",
        "en": "whose message it was, as far as known",
    },
    "which_consent": {"fi": "mikä suostumus", "sv": "vilket samtycke", "en": "which consent"},
    "withdrawn_from": {
        "fi": "mistä alkaen suostumus on peruutettu", "sv": "från när samtycket är återkallat",
        "en": "from when the consent is withdrawn",
    },
    "earlier_stays_lawful": {
        "fi": "että aiempi käsittely on edelleen lainmukaista", "sv": "att tidigare behandling förblir laglig",
        "en": "that earlier processing stays lawful",
    },
}  # fmt: skip
