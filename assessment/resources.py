"""Where the files lie that ship with the plugin. Imports nothing, so that whatever opens quickly can use it."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
POLICY = RESOURCES / "policy"
ACTIVITIES = POLICY / "activities.yaml"
PARAMETERS = POLICY / "parameters.yaml"
LAYERS = RESOURCES / "layers" / "plantoets.gpkg"
EXAMPLE = RESOURCES / "example" / "voorbeeldplan.gpkg"
