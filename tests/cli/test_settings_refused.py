"""A setting that this release cannot follow is refused at the start: better said than silently ignored."""

from collections.abc import Callable

import pytest
from flask import Flask

from portal.config import NotConfigured


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"limits_url": "redis://127.0.0.1"}, "LIMITS_URL is set, but this release counts limits in the database."),
        ({"files_url": "s3://bucket/files"}, "FILES_URL is an address, but this release keeps files in a folder."),
        ({"base_url": "http://requests.example.org"}, "plain http is for this machine only"),
        ({"mail_server": ""}, "MAIL_SERVER is not set."),
    ],
)
def test_it_is_said_in_plain_words(make_app: Callable[..., Flask], given: dict[str, str], said: str) -> None:
    with pytest.raises(NotConfigured, match=said):
        make_app(**given)
