"""The [[register]] tables of a profile file."""

import re
from collections import Counter
from collections.abc import Iterable

from portal.controllers.legal_bases import Basis, Condition
from portal.controllers.place_checks import country_problem
from portal.controllers.recipients import Recipient
from portal.controllers.registers import Category, KeepDuty, Purpose, Register, Source
from portal.controllers.safeguards import ADEQUATE, Safeguard
from portal.controllers.table import Table

ROLES = ("processor", "controller", "authority")
RESERVED_KEY = "requests"
"""The key of the portal's own register."""

_KEY = re.compile(r"[a-z][a-z0-9_-]{1,31}")


def read_registers(file: Table) -> tuple[Register, ...]:
    registers = tuple(_register(table) for table in file.tables("register", required=True))
    for key in _repeated(register.key for register in registers):
        file.problem(f"register[{key}]", "this key is used twice", "give each register a key of its own")
    for key in _repeated(purpose.key for register in registers for purpose in register.purposes):
        file.problem("register", f"the purpose key “{key}” is used twice", "give each purpose a key of its own")
    return registers


def _repeated(keys: Iterable[str]) -> list[str]:
    return [key for key, uses in Counter(keys).items() if uses > 1]


def _register(table: Table) -> Register:
    key = read_key(table)
    if key == RESERVED_KEY:
        table.problem("key", f"“{key}” is the portal's own register", "choose another key")
    return Register(
        key=key,
        label=table.words("label"),
        responsible=table.email("responsible"),
        purposes=_purposes(table, key),
        categories=tuple(_category(row) for row in table.tables("category", required=True)),
        sources=tuple(_source(row) for row in table.tables("source", required=True)),
        recipients=read_recipients(table),
        people=table.list_of_words("people"),
        provision=table.optional_words("provision"),
        profiling=table.optional_words("profiling"),
        finding=table.optional_words("finding"),
        security=table.list_of_words("security"),
    )


def read_key(table: Table, default: str | None = None) -> str:
    """A short name by which other rows, forms and addresses mean this one."""
    key = table.text("key", default, remedy="write a short name in small letters, such as customers")
    if key and not _KEY.fullmatch(key):
        table.problem("key", f"“{key}” is not a key", "use 2 to 32 small letters, digits, - and _, a letter first")
    return key


def _purposes(table: Table, register_key: str) -> tuple[Purpose, ...]:
    rows = table.tables("purpose", required=True)
    return tuple(_purpose(row, f"{register_key}-{number}") for number, row in enumerate(rows, start=1))


def _purpose(table: Table, default_key: str) -> Purpose:
    basis = Basis(table.one_of("basis", tuple(Basis)))
    interest = table.optional_words("interest")
    if basis is Basis.LEGITIMATE_INTEREST and interest is None:
        table.problem("interest", "missing", "say which legitimate interest this is (Art 13(1)(d))")
    return Purpose(
        key=read_key(table, default_key),
        label=table.words("label"),
        basis=basis,
        interest=interest,
        statute=table.optional_words("statute"),
        marketing=table.flag("marketing"),
        assumed=table.is_assumed,
    )


def _category(table: Table) -> Category:
    condition = table.one_of("condition", tuple(Condition), default="")
    keep = table.table("keep") if table.has("keep") else None
    return Category(
        label=table.words("label"),
        provided_by_person=table.flag("provided_by_person"),
        sensitive=table.flag("sensitive"),
        condition=Condition(condition) if condition else None,
        retention=table.optional_words("retention"),
        keep=KeepDuty(statute=keep.proper_name("statute"), until=keep.words("until")) if keep else None,
        assumed=table.is_assumed,
    )


def _source(table: Table) -> Source:
    return Source(
        label=table.words("label"),
        from_person=table.flag("from_person"),
        public=table.flag("public"),
        assumed=table.is_assumed,
    )


def read_recipients(table: Table) -> tuple[Recipient, ...]:
    """The rows of ``recipient`` in this table."""
    return tuple(_recipient(row) for row in table.tables("recipient"))


def _recipient(table: Table) -> Recipient:
    country = table.text("country", "")
    if problem := country_problem(country):
        table.problem("country", *problem)
    recipient = Recipient(
        name=table.proper_name("name"),
        country=country,
        safeguards=tuple(Safeguard(item) for item in table.many_of("safeguard", tuple(Safeguard))),
        named=table.flag("named", default=True),
        role=table.one_of("role", ROLES, default=""),
        purpose=table.optional_words("purpose"),
        outside_eea=table.flag("outside_eea"),
        assumed=table.is_assumed,
    )
    _check_safeguards(table, recipient)
    return recipient


def _check_safeguards(table: Table, recipient: Recipient) -> None:
    if recipient.safeguards and not recipient.is_transfer:
        table.problem("safeguard", "nothing leaves the European Economic Area here",
                      "leave it out, or correct country, or set outside_eea = true")  # fmt: skip
    if Safeguard.ADEQUACY in recipient.safeguards and recipient.country not in ADEQUATE:
        table.problem("safeguard", f"there is no adequacy decision on “{recipient.country}”",
                      "name another safeguard; for certified companies in the United States it is dpf")  # fmt: skip
    if Safeguard.DATA_PRIVACY_FRAMEWORK in recipient.safeguards and recipient.country != "US":
        table.problem("safeguard", "the Data Privacy Framework covers the United States only", "name another safeguard")
