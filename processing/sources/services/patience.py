"""How long a service may take: every wait asks here, so that no source can hold up an assessment."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..error import SourceError, cancelled, silent, too_slow

SILENCE_S = 20.0  # without a byte
TOTAL_S = 120.0  # for one layer, in an assessment
AT_LEISURE_S = 1_800.0  # for one layer, where somebody asked for it and can stop it
MOST_BYTES = 1_000_000_000
MOST_FEATURES = 500_000


class Patience:
    """The time left for one layer, and whether the user still wants it."""

    def __init__(self, shown: str, is_cancelled: Callable[[], bool], total_s: float, silence_s: float) -> None:
        self.shown = shown
        self.silence_s = silence_s
        self._is_cancelled = is_cancelled
        self._total_s = total_s
        self._start = self._heard = time.monotonic()
        self._bytes = 0

    @property
    def left_s(self) -> float:
        """Seconds until its time is up."""
        return max(0.0, self._start + self._total_s - time.monotonic())

    @property
    def over(self) -> bool:
        """Whether waiting has an end now."""
        return self._reason() is not None

    def heard(self, count: int = 0) -> None:
        """Something came: so many bytes."""
        self._heard = time.monotonic()
        self._bytes += count

    def check(self) -> None:
        """Go on only while there is reason to.

        Raises:
            SourceError: it was silent or slow for too long, sent too much, or the user stopped it.
        """
        reason = self._reason()
        if reason is not None:
            raise reason

    def _reason(self) -> SourceError | None:
        now = time.monotonic()
        if self._is_cancelled():
            return cancelled(self.shown)
        if now - self._heard > self.silence_s:
            return silent(self.shown, self.silence_s)
        if now - self._start > self._total_s:
            return too_slow(self.shown, self._total_s)
        return too_much(self.shown) if self._bytes > MOST_BYTES else None


def too_much(shown: str) -> SourceError:
    """More than one province can have."""
    return SourceError(
        f"de bron '{shown}' geeft meer dan een provincie aan gegevens; kies een andere laag, of een filter.",
        f"the source '{shown}' gives more data than a province has; choose another layer, or a filter.",
    )
