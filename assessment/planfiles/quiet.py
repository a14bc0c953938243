"""Calls GDAL, OGR and OSR without touching their global settings: no console output, options for one thread and one block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from osgeo import gdal

FAILURES = (RuntimeError, SystemError, UnicodeDecodeError, OverflowError)
"""What a call of GDAL raises where somebody switched its exceptions on, and where its message is no UTF-8.

That last is one of the others, by version, or by which later call trips over the error that was left.
"""


@dataclass
class Heard:
    """Whether GDAL reported a failure. Its own last error is no use: where somebody switched exceptions on, asking for it clears it."""

    failed: bool = False

    def listen(self, *told: object) -> None:
        """Called by GDAL with severity, number and text; with nothing at all when the text is no UTF-8, which Python then takes amiss."""
        severity = told[0] if told else None
        self.failed = self.failed or not isinstance(severity, int) or severity >= gdal.CE_Failure


@contextmanager
def quietly(options: Mapping[str, str] | None = None) -> Iterator[Heard]:
    """No messages on the console, and these configuration options, until the block ends; what is yielded hears of failures."""
    options = options or {}
    heard = Heard()
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in options}
    gdal.PushErrorHandler(heard.listen)
    try:
        for key, value in options.items():
            gdal.SetThreadLocalConfigOption(key, value)
        gdal.ErrorReset()
        yield heard
    finally:
        for key, old in before.items():
            gdal.SetThreadLocalConfigOption(key, old)
        gdal.ErrorReset()
        gdal.PopErrorHandler()
