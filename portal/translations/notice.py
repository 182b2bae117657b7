"""The privacy notice of Arts 13 and 14, from a profile, for a reader of one language."""

from dataclasses import dataclass

from babel.numbers import format_currency

from portal.controllers import Profile, Register, all_registers, own_register
from portal.controllers.contact import Representative
from portal.translations import account, dates
from portal.translations import register_facts as facts
from portal.translations.blocks import Block, Bullets, Definitions, Paragraph, Section
from portal.translations.notice_words import HEADINGS, TERMS
from portal.translations.register_facts import sentence

OWN_REGISTER = "register-requests"
"""The key of the section on the portal's own register."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A page of sections; ``lead`` stands under the title."""

    title: str
    lead: str
    sections: tuple[Section, ...]

    @property
    def articles(self) -> frozenset[str]:
        """Every point of the Regulation that a section with something in it fulfils."""
        return frozenset(
            article
            for section in self.sections
            for stretch in (section, *section.parts)
            if stretch.blocks
            for article in stretch.articles
        )


def notice(profile: Profile, language: str) -> Notice:
    """Arrange everything Arts 13 and 14 ask, the right to object in its own box (Art 21(4))."""
    language = dates.known(language)
    return Notice(
        title=HEADINGS["notice"][language],
        lead=f"{sentence('lead', language, brand=profile.brand.in_(language))} {sentence('articles', language)}",
        sections=(
            _controller(profile, language),
            *_people_in_charge(profile, language),
            _objection(profile, language),
            _rights(profile, language),
            _complaint(profile, language),
            *(_register(register, language) for register in all_registers(profile)),
            _decisions(profile, language),
            *_own_chapters(profile, language),
            _changes(profile, language),
        ),
    )


def _section(
    key: str, language: str, *blocks: Block, articles: tuple[str, ...] = (), is_boxed: bool = False
) -> Section:
    return Section(key, HEADINGS[key][language], blocks, articles, is_boxed=is_boxed)


def _definitions(language: str, *pairs: tuple[str, str]) -> Definitions:
    """Pairs of a term's key and a text, without those that have nothing to say."""
    return Definitions(tuple((TERMS[key][language], text) for key, text in pairs if text))


def _controller(profile: Profile, language: str) -> Section:
    contact = profile.contact
    return _section(
        "controller",
        language,
        _definitions(
            language,
            ("name", profile.name.in_(language)),
            ("business_id", contact.business_id),
            ("address", contact.address(language)),
            ("person", contact.person),
            ("email", contact.email),
            ("phone", contact.phone),
            ("website", contact.website),
        ),
        articles=("13(1)(a)", "14(1)(a)"),
    )


def _people_in_charge(profile: Profile, language: str) -> tuple[Section, ...]:
    """The data protection officer, or that there is none; the representative in the Union if there is one."""
    contact = profile.contact.person or profile.name.in_(language)
    dpo = _reached(profile.dpo, language) if profile.dpo else Paragraph(sentence("no_dpo", language, contact=contact))
    officer = _section("dpo", language, dpo, articles=("13(1)(b)", "14(1)(b)"))
    if profile.representative is None:
        return (officer,)
    return (_section("representative", language, _reached(profile.representative, language), articles=("27",)), officer)


def _reached(person: Representative, language: str) -> Definitions:
    pairs = _definitions(language, ("address", person.address), ("email", person.email), ("phone", person.phone)).pairs
    return Definitions(((TERMS["person"][language], person.name), *pairs))


def _objection(profile: Profile, language: str) -> Section:
    blocks: tuple[Block, ...] = (Paragraph(sentence("object_to_marketing", language)),)
    purposes = (
        *profile.objectionable,
        *(row for row in own_register(profile).purposes if row.basis.may_be_objected_to),
    )
    blocks += (Paragraph(sentence("object", language)), Bullets(tuple(row.label.in_(language) for row in purposes)))
    return _section("objection", language, *blocks, articles=("21(4)",), is_boxed=True)


def _rights(profile: Profile, language: str) -> Section:
    blocks: tuple[Block, ...] = (
        *account.rights(language),
        Paragraph(sentence("rights_how", language)),
        Paragraph(sentence("rights_when", language)),
    )
    if profile.fees.copy:
        price = format_currency(profile.fees.copy, profile.fees.currency, locale=language)
        blocks += (Paragraph(sentence("copies", language, price=price)),)
    return _section("rights", language, *blocks, articles=("13(2)(b)", "13(2)(c)", "14(2)(c)", "14(2)(d)"))


def _complaint(profile: Profile, language: str) -> Section:
    blocks = account.complaint(profile, language)
    return _section("complaint", language, *blocks, articles=("13(2)(d)", "14(2)(e)"))


def _register(register: Register, language: str) -> Section:
    parts = (
        _section("people", language, Bullets(tuple(words.in_(language) for words in register.people))),
        _section("purposes", language, facts.purposes(register, language), articles=("13(1)(c)", "14(1)(c)")),
        _section("interests", language, facts.interests(register, language), articles=("13(1)(d)", "14(2)(b)")),
        _section("categories", language, facts.retention(register, language),
                 articles=("14(1)(d)", "13(2)(a)", "14(2)(a)")),
        _section("sources", language, facts.sources(register, language), articles=("14(2)(f)",)),
        _section("recipients", language, facts.recipients(register, language), articles=("13(1)(e)", "14(1)(e)")),
        _section("transfers", language, *facts.transfers(register, language), articles=("13(1)(f)", "14(1)(f)")),
        _section("provision", language, facts.provision(register, language), articles=("13(2)(e)",)),
        _section("profiling", language, *facts.profiling((register,), language)),
        _section("cookies", language, *_cookies(register, language)),
    )  # fmt: skip
    return Section(
        f"register-{register.key}", register.label.in_(language), parts=tuple(filter(_says_something, parts))
    )


def _cookies(register: Register, language: str) -> tuple[Block, ...]:
    is_own = f"register-{register.key}" == OWN_REGISTER
    return (Paragraph(sentence("cookies", language)),) if is_own else ()


def _says_something(section: Section) -> bool:
    return any(section.texts[1:])


def _decisions(profile: Profile, language: str) -> Section:
    blocks = facts.decisions(profile, language)
    return _section("automated_decisions", language, *blocks, articles=("13(2)(f)", "14(2)(g)"))


def _own_chapters(profile: Profile, language: str) -> tuple[Section, ...]:
    """What the controller's notice says beyond the Regulation's list."""
    return tuple(
        Section(
            f"own-{row.key}", row.heading.in_(language), tuple(Paragraph(text.in_(language)) for text in row.paragraphs)
        )
        for row in profile.notice.sections
    )


def _changes(profile: Profile, language: str) -> Section:
    day = dates.day(profile.notice.published_on, language)
    return _section("changes", language, Paragraph(sentence("changes", language, day=day)), articles=("13(3)", "14(4)"))
