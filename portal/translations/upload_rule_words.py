"""Why a file is not taken, and what to do instead, by the name of the error."""

from collections.abc import Mapping

Words = Mapping[str, str]

UPLOADS: Mapping[str, Words] = {
    "FileEmpty": {
        "fi": "Tiedosto on tyhjä. Valitse toinen tiedosto.",
        "sv": "Filen är tom. Välj en annan fil.",
        "en": "This file is empty. Choose another one.",
    },
    "FileOfOtherKind": {
        "fi": "Tällaista tiedostoa emme voi ottaa vastaan. Tallenna se PDF-muotoon tai kopioi teksti kenttään.",
        "sv": "Vi kan inte ta emot filer av det här slaget. Spara filen som PDF eller kopiera texten till fältet.",
        "en": "This kind of file is not taken. Save it as PDF, or copy the text into the field.",
    },
    "PaperNeeded": {
        "fi": "Valitse PDF-tiedosto tai kuva (PNG, JPEG).",
        "sv": "Välj en PDF-fil eller en bild (PNG, JPEG).",
        "en": "Choose a PDF file or a picture (PNG, JPEG).",
    },
    "ArchiveRefused": {
        "fi": "Pakattuja tiedostoja emme voi ottaa vastaan. Lisää niiden sisältämät tiedostot yksitellen.",
        "sv": "Vi kan inte ta emot packade filer. Lägg till filerna i dem en och en.",
        "en": "Archives are not taken. Add the files in it one by one.",
    },
    "FileDamaged": {
        "fi": "Tiedosto on vioittunut tai puutteellinen. Tallenna se uudelleen ja yritä sitten taas.",
        "sv": "Filen är skadad eller ofullständig. Spara den på nytt och försök igen.",
        "en": "This file is damaged or not complete. Save it anew and try again.",
    },
    "FileWithMacros": {
        "fi": "Tiedostossa on makroja tai muita tiedostoja. Tallenna se ilman niitä tai PDF-muodossa.",
        "sv": "Filen innehåller makron eller andra filer. Spara den utan dem eller som PDF och försök igen.",
        "en": "This file holds macros or other files. Save it without them, or as PDF, and try again.",
    },
    "FileUnfolds": {
        "fi": "Tiedosto kasvaa avattaessa liian suureksi. Tallenna se PDF-muotoon ja yritä uudelleen.",
        "sv": "Filen blir för stor när den öppnas. Spara den som PDF och försök igen.",
        "en": "This file grows too large when it is opened. Save it as PDF and try again.",
    },
    "FileTooLarge": {
        "fi": "Tiedosto on suurempi kuin {most} Mt. Tallenna se pienempänä tai osissa.",
        "sv": "Filen är större än {most} MB. Spara den mindre eller i delar.",
        "en": "This file is larger than {most} MB. Save it smaller, or in parts.",
    },
    "ImageTooLarge": {
        "fi": "Kuvassa on liikaa pikseleitä. Tallenna se pienempänä ja yritä uudelleen.",
        "sv": "Bilden har för många bildpunkter. Spara den mindre och försök igen.",
        "en": "This picture has too many pixels. Save it smaller and try again.",
    },
    "FileHarmful": {
        "fi": "Tiedosto tunnistettiin haitalliseksi, joten emme ota sitä vastaan.",
        "sv": "Filen är känd som skadlig, så vi tar inte emot den.",
        "en": "This file is known to be harmful, so it is not taken.",
    },
    "TooManyFiles": {
        "fi": "Pyynnöllä on jo {most} tiedostoa. Yhdistä useita yhdeksi.",
        "sv": "Begäran har redan {most} filer. Slå ihop flera till en.",
        "en": "This request has {most} files already. Put several into one.",
    },
    "FileSealed": {
        "fi": "Tiedosto on sinetöity vastauksen mukana, joten sitä ei voi enää muuttaa.",
        "sv": "Filen har förseglats med svaret, så den kan inte längre ändras.",
        "en": "This file was sealed with the answer, so it can no longer be changed.",
    },
}
