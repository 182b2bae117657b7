"""Files, packages and papers: what happened with them to staff and to the person, and what their rules say."""

from collections.abc import Mapping

EVENTS: Mapping[str, tuple[str, str, str]] = {
    "file_taken_in": (
        "Tiedosto otettiin mukaan vastaukseen.",
        "En fil togs med i svaret.",
        "A file was taken into the answer.",
    ),
    "file_left_out": (
        "Tiedosto jätettiin pois vastauksesta.",
        "En fil lämnades utanför svaret.",
        "A file was left out of the answer.",
    ),
    "package_sealed": (
        "Vastauksen tiedostot koottiin paketiksi, ja se sinetöitiin.",
        "Filerna till svaret samlades i ett paket som förseglades.",
        "The files of the answer were put into a package and sealed.",
    ),
    "paper_added": (
        "Rekisteröity lähetti tiedoston.",
        "Den registrerade skickade en fil.",
        "The person sent a file.",
    ),
    "paper_looked_at": (
        "Rekisteröidyn tiedosto katsottiin.",
        "Den registrerades fil granskades.",
        "The person’s file was looked at.",
    ),
    "paper_deleted": (
        "Rekisteröidyn tiedosto poistettiin.",
        "Den registrerades fil raderades.",
        "The person’s file was deleted.",
    ),
}
TO_THE_PERSON: Mapping[str, tuple[str, str, str]] = {
    "paper_added": ("Lähetit tiedoston.", "Du skickade en fil.", "You sent a file."),
    "paper_looked_at": ("Katsoimme tiedostosi.", "Vi granskade din fil.", "We looked at your file."),
    "paper_deleted": ("Poistimme tiedostosi.", "Vi raderade din fil.", "We deleted your file."),
}
RULES: Mapping[str, Mapping[str, str]] = {
    "ReasonMissing": {
        "fi": "Kirjoita, miksi tiedosto jätetään pois. Henkilö saa lukea sen.",
        "sv": "Skriv varför filen lämnas utanför. Personen får läsa det.",
        "en": "Write why this file is left out. The person reads it.",
    },
    "BeingApproved": {
        "fi": "Vastaus odottaa toisen henkilön hyväksyntää sellaisenaan. Peru ensin ehdotus.",
        "sv": "Svaret väntar på en annan persons godkännande som det är. Ta först tillbaka förslaget.",
        "en": "A second person is asked to approve the answer as it is. Take that back first.",
    },
    "FileUndecided": {
        "fi": "Tiedostoja, joista ei ole päätetty: {files}. Päätä jokaisesta, otetaanko se mukaan vastaukseen.",
        "sv": "Filer som ingen har tagit ställning till: {files}. Bestäm för varje fil om den tas med i svaret.",
        "en": "Files nobody has decided on: {files}. Say of each whether it goes into the answer.",
    },
    "PackageEmpty": {
        "fi": "Kirjeessä sanotaan, että jäljennöksen voi ladata. Lisää tiedosto tai kirjoita tiedot kirjeeseen.",
        "sv": "I brevet står att kopian kan laddas ner. Lägg till filen, eller ta in uppgifterna i brevet.",
        "en": "The letter says that the copy can be downloaded. Add its file, or put the data in the letter.",
    },
    "NothingPortable": {
        "fi": "Kirjoita ainakin yksi tieto omalle rivilleen, esimerkiksi ”Nimi: Aino Esimerkki”.",
        "sv": "Skriv minst en uppgift på en egen rad, till exempel ”Namn: Aino Esimerkki”.",
        "en": "Write at least one line of data, for example “Name: Aino Esimerkki”.",
    },
    "PapersNotNow": {
        "fi": "Tiedostoja voi lähettää, kun pyyntö on vahvistettu ja niin kauan kuin se on avoinna.",
        "sv": "Du kan skicka filer när begäran är bekräftad och så länge den är öppen.",
        "en": "Files can be sent once the request is confirmed, and until it is closed.",
    },
    "PapersEnough": {
        "fi": "Odottamassa voi olla enintään {most} tiedostoa. Lähetä loput, kun olemme katsoneet nämä.",
        "sv": "Högst {most} filer kan vänta. Skicka resten när vi har granskat de här.",
        "en": "At most {most} files can wait. Send the others once we have looked at these.",
    },
}
