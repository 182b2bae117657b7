"""The law's broken rules in words, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

LAW: Mapping[str, Words] = {
    "RequestClosed": {
        "fi": "Pyyntö on päätetty {since_on}, joten tätä ei voi enää tehdä. Avaa pyyntö ja katso, mitä tapahtui.",
        "sv": "Begäran avslutades {since_on}, så det här går inte längre. Öppna begäran och se vad som har hänt.",
        "en": "This request was closed on {since_on}, so this can no longer be done. Open the request.",
    },
    "NotClosed": {
        "fi": "Pyyntö on avoinna {since_on} alkaen, joten sitä ei tarvitse avata uudelleen.",
        "sv": "Begäran är öppen sedan {since_on}, så den behöver inte öppnas på nytt.",
        "en": "This request has been open since {since_on}. There is nothing to reopen.",
    },
    "AwaitsApproval": {
        "fi": "Pyyntö odottaa hyväksyntää {since_on} alkaen. Hyväksy ehdotus tai palauta se ensin.",
        "sv": "Begäran väntar på godkännande sedan {since_on}. Godkänn eller återsänd förslaget först.",
        "en": "This request awaits approval since {since_on}. Approve or return what was proposed first.",
    },
    "NothingToApprove": {
        "fi": "Pyynnöllä ei ole mitään hyväksyttävää. Avaa pyyntö ja katso, mitä seuraavaksi tehdään.",
        "sv": "Det finns inget att godkänna i begäran. Öppna begäran och se vad som ska göras härnäst.",
        "en": "Nothing on this request awaits approval. Open the request to see what is next.",
    },
    "AwaitedAlready": {
        "fi": "Tätä on jo kysytty rekisteröidyltä, eikä hän ole vastannut. Muistuta häntä tai ratkaise asia.",
        "sv": "Den registrerade har redan fått frågan och har inte svarat. Påminn hen eller avgör saken.",
        "en": "The person has been asked and has not answered. Remind them, or settle it.",
    },
    "NothingAwaited": {
        "fi": "Tätä ei ole kysytty rekisteröidyltä, tai asia on jo ratkaistu.",
        "sv": "Den registrerade har inte fått frågan, eller så är saken redan avgjord.",
        "en": "The person was not asked for this, or it is settled already.",
    },
    "ConfirmedAlready": {
        "fi": "Pyyntö on jo vahvistettu. Mitään ei tarvitse tehdä.",
        "sv": "Begäran är redan bekräftad. Inget mer behöver göras.",
        "en": "This request is confirmed already. There is nothing more to do.",
    },
    "UnconfirmedStandsAlone": {
        "fi": "Pyyntöä ei ole vahvistettu, joten sitä ei yhdistetä muihin. Odota tai varmista henkilöllisyys.",
        "sv": "Begäran är inte bekräftad och kopplas därför inte ihop med andra. Vänta eller styrk identiteten.",
        "en": "This request is not confirmed, so it is not linked. Wait, or prove identity.",
    },
    "RightNotAsked": {
        "fi": "Pyyntöön ei kuulu tätä oikeutta ({right}). Lisää se ensin.",
        "sv": "Begäran omfattar inte den här rätten ({right}). Lägg till den först.",
        "en": "This request does not carry that right ({right}). Add it first.",
    },
    "RightClosed": {
        "fi": "Tähän kohtaan ({right}) vastattiin tai se peruttiin {since_on}. Avaa pyyntö ja katso tapahtumat.",
        "sv": "Den här delen ({right}) besvarades eller återtogs {since_on}. Öppna begäran och se vad som har hänt.",
        "en": "That right ({right}) was answered or withdrawn on {since_on}. Open the request to see what happened.",
    },
    "RightOpenAlready": {
        "fi": "Pyyntöön kuuluu jo tämä oikeus ({right}). Korjaa, mitä siinä pyydetään.",
        "sv": "Begäran omfattar redan den här rätten ({right}). Rätta det som står där.",
        "en": "This request carries that right ({right}) already. Correct what it says.",
    },
    "NotDecided": {
        "fi": "Tätä kohtaa ({right}) ei ole vielä ratkaistu. Ratkaise se ja vastaa sitten.",
        "sv": "Den här delen ({right}) är inte avgjord än. Avgör den och svara sedan.",
        "en": "That right ({right}) has no outcome yet. Decide it, then answer.",
    },
    "NotForThisRight": {
        "fi": "Mikään avoin kohta ei salli tätä vaihetta. Vastaa avoimiin kohtiin.",
        "sv": "Ingen öppen del av begäran tillåter det här steget. Svara på det som är öppet.",
        "en": "No right still open on this request allows that step. Answer what is open.",
    },
    "AccessComesFirst": {
        "fi": "Samalla pyydettiin saada tutustua tietoihin, eikä siihen ole vastattu. Vastaa siihen ja poista sitten.",
        "sv": "Tillgång till uppgifterna begärdes också och är inte besvarad. Svara på det och radera sedan.",
        "en": "Access was asked too and is not answered. Answer it, then erase.",
    },
    "CarryOutFirst": {
        "fi": "Heti toteutettava ({right}) toteutetaan ensin. Päätä pyyntö vasta sitten.",
        "sv": "Det som ska verkställas genast ({right}) görs först. Avsluta begäran sedan.",
        "en": "What must stop at once ({right}) is carried out first. Then close the request.",
    },
    "AuthorityUnknown": {
        "fi": "Valvontaviranomaista {code} ei tunneta. Korjaa rekisterinpitäjän profiili.",
        "sv": "Tillsynsmyndigheten {code} är okänd. Rätta den personuppgiftsansvariges profil.",
        "en": "No supervisory authority is on record for {code}. Correct the controller’s profile.",
    },
    "FeeNotAllowed": {
        "fi": "Tästä ei voi periä maksua näin. Vastaa maksutta tai kirjaa, miksi pyyntö on perusteeton tai kohtuuton.",
        "sv": "Avgiften får inte tas ut. Svara avgiftsfritt eller skriv varför begäran är ogrundad eller orimlig.",
        "en": "This fee cannot be asked. Answer free of charge, or write why the request is unfounded or excessive.",
    },
    "FeeTooLate": {
        "fi": "Maksusta olisi pitänyt ilmoittaa hyvissä ajoin ennen päivää {refuse_by}. Vastaa maksutta.",
        "sv": "Avgiften borde ha meddelats i god tid före {refuse_by}. Svara avgiftsfritt.",
        "en": "The fee had to be announced well before {refuse_by}. Answer free of charge.",
    },
    "FeeLapsed": {
        "fi": "Maksun saattoi hyväksyä viimeistään {accept_by}. Mitään ei peritä.",
        "sv": "Avgiften kunde godkännas senast {accept_by}. Inget tas ut.",
        "en": "The fee could be accepted until {accept_by}. Nothing is charged.",
    },
    "FeeAndRefusal": {
        "fi": "Pyynnöstä on pyydetty maksua. Peru maksu ensin tai vastaa, kun se on hyväksytty.",
        "sv": "En avgift har begärts. Återta den först eller svara när den har godkänts.",
        "en": "A fee was asked for this request. Cancel it first, or answer once it is accepted.",
    },
    "DoubtNotRecorded": {
        "fi": "Kirjaa ensin, mikä saa epäilemään pyytäjän henkilöllisyyttä. Tapa kysyä kaikilta ei ole syy.",
        "sv": "Skriv först vad som får dig att tvivla på vem som frågar. Att alltid fråga är inget skäl.",
        "en": "Write first what makes you doubt who is asking. A habit of asking everybody is no reason.",
    },
    "IdentityBelowLevel": {
        "fi": "Vastausta ei voi vielä lähettää. Tarvitaan: {needed}. Nyt: {achieved}. Varmista henkilöllisyys ensin.",
        "sv": "Svaret kan inte skickas än. Det behövs: {needed}. Nu: {achieved}. Styrk identiteten först.",
        "en": "The answer cannot be sent yet. Needed: {needed}. Now: {achieved}. Settle identity first.",
    },
    "NothingHeldTooWide": {
        "fi": "Tietojen puuttumisesta kerrotaan vain vahvistetun osoitteen tai numeron osalta. Nimeä vain se.",
        "sv": "Att inget finns kan sägas bara om en bekräftad adress eller ett bekräftat nummer. Nämn bara det.",
        "en": "“Nothing held” can be said only of an address or number the person has confirmed. Name only that.",
    },
    "LapseTooEarly": {
        "fi": "Pyyntö ei voi raueta ennen kuin {answer_by} on kulunut.",
        "sv": "Begäran kan inte förfalla förrän {answer_by} har gått.",
        "en": "This request cannot lapse before {answer_by} is over.",
    },
    "ContactUntried": {
        "fi": "Kaikkia yhteystietoja ei ole vielä kokeiltu. Kirjoita tai soita ensin niihin.",
        "sv": "Alla kontaktuppgifter har inte prövats. Skriv eller ring dit först.",
        "en": "Another contact of the person has not been tried. Write or call there first.",
    },
    "RestrictionLiftUntold": {
        "fi": "Rekisteröidylle ei ole kerrottu, että rajoitus päättyy. Kerro siitä ensin.",
        "sv": "Den registrerade har inte fått veta att begränsningen upphör. Meddela det först.",
        "en": "The person has not been told that the restriction is lifted. Tell them first.",
    },
    "LetterIncomplete": {
        "fi": "Kirjettä ei voi vielä lähettää. Siitä puuttuu: {missing}.",
        "sv": "Brevet kan inte skickas än. Det saknar: {missing}.",
        "en": "The letter cannot be sent yet. It does not say: {missing}.",
    },
    "NeverPaused": {
        "fi": "Määräaika ei pysähdy tämän kysymyksen ajaksi. Jatka kysymättä.",
        "sv": "Tidsfristen stannar inte för den här frågan. Gå vidare utan att fråga.",
        "en": "No open right of this request can be paused for this. Go on without asking.",
    },
    "PauseReasonMissing": {
        "fi": "Kirjaa ensin, miksi tätä on kysyttävä. Ilman syytä määräaika kuluu edelleen.",
        "sv": "Skriv först varför frågan måste ställas. Utan skäl löper tidsfristen vidare.",
        "en": "Record first why this must be asked. Without it the clock goes on.",
    },
    "LateReasonMissing": {
        "fi": "Tätä saattoi kysyä ilman eri syytä viimeistään {last_day}. Kirjaa, miksi kysyt vasta nyt.",
        "sv": "Frågan kunde ställas utan särskilt skäl senast {last_day}. Skriv varför den ställs först nu.",
        "en": "Until {last_day} this could be asked without more. Record why it is asked only now.",
    },
    "GroundNotAllowed": {
        "fi": "Valitse peruste, jonka laki tuntee tälle oikeudelle ({right}) ja laajuudelle, ja kirjoita perustelut.",
        "sv": "Välj en grund som lagen känner för den här rätten ({right}) och omfattningen, och motivera.",
        "en": "Choose a ground the law knows for this right ({right}) and this extent, and give your reasons.",
    },
    "ExtensionTooLate": {
        "fi": "Jatkamisesta piti kertoa viimeistään {extend_by}. Vastauksen määräpäivä on {answer_by}.",
        "sv": "Förlängningen borde ha meddelats senast {extend_by}. Svaret ska ges senast {answer_by}.",
        "en": "An extension had to be told by {extend_by}. The answer is due on {answer_by}.",
    },
    "ExtensionAndAnswerTooLate": {
        "fi": "Jatkamisesta piti kertoa viimeistään {extend_by}. Vastauksen määräpäivä oli {answer_by}: vastaa heti.",
        "sv": "Förlängningen borde ha meddelats senast {extend_by}. Svaret skulle ha getts senast {answer_by}: svara "
        "genast.",
        "en": "An extension had to be told by {extend_by}. The answer was due on {answer_by}: answer now.",
    },
    "ExtendedAlready": {
        "fi": "Määräaikaa on jo jatkettu, ja laki sallii sen kerran. Vastaa viimeistään {answer_by}.",
        "sv": "Tidsfristen är redan förlängd, och lagen tillåter det en gång. Svara senast {answer_by}.",
        "en": "This request is extended already, and the law allows it once. Answer by {answer_by}.",
    },
    "NeverExtended": {
        "fi": "Avoinna oleva toteutetaan heti, eikä sen määräaikaa voi jatkaa. Toteuta se ja kerro siitä.",
        "sv": "Det som är öppet verkställs genast och kan inte förlängas. Verkställ det och meddela.",
        "en": "What is open here is carried out at once and cannot be extended. Carry it out, and tell.",
    },
}
