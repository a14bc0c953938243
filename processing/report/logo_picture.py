"""A logo as pixels, for where only those can be drawn."""

from __future__ import annotations

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ...assessment.render.logo import SVG, picture_kind

WIDEST = QSize(900, 300)


def as_png(logo: bytes) -> bytes:
    """A PNG of an SVG logo; other pictures stay as they are.

    Raises:
        InputError: it is no picture that may be shown.
    """
    if picture_kind(logo) != SVG:
        return logo
    renderer = QSvgRenderer(QByteArray(logo))
    size = renderer.defaultSize().scaled(WIDEST, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size if size.isValid() and not size.isEmpty() else WIDEST, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content)
