"""Reads a plan file: detect, read, to RD, clean, choose, propose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shapely

from ..errors import PlantoetsError
from ..messages import Message
from .crs.project import project
from .crs.systems import system
from .errors import PlanFileError, unreadable
from .formats.archive import unpacked
from .formats.csv_table import read_csv
from .formats.detect import Format, detect
from .formats.dxf import read_dxf
from .formats.geojson import read_geojson
from .formats.geopackage import read_geopackage
from .formats.gpx import read_gpx
from .formats.kml import read_kml
from .formats.mapinfo import read_flatgeobuf, read_mapinfo
from .formats.shapefile import read_shapefile
from .formats.wkt import read_wkt
from .geometry.clean import Clean, clean
from .gml.features import read_gml
from .gml.geleideformulier import cover_form_of
from .kinds import Kind, assessed_kinds, kind_of
from .model import PlanFile, PlanObject, RawFeature, RawPlan
from .proposals.propose import propose, role_value
from .proposals.table import MappingTable, Proposal, default_table
from .stopping import go_on, stoppable

_READERS: dict[Format, Callable[[Path], RawPlan]] = {
    Format.GML: read_gml,
    Format.KML: read_kml,
    Format.GPX: read_gpx,
    Format.GEOPACKAGE: read_geopackage,
    Format.SHAPEFILE: read_shapefile,
    Format.GEOJSON: read_geojson,
    Format.DXF: read_dxf,
    Format.MAPINFO: read_mapinfo,
    Format.FLATGEOBUF: read_flatgeobuf,
    Format.CSV: read_csv,
    Format.WKT: read_wkt,
}


_UNFORESEEN = (
    ArithmeticError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SystemError,
    TypeError,
    ValueError,
    shapely.errors.ShapelyError,
)


def read_plan(
    path: str | Path, *, crs: str | None = None, rules: MappingTable | None = None, stopped: Callable[[], bool] = lambda: False
) -> PlanFile:
    """The objects of a plan file in RD, repaired, with a proposed development type each.

    `path`: a file on disk; addresses and GDAL's virtual paths are not taken. `crs`: the coordinate system of the file ("EPSG:28992"),
    which overrules what the file says; needed when reading without it raised `CrsUnknown`. `rules`: a mapping table of one's own.
    `stopped`: asked again and again while reading.

    Raises:
        CrsUnknown: the coordinate system must be asked for; the error holds guesses.
        PlanFileError: the file can't be used, in one sentence that says what to do.
        CatalogueError: the plugin's own mapping table is broken.
        Stopped: `stopped` said so.
    """
    try:
        with stoppable(stopped):
            return read_unguarded(path, crs=crs, rules=rules)
    except PlantoetsError:
        raise
    except _UNFORESEEN as error:
        raise unreadable() from error


def read_unguarded(path: str | Path, *, crs: str | None = None, rules: MappingTable | None = None) -> PlanFile:
    """`read_plan` without its safety net, so that tests see what it would catch."""
    if crs is not None:
        system(crs)
    file = _local(path)
    go_on()
    found = detect(file)
    if found is not Format.ZIP:
        return _finish(_READERS[found](file), file, crs, rules)
    with unpacked(file) as files:
        plans = [_READERS[_inner(member)](member) for member in files]
        joined = replace(
            plans[0],
            features=tuple(feature for plan in plans for feature in plan.features),
            warnings=tuple(message for plan in plans for message in plan.warnings),
        )
        return _finish(joined, files[0] if len(files) == 1 else file, crs, rules)


def _local(path: str | Path) -> Path:
    text = str(path)
    if "\0" in text or text.startswith(("/vsi", "\\vsi")) or "://" in text:
        raise PlanFileError(
            Message(
                "Een plan wordt alleen van schijf gelezen; sla het bestand eerst op.", "A plan is only read from disk; save the file first."
            )
        )
    return Path(text)


def _inner(file: Path) -> Format:
    found = detect(file)
    if found is Format.ZIP:
        raise PlanFileError(
            Message(
                "Een zip in een zip wordt niet gelezen; pak de buitenste zelf uit.",
                "A zip inside a zip is not read; unpack the outer one yourself.",
            )
        )
    return found


def _finish(raw: RawPlan, file: Path, crs: str | None, rules: MappingTable | None) -> PlanFile:
    if not any(feature.geometry is not None for feature in raw.features):
        raise PlanFileError(
            Message(
                "Het bestand bevat geen geometrie waar een plan uit kan bestaan; kies het bestand met de plankaart.",
                "The file holds no geometry that a plan could consist of; choose the file with the plan map.",
            )
        )
    table = rules or default_table()
    projected = project(raw.features, crs)
    cleaned, notes = clean(projected.features)
    if not cleaned:
        raise PlanFileError(
            Message(
                "Van geen enkel object in het bestand is de geometrie bruikbaar; exporteer het plan opnieuw.",
                "Not one object in the file has usable geometry; export the plan again.",
            )
        )
    objects, choice = _objects(cleaned, raw.format, table)
    form = cover_form_of(file, raw.plan_id) if raw.format.startswith("IMRO") else None
    return PlanFile(
        objects,
        raw.name or (form.name if form else None) or file.stem,
        raw.plan_id or (form.plan_id if form else None),
        raw.format,
        projected.crs,
        projected.transform,
        (*raw.warnings, *projected.warnings, *notes, *choice),
        raw.status or (form.status if form else None),
        raw.date or (form.date if form else None),
    )


def _objects(cleaned: list[Clean], raw_format: str, table: MappingTable) -> tuple[tuple[PlanObject, ...], tuple[Message, ...]]:
    """The plan objects, and a message when none is proposed for assessment. Lines of a drawing that has areas are only its drawing."""
    imro = raw_format.startswith("IMRO")
    described = [_described(item, imro, table) for item in cleaned]
    only_areas = raw_format == "DXF" and any(_is_area(item) for item in cleaned)
    chosen = assessed_kinds((kind, proposal.activity is not None) for _, _, kind, proposal in described)
    parts = _part_ids([item.feature.fields.get("gml:id") or item.feature.source_id for item in cleaned], [item.suffix for item in cleaned])
    objects = tuple(
        PlanObject(
            part,
            name,
            proposal.activity,
            proposal.reason,
            item.feature.source_class,
            item.feature.source_id,
            group,
            kind in chosen and (_is_area(item) or not only_areas),
            item.geometry,
        )
        for part, item, (name, group, kind, proposal) in zip(parts, cleaned, described)
    )
    return objects, () if any(item.assess for item in objects) else (_NOTHING_TO_ASSESS,)


def _is_area(item: Clean) -> bool:
    return bool(item.geometry.geom_type.endswith("Polygon"))


_NOTHING_TO_ASSESS = Message(
    "Het bestand bevat alleen dubbelbestemmingen, aanduidingen of labels; kies zelf wat getoetst moet worden.",
    "The file holds only dubbelbestemmingen, designations or labels; choose yourself what is to be assessed.",
)


def _described(item: Clean, imro: bool, table: MappingTable) -> tuple[str, str | None, Kind, Proposal]:
    feature: RawFeature = item.feature
    go_on()
    kind = kind_of(feature.source_class, feature.fields, imro)
    name = feature.name or role_value(feature.fields, table, "name") or feature.source_class
    group = feature.main_group or role_value(feature.fields, table, "main_group")
    return name, group, kind, propose(feature, name, group, kind, table)


def _part_ids(identities: list[str], suffixes: list[str]) -> list[str]:
    """Unique ids: what the file gives, numbered where it gives one twice."""
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    parts: list[str] = []
    for identity, suffix in zip(identities, suffixes):
        wanted = f"{identity}{suffix}"
        seen[wanted] += 1
        part = wanted if seen[wanted] == 1 else f"{wanted}-{seen[wanted]}"
        while part in taken:
            seen[wanted] += 1
            part = f"{wanted}-{seen[wanted]}"
        taken.add(part)
        parts.append(part)
    return parts
