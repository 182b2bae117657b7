"""What a controller does with data, in words: conditions of Art 9, safeguards of transfers, roles of recipients."""

from collections.abc import Mapping

Words = Mapping[str, str]

CONDITIONS: Mapping[str, Words] = {
    "explicit_consent": {"fi": "nimenomainen suostumus", "sv": "uttryckligt samtycke", "en": "explicit consent"},
    "employment_law": {
        "fi": "työoikeuden, sosiaaliturvan ja sosiaalisen suojelun velvoitteet",
        "sv": "skyldigheter inom arbetsrätt, social trygghet och socialt skydd",
        "en": "obligations of employment, social security and social protection law",
    },
    "vital_interests": {
        "fi": "elintärkeiden etujen suojaaminen",
        "sv": "skydd av grundläggande intressen",
        "en": "vital interests",
    },
    "non_profit_body": {
        "fi": "voittoa tavoittelemattoman yhteisön toiminta jäsentensä parissa",
        "sv": "en ideell organisations verksamhet bland sina medlemmar",
        "en": "activities of a non-profit body among its members",
    },
    "made_public": {
        "fi": "tiedot, jotka olet itse saattanut julkisiksi",
        "sv": "uppgifter som du själv har offentliggjort",
        "en": "data you have made public yourself",
    },
    "legal_claims": {"fi": "oikeusvaateet", "sv": "rättsliga anspråk", "en": "legal claims"},
    "public_interest": {
        "fi": "tärkeä yleinen etu lain nojalla",
        "sv": "ett viktigt allmänt intresse med stöd av lag",
        "en": "substantial public interest, based on law",
    },
    "health_care": {
        "fi": "terveydenhuolto, sosiaalihuolto tai työterveys",
        "sv": "hälso- och sjukvård, socialvård eller företagshälsovård",
        "en": "health care, social care or occupational health",
    },
    "public_health": {"fi": "kansanterveys", "sv": "folkhälsa", "en": "public health"},
    "research": {
        "fi": "arkistointi, tutkimus tai tilastointi lain nojalla",
        "sv": "arkivering, forskning eller statistik med stöd av lag",
        "en": "archiving, research or statistics, based on law",
    },
    "criminal_offences": {
        "fi": "rikostuomioita ja rikkomuksia koskeva tieto, jonka käsittelyn laki sallii",
        "sv": "uppgift om fällande domar och överträdelser som får behandlas enligt lag",
        "en": "data on criminal convictions and offences whose processing the law allows",
    },
    "identity_number": {
        "fi": "henkilötunnus, jonka käsittelyn laki sallii",
        "sv": "personbeteckning som får behandlas enligt lag",
        "en": "national identification number whose processing the law allows",
    },
}

SAFEGUARDS: Mapping[str, Words] = {
    "adequacy": {
        "fi": "Euroopan komission päätös tietosuojan riittävyydestä",
        "sv": "Europeiska kommissionens beslut om adekvat skyddsnivå",
        "en": "adequacy decision of the European Commission",
    },
    "dpf": {
        "fi": "EU:n ja Yhdysvaltojen tietosuojakehys (Euroopan komission riittävyyspäätös)",
        "sv": "ramen för dataskydd mellan EU och USA (Europeiska kommissionens beslut om adekvat skyddsnivå)",
        "en": "EU-U.S. Data Privacy Framework (adequacy decision of the European Commission)",
    },
    "scc": {
        "fi": "Euroopan komission hyväksymät vakiosopimuslausekkeet",
        "sv": "standardavtalsklausuler som Europeiska kommissionen har godkänt",
        "en": "standard contractual clauses approved by the European Commission",
    },
    "bcr": {
        "fi": "yritystä koskevat sitovat säännöt",
        "sv": "bindande företagsbestämmelser",
        "en": "binding corporate rules",
    },
    "code_of_conduct": {
        "fi": "hyväksytyt käytännesäännöt ja sitovat sitoumukset",
        "sv": "godkänd uppförandekod och bindande åtaganden",
        "en": "approved code of conduct and binding commitments",
    },
    "certification": {
        "fi": "hyväksytty sertifiointi ja sitovat sitoumukset",
        "sv": "godkänd certifiering och bindande åtaganden",
        "en": "approved certification and binding commitments",
    },
    "derogation_consent": {
        "fi": "ei suojatoimia: siirto perustuu nimenomaiseen suostumukseesi",
        "sv": "inga skyddsåtgärder: överföringen grundar sig på ditt uttryckliga samtycke",
        "en": "no safeguards: the transfer rests on your explicit consent",
    },
    "derogation_contract": {
        "fi": "ei suojatoimia: siirto on tarpeen sinun kanssasi tehdyn sopimuksen toteuttamiseksi",
        "sv": "inga skyddsåtgärder: överföringen är nödvändig för att fullgöra avtalet med dig",
        "en": "no safeguards: the transfer is necessary to carry out the contract with you",
    },
    "privacy_shield": {
        "fi": "EU:n ja Yhdysvaltojen Privacy Shield -järjestely, joka ei ole ollut voimassa 16.7.2020 jälkeen",
        "sv": "Privacy Shield mellan EU och USA, som inte har gällt sedan den 16 juli 2020",
        "en": "EU-U.S. Privacy Shield, which has been void since 16 July 2020",
    },
}

ROLES: Mapping[str, Words] = {
    "processor": {
        "fi": "rooli: henkilötietojen käsittelijä",
        "sv": "roll: personuppgiftsbiträde",
        "en": "role: processor",
    },
    "controller": {
        "fi": "rooli: rekisterinpitäjä",
        "sv": "roll: personuppgiftsansvarig",
        "en": "role: controller",
    },
}
