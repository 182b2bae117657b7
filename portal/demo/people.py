"""The people of the demo: invented, always the same, each at home at example.org."""

import random
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_NAMES = {
    "fi": (
        "Aino", "Eino", "Helmi", "Ilmari", "Inkeri", "Jarkko", "Kaisa", "Kari", "Leena", "Marjatta", "Mikko", "Niina",
        "Outi", "Pekka", "Päivi", "Reijo", "Riitta", "Sanna", "Tapio", "Tuula", "Veikko", "Väinö",
    ),
    "sv": (
        "Agneta", "Anders", "Birgitta", "Björn", "Ebba", "Fredrik", "Göran", "Gun-Britt", "Henrik", "Kerstin", "Lars",
        "Linnéa", "Nils", "Siv", "Ulla", "Åke",
    ),
    "en": (
        "Abdi", "Agnieszka", "Chinedu", "Fatuma", "Galina", "Haruto", "Ivana", "José", "Kadri", "Łukasz", "Minh",
        "Nadia", "Oksana", "Priya", "Thanh", "Yusuf", "Zsófia", "Šárka",
    ),
}  # fmt: skip
LAST_NAMES = {
    "fi": (
        "Aaltonen", "Heikkilä", "Hyvärinen", "Jokela", "Järvinen", "Kettunen", "Koskinen", "Lehtonen", "Mäkelä",
        "Niskanen", "Ojala", "Peltonen", "Rantala", "Salminen", "Törmänen", "Vainio", "Väisänen", "Ylönen",
    ),
    "sv": (
        "Backman", "Björklund", "Ekström", "Fagerholm", "Gustafsson", "Holmström", "Lindqvist", "Nyberg", "Sjöblom",
        "Söderholm", "Wikström", "Åkerlund",
    ),
    "en": (
        "Adeyemi", "Côté", "Dvořák", "Farah", "Hassan", "Ibrahimović", "Kowalska", "Nguyễn", "Novák", "Okafor",
        "Petrova", "Rebane", "Sharma", "Tamm", "Tanaka", "Demir",
    ),
}  # fmt: skip
STREETS = {
    "fi": ("Esimerkkikatu", "Mallitie", "Koivukuja", "Kokeilupolku", "Harjoituskatu"),
    "sv": ("Exempelgatan", "Modellvägen", "Björkgränden", "Övningsstigen"),
}
PLACES = (("00000", "Helsinki", "Helsingfors"), ("00001", "Tampere", "Tammerfors"), ("00002", "Turku", "Åbo"),
          ("00003", "Espoo", "Esbo"), ("00004", "Porvoo", "Borgå"), ("00005", "Vaasa", "Vasa"))  # fmt: skip
EMPLOYERS = ("Rakennus Malli Oy", "Hoiva Esimerkki Oy", "Konepaja Koe Oy", "Kuljetus Mallila Oy", "Siivous Näyte Oy",
             "Ravintola Koekeittiö Oy")  # fmt: skip
COURSES = ("EA 1", "EA 2", "Työturvallisuuskortti", "Tulityökortti", "Tieturva 1", "Hygieniapassi")
LANGUAGES = ("fi", "fi", "sv", "fi", "en", "fi", "sv", "fi", "en", "fi")
SPOKEN_AT_HOME = {"fi": 0, "en": 0, "sv": 1}
LEAST_AGE_OF_COURSE, MOST_AGE_OF_COURSE = 60, 1500


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist, and what a training company would know of them."""

    number: int
    language: str
    first_name: str
    last_name: str
    street: str
    place: str
    employer: str
    course: str
    course_on: date

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def email(self) -> str:
        """The address they write from."""
        return f"{plain(self.first_name)}.{plain(self.last_name)}{self.number}@example.org"

    @property
    def old_email(self) -> str:
        """The address a register has where they have changed theirs."""
        return f"{plain(self.last_name)}.{plain(self.first_name)}{self.number}@example.org"

    @property
    def phone(self) -> str:
        """A number nobody has: subscriber numbers do not begin with zeros."""
        return f"040 00{self.number // 1000 % 10} {self.number % 1000:03}"

    @property
    def address(self) -> str:
        """Where letters go."""
        return f"{self.street}\n{self.place}"

    @property
    def misspelt(self) -> str:
        """The last name as somebody heard it on the phone."""
        middle = len(self.last_name) // 2
        return self.last_name[:middle] + self.last_name[middle + 1 :]

    @property
    def customer_number(self) -> str:
        """What the register calls them."""
        return f"{10000 + self.number}"


def person(number: int, *, today: date) -> Person:
    """Return the person of a number: always the same one, with a course some time before ``today``."""
    chance = random.Random(f"person {number}")
    language = LANGUAGES[number % len(LANGUAGES)]
    postcode, finnish, swedish = chance.choice(PLACES)
    street = chance.choice(STREETS["sv" if language == "sv" else "fi"])
    return Person(
        number=number,
        language=language,
        first_name=chance.choice(FIRST_NAMES[language]),
        last_name=chance.choice(LAST_NAMES[language]),
        street=f"{street} {chance.randint(1, 40)} {chance.choice('ABC')} {chance.randint(1, 60)}",
        place=f"{postcode} {(finnish, swedish)[SPOKEN_AT_HOME[language]]}",
        employer=chance.choice(EMPLOYERS),
        course=chance.choice(COURSES),
        course_on=today - timedelta(days=chance.randint(LEAST_AGE_OF_COURSE, MOST_AGE_OF_COURSE)),
    )


def plain(name: str) -> str:
    """Return a name as it stands in an e-mail address."""
    name = name.casefold().replace("ł", "l").replace("-", "")
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if letter.isascii() and letter.isalpha())
