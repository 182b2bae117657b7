"""Who stands in for whom is changed only by those it may be changed by."""

from datetime import UTC, date, datetime

import pytest

from portal.services import deputies
from tests.mail.world import hire

pytestmark = pytest.mark.usefixtures("session")
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 3)


def test_an_absence_is_taken_back_by_whom_it_concerns() -> None:
    ada, onni = hire().id, hire("onni@example.org", name="Onni Laine").id
    deputies.appoint(ada, onni, from_on=TODAY, to_on=date(2026, 3, 6), by=f"staff:{ada}", now=NOW, today=TODAY)
    (absence,) = deputies.absences(today=TODAY)
    for absence_id, of in ((absence.id, [onni]), (absence.id + 1, [ada])):
        with pytest.raises(LookupError):
            deputies.end(absence_id, of=of, by=f"staff:{onni}", now=NOW)
    assert len(deputies.absences(today=TODAY)) == 1
    deputies.end(absence.id, of=[ada], by=f"staff:{ada}", now=NOW)
    assert deputies.absences(today=TODAY) == []
