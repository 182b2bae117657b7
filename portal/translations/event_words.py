"""What happened to a request, in words: to the person ("you", "we") and to staff. Keys are kinds of history events."""

from collections.abc import Mapping

Words = Mapping[str, str]

TO_THE_PERSON: Mapping[str, Words] = {
    "received": {"fi": "Pyyntösi saapui.", "sv": "Din begäran kom in.", "en": "Your request arrived."},
    "identity_proved": {
        "fi": "Vahvistit, että pyyntö on sinun.",
        "sv": "Du bekräftade att begäran är din.",
        "en": "You confirmed that the request is yours.",
    },
    "address_corrected": {
        "fi": "Korjasit sähköpostiosoitteesi.",
        "sv": "Du rättade din e-postadress.",
        "en": "You corrected your e-mail address.",
    },
    "disowned": {
        "fi": "Sähköpostiosoitteen haltija ilmoitti, ettei lähettänyt pyyntöä.",
        "sv": "E-postadressens innehavare meddelade att hen inte hade skickat begäran.",
        "en": "The owner of the e-mail address said that they did not send the request.",
    },
    "withdrawn": {"fi": "Peruit pyyntösi.", "sv": "Du återtog din begäran.", "en": "You withdrew your request."},
    "carried_out": {
        "fi": "Toteutimme kiellon tai peruutuksen.",
        "sv": "Vi verkställde förbudet eller återkallelsen.",
        "en": "We carried out your objection or withdrawal.",
    },
    "released": {"fi": "Lähetimme vastauksen.", "sv": "Vi skickade svaret.", "en": "We sent the answer."},
    "answer_opened": {"fi": "Avasit vastauksen.", "sv": "Du öppnade svaret.", "en": "You opened the answer."},
    "receipt_code_replaced": {
        "fi": "Teimme sinulle uuden salaisen koodin.",
        "sv": "Vi gjorde en ny hemlig kod åt dig.",
        "en": "We made you a new secret code.",
    },
    "dates_recomputed": {
        "fi": "Määräaika laskettiin uudelleen.",
        "sv": "Tidsfristen räknades om.",
        "en": "The time limit was computed again.",
    },
}
"""Only what the person may see before identity is settled stands here; other kinds are not shown to them."""

TO_STAFF: Mapping[str, Words] = {
    "received": {"fi": "Saapui.", "sv": "Kom in.", "en": "Received."},
    "confirmation_withheld": {
        "fi": "Vahvistusviestiä ei lähetetty: osoite on saanut niitä jo tarpeeksi.",
        "sv": "Inget bekräftelsemeddelande skickades: adressen har redan fått nog av dem.",
        "en": "No confirmation mail was sent: the address has had enough of them.",
    },
    "identity_proved": {
        "fi": "Henkilöllisyys vahvistui.",
        "sv": "Identiteten bekräftades.",
        "en": "Identity was proved.",
    },
    "register_link_sent": {
        "fi": "Linkki lähetettiin rekisterissä olevaan osoitteeseen.",
        "sv": "En länk skickades till adressen i registret.",
        "en": "A link was sent to the address in the register.",
    },
    "address_corrected": {
        "fi": "Sähköpostiosoite korjattiin; se on vahvistettava uudelleen.",
        "sv": "E-postadressen rättades; den måste bekräftas på nytt.",
        "en": "The e-mail address was corrected; it must be confirmed again.",
    },
    "disowned": {
        "fi": "Osoitteen haltija ilmoitti, ettei lähettänyt pyyntöä.",
        "sv": "Adressens innehavare meddelade att hen inte hade skickat begäran.",
        "en": "The owner of the address said that they did not send it.",
    },
    "withdrawn": {"fi": "Pyyntö peruttiin.", "sv": "Begäran återtogs.", "en": "The request was withdrawn."},
    "register_searched": {
        "fi": "Rekisteristä haettiin tiedot.",
        "sv": "Registret genomsöktes.",
        "en": "A register was searched.",
    },
    "carried_out": {"fi": "Toteutettiin.", "sv": "Verkställdes.", "en": "Carried out."},
    "decided": {"fi": "Ratkaisu kirjattiin.", "sv": "Ett beslut antecknades.", "en": "An outcome was decided."},
    "released": {"fi": "Vastaus lähetettiin.", "sv": "Svaret skickades.", "en": "The answer was sent."},
    "answer_opened": {
        "fi": "Vastaus avattiin linkillä ja koodilla.",
        "sv": "Svaret öppnades med länk och kod.",
        "en": "The answer was opened with link and code.",
    },
    "assigned": {"fi": "Pyynnölle valittiin käsittelijä.", "sv": "Begäran fick en handläggare.", "en": "Assigned."},
    "noted": {"fi": "Kirjattiin muistiinpano.", "sv": "En anteckning gjordes.", "en": "A note was written."},
    "mail_bounced": {
        "fi": "Sähköpostia ei voitu toimittaa.",
        "sv": "Ett mejl kunde inte levereras.",
        "en": "A mail could not be delivered.",
    },
    "receipt_code_replaced": {
        "fi": "Salainen koodi vaihdettiin.",
        "sv": "Den hemliga koden byttes.",
        "en": "The secret code was replaced.",
    },
    "dates_recomputed": {
        "fi": "Määräaika laskettiin uudelleen.",
        "sv": "Tidsfristen räknades om.",
        "en": "The time limit was computed again.",
    },
}


def to_the_person(kind: str, language: str) -> str | None:
    """Return what happened in words to the person, or None where it is not shown to them."""
    words = TO_THE_PERSON.get(kind)
    return words.get(language, words["en"]) if words else None


def to_staff(kind: str, language: str) -> str:
    """Return what happened in words to staff; a kind without words is shown by its key."""
    words = TO_STAFF.get(kind, {})
    return words.get(language) or words.get("en") or kind.replace("_", " ")
