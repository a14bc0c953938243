"""The report model: the Assessment as plain data (contract §4). Everything that shows, stores or compares works from it alone."""

from __future__ import annotations

from .model import SCHEMA, report_model
from .provenance import Provenance
from .text import to_json

__all__ = ["SCHEMA", "Provenance", "report_model", "to_json"]
