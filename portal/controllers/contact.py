"""Where a controller, its data protection officer and its representative are reached."""

from dataclasses import dataclass

from portal.controllers import checks
from portal.controllers.table import Table
from portal.controllers.words import Words


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the controller is reached."""

    email: str
    street: str
    postcode: str
    city: Words
    phone: str = ""
    person: str = ""
    business_id: str = ""
    website: str = ""

    def place(self, language: str) -> str:
        return f"{self.postcode} {self.city.in_(language)}"

    def address(self, language: str) -> str:
        """Street and place on one line."""
        return f"{self.street}, {self.place(language)}"


@dataclass(frozen=True, slots=True)
class Representative:
    """The data protection officer, or the representative in the Union (Art 27)."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""


def read_contact(file: Table, country: str) -> Contact:
    table = file.table("contact", required=True)
    contact = Contact(
        email=table.email("email"),
        phone=table.text("phone", ""),
        person=table.text("person", ""),
        street=table.text("street"),
        postcode=table.text("postcode"),
        city=table.proper_name("city"),
        business_id=table.text("business_id", ""),
        website=table.text("website", ""),
    )
    for key, problem in (
        ("phone", checks.phone_problem(contact.phone)),
        ("business_id", checks.business_id_problem(contact.business_id, country)),
    ):
        if problem:
            table.problem(key, *problem)
    return contact


def read_representative(file: Table, key: str) -> Representative | None:
    if not file.has(key):
        return None
    table = file.table(key)
    person = Representative(
        name=table.text("name"),
        email=table.email("email", ""),
        phone=table.text("phone", ""),
        address=table.text("address", ""),
    )
    if problem := checks.phone_problem(person.phone):
        table.problem("phone", *problem)
    if not (person.email or person.phone or person.address):
        table.reading.problem(table.where, "nobody can reach this person", "add email, phone or address")
    return person
