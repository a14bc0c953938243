"""Layers between runs, kept by content: a file that says the same is not parsed and checked again, one that changed always is."""

from __future__ import annotations

import hashlib
import mmap
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Optional

from ..catalogue.names import LayerSpec
from ..layers import Layer, Origin
from ..messages import Message
from ..vocabulary import LayerStatus
from .array_file import read_arrays, write_arrays
from .geometries import Geometries

FORMAT = "3"
SUFFIX, _EARLIER = ".zones", ".npz"
SMALLEST = 1_000
"""Vertices below which a layer is read again as fast as it is found."""

LIMIT_BYTES = 2 * 1024**3
_PIECES = 8


def file_version(path: Path, workers: int = 2) -> str:
    """A hash over all bytes of a file, and of SQLite's journal beside it, whatever its name and date."""
    digests = [digest for file in (path, path.with_name(path.name + "-wal")) for digest in _digests(file, workers)]
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _digests(path: Path, workers: int) -> list[bytes]:
    if not path.is_file() or not path.stat().st_size:
        return [b""]
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content, memoryview(content) as view:
        step = -(-len(view) // _PIECES)

        def digest(start: int) -> bytes:
            with view[start : start + step] as piece:
                return hashlib.sha256(piece).digest()

        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(digest, range(0, len(view), step)))


class ZoneCache:
    """A folder with layers as arrays; what can't be read there counts as absent, what can't be written is left."""

    def __init__(self, folder: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder, self._limit = folder, limit_bytes

    def load(self, key: str, spec: LayerSpec, origin: Origin) -> Optional[Layer]:
        """The layer that was stored under `key`; its vertices stay in the file until they are looked at."""
        path = self._path(key)
        try:
            about, arrays = read_arrays(path)
            geometries = Geometries(arrays)
            os.utime(path)
            return Layer(
                spec=spec,
                status=LayerStatus(about["status"]),
                origin=origin,
                geometries=geometries,
                attributes={name: tuple(values) for name, values in about["attributes"].items()},
                features=tuple(about["features"]),
                sha256=about["sha256"],
                message=Message(*about["message"]) if about["message"] else None,
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def store(self, key: str, layer: Layer) -> None:
        """Keep a layer, unless it is small; the oldest make room."""
        if layer.geometries.nbytes < 16 * SMALLEST:
            return
        about = {
            "status": layer.status.value,
            "attributes": layer.attributes,
            "features": layer.features,
            "sha256": layer.sha256,
            "message": [layer.message.nl, layer.message.en] if layer.message else None,
        }
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_arrays(self._path(key), about, layer.geometries.arrays)
            self._make_room()

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(f'{FORMAT} {key}'.encode()).hexdigest()}{SUFFIX}"

    def _make_room(self) -> None:
        """The oldest go, and whatever an earlier format left."""
        kept = [file for file in self._folder.iterdir() if SUFFIX in file.suffixes or file.suffix == _EARLIER]
        total = 0
        for file in sorted(kept, key=lambda file: (file.suffix == SUFFIX, file.stat().st_mtime), reverse=True):
            total += file.stat().st_size
            if total > self._limit or file.suffix == _EARLIER:
                with suppress(OSError):  # on Windows not while another process looks at it
                    file.unlink()
