"""Starts a server of Debian's packages for a test, waits until it answers, and ends it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Optional

PATIENCE_S = 60


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], ready: Callable[[], bool], log: Path, user: Optional[str] = None, environment: Optional[dict[str, str]] = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The server until the end of the block; what it says goes into `log`, which a failure shows."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}, user=user, cwd=log.parent
        )
        try:
            end = time.monotonic() + PATIENCE_S
            while not ready():
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"{command[0]} did not start:\n{log.read_text(errors='replace')[-3000:]}")
                time.sleep(0.1)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
