"""The gallery, once for reading and once for a browser."""

import threading
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser
from playwright.sync_api import Page as Window
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.face.gallery import create_gallery
from tests.fixtures.browser import Watch
from tests.pages import Page

Scheme = Literal["light", "dark"]


class QuietHandler(WSGIRequestHandler):
    """Serves without a line per request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def gallery() -> Flask:
    """The bare application with the real templates."""
    return create_gallery()


@pytest.fixture
def read(gallery: Flask) -> Callable[[str], Page]:
    """Open a page of the gallery and read it for what all pages owe their readers."""
    client: FlaskClient = gallery.test_client()
    return lambda path: Page(client.get(path), path)


@pytest.fixture(scope="module")
def live_gallery(gallery: Flask) -> Iterator[str]:
    """Where the gallery is served."""
    server = make_server("127.0.0.1", 0, gallery, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def look(chromium: Browser, live_gallery: str, watch: Watch) -> Iterator[Callable[..., Window]]:
    """Open a page of the gallery in a browser: ``look("/front", width=320, scheme="dark")``."""
    contexts = []

    def open_page(path: str, *, width: int = 1280, scheme: Scheme = "light", javascript: bool = True) -> Window:
        context = chromium.new_context(
            base_url=live_gallery,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        window = context.new_page()
        watch.on(window)
        window.goto(path)
        return window

    yield open_page
    for context in contexts:
        context.close()
