"""Loads a whole catalogue from its folder."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..messages import Message
from ..relations import Relation
from ..vocabulary import Outcome
from ..zones.bundled import read_outline
from .names import Limit, Names, Outline
from .read_names import activities_of, read_names
from .read_rules import read_rules
from .read_space import limit_of, read_selectors, read_where
from .rule import Catalogue, CoreQuality, Document, Exemption, Judgement, Surcharges, SurchargeStep
from .strict_yaml import Entry, read_yaml

SCHEMA = "plantoets-catalogue/1"


def load_catalogue(folder: Path) -> Catalogue:
    """Read every policy file of a folder.

    Raises:
        CatalogueError: one sentence with file, line and field.
    """
    names = read_names(folder)
    top = read_yaml(folder / "document.yaml").fields(required=("schema", "document", "outline", "outcome_notes", "touching"))
    top["schema"].one_of(Message("schema", "schema"), (SCHEMA,))
    touching = limit_of(top["touching"], names)
    outline = top["outline"].fields(required=("file", "table"), optional=("uncertainty",))
    each: dict[Relation, Relation] = {}
    rules = [
        replace(rule, where=tuple(each.setdefault(item, item) for item in rule.where))
        for rule in read_rules(folder / "rules", names, touching)
    ]
    return Catalogue(
        document=_document(top["document"]),
        names=names,
        rules=tuple(rules),
        exemptions=tuple(_exemption(entry, names, touching) for entry in read_yaml(folder / "exemptions.yaml").elements()),
        judgements=tuple(_judgement(entry, names) for entry in read_yaml(folder / "judgements.yaml").elements()),
        core_qualities=tuple(_core_quality(entry, names) for entry in read_yaml(folder / "core_qualities.yaml").elements()),
        surcharges=_surcharges(read_yaml(folder / "compensation.yaml"), names),
        outcome_notes={Outcome(key): entry.message() for key, entry in top["outcome_notes"].items()},
        touching=touching,
        outline=Outline(
            read_outline(folder / outline["file"].text(), outline["table"].text()),
            limit_of(outline["uncertainty"], names).value if "uncertainty" in outline else 0.0,
        ),
        sha256=_digest(folder),
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _day(entry: Entry) -> date:
    try:
        return date.fromisoformat(entry.text())
    except ValueError as error:
        raise entry.error('hier hoort een datum als "2010-06-02".', 'a date like "2010-06-02" belongs here.') from error


def _document(entry: Entry) -> Document:
    fields = entry.fields(required=("id", "title", "version", "adopted", "valid_from", "valid_until", "checked_on", "source"))
    return Document(
        id=fields["id"].text(),
        title=fields["title"].message(),
        version=fields["version"].text(),
        adopted=_day(fields["adopted"]),
        valid_from=_day(fields["valid_from"]),
        valid_until=_day(fields["valid_until"]),
        checked_on=_day(fields["checked_on"]),
        source=fields["source"].text(),
    )


def _activities(entry: Entry, names: Names) -> frozenset[str]:
    return frozenset(activities_of(entry, dict(names.activities), dict(names.groups)))


def _exemption(entry: Entry, names: Names, touching: Limit) -> Exemption:
    fields = entry.fields(
        required=("id", "title", "reason", "section", "groups", "activities", "becomes"),
        optional=("map", "region", "responsible", "only_above"),
    )
    outcomes = [item.value for item in Outcome]
    word = Message("uitkomst", "outcome")
    return Exemption(
        id=fields["id"].text(),
        title=fields["title"].message(),
        reason=fields["reason"].message(),
        sections=fields["section"].texts(),
        maps=fields["map"].texts() if "map" in fields else (),
        groups=frozenset(fields["groups"].texts()),
        activities=_activities(fields["activities"], names),
        region=read_where(fields["region"], names, touching)[0] if "region" in fields else None,
        becomes=None if fields["becomes"].is_null else Outcome(fields["becomes"].one_of(word, outcomes)),
        responsible=fields["responsible"].text() if "responsible" in fields else None,
        only_above=Outcome(fields["only_above"].one_of(word, outcomes)) if "only_above" in fields else None,
    )


def _judgement(entry: Entry, names: Names) -> Judgement:
    fields = entry.fields(required=("id", "title", "reason", "section", "activities"))
    return Judgement(
        id=fields["id"].text(),
        title=fields["title"].message(),
        reason=fields["reason"].message(),
        sections=fields["section"].texts(),
        activities=_activities(fields["activities"], names),
    )


def _core_quality(entry: Entry, names: Names) -> CoreQuality:
    fields = entry.fields(
        required=("id", "indicator", "responsible"), optional=("zones", "groups", "activities", "level_attribute", "municipal_levels")
    )
    return CoreQuality(
        id=fields["id"].text(),
        indicator=fields["indicator"].message(),
        selectors=read_selectors(fields["zones"], names) if "zones" in fields else (),
        groups=fields["groups"].texts() if "groups" in fields else (),
        responsible=fields["responsible"].text(),
        activities=_activities(fields["activities"], names) if "activities" in fields else frozenset(),
        level_attribute=fields["level_attribute"].text() if "level_attribute" in fields else None,
        municipal_levels=fields["municipal_levels"].texts() if "municipal_levels" in fields else (),
    )


def _surcharges(top: Entry, names: Names) -> Surcharges:
    fields = top.fields(required=("id", "title", "section", "attribute", "source", "steps", "unknown"))
    steps = []
    for entry in fields["steps"].elements():
        parts = entry.fields(required=("surcharge", "basis"), optional=("up_to",))
        steps.append(
            SurchargeStep(
                up_to_years=limit_of(parts["up_to"], names).value if "up_to" in parts else None,
                surcharge=None if parts["surcharge"].is_null else limit_of(parts["surcharge"], names).value,
                basis=parts["basis"].message(),
            )
        )
    if not steps or steps[-1].up_to_years is not None:
        raise fields["steps"].error("de laatste stap heeft geen up_to.", "the last step has no up_to.")
    return Surcharges(
        id=fields["id"].text(),
        title=fields["title"].message(),
        sections=fields["section"].texts(),
        attribute=fields["attribute"].text(),
        steps=tuple(steps),
        unknown=fields["unknown"].message(),
        source=fields["source"].text(),
    )
