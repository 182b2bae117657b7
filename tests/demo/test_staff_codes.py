"""The demo prints the code an authenticator app would show."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.demo.staff_codes import one_time_code, sign_in_lines

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the ASCII digits of RFC 6238, appendix B, in base32


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert one_time_code(RFC_SECRET, datetime.fromtimestamp(seconds, UTC)) == code


def test_everyone_of_the_demo_is_listed_with_how_long_the_code_lives(tmp_path: Path) -> None:
    person = {"email": "paula@example.org", "password": "a long one", "totp_secret": RFC_SECRET, "role": "handler"}
    (tmp_path / "demo.json").write_text(json.dumps({"staff": [person | {"controllers": ["k3"]}]}), encoding="utf-8")
    lines = sign_in_lines(tmp_path, datetime.fromtimestamp(59, UTC))
    assert lines[1].split() == ["handler", "paula@example.org", "a", "long", "one", "287082"]
    assert "in 1 seconds" in lines[-1]


def test_an_instance_without_demo_lists_nobody(tmp_path: Path) -> None:
    assert sign_in_lines(tmp_path, datetime.fromtimestamp(0, UTC)) == []
