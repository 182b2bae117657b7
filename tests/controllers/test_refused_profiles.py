"""A wrong profile is refused: where, what is wrong, and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.controllers import Profile, ProfileInvalid, load_profile, load_profiles

ProfileFrom = Callable[..., Profile]
AB = '{fi = "a", en = "b"}'
PURPOSE = 'basis = "contract"'
SAFEGUARD = 'country = "CH"\n  safeguard = "adequacy"'

PROBLEMS = [
    # the house
    ('"BRK"', '"BR"', "prefix: “BR” cannot begin a reference; use 3 or 4 capital letters"),
    ('"BRK"', '"KIO"', "prefix: “KIO” cannot begin a reference"),
    ('"BRK"', '"brk"', "prefix: “brk” cannot begin a reference"),
    ('"BRK"', '"2BR"', "prefix: “2BR” cannot begin a reference"),
    ('prefix = "BRK"', "", "prefix: missing; write it in quotes"),
    ('prefix = "BRK"', "prefix = 3", "prefix: not a text; write it in quotes"),
    ('country = "FI"', 'country = "XQ"', "country: the public holidays of “XQ” are not known"),
    ('country = "FI"', "", "country: missing; write its two-letter code"),
    ('country = "FI"', 'country = "FI"\nregion = "Z9"', "region: the public holidays of “FI-Z9” are not known"),
    ("Europe/Helsinki", "Europe/Helsingfors", "time_zone: “Europe/Helsingfors” is not a time zone"),
    ("Europe/Helsinki", "../secret", "time_zone: “../secret” is not a time zone"),
    ('["fi", "en"]', '["fi", "de"]', "languages: ['fi', 'de'] is not known; write a list of any of fi, sv, en"),
    ("#1f5c3f", "green", "colour: “green” is not a colour; write it as #0b4f6c"),
    ("#1f5c3f", "#1F5C3F", "colour: “#1F5C3F” is not a colour"),
    ("#1f5c3f", "#7fb3d5", "colour: its contrast with white is 2.26:1; choose a darker one, at least 4.5:1"),
    (
        'authority = "FI"',
        'authority = "XQ"',
        "authority: no supervisory authority is on record for “XQ”; write one of FI",
    ),
    ('brand = "Koivu"', 'brand = "Koivu"\nlogo = "gone.svg"', "logo: there is no “gone.svg” beside this file; put it"),
    (
        'brand = "Koivu"',
        'brand = "Koivu"\nlogo = "koivu.toml"',
        "logo: “koivu.toml” cannot be shown; put an .svg or .png",
    ),
    ('brand = "Koivu"', 'brand = "Koivu"\nlogo = "../k.svg"', "logo: “../k.svg” cannot be shown"),
    ('brand = "Koivu"', 'brand = "Koivu"\nroll_eves = "no"', "roll_eves: 'no' is not a yes or no; write true or false"),
    ('brand = "Koivu"', 'brand = "Koivu"\nrol_eves = true', "rol_eves: unknown key; did you mean “roll_eves”?"),
    ('name = "Koivu Oy"', 'name = ""', 'name: not given by language; write name.fi = "…", name.en = "…"'),
    # contact
    ("[contact]", "[contakt]", "contact: missing; add a [contact] table"),
    ("tiedot@example.org", "tiedot.example.org", "contact.email: “tiedot.example.org” is not an e-mail address"),
    ("+358 40 123 4567", "call us", "contact.phone: “call us” is not a phone number"),
    ("2274178-2", "2274178-3", "contact.business_id: “2274178-3” is not a Finnish business id"),
    ("[contact]", "[contact]\nfaks = 1\n", "contact.faks: unknown key; known here: business_id, city"),
    # words
    ('fi = "Asiakkaat", ', "", "register[customers].label.fi: missing; every text is needed in fi, en"),
    ('en = "Customers"', 'en = ""', "register[customers].label.en: not a text; every text is needed in fi, en"),
    ('en = "Customers"', 'en = "Customers", de = "Kunden"', "register[customers].label.de: unknown key"),
    (
        'label = { fi = "Asiakkaat", en = "Customers" }',
        'label = "Customers"',
        "register[customers].label: not given by",
    ),
    # registers
    ("[[register]]", "[register.x]", "register: not a list of tables; add [[register]] tables"),
    ('key = "customers"', "", "register[1].key: missing; write a short name in small letters"),
    ('key = "customers"', 'key = "Our customers"', "key: “Our customers” is not a key; use 2 to 32 small letters"),
    ('key = "customers"', 'key = "requests"', "register[requests].key: “requests” is the portal's own register"),
    (PURPOSE, 'basis = "contrct"', "purpose[orders].basis: “contrct” is not known; write one of consent, contract"),
    (PURPOSE, "", "register[customers].purpose[orders].basis: missing; write one of consent, contract"),
    (PURPOSE, 'basis = "legitimate_interest"', "purpose[orders].interest: missing; say which legitimate interest"),
    ("from_person = true", "from_person = 1", "register[customers].source[1].from_person: 1 is not a yes or no"),
    ('retention = { fi = "Vuosi"', 'retantion = { fi = "Vuosi"', "retantion: unknown key; did you mean “retention”?"),
    ('label = { fi = "Nimi"', 'keep = 1\nlabel = { fi = "Nimi"', "category[1].keep: not a table; add a [register[cust"),
    (SAFEGUARD, 'country = "XX"', "recipient[1].country: “XX” is not a country; write its two-letter code"),
    (SAFEGUARD, 'country = "SE"\nsafeguard = "scc"', "safeguard: nothing leaves the European Economic Area here"),
    (SAFEGUARD, 'country = "US"\nsafeguard = "adequacy"', "safeguard: there is no adequacy decision on “US”; name"),
    (SAFEGUARD, 'country = "IN"\nsafeguard = "dpf"', "safeguard: the Data Privacy Framework covers the United States"),
    (
        SAFEGUARD,
        'country = "US"\nsafeguard = "hope"',
        "safeguard: 'hope' is not known; write a list of any of adequacy",
    ),
    # marks
    (
        "[contact]",
        '[contact]\nassumed = ["fax"]',
        "contact.assumed: there is no “fax” here; list keys of this very table",
    ),
    ("[contact]", '[contact]\nassumed = "yes"', "contact.assumed: not understood; write true, or a list of keys"),
    ("[contact]", "[contact]\nfrom = 1", "contact.from: not a text; say in quotes where this fact stands"),
    # decisions and notice
    ("none = true", "none = false", "automated_decisions.none: it must be said whether a computer decides alone"),
    ('"2026-01-15"', '"15.1.2026"', "notice.version: “15.1.2026” is not a day; write it as 2018-05-25"),
    ('version = "2026-01-15"', "", "notice.version: missing; write the day the notice was published"),
    (
        '"2026-01-15"',
        '"2026-01-15"\ndemands = ["blood"]',
        "notice.demands: ['blood'] is not known; write a list of any",
    ),
    ('"2026-01-15"', '"2026-01-15"\nlacks = 3', "notice.lacks: 3 is not known; write a list of any of authority"),
]
TABLES = [
    ('[fees]\ncopy = 2.0', "fees.copy: 2.0 is not an amount; write it in quotes with two decimals"),
    ('[fees]\ncopy = "-2.00"', "fees.copy: '-2.00' is not an amount"),
    ('[fees]\ncopy = "NaN"', "fees.copy: 'NaN' is not an amount"),
    ('[fees]\ncopy = "2.005"', "fees.copy: '2.005' is not an amount"),
    ('[fees]\ncopy = "2.00"', "fees.iban: missing, though something costs money; write the account"),
    ('[fees]\niban = "FI21 1234 5600 0007 86"', "fees.iban: “FI2112345600000786” is not a valid IBAN; copy it"),
    ('[fees]\ncurrency = "euro"', "fees.currency: “euro” is not a currency; write a three-letter code"),
    ("[fees]\nrepeat_window_months = 25", "fees.repeat_window_months: 25 is out of range; write a whole number"),
    ("[identity]\naccess = 1", "identity.access: level 1 is below 2; a stranger could use this right"),
    ("[identity]\nobjection = 0", "identity.objection: level 0 is below 1"),
    ("[identity]\nmarketing_objection = 1", "identity.marketing_objection: this right asks for no identity"),
    ("[identity]\naccess = 4", "identity.access: 4 is out of range; write a whole number from 0 to 3"),
    ("[identity]\naccess = true", "identity.access: True is out of range"),
    ("[identity]\nacess = 2", "identity.acess: unknown key; did you mean “access”?"),
    ('[four_eyes]\nactions = ["sing"]', "four_eyes.actions: ['sing'] is not known; write a list of any of extend"),
    ("[keep]\npackage_days = 1", "keep.package_days: 1 is out of range; write a whole number from 7 to 90"),
    ("[keep]\nclosed_months = 0", "keep.closed_months: 0 is out of range"),
    ('[dpo]\nname = "Aino"', "dpo: nobody can reach this person; add email, phone or address"),
    ('[dpo]\nname = "Aino"\nphone = "x"', "dpo.phone: “x” is not a phone number"),
    ('[representative]\nemail = "a@example.org"', "representative.name: missing; write it in quotes"),
    ('[marketing]\nchannels = ["pigeon"]', "marketing.channels: ['pigeon'] is not known"),
    (f'[marketing]\nconsent = [{{channel = "sms", wording = {AB}}}]', "“sms” is not among channels; add it"),
    (f'[marketing]\nchannels = "email"\nconsent = [{{channel = "post", wording = {AB}}}]', "“post” is not known"),
    ("[decides]\ndpo = 1", "decides.dpo: 1 is not a yes or no"),
    ("[own_register]\nrecipient = 1", "own_register.recipient: not a list of tables"),
    (f'[[notice.section]]\nkey = "x y"\nheading = {AB}', "notice.section[x y].key: “x y” is not a key"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), PROBLEMS)
def test_what_is_wrong_is_said_with_its_place_and_remedy(
    profile_from: ProfileFrom, old: str, new: str, problem: str
) -> None:
    with pytest.raises(ProfileInvalid) as refusal:
        profile_from(old, new)
    assert any(problem in said and said.startswith("koivu.toml") for said in refusal.value.problems), refusal.value


@pytest.mark.parametrize(("addition", "problem"), TABLES)
def test_a_wrong_table_is_said_too(profile_from: ProfileFrom, addition: str, problem: str) -> None:
    with pytest.raises(ProfileInvalid) as refusal:
        profile_from(new=f"\n{addition}\n")
    assert [said for said in refusal.value.problems if problem in said], refusal.value
    assert len(refusal.value.problems) == 1


def test_every_problem_is_said_at_once(profile_from: ProfileFrom) -> None:
    with pytest.raises(ProfileInvalid) as refusal:
        profile_from('prefix = "BRK"\ncountry = "FI"', 'prefix = "x"\ncountry = "XQ"\ncolor = "#000000"')
    places = [said.split(":")[0] for said in refusal.value.problems]
    assert places == ["koivu.toml, prefix", "koivu.toml, country", "koivu.toml, color"]
    assert str(refusal.value).count("\n") == 2


@pytest.mark.parametrize("slug", ["Koivu", "koivu oy", "koivu_oy", "-koivu", "k" * 41])
def test_a_file_whose_name_is_no_address_is_refused(profile_from: ProfileFrom, slug: str) -> None:
    with pytest.raises(ProfileInvalid, match="cannot be part of an address; name the file"):
        profile_from(slug=slug)


@pytest.mark.parametrize("slug", ["staff", "status", "healthz", "time-limit", "demo"])
def test_a_page_of_the_portal_is_no_slug(profile_from: ProfileFrom, slug: str) -> None:
    with pytest.raises(ProfileInvalid, match=f"{slug}.toml: “{slug}” is a page of the portal; give the file another"):
        profile_from(slug=slug)


def test_two_rows_never_share_a_key(profile_from: ProfileFrom) -> None:
    twice = """
