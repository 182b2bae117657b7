"""A profile's content is kept once, by its fingerprint, and moves what depends on it."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import scoped_session

from portal.config import Settings
from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.services import intake
from portal.services.notice_versions import ProfileChanged, applied_to, content_of, keep_all, newest, take
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, NoticeVersion, SubjectRequest

NOW = datetime(2026, 5, 22, 9, 0, tzinfo=UTC)  # one month later is Midsummer's Monday; received on the 19th, the eve
LATER = NOW + timedelta(days=1)


def rewrite(settings: Settings, old: str, new: str) -> None:
    """Change K3's profile on the disk."""
    path = Path(settings.instance) / "controllers" / "k3.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_every_profile_is_kept_once(session: scoped_session) -> None:
    assert {taken.controller for taken in keep_all(now=NOW)} == {"alertum", "k3"}
    assert keep_all(now=LATER) == []
    kept = session.scalars(select(NoticeVersion)).all()
    assert {(row.controller, row.fingerprint) for row in kept} == {
        (slug, profile_of(slug).fingerprint) for slug in ("alertum", "k3")
    }
    assert session.scalars(select(HistoryEvent.kind)).all() == ["notice_changed", "notice_changed"]


def test_what_is_kept_is_what_the_file_says(session: scoped_session) -> None:
    take(profile_of("k3"), now=NOW)
    kept = session.scalars(select(NoticeVersion)).one()
    assert kept.content["name"]["fi"] == "K3koulutus Oy"
    assert kept.content["notice"]["version"] == "2018-05-25"


def test_a_changed_policy_moves_open_dates_and_says_so(
    settings: Settings, make_app: Callable[..., Flask], app: Flask
) -> None:
    with app.app_context():
        keep_all(now=NOW)
        asked = intake.Submission("k3", "fi", (Right.ACCESS,), email="aino@example.org", received_on=date(2026, 5, 19))
        reference = intake.submit(asked, now=NOW).reference
    rewrite(settings, 'country = "FI"', 'roll_eves = true\ncountry = "FI"')
    with make_app().app_context():
        (taken,) = keep_all(now=LATER)
        assert (taken.controller, taken.is_new, taken.moved) == ("k3", True, 1)
        found = db.session.query(SubjectRequest).filter_by(reference=reference).one()
        assert found.answer_by_on == date(2026, 6, 22)  # Midsummer Eve, Midsummer Day and Sunday passed over
        assert take(profile_of("k3"), now=LATER).moved == 0


def test_an_earlier_version_comes_back_into_force(
    settings: Settings, make_app: Callable[..., Flask], app: Flask
) -> None:
    with app.app_context():
        keep_all(now=NOW)
        first = profile_of("k3").fingerprint
    rewrite(settings, "package_days = 30", "package_days = 14")
    with make_app().app_context():
        keep_all(now=LATER)
        assert newest("k3") != first
    rewrite(settings, "package_days = 14", "package_days = 30")
    with make_app().app_context():
        assert [taken.is_new for taken in keep_all(now=LATER + timedelta(days=1))] == [True]
        assert newest("k3") == first


def test_a_file_that_changed_since_the_start_is_not_taken(settings: Settings, session: scoped_session) -> None:
    rewrite(settings, "package_days = 30", "package_days = 14")
    with pytest.raises(ProfileChanged, match=r"k3\.toml was changed"):
        content_of(profile_of("k3"))


def test_a_request_knows_the_notice_of_its_day(session: scoped_session, app: Flask, settings: Settings) -> None:
    keep_all(now=NOW)
    row = intake.submit(intake.Submission("k3", "fi", (Right.ACCESS,), name="Aino"), now=NOW)
    now_in_force = applied_to(row)
    assert now_in_force is not None
    assert (now_in_force.is_current, now_in_force.since) == (True, NOW)
    kept = session.scalars(select(NoticeVersion).where(NoticeVersion.controller == "k3")).one()
    older = json.loads(json.dumps(kept.content)) | {"brand": {"fi": "Vanha nimi"}}
    begin_write()
    session.add(NoticeVersion(controller="k3", fingerprint="0" * 64, content=older, seen_at=NOW))
    row.notice_fingerprint = "0" * 64
    session.flush()
    before = applied_to(row)
    assert before is not None
    assert not before.is_current
    assert before.profile.brand.in_("fi") == "Vanha nimi"
    row.notice_fingerprint = "1" * 64
    assert applied_to(row) is None
