"""Tie this process's life to its parent's, then become the command given: children of `make run` never outlive it.

Signals to the launcher end its children in order; this is for the launcher that is killed and can say nothing any more.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def command(*arguments: str) -> list[str]:
    """Return the command line that runs Python with these arguments, tied to the process that starts it."""
    return [sys.executable, "-m", "portal.demo.tether", str(os.getpid()), sys.executable, *arguments]


def tie(parent: int) -> None:
    """Ask the kernel to end this process with its parent; only Linux can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        raise SystemExit(f"The process that started this ({parent}) has already ended.")


if __name__ == "__main__":
    tie(int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])
