"""A small ArcGIS feature service on loopback: one layer with five squares east of Assen, in RD."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .loopback import Loopback, serving

COUNT = 5


class FeatureService(Loopback):
    """The service."""

    @property
    def source(self) -> str:
        """The layer as LAYER_SOURCES says it."""
        return f"crs='EPSG:28992' url='{self.address}/rest/services/beleid/FeatureServer/0'"


def feature_service() -> AbstractContextManager[FeatureService]:
    """The service until the end of the block."""
    return serving(FeatureService(_Answer))


class _Answer(BaseHTTPRequestHandler):
    server: FeatureService

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        self.server.asked.append(query)
        mode = self.server.mode
        if mode == "hangs" and "outFields" in query:
            self.server.released.wait(60)
            return
        data = json.dumps(self._found(parts.path, query, mode)).encode()
        if mode == "cut_short" and "outFields" in query:
            data = data[: len(data) // 2]
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _found(self, path: str, query: dict[str, str], mode: str) -> dict[str, Any]:
        if mode == "token":
            return {"error": {"code": 499, "message": "Token Required", "details": []}}
        if not path.endswith("/query"):
            return _about(mode)
        if "returnCountOnly" in query:
            return {"count": COUNT}
        if "returnIdsOnly" in query:
            return {"objectIdFieldName": "OBJECTID", "objectIds": list(range(1, COUNT + 1))}
        if "objectIds" in query:
            numbers = [int(number) - 1 for number in query["objectIds"].split(",")]
        else:
            start, count = int(query.get("resultOffset", 0)), int(query.get("resultRecordCount", COUNT))
            count = 1 if mode == "small_pages" else count
            numbers = list(range(start, min(start + count, 2 if mode == "fewer" else COUNT)))
        if query.get("where", "1=1") != "1=1":
            numbers = numbers[:1]
        return {
            "objectIdFieldName": "OBJECTID",
            "geometryType": "esriGeometryPolygon",
            "spatialReference": {"wkid": 28992, "latestWkid": 28992},
            "fields": _about(mode)["fields"],
            "features": [_feature(number, mode) for number in numbers],
        }

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


def _about(mode: str) -> dict[str, Any]:
    if mode == "group":
        return {"name": "Beleid", "type": "Group Layer", "subLayers": [1, 2]}
    return {
        "name": "Bos",
        "type": "Feature Layer",
        "geometryType": "esriGeometryPolygon",
        "maxRecordCount": 2,
        "advancedQueryCapabilities": {"supportsPagination": mode != "no_pages"},
        "fields": [
            {"name": "OBJECTID", "type": "esriFieldTypeOID"},
            {"name": "GEBIED", "type": "esriFieldTypeString", "length": 50},
            {"name": "ALTIJD_LEEG", "type": "esriFieldTypeString", "length": 50},
        ],
    }


def _feature(number: int, mode: str) -> dict[str, Any]:
    x, y = 234_900 + number * 1000, 549_900
    ring = [[x, y], [x, y + 500], [x + 500, y + 500], [x + 500, y], [x, y]]
    hole = [[x + 300, y + 300], [x + 400, y + 300], [x + 400, y + 400], [x + 300, y + 400], [x + 300, y + 300]]
    shape = {"x": x, "y": y} if mode == "other_shapes" else {"rings": [ring, hole]}
    return {"attributes": {"OBJECTID": number + 1, "GEBIED": f"Vak {number}", "ALTIJD_LEEG": None}, "geometry": shape}
