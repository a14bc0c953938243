"""What the report step asks of the engine, away from the window. Imports the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from ...assessment.render import comparison_html, memorandum_html, memorandum_text
from ...assessment.replay import compare, read_report
from ...assessment.report import report_model
from ...processing.provenance import provenance
from ...processing.report.files import ReportFiles
from ...processing.report.forms import Report
from ...processing.report.office_settings import OfficeSettings, style_of


class Memorandum(NamedTuple):
    """The text for the explanatory memorandum, as a text editor and as a word processor take it."""

    text: str
    html: str


def write_form(shown: Any, office: OfficeSettings, form: str, place: str) -> str:
    """One form of the report (see REPORTS), whole or not at all; gives its place.

    Raises:
        PlantoetsError: it can't be written there, or a template or logo can't be used.
    """
    report = Report(
        shown.model,
        shown.assessment,
        dutch=lambda: _dutch(shown),
        style=lambda: style_of(office),
    )
    with ReportFiles() as files:
        for destination, content in report.files(form, place):
            files.add(destination, content)
    return place


def memorandum(shown: Any, office: OfficeSettings) -> Memorandum:
    """The paragraph on provincial policy, in Dutch whatever the language of the report."""
    model = shown.model if shown.model["language"] == "nl" else _dutch(shown)
    templates = style_of(office).templates
    return Memorandum(memorandum_text(model, templates=templates), memorandum_html(model, templates=templates))


def write_comparison(shown: Any, office: OfficeSettings, saved: str, place: str) -> tuple[str, int]:
    """The report against a saved one, as a page at `place`; gives that and how many differences there are.

    Raises:
        PlantoetsError: the file is no saved report.
    """
    before = read_report(Path(saved))
    changes = compare(before, shown.model, shown.model["language"])
    with ReportFiles() as files:
        files.add(place, comparison_html(before, shown.model, style_of(office), changes))
    return place, len(changes)


def _dutch(shown: Any) -> Any:
    return report_model(shown.assessment, provenance(), "nl")
