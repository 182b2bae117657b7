"""The standing sentences of the record of processing, in three languages."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str, str]] = {
    "who": ("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
    "no_dpo": ("ei ole nimitetty", "har inte utsetts", "none designated"),
    "no_people": (
        "Rekisteröityjen ryhmiä ei ole vielä kirjattu profiiliin.",
        "Kategorierna av registrerade har ännu inte antecknats i profilen.",
        "The categories of data subjects are not in the profile yet.",
    ),
    "security_heading": (
        "Tekniset ja organisatoriset turvatoimet",
        "Tekniska och organisatoriska säkerhetsåtgärder",
        "Technical and organisational security measures",
    ),
    "security": (
        "Profiili ei kuvaa tämän rekisterin turvatoimia. Liitä tähän oma kuvauksesi niistä.",
        "Profilen beskriver inte säkerhetsåtgärderna för det här registret. Bifoga din egen beskrivning av dem.",
        "The profile does not describe the security of this register. Attach your own description of it.",
    ),
    "own_security": (
        (
            "Henkilötiedot ja tiedostot on salattu, ja avaimia säilytetään erillään tietokannasta ja varmuuskopioista. "
            "Henkilöstö kirjautuu kahdella tunnisteella ja näkee vain oman rekisterinpitäjänsä pyynnöt. Jokainen "
            "katselu ja toimenpide kirjataan, ja tapahtumat on ketjutettu tiivistein. Tiedot poistetaan "
            "automaattisesti, kun säilytysaika päättyy."
        ),
        (
            "Personuppgifter och filer är krypterade, och nycklarna förvaras skilt från databasen och "
            "säkerhetskopiorna. Personalen loggar in med två faktorer och ser bara begäranden hos sin egen "
            "personuppgiftsansvarige. Varje visning och åtgärd antecknas, och händelserna är kedjade med "
            "kontrollsummor. Uppgifterna raderas automatiskt när lagringstiden går ut."
        ),
        (
            "Personal data and files are encrypted, and the keys are kept apart from the database and its backups. "
            "Staff sign in with two factors and see the requests of their own controller alone. Every view and every "
            "act is recorded, and the events are chained by hashes. Data are erased by themselves when their time is "
            "over."
        ),
    ),
    "title": (
        "Seloste käsittelytoimista",
        "Register över behandling",
        "Record of processing activities",
    ),
    "about": (
        "Tietosuoja-asetuksen 30 artiklan mukainen seloste, koottu portaalin profiilista {day}.",
        "Register enligt artikel 30 i dataskyddsförordningen, sammanställt ur portalens profil {day}.",
        "The record of Article 30 GDPR, put together from the portal’s profile on {day}.",
    ),
    "article": ("Kohta", "Punkt", "Point"),
    "register": ("Rekisteri", "Register", "Register"),
    "what": ("Asia", "Uppgift", "What"),
    "name": ("Nimi", "Namn", "Name"),
    "text": ("Kuvaus", "Beskrivning", "Description"),
}
