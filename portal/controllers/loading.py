"""From TOML files to profiles; a file with a problem is refused with every problem in it."""

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from portal.controllers import checks, place_checks
from portal.controllers.automated_decisions import read_automated_decisions
from portal.controllers.contact import read_contact, read_representative
from portal.controllers.marketing import read_marketing
from portal.controllers.policies import FOUR_EYES, Decides, read_identity, read_keep
from portal.controllers.prices import read_fees
from portal.controllers.profile import Profile
from portal.controllers.published import read_notice
from portal.controllers.reading import ProfileInvalid, Reading
from portal.controllers.register_tables import read_recipients, read_registers
from portal.controllers.table import Table
from portal.controllers.words import LANGUAGES

LOGO_TYPES = (".svg", ".png")


def load_profiles(folder: Path) -> dict[str, Profile]:
    """Read every profile in ``folder``, by slug.

    :raises ProfileInvalid: with the problems of all files
    """
    profiles: list[Profile] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            profiles.append(load_profile(path))
        except ProfileInvalid as invalid:
            problems.extend(invalid.problems)
    uses = Counter(profile.prefix for profile in profiles)
    problems.extend(
        f"{profile.slug}.toml, prefix: “{profile.prefix}” is used by another controller; choose one of its own"
        for profile in profiles
        if uses[profile.prefix] > 1
    )
    if problems:
        raise ProfileInvalid(problems)
    return {profile.slug: profile for profile in profiles}


def load_profile(path: Path) -> Profile:
    """Read one profile; the file's name is the slug.

    :raises ProfileInvalid: with every problem as "where: what is wrong; what to do"
    """
    reading = Reading(path.name)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProfileInvalid([f"{path.name}: there is no such file in {path.parent}; create it"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileInvalid([f"{path.name}: this is not TOML ({error}); correct the file"]) from None
    if problem := checks.slug_problem(path.stem):
        reading.problem("", *problem)
    profile = _profile(reading, content, path)
    reading.finish()
    return profile


def profile_as_it_was(content: dict[str, Any], slug: str, folder: Path) -> Profile:
    """Read a profile from what its file once said; what this version would no longer take is left as it reads.

    :param folder: where its logo lies, if it is still there
    """
    return _profile(Reading(f"{slug}.toml"), content, folder / f"{slug}.toml")


def fingerprint(content: dict[str, Any]) -> str:
    """A hash of what the file says, whatever its comments, blank lines and order of keys."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _profile(reading: Reading, content: dict[str, Any], path: Path) -> Profile:
    file = Table(reading, content)
    reading.languages = file.many_of("languages", LANGUAGES) or LANGUAGES
    country, region = file.text("country", remedy="write its two-letter code, such as FI"), file.text("region", "")
    return Profile(
        slug=path.stem,
        prefix=_checked(file, "prefix", checks.prefix_problem),
        country=country,
        region=_region(file, country, region),
        time_zone=_checked(file, "time_zone", place_checks.time_zone_problem),
        languages=reading.languages,
        roll_eves=file.flag("roll_eves"),
        colour=_checked(file, "colour", checks.colour_problem),
        logo=_logo(file, path.parent),
        authority_code=_authority(file, country),
        name=file.proper_name("name"),
        brand=file.proper_name("brand"),
        contact=read_contact(file, country),
        dpo=read_representative(file, "dpo"),
        representative=read_representative(file, "representative"),
        registers=read_registers(file),
        own_recipients=read_recipients(file.table("own_register")),
        automated_decisions=read_automated_decisions(file),
        fees=read_fees(file),
        decides=Decides(dpo=file.table("decides").flag("dpo")),
        identity=read_identity(file),
        four_eyes=frozenset(file.table("four_eyes").many_of("actions", FOUR_EYES)),
        keep=read_keep(file),
        notice=read_notice(file),
        marketing=read_marketing(file),
        assumed=tuple(reading.assumed),
        origins=MappingProxyType(dict(reading.origins)),
        fingerprint=fingerprint(content),
    )


def _checked(file: Table, key: str, check: Callable[[str], checks.Problem | None]) -> str:
    value = file.text(key)
    if value and (problem := check(value)):
        file.problem(key, *problem)
    return value


def _region(file: Table, country: str, region: str) -> str:
    if country and (problem := place_checks.calendar_problem(country, region)):
        file.problem("region" if region else "country", *problem)
    return region


def _logo(file: Table, folder: Path) -> Path | None:
    name = file.text("logo", "")
    if not name:
        return None
    path = folder / name
    if Path(name).name != name or path.suffix not in LOGO_TYPES:
        file.problem("logo", f"“{name}” cannot be shown", "put an .svg or .png file beside this one and write its name")
    elif not path.is_file():
        file.problem("logo", f"there is no “{name}” beside this file", "put it there, or leave logo out")
    return path


def _authority(file: Table, country: str) -> str:
    """The authority named, or the country's own."""
    if not file.has("authority"):
        file.reading.assumed.append("authority")
    code = file.text("authority", country)
    if code and (problem := place_checks.authority_problem(code)):
        file.problem("authority", *problem)
    return code
