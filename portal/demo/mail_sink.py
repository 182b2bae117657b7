"""The demo's mail server: takes every mail over real SMTP on this machine and keeps it as a file; nothing leaves.

Runs as a process of its own: ``python -m portal.demo.mail_sink FOLDER DESCRIPTOR`` with a listening socket handed over.
"""

import asyncio
import signal
import socket
import sys
import tempfile
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from portal import clock

FOLDER_NAME = "demo-mail"
LARGEST_MAIL = 40 * 2**20


class Sink:
    """Keeps what comes, one ``.eml`` file a mail, named by the moment it came."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail."""
        self.keep(envelope)
        return "250 2.0.0 Kept in the demo's mailbox"

    def keep(self, envelope: Envelope) -> None:
        """Write a mail to a file of its own; a reader of the folder never sees half of one."""
        came_at = clock.now().strftime("%Y%m%dT%H%M%S.%fZ")
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=f"{came_at}-", suffix=".part", delete=False) as file:
            file.write(f"X-Envelope-To: {', '.join(envelope.rcpt_tos)}\r\n".encode())
            file.write(envelope.original_content or b"")
        Path(file.name).rename(Path(file.name).with_suffix(".eml"))


async def serve(folder: Path, listening: socket.socket) -> None:
    """Take mail until told to end."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    sink = Sink(folder)
    server = await loop.create_server(
        lambda: SMTP(sink, hostname="localhost", data_size_limit=LARGEST_MAIL, enable_SMTPUTF8=True), sock=listening
    )
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, ended.set)
    async with server:
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2]))))
