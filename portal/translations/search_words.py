"""What is recorded of a search of a register, in words to staff."""

from collections.abc import Mapping

EVENTS: Mapping[str, tuple[str, str, str]] = {
    "register_searched": ("Rekisteristä haettiin tiedot.", "Registret genomsöktes.", "A register was searched."),
    "register_asked": (
        "Rekisterin vastuuhenkilöä pyydettiin hakemaan tiedot.",
        "Den som ansvarar för registret ombads söka i det.",
        "The person responsible for a register was asked to search it.",
    ),
    "register_reminded": (
        "Rekisterin vastuuhenkilöä muistutettiin.",
        "Den som ansvarar för registret påmindes.",
        "The person responsible for a register was reminded.",
    ),
    "register_handed_in": (
        "Rekisterin vastuuhenkilö antoi vastauksensa.",
        "Den som ansvarar för registret lämnade sitt svar.",
        "The person responsible for a register handed in an answer.",
    ),
    "register_search_corrected": (
        "Rekisterihaun tulos korjattiin; syy on muistiinpanossa.",
        "Resultatet av en registersökning rättades; skälet står i anteckningen.",
        "The result of a register search was corrected; the reason is in the note.",
    ),
}
