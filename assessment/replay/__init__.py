"""A saved report again: its plan back out of the JSON, and what two reports differ in and why."""

from __future__ import annotations

from .compare import Change, compare
from .saved import read_report, saved_plan

__all__ = ["Change", "compare", "read_report", "saved_plan"]
