"""An answer by post, as its person's page tells it: ready, posted on a day, or come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.services import posting
from portal.services.returned_post import is_owed
from portal.storage.models import Release, SubjectRequest
from portal.translations import current_language, dates


@dataclass(frozen=True)
class ByPost:
    """Where the newest answer by post is.

    :param waiting: the rights, by id, whose letter is not posted yet
    :param is_ready: a letter waits for the post
    :param posted_on: when the last of its letters was posted
    :param is_back: a letter came back, and nothing was done about it
    """

    waiting: frozenset[int]
    is_ready: bool
    posted_on: date | None
    is_back: bool

    @property
    def words(self) -> tuple[str, str]:
        """The headline and the sentence under it, once the request is answered."""
        if self.is_back:
            return _("Our letter came back to us"), _("Write or call us, and tell us where we can post the answer.")
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
        if self.is_ready:
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
    letters = {letter.id: letter.requested_right_id for letter in releases[0].letters}
    rows = [row for row in posting.of_request(subject_request) if row.letter_id in letters]
    waits = [row for row in rows if row.posted_on is None]
    days = [row.posted_on for row in rows if row.posted_on is not None]
    return ByPost(
        waiting=frozenset(right for row in waits if (right := letters[row.letter_id]) is not None),
        is_ready=bool(waits),
        posted_on=max(days, default=None),
        is_back=any(is_owed(row) for row in rows),
    )
