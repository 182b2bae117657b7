"""The names of letters' parts, for "the letter does not say …" messages: short phrases, in lower case."""

from collections.abc import Mapping

Words = Mapping[str, str]

PARTS: Mapping[str, Words] = {
    "reference": {"fi": "pyynnön tunnus", "sv": "ärendekoden", "en": "the reference of the request"},
    "received_on": {"fi": "saapumispäivä", "sv": "dagen då begäran kom in", "en": "the day of receipt"},
    "answer_by": {
        "fi": "päivä, johon mennessä vastaamme", "sv": "dagen då vi senast svarar",
        "en": "the day by which we answer",
    },
    "explanation": {
        "fi": "miten määräaika on laskettu", "sv": "hur tidsfristen har räknats",
        "en": "how the time limit was counted",
    },
    "what_next": {"fi": "mitä seuraavaksi tapahtuu", "sv": "vad som händer härnäst", "en": "what happens next"},
    "authority": {
        "fi": "valvontaviranomainen ja sen osoite", "sv": "tillsynsmyndigheten och dess adress",
        "en": "the supervisory authority and its address",
    },
    "what_is_doubted": {"fi": "mitä epäilemme", "sv": "vad vi betvivlar", "en": "what is doubted"},
    "what_is_unclear": {
        "fi": "mikä pyynnössä on epäselvää", "sv": "vad som är oklart i begäran",
        "en": "what is unclear",
    },
    "least_needed": {
        "fi": "mikä vähimmillään riittää", "sv": "det minsta som räcker",
        "en": "the least that would settle it",
    },
    "everything_may_be_asked": {
        "fi": "että voi pyytää myös kaikkea", "sv": "att man också får begära allt",
        "en": "that everything may be asked for",
    },
    "clock": {
        "fi": "mistä alkaen määräaika ei kulu", "sv": "från när tidsfristen inte löper",
        "en": "since when the time does not run",
    },
    "new_answer_by": {"fi": "uusi viimeinen päivä", "sv": "den nya sista dagen", "en": "the new last day"},
    "extension_reasons": {
        "fi": "määräajan jatkamisen syyt", "sv": "skälen för förlängningen",
        "en": "the reasons for the extension",
    },
    "fee_items": {"fi": "maksun erittely", "sv": "avgiftens delar", "en": "the items of the fee"},
    "fee_sum": {"fi": "maksun summa", "sv": "avgiftens summa", "en": "the sum of the fee"},
    "fee_reason": {"fi": "miksi maksu peritään", "sv": "varför avgiften tas ut", "en": "why there is a fee"},
    "free_alternative": {
        "fi": "maksuton vaihtoehto", "sv": "det kostnadsfria alternativet",
        "en": "the free alternative",
    },
    "accept_by": {
        "fi": "mihin mennessä maksun voi hyväksyä", "sv": "till när avgiften kan godkännas",
        "en": "by when the fee can be accepted",
    },
    "may_withdraw": {
        "fi": "että pyynnön voi perua maksutta", "sv": "att begäran kan återtas utan kostnad",
        "en": "that the request can be withdrawn at no cost",
    },
    "purposes": {
        "fi": "käsittelyn tarkoitukset", "sv": "ändamålen med behandlingen",
        "en": "the purposes of processing",
    },
    "categories": {
        "fi": "henkilötietoryhmät", "sv": "kategorierna av personuppgifter",
        "en": "the categories of personal data",
    },
    "recipients": {"fi": "vastaanottajat nimeltä", "sv": "mottagarna vid namn", "en": "the recipients by name"},
    "retention": {
        "fi": "säilytysaika tai sen määrittämiskriteerit", "sv": "lagringstiden eller kriterierna för den",
        "en": "the retention period, or criteria for it",
    },
    "rights": {"fi": "muut oikeudet", "sv": "de övriga rättigheterna", "en": "the other rights"},
    "complaint": {
        "fi": "oikeus tehdä valitus valvontaviranomaiselle",
        "sv": "rätten att lämna in ett klagomål till en tillsynsmyndighet",
        "en": "the right to lodge a complaint with a supervisory authority",
    },
    "source": {"fi": "tietojen alkuperä", "sv": "varifrån uppgifterna kommer", "en": "the source of the data"},
    "automated_decisions": {
        "fi": "automatisoidut yksittäispäätökset, tai ettei niitä ole",
        "sv": "automatiserade individuella beslut, eller att det inte finns några",
        "en": "automated decisions, or that there are none",
    },
    "safeguards": {
        "fi": "suojatoimet siirroissa kolmanteen maahan, tai ettei siirtoja ole",
        "sv": "skyddsåtgärderna vid överföring till tredjeland, eller att inga överföringar sker",
        "en": "the safeguards of transfers to third countries, or that there are none",
    },
    "copy": {"fi": "jäljennös tiedoista", "sv": "kopian av uppgifterna", "en": "the copy of the data"},
    "data_from": {
        "fi": "päivä, jolta tiedot ovat", "sv": "dagen som uppgifterna är från",
        "en": "the day the data are from",
    },
    "registers_searched": {
        "fi": "mistä rekistereistä haettiin", "sv": "vilka register som söktes igenom",
        "en": "the registers searched",
    },
    "identifiers_used": {
        "fi": "millä tiedoilla haettiin", "sv": "vilka uppgifter sökningen gjordes med",
        "en": "the identifiers used",
    },
    "searched_on": {"fi": "päivä, jona haettiin", "sv": "dagen då sökningen gjordes", "en": "the day of the search"},
    "remedy": {
        "fi": "oikeus käyttää muita oikeussuojakeinoja", "sv": "rätten att begära rättslig prövning",
        "en": "the right to a judicial remedy",
    },
    "why_not_identified": {
        "fi": "miksi henkilöä ei voitu tunnistaa", "sv": "varför personen inte kunde identifieras",
        "en": "why the person could not be identified",
    },
    "what_would_help": {"fi": "mikä auttaisi", "sv": "vad som skulle hjälpa", "en": "what would help"},
    "ground": {"fi": "kieltäytymisperuste", "sv": "grunden för avslaget", "en": "the ground of refusal"},
    "reasons": {
        "fi": "perustelut, ainakin yksi virke", "sv": "skälen, minst en mening",
        "en": "the reasons, at least a sentence",
    },
    "granted": {"fi": "mitä toteutetaan", "sv": "vad som utförs", "en": "what is granted"},
    "not_granted": {"fi": "mitä ei toteuteta", "sv": "vad som inte utförs", "en": "what is not granted"},
    "decided_on": {"fi": "päätöspäivä", "sv": "dagen för beslutet", "en": "the day of the decision"},
    "controller": {"fi": "rekisterinpitäjä", "sv": "den personuppgiftsansvarige", "en": "the controller"},
    "contact": {"fi": "yhteystiedot", "sv": "kontaktuppgifterna", "en": "the contact details"},
    "old_and_new": {
        "fi": "vanha ja uusi tieto", "sv": "den gamla och den nya uppgiften",
        "en": "the old and the new data",
    },
    "rectified_on": {"fi": "oikaisun päivä", "sv": "dagen för rättelsen", "en": "the day of the rectification"},
    "recipients_told": {
        "fi": "kenelle asiasta on ilmoitettu", "sv": "vilka mottagare som har underrättats",
        "en": "which recipients were told",
    },
    "erased_what": {"fi": "mitä poistettiin", "sv": "vad som raderades", "en": "what was erased"},
    "erased_where": {"fi": "mistä poistettiin", "sv": "varifrån det raderades", "en": "where it was erased"},
    "erased_on": {"fi": "poistamisen päivä", "sv": "dagen för raderingen", "en": "the day of the erasure"},
    "what_stays": {"fi": "mitä jää jäljelle", "sv": "vad som finns kvar", "en": "what stays"},
    "why_it_stays": {"fi": "miksi se jää", "sv": "varför det finns kvar", "en": "why it stays"},
    "stays_until": {"fi": "mihin asti se jää", "sv": "till när det finns kvar", "en": "until when it stays"},
    "backups": {"fi": "varmuuskopiot", "sv": "säkerhetskopiorna", "en": "the backups"},
    "record_of_request": {
        "fi": "että tieto tästä pyynnöstä jää, miksi ja mihin asti",
        "sv": "att uppgiften om denna begäran finns kvar, varför och till när",
        "en": "that the record of this request stays, why and until when",
    },
    "restricted_what": {
        "fi": "mitä tietoja rajoitus koskee", "sv": "vilka uppgifter begränsningen gäller",
        "en": "which data are restricted",
    },
    "restricted_from": {
        "fi": "mistä alkaen rajoitus on voimassa", "sv": "från när begränsningen gäller",
        "en": "from when they are restricted",
    },
    "still_allowed": {
        "fi": "mitä tiedoilla saa yhä tehdä", "sv": "vad som fortfarande får göras",
        "en": "what may still be done with them",
    },
    "lifting_told_before": {
        "fi": "että rajoituksen päättymisestä kerrotaan etukäteen", "sv": "att vi berättar innan begränsningen upphör",
        "en": "that the lifting is told beforehand",
    },
    "lifted_what": {
        "fi": "minkä tietojen rajoitus päättyy", "sv": "för vilka uppgifter begränsningen upphör",
        "en": "which data are released from restriction",
    },
    "lifted_on": {
        "fi": "rajoituksen päättymispäivä", "sv": "dagen då begränsningen upphör",
        "en": "the day the restriction ends",
    },
    "lifting_reason": {
        "fi": "miksi rajoitus päättyy", "sv": "varför begränsningen upphör",
        "en": "why the restriction ends",
    },
    "stopped_what": {"fi": "mikä loppuu", "sv": "vad som upphör", "en": "what stops"},
    "stopped_from": {"fi": "mistä alkaen se loppuu", "sv": "från när det upphör", "en": "from when it stops"},
    "format": {"fi": "tiedoston muoto", "sv": "filens format", "en": "the format"},
    "what_is_in": {"fi": "mitä tiedostossa on", "sv": "vad filen innehåller", "en": "what is in"},
    "what_is_out": {"fi": "mitä siitä puuttuu", "sv": "vad som inte är med", "en": "what is out"},
    "sent_to": {
        "fi": "kenelle tiedot lähetettiin", "sv": "till vem uppgifterna skickades",
        "en": "to whom the data were sent",
    },
    "nothing_deleted": {
        "fi": "ettei siirto poista tietoja", "sv": "att inget raderas genom överföringen",
        "en": "that nothing is deleted by it",
    },
    "why_not_direct": {
        "fi": "miksi suora siirto ei ollut mahdollinen", "sv": "varför direkt överföring inte var möjlig",
        "en": "why a direct transfer was not feasible",
    },
    "channels": {"fi": "mitä kanavia kielto koskee", "sv": "vilka kanaler förbudet gäller", "en": "the channels"},
    "service_messages": {
        "fi": "että palveluviestejä voi yhä tulla", "sv": "att servicemeddelanden fortfarande kan komma",
        "en": "that service messages may still come",
    },
    "blocked_address": {
        "fi": "mikä osoite tai numero estettiin", "sv": "vilken adress eller vilket nummer som spärrades",
        "en": "the address or number that was blocked",
    },
    "whose_message": {
        "fi": "kenen viesti oli, jos tiedämme sen", "sv": "vems meddelandet var, om vi vet det",
        "en": "whose message it was, as far as known",
    },
    "which_consent": {"fi": "mikä suostumus", "sv": "vilket samtycke", "en": "which consent"},
    "withdrawn_from": {
        "fi": "mistä alkaen suostumus on peruutettu", "sv": "från när samtycket är återkallat",
        "en": "from when the consent is withdrawn",
    },
    "earlier_stays_lawful": {
        "fi": "että aiempi käsittely on edelleen lainmukaista", "sv": "att tidigare behandling förblir laglig",
        "en": "that earlier processing stays lawful",
    },
    "what_to_do": {
        "fi": "mitä vastaanottajan on tehtävä", "sv": "vad mottagaren ska göra",
        "en": "what the recipient is to do",
    },
    "by_when": {"fi": "mihin mennessä", "sv": "till när", "en": "by when"},
    "closed_at_wish": {
        "fi": "että pyyntö on päätetty henkilön toiveesta", "sv": "att begäran har avslutats på personens egen begäran",
        "en": "that the request is closed at the person’s wish",
    },
    "passed_to": {
        "fi": "kenelle pyyntö siirrettiin", "sv": "till vem begäran fördes vidare",
        "en": "to whom the request was passed",
    },
    "why_unfounded_or_excessive": {
        "fi": "miksi pyyntö on ilmeisen perusteeton tai kohtuuton",
        "sv": "varför begäran är uppenbart ogrundad eller orimlig",
        "en": "why the request is manifestly unfounded or excessive",
    },
    "how_others_are_affected": {
        "fi": "miten se vaikuttaisi muiden oikeuksiin", "sv": "hur andras rättigheter skulle påverkas",
        "en": "how the rights of others would be affected",
    },
    "ombudsman_route": {
        "fi": "että tiedot voi pyytää antamaan tietosuojavaltuutetulle",
        "sv": "att uppgifterna på begäran lämnas till dataombudsmannen",
        "en": "that the information goes to the Data Protection Ombudsman at the person’s request",
    },
    "how_accuracy_was_checked": {
        "fi": "miten tieto tarkistettiin", "sv": "hur uppgiften kontrollerades",
        "en": "how accuracy was checked",
    },
    "supplementary_statement": {
        "fi": "että henkilö voi lisätä oman selvityksensä",
        "sv": "att personen kan lägga till ett kompletterande utlåtande",
        "en": "that a supplementary statement can be added",
    },
    "which_basis": {
        "fi": "mikä käsittelyn oikeusperuste on", "sv": "vilken rättslig grund som gäller",
        "en": "which legal basis applies",
    },
    "which_right_fits": {
        "fi": "mitä oikeutta voi käyttää", "sv": "vilken rättighet som passar",
        "en": "which right fits",
    },
    "statute": {"fi": "mikä laki velvoittaa", "sv": "vilken lag som kräver det", "en": "the statute"},
    "statute_ends_on": {
        "fi": "mihin asti laki velvoittaa", "sv": "till när lagen kräver det",
        "en": "the end date of the statute’s duty",
    },
    "how_erasure_would_hinder": {
        "fi": "miten poistaminen estäisi käsittelyn tarkoituksen",
        "sv": "hur radering skulle hindra syftet med behandlingen",
        "en": "how erasure would hinder the purpose",
    },
    "which_claim": {"fi": "mikä oikeusvaade", "sv": "vilket rättsligt anspråk", "en": "which legal claim"},
    "weighing": {
        "fi": "miten syytä punnittiin henkilön tilannetta vasten", "sv": "hur skälen vägdes mot personens situation",
        "en": "how the grounds were weighed against the person’s situation",
    },
}  # fmt: skip
