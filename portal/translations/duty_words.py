"""What staff owe next, as a short call to do it; and what the person is waited for."""

from collections.abc import Mapping

Words = Mapping[str, str]

DUTIES: Mapping[str, Words] = {
    "carry_out": {"fi": "Toteuta", "sv": "Verkställ", "en": "Carry out"},
    "settle_breach": {
        "fi": "Selvitä tietoturvaloukkaus", "sv": "Utred personuppgiftsincidenten", "en": "Settle the breach",
    },
    "answer_authority": {"fi": "Vastaa viranomaiselle", "sv": "Svara myndigheten", "en": "Answer the authority"},
    "give_to_authority": {
        "fi": "Anna tiedot tietosuojavaltuutetulle", "sv": "Ge uppgifterna till dataombudsmannen",
        "en": "Give the data to the Ombudsman",
    },
    "post": {"fi": "Postita kirje", "sv": "Posta brevet", "en": "Post the letter"},
    "deliver_again": {"fi": "Toimita vastaus uudelleen", "sv": "Leverera svaret på nytt", "en": "Deliver again"},
    "send_code": {"fi": "Lähetä uusi koodi", "sv": "Skicka en ny kod", "en": "Send a new code"},
    "refuse": {"fi": "Lähetä kieltäytyminen", "sv": "Skicka avslaget", "en": "Send the refusal"},
    "approve": {"fi": "Hyväksy", "sv": "Godkänn", "en": "Approve"},
    "read_reply": {"fi": "Lue vastaus", "sv": "Läs svaret", "en": "Read the reply"},
    "answer": {"fi": "Vastaa", "sv": "Svara", "en": "Answer"},
    "collect": {"fi": "Jatka hakua", "sv": "Sök vidare", "en": "Go on searching"},
    "search": {"fi": "Hae rekistereistä", "sv": "Sök i registren", "en": "Search"},
    "await_search": {"fi": "Rekistereistä haetaan", "sv": "Registren genomsöks", "en": "Being searched"},
    "take_search": {"fi": "Lue hakutulos", "sv": "Läs sökresultatet", "en": "Read the search result"},
    "decide": {"fi": "Kirjoita vastaus", "sv": "Skriv svaret", "en": "Write the answer"},
    "send": {"fi": "Lähetä vastaus", "sv": "Skicka svaret", "en": "Send the answer"},
    "settle_identity": {"fi": "Varmista henkilöllisyys", "sv": "Styrk identiteten", "en": "Settle identity"},
    "tell": {"fi": "Kerro tehdystä", "sv": "Meddela", "en": "Tell the person"},
    "end_fee": {"fi": "Päätä maksusta", "sv": "Avgör avgiften", "en": "End the fee"},
    "decide_without_reply": {
        "fi": "Ratkaise ilman vastausta", "sv": "Avgör utan svar", "en": "Decide without a reply",
    },
    "remind": {"fi": "Muistuta", "sv": "Påminn", "en": "Remind"},
    "consider_refusal": {"fi": "Harkitse kieltäytymistä", "sv": "Överväg avslag", "en": "Consider refusal"},
    "tell_recipients": {
        "fi": "Kerro vastaanottajille", "sv": "Underrätta mottagarna", "en": "Tell the recipients",
    },
    "tell_before_lifting": {
        "fi": "Kerro rajoituksen poistamisesta", "sv": "Meddela att begränsningen upphör", "en": "Tell before lifting",
    },
    "lift_restriction": {"fi": "Poista rajoitus", "sv": "Häv begränsningen", "en": "Lift the restriction"},
    "unconfirmed": {"fi": "Vahvistamatta", "sv": "Obekräftad", "en": "Unconfirmed"},
    "await_identity": {"fi": "Odottaa henkilöllisyyttä", "sv": "Väntar på identitet", "en": "Awaiting identity"},
    "await_clarification": {"fi": "Odottaa tarkennusta", "sv": "Väntar på precisering", "en": "Awaiting clarification"},
    "await_fee": {"fi": "Odottaa maksun hyväksymistä", "sv": "Väntar på avgiften", "en": "Awaiting the fee"},
}  # fmt: skip

DAYS: Mapping[str, Words] = {
    "answer_by": {"fi": "vastattava viimeistään {day}", "sv": "svar senast {day}", "en": "answer by {day}"},
    "refuse_by": {"fi": "kieltäydyttävä viimeistään {day}", "sv": "avslag senast {day}", "en": "refuse by {day}"},
    "carry_out": {"fi": "toteutettava {day}", "sv": "verkställs {day}", "en": "carry out on {day}"},
    "settle_breach": {
        "fi": "viranomaiselle viimeistään {day}", "sv": "till myndigheten senast {day}",
        "en": "tell the authority by {day}",
    },
    "answer_authority": {
        "fi": "viranomaiselle viimeistään {day}", "sv": "till myndigheten senast {day}",
        "en": "answer the authority by {day}",
    },
    "give_to_authority": {
        "fi": "tietosuojavaltuutetulle viimeistään {day}", "sv": "till ombudsmannen senast {day}",
        "en": "give the data by {day}",
    },
    "read_reply": {"fi": "luettava viimeistään {day}", "sv": "läses senast {day}", "en": "read by {day}"},
    "post": {"fi": "postitettava viimeistään {day}", "sv": "postas senast {day}", "en": "post by {day}"},
    "deliver_again": {
        "fi": "toimitettava viimeistään {day}", "sv": "levereras senast {day}", "en": "deliver by {day}",
    },
    "send_code": {"fi": "koodi viimeistään {day}", "sv": "koden senast {day}", "en": "code by {day}"},
    "tell_recipients": {
        "fi": "vastaanottajille viimeistään {day}", "sv": "till mottagarna senast {day}",
        "en": "tell the recipients by {day}",
    },
    "tell_before_lifting": {
        "fi": "kerrottava ennen {day}", "sv": "meddelas före {day}", "en": "tell before {day}",
    },
    "lift_restriction": {"fi": "rajoitus poistetaan {day}", "sv": "hävs {day}", "en": "lift on {day}"},
    "remind": {"fi": "muistutus {day}", "sv": "påminnelse {day}", "en": "reminder on {day}"},
    "decide_without_reply": {"fi": "ratkaistava {day}", "sv": "avgörs {day}", "en": "decide on {day}"},
}  # fmt: skip
"""What a day in the queue is the day of."""

