"""Tests of the project itself: what ships, how it is laid out, what its papers say. They need no QGIS."""

import configparser
from pathlib import Path

import pytest

SHIPPED_CODE = ("__init__.py", "plugin.py", "assessment", "processing", "ui")


@pytest.fixture(scope="session")
def metadata(root: Path) -> configparser.SectionProxy:
    """metadata.txt, as the plugin manager reads it."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(root / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.fixture(scope="session")
def modules(root: Path) -> list[Path]:
    """Every Python file that ships."""
    return sorted(file for name in SHIPPED_CODE for file in [root / name, *(root / name).rglob("*.py")] if file.is_file())
