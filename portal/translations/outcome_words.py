"""What became of a right, and what state a request is in, in words."""

from collections.abc import Mapping

Words = Mapping[str, str]

OUTCOMES: Mapping[str, Words] = {
    "granted": {"fi": "Tiedot annettu", "sv": "Uppgifterna lämnade", "en": "Granted"},
    "nothing_held": {"fi": "Tietoja ei löytynyt", "sv": "Inga uppgifter hittades", "en": "Nothing held"},
    "partly": {"fi": "Toteutettu osittain", "sv": "Delvis utförd", "en": "Partly granted"},
    "refused": {"fi": "Kieltäydytty", "sv": "Avslag", "en": "Refused"},
    "corrected": {"fi": "Tieto oikaistu", "sv": "Uppgiften rättad", "en": "Corrected"},
    "completed": {"fi": "Tietoa täydennetty", "sv": "Uppgiften kompletterad", "en": "Completed"},
    "erased": {"fi": "Tiedot poistettu", "sv": "Uppgifterna raderade", "en": "Erased"},
    "restricted": {"fi": "Käsittelyä rajoitettu", "sv": "Behandlingen begränsad", "en": "Restricted"},
    "stopped": {"fi": "Käsittely lopetettu", "sv": "Behandlingen har upphört", "en": "Stopped"},
    "no_data_found_blocked": {
        "fi": "Tietoja ei löytynyt, osoite estetty silti",
        "sv": "Inga uppgifter hittades, adressen spärrades ändå",
        "en": "No data found, address blocked anyway",
    },
    "not_our_message": {"fi": "Viesti ei ollut meidän", "sv": "Meddelandet var inte vårt", "en": "Not our message"},
    "delivered": {"fi": "Tiedot toimitettu", "sv": "Uppgifterna levererade", "en": "Delivered"},
    "sent_directly": {
        "fi": "Siirretty suoraan toiselle rekisterinpitäjälle",
        "sv": "Överförda direkt till en annan personuppgiftsansvarig",
        "en": "Sent directly to the other controller",
    },
    "file_given": {
        "fi": "Tiedosto annettu, suora siirto ei ollut mahdollinen",
        "sv": "Fil lämnad, direkt överföring var inte möjlig",
        "en": "File given, direct transfer not feasible",
    },
    "withdrawn": {"fi": "Suostumus peruutettu", "sv": "Samtycket återkallat", "en": "Consent withdrawn"},
    "no_such_consent": {
        "fi": "Suostumusta ei löytynyt", "sv": "Inget sådant samtycke hittades", "en": "No such consent found",
    },
}  # fmt: skip

OUTCOMES_OF_RIGHT: Mapping[tuple[str, str], Words] = {
    ("marketing_objection", "stopped"): {
        "fi": "Markkinointi lopetettu", "sv": "Marknadsföringen stoppad", "en": "Marketing stopped",
    },
    ("access", "partly"): {
        "fi": "Tiedot annettu osittain", "sv": "Uppgifterna delvis lämnade", "en": "Partly granted",
    },
}  # fmt: skip
"""Where the general words would mislead."""

EFFECTS: Mapping[str, Words] = {
    "positive": {"fi": "Toteutettu", "sv": "Utförd", "en": "Carried out"},
    "part": {"fi": "Toteutettu osittain", "sv": "Delvis utförd", "en": "Carried out in part"},
    "nothing_there": {"fi": "Ei kohdetta", "sv": "Inget att åtgärda", "en": "Nothing there"},
    "negative": {"fi": "Kieltäydytty", "sv": "Avslag", "en": "Refused"},
}

STATES: Mapping[str, Words] = {
    "unconfirmed": {"fi": "Vahvistamatta", "sv": "Obekräftad", "en": "Unconfirmed"},
    "open": {"fi": "Käsittelyssä", "sv": "Under behandling", "en": "Open"},
    "awaiting_identity": {
        "fi": "Odottaa henkilöllisyyden varmistamista",
        "sv": "Väntar på att identiteten styrks",
        "en": "Awaiting identity",
    },
    "awaiting_clarification": {
        "fi": "Odottaa tarkennusta", "sv": "Väntar på precisering", "en": "Awaiting clarification",
    },
    "awaiting_fee": {
        "fi": "Odottaa maksun hyväksymistä", "sv": "Väntar på att avgiften godkänns", "en": "Awaiting the fee",
    },
    "to_approve": {"fi": "Odottaa hyväksyntää", "sv": "Väntar på godkännande", "en": "To approve"},
    "closed": {"fi": "Päätetty", "sv": "Avslutad", "en": "Closed"},
}  # fmt: skip

CLOSURES: Mapping[str, Words] = {
    "answered": {"fi": "Vastattu", "sv": "Besvarad", "en": "Answered"},
    "withdrawn": {"fi": "Peruttu", "sv": "Återtagen", "en": "Withdrawn"},
    "not_identified": {"fi": "Henkilöä ei tunnistettu", "sv": "Personen identifierades inte", "en": "Not identified"},
    "lapsed": {"fi": "Rauennut", "sv": "Förfallen", "en": "Lapsed"},
    "deceased": {"fi": "Koskee kuollutta henkilöä", "sv": "Gäller en avliden person", "en": "About a deceased person"},
    "disowned": {
        "fi": "Osoitteen haltija ei ole lähettänyt pyyntöä",
        "sv": "Adressens innehavare har inte skickat begäran",
        "en": "Not sent by the holder of the address",
    },
    "not_personal_data": {
        "fi": "Ei koske henkilötietoja", "sv": "Gäller inte personuppgifter", "en": "Not about personal data",
    },
    "other_law": {
        "fi": "Asiaan sovelletaan muuta lakia", "sv": "En annan lag tillämpas", "en": "Another law applies",
    },
    "passed_on": {
        "fi": "Siirretty rekisterinpitäjälle, jonka lukuun käsittelemme tietoja",
        "sv": "Vidarebefordrad till den personuppgiftsansvarige",
        "en": "Passed on to the controller",
    },
    "other": {"fi": "Muu syy", "sv": "Annan orsak", "en": "Other reason"},
}  # fmt: skip
