"""The standing sentences of the privacy notice and of the Art 15(1) account."""

from collections.abc import Mapping

Words = Mapping[str, str]


def _three(fi: str, sv: str, en: str) -> Words:
    return {"fi": fi, "sv": sv, "en": en}


SENTENCES: Mapping[str, Words] = {
    "lead": _three(
        "Tässä kerromme, mitä tietoja {brand} käsittelee sinusta, miksi ja kuinka kauan, ja mitä oikeuksia sinulla on.",
        "Här berättar vi vilka uppgifter {brand} behandlar om dig, varför och hur länge, och vilka rättigheter du har.",
        "Here we tell you which data about you {brand} processes, why and for how long, and what rights you have.",
    ),
    "articles": _three(
        "Artiklojen numerot viittaavat EU:n yleiseen tietosuoja-asetukseen (2016/679).",
        "Artiklarnas nummer hänvisar till EU:s allmänna dataskyddsförordning (2016/679).",
        "Article numbers refer to the General Data Protection Regulation of the EU (2016/679).",
    ),
    "no_dpo": _three(
        "Emme ole nimittäneet tietosuojavastaavaa. Tietosuoja-asioissa sinua auttaa {contact}.",
        "Vi har inte utsett något dataskyddsombud. I frågor om dataskydd får du hjälp av {contact}.",
        "We have not designated a data protection officer. {contact} helps you with questions about data protection.",
    ),
    "object_to_marketing": _three(
        "Voit milloin tahansa kieltää tietojesi käytön suoramarkkinointiin ja siihen liittyvään profilointiin. "
        "Sinun ei tarvitse perustella kieltoa, ja lopetamme heti.",
        "Du kan när som helst förbjuda att dina uppgifter används för direktmarknadsföring och för profilering som hör "
        "till den. Du behöver inte motivera dig, och vi slutar genast.",
        "You can at any time object to the use of your data for direct marketing and for profiling that belongs to it. "
        "You need not give a reason, and we stop at once.",
    ),
    "object": _three(
        "Voit myös vastustaa seuraavaa käsittelyä omaan tilanteeseesi liittyvällä perusteella:",
        "Du kan också invända mot följande behandling av skäl som hänför sig till din egen situation:",
        "You can also object, on grounds relating to your own situation, to this processing:",
    ),
    "rights": _three("Sinulla on oikeus", "Du har rätt att", "You have the right to"),
    "rights_how": _three(
        "Voit käyttää oikeuksiasi tässä palvelussa, sähköpostilla, puhelimitse, kirjeellä tai käymällä luonamme. "
        "Pyyntö on maksuton, eikä siihen tarvita allekirjoitusta, käyttäjätunnusta eikä henkilötunnusta.",
        "Du kan använda dina rättigheter i den här tjänsten, per e-post, telefon eller brev eller genom att besöka "
        "oss. "
        "Det är avgiftsfritt, och du behöver varken underskrift, användarkonto eller personbeteckning.",
        "You can use your rights in this service, by e-mail, phone or letter, or by visiting us. "
        "It is free of charge and takes no signature, account or personal identity code.",
    ),
    "rights_when": _three(
        "Vastaamme kuukauden kuluessa pyynnön vastaanottamisesta. Jos pyyntö on monimutkainen tai pyyntöjä on paljon, "
        "voimme jatkaa määräaikaa enintään kahdella kuukaudella. Silloin kerromme siitä ja syyn ensimmäisen kuukauden "
        "aikana.",
        "Vi svarar senast en månad efter att begäran mottagits. Om begäran är komplicerad eller om det finns många "
        "begäranden kan vi förlänga tidsfristen med högst två månader. Då berättar vi det och orsaken inom den första "
        "månaden.",
        "We answer within one month of receipt. If the request is complex or there are many of them, we may extend "
        "the time limit by at most two months. We then tell you so, and why, within the first month.",
    ),
    "copies": _three(
        "Ensimmäinen jäljennös tiedoistasi on maksuton. Jos pyydät useampia jäljennöksiä, jokainen seuraava maksaa "
        "{price}. Kerromme hinnan etukäteen.",
        "Den första kopian av dina uppgifter är avgiftsfri. Om du begär ytterligare kopior kostar var och en {price}. "
        "Vi berättar priset i förväg.",
        "The first copy of your data is free. If you ask for further copies, each costs {price}. "
        "We tell you the price beforehand.",
    ),
    "complaint": _three(
        "Jos katsot, että käsittelemme tietojasi lain vastaisesti, voit tehdä valituksen valvontaviranomaiselle. "
        "Voit tehdä sen myös siinä EU- tai ETA-maassa, jossa asut tai työskentelet tai jossa rikkomus on mielestäsi "
        "tapahtunut. Voit lisäksi viedä asian tuomioistuimeen.",
        "Om du anser att vi behandlar dina uppgifter i strid med lagen kan du lämna in ett klagomål till en "
        "tillsynsmyndighet. Du kan också göra det i det EU- eller EES-land där du bor eller arbetar eller där du anser "
        "att överträdelsen har skett. Dessutom kan du föra saken till domstol.",
        "If you think that we process your data against the law, you can lodge a complaint with a supervisory "
        "authority. You can also do so in the EU or EEA country where you live or work, or where you think the "
        "infringement happened. You can also take the matter to court.",
    ),
    "special": _three(
        "erityistä suojaa vaativa tieto: {why}",
        "uppgift som kräver särskilt skydd: {why}",
        "data that need special care: {why}",
    ),
    "no_retention": _three(
        "Säilytysaikaa ei ole vielä ilmoitettu. Kysy sitä meiltä.",
        "Lagringstiden har ännu inte angetts. Fråga oss.",
        "The retention period has not been stated yet. Ask us.",
    ),
    "keep": _three(
        "{retention}. Emme voi poistaa aiemmin: {statute}, {until}.",
        "{retention}. Vi kan inte radera tidigare: {statute}, {until}.",
        "{retention}. We cannot erase earlier: {statute}, {until}.",
    ),
    "public_source": _three("{source} (julkinen lähde)", "{source} (offentlig källa)", "{source} (publicly available)"),
    "no_recipients": _three(
        "Emme anna tietoja muille.", "Vi lämnar inte ut uppgifterna till andra.", "We do not give the data to others."
    ),
    "no_transfers": _three(
        "Tietoja ei siirretä EU:n eikä Euroopan talousalueen ulkopuolelle.",
        "Uppgifterna överförs inte utanför EU eller Europeiska ekonomiska samarbetsområdet.",
        "The data are not transferred outside the EU or the European Economic Area.",
    ),
    "no_safeguard": _three(
        "suojatoimia ei ole vielä ilmoitettu",
        "skyddsåtgärderna har ännu inte angetts",
        "the safeguards have not been stated yet",
    ),
    "outside_eea": _three("EU:n ja ETA:n ulkopuolella", "utanför EU och EES", "outside the EU and the EEA"),
    "safeguard_copy": _three(
        "Saat meiltä jäljennöksen suojatoimista tai tiedon siitä, missä ne ovat nähtävillä.",
        "Du får av oss en kopia av skyddsåtgärderna eller uppgift om var de finns tillgängliga.",
        "You can get a copy of the safeguards from us, or be told where they can be seen.",
    ),
    "no_provision": _three(
        "Emme ole vielä ilmoittaneet, onko tiedot pakko antaa. Kysy sitä meiltä.",
        "Vi har ännu inte angett om du måste lämna uppgifterna. Fråga oss.",
        "We have not yet stated whether you must give the data. Ask us.",
    ),
    "no_decisions": _three(
        "Emme tee sinua koskevia päätöksiä, jotka perustuvat pelkästään automaattiseen käsittelyyn.",
        "Vi fattar inga beslut om dig som grundas enbart på automatiserad behandling.",
        "We make no decisions about you that are based on automated processing alone.",
    ),
    "decisions": _three(
        "Nämä päätökset tehdään pelkästään automaattisesti. Voit vaatia, että ihminen käsittelee asian, kertoa oman "
        "kantasi ja riitauttaa päätöksen.",
        "Följande beslut fattas enbart automatiserat. Du kan kräva att en människa behandlar saken, framföra din åsikt "
        "och bestrida beslutet.",
        "These decisions are made by automated means alone. You can demand that a person looks at the matter, say what "
        "you think, and contest the decision.",
    ),
    "cookies": _three(
        "Tämä palvelu käyttää vain välttämättömiä evästeitä: ne muistavat kielen ja pitävät istunnon turvassa. "
        "Palvelussa ei ole kävijäseurantaa eikä muiden yritysten sisältöjä.",
        "Den här tjänsten använder bara nödvändiga kakor: de minns språket och håller sessionen säker. "
        "Tjänsten har ingen besöksspårning och inget innehåll från andra företag.",
        "This service uses necessary cookies only: they remember your language and keep your session safe. "
        "It has no visitor tracking and no content from other companies.",
    ),
    "changes": _three(
        "Seloste on päivätty {day}. Jos alamme käyttää tietojasi muuhun tarkoitukseen, kerromme siitä "
        "sinulle etukäteen.",
        "Beskrivningen är daterad {day}. Om vi börjar använda dina uppgifter för något annat ändamål berättar vi "
        "det för dig i förväg.",
        "This notice is dated {day}. If we start to use your data for another purpose, we tell you beforehand.",
    ),
}
