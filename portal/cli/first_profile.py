"""A controller's first profile: complete enough to serve, and honest about what in it is only assumed."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from string import Template

from portal.cli.first_profile_words import WORDS, in_languages, quoted
from portal.controllers import Profile, load_profile
from portal.services.instance_keys import write_private

TEMPLATE = Path(__file__).with_name("first_profile.toml")
INDENTS = {"customers_lines": ""}
GIVEN = ("prefix", "country", "time_zone", "email", "street", "postcode", "city", "authority",
         "version")  # fmt: skip


@dataclass(frozen=True)
class FirstFacts:
    """What has to be said of a controller before it can be served."""

    slug: str
    name: str
    prefix: str
    email: str
    street: str
    postcode: str
    city: str
    country: str
    authority: str
    time_zone: str
    languages: tuple[str, ...]
    version: str


def write_profile(folder: Path, facts: FirstFacts) -> Profile:
    """Write the profile into the folder, once it reads without a problem.

    :raises portal.controllers.ProfileInvalid: with every problem; then nothing is written
    """
    text = profile_text(facts)
    with tempfile.TemporaryDirectory() as draft:
        path = Path(draft) / f"{facts.slug}.toml"
        path.write_text(text, encoding="utf-8")
        profile = load_profile(path)
    folder.mkdir(parents=True, exist_ok=True)
    write_private(folder / f"{facts.slug}.toml", text)
    return profile


def profile_text(facts: FirstFacts) -> str:
    """Return the profile as TOML, with its comments."""
    given = {name: quoted(getattr(facts, name)) for name in GIVEN}
    given |= {
        name: in_languages(key, words, facts.languages, INDENTS.get(name, "  ")) for name, (key, words) in WORDS.items()
    }
    given["name_lines"] = "\n".join(f"{language} = {quoted(facts.name)}" for language in facts.languages)
    given["languages"] = f"[{', '.join(map(quoted, facts.languages))}]"
    one_line = " ".join(facts.name.split())
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(given, name=one_line, slug=facts.slug)
