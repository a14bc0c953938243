"""What every contender gives: seconds and stages on standard output, and areas per plan and layer in a file."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np


def peak_mb() -> float:
    """The most memory that this process has had, since it began or since `forget_peak`."""
    line = next(line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def forget_peak() -> None:
    """From here on count anew; what is kept in memory counts on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def cpu_seconds() -> float:
    """The processor time of all threads so far; on a machine that others use too it says more than the clock."""
    return time.process_time()


class Result:
    """Fills while a contender runs."""

    def __init__(self, layers: list[str], plans: int) -> None:
        self.layers = layers
        self.areas = np.zeros((plans, len(layers)))
        self.stages: dict[str, float] = {}
        self.more: dict[str, Any] = {}
        self._start, self._cpu = time.perf_counter(), cpu_seconds()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        start = time.perf_counter()
        yield
        self.stages[name] = self.stages.get(name, 0.0) + time.perf_counter() - start

    def stop(self) -> None:
        """All areas are known."""
        self.more["seconds"] = time.perf_counter() - self._start
        self.more["cpu"] = cpu_seconds() - self._cpu
        self.more["peak_mb"] = peak_mb()

    def write(self, path: str) -> None:
        """Areas to a file, the rest to standard output."""
        np.save(path, self.areas)
        print(json.dumps({**self.more, "stages": self.stages}))
