"""A contender that is not there says why, and the benchmark goes on."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def runner(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(root / "tools/bench"), *sys.path])
    import runner

    monkeypatch.setattr(runner, "PEERS", tmp_path)
    return runner


def contender(folder: Path, code: str) -> str:
    (folder / "contender.py").write_text(code, encoding="utf-8")
    return "contender.py"


def test_the_quickest_run_counts(runner: ModuleType, tmp_path: Path) -> None:
    script = contender(
        tmp_path,
        "import json, pathlib, sys\n"
        "runs = pathlib.Path('runs')\n"
        "with runs.open('a') as file: file.write('x')\n"
        "print('a remark of a library')\n"
        "print(json.dumps({'seconds': (3, 1, 2)[len(runs.read_text()) - 1], 'given': sys.argv[1]}))\n",
    )
    assert runner.measured(script, 7, python=sys.executable, repeat=3) == {"seconds": 1, "given": "7"}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import no_such_contender", "No module named 'no_such_contender'"),
        ("raise SystemExit('there is no PostGIS here')", "there is no PostGIS here"),
        ("print('{\"seconds\": 1}', flush=True); import os; os.kill(os.getpid(), 11)", "ended with -11"),
    ],
)
def test_one_that_fails_says_why(runner: ModuleType, tmp_path: Path, code: str, reason: str) -> None:
    found: dict[str, Any] = runner.measured(contender(tmp_path, code), python=sys.executable, repeat=2)
    assert set(found) == {"error"}
    assert reason in found["error"]


def test_without_its_environment_too(runner: ModuleType, tmp_path: Path) -> None:
    found = runner.measured(contender(tmp_path, "print('{}')"), python=str(tmp_path / "no-such-python"))
    assert "no-such-python" in found["error"]


def test_without_postgis_it_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(root / "tools/bench/peers"), *sys.path])
    import postgis_overlay

    monkeypatch.setattr(postgis_overlay, "POSTGRESQL", tmp_path)
    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "initdb").touch()
    with pytest.raises(SystemExit, match="apt install postgresql postgis"):
        postgis_overlay.binaries()
    (tmp_path / "15" / "lib").mkdir()
    (tmp_path / "15" / "lib" / "postgis-3.so").touch()
    assert postgis_overlay.binaries() == tmp_path / "15" / "bin"
