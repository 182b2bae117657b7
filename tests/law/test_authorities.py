"""The authority a letter names: in every language, with an address."""

import pytest

from portal.law.authorities import AUTHORITIES, Authority, AuthorityUnknown, authority
from portal.translations import LANGUAGES


@pytest.mark.parametrize(("code", "row"), AUTHORITIES.items())
def test_an_authority_can_be_written_to_in_every_language(code: str, row: Authority) -> None:
    assert row.code == code
    assert set(row.name) == set(row.postal) == set(LANGUAGES)
    assert all(len(row.address_in(language)) >= 2 for language in LANGUAGES)
    assert "@" in row.email
    assert row.web.startswith("https://")
    assert row.phone


@pytest.mark.parametrize(
    ("language", "name", "address"),
    [
        (
            "fi",
            "Tietosuojavaltuutetun toimisto",
            ("Lintulahdenkuja 4", "00530 Helsinki", "PL 800", "00531 Helsinki"),
        ),
        ("sv", "Dataombudsmannens byrå", ("Fågelviksgränden 4", "00530 Helsingfors", "PB 800", "00531 Helsingfors")),
        (
            "de",
            "Office of the Data Protection Ombudsman",
            ("Lintulahdenkuja 4", "00530 Helsinki", "P.O. Box 800", "FI-00531 Helsinki, Finland"),
        ),
    ],
)
def test_the_finnish_ombudsman_is_named_with_the_address(language: str, name: str, address: tuple[str, ...]) -> None:
    ombudsman = authority("FI")
    assert ombudsman.name_in(language) == name
    assert ombudsman.address_in(language) == address
    assert (ombudsman.phone, ombudsman.email) == ("029 566 6700", "tietosuoja@om.fi")


def test_an_authority_without_a_street_has_its_postal_address_alone() -> None:
    assert authority("EE").address_in("sv") == ("Andmekaitse Inspektsioon", "Tatari 39", "10134 Tallinn", "Estland")
    assert authority("SE").address_in("sv") == ("Box 8114", "104 20 Stockholm")


def test_a_country_without_a_row_is_an_error_that_says_where_to_add_it() -> None:
    with pytest.raises(AuthorityUnknown, match=r"'XX'.*authorities\.toml"):
        authority("XX")
