"""`flask init`: an instance from nothing, complete, and never over what is there."""

import tomllib
from dataclasses import fields

import pytest

from portal.cli.first_answers import prefix_of, slug_of
from portal.cli.init import SETTINGS_TEMPLATE
from portal.config import Settings, load
from portal.controllers import load_profile
from tests.cli.conftest import Installation

OPTIONS = (
    "--name", "Koivu Oy", "--email", "tieto@example.org", "--street", "Esimerkkikatu 1", "--postcode", "00100",
    "--city", "Helsinki",
)  # fmt: skip
GIVEN_ELSEWHERE = {"instance", "secret_key", "secret_key_fallbacks", "storage_keys", "retired_keys"}


def test_an_instance_is_made_from_options(nowhere: Installation) -> None:
    said = nowhere.flask("init", *OPTIONS)
    assert "Next: 1." in said
    profile = load_profile(nowhere.folder / "controllers" / "koivu.toml")
    assert (profile.slug, profile.prefix, profile.languages) == ("koivu", "KVU", ("fi", "sv", "en"))
    assert profile.assumed
    assert (nowhere.folder / "keys.toml").stat().st_mode & 0o777 == 0o600
    with nowhere.app() as app:  # serving is refused until mail is set; the profile is good enough for a page
        assert app.test_client().get("/koivu/").status_code == 200


def test_what_is_not_given_is_asked(nowhere: Installation) -> None:
    answers = ("Öljymäki Oy", "", "", "tieto@example.org", "Esimerkkikatu 1", "00100", "Helsinki")
    said = nowhere.flask("init", "--language", "sv", typed="\n".join(answers) + "\n")
    assert "The controller's legal name:" in said
    profile = load_profile(nowhere.folder / "controllers" / "oljymaki.toml")
    assert (profile.name.in_("sv"), profile.languages) == ("Öljymäki Oy", ("sv",))


def test_nothing_that_is_there_is_overwritten(nowhere: Installation) -> None:
    nowhere.flask("init", *OPTIONS)
    before = {path: path.read_bytes() for path in nowhere.folder.rglob("*.toml")}
    said = nowhere.flask("init", "--name", "Toinen Oy")
    assert said.count("Kept") == len(before) == 3
    assert {path: path.read_bytes() for path in nowhere.folder.rglob("*.toml")} == before


def test_a_name_cannot_break_the_profile(nowhere: Installation) -> None:
    hot = 'Hei "Oy"\n]] = $email #'
    nowhere.flask("init", *OPTIONS, "--name", hot, "--slug", "hei", "--prefix", "HEY")
    assert load_profile(nowhere.folder / "controllers" / "hei.toml").name.in_("fi") == hot


@pytest.mark.parametrize(
    "wrong",
    [
        ("--slug", "staff"),  # a page of the portal
        ("--prefix", "I0"),  # letters that are misread
        ("--country", "XX"),
        ("--time-zone", "Mars/Base"),
        ("--email", "nobody"),
    ],
)
def test_what_cannot_be_served_is_refused_and_nothing_made(nowhere: Installation, wrong: tuple[str, str]) -> None:
    assert "Nothing was made." in nowhere.flask("init", *OPTIONS, "--authority", "FI", *wrong, status=1)
    assert not (nowhere.folder / "keys.toml").exists()
    assert not list(nowhere.folder.rglob("*.toml"))


def test_a_country_without_an_authority_on_record_asks_for_one(nowhere: Installation) -> None:
    nowhere.flask("init", *OPTIONS, "--country", "DE", "--time-zone", "Europe/Berlin", typed="SE\n")
    assert load_profile(nowhere.folder / "controllers" / "koivu.toml").authority_code == "SE"


def test_made_settings_let_a_portal_serve_once_mail_is_set(nowhere: Installation) -> None:
    nowhere.flask("init", *OPTIONS)
    assert [problem.split()[0] for problem in load(nowhere.given).problems()] == [
        "MAIL_SERVER", "MAIL_DEFAULT_SENDER",
    ]  # fmt: skip
    with (nowhere.folder / "portal.toml").open("a", encoding="utf-8") as file:
        file.write('mail_server = "127.0.0.1"\nmail_default_sender = "portal@example.org"\n')
    assert load(nowhere.given).problems() == []


def test_the_settings_file_tells_of_every_setting() -> None:
    text = SETTINGS_TEMPLATE.read_text(encoding="utf-8")
    uncommented = "\n".join(
        line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ") and " = " in line
    )
    named = set(tomllib.loads(uncommented))
    assert named == {setting.name for setting in fields(Settings)} - GIVEN_ELSEWHERE


@pytest.mark.parametrize(
    ("name", "slug", "prefix"),
    [
        ("Koivu Oy", "koivu", "KVU"),
        ("Åkerö Ab", "akero", "AKE"),
        ("3 Oi", "3", ""),  # too few letters that cannot be misread: it is asked
        ("", "", ""),
    ],
)
def test_names_suggest_slug_and_prefix(name: str, slug: str, prefix: str) -> None:
    assert (slug_of(name), prefix_of(name)) == (slug, prefix)
