"""A small profile that is right in everything, to be made wrong in one thing at a time; and the two example ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from portal.controllers import Profile, load_profile, load_profiles

EXAMPLES = Path(__file__).parents[2] / "portal" / "demo" / "controllers"

RIGHT = """
prefix = "BRK"
country = "FI"
time_zone = "Europe/Helsinki"
languages = ["fi", "en"]
colour = "#1f5c3f"
authority = "FI"
name = "Koivu Oy"
brand = "Koivu"

[contact]
email = "tiedot@example.org"
phone = "+358 40 123 4567"
street = "Koivukuja 1"
postcode = "00100"
city = "Helsinki"
business_id = "2274178-2"

[[register]]
key = "customers"
label = { fi = "Asiakkaat", en = "Customers" }
responsible = "handler@example.org"
provision = { fi = "Nimi tarvitaan.", en = "We need your name." }
  [[register.purpose]]
  key = "orders"
  label = { fi = "Tilaukset", en = "Orders" }
  basis = "contract"
  [[register.category]]
  label = { fi = "Nimi", en = "Name" }
  retention = { fi = "Vuosi", en = "A year" }
  [[register.source]]
  label = { fi = "Sinä itse", en = "You" }
  from_person = true
  [[register.recipient]]
  name = "Example Hosting"
  country = "CH"
  safeguard = "adequacy"

[automated_decisions]
none = true

[notice]
version = "2026-01-15"
"""


@pytest.fixture(scope="session")
def examples() -> dict[str, Profile]:
    """The two companies of the demo."""
    return load_profiles(EXAMPLES)


@pytest.fixture(scope="session")
def k3(examples: dict[str, Profile]) -> Profile:
    return examples["k3"]


@pytest.fixture(scope="session")
def alertum(examples: dict[str, Profile]) -> Profile:
    return examples["alertum"]


@pytest.fixture
def profile_from(tmp_path: Path) -> Callable[..., Profile]:
    """Read the right profile with one thing in it replaced."""

    def read(old: str = "", new: str = "", *, slug: str = "koivu") -> Profile:
        assert old in RIGHT
        path = tmp_path / f"{slug}.toml"
        path.write_text(RIGHT.replace(old, new, 1) if old else RIGHT + new, encoding="utf-8")
        return load_profile(path)

    return read
