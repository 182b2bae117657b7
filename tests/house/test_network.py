"""Tests stay on this machine."""

import socket

import pytest

from tests.fixtures.guard import NetworkIsClosed


def test_sockets_beyond_loopback_are_closed() -> None:
    with socket.socket() as outside, pytest.raises(NetworkIsClosed, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_names_of_other_machines_are_not_looked_up() -> None:
    with pytest.raises(NetworkIsClosed, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as here, socket.create_connection(here.getsockname()) as caller:
        assert caller.getpeername() == here.getsockname()
