"""What a controller asks for further copies, and how it is paid, as its profile says it."""

from dataclasses import dataclass
from decimal import Decimal

from portal.controllers import checks, place_checks
from portal.controllers.table import Table


@dataclass(frozen=True, slots=True)
class FeePolicy:
    """Unit prices; nothing is charged unless the law allows it (Art 12(5), 15(3))."""

    copy: Decimal = Decimal("0.00")
    postage: Decimal = Decimal("0.00")
    carrier: Decimal = Decimal("0.00")
    work_hour: Decimal = Decimal("0.00")
    repeat: Decimal = Decimal("0.00")
    currency: str = "EUR"
    repeat_window_months: int = 12
    iban: str = ""

    @property
    def costs_something(self) -> bool:
        return any((self.copy, self.postage, self.carrier, self.work_hour, self.repeat))


def read_fees(file: Table) -> FeePolicy:
    table = file.table("fees")
    fees = FeePolicy(
        copy=table.price("copy"),
        postage=table.price("postage"),
        carrier=table.price("carrier"),
        work_hour=table.price("work_hour"),
        repeat=table.price("repeat"),
        currency=table.text("currency", "EUR"),
        repeat_window_months=table.whole("repeat_window_months", 12, lowest=0, highest=24),
        iban=table.text("iban", "").replace(" ", ""),
    )
    if problem := place_checks.currency_problem(fees.currency):
        table.problem("currency", *problem)
    if fees.iban and (problem := checks.iban_problem(fees.iban)):
        table.problem("iban", *problem)
    if fees.costs_something and not fees.iban:
        table.problem("iban", "missing, though something costs money", "write the account fees are paid to")
    return fees
