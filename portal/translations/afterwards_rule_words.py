"""The rules of what is owed when the answer is out in words, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

AFTERWARDS: Mapping[str, Words] = {
    "DelayUnexplained": {
        "fi": "72 tuntia oli jo kulunut. Kirjoita, miksi viranomaiselle kerrottiin myöhemmin.",
        "sv": "De 72 timmarna hade gått. Skriv varför myndigheten underrättades senare.",
        "en": "The 72 hours were over. Write why the authority was told later.",
    },
    "BreachUnassessed": {
        "fi": "Arvioi ensin riski. Siitä riippuu, kenelle asiasta kerrotaan.",
        "sv": "Bedöm risken först. Av den följer vem som ska underrättas.",
        "en": "Assess the risk first: whom to tell follows from it.",
    },
    "NothingTold": {
        "fi": "Kirjoita tämä: loukkauksesta dokumentoidaan, mitä tapahtui ja mitä tehtiin.",
        "sv": "Skriv det här: om en incident dokumenteras vad som hände och vad som gjordes.",
        "en": "Write it down: a breach is documented with what happened and what was done.",
    },
    "MomentNotPossible": {
        "fi": "Tämä ei ole voinut tapahtua silloin. Tarkista päivä ja kellonaika.",
        "sv": "Det här kan inte ha hänt då. Kontrollera dagen och klockslaget.",
        "en": "This cannot have been at that moment. Check the day and the time.",
    },
    "StoppedAlready": {
        "fi": "Tämä vastaus meni väärälle henkilölle, ja se on jo pysäytetty.",
        "sv": "Det här svaret gick till fel person och har redan stoppats.",
        "en": "This answer went to the wrong person and is stopped already.",
    },
    "NotByMail": {
        "fi": "Tästä vastauksesta ei kerrottu sähköpostilla. Tulosta sen kirjeet.",
        "sv": "Det här svaret meddelades inte per e-post. Skriv ut breven.",
        "en": "This answer was not announced by mail. Print its letters instead.",
    },
    "NoPostalAddress": {
        "fi": "Rekisteröidyn postiosoitetta ei tiedetä. Kysy sitä puhelimessa tai lähetä sähköposti uudelleen.",
        "sv": "Den registrerades postadress är inte känd. Fråga efter den per telefon eller skicka e-post på nytt.",
        "en": "No postal address of this person is known. Ask them for one by phone, or mail again.",
    },
    "ContactUnknown": {
        "fi": "Pyynnöllä ei ole tällaista osoitetta tai numeroa käytössä.",
        "sv": "Begäran har ingen sådan adress eller sådant nummer i bruk.",
        "en": "This request has no such address or number in use.",
    },
    "EnquiryEmpty": {
        "fi": "Kirjoita, mitä viranomainen kysyy tai mitä sille annettiin.",
        "sv": "Skriv vad myndigheten frågar eller vad den fick.",
        "en": "Write what the authority asks, or what it was given.",
    },
    "DueBeforeAsked": {
        "fi": "Viranomaisen määräpäivä on ennen kirjeen saapumista. Tarkista molemmat päivät.",
        "sv": "Myndighetens sista dag är före dagen då brevet kom. Kontrollera båda dagarna.",
        "en": "The authority’s date is before its letter came. Check both days.",
    },
    "NothingForTheOmbudsman": {
        "fi": "Mistään ei ole kieltäydytty perusteella, jonka vuoksi tiedot voisi antaa tietosuojavaltuutetulle.",
        "sv": "Inget har avslagits på en grund som gör att uppgifterna kan ges till dataombudsmannen i stället.",
        "en": "Nothing was refused on a ground that lets the Ombudsman have the data instead.",
    },
    "LiftDayPast": {
        "fi": "Tuo päivä on jo mennyt. Luovu tästä suunnitelmasta ja tee uusi.",
        "sv": "Den dagen har redan gått. Ge upp den här planen och gör en ny.",
        "en": "That day is over. Give this plan up and make a new one.",
    },
    "MatterDone": {
        "fi": "Tämä on jo merkitty tehdyksi.",
        "sv": "Det här har redan antecknats som gjort.",
        "en": "This is noted as done already.",
    },
}
