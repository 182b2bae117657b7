"""One-time codes and recovery codes work once, also under twelve hands at the same moment, and lie encrypted."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text

from portal.config import load, write_key_ring
from portal.services import own_account, passwords, second_factor, sign_ins, staff_sign_in
from portal.services.passwords import Weakness
from portal.services.sign_ins import Door
from portal.services.staff_sign_in import Origin, SignInRefused
from portal.storage.db import begin_write, db
from portal.storage.encryption import KeyRing
from portal.storage.models import Passkey, SignIn, Staff
from tests.fixtures.staff import PASSWORD, SECRET, Person

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
MakePerson = Callable[..., Person]


def origin(number: int) -> Origin:
    """Return a place of its own, so that limits do not speak in."""
    return Origin(network=f"192.0.2.{number}")


def step_of(ada: Person, number: int = 1) -> str:
    """Take the first step and return its id."""
    return staff_sign_in.with_password(ada.email, ada.password, origin=origin(number), now=NOON)


def winners(app: Flask, steps: list[str], finish: Callable[[SignIn, int], str]) -> int:
    """Finish many first steps at once and count those that got in."""

    def one(number: int) -> bool:
        with app.app_context():
            begun = sign_ins.find(steps[number], Door.CODE, NOON)
            assert begun is not None
            try:
                return bool(finish(begun, number))
            except SignInRefused:
                return False

    with ThreadPoolExecutor(max_workers=4) as pool:
        return sum(pool.map(one, range(len(steps))))


def test_of_many_at_once_with_one_code_one_gets_in(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        steps = [step_of(ada, number) for number in range(8)]
    code = ada.code(NOON)
    assert winners(app, steps, lambda row, n: staff_sign_in.with_code(row, code, origin=origin(n), now=NOON)) == 1


def test_of_many_at_once_with_one_recovery_code_one_gets_in(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        codes = own_account.renew_recovery_codes(db.session.get_one(Staff, ada.id), now=NOON)
        steps = [step_of(ada, number) for number in range(8)]
    used = codes[3].upper().replace("-", " ")
    won = winners(app, steps, lambda row, n: staff_sign_in.with_recovery_code(row, used, origin=origin(n), now=NOON))
    assert won == 1
    with app.app_context():
        left = db.session.get_one(Staff, ada.id)
        assert len(left.mf_recovery_codes or []) == 9
        assert not second_factor.use_recovery_code(left, codes[3])
        assert second_factor.use_recovery_code(left, codes[4])


@pytest.mark.parametrize("typed", ["", "-", "0000-0000-0000", "é" * 12, "x" * 400])
def test_what_is_no_recovery_code_opens_nothing(app: Flask, person: MakePerson, typed: str) -> None:
    ada = person(handler="k3")
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        assert not second_factor.use_recovery_code(row, typed)
        second_factor.make_recovery_codes(row)
        assert not second_factor.use_recovery_code(row, typed)


def test_a_first_step_serves_once(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        begun = sign_ins.find(step_of(ada), Door.CODE, NOON)
        assert begun is not None
        staff_sign_in.with_code(begun, ada.code(NOON), origin=origin(1), now=NOON)
        later = NOON + timedelta(seconds=30)
        with pytest.raises(SignInRefused):
            staff_sign_in.with_code(begun, ada.code(later), origin=origin(1), now=later)


def test_nothing_of_it_lies_open_in_the_database(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        codes = own_account.renew_recovery_codes(db.session.get_one(Staff, ada.id), now=NOON)
        kept = str(db.session.execute(text("SELECT * FROM staff")).all())
        assert SECRET not in kept
        assert PASSWORD not in kept
        assert not [code for code in codes if code in kept]
        assert "$argon2id$" in kept


def test_a_rotated_ring_still_opens_them_and_reseals_them(
    app: Flask, make_app: Callable[..., Flask], environment: dict[str, str], person: MakePerson
) -> None:
    ada = person(handler="k3")
    with app.app_context():
        codes = own_account.renew_recovery_codes(db.session.get_one(Staff, ada.id), now=NOON)
    old = dict(load(environment).storage_keys)
    rotated = make_app(storage_keys=write_key_ring(old | {2: bytes(32)}), secret_key="another-key-another-key-another")
    with rotated.app_context():
        begin_write()
        row = db.session.get_one(Staff, ada.id)
        assert passwords.check(row, PASSWORD).is_right
        second_factor.reseal(row)
        db.session.commit()
    only_new = make_app(storage_keys=write_key_ring({2: bytes(32)}))
    with only_new.app_context():
        row = db.session.get_one(Staff, ada.id)
        assert second_factor.accept_code(row, ada.code(NOON), now=NOON)
        assert second_factor.use_recovery_code(row, codes[0])


def test_keys_for_codes_differ_by_use_and_number() -> None:
    ring = KeyRing({1: bytes(32), 2: bytes([1]) * 32})
    assert len({*ring.totp_secrets().values(), *ring.recovery_code_keys()}) == 4


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("short one", Weakness.TOO_SHORT),
        ("x" * 129, Weakness.TOO_LONG),
        ("passwordpassword", Weakness.TOO_COMMON),  # a listed one, twice
        ("salasana12345", Weakness.TOO_COMMON),  # "password" in Finnish
        ("qwertyuiop123", Weakness.TOO_COMMON),  # along the keyboard
        ("ada@example.org", Weakness.TOO_COMMON),  # their own address
        ("AdaVirtanen12", Weakness.TOO_COMMON),  # their own name
        ("K3koulutus2026", Weakness.TOO_COMMON),  # the house's name
        ("aaaaaaaaaaaaaaaa", Weakness.TOO_COMMON),
        ("seven blue herons over the ice", None),
        ("tuvalu ämpäri kaakko", None),  # letters of any language, no digits asked for
        ("x9$Lq2!vRt7#", None),
        ("väg" + "ö" * 3 + "kastanj lampa", None),
    ],
)
def test_a_password_is_long_and_not_guessed_first(
    app: Flask, person: MakePerson, password: str, weakness: Weakness | None
) -> None:
    ada = person(handler="k3")
    with app.app_context():
        assert passwords.weakness_of(password, db.session.get_one(Staff, ada.id)) == weakness


def test_a_password_is_the_same_from_every_keyboard(app: Flask, person: MakePerson) -> None:
    ada = person(handler="k3")
    with app.app_context():
        row = db.session.get_one(Staff, ada.id)
        passwords.set_password(row, "Åland ﬁnds nine islands")
        assert passwords.check(row, "Åland finds nine islands").is_right


def test_whose_second_factor_is_reset_keeps_no_passkey(app: Flask, person: MakePerson) -> None:
    ada = person("ada@example.org", handler="k3")
    with app.app_context():
        begin_write()
        row = db.session.get_one(Staff, ada.id)
        row.webauthn.append(
            Passkey(
                credential_id=b"key", public_key=b"public", backup_state=False, device_type="single_device",
                lastuse_datetime=NOON, name="Telephone", usage="secondary",
            )
        )  # fmt: skip
        db.session.flush()
        second_factor.forget(row)
        db.session.commit()
        assert db.session.scalars(select(Passkey)).all() == []
        assert not second_factor.is_enrolled(row)
