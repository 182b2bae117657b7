"""The supervisory authority a person may complain to; the rows lie in authorities.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from portal.law.broken_rules import RuleBroken

FALLBACK_LANGUAGE = "en"


class AuthorityUnknown(RuleBroken):
    """No authority is on record for that country, so no letter could name where to complain."""


@dataclass(frozen=True)
class Authority:
    """One supervisory authority. Names and address lines are per language."""

    code: str
    name: Mapping[str, str]
    visiting: Mapping[str, tuple[str, ...]]
    postal: Mapping[str, tuple[str, ...]]
    phone: str
    email: str
    web: str

    def name_in(self, language: str) -> str:
        """Return the authority's name for a reader of ``language``.

        Source: GDPR Art. 12(4), 13(2)(d), 15(1)(f).
        """
        return self.name.get(language, self.name[FALLBACK_LANGUAGE])

    def address_in(self, language: str) -> tuple[str, ...]:
        """Return the lines of the address, street first where it has one, then the postal address.

        Source: GDPR Art. 12(4); that the address is given and not only the name is own policy (docs/law.md).
        """
        visiting = self.visiting.get(language, self.visiting.get(FALLBACK_LANGUAGE, ()))
        postal = self.postal.get(language, self.postal[FALLBACK_LANGUAGE])
        return visiting + postal


def _authority(code: str, row: dict[str, Any]) -> Authority:
    lines = {name: MappingProxyType({k: tuple(v) for k, v in row[name].items()}) for name in ("visiting", "postal")}
    return Authority(
        code=code, name=MappingProxyType(row["name"]), phone=row["phone"], email=row["email"], web=row["web"], **lines
    )


_ROWS = tomllib.loads(Path(__file__).with_name("authorities.toml").read_text(encoding="utf-8"))
AUTHORITIES: Mapping[str, Authority] = MappingProxyType({code: _authority(code, row) for code, row in _ROWS.items()})


def authority(code: str) -> Authority:
    """Return the supervisory authority of a country.

    :param code: two letters, "FI"
    :raises AuthorityUnknown: if there is no row for it

    Source: GDPR Arts. 51, 77.
    """
    try:
        return AUTHORITIES[code]
    except KeyError:
        raise AuthorityUnknown(
            f"No supervisory authority is on record for {code!r}. Add it to portal/law/authorities.toml.", code=code
        ) from None
