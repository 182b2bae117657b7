"""A new storage key: everything is under it, nothing that lives longer than a key is lost, and the old one can go."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal import tokens
from portal.config import load, write_key_ring
from portal.law.rights import Right
from portal.services import (
    block_list,
    confirmation,
    identity,
    instance_keys,
    marketing_links,
    posted_codes,
    receipts,
    rotation,
    second_factor,
)
from portal.storage import files, hash_chain, look_ups, resealing
from portal.storage.db import begin_write, db, key_ring
from portal.storage.encryption import CannotDecrypt
from portal.storage.models import LookUp, StoredFile, SubjectRequest
from portal.tokens import Purpose
from tests.fixtures.instances import Environment
from tests.services.cases import Case, again, at
from tests.services.lives import ADDRESS, CANARY, a_whole_life, kept_file

pytestmark = pytest.mark.usefixtures("session")
NOW = at(date(2026, 5, 4))


def in_use() -> set[int]:
    """Return the keys that some value is sealed under."""
    with db.engine.connect() as connection:
        return resealing.numbers_in_use(connection)


def found(kind: str, text: str) -> list[int]:
    """Return which requests an exact look-up finds."""
    return list(db.session.scalars(look_ups.requests_with(kind, text).distinct()))


class Life:
    """What must be the same before and after."""

    def __init__(self) -> None:
        self.case = a_whole_life()
        self.file = kept_file(self.case, "package", date(2040, 1, 1))
        self.code = receipts.code_of(self.case.row)
        self.link = tokens.make(Purpose.CONFIRM, request="r", contact="c")
        self.stop = marketing_links.link_for("k3", ADDRESS).partition("?to=")[2]
        self.post = next(row for row in self.case.row.contacts if row.kind == "post")
        self.posted = key_ring().posted_digests(posted_codes.KIND, self.post.uid)[0]
        begin_write()
        second_factor.start_enrolment(self.case.person)
        self.recovery = second_factor.make_recovery_codes(self.case.person)
        db.session.commit()
        self.secret = second_factor.factory().get_totp_pretty_key(self.case.person.tf_totp_secret or "")

    def require_whole(self) -> None:
        """Read everything."""
        row = again(self.case.uid)
        assert row.name == f"Aino {CANARY}"
        assert found("email", ADDRESS) == found("name", CANARY) == [row.id]
        assert [entry.choice.address for entry in block_list.search(["k3"], ADDRESS)] == [ADDRESS]
        stored = db.session.scalars(select(StoredFile).where(StoredFile.uid == self.file.uid)).one()
        assert files.load(stored) == CANARY.encode()
        assert receipts.is_code_of(row, self.code)
        assert self.posted in key_ring().posted_digests(posted_codes.KIND, self.post.uid)
        tokens.read(Purpose.CONFIRM, self.link)
        assert marketing_links.read("k3", self.stop).email == ADDRESS
        assert second_factor.factory().get_totp_pretty_key(self.case.person.tf_totp_secret or "") == self.secret
        assert second_factor.keyed().mf_recovery_codes_util.get_recovery_codes(self.case.person) == self.recovery
        assert list(hash_chain.broken_links()) == []


def test_everything_comes_under_the_new_key_and_the_old_one_is_dropped(environment: Environment) -> None:
    life = Life()
    begin_write()
    db.session.execute(update(LookUp).where(LookUp.kind == "phone").values(digest=b"a number that was changed since"))
    db.session.commit()
    version = again(life.case.uid).version
    old = load(environment)
    done = rotation.rotate(now=NOW)
    assert (done.key, done.went_on) == (2, False)
    life.require_whole()
    assert in_use() == {2}
    assert set(db.session.scalars(select(LookUp.key_number))) == {2}
    assert found("phone", "040 123 4567") == []
    assert again(life.case.uid).version == version
    assert sorted(load(environment).storage_keys) == [1, 2]
    assert rotation.drop(now=NOW) == [1]
    life.require_whole()
    new = load(environment)
    assert (sorted(new.storage_keys), sorted(new.retired_keys)) == ([2], [1])
    assert old.storage_keys[1] not in {*new.storage_keys.values(), *new.retired_keys.values()}
    assert new.secret_key_fallbacks == (old.secret_key,)
    with pytest.raises(rotation.NothingToDrop):
        rotation.drop(now=NOW)
    assert rotation.rotate(now=NOW).key == 3
    assert rotation.drop(now=NOW) == [2]
    life.require_whole()


def test_what_a_dropped_key_leaves_behind_opens_nothing_stored() -> None:
    life = Life()
    sealed = life.case.row.name_sealed
    rotation.rotate(now=NOW)
    rotation.drop(now=NOW)
    with pytest.raises(CannotDecrypt, match="Storage key 1"):
        key_ring().open(sealed or b"", f"subject_request:name:{life.case.uid}")


def test_codes_and_links_of_keys_that_were_seen_are_dead_once_nothing_is_left_of_them(environment: Environment) -> None:
    life = Life()
    rotation.rotate(now=NOW)
    rotation.drop(now=NOW)
    instance_keys.change(load(environment), retired_keys={}, secret_key_fallbacks=())
    row = again(life.case.uid)
    assert not receipts.is_code_of(row, life.code)
    for purpose, link in ((Purpose.CONFIRM, life.link), (Purpose.MARKETING, life.stop)):
        with pytest.raises(tokens.TokenInvalid):
            tokens.read(purpose, link)
    receipts.renew(row)
    assert receipts.is_code_of(row, receipts.code_of(row))


def test_an_address_that_said_not_me_is_left_alone_under_the_new_key_too() -> None:
    case = Case(Right.ACCESS, email=ADDRESS)
    contact = confirmation.email_contact(case.row)
    assert contact is not None
    identity.disown(Purpose.CONFIRM, tokens.Token("x", {"request": case.uid, "contact": contact.uid}), now=NOW)
    rotation.rotate(now=NOW)
    rotation.drop(now=NOW)
    assert confirmation.is_suppressed(look_ups.digests("email", ADDRESS), today=NOW.date())


def test_a_running_process_takes_the_new_keys_up(make_app: Callable[..., Flask]) -> None:
    case = Case(Right.ACCESS, email=ADDRESS)
    uid = case.uid
    running = make_app()
    rotation.rotate(now=NOW)
    db.session.rollback()
    with running.app_context():
        row = db.session.scalars(select(SubjectRequest).where(SubjectRequest.uid == uid)).one()
        assert row.name == "Aino Esimerkki"
        assert found("email", ADDRESS) == [row.id]
        assert tokens.read(Purpose.CONFIRM, tokens.make(Purpose.CONFIRM)).id
        assert len(running.config["SECRET_KEY_FALLBACKS"]) == 1


def test_keys_of_the_environment_are_left_to_whoever_gave_them(
    environment: Environment, make_app: Callable[..., Flask]
) -> None:
    uid = Case(Right.ACCESS).uid
    db.session.rollback()
    settings = load(environment)
    (settings.instance / "keys.toml").unlink()
    signed = {"secret_key": settings.secret_key}
    alone = make_app(storage_keys=write_key_ring(settings.storage_keys), **signed)
    with alone.app_context(), pytest.raises(instance_keys.KeysElsewhere):
        rotation.rotate(now=NOW)
    both = make_app(storage_keys=write_key_ring({**settings.storage_keys, 2: bytes(range(1, 33))}), **signed)
    with both.app_context():
        assert rotation.rotate(now=NOW).went_on
        assert in_use() == {2}
        assert db.session.scalars(select(SubjectRequest).where(SubjectRequest.uid == uid)).one().name
