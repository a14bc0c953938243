"""One finding of the report model, with the chain that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Union

from ..catalogue.rule import Catalogue
from ..expressions import Evidence
from ..finding import Finding
from ..layers import Layer
from ..messages import Message
from ..relations import Hit
from ..vocabulary import THRESHOLD_AREA_M2, THRESHOLD_LENGTH_M


def finding_model(finding: Finding, catalogue: Catalogue, layers: Mapping[str, Layer], language: str, whole: bool = True) -> dict[str, Any]:
    """A finding as contract §4 lays it out, in one language; without `whole`, the chain and the boundary (which take time) are left out."""
    rule, exemption = finding.rule, finding.exemption
    distance, decides = finding.boundary if whole else (None, False)
    return {
        "rule": finding.id,
        "kind": "aandachtspunt" if exemption else rule.kind,
        "outcome": finding.outcome.value,
        "part": finding.part.id,
        "title": (exemption.title if exemption else rule.title).text(language),
        "explanation": _explanation(finding).text(language),
        "section": one_or_list(finding.sections),
        "map": one_or_list((*(exemption.maps if exemption else ()), *rule.maps)),
        "layer": rule.layer,
        "zones": [_zone(hit, layers) for hit in finding.hits],
        "area_m2": finding.measure.area_m2,
        "share": finding.share,
        "length_m": finding.measure.length_m,
        "distance_m": finding.distance_m,
        "because": [_evidence(item, language) for item in _chain(finding, layers)] if whole else [],
        "conditions": [
            {
                "id": state.condition.id,
                "text": state.condition.text.text(language),
                "status": state.status.value,
                "who": state.condition.who.text(language),
                "evidence": state.condition.evidence.text(language),
            }
            for state in finding.conditions
        ],
        "obligations": [text.text(language) for text in _obligations(finding, catalogue)],
        "consult": [] if exemption else [{"who": item.who.text(language), "about": item.about.text(language)} for item in rule.consult],
        "boundary": {"distance_m": distance, "decides": decides},
        "responsible": (exemption.responsible if exemption else None) or rule.responsible or "provincie",
        "instrument": None if exemption or rule.instrument is None else rule.instrument.text(language),
        "interpretation": None if exemption or rule.interpretation is None else rule.interpretation.text(language),
    }


def one_or_list(values: Iterable[str]) -> Union[str, list[str], None]:
    """A single value bare, several as a list, none as null (contract §4)."""
    distinct = list(dict.fromkeys(values))
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    return distinct


def _zone(hit: Hit, layers: Mapping[str, Layer]) -> dict[str, Any]:
    layer = layers[hit.selector.layer]
    return {"name": layer.name(hit.zone) or None, "feature": layer.features[hit.zone], "layer": hit.selector.layer}


def _explanation(finding: Finding) -> Message:
    if finding.exemption is None:
        return finding.rule.explanation
    reason, title = finding.exemption.reason, finding.rule.title
    return Message(f"{title.nl}: {reason.nl}", f"{title.en}: {reason.en}")


def _obligations(finding: Finding, catalogue: Catalogue) -> list[Message]:
    own = [] if finding.exemption else list(finding.rule.obligations)
    note = catalogue.outcome_notes.get(finding.outcome)
    return [*own, *([note] if note else [])]


def _chain(finding: Finding, layers: Mapping[str, Layer]) -> list[Evidence]:
    """From the part to the outcome: where it lies, what was stated or answered, and the norm that is shown with it."""
    return [*_place(finding, layers), *finding.because, *_tables(finding)]


def _place(finding: Finding, layers: Mapping[str, Layer]) -> list[Evidence]:
    chain = []
    for relation in finding.rule.where:
        titles = [layers[selector.layer].spec.title for selector in relation.selectors if selector.layer in layers]
        distinct = list(dict.fromkeys(titles))
        named = [title for title in distinct if any(layers[hit.selector.layer].spec.title == title for hit in finding.hits)] or distinct
        what = Message(
            f"plandeel {finding.part.id} {relation.sentence.nl} {_listed([title.nl for title in named], 'of')}".strip(),
            f"plan part {finding.part.id} {relation.sentence.en} {_listed([title.en for title in named], 'or')}".strip(),
        )
        chain.append(_measured(what, finding, relation.word))
    return chain


def _measured(what: Message, finding: Finding, word: str) -> Evidence:
    sections = finding.rule.sections
    if word in ("overlaps", "outside", "deep_inside", "at_place"):
        if finding.measure.area_m2 is not None:
            return Evidence(what, finding.measure.area_m2, THRESHOLD_AREA_M2, "m²", sections)
        if finding.measure.length_m is not None:
            return Evidence(what, finding.measure.length_m, THRESHOLD_LENGTH_M, "m", sections)
        return Evidence(what, True, None, "", sections)
    return Evidence(what, finding.distance_m, None, "m", sections)


def _tables(finding: Finding) -> list[Evidence]:
    rows = ((table, table.by_activity.get(finding.part.activity)) for table in finding.rule.tables)
    return [Evidence(table.title, value, None, "", table.sections) for table, value in rows if value is not None]


def _listed(names: list[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}" if names else ""


def _evidence(item: Evidence, language: str) -> dict[str, Any]:
    return {
        "what": item.what.text(language),
        "value": item.value,
        "limit": item.limit,
        "unit": item.unit or None,
        "section": one_or_list(item.sections),
    }
