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
        "en": "Wrong receipt codes were tried",
    },
    "staff_disowned": {
        "fi": "Osoitteen haltija ei lähettänyt pyyntöä",
        "sv": "Adressens innehavare har inte skickat begäran",
        "en": "The owner of the address did not send it",
    },
    "staff_refusal": {"fi": "Kieltäytyminen", "sv": "Avslag", "en": "A right was refused"},
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
    "register_task": {
        "fi": "Rekisteristä pitää hakea tietoja",
        "sv": "Ett register ska genomsökas",
        "en": "A register must be searched",
    },
}  # fmt: skip
