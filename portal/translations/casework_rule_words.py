"""The rules of asking, fees, closing, recipients and lifting in words, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

CASEWORK: Mapping[str, Words] = {
    "CauseMissing": {
        "fi": "Kirjoita, miksi vastaaminen kestää kauemmin: pyyntö on monimutkainen tai pyyntöjä on monta.",
        "sv": "Skriv varför det tar längre tid: begäran är komplicerad eller det finns många.",
        "en": "Say why it takes longer: the request is complex, or there are many of them.",
    },
    "CorrectionReasonMissing": {
        "fi": "Kirjoita, mistä tiedät, että pyyntö saapui jonakin toisena päivänä.",
        "sv": "Skriv hur du vet att begäran kom in en annan dag.",
        "en": "Write how you know that it arrived on another day.",
    },
    "DayNotPossible": {
        "fi": "Tämä ei ole voinut tapahtua {day}. Anna päivä väliltä {earliest} – {latest}.",
        "sv": "Det här kan inte ha hänt {day}. Ange en dag mellan {earliest} och {latest}.",
        "en": "This cannot have been on {day}. Give a day from {earliest} to {latest}.",
    },
    "FeeNotAccepted": {
        "fi": "Maksua ei ole hyväksytty, tai siitä on luovuttu. Mitään ei peritä.",
        "sv": "Avgiften har inte godkänts eller har efterskänkts. Inget ska betalas.",
        "en": "The person has not accepted this fee, or it was waived. Nothing is owed.",
    },
    "FeeSettled": {
        "fi": "Tätä maksua ei enää pyydetä: se on hyväksytty, peruttu tai rauennut, tai siitä on luovuttu. "
        "Avaa pyyntö.",
        "sv": "Avgiften begärs inte längre: den har godkänts, dragits tillbaka, förfallit eller efterskänkts. "
        "Öppna begäran.",
        "en": "This fee is not open any more: it was accepted, cancelled or waived, or its time is over. "
        "Open the request.",
    },
    "WaiverReasonMissing": {
        "fi": "Kirjoita, miksi maksua ei peritä.",
        "sv": "Skriv varför inget tas ut.",
        "en": "Write why nothing is charged.",
    },
    "IdentifiedAlready": {
        "fi": "Avoimeen kohtaan tarvittava henkilöllisyys on jo varmistettu. Vastaa siihen ensin.",
        "sv": "Identiteten är redan styrkt för en öppen del. Svara på den först.",
        "en": "An open right has the identity it needs. Answer it first.",
    },
    "NothingLapses": {
        "fi": "Rekisteröidyltä ei odoteta mitään, joten pyyntö ei raukea. Vastaa siihen.",
        "sv": "Inget väntas från den registrerade, så begäran förfaller inte. Besvara den.",
        "en": "The person is not awaited, so this request does not lapse. Answer it.",
    },
    "NothingToReopen": {
        "fi": "Valitse vähintään yksi kohta, jota käsitellään uudelleen.",
        "sv": "Välj minst en del som ska behandlas på nytt.",
        "en": "Choose at least one right to work on again.",
    },
    "Shrunk": {
        "fi": "Pyynnön sisältö on poistettu, kun sen säilytysaika päättyi. Rekisteröity voi lähettää uuden.",
        "sv": "Innehållet raderades när lagringstiden gick ut. Den registrerade kan skicka en ny begäran.",
        "en": "What this request said was erased when its time was over. The person can send a new one.",
    },
    "RemindFirst": {
        "fi": "Rekisteröidyltä on kysytty, mutta häntä ei ole vielä muistutettu. Muistuta kerran ja ratkaise sitten.",
        "sv": "Den registrerade har fått frågan men ingen påminnelse. Påminn en gång och avgör sedan.",
        "en": "The person was asked and not reminded yet. Remind them once, then decide.",
    },
    "RemindedAlready": {
        "fi": "Rekisteröityä on jo muistutettu kerran. Ratkaise asia ilman vastausta.",
        "sv": "Den registrerade har redan påmints en gång. Avgör saken utan svar.",
        "en": "The person was reminded of this once already. Decide without the reply.",
    },
    "ImpossibleWithoutReason": {
        "fi": "Kirjoita, miksi tälle vastaanottajalle ei voi kertoa.",
        "sv": "Skriv varför den här mottagaren inte kan underrättas.",
        "en": "Write why this recipient cannot be told.",
    },
    "NothingToTell": {
        "fi": "Vastaanottajille kerrotaan oikaisusta, poistosta tai rajoituksesta. Mitään sellaista ei ole tehty.",
        "sv": "Mottagare underrättas om rättelse, radering eller begränsning. Inget sådant har gjorts.",
        "en": "Recipients are told of what was corrected, erased or restricted. Nothing was.",
    },
    "RecipientMissing": {
        "fi": "Kirjoita vastaanottajan nimi.",
        "sv": "Skriv mottagarens namn.",
        "en": "Write the recipient’s name.",
    },
    "ToldAlready": {
        "fi": "Tämän vastaanottajan asia on jo hoidettu.",
        "sv": "Den här mottagaren är redan avklarad.",
        "en": "This recipient was seen to already.",
    },
    "LiftPlannedAlready": {
        "fi": "Rajoituksen päättymisestä on jo suunnitelma. Kerro siitä rekisteröidylle ja lopeta rajoitus sitten.",
        "sv": "Det finns redan en plan för att häva begränsningen. Meddela den registrerade och häv den sedan.",
        "en": "A lifting is planned already. Tell the person of that one, and lift it.",
    },
    "LiftTooEarly": {
        "fi": "Rekisteröidylle on kerrottu päivä {on}. Odota siihen asti.",
        "sv": "Den registrerade har fått veta dagen {on}. Vänta tills dess.",
        "en": "The person was told of {on}. Wait until then.",
    },
    "NoLiftPlanned": {
        "fi": "Rajoituksen päättymistä ei ole suunniteltu. Kirjaa ensin päivä ja syy.",
        "sv": "Ingen hävning är planerad. Ange först dag och skäl.",
        "en": "No lifting is planned. Plan one with its day and reason.",
    },
    "NothingRestricted": {
        "fi": "Tällä pyynnöllä ei ole rajoitettu mitään, joten lopetettavaa ei ole.",
        "sv": "Inget har begränsats i den här begäran, så det finns inget att häva.",
        "en": "Nothing was restricted on this request, so there is nothing to lift.",
    },
    "NotTogether": {
        "fi": "Valitse jokin toinen samalle rekisterinpitäjälle tehty pyyntö.",
        "sv": "Välj en annan begäran till samma personuppgiftsansvarige.",
        "en": "Choose another request to the same controller.",
    },
}
