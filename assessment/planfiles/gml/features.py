"""Reads a GML file: IMRO plans of every version, a STOP GeoInformatieObject, or any feature collection."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...messages import Message
from ...vocabulary import CRS as RD
from ..errors import PlanFileError
from ..limits import MAX_FIELD_CHARS, MAX_FIELDS, MAX_OBJECTS
from ..model import RawFeature, RawPlan
from .context import GmlContext
from .encoding import real_encoding
from .geometry_of import geometry_of
from .links import Linked, join_geometries
from .names import XLINK_HREF, child, child_elements, find_text, gml_id, local_name, text_of
from .stream import stream_features
from .versions import standard_of

_NOT_OBJECTS = frozenset(("MetadataIMRObestand", "boundedBy"))
_ENCODING = Message(
    "Het bestand zegt in UTF-8 te staan en doet dat niet; het is als Windows-tekst gelezen, kijk of de namen kloppen.",
    "The file says it is in UTF-8 and is not; it was read as Windows text, see whether the names are right.",
)
_NAMES = ("naam", "name", "label", "omschrijving", "title")


def read_gml(path: Path) -> RawPlan:
    """All plan objects of a GML file.

    Raises:
        PlanFileError: see `stream_features`; also when the file holds no objects at all.
    """
    collected: list[Linked] = []
    problems: list[Message] = []
    versions: Counter[str] = Counter()
    context: GmlContext | None = None
    head = _Head()
    encoding = real_encoding(path)
    if encoding is not None:
        problems.append(_ENCODING)
    for element in stream_features(path, encoding=encoding):
        context = context or _root_context(element)
        if local_name(element) in _NOT_OBJECTS:
            continue
        version = standard_of(element)
        versions[version] += 1
        head.look(element, version)
        linked = _read_object(element, context, version, len(collected) + 1)
        problems.extend(linked.problems)
        collected.append(linked)
        if len(collected) > MAX_OBJECTS:
            raise PlanFileError(
                Message(
                    f"Het bestand bevat meer dan {MAX_OBJECTS} objecten; lever alleen het plan zelf aan.",
                    f"The file holds more than {MAX_OBJECTS} objects; supply only the plan itself.",
                )
            )
    features, notes = join_geometries(collected)
    version = versions.most_common(1)[0][0] if versions else "GML"
    if version.startswith("IMRO"):
        features, more = _in_rd(features)
        notes.extend(more)
    return RawPlan(tuple(features), version, head.name, head.plan_id, head.status, head.date, tuple(problems + notes))


def _in_rd(features: list[RawFeature]) -> tuple[list[RawFeature], list[Message]]:
    """IMRO prescribes RD, so geometry without srsName is taken as that, and said."""
    silent = [feature for feature in features if feature.geometry is not None and feature.crs is None]
    if not silent:
        return features, []
    note = Message(
        f"Van {len(silent)} objecten noemt het bestand geen coördinatenstelsel; ze zijn als RD gelezen, dat IMRO voorschrijft.",
        f"Of {len(silent)} objects the file names no coordinate system; they were read as RD, which IMRO prescribes.",
    )
    return [replace(feature, crs=feature.crs or RD) for feature in features], [note]


class _Head:
    """What the plan area (or GIO) says of the plan as a whole."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.plan_id: str | None = None
        self.status: str | None = None
        self.date: str | None = None

    def look(self, element: Any, version: str) -> None:
        if version == "STOP GIO" and self.plan_id is None:
            version_element = next((item for item in element.iterancestors() if local_name(item) == "GeoInformatieObjectVersie"), None)
            if version_element is not None:
                self.plan_id = text_of(version_element, "FRBRExpression") or text_of(version_element, "FRBRWork")
        if not version.startswith("IMRO") or child(element, "typePlan") is None:
            return
        self.plan_id = self.plan_id or gml_id(element) or _identification(element)
        self.name = self.name or text_of(element, "naam")
        status = child(element, "planstatusInfo")
        if status is not None:
            self.status = self.status or find_text(status, "planstatus")
            self.date = self.date or find_text(status, "datum")


def _root_context(element: Any) -> GmlContext:
    """What the enclosing elements state of the coordinate system; an envelope of the whole collection counts too."""
    context = GmlContext()
    for ancestor in reversed(list(element.iterancestors())):
        context = context.inside(ancestor)
    if context.crs is None:
        root = element.getroottree().getroot()
        bounded = child(root, "boundedBy")
        envelope = next(child_elements(bounded), None) if bounded is not None else None
        if envelope is not None:
            context = context.inside(envelope)
    return context


def _read_object(element: Any, context: GmlContext, version: str, number: int) -> Linked:
    source_class = local_name(element)
    identity = gml_id(element) or (find_text(element, "id") if version == "STOP GIO" else None) or f"{source_class}.{number}"
    name = next((found for found in (text_of(element, key) for key in _NAMES) if found), None)
    label = f"{source_class} {name or identity}"
    found = geometry_of(element, context, label)
    group = text_of(element, "bestemmingshoofdgroep") or text_of(element, "gebiedsaanduidinggroep")
    fields = _fields(element)
    feature = RawFeature(source_class, _identification(element) or identity, name or source_class, found.geometry, found.crs, group, fields)
    links = [href for item in child_elements(element) if local_name(item) == "begrenzing" and (href := item.get(XLINK_HREF))]
    return Linked(identity, feature, (*(links if version.startswith("IMRO") else ()), *found.links), found.problems, found.named)


def _identification(element: Any) -> str | None:
    """imro:identificatie, as text (2006, 2008) or as NEN3610ID (2012); STOP: the geometry's id."""
    own = text_of(element, "identificatie")
    if own:
        return own
    local = text_of(element, "identificatie", "NEN3610ID", "lokaalID")
    if local:
        space = text_of(element, "identificatie", "NEN3610ID", "namespace")
        return f"{space}.{local}" if space else local
    return None


def _fields(element: Any) -> dict[str, str]:
    """The feature's simple attributes, names in lower case."""
    fields: dict[str, str] = {}
    for item in child_elements(element):
        if len(fields) >= MAX_FIELDS:
            break
        text = (item.text or "").strip()
        if text and len(item) == 0:
            fields.setdefault(local_name(item).casefold(), text[:MAX_FIELD_CHARS])
    return fields
