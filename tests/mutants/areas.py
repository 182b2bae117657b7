"""The areas whose code is changed a piece at a time, as areas.toml names them."""

import tomllib
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Area(NamedTuple):
    """What is changed, and which tests must notice."""

    name: str
    changed: tuple[str, ...]
    tests: tuple[str, ...]
    arguments: tuple[str, ...]
    unheard: tuple[str, ...]
    is_built_at_import: bool

    @property
    def modules(self) -> list[str]:
        """The files mutmut rewrites."""
        return [entry.partition(":")[0] for entry in self.changed]

    @property
    def patterns(self) -> list[str]:
        """The changes to try, as mutmut names them."""
        found = []
        for entry in self.changed:
            file, _, functions = entry.partition(":")
            module = file.removesuffix(".py").replace("/", ".")
            module += "" if module.endswith("*") else "."
            found += [f"{module}x_{function}__*" for function in functions.split()] or [f"{module}*"]
        return found

    @property
    def explained(self) -> Path:
        """Where its survivors are explained."""
        return HERE / f"{self.name}.toml"


TOLD = tomllib.loads((HERE / "areas.toml").read_text(encoding="utf-8"))
OTHERWISE = TOLD.pop("otherwise")
NAMES = tuple(TOLD)


def area_of(name: str) -> Area:
    """Return an area by its name."""
    told = OTHERWISE | TOLD[name]
    lists = {key: tuple(told[key]) for key in ("changed", "tests", "arguments", "unheard")}
    return Area(name=name, is_built_at_import=told["is_built_at_import"], **lists)
