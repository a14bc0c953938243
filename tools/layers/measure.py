"""Measures the sketches against the real boundaries in ../shared/reference, and writes docs/layers.md.

The real boundaries are used here and in a test, never in the build. Run as `.venv/bin/python tools/layers/measure.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from layerkit.accuracy import Accuracy, compare
from layerkit.documentation import accuracy_table, write_document
from layerkit.reading import read_layer

REPOSITORY = Path(__file__).parents[2]
LAYERS = REPOSITORY / "resources" / "layers" / "plantoets.gpkg"
REFERENCE = REPOSITORY.parent / "shared" / "reference"
DOCUMENT = REPOSITORY / "docs" / "layers.md"


def measure(layers: Path = LAYERS, reference: Path = REFERENCE) -> list[Accuracy]:
    """Accuracy of province, municipalities and Natura 2000 (the part inside the real province)."""
    border = reference / "bestuurlijk.gpkg"
    province = read_layer(border, "provincie_drenthe")[0][1]
    real = {row["statnaam"]: geometry for row, geometry in read_layer(border, "gemeenten_2024_cbs_gegeneraliseerd")}
    nature = {
        row["naam"]: geometry.buffer(0).intersection(province) for row, geometry in read_layer(reference / "natura2000.gpkg", "natura2000")
    }
    out = [compare("provincie", "Drenthe", read_layer(layers, "provincie")[0][1], province)]
    out += [compare("gemeente", r["naam"], g, real[r["naam"]]) for r, g in read_layer(layers, "gemeente")]
    out += [compare("natura2000", r["naam"], g, nature[r["naam"]]) for r, g in read_layer(layers, "natura2000")]
    return out


def main() -> None:
    """Prints the table and writes it into the document; without the reference only says so."""
    if not REFERENCE.is_dir():
        print(f"No reference data at {REFERENCE}: nothing measured, {DOCUMENT.name} keeps its figures.")
        write_document(DOCUMENT, LAYERS, None)
        return
    results = measure()
    table = accuracy_table(results)
    print(table)
    write_document(DOCUMENT, LAYERS, table)


if __name__ == "__main__":
    main()
