"""Arrays in one file, with what belongs to them as JSON: read by mapping it into memory, so that what nobody looks at is never read."""

from __future__ import annotations

import json
import math
import mmap
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from struct import Struct
from threading import get_ident
from typing import Any

import numpy as np

_MAGIC = b"Plantoets zones\n"
_START = Struct("<16sQQ")
"""What it is, how long the whole file is, and how long the description that follows."""

_ALIGNED = 64
_UNCHECKED = "vertices"
"""By far the most; summing it up would read it all. It was flushed before the file got its name, so that it is whole."""


def write_arrays(path: Path, about: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write a file, whole or not at all.

    Raises:
        OSError: it can't be written; what was written of it is gone.
    """
    plain = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    described: dict[str, tuple[str, tuple[int, ...], int, int]] = {}
    place = 0
    for name, array in plain.items():
        described[name] = (array.dtype.str, array.shape, place, _sum(name, array))
        place += -(-array.nbytes // _ALIGNED) * _ALIGNED
    text = json.dumps({"about": about, "arrays": described}).encode()
    start = _begin(len(text))
    draft = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}")
    try:
        with draft.open("wb") as file:
            file.write(_START.pack(_MAGIC, start + place, len(text)))
            file.write(zlib.crc32(text).to_bytes(4, "little") + text)
            for name, array in plain.items():
                file.seek(start + described[name][2])
                file.write(array.data)
            file.truncate(start + place)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()


def read_arrays(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was said about the arrays, and the arrays, which can't be written to.

    Raises:
        OSError, ValueError: it can't be read, or is damaged.
    """
    with path.open("rb") as file:
        content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if len(content) < _START.size:
        raise ValueError("too short")
    magic, length, size = _START.unpack_from(content)
    text = bytes(content[_START.size + 4 : _START.size + 4 + size])
    if magic != _MAGIC or length != len(content) or zlib.crc32(text) != int.from_bytes(content[_START.size : _START.size + 4], "little"):
        raise ValueError("damaged")
    found = json.loads(text)
    arrays = {}
    for name, (kind, shape, place, total) in found["arrays"].items():
        dtype = np.dtype(kind)
        begin = _begin(size) + place
        arrays[name] = np.frombuffer(content, dtype, math.prod(shape), begin).reshape(shape)
        if total != _sum(name, arrays[name]):
            raise ValueError("damaged")
    return found["about"], arrays


def _begin(size: int) -> int:
    """Where the first array begins, after a description of `size` bytes."""
    return -(-(_START.size + 4 + size) // _ALIGNED) * _ALIGNED


def _sum(name: str, array: Any) -> int:
    return 0 if name == _UNCHECKED or not array.nbytes else zlib.crc32(array.data)
