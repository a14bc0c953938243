"""The engine as a function over partitions of plans: plain data in, plain data out, the same wherever it runs."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Optional

sys.path.append(str(Path(__file__).resolve().parents[1] / "bench"))

from checkout import load_plantoets

load_plantoets()

from plantoets.assessment.errors import PlantoetsError  # noqa: E402
from plantoets.assessment.installed import installed_catalogue, installed_layers  # noqa: E402
from plantoets.assessment.layers import Layer, Origin, absent_layer, make_layer  # noqa: E402
from plantoets.assessment.many import Failed, assess_many  # noqa: E402
from plantoets.assessment.messages import Message  # noqa: E402
from plantoets.assessment.plan import PartInput, Plan, make_plan  # noqa: E402
from plantoets.assessment.sources.layer_sources import LayerSource, read_layer_sources  # noqa: E402
from plantoets.assessment.vocabulary import LayerStatus  # noqa: E402
from plantoets.assessment.zones.bundled import geometry_of  # noqa: E402
from plantoets.assessment.zones.plain_geopackage import read_plain  # noqa: E402
from plantoets.assessment.zones.zone_index import LayerSet  # noqa: E402


class PlanRow(NamedTuple):
    """A plan as a row of its file: the geometry as WKB in RD."""

    name: str
    activity: str
    wkb: bytes
    parameters: Mapping[str, Any]


class Answers(NamedTuple):
    """What a partition gives: a row a plan and a row a finding, in the order of the plans."""

    assessed: list[tuple[Any, ...]]
    findings: list[tuple[Any, ...]]


ASSESSED = ("plan", "outcome", "findings", "compensation_ha", "error")
FINDINGS = ("plan", "rule", "outcome", "layer", "zones", "area_m2", "share", "length_m", "distance_m")


def read_plans(path: Path, size: int) -> Iterator[list[PlanRow]]:
    """The plans of a GeoPackage with the fields `naam`, `activity` and any parameters, in partitions."""
    known = installed_catalogue().names.parameters
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall()
        if len(found) != 1:
            raise SystemExit(f"{path}: expected one layer with plans, found {len(found)}.")
        ((table, column),) = found
        rows = database.execute(" ".join(("SELECT * FROM", f'"{table}"', "ORDER BY rowid")))
        names = [described[0] for described in rows.description]
        if absent := [name for name in ("naam", "activity") if name not in names]:
            raise SystemExit(f"{path}: plans need the fields naam and activity; there is no {' and no '.join(absent)}.")
        while partition := rows.fetchmany(size):
            yield [_plan_row(dict(zip(names, row)), column, known) for row in partition]


def _plan_row(row: Mapping[str, Any], column: str, known: Mapping[str, Any]) -> PlanRow:
    geometry = geometry_of(row[column])
    parameters = {name: value for name, value in row.items() if name in known and value is not None}
    return PlanRow(str(row["naam"] or ""), str(row["activity"] or ""), b"" if geometry is None else geometry.wkb, parameters)


def assess_partition(plans: Sequence[PlanRow], sources: str, today: date, threads: int = 1) -> Answers:
    """Assess a partition. `sources` is the path of LAYER_SOURCES; a process reads its layers once."""
    answers = Answers([], [])
    layers = _layers(sources)
    for plan, result in zip(plans, assess_many(map(_plan, plans), installed_catalogue(), layers, today, threads)):
        if isinstance(result, Failed):
            answers.assessed.append((plan.name, None, None, None, result.message.en))
            continue
        answers.assessed.append((plan.name, result.outcome.value, len(result.findings), result.compensation.total_ha, None))
        for finding in result.findings:
            zones = ", ".join(layers[hit.selector.layer].features[hit.zone] for hit in finding.hits)
            measure = finding.measure
            row = (finding.id, finding.outcome.value, finding.rule.layer, zones, measure.area_m2, finding.share, measure.length_m)
            answers.findings.append((plan.name, *row, finding.distance_m))
    return answers


def _plan(row: PlanRow) -> Plan | Failed:
    catalogue = installed_catalogue()
    geometry = geometry_from(row.wkb)
    try:
        return make_plan(row.name, [PartInput("1", row.activity, geometry, row.parameters)], {}, catalogue.names, catalogue.outline)
    except PlantoetsError as error:
        return Failed(error.message)


def geometry_from(wkb: bytes) -> Any:
    """The geometry of a row; None for an empty one."""
    import shapely

    return shapely.from_wkb(wkb) if wkb else None


@lru_cache(maxsize=1)
def _layers(sources: str) -> LayerSet:
    specs = installed_catalogue().names.layers
    given = read_layer_sources(Path(sources), specs)
    bundled: Mapping[str, Layer] = installed_layers() if given.bundled else {}
    layers = {}
    for layer_id, spec in specs.items():
        source = given.sources.get(layer_id)
        if source is not None:
            layers[layer_id] = _read(spec, source, given.folder)
        elif layer_id in bundled:
            layers[layer_id] = bundled[layer_id]
        else:
            layers[layer_id] = absent_layer(spec, LayerStatus.MISSING, "", Message("niet in LAYER_SOURCES", "not in LAYER_SOURCES"))
    return LayerSet(layers)


def _read(spec: Any, source: LayerSource, folder: Optional[Path]) -> Layer:
    """A GeoPackage in RD; a national run has its layers as such."""
    name, _, options = source.source.partition("|layername=")
    columns = {attribute: source.fields.get(attribute, attribute) for attribute in spec.attributes}
    read = read_plain((folder or Path()) / name, options, columns, source.filter, 28992)
    if read is None:
        raise SystemExit(f"{spec.id}: '{source.source}' is no plain GeoPackage in RD with all fields; convert it first (ogr2ogr).")
    values = {name: [source.recoded(name, value) for value in column] for name, column in read.columns.items()}
    return make_layer(spec, Origin(source.source, False, source.precision), read.geometries, values, read.features, read.wkb)
