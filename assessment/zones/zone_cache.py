"""Layers between runs, kept by content: a file that says the same is not parsed and checked again, one that changed always is."""

from __future__ import annotations

import hashlib
import json
import mmap
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Optional
from zipfile import BadZipFile

import numpy as np
import shapely

from ..catalogue.names import LayerSpec
from ..layers import Layer, Origin
from ..messages import Message
from ..vocabulary import LayerStatus

FORMAT = "1"
SMALLEST = 10_000
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
        """The layer that was stored under `key`."""
        path = self._path(key)
        try:
            with np.load(path, allow_pickle=False) as stored:
                about = json.loads(stored["about"].tobytes())
                geometries = _geometries(stored)
            os.utime(path)
        except (OSError, EOFError, ValueError, KeyError, BadZipFile, shapely.errors.ShapelyError):
            return None
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

    def store(self, key: str, layer: Layer) -> None:
        """Keep a layer, unless it is small or of several kinds of geometry; the oldest make room."""
        arrays = _arrays(layer.geometries)
        if arrays is None:
            return
        about = {
            "status": layer.status.value,
            "attributes": layer.attributes,
            "features": layer.features,
            "sha256": layer.sha256,
            "message": [layer.message.nl, layer.message.en] if layer.message else None,
        }
        arrays["about"] = np.frombuffer(json.dumps(about).encode(), dtype=np.uint8)
        path = self._path(key)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                np.savez(file, **arrays)
            draft.replace(path)
            self._make_room()
        with suppress(OSError):
            draft.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(f'{FORMAT} {key}'.encode()).hexdigest()}.npz"

    def _make_room(self) -> None:
        files = sorted(self._folder.glob("*.npz"), key=lambda file: file.stat().st_mtime, reverse=True)
        total = 0
        for file in files:
            total += file.stat().st_size
            if total > self._limit:
                file.unlink()


def _arrays(geometries: Any) -> Optional[dict[str, Any]]:
    if shapely.get_num_coordinates(geometries).sum() < SMALLEST:
        return None
    try:
        kind, coordinates, offsets = shapely.to_ragged_array(geometries, include_z=False)
    except ValueError:
        return None
    named = {f"offsets{level}": offset for level, offset in enumerate(offsets)}
    return {"kind": np.array([int(kind), len(offsets)]), "types": shapely.get_type_id(geometries), "coordinates": coordinates, **named}


def _geometries(stored: Mapping[str, Any]) -> Any:
    kind, levels = stored["kind"].tolist()
    offsets = tuple(stored[f"offsets{level}"] for level in range(levels))
    found = shapely.from_ragged_array(shapely.GeometryType(kind), stored["coordinates"], offsets)
    single = np.flatnonzero(stored["types"] < shapely.get_type_id(found))
    found[single] = shapely.get_geometry(found[single], 0)
    return found
