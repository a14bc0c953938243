"""Pages beside each other in one small picture: report_sheet.py OUT PAGE..."""

import sys

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

COLUMNS, SHOWN, GAP = 4, 12, 6


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
    sheet.convertToFormat(QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither).save(
        out, "PNG", 0
    )


main()
