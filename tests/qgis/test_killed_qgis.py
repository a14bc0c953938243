"""Nothing is lost when QGIS is killed: a real QGIS, a real SIGKILL, and a second QGIS in the same profile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ACTS = Path(__file__).with_name("killed_qgis.py")
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(root: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts QGIS in one profile, the same each time; what still runs at the end is ended."""
    profile = tmp_path / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "python" / "plugins").mkdir(parents=True)
    (profile / "python" / "plugins" / "plantoets").symlink_to(root)
    settings = "[PythonPlugins]\nplantoets=true\n[qgis]\ncheckVersion=false\nshowTips=false\nnewsFeed=false\n"
    (profile / "QGIS" / "QGIS3.ini").write_text(settings, encoding="utf-8")
    running: list[subprocess.Popen[str]] = []

    def run(act: str, project: str = "") -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            "PLANTOETS_ACT": act,
            "PLANTOETS_PROJECT": project,
            "XDG_RUNTIME_DIR": str(tmp_path),
            "QT_QPA_PLATFORM": "xcb",
        }
        environment.pop("QGIS_CUSTOM_CONFIG_PATH", None)
        qgis = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(tmp_path), "--profile", "default", "--code", str(ACTS)]
        command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", *qgis]
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
        )
        running.append(process)
        return process

    yield run
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    """The line of JSON that the script in QGIS prints."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("{"):
            found = json.loads(line)
            assert "error" not in found, found
            return dict(found)
    raise AssertionError("QGIS ended without a word")


def kill(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait(30) == -signal.SIGKILL


@pytest.mark.parametrize("saved_before", [False, True], ids=["untitled", "project"])
def test_the_plans_of_a_killed_qgis_come_back(start: Start, tmp_path: Path, saved_before: bool) -> None:
    project = str(tmp_path / "plan.qgz") if saved_before else ""
    first = start("make", project)
    made = told(first)
    kill(first)
    assert len(made["kept"]) == 2
    assert made["kept"][1][2]["geen_alternatieven"] == [True, "raadsbesluit"]
    assert ("kleinschalig" in made["kept"][1][2]) is saved_before
    second = start("bring_back", project)
    back = told(second)
    assert back["kept"] == made["kept"]
    assert any(made["kept"][0][0] in text for text in back["texts"])
    assert not any(made["kept"][0][0] in text for text in back["bars"]), "the offer goes once it is taken"
    assert back["files"] == [".json", ".lock"], "what came back is kept again, until the project is saved"
    if saved_before:
        return
    kill(second)
    assert told(start("bring_back"))["kept"] == made["kept"], "also when that QGIS is killed too"


def test_an_orderly_end_leaves_nothing_to_offer(start: Start, tmp_path: Path) -> None:
    first = start("end_well")
    told(first)
    assert first.wait(60) == 0
    kept = tmp_path / "profiles" / "default" / "plantoets" / "autosave"
    assert list(kept.glob("*")) == []
