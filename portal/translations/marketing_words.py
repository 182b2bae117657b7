"""What happened to marketing choices, and their broken rules, in words to staff: Finnish, Swedish, English."""

from collections.abc import Mapping

Words = Mapping[str, str]

OF_A_CHANNEL: Mapping[str, tuple[str, str, str]] = {
    "channel_carried_out": (
        "Suoramarkkinointikielto toteutettiin kanavassa.",
        "Förbudet mot direktmarknadsföring verkställdes i en kanal.",
        "A marketing objection was carried out on a channel.",
    ),
    "marketing_address_blocked": (
        "Osoite tai numero saatiin tietoon ja lisättiin estolistalle.",
        "En adress eller ett nummer blev känt och lades till på spärrlistan.",
        "An address or number was learned and put on the block list.",
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
    "NothingToBlock": {
        "fi": "Ketään ei löytynyt eikä osoitetta tai numeroa tiedetä, joten mitään ei ole estetty. Pyydä osoite tai "
        "numero, tai päätä pyyntö tunnistamattomana.",
        "sv": "Ingen hittades och ingen adress och inget nummer är känt, så ingenting är spärrat. Be om en adress "
        "eller ett nummer, eller avsluta begäran som oidentifierad.",
        "en": "Nobody was found and no address or number is known, so nothing is blocked. Ask for one, or close the "
        "request as not identified.",
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
