"""The same input gives the same JSON, byte for byte but for the provenance, whatever order a Python keeps its sets in."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = """
import sys
from datetime import date
import shapely
from plantoets.assessment.assess import assess
from plantoets.assessment.installed import installed_catalogue, installed_layers
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.report import Provenance, report_model, to_json

names = installed_catalogue().names
parts = [
    PartInput(str(index), activity, shapely.box(232_000 + 900 * index, 548_000, 236_000 + 900 * index, 553_000), {"bodemingreep": True})
    for index, activity in enumerate(["woningbouw_uitleg", "windpark", "natuurontwikkeling", "zandwinning_nieuw", "overig"])
]
answers = {"geen_alternatieven": True, "compensatie_geregeld": False}
plan = make_plan("Proef", parts, answers, names, installed_catalogue().outline)
made = Provenance("0.1.0", None, shapely.__version__, sys.argv[1])
model = report_model(assess(plan, installed_catalogue(), installed_layers(), date(2026, 11, 24)), made, sys.argv[2])
sys.stdout.buffer.write(to_json(model).encode("utf-8"))
"""


def written(package_folder: Path, seed: str, language: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(package_folder), "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", SCRIPT, f"2026-11-24T10:15:0{seed}+01:00", language]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


@pytest.mark.parametrize("language", ["nl", "en"])
def test_two_processes_write_the_same(package_folder: Path, language: str) -> None:
    texts = [written(package_folder, seed, language).decode("utf-8") for seed in ("0", "1", "7")]
    models: list[Any] = [json.loads(text) for text in texts]
    assert len(models[0]["findings"]) > 50
    assert len({model["provenance"]["created"] for model in models}) == 3
    bare = {text.replace(model["provenance"]["created"], "") for text, model in zip(texts, models)}
    assert len(bare) == 1
