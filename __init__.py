"""Plantoets Drenthe: what does provincial policy say of this plan, and why."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """QGIS calls this to make the plugin; nothing heavy is imported before it."""
    from .plugin import PlantoetsPlugin

    return PlantoetsPlugin(iface)
