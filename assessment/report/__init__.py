"""The report model: the Assessment as plain data (contract §4). Everything that shows, stores or compares works from it alone."""

from __future__ import annotations

from .csv_text import csv_text
from .model import SCHEMA, report_model
from .provenance import Provenance
from .shapes import Shapes, shapes_of
from .tables import Table, report_tables
from .text import to_json

__all__ = ["SCHEMA", "Provenance", "Shapes", "Table", "csv_text", "report_model", "report_tables", "shapes_of", "to_json"]
