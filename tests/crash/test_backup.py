"""Killed at any moment of a backup: the folder holds a whole one, or none that anybody takes for one."""

import pytest
from flask import Flask

from portal.services import backup_manifest, restore
from portal.services.backup_manifest import NoBackup
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import StoredFile
from tests.crash.backup import folder_in, prepare
from tests.crash.conftest import Crashes


@pytest.mark.exhaustive
def test_what_was_interrupted_is_recognisably_none(app: Flask, crashes: Crashes) -> None:
    with app.app_context():
        prepare()
    whole = 0
    for crash in crashes("tests.crash.backup"):
        folder = folder_in(app)
        with app.app_context():
            assert len([files.load(row) for row in db.session.query(StoredFile)]) == 2
            if (folder / backup_manifest.NAME).is_file():
                manifest = backup_manifest.read(folder)
                restore.require_whole(folder, manifest)
                assert restore.key_of(manifest)
                assert len([member for member in manifest.members if member.path.startswith("files/")]) == 2
                whole += 1
            else:
                assert not crash.said
                with pytest.raises(NoBackup, match="written last"):
                    backup_manifest.read(folder)
    assert whole
