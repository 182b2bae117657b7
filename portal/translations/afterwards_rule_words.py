"""The rules of what is owed when the answer is out in words, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

AFTERWARDS: Mapping[str, Words] = {
    "DelayUnexplained": {
        "fi": "72 tuntia oli jo kulunut. Kirjoita, miksi viranomaiselle kerrottiin myöhemmin.",
        "sv": "De 72 timmarna hade gått. Skriv varför myndigheten underrättades senare.",
        "en": "The 72 hours were over. Write why the authority was told later.",
    },
    "BreachUnassessed": {
        "fi": "Arvioi ensin riski. Siitä riippuu, kenelle asiasta kerrotaan.",
        "sv": "Bedöm risken först. Av den följer vem som ska underrättas.",
        "en": "Assess the risk first: whom to tell follows from it.",
    },
}
