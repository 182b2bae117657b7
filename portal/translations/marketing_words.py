"""What happened to marketing choices, and their broken rules, in words to staff: Finnish, Swedish, English."""

from collections.abc import Mapping

Words = Mapping[str, str]

OF_A_CHANNEL: Mapping[str, tuple[str, str, str]] = {
    "channel_carried_out": (
        "Suoramarkkinointikielto toteutettiin kanavassa.",
        "Förbudet mot direktmarknadsföring verkställdes i en kanal.",
        "A marketing objection was carried out on a channel.",
    ),
}
OF_THE_LISTS: Mapping[str, tuple[str, str, str]] = {
    "marketing_blocked": (
        "Osoite lisättiin estolistalle.",
        "En adress lades till på spärrlistan.",
        "An address was put on the block list.",
    ),
    "block_list_exported": (
        "Estolista ladattiin tiedostona.",
        "Spärrlistan laddades ner som fil.",
        "The block list was downloaded as a file.",
    ),
    "marketing_entry_ended": (
        "Merkintä markkinoinnin listalla päätettiin.",
        "En post på marknadsföringslistan avslutades.",
        "An entry of the marketing lists was ended.",
    ),
    "consent_asked": (
        "Markkinointiin annettiin suostumus. Se odottaa vahvistusta.",
        "Ett samtycke till marknadsföring gavs. Det väntar på bekräftelse.",
        "A consent to marketing was given. It waits to be confirmed.",
    ),
    "consent_confirmed": (
        "Suostumus markkinointiin vahvistettiin.",
        "Ett samtycke till marknadsföring bekräftades.",
        "A consent to marketing was confirmed.",
    ),
    "consent_ended": (
        "Suostumus markkinointiin päättyi.",
        "Ett samtycke till marknadsföring upphörde.",
        "A consent to marketing ended.",
    ),
}
RULES: Mapping[str, Words] = {
    "ResultMissing": {
        "fi": "Valitse, mitä ainakin yhdelle kanavalle tehtiin.",
        "sv": "Välj vad som gjordes i minst en kanal.",
        "en": "Choose what became of at least one channel.",
    },
    "ReasonMissing": {
        "fi": "Kirjoita perustelu. Ilman sitä merkintä ei muutu.",
        "sv": "Skriv skälet. Utan det ändras posten inte.",
        "en": "Write the reason. Without it the entry does not change.",
    },
    "ChannelMissing": {
        "fi": "Valitse kanavat ja kirjoita osoite tai numero, joka sopii niistä jokaiseen.",
        "sv": "Välj kanaler och skriv en adress eller ett nummer som passar var och en av dem.",
        "en": "Choose the channels, and write an address or number that fits each of them.",
    },
    "EndedAlready": {
        "fi": "Tämä merkintä on jo päättynyt tai vahvistettu.",
        "sv": "Den här posten är redan avslutad eller bekräftad.",
        "en": "This entry has ended or is confirmed already.",
    },
}