REASONS: Mapping[str, Words] = {
    "carry_out": {
        "fi": "Toteutetaan heti: saapumispäivänä tai kun henkilöllisyys on varmistunut.",
        "sv": "Verkställs genast: samma dag som begäran kommer in, eller när identiteten är styrkt.",
        "en": "Carried out at once: on the day it arrives, or when identity is settled.",
    },
    "settle_breach": {
        "fi": "Jotain meni väärälle henkilölle. Viranomaiselle kerrotaan 72 tunnissa siitä, kun asia tuli tietoon.",
        "sv": "Något gick till fel person. Myndigheten underrättas inom 72 timmar från att saken blev känd.",
        "en": "Something went to the wrong person. The authority is told within 72 hours of it becoming known.",
    },
    "answer_authority": {
        "fi": "Valvontaviranomainen on antanut vastaukselle oman määräajan.",
        "sv": "Tillsynsmyndigheten har satt en egen tidsfrist för svaret.",
        "en": "The supervisory authority has set a date of its own for the reply.",
    },
    "give_to_authority": {
        "fi": "Rekisteröity on pyytänyt antamaan tiedot tietosuojavaltuutetulle (tietosuojalaki 34 § 4 mom.).",
        "sv": "Den registrerade har bett att uppgifterna ges till dataombudsmannen (dataskyddslagen 34 § 4 mom.).",
        "en": "The person asked for the data to be given to the Ombudsman (Data Protection Act s. 34(4)).",
    },
    "deliver_again": {
        "fi": "Vastaus ei mennyt perille, ja määräaika kuluu edelleen.",
        "sv": "Svaret kom inte fram, och tidsfristen löper vidare.",
        "en": "The answer did not arrive, and the time runs on.",
    },
    "send_code": {
        "fi": "Salainen koodi on kadonnut. Ilman uutta vastausta ei voi avata.",
        "sv": "Den hemliga koden är borta. Utan en ny går svaret inte att öppna.",
        "en": "The secret code is lost. Without a new one the answer cannot be opened.",
    },
    "post": {
        "fi": "Kirje on valmis, mutta sitä ei ole vielä postitettu.",
        "sv": "Brevet är klart, men det har inte postats ännu.",
        "en": "The letter is ready, but it was not posted yet.",
    },
    "tell_recipients": {
        "fi": "Ne, joille tiedot on annettu, eivät vielä tiedä, mitä tehtiin (19 artikla).",
        "sv": "De som har fått uppgifterna vet ännu inte vad som har gjorts (artikel 19).",
        "en": "Those who were given the data do not know yet what was done (Art 19).",
    },
    "tell_before_lifting": {
        "fi": "Rekisteröidylle kerrotaan ennen kuin rajoitus poistetaan (18 artiklan 3 kohta).",
        "sv": "Den registrerade underrättas innan begränsningen hävs (artikel 18.3).",
        "en": "The person is told before the restriction is lifted (Art 18(3)).",
    },
    "lift_restriction": {
        "fi": "Rajoitus poistetaan päivänä, josta rekisteröidylle kerrottiin.",
        "sv": "Begränsningen hävs den dag som den registrerade fick veta om.",
        "en": "The restriction is lifted on the day the person was told of.",
    },
    "await_identity": {
        "fi": "Muistutus lähtee viikon kuluttua kysymyksestä.",
        "sv": "En påminnelse skickas en vecka efter frågan.",
        "en": "A reminder goes out a week after the question.",
    },
    "await_clarification": {
        "fi": "Muistutus lähtee viikon kuluttua kysymyksestä.",
        "sv": "En påminnelse skickas en vecka efter frågan.",
        "en": "A reminder goes out a week after the question.",
    },
    "read_reply": {
        "fi": "Rekisteröity on vastannut kysymykseen.",
        "sv": "Den registrerade har svarat på frågan.",
        "en": "The person has replied to the question.",
    },
    "decide_without_reply": {
        "fi": "Muistutukseen ei ole vastattu kahdessa viikossa.",
        "sv": "Påminnelsen har inte besvarats på två veckor.",
        "en": "The reminder has brought no reply in two weeks.",
    },
    "end_fee": {
        "fi": "Maksun hyväksymisen aika on kulunut.",
        "sv": "Tiden för att godkänna avgiften har gått.",
        "en": "The time to accept the fee is over.",
    },
}
"""Why a duty is due before the answer is."""


def reason(duty: str, language: str) -> str:
    """Return why this duty is due before the answer, or nothing where the day says it."""
    words = REASONS.get(duty, {})
    return words.get(language, words.get("en", ""))


def day_of(duty: str, day: str, language: str) -> str:
    """Return a day with what it is the day of: "answer by Tue 15 Dec"."""
    words = DAYS.get(duty, DAYS["answer_by"])
    return words.get(language, words["en"]).format(day=day)
