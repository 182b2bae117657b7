"""The kinds of mails in words, to whoever reads the history. Keys are kinds of outbox mails."""

from collections.abc import Mapping

from portal.translations.desk_mail_words import TO_THE_DESK

Words = Mapping[str, str]

TO_THE_PERSON: Mapping[str, Words] = {
    "confirm": {"fi": "Vahvistuslinkki", "sv": "Bekräftelselänk", "en": "Confirmation link"},
    "received": {
        "fi": "Vahvistus: pyyntö on saapunut",
        "sv": "Bekräftelse: begäran har kommit in",
        "en": "Receipt: the request has come in",
    },
    "recorded": {
        "fi": "Vahvistus: kirjattu pyyntö on saapunut",
        "sv": "Bekräftelse: den antecknade begäran har kommit in",
        "en": "Receipt of a request that staff recorded",
    },
    "identity_link": {
        "fi": "Linkki rekisterissä olevaan osoitteeseen",
        "sv": "Länk till adressen i registret",
        "en": "Link to the address in the register",
    },
    "identity_asked": {
        "fi": "Kysymys henkilöllisyydestä", "sv": "Fråga om identiteten", "en": "Question about identity",
    },
    "clarification_asked": {
        "fi": "Kysymys siitä, mitä pyyntö koskee",
        "sv": "Fråga om vad begäran gäller",
        "en": "Question about what is wanted",
    },
    "reply_reminder": {
        "fi": "Muistutus: vastausta odotetaan",
        "sv": "Påminnelse: svar väntas",
        "en": "Reminder: a reply is awaited",
    },
    "extended": {
        "fi": "Ilmoitus määräajan jatkamisesta",
        "sv": "Besked om förlängd tidsfrist",
        "en": "Notice of the extension",
    },
    "fee_announced": {"fi": "Ilmoitus maksusta", "sv": "Besked om avgift", "en": "Notice of a fee"},
    "fee_ended": {
        "fi": "Tieto siitä, että maksua ei enää pyydetä",
        "sv": "Besked om att avgiften inte längre tas ut",
        "en": "Word that the fee is not asked any more",
    },
    "message_from_controller": {
        "fi": "Viesti rekisterinpitäjältä",
        "sv": "Meddelande från den personuppgiftsansvarige",
        "en": "Message from the controller",
    },
    "answer_ready": {"fi": "Vastaus on valmis", "sv": "Svaret är klart", "en": "The answer is ready"},
    "new_code": {
        "fi": "Linkki uuteen salaiseen koodiin", "sv": "Länk till en ny hemlig kod", "en": "Link to a new secret code",
    },
    "answer_posted": {"fi": "Vastaus on postissa", "sv": "Svaret är på posten", "en": "The answer is in the post"},
    "copies_posted": {
        "fi": "Muut jäljennökset ovat postissa",
        "sv": "De ytterligare kopiorna är på posten",
        "en": "The further copies are in the post",
    },
    "marketing_done": {
        "fi": "Vastaus suoramarkkinointikieltoon",
        "sv": "Svar på förbudet mot direktmarknadsföring",
        "en": "Reply to the objection to direct marketing",
    },
    "consent_withdrawn": {
        "fi": "Vastaus suostumuksen peruuttamiseen",
        "sv": "Svar på återkallelsen av samtycket",
        "en": "Reply to the withdrawal of consent",
    },
    "consent_confirm": {
        "fi": "Pyyntö vahvistaa suostumus",
        "sv": "Begäran om att bekräfta ett samtycke",
        "en": "Request to confirm a consent",
    },
    "lifting": {
        "fi": "Ilmoitus rajoituksen päättymisestä",
        "sv": "Besked om att begränsningen upphör",
        "en": "Notice that a restriction ends",
    },
    "closed": {"fi": "Pyyntö on päätetty", "sv": "Begäran är avslutad", "en": "The request is closed"},
    "withdrawn": {"fi": "Pyyntö on peruttu", "sv": "Begäran är återtagen", "en": "The request is withdrawn"},
}  # fmt: skip

MAILS: Mapping[str, Words] = {**TO_THE_PERSON, **TO_THE_DESK}
