"""What the pages of a request are called in the access log, by the part of the desk they belong to."""

from collections.abc import Mapping

from portal.translations import dates

Words = tuple[str, str, str]

PAGES: Mapping[str, Words] = {
    "casework": ("Pyyntö", "Begäran", "Request"),
    "identity": ("Henkilöllisyys", "Identitet", "Identity"),
    "searches": ("Rekisterihaut", "Sökningar i register", "Register searches"),
    "answers": ("Vastauksen kirjoittaminen", "Svaret skrivs", "Writing the answer"),
    "release": ("Vastauksen lähettäminen", "Svaret skickas", "Sending the answer"),
    "letters": ("Kirje", "Brev", "Letter"),
    "recording": ("Paperinen vahvistus", "Bekräftelse på papper", "Receipt on paper"),
    "fees": ("Maksu", "Avgift", "Fee"),
    "extending": ("Määräajan jatkaminen", "Förlängning", "Extension"),
    "messages": ("Viestit", "Meddelanden", "Messages"),
    "questions": ("Kysymys", "Fråga", "Question"),
    "new_code": ("Uusi salainen koodi", "Ny hemlig kod", "New secret code"),
    "representation": ("Toisen puolesta", "För någon annans räkning", "For somebody else"),
    "closing": ("Päättäminen", "Avslutande", "Closing"),
    "reopening": ("Uudelleen avaaminen", "Återupptagande", "Reopening"),
    "case_history": ("Historia", "Historik", "History"),
    "evidence": ("Todisteet viranomaiselle", "Bevis till myndigheten", "Evidence for the authority"),
    "notices": ("Tietosuojaseloste", "Dataskyddsbeskrivning", "Privacy notice"),
}
OTHER: Words = ("Muu sivu", "Annan sida", "Another page")


def page_name(endpoint: str, language: str) -> str:
    """Return what a page is called: of ``staff.fees.announce`` the name of "fees"."""
    part = endpoint.split(".")[-2] if "." in endpoint else endpoint
    return PAGES.get(part, OTHER)[dates.LANGUAGES.index(dates.known(language))]
