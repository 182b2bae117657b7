"""The sections on the status page that other parts add: each a template and what it shows.

A part adds its function to ``PARTS``, in the order of the page. ``may_read`` tells whether the person came with the
mail's link as well as with the code: without it nothing personal is shown.
"""

from collections.abc import Callable

from portal.storage.models import SubjectRequest
from portal.web.public import fee, papers_part, written_part
from portal.web.public.status_part import Part

PARTS: tuple[Callable[[SubjectRequest, bool], Part | None], ...] = (fee.part, written_part.part, papers_part.part)


def parts_of(subject_request: SubjectRequest, *, may_read: bool) -> list[Part]:
    """Return the sections there is something to say in."""
    return [part for make in PARTS if (part := make(subject_request, may_read)) is not None]
