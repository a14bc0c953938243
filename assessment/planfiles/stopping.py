"""Reading can be stopped halfway: whatever loops over the content of a file asks here whether to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ..errors import Stopped


def _never() -> bool:
    return False


_STOPPED: ContextVar[Callable[[], bool]] = ContextVar("stopped", default=_never)


@contextmanager
def stoppable(stopped: Callable[[], bool]) -> Iterator[None]:
    """In this block and this thread, `go_on` asks `stopped`."""
    before = _STOPPED.set(stopped)
    try:
        yield
    finally:
        _STOPPED.reset(before)


def go_on() -> None:
    """Go on only while somebody wants the file.

    Raises:
        Stopped: nobody does; nothing is kept of it.
    """
    if _STOPPED.get()():
        raise Stopped
