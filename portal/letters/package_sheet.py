"""What goes into a package beside its files: a sheet to read and a list for machines, both with every file's hash."""

import json
from typing import Any

from portal.letters.package_contents import Contents
from portal.letters.wording import say
from portal.translations import dates


def sheet(contents: Contents) -> str:
    """Return the sheet as plain text, for a person to read."""
    language = contents.language

    def words(key: str, **facts: object) -> str:
        return say(f"package.{key}", language, **facts)

    title = words("title", company=contents.company)
    lines = [title, "=" * len(title), ""]
    lines += [words("about", reference=contents.reference, day=dates.day(contents.sealed_on, language)), ""]
    lines += [*heading(words("inside"))]
    for file in contents.files:
        lines += [f"- {file.path}", f"  {words('hash')}: {file.sha256}"]
    lines += ["", words("why_hash"), "", *heading(words("outside"))]
    lines += [f"- {left.named(language)}: {left.because}" for left in contents.left_out] or [words("nothing_out")]
    return "\r\n".join([*lines, ""])


def heading(text: str) -> tuple[str, str]:
    """Return a heading with its rule."""
    return text, "-" * len(text)


def manifest(contents: Contents) -> str:
    """Return the list for machines, as JSON."""
    told: dict[str, Any] = {
        "reference": contents.reference,
        "controller": contents.company,
        "language": contents.language,
        "sealed_at": contents.sealed_at.isoformat(),
        "files": [vars(file) for file in contents.files],
        "left_out": [vars(left) for left in contents.left_out],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
