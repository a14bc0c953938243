"""Texts for people: English in the code, Dutch in i18n/plantoets_nl.ts."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the language of the user interface."""
    return QCoreApplication.translate("Plantoets", text)
