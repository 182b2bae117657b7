"""What broken rules of register searches, packages and evidence say, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

REGISTERS: Mapping[str, Words] = {
    "TaskOver": {
        "fi": "Tämä haku on valmis tai sinulle on lähetetty uudempi linkki. Tällä linkillä ei tarvitse tehdä mitään.",
        "sv": "Den här sökningen är klar, eller så har du fått en nyare länk. Du behöver inte göra något med den här.",
        "en": "This search is done, or a newer link was sent. You need not do anything with this one.",
    },
    "NotAsked": {
        "fi": "Hakua ei ole nyt pyydetty keneltäkään. Pyydä ensin vastuuhenkilöä tekemään se.",
        "sv": "Ingen är ombedd att göra sökningen nu. Be först den som ansvarar för registret.",
        "en": "Nobody is asked for this search now. Ask the person responsible first.",
    },
    "NothingHandedIn": {
        "fi": "Otettavaa ei ole. Joku on ehkä jo ottanut vastauksen: katso hakutulos.",
        "sv": "Det finns inget att ta emot. Någon kan redan ha gjort det: titta på resultatet.",
        "en": "There is nothing to take. Somebody may have taken it already: look at the result.",
    },
    "NobodyResponsible": {
        "fi": "Rekisterillä ei ole enää vastuuhenkilöä. Hae tiedot itse ja kirjaa tulos tähän.",
        "sv": "Ingen är längre utsedd att ansvara för registret. Sök själv och anteckna resultatet här.",
        "en": "The profile names nobody for this register. Search it and record the result here.",
    },
    "NoReasonToCorrect": {
        "fi": "Kirjoita, miksi kirjattu tulos muuttuu. Aiempi tulos jää historiaan.",
        "sv": "Skriv varför det antecknade resultatet ändras. Det tidigare resultatet finns kvar i historiken.",
        "en": "Write why the recorded result is changed. The history keeps the earlier one.",
    },
    "NothingToConfirm": {
        "fi": "Tässä ei ole enää vahvistettavaa. Avaa pyyntö uudelleen ja katso, mikä on vahvistettu.",
        "sv": "Här finns inget mer att bekräfta. Öppna begäran på nytt och se vad som är bekräftat.",
        "en": "There is nothing to confirm here any more. Open the request again and see what is confirmed.",
    },
    "NotByPhone": {
        "fi": "Tätä vastausta ei voi kertoa näin. Lähetä tai luovuta kirje.",
        "sv": "Det här svaret kan inte berättas på det sättet. Skicka eller lämna över brevet.",
        "en": "This answer cannot be told this way. Send or hand over the letter.",
    },
}
