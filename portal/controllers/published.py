"""What the controller has published: its notice, and what that demands or lacks."""

from dataclasses import dataclass
from datetime import date

from portal.controllers import checks
from portal.controllers.register_tables import read_key
from portal.controllers.table import Table
from portal.controllers.words import Words

DEMANDS = (
    "signature", "written_only", "post_only", "answer_by_post_only", "identity_document_copy",
    "personal_identity_code", "account", "fee_once_a_year", "change_without_telling",
)  # fmt: skip  # fmt: skip
LACKS = (
    "authority", "complaint", "retention", "rights", "legal_basis_per_purpose", "legitimate_interest", "recipients",
    "safeguards", "sources", "automated_decisions", "obligation_to_provide", "right_to_object_apart",
)  # fmt: skip  # fmt: skip


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """A chapter of the controller's own, beyond what the Regulation asks."""

    key: str
    heading: Words
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """The controller's published notice: its day, and where it asks too much or says too little."""

    version: str
    demands: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    sections: tuple[NoticeSection, ...] = ()

    @property
    def published_on(self) -> date:
        return date.fromisoformat(self.version)


def read_notice(file: Table) -> PublishedNotice:
    table = file.table("notice", required=True)
    version = table.text("version", remedy='write the day the notice was published in quotes: "2018-05-25"')
    if version and not checks.is_day(version):
        table.problem("version", f"“{version}” is not a day", "write it as 2018-05-25")
        version = "1970-01-01"
    return PublishedNotice(
        version=version,
        demands=table.many_of("demands", DEMANDS),
        lacks=table.many_of("lacks", LACKS),
        sections=tuple(
            NoticeSection(key=read_key(row), heading=row.words("heading"), paragraphs=row.list_of_words("paragraph"))
            for row in table.tables("section")
        ),
    )
