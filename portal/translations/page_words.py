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
    "evidence_file": ("Todisteet viranomaiselle", "Bevis till myndigheten", "Evidence for the authority"),
    "papers": ("Henkilöllisyyden todiste", "Identitetsbevis", "Proof of identity"),
    "package": ("Vastauksen tiedostot", "Filerna i svaret", "Files of the answer"),
    "search_asking": ("Rekisterihaun pyytäminen", "Sökning begärs", "Asking for a search"),
    "carrying_out": ("Toteuttaminen", "Verkställande", "Carrying out"),
    "receipt_day": ("Saapumispäivä", "Dagen för mottagandet", "Day of receipt"),
    "recipients": ("Vastaanottajat", "Mottagare", "Recipients"),
    "lifting": ("Rajoituksen päättäminen", "Begränsningen hävs", "Lifting the restriction"),
    "misdelivery": ("Väärä vastaanottaja", "Fel mottagare", "Wrong recipient"),
    "authority": ("Viranomaisen asia", "Myndighetsärende", "Matter with the authority"),
    "redelivery": ("Uusi lähetys", "Ny leverans", "Sending again"),
    "same_person": ("Saman henkilön pyynnöt", "Samma persons begäranden", "Requests of the same person"),
    "hold": ("Säilytyksen jatkaminen", "Fortsatt lagring", "Holding back from erasure"),
    "notice": ("Tietosuojaseloste", "Dataskyddsbeskrivning", "Privacy notice"),
}
OTHER: Words = ("Muu sivu", "Annan sida", "Another page")


def page_name(endpoint: str, language: str) -> str:
    """Return what a page is called: of ``staff.fees.announce`` the name of "fees"."""
    part = endpoint.split(".")[-2] if "." in endpoint else endpoint
    return PAGES.get(part, OTHER)[dates.LANGUAGES.index(dates.known(language))]
