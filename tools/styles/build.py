"""Builds resources/styles/<language>/<layer>.qml from styles.yaml: tools/setup/in-qgis python tools/styles/build.py [FOLDER]

The same table always gives the same bytes: what QGIS adds by chance or by machine (ids, fonts, order of attributes) is taken out.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import yaml
from qgis.core import QgsApplication, QgsMapLayer, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TABLE = HERE / "styles.yaml"
POLICY = ROOT / "resources" / "policy" / "layers.yaml"
BACKDROP = {"provincie": "polygon", "plaatsen": "point"}

# QGIS writes these, and reads a style without them just the same.
_SUPERFLUOUS = {"prop", "data_defined_properties", "callout", "substitutions", "rotation", "sizescale", "shadow", "background", "text-mask"}
_MACHINE_BOUND = {"fontFamily", "namedStyle", "styleCategories", "labelsEnabled_"}


def build(folder: Path) -> list[Path]:
    """Writes every style in every language; returns the files."""
    sys.path.insert(0, str(HERE))
    from styling import LANGUAGES, styled

    geometries = geometry_by_layer()
    files = []
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        for layer_id, spec in table().items():
            layer = styled(layer_id, spec, geometries[layer_id], language)
            path = folder / language / f"{layer_id}.qml"
            path.write_text(plain(layer), encoding="utf-8")
            files.append(path)
    return files


def table() -> dict[str, Any]:
    """The rows of styles.yaml by layer id."""
    layers: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))["layers"]
    return layers


def geometry_by_layer() -> dict[str, str]:
    """polygon, line or point per layer, as the policy's table of layers says."""
    policy = yaml.safe_load(POLICY.read_text(encoding="utf-8"))
    return {**{name: spec["geometry"] for name, spec in policy.items()}, **BACKDROP}


def plain(layer: QgsVectorLayer) -> str:
    """The layer's style as QML, in a form that depends on nothing but the style."""
    document = QDomDocument("qgis")
    kinds = QgsMapLayer.StyleCategory
    chosen = QgsMapLayer.StyleCategories(kinds.Symbology | kinds.Labeling | kinds.Rendering)
    error = layer.exportNamedStyle(document, QgsReadWriteContext(), chosen)
    if error:
        raise RuntimeError(error)
    root = ET.fromstring(document.toString())
    _strip(root)
    root.attrib["styleCategories"] = "Symbology|Labeling|Rendering"
    ET.indent(root, " ")
    return ET.canonicalize(ET.tostring(root, encoding="unicode")) + "\n"


def _strip(element: ET.Element) -> None:
    for child in list(element):
        if child.tag in _SUPERFLUOUS or child.get("name", "").endswith("map_unit_scale"):
            element.remove(child)
        else:
            _strip(child)
    for name in list(element.attrib):
        if name in _MACHINE_BOUND or name.lower().endswith("mapunitscale"):
            del element.attrib[name]


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    written = build(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "styles")
    print(f"{len(written)} styles, {sum(path.stat().st_size for path in written) // 1024} kB")
    application.exitQgis()
