"""All forms of one report: JSON, HTML, PDF, GeoPackage and CSV, from one report model. Works without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Optional, Union

from ...assessment.assess import Assessment
from ...assessment.render.html import render_html
from ...assessment.render.office import HouseStyle, MapImage
from ...assessment.report import csv_text, report_tables, shapes_of, to_json
from .gpkg import geopackage
from .maps import report_maps
from .pdf import render_pdf

REPORTS = ("REPORT_JSON", "REPORT_HTML", "REPORT_PDF", "REPORT_GPKG", "REPORT_CSV")

Content = Union[str, bytes]

_MAKING = Lock()
"""Held while a form is made: lxml for the PDF and SpatiaLite below a GeoPackage share libxml2, which two threads at once crash."""


@dataclass(frozen=True)
class Report:
    """One report model, its assessment, and how to come by what its forms need besides; `dutch` is the same model in Dutch."""

    model: Mapping[str, Any]
    assessment: Assessment
    dutch: Callable[[], Mapping[str, Any]]
    style: Callable[[], HouseStyle]
    with_maps: bool = True

    def files(self, form: str, place: str) -> Iterator[tuple[str, Content]]:
        """The files of one form (one of REPORTS) with their content; `place` is the file, for CSV the folder.

        Raises:
            InputError: an office's template or logo can't be used.
        """
        if form == "REPORT_CSV":
            for table in report_tables(self.model):
                yield str(Path(place) / f"{table.name}.csv"), csv_text(table, self.model["language"])
        else:
            with _MAKING:
                content = _FORMS[form](self)
            yield place, content

    @cached_property
    def maps(self) -> list[MapImage]:
        """Drawn once for all forms that show them."""
        return report_maps(self.model, self.assessment.layers) if self.with_maps else []

    @cached_property
    def html(self) -> str:
        """The page to read."""
        style = self._style
        return render_html(self.model, templates=style.templates, office=style.office, maps=self.maps, dutch=self._in_dutch)

    @property
    def pdf(self) -> bytes:
        """The pages to attach to a plan."""
        return render_pdf(self.model, self.maps, self._style, self._in_dutch)

    @property
    def json(self) -> str:
        """The model itself."""
        return to_json(self.model)

    @property
    def geopackage(self) -> bytes:
        """The report on the map."""
        return geopackage(self.model, shapes_of(self.assessment))

    @cached_property
    def _style(self) -> HouseStyle:
        return self.style()

    @cached_property
    def _in_dutch(self) -> Optional[Mapping[str, Any]]:
        return None if self.model["language"] == "nl" else self.dutch()


_FORMS: Mapping[str, Callable[[Report], Content]] = {
    "REPORT_JSON": lambda report: report.json,
    "REPORT_HTML": lambda report: report.html,
    "REPORT_PDF": lambda report: report.pdf,
    "REPORT_GPKG": lambda report: report.geopackage,
}
