"""Files and layers dropped on the dock, and plan files dropped on the window of QGIS."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsMimeDataUtils, QgsProject, QgsVectorLayer
from qgis.gui import QgsCustomDropHandler
from qgis.PyQt.QtCore import QEvent, QMimeData, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

_PLAN = re.compile(rb"https?://www\.(?:geonovum\.nl/imro|ravi\.nl/imro)|standaarden\.overheid\.nl/stop/imop/geo")
_PLAN_NAME = re.compile(r"(?:^|/)NL\.IMRO\.[^/]*\.gml$", re.IGNORECASE)
_HEAD = 64 * 1024


class DockDrop(QObject):
    """Watches a widget: `dropped` brings each file, `layer_dropped` each layer of the project that is dropped on it."""

    dropped = pyqtSignal(object)
    layer_dropped = pyqtSignal(object)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _: Any, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            files, layers = _files(event.mimeData()), _layers(event.mimeData())
            if files or layers:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    for file in files[:1]:
                        self.dropped.emit(file)
                    for layer in layers:
                        self.layer_dropped.emit(layer)
                return True
        return False


class WindowDrop(QgsCustomDropHandler):  # type: ignore[misc]
    """Takes the files that QGIS itself would make a mess of: IMRO plans and the geometry of a besluit. All others are QGIS's."""

    def __init__(self, take: Callable[[Path], Any]) -> None:
        super().__init__()
        self._take = take

    def customUriProviderKey(self) -> str:
        return "plantoets"

    def handleFileDrop(self, file: str) -> bool:
        """Whether the file was ours."""
        place = Path(file)
        if not is_plan(place):
            return False
        self._take(place)
        return True


def is_plan(place: Path) -> bool:
    """Whether a file can be nothing else than a plan: by its first lines, or by what a zip of the national portal holds."""
    try:
        if place.suffix.casefold() == ".zip":
            with zipfile.ZipFile(place) as archive:
                return any(_PLAN_NAME.search(name) for name in archive.namelist()[:500])
        if place.suffix.casefold() not in (".gml", ".xml"):
            return False
        with place.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError, zipfile.BadZipFile):
        return False
    return _PLAN.search(head.replace(b"\0", b"")) is not None


def _files(data: Optional[QMimeData]) -> list[Path]:
    """The files that are on this computer, from a file manager or from the browser of QGIS."""
    if data is None:
        return []
    places = [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    uris = QgsMimeDataUtils.decodeUriList(data) if QgsMimeDataUtils.isUriList(data) else []
    places += [uri.uri.partition("|")[0] for uri in uris if uri.providerKey == "ogr" and not uri.layerId]
    return [place for place in map(Path, dict.fromkeys(places)) if place.is_file()]


def _layers(data: Optional[QMimeData]) -> list[Any]:
    """Vector layers of the project, as the layer tree hands them over."""
    if data is None or not QgsMimeDataUtils.isUriList(data):
        return []
    found = [QgsProject.instance().mapLayer(uri.layerId) for uri in QgsMimeDataUtils.decodeUriList(data)]
    return [layer for layer in found if isinstance(layer, QgsVectorLayer)]
