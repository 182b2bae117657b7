"""What happened to the installation itself, in words to staff: Finnish, Swedish, English."""

from collections.abc import Mapping

OF_THE_INSTALLATION: Mapping[str, tuple[str, str, str]] = {
    "restored": (
        "Portaali palautettiin varmuuskopiosta.",
        "Portalen återställdes från en säkerhetskopia.",
        "The portal was restored from a backup.",
    ),
    "held_mail_released": (
        "Palautuksessa pidätetyt viestit lähetettiin.",
        "E-post som hölls kvar vid återställningen skickades.",
        "Mails held back by the restore were sent.",
    ),
    "held_mail_left": (
        "Palautuksessa pidätetyt viestit jätettiin lähettämättä.",
        "E-post som hölls kvar vid återställningen skickades inte.",
        "Mails held back by the restore were left unsent.",
    ),
    "keys_rotated": (
        "Salausavain vaihdettiin, ja kaikki salattiin uudella.",
        "Krypteringsnyckeln byttes, och allt krypterades med den nya.",
        "The encryption key was changed, and everything encrypted with the new one.",
    ),
    "keys_dropped": (
        "Vanha salausavain poistettiin käytöstä.",
        "En gammal krypteringsnyckel togs ur bruk.",
        "An old encryption key was dropped.",
    ),
}
