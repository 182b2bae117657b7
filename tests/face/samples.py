"""What the gallery shows: one controller, one person at the desk, and a form with one field of each kind."""

from dataclasses import dataclass, field

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    FileField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Email, InputRequired, Length

KEPT = [("Message", "\nLine one\nline two <b>"), ("Reason", "Because.")]
TYPED = MultiDict(
    {"name": "Aino Esimerkki", "email": "aino@example", "scope": "part", "detail": "", "register": "a", "copies": "x"}
)
NAV = [
    {"text": "Requests", "href": "/queue", "current": True, "count": 14},
    {"text": "To approve", "href": "/queue", "count": 2},
    {"text": "Post", "href": "/queue", "count": 1},
    *({"text": text, "href": "/queue"} for text in ("Registers", "Statistics", "History", "People")),
]


class Words(dict[str, str]):
    """Text per language, as a profile has it."""

    def in_(self, language: str) -> str:
        return self.get(language) or next(iter(self.values()))


@dataclass(frozen=True)
class Contact:
    street: str = "Kalamieskuja 1 G 17"
    postcode: str = "33560"
    city: str = "Tampere"
    phone: str = "044 000 0000"
    email: str = "tietosuoja@example.org"

    def place(self, language: str) -> str:
        """Postcode and town."""
        return f"{self.postcode} {self.city}"


@dataclass(frozen=True)
class Profile:
    slug: str = "k3"
    colour: str = "#0b4f6c"
    name: Words = field(default_factory=lambda: Words(fi="K3koulutus Oy"))
    brand: Words = field(default_factory=lambda: Words(fi="K3koulutus"))
    contact: Contact = field(default_factory=Contact)


@dataclass(frozen=True)
class Staff:
    name: str = "Maija Malli"
    email: str = "maija@example.org"


PROFILE = Profile()


class SampleForm(FlaskForm):
    """One field of each kind."""

    name = StringField("Nimi", [Length(max=200)])
    email = EmailField("Sähköpostiosoite", [InputRequired(), Email("Kirjoita sähköpostiosoite näin: nimi@example.com")])
    scope = RadioField(
        "Mitkä tiedot?",
        choices={
            "all": "Kaikki tiedot, joita teillä on minusta",
            "part": "Vain osa, esimerkiksi tietty kurssi tai ajanjakso",
        },
    )
    detail = StringField("Mitkä tiedot haluat?")
    delivery = RadioField(
        "Miten haluat vastauksen?",
        [InputRequired("Valitse, miten haluat vastauksen.")],
        choices={"download": "Lataan sen tältä sivustolta", "post": "Postitse", "onsite": "Haen sen paikan päältä"},
    )
    channels = SelectMultipleField(
        "Mitkä kanavat?", choices={"email": "Sähköposti", "sms": "Tekstiviesti", "phone": "Puhelin"}
    )
    hints = TextAreaField(
        "Jotain, mikä auttaa löytämään tietosi",
        description="Esimerkiksi kurssi ja päivä tai asiakasnumero. Älä kirjoita henkilötunnusta.",
    )
    register = SelectField("Rekisteri", choices={"a": "Asiakasrekisteri", "b": "Markkinointirekisteri"})
    copies = IntegerField("Kuinka monta kopiota?")
    password = PasswordField("Salasana")
    evidence = FileField("Liite")
    protected = BooleanField("Osoitteeni on turvakiellon alainen")
    website = StringField("Website")
