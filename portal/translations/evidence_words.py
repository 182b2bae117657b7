"""The words of the evidence file's summary, in three languages."""

from collections.abc import Mapping

from portal.translations import dates

Words = tuple[str, str, str]

SENTENCES: Mapping[str, Words] = {
    "title": (
        "Selvitys pyynnöstä {reference}",
        "Redogörelse för begäran {reference}",
        "Account of the request {reference}",
    ),
    "about": ("Mikä tämä on", "Vad det här är", "What this is"),
    "about_text": (
        ("Tämä selvitys ja sen mukana olevat tiedostot kertovat, miten rekisteröidyn pyyntö käsiteltiin: mitä "
        "pyydettiin, miten määräajat laskettiin, miten henkilöllisyys varmistettiin, mitä lähetettiin ja kuka teki "
        "mitä milloin. Kirjeet ovat täsmälleen sellaisia kuin ne lähetettiin."),
        ("Den här redogörelsen och filerna som hör till den visar hur den registrerades begäran behandlades: vad som "
        "begärdes, hur tidsfristerna räknades, hur identiteten kontrollerades, vad som skickades och vem som gjorde "
        "vad och när. Breven är exakt sådana som de skickades."),
        ("This account and the files with it show how a data subject’s request was handled: what was asked, how the "
        "time limits were counted, how identity was settled, what was sent, and who did what and when. The letters "
        "are exactly as they were sent."),
    ),
    "proof_text": (
        ("Tiedostossa sha256.txt on jokaisen tiedoston tiiviste. Tiedostossa history.json on pyynnön jokainen "
            "tapahtuma "
        "ja sen tiiviste, joka sinetöi myös edellisen tapahtuman. Rekisterinpitäjä voi näyttää koko ketjun pitävän "
        "komennolla “flask history verify --evidence TIEDOSTO”."),
        ("Filen sha256.txt innehåller varje fils kontrollsumma. Filen history.json innehåller varje händelse i ärendet "
        "och dess kontrollsumma, som också förseglar händelsen före. Den personuppgiftsansvarige kan visa att hela "
        "kedjan håller med kommandot “flask history verify --evidence FIL”."),
        ("The file sha256.txt holds the hash of every file. The file history.json holds every event of the request "
            "with "
        "its hash, which also seals the event before. The controller can show that the whole chain holds with the "
        "command “flask history verify --evidence FILE”."),
    ),
    "request": ("Pyyntö", "Begäran", "The request"),
    "controller": ("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
    "person": ("Rekisteröity", "Den registrerade", "Data subject"),
    "no_name": ("nimeä ei ole annettu tai se on poistettu", "namn saknas eller är raderat", "no name given, or erased"),
    "received": ("Saapui", "Kom in", "Received"),
    "channel": ("Saapumistapa", "Hur begäran kom in", "How it came in"),
    "rights": ("Oikeudet", "Rättigheter", "Rights"),
    "stands": ("Vaihe", "Läge", "Where it stands"),
    "extended": ("Määräaikaa jatkettu", "Tidsfristen förlängd", "Time limit extended"),
    "extension_reason": ("Jatkamisen syy", "Skäl till förlängningen", "Reason for the extension"),
    "dates": ("Määräajat ja ratkaisut", "Tidsfrister och avgöranden", "Time limits and outcomes"),
    "answer_by": ("Vastattava viimeistään", "Svar senast", "Answer by"),
    "refuse_by": ("Kieltäydyttävä viimeistään", "Avslag senast", "Refuse by"),
    "answered_on": ("Vastattu", "Besvarad", "Answered"),
    "in_time": ("Määräajassa", "I tid", "In time"),
    "outcome": ("Ratkaisu", "Avgörande", "Outcome"),
    "grounds": ("Perusteet", "Grunder", "Grounds"),
    "identity": ("Henkilöllisyys", "Identitet", "Identity"),
    "no_proof": (
        "Henkilöllisyyttä ei ole vahvistettu.",
        "Identiteten har inte bekräftats.",
        "Identity has not been proved.",
    ),
    "when": ("Milloin", "När", "When"),
    "proof": ("Miten", "Hur", "How"),
    "level": ("Taso", "Nivå", "Level"),
    "register": ("Rekisteri", "Register", "Register"),
    "validity": ("Voimassa", "Gäller", "Valid"),
    "holds": ("kyllä", "ja", "yes"),
    "void": ("ei enää", "inte längre", "no longer"),
    "questions": ("Kysymykset, joiden ajan määräaika ei kulunut", "Frågor som pausade tidsfristen",
                  "Questions that paused the clock"),
    "question": ("Kysymys", "Fråga", "Question"),
    "clarification": ("Pyynnön täsmentäminen", "Precisering av begäran", "Clarification"),
    "right": ("Oikeus", "Rättighet", "Right"),
    "asked_on": ("Kysyttiin", "Ställdes", "Asked"),
    "replied_on": ("Vastattiin", "Besvarades", "Replied"),
    "reason": ("Syy", "Skäl", "Reason"),
    "letters": ("Kirjeet sellaisina kuin ne lähetettiin", "Breven som de skickades", "Letters as they were sent"),
    "no_letter": ("Kirjeitä ei ole lähetetty.", "Inga brev har skickats.", "No letter has been sent."),
    "file": ("Tiedosto", "Fil", "File"),
    "erased_file": (
        "{name} (poistettu, kun säilytysaika päättyi)",
        "{name} (raderad när lagringstiden gick ut)",
        "{name} (erased when its time was over)",
    ),
    "frozen": ("Lähetettiin", "Skickades", "Sent"),
    "hash": ("SHA-256", "SHA-256", "SHA-256"),
    "timeline": ("Mitä tehtiin", "Vad som gjordes", "What was done"),
    "what": ("Mitä", "Vad", "What"),
    "by": ("Kuka", "Vem", "By"),
    "messages": ("Viestit", "Meddelanden", "Messages"),
    "notes": ("Sisäiset muistiinpanot", "Interna anteckningar", "Internal notes"),
    "yes": ("kyllä", "ja", "yes"),
    "no": ("ei", "nej", "no"),
    "not_yet": ("ei vielä ratkaistu", "inte avgjort ännu", "not settled yet"),
}  # fmt: skip


def say(key: str, language: str, **facts: object) -> str:
    """Return a sentence in the reader's language."""
    return SENTENCES[key][dates.LANGUAGES.index(dates.known(language))].format(**facts)


def yes_or_no(is_so: bool | None, language: str) -> str:
    """Return "yes", "no", or that it is not known yet."""
    return say({True: "yes", False: "no", None: "not_yet"}[is_so], language)