[[register]]
key = "customers"
label = { fi = "B", en = "B" }
responsible = "handler@example.org"
purpose = [{ key = "orders", label = { fi = "B", en = "B" }, basis = "consent" }]
category = [{ label = { fi = "B", en = "B" } }]
source = [{ label = { fi = "B", en = "B" } }]
"""
    with pytest.raises(ProfileInvalid) as refusal:
        profile_from(new=twice)
    assert refusal.value.problems == (
        "koivu.toml, register[customers]: this key is used twice; give each register a key of its own",
        "koivu.toml, register: the purpose key “orders” is used twice; give each purpose a key of its own",
    )


def test_what_is_not_toml_or_not_there_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("prefix = ", encoding="utf-8")
    with pytest.raises(ProfileInvalid, match=r"broken\.toml: this is not TOML .*; correct the file"):
        load_profile(broken)
    broken.write_bytes(b'prefix = "\xff"')
    with pytest.raises(ProfileInvalid, match="this is not TOML"):
        load_profile(broken)
    with pytest.raises(ProfileInvalid, match=r"gone\.toml: there is no such file in .*; create it"):
        load_profile(tmp_path / "gone.toml")


def test_a_folder_says_the_problems_of_all_its_files(profile_from: ProfileFrom, tmp_path: Path) -> None:
    for slug in ("koivu", "kuusi"):
        profile_from(slug=slug)
    (tmp_path / "paju.toml").write_text("prefix = 1", encoding="utf-8")
    with pytest.raises(ProfileInvalid) as refusal:
        load_profiles(tmp_path)
    said = str(refusal.value)
    assert "paju.toml, prefix: not a text" in said
    assert "koivu.toml, prefix: “BRK” is used by another controller; choose one of its own" in said
    assert "kuusi.toml, prefix: “BRK” is used by another controller" in said
