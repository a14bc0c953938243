"""Pages beside each other in one small picture: report_sheet.py OUT PAGE..."""

import sys

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

COLUMNS, SHOWN, GAP = 4, 12, 6


def few_colours(picture: QImage) -> QImage:
    """With the 256 colours that occur most: a third of the size, and hardly to be told from the original."""
    bits = picture.constBits()
    bits.setsize(picture.sizeInBytes())
    rounded = np.frombuffer(bits, np.uint32) & np.uint32(0xFFF8F8F8)
    colours, counts = np.unique(rounded, return_counts=True)
    table = [int(colour) | 0xFF000000 for colour in colours[np.argsort(-counts)][:255]] + [0xFFFFFFFF]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def main() -> None:
    out, *files = sys.argv[1:]
    pages = [QImage(file) for file in files[:SHOWN]]
    wide, high = pages[0].width() + GAP, pages[0].height() + GAP
    rows = -(-len(pages) // COLUMNS)
    sheet = QImage(min(len(pages), COLUMNS) * wide + GAP, rows * high + GAP, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#8a93a0"))
    painter = QPainter(sheet)
    for number, page in enumerate(pages):
        painter.drawImage(GAP + (number % COLUMNS) * wide, GAP + number // COLUMNS * high, page)
    painter.end()
    few_colours(sheet).save(out, "PNG", 0)


main()
