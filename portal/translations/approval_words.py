"""Four eyes and a letter's own wording, in words to staff: what is proposed, what happened, what is not allowed."""

from collections.abc import Mapping

Words = Mapping[str, str]

FOUR_EYES: Mapping[str, Words] = {
    "extend": {"fi": "Määräajan jatkaminen", "sv": "Förlängning av tidsfristen", "en": "Extension of the time limit"},
    "fee": {"fi": "Maksusta ilmoittaminen", "sv": "Meddelande om avgift", "en": "Announcement of a fee"},
    "refuse": {
        "fi": "Kieltäytyminen kokonaan tai osittain",
        "sv": "Avslag, helt eller delvis",
        "en": "Refusal, whole or in part",
    },
    "refuse_whole": {"fi": "Kieltäytyminen", "sv": "Avslag", "en": "Refusal"},
    "refuse_part": {"fi": "Osittainen kieltäytyminen", "sv": "Delvis avslag", "en": "Partial refusal"},
    "release": {"fi": "Vastauksen lähettäminen", "sv": "Sändning av svaret", "en": "Sending of the answer"},
    "close": {"fi": "Pyynnön päättäminen", "sv": "Avslutande av begäran", "en": "Closing of the request"},
}

EVENTS: Mapping[str, tuple[str, str, str]] = {
    "proposed": (
        "Ehdotettiin toisen henkilön hyväksyttäväksi.",
        "Förslag lades fram för godkännande av en annan person.",
        "Proposed to a second person.",
    ),
    "approved": (
        "Toinen henkilö hyväksyi ehdotuksen.",
        "En annan person godkände förslaget.",
        "A second person approved.",
    ),
    "sent_back": (
        "Toinen henkilö palautti ehdotuksen.",
        "En annan person skickade tillbaka förslaget.",
        "A second person sent the proposal back.",
    ),
    "proposal_taken_back": ("Ehdotus peruttiin.", "Förslaget drogs tillbaka.", "The proposal was taken back."),
    "proposal_void": (
        "Ehdotus raukesi, koska pyyntö muuttui.",
        "Förslaget förföll, eftersom begäran ändrades.",
        "The proposal became void, because the request changed.",
    ),
    "reworded": ("Kirjeen sanamuotoa muutettiin.", "Brevets ordalydelse ändrades.", "The letter was reworded."),
}

RULES: Mapping[str, Words] = {
    "NeedsApproval": {
        "fi": "Toisen henkilön on hyväksyttävä tämä ensin. Lähetä se hänelle hyväksyttäväksi.",
        "sv": "En annan person ska godkänna det här först. Föreslå det för hen.",
        "en": "A second person must approve this first. Propose it to them.",
    },
    "OwnProposal": {
        "fi": "Ehdotit tätä itse, joten jonkun muun on päätettävä siitä.",
        "sv": "Du föreslog det här själv, så någon annan ska avgöra det.",
        "en": "You proposed this yourself, so somebody else must decide on it.",
    },
    "NotYourProposal": {
        "fi": "Joku muu ehdotti tätä. Hyväksy se, tai palauta se ja kerro miksi.",
        "sv": "Någon annan föreslog det här. Godkänn det, eller skicka tillbaka det och skriv varför.",
        "en": "Somebody else proposed this. Approve it, or send it back with a word why.",
    },
    "ProposalVoid": {
        "fi": "Pyyntö on muuttunut ehdotuksen jälkeen, joten ehdotus raukesi. Katso muutokset ja ehdota uudelleen.",
        "sv": "Begäran har ändrats efter förslaget, så förslaget förföll. Se vad som är nytt och föreslå på nytt.",
        "en": "The request changed after this was proposed, so the proposal is void. "
        "See what is new, then propose anew.",
    },
    "CommentMissing": {
        "fi": "Kirjoita, mitä pitää muuttaa tai miksi ehdotusta ei voi hyväksyä.",
        "sv": "Skriv vad som ska ändras eller varför förslaget inte kan godkännas.",
        "en": "Write what should be changed, or why it cannot go out.",
    },
    "PlaceholderUnknown": {
        "fi": "Kohtaa {gap} ei voi täyttää. Käytä jotain näistä: {known}. Tai poista aaltosulkeet.",
        "sv": "{gap} går inte att fylla i. Använd någon av dessa: {known}. Eller ta bort klammerparenteserna.",
        "en": "Nothing fills {gap}. Write one of these: {known}. Or leave out the curly brackets.",
    },
    "PhraseIncomplete": {
        "fi": "Kirjoita vakiotekstille nimi ja teksti.",
        "sv": "Skriv ett namn och en text för standardtexten.",
        "en": "Write a name and a text for the standard phrase.",
    },
    "PhraseTaken": {
        "fi": "Samalla kielellä on jo tämänniminen vakioteksti. Muuta sitä, tai valitse toinen nimi.",
        "sv": "Det finns redan en standardtext med det namnet på samma språk. Ändra den, eller välj ett annat namn.",
        "en": "There is a standard phrase of that name in this language already. Change it, or choose another name.",
    },
}
