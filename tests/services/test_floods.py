"""A flood of requests: every one is kept, and what it costs the people whose addresses were typed is bounded."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.services import delivery, floods
from portal.services.floods import MOST_ALTOGETHER, MOST_OF_NETWORK, Crowd
from portal.storage.db import db
from portal.storage.limits import network_of
from portal.storage.models import OutboxMail, SubjectRequest
from tests.fixtures.cases import Case
from tests.fixtures.mail import SmtpServer

NOON = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("crowd", "must_press_again", "wait"),
    [
        (Crowd(), False, 0 * HOUR),
        (Crowd(MOST_OF_NETWORK), False, 0 * HOUR),
        (Crowd(MOST_OF_NETWORK + 1), True, HOUR),
        (Crowd(MOST_OF_NETWORK * 3), True, 2 * HOUR),
        (Crowd(MOST_OF_NETWORK * 1000), True, 24 * HOUR),  # a neighbour of the sender must not wait for weeks
        (Crowd(1, MOST_ALTOGETHER * 10), False, 0 * HOUR),
    ],
)
def test_one_network_s_mails_leave_in_turn(crowd: Crowd, must_press_again: bool, wait: timedelta) -> None:
    assert (crowd.must_press_again, crowd.wait) == (must_press_again, wait)


@pytest.mark.parametrize(
    ("addresses", "together"),
    [
        (["198.51.100.7", "198.51.100.7", "198.51.100.8"], [1, 2, 1]),
        (["2001:db8:0:7::1", "2001:db8:0:7:ffff::9", "2001:db8:0:8::1"], [1, 2, 1]),  # a household has a /64
        (["198.51.100.7", "::ffff:198.51.100.7", "garbage"], [1, 2, 1]),
        (["127.0.0.1", "127.0.0.1", "::1", None, None], [1, 1, 1, 1, 1]),  # a proxy nobody told us of is not a sender
    ],
)
def test_who_shares_a_network_counts_together(app: Flask, addresses: list[str | None], together: list[int]) -> None:
    with app.app_context():
        crowds = [floods.join(network_of(address), now=NOON) for address in addresses]
    assert [crowd.of_network for crowd in crowds] == together
    assert [crowd.altogether for crowd in crowds] == list(range(1, len(addresses) + 1))


def test_the_next_hour_begins_anew(app: Flask) -> None:
    with app.app_context():
        floods.join("198.51.100.7", now=NOON)
        assert floods.join("198.51.100.7", now=NOON + HOUR) == floods.ALONE


def test_what_a_flood_has_caused_goes_after_all_other_mail(
    app: Flask, case: Callable[..., Case], smtp: SmtpServer
) -> None:
    case(email="flood@example.org", at=NOON, crowd=Crowd(1, MOST_ALTOGETHER + 1))
    case(email="later@example.org", at=NOON + timedelta(minutes=1))
    with app.app_context():
        assert db.session.query(SubjectRequest).count() == 2
        delivery.drain(clock=lambda: NOON + timedelta(minutes=2))
    assert [mail.recipients[0] for mail in smtp.mails] == ["later@example.org", "flood@example.org"]


def test_a_crowded_network_s_mail_waits_and_is_sent_in_its_turn(
    app: Flask, case: Callable[..., Case], smtp: SmtpServer
) -> None:
    case(email="waits@example.org", at=NOON, crowd=Crowd(MOST_OF_NETWORK + 1))
    with app.app_context():
        delivery.drain(clock=lambda: NOON + timedelta(minutes=59))
        assert smtp.mails == []
        delivery.drain(clock=lambda: NOON + HOUR)
        assert [mail.recipients[0] for mail in smtp.mails] == ["waits@example.org"]
        assert db.session.query(OutboxMail).one().state == "sent"
