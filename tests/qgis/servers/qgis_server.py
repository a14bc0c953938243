"""A real WFS: QGIS Server on loopback, with one project of one layer."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer

from .processes import free_port, running


@contextmanager
def qgis_server(folder: Path, table: str, crs: str = "EPSG:28992") -> Iterator[str]:
    """Serves a GeoPackage's table as feature type `zones`; yields the address of the WFS."""
    project = _project(folder, table, crs)
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = ["qgis_mapserver", "-p", str(project), f"127.0.0.1:{port}"]
    environment = {"QT_QPA_PLATFORM": "offscreen", "QGIS_SERVER_LOG_STDERR": "1"}
    with running(command, lambda: _answers(address), folder / "qgis-server.log", environment=environment):
        yield address


def _project(folder: Path, table: str, crs: str) -> Path:
    layer = QgsVectorLayer(str(folder / table), "zones", "ogr")
    assert layer.isValid(), table
    project: Any = QgsProject()
    project.addMapLayer(layer)
    project.setCrs(layer.crs())
    project.writeEntry("WFSLayers", "/", [layer.id()])
    project.writeEntry("WFSLayersPrecision", f"/{layer.id()}", 3)
    project.writeEntry("WMSCrsList", "/", [crs])
    path = folder / "project.qgs"
    assert project.write(str(path))
    return path


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}?SERVICE=WFS&REQUEST=GetCapabilities", timeout=20) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
