"""Identity, fees, receipt, delivery, legal bases and what holds data, in words."""

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

RECEIPT_CHANNELS: Mapping[str, Words] = {
    "form": {"fi": "Verkkolomake", "sv": "Webbformulär", "en": "Web form"},
    "email": {"fi": "Sähköposti", "sv": "E-post", "en": "E-mail"},
    "sms": {"fi": "Tekstiviesti", "sv": "Sms", "en": "Text message"},
    "post": {"fi": "Posti", "sv": "Post", "en": "Post"},
    "phone": {"fi": "Puhelin", "sv": "Telefon", "en": "Phone"},
    "counter": {"fi": "Asiakaspalvelupiste", "sv": "Kundtjänstdisk", "en": "Counter"},
}

DELIVERIES: Mapping[str, Words] = {
    "download": {
        "fi": "Lataan sen tältä sivustolta",
        "sv": "Jag laddar ner det på den här webbplatsen",
        "en": "I download it from this site",
    },
    "post": {"fi": "Postitse", "sv": "Per post", "en": "By post"},
    "onsite": {"fi": "Noudan sen paikan päältä", "sv": "Jag hämtar det på plats", "en": "I collect it in person"},
}

DELIVERIES_TO_STAFF: Mapping[str, Words] = {
    "download": {"fi": "Vastaus tällä sivustolla", "sv": "Svar på den här webbplatsen", "en": "Answer on this site"},
    "post": {"fi": "Vastaus postitse", "sv": "Svar per post", "en": "Answer by post"},
    "onsite": {"fi": "Vastaus noudetaan", "sv": "Svaret hämtas på plats", "en": "Answer collected in person"},
}

MARKETING_CHANNELS: Mapping[str, Words] = {
    "email": {"fi": "Sähköposti", "sv": "E-post", "en": "E-mail"},
    "sms": {"fi": "Tekstiviestit", "sv": "Sms", "en": "Text messages"},
    "phone": {"fi": "Puhelut", "sv": "Telefonsamtal", "en": "Phone calls"},
    "post": {"fi": "Posti", "sv": "Post", "en": "Post"},
    "profiling": {
        "fi": "Profilointi suoramarkkinointia varten",
        "sv": "Profilering för direktmarknadsföring",
        "en": "Profiling for direct marketing",
    },
}

LEGAL_BASES: Mapping[str, Words] = {
    "consent": {"fi": "suostumus", "sv": "samtycke", "en": "consent"},
    "contract": {"fi": "sopimus", "sv": "avtal", "en": "contract"},
    "legal_obligation": {"fi": "lakisääteinen velvoite", "sv": "rättslig förpliktelse", "en": "legal obligation"},
    "vital_interests": {
        "fi": "elintärkeiden etujen suojaaminen",
        "sv": "skydd av grundläggande intressen",
        "en": "vital interests",
    },
    "public_interest": {
        "fi": "yleinen etu tai julkinen valta",
        "sv": "allmänt intresse eller myndighetsutövning",
        "en": "public interest or official authority",
    },
    "legitimate_interest": {"fi": "oikeutettu etu", "sv": "berättigat intresse", "en": "legitimate interests"},
}

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

RESTRICTION_GROUNDS: Mapping[str, Words] = {
    "a": {
        "fi": "Tieto ei pidä paikkaansa, ja virhettä selvitetään",
        "sv": "Uppgiften stämmer inte, och felet utreds",
        "en": "The data are wrong, and the mistake is being looked into",
    },
    "b": {
        "fi": "Käsittely on lainvastaista, mutta en halua, että tiedot poistetaan",
        "sv": "Behandlingen är olaglig, men jag vill inte att uppgifterna raderas",
        "en": "The processing is unlawful, but I do not want the data erased",
    },
    "c": {
        "fi": "Ette enää tarvitse tietoja, mutta minä tarvitsen niitä oikeusvaadetta varten",
        "sv": "Ni behöver inte längre uppgifterna, men jag behöver dem för ett rättsligt anspråk",
        "en": "You no longer need the data, but I need them for a legal claim",
    },
    "d": {
        "fi": "Olen vastustanut käsittelyä ja odotan ratkaisua",
        "sv": "Jag har invänt mot behandlingen och väntar på besked",
        "en": "I have objected to the processing and am waiting for a decision",
    },
}

COSTS: Mapping[str, Words] = {
    "printing": {"fi": "Tulostus", "sv": "Utskrift", "en": "Printing"},
    "postage": {"fi": "Postimaksu", "sv": "Porto", "en": "Postage"},
    "carrier": {"fi": "Tallennusväline", "sv": "Lagringsmedium", "en": "Storage medium"},
    "work": {"fi": "Työ", "sv": "Arbete", "en": "Work"},
}

FEE_KINDS: Mapping[str, Words] = {
    "further_copies": {"fi": "Useammat jäljennökset", "sv": "Ytterligare kopior", "en": "Further copies"},
    "unfounded_or_excessive": {
        "fi": "Ilmeisen perusteeton tai kohtuuton pyyntö",
        "sv": "Uppenbart ogrundad eller orimlig begäran",
        "en": "Manifestly unfounded or excessive request",
    },
}

FEE_STANDINGS: Mapping[str, Words] = {
    "announced": {"fi": "Odottaa hyväksyntääsi", "sv": "Väntar på ditt godkännande", "en": "Awaiting acceptance"},
    "accepted": {"fi": "Hyväksytty", "sv": "Godkänd", "en": "Accepted"},
    "lapsed": {"fi": "Rauennut", "sv": "Förfallen", "en": "Lapsed"},
    "cancelled": {"fi": "Peruutettu", "sv": "Annullerad", "en": "Cancelled"},
    "waived": {"fi": "Maksusta luovuttu", "sv": "Avgiften efterskänkt", "en": "Waived"},
}

HOLDS: Mapping[str, Words] = {
    "open_request": {"fi": "pyyntö on kesken", "sv": "en begäran är öppen", "en": "a request is open"},
    "complaint": {"fi": "valitus on kesken", "sv": "ett klagomål är öppet", "en": "a complaint is pending"},
    "legal_claim": {"fi": "oikeusvaade", "sv": "ett rättsligt anspråk", "en": "a legal claim"},
    "lifting_untold": {
        "fi": "rajoituksen päättymisestä ei ole vielä kerrottu",
        "sv": "personen har inte underrättats om att begränsningen upphör",
        "en": "the person has not been told that the restriction ends",
    },
    "statute": {"fi": "laki velvoittaa säilyttämään", "sv": "lagen kräver bevarande", "en": "a law requires keeping"},
}
