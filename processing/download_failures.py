"""Hears that a WFS download failed: QGIS ends the reading as if there were no more features, and tells its message log alone."""

from __future__ import annotations

from types import TracebackType
from typing import Optional

from qgis.core import QgsApplication, QgsDataSourceUri
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSlot


class DownloadFailures(QObject):  # type: ignore[misc]
    """Listens for the length of a `with` block to what is said of one feature type; `found` is the last of it."""

    def __init__(self, provider: str, uri: str) -> None:
        super().__init__()
        self._provider = provider
        self._name = QgsDataSourceUri(uri).param("typename")
        self._found = ""

    def __enter__(self) -> DownloadFailures:
        QgsApplication.messageLog().messageReceived.connect(self._hear)
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        QgsApplication.messageLog().messageReceived.disconnect(self._hear)

    @property
    def found(self) -> str:
        """What QGIS said of the failure; empty when there was none."""
        QCoreApplication.sendPostedEvents(self, 0)  # said in the thread that downloads: waits here to be heard
        return self._found

    @pyqtSlot(str, str)
    def _hear(self, text: str, tag: str) -> None:
        retried = "TYPENAME" in text.upper()  # names the request; a retry that works is no failure
        if tag == self._provider and self._name and self._name in text and not retried:
            self._found = text
