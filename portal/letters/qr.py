"""A QR code as one outline, drawn alike in the PDF and on the page."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from segno import helpers

QUIET = 4
LONGEST_NAME = 70


@dataclass(frozen=True)
class EpcCode:
    """What a bank's app reads from a bill (EPC069-12): a transfer in euros with an ISO 11649 reference.

    :param alt: what it is, to who cannot see it
    """

    kind: ClassVar[str] = "qr"
    name: str
    iban: str
    amount: str
    reference: str
    alt: str

    @cached_property
    def matrix(self) -> tuple[bytearray, ...]:
        """Its modules, row by row."""
        code = helpers.make_epc_qr(
            name=self.name[:LONGEST_NAME], iban=self.iban, amount=Decimal(self.amount), reference=self.reference
        )
        return tuple(code.matrix)

    @property
    def size(self) -> int:
        """Modules along one side, the quiet zone included."""
        return len(self.matrix) + 2 * QUIET

    @property
    def path(self) -> str:
        """The dark modules as the path of an SVG."""
        return "".join(
            f"M{x + QUIET} {y + QUIET}h1v1h-1z"
            for y, row in enumerate(self.matrix)
            for x, module in enumerate(row)
            if module
        )

    @property
    def svg(self) -> str:
        """The whole picture, dark on white."""
        paper = f'<path fill="#fff" d="M0 0h{self.size}v{self.size}h-{self.size}z"/>'
        box = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.size} {self.size}">'
        return f'{box}{paper}<path fill="#000" d="{self.path}"/></svg>'
