"""Keys are made once, read by nobody else, and never written over."""

from pathlib import Path

import pytest

from portal.config import KEY_BYTES, load
from portal.services.instance_keys import is_private, make_keys, write_private


def test_keys_are_what_the_settings_read(tmp_path: Path) -> None:
    make_keys(tmp_path)
    settings = load({"PORTAL_INSTANCE": str(tmp_path)})
    assert len(settings.secret_key) >= 64
    assert [len(key) for key in settings.storage_keys.values()] == [KEY_BYTES]


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first, second = (make_keys(folder).read_text(encoding="utf-8") for folder in folders)
    assert first != second


def test_keys_are_never_overwritten(tmp_path: Path) -> None:
    before = make_keys(tmp_path).read_text(encoding="utf-8")
    with pytest.raises(FileExistsError):
        make_keys(tmp_path)
    assert (tmp_path / "keys.toml").read_text(encoding="utf-8") == before


def test_their_owner_alone_reads_them(tmp_path: Path) -> None:
    path = make_keys(tmp_path)
    assert is_private(path)
    path.chmod(0o640)
    assert not is_private(path)


def test_a_private_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    write_private(path, "new")
    assert (path.read_text(encoding="utf-8"), is_private(path)) == ("new", True)
    assert list(tmp_path.iterdir()) == [path]
