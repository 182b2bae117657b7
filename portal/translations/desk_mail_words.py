"""The kinds of mails to staff and to who keeps a register, in words. Keys are kinds of outbox mails."""

from collections.abc import Mapping

Words = Mapping[str, str]

TO_THE_DESK: Mapping[str, Words] = {
    "staff_new_request": {"fi": "Uusi pyyntö", "sv": "Ny begäran", "en": "New request"},
    "staff_due_soon": {"fi": "Määräaika lähestyy", "sv": "Tidsfristen närmar sig", "en": "Due soon"},
    "staff_overdue": {"fi": "Määräaika on ylittynyt", "sv": "Tidsfristen har gått ut", "en": "Late"},
    "staff_bounced": {
        "fi": "Viesti ei mennyt perille", "sv": "Ett meddelande kom inte fram", "en": "A mail came back",
    },
    "staff_reply": {"fi": "Pyynnön tekijä on vastannut", "sv": "Personen har svarat", "en": "The person has replied"},
    "staff_wrong_code": {
        "fi": "Pyyntöön on yritetty päästä väärällä koodilla",
        "sv": "Någon har försökt med fel hemlig kod",
        "en": "Wrong secret codes were tried",
    },
    "staff_code_lost": {
        "fi": "Salainen koodi on kadonnut", "sv": "En hemlig kod har kommit bort", "en": "A secret code is lost",
    },
    "staff_disowned": {
        "fi": "Osoitteen haltija ei lähettänyt pyyntöä",
        "sv": "Adressens innehavare har inte skickat begäran",
        "en": "The owner of the address did not send it",
    },
    "staff_refusal": {"fi": "Kieltäytyminen", "sv": "Avslag", "en": "A right was refused"},
    "staff_to_approve": {"fi": "Odottaa hyväksyntääsi", "sv": "Väntar på ditt godkännande", "en": "To approve"},
    "staff_sent_back": {
        "fi": "Ehdotuksesi palautettiin", "sv": "Ditt förslag skickades tillbaka", "en": "Your proposal was sent back",
    },
    "staff_digest": {"fi": "Päivän kooste", "sv": "Dagens sammandrag", "en": "Daily digest"},
    "staff_restored": {
        "fi": "Palautus varmuuskopiosta", "sv": "Återställning från säkerhetskopia", "en": "Restored from a backup",
    },
    "access_review_due": {
        "fi": "On aika tarkistaa käyttöoikeudet",
        "sv": "Dags att se över behörigheterna",
        "en": "Access to be reviewed",
    },
    "staff_invitation": {"fi": "Kutsu", "sv": "Inbjudan", "en": "Invitation"},
    "staff_reset": {"fi": "Uudet kirjautumistavat", "sv": "Ny inloggning", "en": "Sign-in to choose anew"},
    "staff_security_notice": {
        "fi": "Ilmoitus omasta kirjautumisesta", "sv": "Besked om den egna inloggningen", "en": "About the own sign-in",
    },
    "grant_changed": {
        "fi": "Käyttöoikeudet ovat muuttuneet",
        "sv": "Behörigheterna har ändrats",
        "en": "Who may do what has changed",
    },
    "canary_failed": {
        "fi": "Pyyntökanavan testi ei kulkenut läpi",
        "sv": "Testet av kanalen för begäranden gick inte igenom",
        "en": "The self-test of the channel did not come through",
    },
    "staff_search_handed_in": {
        "fi": "Rekisteristä on haettu tiedot", "sv": "Ett register har genomsökts", "en": "A register was searched",
    },
    "register_task": {
        "fi": "Rekisteristä pitää hakea tietoja",
        "sv": "Ett register ska genomsökas",
        "en": "A register must be searched",
    },
}  # fmt: skip
