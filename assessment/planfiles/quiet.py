"""Calls GDAL, OGR and OSR without touching their global settings: no console output, options for one thread and one block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from osgeo import gdal


@contextmanager
def quietly(options: Mapping[str, str] | None = None) -> Iterator[None]:
    """No messages on the console, and these configuration options, until the block ends; errors stay readable inside it."""
    options = options or {}
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in options}
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        for key, value in options.items():
            gdal.SetThreadLocalConfigOption(key, value)
        gdal.ErrorReset()
        yield
    finally:
        for key, old in before.items():
            gdal.SetThreadLocalConfigOption(key, old)
        gdal.ErrorReset()
        gdal.PopErrorHandler()
