"""Signed links: good for one purpose and one life, unchanged, and the one-time ones once; also for twelve at once."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
import time_machine
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import select
from sqlalchemy.orm import scoped_session

from portal import tokens
from portal.controllers.policies import LONGEST_PACKAGE_DAYS
from portal.law.rights import Right
from portal.services import confirmation, identity, loading
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, OutboxMail, UsedToken
from portal.tokens import Purpose, TokenExpired, TokenInvalid, TokenUsed
from tests.fixtures.cases import Case, token_for
from tests.fixtures.lines import Told

NOON = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
TWELVE = 12


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_link_of_one_purpose_opens_no_other(session: scoped_session[Any], purpose: Purpose) -> None:
    text = tokens.make(purpose, request="a")
    assert tokens.read(purpose, text).facts == {"request": "a"}
    for other in set(Purpose) - {purpose}:
        with pytest.raises(TokenInvalid):
            tokens.read(other, text)


@pytest.mark.parametrize("purpose", [Purpose.ANSWER, Purpose.CASE])
def test_a_link_of_either_purpose_is_told_apart_without_an_alarm(
    session: scoped_session[Any], purpose: Purpose, told: Told
) -> None:
    with time_machine.travel(NOON - timedelta(days=3650), tick=False):
        text = tokens.make(purpose)
    assert tokens.purpose_of(text, Purpose.ANSWER, Purpose.CASE) is purpose
    for foreign in (tokens.make(Purpose.CONFIRM), "é", ""):
        assert tokens.purpose_of(foreign, purpose, Purpose.OPENED) is purpose
    assert refused(told) == set()


def test_no_position_can_be_changed(session: scoped_session[Any]) -> None:
    """The last character of base64 carries unused bits: what reads all the same is the same link, with the same id."""
    text = tokens.make(Purpose.CONFIRM, request="a", contact="b")
    token, read = tokens.read(Purpose.CONFIRM, text), 0
    for place, was in enumerate(text):
        for letter in ALPHABET + ".":
            changed = text[:place] + letter + text[place + 1 :]
            if letter == was or (place < len(text) - 1 and letter not in "A.-z"):
                continue
            try:
                assert tokens.read(Purpose.CONFIRM, changed) == token
                read += 1
                assert place == len(text) - 1
            except TokenInvalid:
                continue
    assert read == 3  # of the last character six bits are written and four are read


def refused(told: Told) -> set[tuple[str, str]]:
    return {(line["purpose"], line["cause"]) for line in told.of("token_refused")}


def test_a_used_link_stays_used_however_its_last_character_is_written(session: scoped_session[Any], told: Told) -> None:
    text = tokens.make(Purpose.CONFIRM, request="a")
    begin_write()
    tokens.use(Purpose.CONFIRM, tokens.read(Purpose.CONFIRM, text), now=NOON)
    assert db.session.scalars(select(UsedToken.ends_at)).one() == NOON + Purpose.CONFIRM.life  # as long as it is read
    for letter in ALPHABET:
        try:
            again = tokens.read(Purpose.CONFIRM, text[:-1] + letter)
        except TokenInvalid:
            continue
        with pytest.raises(TokenUsed):
            tokens.use(Purpose.CONFIRM, again, now=NOON)
    assert refused(told) == {("confirm", "not_ours"), ("confirm", "used")}
    db.session.rollback()


def foreign(key: str, payload: object, digest: Callable[..., Any] = hashlib.sha256) -> str:
    """Return a token like ours, signed with a key and a digest of somebody's choice."""
    signed = {"digest_method": digest, "key_derivation": "hmac"}
    return str(URLSafeTimedSerializer(key, salt=Purpose.CONFIRM.salt, signer_kwargs=signed).dumps(payload))


def test_empty_null_and_foreign_tokens_are_none(app: Flask) -> None:
    ours = str(app.config["SECRET_KEY"])
    with app.app_context():
        assert tokens.read(Purpose.CONFIRM, foreign(ours, {"id": "a"})).id == "a"
        facts, at, signed = tokens.make(Purpose.CONFIRM, request="a").split(".")
        wrong = [
            "", ".", "..", "null", "None", "undefined", "{}", "\x00", "\ud800", "ä" * 9, "A" * 100_000,
            facts, f"{facts}.{at}", f"{facts}.{at}.", f"..{signed}", f"{facts}..{signed}", f"{signed}.{at}.{facts}",
            foreign("another key of the same length as ours", {"id": "a"}), foreign("", {"id": "a"}),
            foreign(ours, {"id": "a"}, hashlib.sha1),
            foreign(ours, None), foreign(ours, []), foreign(ours, "id"), foreign(ours, {}), foreign(ours, {"id": None}),
        ]  # fmt: skip
        for text in wrong:
            with pytest.raises(TokenInvalid):
                tokens.read(Purpose.CONFIRM, text)


