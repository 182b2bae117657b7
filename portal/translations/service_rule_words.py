"""The services' own broken rules in words, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

SERVICES: Mapping[str, Words] = {
    "OwnDeputy": {
        "fi": "Valitse sijaiseksi joku muu.",
        "sv": "Välj någon annan som ersättare.",
        "en": "Choose somebody else to stand in.",
    },
    "AbsenceNotPossible": {
        "fi": "Viimeisen päivän on oltava ensimmäisen jälkeen tai sama, eikä se saa olla jo mennyt.",
        "sv": "Den sista dagen ska vara samma som den första eller senare, och inte redan ha gått.",
        "en": "The last day comes on or after the first, and is not past.",
    },
    "ChangedMeanwhile": {
        "fi": "Joku muutti tätä pyyntöä, kun sivusi oli auki. Lue uudet tiedot ja päätä vasta sitten.",
        "sv": "Någon ändrade begäran medan din sida var öppen. Läs det nya och avgör sedan.",
        "en": "Somebody changed this request while your page was open. Read what is new, then decide.",
    },
    "AskedTooOften": {
        "fi": "Uutta koodia on pyydetty liian monta kertaa. Odota tunti ja yritä sitten uudelleen.",
        "sv": "En ny kod har begärts för många gånger. Vänta en timme och försök sedan igen.",
        "en": "Too many tries for now. Wait an hour, then try again.",
    },
    "RepresentationNotRecorded": {
        "fi": "Tätä pyydettiin toisen puolesta. Kirjaa ensin, miksi vastauksen saa antaa pyytäjälle.",
        "sv": "Det här begärdes för någon annan. Anteckna först varför svaret får ges till den som begärde det.",
        "en": "This was asked for somebody else. Write down first why the answer may go to who asked.",
    },
    "NoWayForCode": {
        "fi": "Uusi koodi ei voi mennä tätä tietä. Sähköpostilla se menee vasta, kun puhelu, kirje tai asiakirja on "
        "varmistanut kysyjän. Paperilla se menee vain annettuun osoitteeseen.",
        "sv": "En ny kod kan inte gå den här vägen. Per e-post går den först när ett samtal, ett brev eller en "
        "handling har styrkt vem som frågar. På papper går den bara till en adress som personen har gett.",
        "en": "A new code cannot go this way. By mail it goes only once a call, a letter or a document has proved who "
        "asks. On paper it goes only to an address the person gave.",
    },
    "PrintedTooOften": {
        "fi": "Lomakkeita on tulostettu täältä liian monta. Odota tunti ja yritä uudelleen.",
        "sv": "För många blanketter har skrivits ut härifrån. Vänta en timme och försök igen.",
        "en": "Too many forms were printed from here. Wait an hour, then try again.",
    },
    "NothingToRecord": {
        "fi": "Kirjoita, mitä sait selville.",
        "sv": "Skriv vad du tog reda på.",
        "en": "Write down what you found out.",
    },
    "ReferenceNotFree": {
        "fi": "Tunnus ei ole vapaa: se on toisen rekisterinpitäjän tai jo kirjatun pyynnön. Tarkista se lomakkeesta "
        "tai jätä se tyhjäksi.",
        "sv": "Ärendekoden är inte ledig: den hör till en annan personuppgiftsansvarig eller en registrerad begäran. "
        "Kontrollera den på blanketten eller lämna den tom.",
        "en": "This reference is not free: it is another controller’s, or a recorded request’s. "
        "Check it against the form, or leave it empty.",
    },
    "NothingWritten": {
        "fi": "Kirjoita muistiinpano ensin.",
        "sv": "Skriv anteckningen först.",
        "en": "Write the note first.",
    },
    "MessageEmpty": {
        "fi": "Kirjoita viesti ensin.",
        "sv": "Skriv meddelandet först.",
        "en": "Write the message first.",
    },
    "WroteTooOften": {
        "fi": "Olet kirjoittanut tunnin aikana hyvin monta kertaa. Odota tunti ja kirjoita sitten uudelleen.",
        "sv": "Du har skrivit väldigt många gånger på en timme. Vänta en timme och skriv sedan igen.",
        "en": "You have written very often within the hour. Wait an hour, then write again.",
    },
    "NowhereToWrite": {
        "fi": "Rekisteröidyllä ei ole toimivaa sähköpostiosoitetta. Lähetä kirje tai soita, ja kirjoita muistiinpano.",
        "sv": "Den registrerade har ingen e-postadress som fungerar. Skicka ett brev eller ring, och anteckna det.",
        "en": "No e-mail address of this person works. Send a letter or call them, and write a note of it.",
    },
    "AlreadyConfirmed": {
        "fi": "Osoite on jo vahvistettu. Mitään ei tarvitse tehdä.",
        "sv": "Adressen är redan bekräftad. Inget mer behöver göras.",
        "en": "This address is confirmed already. There is nothing more to do.",
    },
    "NoLongerOpen": {
        "fi": "Pyyntö on päätetty, tai osoite on vaihdettu. Avaa pyyntö ja katso, mitä tapahtui.",
        "sv": "Begäran är avslutad eller adressen utbytt. Öppna begäran och se vad som har hänt.",
        "en": "The request is closed, or the address was changed. Open the request to see what happened.",
    },
    "NotInRegister": {
        "fi": "Rekisterissä on eri osoite kuin vahvistettu osoite. Lähetä linkki rekisterin osoitteeseen.",
        "sv": "Registret har en annan adress än den som bekräftades. Skicka en länk till adressen i registret.",
        "en": "The register has another address than the confirmed one. Send a link to the register’s address.",
    },
    "NothingConfirmed": {
        "fi": "Vahvistettua osoitetta ei ole, joten ei ole mihin verrata. Lähetä linkki rekisterin osoitteeseen.",
        "sv": "Ingen adress är bekräftad, så det finns inget att jämföra med. Skicka en länk till registrets adress.",
        "en": "No address is confirmed yet, so comparing proves nothing. Send a link to the register’s address.",
    },
    "TooLittleMatched": {
        "fi": "Pelkkä nimi ei todista, kuka pyytää. Vertaa vähintään kahta tietoa rekisteriin.",
        "sv": "Namnet ensamt styrker inte vem som frågar. Jämför minst två uppgifter med registret.",
        "en": "A name alone is no proof. Compare at least two details with the register.",
    },
    "NotTheCode": {
        "fi": "Tämä ei ole kirjeen koodi. Käy merkit läpi rekisteröidyn kanssa yksi kerrallaan.",
        "sv": "Det här är inte koden i brevet. Gå igenom tecknen ett för ett med den registrerade.",
        "en": "This is not the code of the letter. Go through its characters with the person, one by one.",
    },
    "CodeBurnt": {
        "fi": "Koodi kerrottiin väärin viisi kertaa, joten se ei enää toimi. Tulosta uusi kirje, siinä on uusi koodi.",
        "sv": "Fel kod uppgavs fem gånger, så koden fungerar inte längre. Skriv ut ett nytt brev, det har en ny kod.",
        "en": "A wrong code was told five times, so the code works no more. Print a new letter: it has a new code.",
    },
    "NoLetterWanted": {
        "fi": "Rekisteröity on kieltänyt yhteydenotot postitse. Valitse toinen tapa.",
        "sv": "Den registrerade har förbjudit kontakt per post. Välj ett annat sätt.",
        "en": "The person asked never to be written to by post. Choose another way.",
    },
    "AddressProtected": {
        "fi": "Rekisteröidyllä on turvakielto: mitään ei lähetetä muualle kuin hänen antamaansa yhteystietoon.",
        "sv": "Den registrerade har spärrmarkering: inget skickas annat än till den kontaktuppgift som hen gav.",
        "en": "This person’s address is protected: nothing is sent but to the contact they gave.",
    },
    "AnsweredAlready": {
        "fi": "Vastaus on lähetetty, joten hakua ei voi enää muuttaa. Kirjoita muistiinpano.",
        "sv": "Svaret har skickats, så sökningen kan inte längre ändras. Skriv en anteckning i stället.",
        "en": "The answer was sent, so this search can no longer be changed. Write a note instead.",
    },
    "IdentifiersMissing": {
        "fi": "Kirjoita, millä tiedoilla hait, esimerkiksi nimi ja sähköpostiosoite.",
        "sv": "Skriv vad du sökte med, till exempel namn och e-postadress.",
        "en": "Write what you searched by, for example the name and the e-mail address.",
    },
    "NotAMessage": {
        "fi": "Tätä sähköpostiviestiä ei voi lukea. Kopioi viestin teksti lomakkeelle.",
        "sv": "Det här e-postmeddelandet går inte att läsa. Kopiera meddelandets text till formuläret.",
        "en": "This e-mail message cannot be read. Copy its text into the form.",
    },
    "ReceiptIsTheirs": {
        "fi": "Rekisteröity sai salaisen koodinsa lomakkeelta. Henkilökunta ei näe sitä koskaan.",
        "sv": "Den registrerade fick sin hemliga kod från formuläret. Personalen ser den aldrig.",
        "en": "This person got their secret code from the form. Staff never see it.",
    },
    "NoWayToDeliver": {
        "fi": "Rekisteröidyllä ei ole vahvistettua sähköpostiosoitetta. Vastaa postitse tai pyydä vahvistamaan osoite.",
        "sv": "Den registrerade har ingen styrkt e-postadress. Svara per post eller be hen bekräfta sin adress.",
        "en": "No e-mail address of this person is proved. Answer by post, or ask them to confirm one.",
    },
    "NothingDecided": {
        "fi": "Mitään lähetettävää ei ole vielä ratkaistu. Ratkaise vähintään yksi kohta.",
        "sv": "Inget är avgjort som kunde skickas. Avgör minst en del.",
        "en": "No right has an outcome to send yet. Decide at least one.",
    },
    "OwnGrants": {
        "fi": "Kukaan ei muuta omia oikeuksiaan. Pyydä toista pääkäyttäjää.",
        "sv": "Ingen ändrar sina egna rättigheter. Be en annan administratör.",
        "en": "Nobody changes what they themselves may do. Ask another admin.",
    },
    "NotAnAdmin": {
        "fi": "Vain kaikkien rekisterinpitäjien pääkäyttäjä voi tehdä tämän. Pyydä jotakuta heistä.",
        "sv": "Bara den som är administratör överallt kan göra detta. Be någon av dem.",
        "en": "Only a person who is admin everywhere may do this. Ask one of them.",
    },
    "WrongCode": {
        "fi": "Tämä tunnus ja koodi eivät kuulu yhteen.",
        "sv": "Den här ärendekoden och den hemliga koden hör inte ihop.",
        "en": "This reference and this code do not belong together.",
    },
    "TriedTooOften": {
        "fi": "Yrityksiä on nyt liikaa. Odota 15 minuuttia ja yritä uudelleen.",
        "sv": "För många försök just nu. Vänta 15 minuter och försök igen.",
        "en": "Too many tries for now. Wait 15 minutes, then try again.",
    },
    "AnswerGone": {
        "fi": "Vastausta ei voi enää avata täällä. Pyydä rekisterinpitäjältä uusi linkki.",
        "sv": "Svaret går inte längre att öppna här. Be den personuppgiftsansvarige om en ny länk.",
        "en": "This answer can no longer be opened here. Ask the controller for a new link.",
    },
    "LetterNotRendered": {
        "fi": "Kirjettä ei saatu PDF-muotoon, joten mitään ei lähetetty. Yritä uudelleen. Jos se ei auta, kerro "
        "palvelun ylläpidolle.",
        "sv": "Brevet gick inte att göra till PDF, så ingenting skickades. Försök igen. Om det inte hjälper, berätta "
        "det för den som sköter tjänsten.",
        "en": "The letter could not be made into a PDF, so nothing was sent. Try again. If that does not help, tell "
        "whoever runs the portal.",
    },
}
