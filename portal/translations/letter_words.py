"""The letters' titles, and what a ground of refusal warns staff of."""

from collections.abc import Mapping

Words = Mapping[str, str]

LETTERS: Mapping[str, Words] = {
    "receipt": {
        "fi": "Vahvistus: pyyntösi on saapunut",
        "sv": "Bekräftelse: din begäran har kommit in",
        "en": "Your request has arrived",
    },
    "identity_asked": {
        "fi": "Tarvitsemme varmistuksen henkilöllisyydestäsi",
        "sv": "Vi behöver försäkra oss om vem du är",
        "en": "We need to be sure who you are",
    },
    "specification_asked": {
        "fi": "Pyydämme tarkentamaan pyyntöäsi",
        "sv": "Vi ber dig precisera din begäran",
        "en": "Please tell us more about your request",
    },
    "extension": {
        "fi": "Tarvitsemme lisää aikaa vastata", "sv": "Vi behöver mer tid för att svara",
        "en": "We need more time to answer",
    },
    "fee": {"fi": "Maksu pyynnöstäsi", "sv": "Avgift för din begäran", "en": "A fee for your request"},
    "access_answer": {
        "fi": "Tietosi ja selvitys niiden käytöstä",
        "sv": "Dina uppgifter och hur de används",
        "en": "Your data and how they are used",
    },
    "nothing_held": {
        "fi": "Meillä ei ole tietoja vahvistamallasi osoitteella tai numerolla",
        "sv": "Vi har inga uppgifter under den adress eller det nummer du bekräftade",
        "en": "We hold nothing under the address or number you confirmed",
    },
    "not_identified": {
        "fi": "Emme pystyneet tunnistamaan sinua", "sv": "Vi kunde inte identifiera dig",
        "en": "We could not identify you",
    },
    "nobody_found": {
        "fi": "Emme löytäneet, mihin saat markkinointia",
        "sv": "Vi hittade inte vart marknadsföringen kommer",
        "en": "We did not find where the marketing reaches you",
    },
    "refusal": {
        "fi": "Kieltäytyminen ja sen perusteet", "sv": "Avslag och skälen för det",
        "en": "Refusal, and the reasons for it",
    },
    "rectification": {
        "fi": "Tietojesi oikaiseminen", "sv": "Rättelse av dina uppgifter", "en": "Rectification of your data",
    },
    "erasure": {"fi": "Tietojesi poistaminen", "sv": "Radering av dina uppgifter", "en": "Erasure of your data"},
    "restriction": {
        "fi": "Tietojesi käsittelyä on rajoitettu",
        "sv": "Behandlingen av dina uppgifter har begränsats",
        "en": "The processing of your data is restricted",
    },
    "lifting": {
        "fi": "Käsittelyn rajoitus päättyy", "sv": "Begränsningen av behandlingen upphör",
        "en": "The restriction will end",
    },
    "objection": {
        "fi": "Vastustuksesi ja sen vaikutus", "sv": "Din invändning och vad den leder till",
        "en": "Your objection and what follows from it",
    },
    "portability": {"fi": "Tietojesi siirtäminen", "sv": "Överföring av dina uppgifter", "en": "Transfer of your data"},
    "marketing": {
        "fi": "Suoramarkkinointikieltosi", "sv": "Ditt förbud mot direktmarknadsföring",
        "en": "Your objection to marketing",
    },
    "consent_withdrawn": {
        "fi": "Suostumuksesi peruuttaminen", "sv": "Återkallelse av ditt samtycke",
        "en": "The withdrawal of your consent",
    },
    "recipient_notice": {
        "fi": "Ilmoitus tietojen vastaanottajalle",
        "sv": "Underrättelse till mottagare av uppgifter",
        "en": "Notice to a recipient of data",
    },
    "withdrawn": {
        "fi": "Pyyntösi on päätetty toiveestasi", "sv": "Din begäran har avslutats som du önskade",
        "en": "Your request is closed, as you wished",
    },
    "passed_on": {
        "fi": "Pyyntösi on siirretty eteenpäin", "sv": "Din begäran har förts vidare",
        "en": "Your request has been passed on",
    },
    "not_this_law": {
        "fi": "Pyyntösi on päätetty", "sv": "Din begäran är avslutad", "en": "Your request is closed",
    },
}  # fmt: skip

WARNINGS: Mapping[str, Words] = {
    "must_be_demonstrated": {
        "fi": "Rekisterinpitäjän on osoitettava, että pyyntö on ilmeisen perusteeton tai kohtuuton. "
        "Pelkkä toistuminen ei riitä.",
        "sv": "Den personuppgiftsansvarige ska visa att begäran är uppenbart ogrundad eller orimlig. "
        "Att den upprepas räcker inte i sig.",
        "en": "The controller must demonstrate that the request is manifestly unfounded or excessive. "
        "Repetition alone is not enough.",
    },
    "copy_only": {
        "fi": "Peruste koskee vain jäljennöstä. Muu 15 artiklan selvitys on annettava, ja jäljennöksestä "
        "peitetään vain se, mikä on välttämätöntä.",
        "sv": "Grunden gäller bara kopian. Övrig information enligt artikel 15 ska ges, och i kopian döljs bara "
        "det som är nödvändigt.",
        "en": "The ground covers the copy only. The rest of Article 15 must be given, and only what is necessary "
        "is masked in the copy.",
    },
    "s34_rest_must_be_given": {
        "fi": "Kieltäydyt kokonaan. Tietosuojalain 34 § rajoittaa vain mainittuja tietoja: kaikki muut tiedot on "
        "annettava.",
        "sv": "Du avslår helt. 34 § i dataskyddslagen begränsar bara de uppgifter som avses där: alla andra "
        "uppgifter ska lämnas.",
        "en": "You refuse all. Section 34 limits only the data it names: all other data must be given.",
    },
    "s34_ombudsman_at_request": {
        "fi": "Jos henkilö pyytää, tiedot on annettava tietosuojavaltuutetulle.",
        "sv": "Om personen begär det ska uppgifterna lämnas till dataombudsmannen.",
        "en": "At the person’s request, the information goes to the Data Protection Ombudsman.",
    },
    "s34_reasons_may_endanger": {
        "fi": "Kerro rajoituksen syyt, paitsi jos niiden kertominen vaarantaisi rajoituksen tarkoituksen. "
        "Pyydä silloin tietosuojavastaavan neuvo.",
        "sv": "Ange skälen till begränsningen, om det inte äventyrar syftet med den. Be då dataskyddsombudet om råd.",
        "en": "Give the reasons for the limit unless that would defeat its purpose. In that case ask the data "
        "protection officer for advice.",
    },
    "offer_restriction_meanwhile": {
        "fi": "Tarjoa käsittelyn rajoittamista siksi aikaa, kun asia on kesken (18 artikla).",
        "sv": "Erbjud begränsning av behandlingen så länge saken är öppen (artikel 18).",
        "en": "Offer restriction for as long as the matter is open (Article 18).",
    },
    "controller_must_demonstrate": {
        "fi": "Rekisterinpitäjän on osoitettava syy ja punnittava sitä juuri tämän henkilön tilannetta vasten.",
        "sv": "Den personuppgiftsansvarige ska påvisa skälet och väga det mot just denna persons situation.",
        "en": "The controller must demonstrate the ground and weigh it against this person’s situation.",
    },
}