def test_how_long_each_link_lives() -> None:
    days = {
        Purpose.CONFIRM: 30, Purpose.ANSWER: LONGEST_PACKAGE_DAYS + 1, Purpose.CASE: 60, Purpose.NEW_CODE: 14,
        Purpose.INVITATION: 7, Purpose.REGISTER_TASK: 120, Purpose.CHANNEL_PROOF: 30, Purpose.MARKETING: 1096,
        Purpose.CONSENT: 30, Purpose.OPENED: 1,
    }  # fmt: skip
    minutes = {Purpose.SENT: 30, Purpose.CANARY: 10}
    lives = {one: timedelta(days=life) for one, life in days.items()}
    assert {one: one.life for one in Purpose} == lives | {one: timedelta(minutes=life) for one, life in minutes.items()}


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_link_lives_as_long_as_its_purpose_says(app: Flask, purpose: Purpose, told: Told) -> None:
    with app.app_context(), time_machine.travel(NOON, tick=False) as clock:
        text = tokens.make(purpose, request="a")
        clock.shift(purpose.life)
        assert tokens.read(purpose, text)
        clock.shift(timedelta(seconds=1))
        with pytest.raises(TokenExpired) as expired:
            tokens.read(purpose, text)
    assert expired.value.facts["request"] == "a"
    assert refused(told) == {(purpose.name.lower(), "expired")}


def test_an_older_key_is_accepted_until_it_is_taken_away(make_app: Callable[..., Flask], app: Flask) -> None:
    with app.app_context():
        text = tokens.make(Purpose.CONFIRM, request="a")
    with make_app(secret_key="new" * 12, secret_key_fallbacks=app.config["SECRET_KEY"]).app_context():
        assert tokens.read(Purpose.CONFIRM, text).facts == {"request": "a"}
        assert tokens.serializer(Purpose.CONFIRM).secret_key == b"new" * 12
    with make_app(secret_key="new" * 12).app_context(), pytest.raises(TokenInvalid):
        tokens.read(Purpose.CONFIRM, text)


def test_of_twelve_who_press_at_once_one_wins_and_one_mail_goes_out(app: Flask, case: Callable[..., Case]) -> None:
    reference = case(Right.ACCESS).reference
    with app.app_context():
        row = loading.by_reference(reference)
        contact = confirmation.email_contact(row)
        assert contact is not None
        token, together = token_for(row.uid, contact.uid), Barrier(TWELVE)

    def press(_: int) -> str:
        with app.app_context():
            together.wait()
            try:
                identity.confirm(token, now=NOON)
            except (identity.AlreadyConfirmed, TokenUsed) as error:
                db.session.rollback()
                return type(error).__name__
            return "confirmed"

    with ThreadPoolExecutor(TWELVE) as pool:
        said = list(pool.map(press, range(TWELVE)))
    assert sorted(said) == ["AlreadyConfirmed"] * (TWELVE - 1) + ["confirmed"]
    with app.app_context():
        assert db.session.query(OutboxMail).filter_by(kind="received").count() == 1
        assert db.session.query(HistoryEvent).filter_by(kind="identity_proved").count() == 1
        assert len(loading.by_reference(reference).proofs) == 1


def test_of_twelve_who_use_one_link_at_once_one_wins(app: Flask) -> None:
    """Also where nothing but the used link itself stands between them."""
    together = Barrier(TWELVE)
    with app.app_context():
        token = tokens.read(Purpose.NEW_CODE, tokens.make(Purpose.NEW_CODE))

    def use(_: int) -> bool:
        with app.app_context():
            together.wait()
            begin_write()
            try:
                tokens.use(Purpose.NEW_CODE, token, now=NOON)
            except TokenUsed:
                db.session.rollback()
                return False
            db.session.commit()
            return True

    with ThreadPoolExecutor(TWELVE) as pool:
        assert sum(pool.map(use, range(TWELVE))) == 1
