"""The headings, terms and rights of the privacy notice and of the Art 15(1) account."""

from collections.abc import Mapping

Words = Mapping[str, str]


def _three(fi: str, sv: str, en: str) -> Words:
    return {"fi": fi, "sv": sv, "en": en}


HEADINGS: Mapping[str, Words] = {
    "notice": _three("Tietosuojaseloste", "Dataskyddsbeskrivning", "Privacy notice"),
    "controller": _three(
        "Kuka vastaa tiedoistasi", "Vem som ansvarar för dina uppgifter", "Who is responsible for your data"
    ),
    "dpo": _three("Tietosuojavastaava", "Dataskyddsombud", "Data protection officer"),
    "representative": _three("Edustaja EU:ssa", "Företrädare i EU", "Representative in the EU"),
    "objection": _three(
        "Sinulla on oikeus vastustaa", "Du har rätt att göra invändningar", "You have the right to object"
    ),
    "rights": _three("Oikeutesi", "Dina rättigheter", "Your rights"),
    "complaint": _three("Oikeus tehdä valitus", "Rätt att lämna in ett klagomål", "Right to lodge a complaint"),
    "people": _three("Keiden tietoja käsittelemme", "Vilkas uppgifter vi behandlar", "Whose data we process"),
    "purposes": _three("Miksi ja millä perusteella", "Varför och på vilken grund", "Why, and on which basis"),
    "interests": _three("Oikeutetut etumme", "Våra berättigade intressen", "Our legitimate interests"),
    "categories": _three(
        "Mitä tietoja ja kuinka kauan", "Vilka uppgifter och hur länge", "Which data, and for how long"
    ),
    "which_categories": _three("Mitä tietoja käsittelemme", "Vilka uppgifter vi behandlar", "Which data we process"),
    "retention": _three(
        "Kuinka kauan säilytämme tietoja", "Hur länge vi sparar uppgifterna", "How long we keep the data"
    ),
    "sources": _three("Mistä tiedot on saatu", "Varifrån uppgifterna kommer", "Where the data come from"),
    "recipients": _three("Kenelle tietoja annetaan", "Vem som får uppgifterna", "Who gets the data"),
    "transfers": _three(
        "Siirrot EU:n ja ETA:n ulkopuolelle", "Överföringar utanför EU och EES", "Transfers outside the EU and the EEA"
    ),
    "provision": _three("Onko tiedot pakko antaa", "Måste du lämna uppgifterna", "Must you give the data"),
    "profiling": _three("Profilointi", "Profilering", "Profiling"),
    "cookies": _three("Evästeet tässä palvelussa", "Kakor i den här tjänsten", "Cookies in this service"),
    "automated_decisions": _three("Automaattiset päätökset", "Automatiserade beslut", "Automated decisions"),
    "changes": _three("Muutokset", "Ändringar", "Changes"),
}

TERMS: Mapping[str, Words] = {
    "name": _three("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
    "business_id": _three("Y-tunnus", "FO-nummer", "Business ID"),
    "address": _three("Osoite", "Adress", "Address"),
    "person": _three("Yhteyshenkilö", "Kontaktperson", "Contact person"),
    "email": _three("Sähköposti", "E-post", "E-mail"),
    "phone": _three("Puhelin", "Telefon", "Phone"),
    "website": _three("Verkkosivut", "Webbplats", "Website"),
    "authority": _three("Valvontaviranomainen", "Tillsynsmyndighet", "Supervisory authority"),
}

RIGHTS: Mapping[str, Words] = {
    "access": _three(
        "saada tutustua tietoihisi: voit kysyä, mitä tietoja meillä on sinusta, ja saada niistä jäljennöksen",
        "få tillgång till dina uppgifter: du kan fråga vilka uppgifter vi har om dig och få en kopia av dem",
        "have access to your data: you can ask which data we have about you, and get a copy",
    ),
    "rectification": _three(
        "saada virheelliset tiedot oikaistuiksi ja puutteelliset täydennetyiksi",
        "få felaktiga uppgifter rättade och ofullständiga uppgifter kompletterade",
        "have wrong data rectified and incomplete data completed",
    ),
    "erasure": _three(
        "saada tietosi poistetuiksi, kun niiden säilyttämiseen ei enää ole perustetta",
        "få dina uppgifter raderade när det inte längre finns grund för att spara dem",
        "have your data erased when there is no longer a reason to keep them",
    ),
    "restriction": _three(
        "saada tietojesi käsittely rajoitetuksi, esimerkiksi siksi aikaa, kun virhettä selvitetään",
        "få behandlingen av dina uppgifter begränsad, till exempel medan ett fel utreds",
        "have the processing of your data restricted, for example while a mistake is being looked into",
    ),
    "objection": _three(
        "vastustaa tietojesi käsittelyä, kun se perustuu oikeutettuun tai yleiseen etuun",
        "invända mot behandlingen av dina uppgifter när den grundar sig på ett berättigat eller allmänt intresse",
        "object to the processing of your data where it rests on a legitimate or public interest",
    ),
    "marketing_objection": _three(
        "kieltää suoramarkkinointi", "förbjuda direktmarknadsföring", "object to direct marketing"
    ),
    "portability": _three(
        "siirtää antamasi tiedot järjestelmästä toiseen, kun niitä käsitellään sopimuksen tai suostumuksen perusteella",
        "få ut och överföra de uppgifter du har lämnat, när de behandlas på grund av avtal eller samtycke",
        "take the data you gave us elsewhere, where they are processed under a contract or your consent",
    ),
    "consent_withdrawal": _three(
        "peruuttaa suostumuksesi milloin tahansa; jo tehty käsittely pysyy lainmukaisena",
        "återkalla ditt samtycke när som helst; den behandling som redan har gjorts förblir laglig",
        "withdraw your consent at any time; what was done before stays lawful",
    ),
}
