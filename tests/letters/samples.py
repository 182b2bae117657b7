"""One complete example of every letter: each right with each of its outcomes, and all the others."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from portal.controllers import Profile, load_profile
from portal.law.fees import Announcement, Fee, FeeKind, further_copies
from portal.law.identity import Proof
from portal.law.parts import Part
from portal.law.refusals import ground, grounds_for
from portal.law.rights import RULES, Outcome, Right
from portal.law.states import Closure
from portal.letters.addressee import Addressee
from portal.letters.answers import (
    AccessFacts,
    Answer,
    Change,
    ConsentFacts,
    CopyForm,
    Erased,
    ErasureFacts,
    Found,
    Kept,
    MarketingFacts,
    ObjectionFacts,
    PortabilityFacts,
    RectificationFacts,
    RefusalFacts,
    RestrictionFacts,
    SearchFacts,
)
from portal.letters.answers.answer import AnswerFacts, facts_type
from portal.letters.compose import Matter
from portal.letters.context import LetterContext
from portal.letters.elsewhere import NotThisLaw, PassedOn
from portal.letters.ending import NotIdentified, Withdrawn
from portal.letters.extension import Extension
from portal.letters.fee import FeeAsked
from portal.letters.follow_up import NOTIFIED, Lifting, RecipientNotice
from portal.letters.narrowing import SpecificationAsked
from portal.letters.questions import IdentityAsked
from portal.letters.receipt import Receipt
from portal.letters.standing_clock import Clock

EXAMPLE = Path(__file__).parents[2] / "portal" / "demo" / "controllers" / "k3.toml"
LANGUAGES = ("fi", "sv", "en")
RECEIVED_ON, DATED_ON = date(2026, 3, 3), date(2026, 3, 20)
ADDRESS = ("Esimerkkikatu 1 A 2", "00100 Helsinki")

FACTS: dict[type[AnswerFacts], AnswerFacts] = {
    SearchFacts: SearchFacts(("Asiakasrekisteri", "Laskut"), ("aino@example.org",), date(2026, 3, 18)),
    AccessFacts: AccessFacts(
        CopyForm.LETTER, date(2026, 3, 18), (Found("customers", "Nimi: Aino Esimerkki\n\n- Ensiapu\n- Työturva"),)
    ),
    RectificationFacts: RectificationFacts(
        (Change("Sukunimi", "Esimekki", "Esimerkki"), Change("Puhelin", "", "040 000 0000")),
        date(2026, 3, 19),
        ("Posti Oy",),
    ),
    ErasureFacts: ErasureFacts(
        (Erased("Yhteydenotot", "Asiakasrekisteri", date(2026, 3, 19)),),
        (Kept("Laskut", "Kirjanpitolaki", "31.12.2032"),),
        backups_until=date(2026, 6, 1),
        recipients=(),
    ),
    RestrictionFacts: RestrictionFacts("Kurssien tiedot", date(2026, 3, 4), ("Posti Oy",)),
    ObjectionFacts: ObjectionFacts("Asiakaskyselyt", date(2026, 3, 20)),
    MarketingFacts: MarketingFacts(("email", "sms"), date(2026, 3, 4), ("aino@example.org",), "Toinen Oy"),
    PortabilityFacts: PortabilityFacts("JSON", "Ilmoittautumiset", "Laskut", "Toinen Oy", "Rajapintaa ei ole."),
    ConsentFacts: ConsentFacts("Uutiskirje", date(2026, 3, 4), "Sopimus", "Voit vastustaa käsittelyä."),
}  # fmt: skip


@cache
def profile() -> Profile:
    return load_profile(EXAMPLE)


def context(language: str = "fi", addressee: Addressee | None = None) -> LetterContext:
    return LetterContext(
        profile(),
        language,
        "K3K-7F4M-92XD",
        addressee or Addressee("Aino Esimerkki", ADDRESS),
        RECEIVED_ON,
        DATED_ON,
        ("Maija Malli",),
    )


def refusal(*keys: str) -> RefusalFacts:
    details = {Part(part): f"Selitys: {part}." for key in keys for part in ground(key).must_say}
    return RefusalFacts(keys, "Tarkistimme asian kahdesti.", "Saat kaiken muun.", "Emme anna laskuja.", details)


def answer(right: Right, outcome: Outcome, *grounds: str) -> Answer:
    wanted = facts_type(right, outcome)
    return Answer(right, outcome, FACTS[wanted] if wanted else None, refusal(*grounds))


def answers() -> Iterator[Answer]:
    """Each right with each outcome; a refusal once for every ground that can carry it."""
    for right, rule in RULES.items():
        for outcome in rule.outcomes:
            if not outcome.needs_ground:
                yield answer(right, outcome)
                continue
            for row in grounds_for(right, on=DATED_ON, country="FI", whole=outcome is Outcome.REFUSED):
                yield answer(right, outcome, row.key)


def notices() -> Iterator[Matter]:
    """Every letter that is not an answer."""
    clock = Clock(paused_from=date(2026, 3, 5))
    copies = further_copies(3, Decimal("2.00"), postage=Decimal("2.50"))
    assert copies is not None
    excessive = Fee(
        Right.PORTABILITY, FeeKind.UNFOUNDED_OR_EXCESSIVE, copies.items, justification="Kymmenes samana vuonna."
    )
    refuse_by = date(2026, 4, 7)
    yield Receipt(tuple(Right), date(2026, 4, 7), "Saapui ti 3.3.2026. Kuukausi → pe 3.4.2026.", must_confirm=True)
    yield Receipt((Right.CONSENT_WITHDRAWAL,), date(2026, 4, 7), "Saapui ti 3.3.2026.")
    for proof in Proof:
        if proof is not Proof.KNOWLEDGE:
            yield IdentityAsked("Osoite ei ole rekisterissä.", proof, clock, (Proof.POSTED_CODE,))
    yield IdentityAsked("Osoite ei ole rekisterissä.", Proof.CALL_BACK, Clock(answer_by=date(2026, 4, 7)))
    yield SpecificationAsked("Sinusta on tietoja 12 vuodelta.", "Mitä vuotta tai kurssia asia koskee?", clock)
    yield Extension(date(2026, 6, 3), "Tietoja on kymmenessä järjestelmässä.", "Kolme kuukautta → ke 3.6.2026.")
    yield FeeAsked(Announcement(copies, DATED_ON, refuse_by), reference="RF20100010")
    yield FeeAsked(Announcement(excessive, DATED_ON, refuse_by), "Voit myös odottaa kesään.")
    yield NotIdentified("Emme tavoittaneet sinua.", "Kerro numero, jolla olet ilmoittautunut.")
    yield NotIdentified("Et kertonut numeroa.", "Kerro numero, johon soitimme.", is_marketing=True)
    yield Withdrawn(date(2026, 3, 10), (Right.MARKETING_OBJECTION,))
    yield PassedOn("Toinen Oy", date(2026, 3, 6), "Toinen Oy\nEsimerkkitie 2\n00200 Helsinki")
    for closure in (Closure.DECEASED, Closure.NOT_PERSONAL_DATA, Closure.OTHER_LAW):
        yield NotThisLaw(closure, "Asia kuuluu toiseen menettelyyn.")
    yield Lifting("Kurssien tiedot", date(2026, 4, 1), "Tieto on tarkistettu.")
    for right in NOTIFIED:
        yield RecipientNotice(right, "Aino Esimerkki, asiakas 1234: sukunimi", date(2026, 4, 1))


def matters() -> list[Matter]:
    return [*answers(), *notices()]


def called(matter: Matter) -> str:
    """A name for a test's report."""
    if isinstance(matter, Answer):
        return "-".join((matter.right, matter.outcome, *matter.refusal.grounds))
    return type(matter).__name__
