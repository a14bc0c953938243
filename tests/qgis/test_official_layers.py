"""An office puts official Natura 2000 areas and municipalities in the place of the sketches: the report says which layers are what."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from plans import plan_layer, write_layer

REFERENCE = Path("/work/shared/reference")
WITTERVELD = "Polygon((229900 553200, 230200 553200, 230200 553600, 229900 553600, 229900 553200))"
N2000 = "Polygon((228800 551700, 232000 551700, 232000 555100, 228800 555100, 228800 551700))"
ASSEN = "Polygon((226000 548000, 240000 548000, 240000 561000, 226000 561000, 226000 548000))"


def made(folder: Path) -> dict[str, Any]:
    return {
        "natura2000": {"source": write_layer(folder / "officieel.gpkg", "natura2000", [(N2000, {"naam": "Witterveld"})])},
        "gemeente": {"source": write_layer(folder / "officieel.gpkg", "gemeente", [(ASSEN, {"naam": "Assen", "krimp": False})])},
    }


def real(folder: Path) -> dict[str, Any]:
    return {
        "natura2000": {"source": f"{REFERENCE / 'natura2000.gpkg'}|layername=natura2000"},
        "gemeente": {
            "source": f"{REFERENCE / 'bestuurlijk.gpkg'}|layername=gemeenten_2024_cbs_gegeneraliseerd",
            "fields": {"naam": "statnaam", "krimp": "statnaam IN ('Emmen', 'Coevorden')"},
        },
    }


@pytest.mark.parametrize("sources", [made, *([real] if REFERENCE.is_dir() else [])])
def test_the_report_tells_official_layers_from_sketches(run_algorithm, tmp_path: Path, sources: Any) -> None:
    path, report, page = tmp_path / "bronnen.json", tmp_path / "rapport.json", tmp_path / "rapport.html"
    path.write_text(json.dumps(sources(tmp_path)), encoding="utf-8")
    run_algorithm(
        "assessplan",
        PLAN=plan_layer(WITTERVELD),
        ACTIVITY="windpark",
        LAYER_SOURCES=str(path),
        REPORT_JSON=str(report),
        REPORT_HTML=str(page),
        MAPS=False,
    )
    model = json.loads(report.read_text(encoding="utf-8"))
    layers = {layer["id"]: layer for layer in model["layers"]}
    for name in ("natura2000", "gemeente"):
        layer = layers[name]
        assert (layer["status"], layer["precision"], layer["official"], layer["uncertainty_m"]) == ("ok", "exact", True, 0), layer
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", layer["date"])
    assert [name for name, layer in layers.items() if layer["official"]] == ["natura2000", "gemeente"]
    assert layers["natuur_ehs"]["precision"] == "schets"
    found = [finding for finding in model["findings"] if finding["layer"] == "natura2000"]
    assert [zone["name"] for finding in found for zone in finding["zones"]][:1] == ["Witterveld"]
    assert not any(finding["boundary"]["decides"] for finding in found), "inside by 150 m and more, and the boundary is exact"

    text = page.read_text(encoding="utf-8")
    assert f"officiële gegevens voor {layers['natura2000']['title']}, {layers['gemeente']['title']}, en aan" in text
    rows = {row.partition("<")[0]: row for row in text.split('<th scope="row">')[1:]}
    assert "<td>officieel" in rows[layers["natura2000"]["title"]]
    assert "<td>meegeleverd" in rows[layers["natuur_ehs"]["title"]]
    assert "schets" in rows[layers["natuur_ehs"]["title"]]
