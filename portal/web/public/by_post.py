"""An answer by post, as its person's page tells it: ready, posted on a day, or come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.services import filing, letters, posting
from portal.services.returned_post import is_owed
from portal.storage.models import Release, SubjectRequest
from portal.translations import current_language, dates


@dataclass(frozen=True)
class ByPost:
    """Where the newest answer by post is.

    :param waiting: the rights, by id, whose letter is not posted yet
    :param is_ready: a letter waits for the post
    :param posted_on: when the last of its letters was posted
    :param is_further: what waits are further copies alone; the first went out on that day
    :param is_back: a letter came back, and nothing was done about it
    :param has_new_address: another address was noted since it was posted, and works
    """

    waiting: frozenset[int]
    is_ready: bool
    is_further: bool
    posted_on: date | None
    is_back: bool
    has_new_address: bool

    @property
    def words(self) -> tuple[str, str]:
        """The headline and the sentence under it, once the request is answered."""
        if self.is_back and self.has_new_address:
            return _("We have your new address"), _("We make sure that it is you, and send the letter again.")
        if self.is_back:
            return _("Our letter came back to us"), _("Write or call us, and tell us where we can post the answer.")
        if self.is_further:
            return (
                _("We have answered your request"),
                _("We posted the answer on %(day)s. The further copies are ready to be posted.", day=self.day),
            )
        if self.is_ready:
            return _("Your answer is ready"), _("We post it to you. This page says when it is posted.")
        return (
            _("We have answered your request"),
            _("We posted the answer on %(day)s. If something in it is unclear, write or call us.", day=self.day),
        )

    @property
    def said(self) -> str:
        """What stands about the answer itself."""
        if self.is_back:
            return _("We posted the answer on %(day)s, and the letter came back to us.", day=self.day)
        if self.is_ready and not self.is_further:
            return _("The answer is ready to be posted. For your safety it is not shown here.")
        return _("We posted the answer to you on %(day)s. For your safety it is not shown here.", day=self.day)

    @property
    def day(self) -> str:
        """The day of posting in words."""
        return dates.day(self.posted_on, current_language()) if self.posted_on else ""


def by_post_of(subject_request: SubjectRequest, releases: Sequence[Release]) -> ByPost | None:
    """Return where the newest answer is, if it goes by post."""
    if not releases or releases[0].delivery != "post":
        return None
    answers = {letter.id: letter.requested_right_id for letter in releases[0].letters}
    rows = [row for row in posting.of_request(subject_request) if row.letter_id in answers]
    waits = [row for row in rows if row.posted_on is None]
    there = {row.letter_id for row in rows if row.posted_on is not None and row.returned_on is None}
    firsts = [row for row in waits if row.letter_id not in there]
    days = [row.posted_on for row in rows if row.posted_on is not None]
    return ByPost(
        waiting=frozenset(right for row in firsts if (right := answers[row.letter_id]) is not None),
        is_ready=bool(waits),
        is_further=bool(waits) and not firsts,
        posted_on=max(days, default=None),
        is_back=any(is_owed(row) for row in rows),
        has_new_address=has_new_address(subject_request, [row.posted_on for row in rows if is_owed(row)]),
    )


def has_new_address(subject_request: SubjectRequest, posted_on: Sequence[date | None]) -> bool:
    """Tell whether the postal address was replaced since letters went out that came back, by one that works."""
    if not letters.postal_lines(subject_request):
        return False
    replaced = [row.replaced_at for row in subject_request.contacts if row.kind == "post" and row.replaced_at]
    days = [day for day in posted_on if day is not None]
    return bool(days) and any(filing.today_of(subject_request, at) >= max(days) for at in replaced)
