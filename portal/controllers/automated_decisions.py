"""The automated decisions a controller says it makes (Art 22)."""

from dataclasses import dataclass

from portal.controllers.table import Table
from portal.controllers.words import Words


@dataclass(frozen=True, slots=True)
class AutomatedDecision:
    """A decision made by a computer alone (Art 22): its logic and what it means for the person."""

    label: Words
    logic: Words
    consequences: Words


@dataclass(frozen=True, slots=True)
class AutomatedDecisions:
    decisions: tuple[AutomatedDecision, ...] = ()

    @property
    def none(self) -> bool:
        return not self.decisions


def read_automated_decisions(file: Table) -> AutomatedDecisions:
    table = file.table("automated_decisions", required=True)
    decisions = tuple(
        AutomatedDecision(label=row.words("label"), logic=row.words("logic"), consequences=row.words("consequences"))
        for row in table.tables("decision")
    )
    if table.flag("none") == bool(decisions):
        remedy = "write none = true, or none = false and a [[automated_decisions.decision]] table for each"
        table.problem("none", "it must be said whether a computer decides alone (Art 22)", remedy)
    return AutomatedDecisions(decisions)
