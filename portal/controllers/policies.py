"""What the controller has decided within the law: who decides, how sure it must be, how long it keeps."""

from dataclasses import dataclass
from types import MappingProxyType

from portal.controllers.table import Table
from portal.law.rights import Right, rule

FOUR_EYES = ("extend", "fee", "refuse", "release", "close")
HIGHEST_LEVEL = 3
SHORTEST_PACKAGE_DAYS, LONGEST_PACKAGE_DAYS = 7, 90


@dataclass(frozen=True, slots=True)
class Decides:
    """Who may decide besides the approver."""

    dpo: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """How long the portal keeps what it holds itself."""

    package_days: int = 30
    closed_months: int = 36


def read_identity(file: Table) -> MappingProxyType[Right, int]:
    """Levels per right; a controller may ask for more than the law's default, not for less."""
    table = file.table("identity")
    levels = {}
    for right in Right:
        default = rule(right).default_level
        levels[right] = level = table.whole(right.value, default, lowest=0, highest=HIGHEST_LEVEL)
        if level < default:
            table.problem(right.value, f"level {level} is below {default}",
                          "a stranger could use this right; leave it out, or write a higher level")  # fmt: skip
        if level and not default:
            table.problem(right.value, "this right asks for no identity", "leave it out, or write 0")
    return MappingProxyType(levels)


def read_keep(file: Table) -> Keep:
    table = file.table("keep")
    return Keep(
        package_days=table.whole(
            "package_days", Keep().package_days, lowest=SHORTEST_PACKAGE_DAYS, highest=LONGEST_PACKAGE_DAYS
        ),
        closed_months=table.whole("closed_months", Keep().closed_months, lowest=1, highest=120),
    )
