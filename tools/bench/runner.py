"""Starts the contenders, each in a process of its own, and takes what they print: the last line that is JSON."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from pathlib import Path
from typing import Any

from checkout import ROOT

PEERS = ROOT / "tools" / "bench" / "peers"
OURS, THEIRS = str(ROOT / ".venv/bin/python"), str(ROOT / "build/bench-venv/bin/python")
LONGEST_S = 3600


def measured(script: str, *arguments: Any, python: str = OURS, in_qgis: bool = False, repeat: int = 1) -> dict[str, Any]:
    """What a contender printed in the quickest of its runs; one that isn't there, or fails, says why in `error`."""
    command = [python, str(PEERS / script), *map(str, arguments)]
    if in_qgis:
        command = [str(ROOT / "tools/setup/in-qgis"), "python3", *command[1:]]
    said = " ".join([script, *(str(given) for given in arguments if isinstance(given, int))])
    runs: list[dict[str, Any]] = []
    while len(runs) < repeat and not (runs and "error" in runs[-1]):
        runs.append(_run(said, command))
    return runs[-1] if "error" in runs[-1] else min(runs, key=lambda run: float(run.get("seconds", 0)))


def national(plans: Path, sources: Path, out: Path, workers: int) -> dict[str, Any]:
    """What `tools/national/run.py` takes for these plans."""
    command = [
        OURS,
        str(ROOT / "tools/national/run.py"),
        str(plans),
        "--layers",
        str(sources),
        "--out",
        str(out),
        "--workers",
        str(workers),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=LONGEST_S)
    found = re.search(r"^(\d+) plans in ([\d.]+) s", done.stdout, re.MULTILINE)
    if found is None:
        return _failed("national/run.py", done.stderr)
    print(f"  national/run.py, {workers} workers: {found.group(0)}", flush=True)
    return {"plans": int(found.group(1)), "seconds": float(found.group(2)), "workers": workers}


def _run(script: str, command: list[str]) -> dict[str, Any]:
    start = time.perf_counter()
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PEERS, env=_environment(), timeout=LONGEST_S)
    except (OSError, subprocess.TimeoutExpired) as error:
        return _failed(script, str(error))
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not lines:
        return _failed(script, done.stderr or f"it ended with {done.returncode} and said nothing")
    found = json.loads(lines[-1])
    seconds = found.get("seconds", time.perf_counter() - start)
    print(f"  {script}: {seconds:.2f} s {found.get('stages', '')}", flush=True)
    return dict(found)


def _failed(script: str, said: str) -> dict[str, Any]:
    reason = (said.strip().splitlines() or ["it said nothing"])[-1]
    print(f"  {script} is left out: {reason}", flush=True)
    return {"error": reason}


def _environment() -> dict[str, str]:
    """In which this checkout is the package `plantoets`, as tools/setup/as-package has it."""
    package = ROOT / "build" / "package"
    package.mkdir(parents=True, exist_ok=True)
    if not (package / "plantoets").exists():
        (package / "plantoets").symlink_to(ROOT, target_is_directory=True)
    return {**os.environ, "PYTHONPATH": f"{package}{os.pathsep}{ROOT / 'tools' / 'bench'}"}
