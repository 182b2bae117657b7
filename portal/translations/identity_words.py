"""How sure we are of who asks, what proves it, and who asks for whom, in words."""

from collections.abc import Mapping

Words = Mapping[str, str]

LEVELS: Mapping[str, Words] = {
    "0": {"fi": "Ei varmistettu", "sv": "Inte styrkt", "en": "Not proved"},
    "1": {
        "fi": "Annettu osoite vahvistettu", "sv": "Den angivna adressen bekräftad", "en": "Given contact confirmed",
    },
    "2": {
        "fi": "Rekisterissä oleva yhteystieto varmistettu",
        "sv": "Kontaktuppgiften i registret styrkt",
        "en": "Contact in the register proved",
    },
    "3": {
        "fi": "Koodi postitse tai asiakirja näytetty",
        "sv": "Kod per post eller handling uppvisad",
        "en": "Code by post, or document shown",
    },
}  # fmt: skip

PROOFS: Mapping[str, Words] = {
    "knowledge": {
        "fi": "Tietää asiakassuhteesta", "sv": "Känner till kundförhållandet", "en": "Knows the customer relationship",
    },
    "contact_confirmed": {
        "fi": "Annetun osoitteen vahvistuslinkki",
        "sv": "Bekräftelselänk till den angivna adressen",
        "en": "Confirmation link to the given address",
    },
    "register_link": {
        "fi": "Linkki rekisterissä olevaan sähköpostiosoitteeseen",
        "sv": "Länk till e-postadressen i registret",
        "en": "Link to the e-mail address in the register",
    },
    "register_code": {
        "fi": "Koodi rekisterissä olevaan numeroon tekstiviestillä",
        "sv": "Kod per sms till numret i registret",
        "en": "Code by text message to the number in the register",
    },
    "call_back": {
        "fi": "Soitto rekisterissä olevaan numeroon",
        "sv": "Uppringning till numret i registret",
        "en": "Call to the number in the register",
    },
    "posted_code": {
        "fi": "Koodi kirjeessä rekisterissä olevaan osoitteeseen",
        "sv": "Kod i brev till adressen i registret",
        "en": "Code by post to the address in the register",
    },
    "document_shown": {
        "fi": "Asiakirja näytetty, katsottu ja poistettu heti",
        "sv": "Handling uppvisad, granskad och genast raderad",
        "en": "Document shown, looked at and deleted at once",
    },
}  # fmt: skip

PROOFS_BY_MATCH: Mapping[tuple[str, str], Words] = {
    ("register_link", "confirmed_email"): {
        "fi": "Vahvistettu osoite on rekisterissä",
        "sv": "Den bekräftade adressen finns i registret",
        "en": "The confirmed address stands in the register",
    },
    ("contact_confirmed", "called"): {
        "fi": "Soitto pyynnössä annettuun numeroon",
        "sv": "Samtal till det nummer som angavs i begäran",
        "en": "Call to the number given in the request",
    },
    ("contact_confirmed", "written_to"): {
        "fi": "Koodi kirjeessä pyynnössä annettuun osoitteeseen",
        "sv": "Kod i brev till den adress som angavs i begäran",
        "en": "Code by post to the address given in the request",
    },
}
"""A proof whose kind alone would say what did not happen: no link was sent."""

ON_BEHALF: Mapping[str, Words] = {
    "none": {"fi": "Omasta puolestani", "sv": "För mig själv", "en": "For myself"},
    "guardian": {
        "fi": "Laillisena edustajana (huoltajana tai edunvalvojana)",
        "sv": "Som laglig företrädare (vårdnadshavare eller intressebevakare)",
        "en": "As a legal representative (guardian)",
    },
    "agent": {"fi": "Valtuutettuna", "sv": "Som ombud", "en": "As a mandated agent"},
}

REPRESENTATION_RECORDS: Mapping[str, Words] = {
    "mandate": {"fi": "valtuutus", "sv": "fullmakten", "en": "the mandate"},
    "child_age": {"fi": "lapsen ikä", "sv": "barnets ålder", "en": "the child’s age"},
    "child_view": {"fi": "lapsen mielipide", "sv": "barnets åsikt", "en": "the child’s view"},
    "other_guardian": {"fi": "toinen huoltaja", "sv": "den andra vårdnadshavaren", "en": "the other guardian"},
    "protection": {"fi": "turvakielto tai muu suojan tarve", "sv": "spärrmarkering eller annat skyddsbehov",
                   "en": "a protected address or other need of protection"},
}  # fmt: skip
