"""The tables of a profile file about the controller itself: contact, money, roles, keeping, notice, marketing."""

from types import MappingProxyType

from portal.controllers import checks
from portal.controllers.profile import (
    AutomatedDecision,
    AutomatedDecisions,
    Contact,
    FeePolicy,
    Keep,
    Marketing,
    MarketingConsent,
    NoticeSection,
    PublishedNotice,
    Representative,
)
from portal.controllers.reading import Table
from portal.controllers.register_tables import read_key
from portal.law.rights import Right, rule

CHANNELS = ("email", "sms", "phone", "post", "profiling")
CONSENT_CHANNELS = ("email", "sms")
"""Direct marketing by these needs consent; by phone and post it may only be prohibited."""

DEMANDS = (
    "signature", "written_only", "post_only", "answer_by_post_only", "identity_document_copy",
    "personal_identity_code", "account", "fee_once_a_year", "change_without_telling",
)  # fmt: skip
LACKS = (
    "authority", "complaint", "retention", "rights", "legal_basis_per_purpose", "legitimate_interest", "recipients",
    "safeguards", "sources", "automated_decisions", "obligation_to_provide", "right_to_object_apart",
)  # fmt: skip
FOUR_EYES = ("extend", "fee", "refuse", "release", "close")
HIGHEST_LEVEL = 3


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


def read_automated_decisions(file: Table) -> AutomatedDecisions:
    table = file.table("automated_decisions", required=True)
    decisions = tuple(
        AutomatedDecision(label=row.words("label"), logic=row.words("logic"), consequences=row.words("consequences"))
        for row in table.tables("decision")
    )
    if table.flag("none") == bool(decisions):
        remedy = "write none = true, or none = false and a [[automated_decisions.decision]] table for each"
        table.problem("none", "it must be said whether a computer decides alone (Art 22)", remedy)
    return AutomatedDecisions(decisions)


def read_fees(file: Table) -> FeePolicy:
    table = file.table("fees")
    fees = FeePolicy(
        copy=table.price("copy"),
        postage=table.price("postage"),
        carrier=table.price("carrier"),
        work_hour=table.price("work_hour"),
        repeat=table.price("repeat"),
        currency=table.text("currency", "EUR"),
        repeat_window_months=table.whole("repeat_window_months", 12, lowest=0, highest=24),
        iban=table.text("iban", "").replace(" ", ""),
    )
    if problem := checks.currency_problem(fees.currency):
        table.problem("currency", *problem)
    if fees.iban and (problem := checks.iban_problem(fees.iban)):
        table.problem("iban", *problem)
    if fees.costs_something and not fees.iban:
        table.problem("iban", "missing, though something costs money", "write the account fees are paid to")
    return fees


def read_identity(file: Table) -> MappingProxyType[Right, int]:
    """Levels per right; a controller may ask for more than the law's default, not for less."""
    table = file.table("identity")
    levels = {}
    for right in Right:
        default = rule(right).default_level
        levels[right] = level = table.whole(right.value, default, lowest=0, highest=HIGHEST_LEVEL)
        if level < default:
            table.problem(right.value, f"level {level} is below {default}",
                          "a stranger could use this right; leave it out, or write a higher level")  # fmt: skip
        if level and not default:
            table.problem(right.value, "this right asks for no identity", "leave it out, or write 0")
    return MappingProxyType(levels)


def read_keep(file: Table) -> Keep:
    table = file.table("keep")
    return Keep(
        package_days=table.whole("package_days", Keep().package_days, lowest=7, highest=90),
        closed_months=table.whole("closed_months", Keep().closed_months, lowest=1, highest=120),
    )


def read_notice(file: Table) -> PublishedNotice:
    table = file.table("notice", required=True)
    version = table.text("version", remedy='write the day the notice was published in quotes: "2018-05-25"')
    if version and not checks.is_day(version):
        table.problem("version", f"“{version}” is not a day", "write it as 2018-05-25")
        version = "1970-01-01"
    return PublishedNotice(
        version=version,
        demands=table.many_of("demands", DEMANDS),
        lacks=table.many_of("lacks", LACKS),
        sections=tuple(
            NoticeSection(key=read_key(row), heading=row.words("heading"), paragraphs=row.list_of_words("paragraph"))
            for row in table.tables("section")
        ),
    )


def read_marketing(file: Table) -> Marketing:
    table = file.table("marketing")
    channels = table.many_of("channels", CHANNELS)
    consents = tuple(
        MarketingConsent(channel=row.one_of("channel", CONSENT_CHANNELS), wording=row.words("wording"))
        for row in table.tables("consent")
    )
    for consent in consents:
        if consent.channel not in channels:
            table.problem("consent", f"“{consent.channel}” is not among channels", "add it to channels")
    return Marketing(channels, consents)
