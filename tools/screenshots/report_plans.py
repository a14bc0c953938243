"""Plans for the pictures of reports, one of each awkward kind: report_plans.py FOLDER"""

import json
import sys
from pathlib import Path

LONG = "Bestemmingsplan Buitengebied, herziening Recreatiegebied Ballooërveld–Gasterse Duinen en omgeving (partieel, tweede ontwerp)"


def box(west: float, south: float, wide: float, high: float) -> dict[str, object]:
    ring = [(west, south), (west + wide, south), (west + wide, south + high), (west, south + high), (west, south)]
    return {"type": "Polygon", "coordinates": [ring]}


PLANS = {
    "tiny": ("Bijgebouw", [("kwekerij", box(239_000, 556_000, 3, 3))]),
    "huge": (LONG, [("windpark", box(232_000, 548_000, 14_000, 11_000))]),
    "many-parts": (
        "Zestig kavels",
        [
            (
                ("woningbouw_uitleg", "lokale_werklocatie_nieuw", "natuurontwikkeling")[number % 3],
                box(239_000 + 90 * (number % 10), 556_800 + 90 * (number // 10), 80, 80),
            )
            for number in range(60)
        ],
    ),
    "line": (
        "Rondweg Rolde",
        [("infrastructuur_weg", {"type": "LineString", "coordinates": [(238_900, 555_300), (239_800, 554_900), (241_200, 555_800)]})],
    ),
    "point": ("Zendmast", [("zendmast_hoogspanning", {"type": "Point", "coordinates": (240_150, 556_900)})]),
    "nothing": ("Moestuin", [("overig", box(206_000, 531_000, 40, 30))]),
}


def main() -> None:
    folder = Path(sys.argv[1])
    for name, (title, parts) in PLANS.items():
        features = [{"type": "Feature", "properties": {"activity": activity}, "geometry": geometry} for activity, geometry in parts]
        crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
        collection = {"type": "FeatureCollection", "name": title, "crs": crs, "features": features}
        (folder / f"{name}.geojson").write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")


main()
