"""What the portal says of its own register, in three languages."""

from portal.controllers.legal_bases import Basis
from portal.controllers.recipients import Recipient
from portal.controllers.registers import Purpose, Source
from portal.controllers.words import Words


def three(fi: str, sv: str, en: str) -> Words:
    return Words.of({"fi": fi, "sv": sv, "en": en})


LABEL = three("Rekisteröityjen pyynnöt", "De registrerades begäranden", "Data subjects’ requests")
PEOPLE = three(
    "henkilöt, jotka tekevät pyynnön tai joiden puolesta se tehdään",
    "personer som gör en begäran eller för vilkas räkning den görs",
    "people who make a request, or for whom it is made",
)
PROVISION = three(
    "Pyyntöön tarvitaan nimesi ja yksi tapa, jolla voimme vastata sinulle. Muu on vapaaehtoista. "
    "Jos emme voi varmistua siitä, kuka olet, voimme joutua pyytämään lisätietoja.",
    "För en begäran behövs ditt namn och ett sätt att svara dig. Allt annat är frivilligt. "
    "Om vi inte kan försäkra oss om vem du är kan vi behöva be om mer uppgifter.",
    "A request needs your name and one way to answer you. Everything else is voluntary. "
    "If we cannot be sure who you are, we may have to ask for more.",
)
FINDING = three("pyynnön tunnus", "ärendekod", "reference of the request")
CONTACTS = three(
    "Nimesi ja yhteystietosi, asiointikielesi ja toiveesi siitä, miten vastaamme",
    "Ditt namn och dina kontaktuppgifter, ditt språk och hur du vill ha svaret",
    "Your name and contact details, your language, and how you want the answer",
)
CONTENT = three(
    "Pyyntösi sisältö, viestit ja liitteet sekä päivät ja ratkaisu",
    "Innehållet i din begäran, meddelanden och bilagor samt datum och beslut",
    "What you ask, messages and attachments, dates and the outcome",
)
PROOF = three(
    "Merkintä siitä, miten henkilöllisyytesi varmistettiin (asiakirjasta emme säilytä kopiota)",
    "Anteckning om hur din identitet säkerställdes (vi sparar ingen kopia av en handling)",
    "A note of how your identity was verified (no copy of any document is kept)",
)
ANSWER = three(
    "Vastauksemme ja siihen koottu jäljennös tiedoistasi",
    "Vårt svar och kopian av dina uppgifter som samlats för det",
    "Our answer, and the copy of your data collected for it",
)
SUPPRESSION = three(
    "Osoite tai numero, johon olet kieltänyt markkinoinnin",
    "Adress eller nummer som du har förbjudit marknadsföring till",
    "The address or number you have closed to marketing",
)
LOGS = three(
    "Lokit: kuka on katsonut tai muuttanut mitä ja milloin, sekä väärinkäytön estämiseen tarvittavat verkkotunnisteet",
    "Loggar: vem som har tittat på eller ändrat vad och när, samt nätidentifierare som behövs för att hindra missbruk",
    "Logs: who looked at or changed what and when, and network identifiers needed to prevent misuse",
)
WITH_REQUEST = three(
    "{time} pyynnön sulkemisesta. Sen jälkeen jää vain todiste ilman suoria tunnisteita: päivät, oikeus, ratkaisu ja "
    "salatut tarkisteet, joiden avain hävitetään, kun on kulunut vielä {hash_time}.",
    "{time} efter att ärendet har avslutats. Därefter finns bara ett bevis utan direkta identifierare kvar: datum, "
    "rättighet, beslut och krypterade kontrollsummor, vars nyckel förstörs {hash_time} senare.",
    "{time} after the request is closed. After that only a proof without direct identifiers stays: dates, right, "
    "outcome and keyed hashes, whose key is destroyed {hash_time} later.",
)
ANSWER_KEPT = three(
    "Jäljennös poistetaan, kun se on ollut ladattavissa {days} päivää. Vastauskirje säilyy kuten pyyntö: "
    "{time} pyynnön sulkemisesta.",
    "Kopian raderas när den har kunnat laddas ner i {days} dagar. Svarsbrevet sparas som ärendet: "
    "{time} efter att det har avslutats.",
    "The copy is deleted after it has been available for {days} days. The letter is kept like the request: "
    "{time} after it is closed.",
)
WHILE_IT_STANDS = three(
    "Niin kauan kuin kielto on voimassa", "Så länge förbudet gäller", "For as long as the objection stands"
)
LOGS_KEPT = three(
    "{time} pyynnön sulkemisesta; verkkotunnisteet enintään {days} päivää",
    "{time} efter att ärendet har avslutats; nätidentifierare högst {days} dagar",
    "{time} after the request is closed; network identifiers at most {days} days",
)

PURPOSES = (
    Purpose(
        "requests-answering",
        three(
            "Pyyntöihin vastaaminen ja sen osoittaminen, että olemme hoitaneet ne",
            "Att besvara begäranden och kunna visa att vi har gjort det",
            "Answering requests, and being able to show that we did",
        ),
        Basis.LEGAL_OBLIGATION,
        statute=three(
            "tietosuoja-asetuksen 5 artiklan 2 kohta sekä 12 ja 15–22 artikla",
            "artiklarna 5.2, 12 och 15–22 i dataskyddsförordningen",
            "Articles 5(2), 12 and 15–22 of the General Data Protection Regulation",
        ),
    ),
    Purpose(
        "requests-suppression",
        three(
            "Suoramarkkinointikieltojen noudattaminen (estolista)",
            "Att följa förbud mot direktmarknadsföring (spärrlista)",
            "Heeding objections to direct marketing (suppression list)",
        ),
        Basis.LEGAL_OBLIGATION,
        statute=three(
            "tietosuoja-asetuksen 21 artiklan 3 kohta",
            "artikel 21.3 i dataskyddsförordningen",
            "Article 21(3) of the General Data Protection Regulation",
        ),
    ),
    Purpose(
        "requests-security",
        three(
            "Lokit ja rajoitukset, jotka estävät väärinkäyttöä",
            "Loggar och begränsningar som hindrar missbruk",
            "Logs and limits that prevent misuse",
        ),
        Basis.LEGITIMATE_INTEREST,
        interest=three(
            "Suojaamme sinun ja muiden tietoja siltä, että ulkopuolinen saisi ne käsiinsä tai estäisi palvelun käytön.",
            "Vi skyddar dina och andras uppgifter mot att utomstående kommer åt dem eller blockerar tjänsten.",
            "We protect your data and others’ from strangers who try to get at them or to block the service.",
        ),
    ),
)
SOURCES = (
    Source(three("Sinä itse", "Du själv", "You yourself"), from_person=True),
    Source(
        three(
            "Henkilö, joka tekee pyynnön puolestasi: valtuutettu, huoltaja tai edunvalvoja",
            "Den som gör en begäran för din räkning: ombud, vårdnadshavare eller intressebevakare",
            "Whoever makes a request for you: a mandated agent, a guardian or another legal representative",
        )
    ),
    Source(
        three(
            "Rekisterimme, kun etsimme niistä tietojasi tai varmistamme, kuka olet",
            "Våra register, när vi söker dina uppgifter i dem eller försäkrar oss om vem du är",
            "Our registers, when we look for your data in them or verify who you are",
        )
    ),
)
AUTHORITIES = Recipient(
    three(
        "Valvontaviranomainen ja tuomioistuimet, jos asia viedään niihin",
        "Tillsynsmyndigheten och domstolar, om ärendet förs dit",
        "The supervisory authority and courts, if the matter goes there",
    ),
    named=False,
    role="authority",
)
