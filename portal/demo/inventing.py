"""Inventing the people of the demo: names, streets and places, and always the same person for a number."""

import random
from datetime import date, timedelta

from portal.demo.people import Person

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
