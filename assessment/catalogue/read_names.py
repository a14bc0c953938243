"""Reads what rules may name: layers.yaml, activities.yaml, parameters.yaml, questions.yaml, limits.yaml, tables.yaml, places.yaml."""

from __future__ import annotations

from pathlib import Path

import shapely

from ..messages import Message
from .names import ActivitySpec, Attribute, LayerSpec, Limit, Names, ParameterSpec, Place, QuestionSpec, Table
from .strict_yaml import Entry, read_yaml

ATTRIBUTE_KINDS = ("text", "number", "boolean", "date")
PARAMETER_KINDS = ("number", "integer", "boolean", "choice")
GEOMETRIES = ("polygon", "line", "point")


def read_names(folder: Path) -> Names:
    """All names of one catalogue.

    Raises:
        CatalogueError: with file, line and field.
    """
    activities, groups = _activities(read_yaml(folder / "activities.yaml"))
    return Names(
        layers={key: _layer(key, entry) for key, entry in read_yaml(folder / "layers.yaml").items()},
        activities=activities,
        groups=groups,
        parameters={key: _parameter(key, entry) for key, entry in read_yaml(folder / "parameters.yaml").items()},
        questions={key: _question(key, entry) for key, entry in read_yaml(folder / "questions.yaml").items()},
        limits={key: _limit(key, entry) for key, entry in read_yaml(folder / "limits.yaml").items()},
        tables={key: _table(key, entry, activities, groups) for key, entry in read_yaml(folder / "tables.yaml").items()},
        places={key: _place(key, entry) for key, entry in read_yaml(folder / "places.yaml").items()},
    )


def activities_of(entry: Entry, activities: dict[str, ActivitySpec], groups: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Development types from a list of ids and `@group` names; `all` is every type."""
    chosen: list[str] = []
    for element in entry.elements():
        name = element.text()
        if name == "all":
            chosen.extend(activities)
        elif name.startswith("@"):
            if name[1:] not in groups:
                raise element.unknown(Message("groep", "group"), name[1:], groups)
            chosen.extend(groups[name[1:]])
        elif name in activities:
            chosen.append(name)
        else:
            raise element.unknown(Message("ontwikkelingstype", "development type"), name, activities)
    return tuple(dict.fromkeys(chosen))


def _activities(top: Entry) -> tuple[dict[str, ActivitySpec], dict[str, tuple[str, ...]]]:
    fields = top.fields(required=("activities",), optional=("groups",))
    activities = {}
    for key, entry in fields["activities"].items():
        parts = entry.fields(required=("nl", "en", "theme"))
        activities[key] = ActivitySpec(key, Message(parts["nl"].text(), parts["en"].text()), parts["theme"].text())
    groups: dict[str, tuple[str, ...]] = {}
    if "groups" in fields:
        for key, entry in fields["groups"].items():
            groups[key] = activities_of(entry, activities, groups)
    return activities, groups


def _layer(key: str, entry: Entry) -> LayerSpec:
    fields = entry.fields(required=("title", "map", "geometry"), optional=("attributes", "indicative", "uncertainty_m"))
    attributes = {"naam": Attribute("naam", "text", Message("naam", "name"))}
    if "attributes" in fields:
        attributes.update({name: _attribute(name, child) for name, child in fields["attributes"].items()})
    return LayerSpec(
        id=key,
        title=fields["title"].message(),
        maps=fields["map"].texts(),
        geometry=fields["geometry"].one_of(Message("geometrie", "geometry"), GEOMETRIES),
        attributes=attributes,
        indicative="indicative" in fields and fields["indicative"].boolean(),
        uncertainty_m=fields["uncertainty_m"].number() if "uncertainty_m" in fields else None,
    )


def _attribute(name: str, entry: Entry) -> Attribute:
    fields = entry.fields(required=("kind", "title"), optional=("values", "exception"))
    return Attribute(
        name=name,
        kind=fields["kind"].one_of(Message("soort", "kind"), ATTRIBUTE_KINDS),
        title=fields["title"].message(),
        values=fields["values"].texts() if "values" in fields else (),
        exception="exception" in fields and fields["exception"].boolean(),
    )


def _parameter(key: str, entry: Entry) -> ParameterSpec:
    fields = entry.fields(required=("title", "kind"), optional=("unit", "minimum", "maximum", "values"))
    return ParameterSpec(
        id=key,
        title=fields["title"].message(),
        kind=fields["kind"].one_of(Message("soort", "kind"), PARAMETER_KINDS),
        unit=fields["unit"].text() if "unit" in fields else "",
        minimum=fields["minimum"].number() if "minimum" in fields else 0.0,
        maximum=fields["maximum"].number() if "maximum" in fields else None,
        values=fields["values"].texts() if "values" in fields else (),
    )


def _question(key: str, entry: Entry) -> QuestionSpec:
    fields = entry.fields(required=("text", "who", "evidence"))
    return QuestionSpec(key, fields["text"].message(), fields["who"].message(), fields["evidence"].message())


def _limit(key: str, entry: Entry) -> Limit:
    fields = entry.fields(required=("value", "unit", "title", "section", "source"), optional=("interpretation",))
    return Limit(
        id=key,
        value=fields["value"].number(),
        unit=fields["unit"].text(),
        title=fields["title"].message(),
        sections=fields["section"].texts(),
        source=fields["source"].text(),
        interpretation=fields["interpretation"].message() if "interpretation" in fields else None,
    )


def _table(key: str, entry: Entry, activities: dict[str, ActivitySpec], groups: dict[str, tuple[str, ...]]) -> Table:
    fields = entry.fields(required=("title", "section", "rows"))
    by_activity: dict[str, str] = {}
    for row in fields["rows"].elements():
        parts = row.fields(required=("activities", "value"))
        for activity in activities_of(parts["activities"], activities, groups):
            if activity in by_activity:
                raise row.error(f"'{activity}' staat al in een eerdere rij.", f"'{activity}' is already in an earlier row.")
            by_activity[activity] = parts["value"].text()
    return Table(key, fields["title"].message(), fields["section"].texts(), by_activity)


def _place(key: str, entry: Entry) -> Place:
    """A point or line in RD, drawn as the circle or corridor within the radius."""
    fields = entry.fields(required=("title", "points", "radius_m", "source"))
    points = [tuple(number.number() for number in point.elements()) for point in fields["points"].elements()]
    if not points or any(len(point) != 2 for point in points):
        raise fields["points"].error("geef punten als [x, y] in RD.", "give points as [x, y] in RD.")
    line = shapely.LineString(points) if len(points) > 1 else shapely.Point(points[0])
    return Place(key, fields["title"].message(), shapely.buffer(line, fields["radius_m"].number(), quad_segs=32), fields["source"].text())
