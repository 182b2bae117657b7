"""Letters on their way through the post, in words to staff: why they came back, what happened, what is not allowed."""

from collections.abc import Mapping

Words = Mapping[str, str]

RETURNED: Mapping[str, Words] = {
    "unknown": {
        "fi": "Vastaanottaja tuntematon", "sv": "Okänd mottagare", "en": "Not known at this address",
    },
    "moved": {"fi": "Muuttanut", "sv": "Har flyttat", "en": "Moved away"},
    "refused": {"fi": "Ei otettu vastaan tai noudettu", "sv": "Togs inte emot eller hämtades inte ut",
                "en": "Not accepted or not collected"},
    "other": {"fi": "Muu syy", "sv": "Annan orsak", "en": "Another reason"},
}  # fmt: skip

EVENTS: Mapping[str, tuple[str, str, str]] = {
    "letter_code_wrong": (
        "Kirjeen koodi kerrottiin väärin.",
        "Fel kod uppgavs från brevet.",
        "A wrong code of a letter was told.",
    ),
    "letter_code_burnt": (
        "Kirjeen koodi kerrottiin väärin viidennen kerran. Koodi ei enää toimi.",
        "Fel kod uppgavs från brevet för femte gången. Koden fungerar inte längre.",
        "A wrong code of a letter was told the fifth time. The code works no more.",
    ),
    "posted": ("Kirje postitettiin.", "Ett brev postades.", "A letter was posted."),
    "post_returned": ("Kirje palautui postista.", "Ett brev kom i retur.", "A letter came back from the post."),
    "post_again": (
        "Palautunut kirje postitetaan uudelleen.",
        "Ett brev som kom i retur postas på nytt.",
        "A letter that came back is posted again.",
    ),
    "postal_address_told": (
        "Kirjattiin uusi postiosoite, jonka rekisteröity kertoi.",
        "En ny postadress som den registrerade uppgav antecknades.",
        "Another postal address was noted, as the person told it.",
    ),
    "postal_address_unchecked": (
        "Kirjattiin uusi postiosoite. Kertojan henkilöllisyyttä ei ole tarkistettu.",
        "En ny postadress antecknades. Vem som uppgav den har inte kontrollerats.",
        "Another postal address was noted. Who told it was not checked.",
    ),
    "postal_address_looked_up": (
        "Kirjattiin uusi postiosoite, joka on rekisterissä.",
        "En ny postadress som står i registret antecknades.",
        "Another postal address was noted, as it stands in the register.",
    ),
    "post_settled": (
        "Palautunut kirje hoidettiin muulla tavalla.",
        "Ett brev som kom i retur ordnades på annat sätt.",
        "A letter that came back was settled in another way.",
    ),
}

READY_TO_STAFF: Mapping[str, tuple[str, str, str]] = {
    "released_post": (
        "Vastaus valmistui postitettavaksi.",
        "Svaret blev klart att postas.",
        "The answer is ready to be posted.",
    ),
    "released_onsite": (
        "Vastaus valmistui luovutettavaksi.",
        "Svaret blev klart att lämnas över.",
        "The answer is ready to be handed over.",
    ),
}
READY_TO_THE_PERSON: Mapping[str, tuple[str, str, str]] = {
    "released_post": (
        "Vastauksemme valmistui. Postitamme sen sinulle.",
        "Vårt svar blev klart. Vi postar det till dig.",
        "Our answer is ready. We post it to you.",
    ),
    "released_onsite": (
        "Vastauksemme valmistui. Se odottaa sinua meillä.",
        "Vårt svar blev klart. Det väntar på dig hos oss.",
        "Our answer is ready. It waits for you at our office.",
    ),
}
"""What "released" says of an answer on paper, which is not with the person yet."""

RULES: Mapping[str, Words] = {
    "NotAnotherAddress": {
        "fi": "Tämä osoite on pyynnöllä jo, tai kirje palautui siitä. Kirjoita toinen osoite.",
        "sv": "Begäran har redan den här adressen, eller så kom ett brev i retur från den. Skriv en annan adress.",
        "en": "The request has this address already, or a letter came back from it. Write another one.",
    },
    "NobodyToWriteTo": {
        "fi": "Pyynnön tiedot on poistettu, tai se on portaalin oma testi. Mitään ei enää lähetetä.",
        "sv": "Uppgifterna i begäran har raderats, eller så är den portalens eget test. Inget skickas längre.",
        "en": "What this request said is erased, or it is a self-test. Nothing more is sent.",
    },
    "NotPosted": {
        "fi": "Tätä kirjettä ei ole postitettu, tai sen palautuminen on jo kirjattu.",
        "sv": "Brevet har inte postats, eller så är det redan antecknat att det kom i retur.",
        "en": "This letter was not posted, or it is noted already that it came back.",
    },
    "NotReturned": {
        "fi": "Tämä kirje ei ole palautunut, tai asia on jo hoidettu.",
        "sv": "Brevet har inte kommit i retur, eller så är saken redan ordnad.",
        "en": "This letter did not come back, or it was settled already.",
    },
    "NotToldHow": {
        "fi": "Kirjoita, mitä kirjeelle tehtiin sen sijaan.",
        "sv": "Skriv vad som gjordes med brevet i stället.",
        "en": "Write what was done about this letter instead.",
    },
}
