"""The way of a plan through the engine: overlay, rules, conflicts, compensation, and what was not assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Optional

from . import geometry as planar
from .catalogue.rule import Catalogue
from .compensation import Balance, balance
from .core_qualities import CoreQualityRow, core_quality_rows
from .covered import measure_together
from .facts import Facts
from .finding import Finding, Overruled
from .findings import Findings, findings_of
from .ground import Ground
from .layers import Layer
from .messages import Message
from .not_assessed import NotAssessed
from .overlay import overlay
from .plan import Plan
from .vocabulary import LayerStatus, Outcome, most_severe
from .workings import workings_of
from .zones.zone_index import LayerSet


@dataclass(frozen=True)
class Assessment:
    """The answer: everything that shows, stores or compares works from this alone (see `report`)."""

    plan: Plan
    catalogue: Catalogue
    layers: LayerSet
    grounds: tuple[Ground, ...]
    findings: tuple[Finding, ...]
    overruled: tuple[Overruled, ...]
    today: date
    silent: tuple[NotAssessed, ...]
    """What the rules said of layers that they lacked, one entry for each time."""

    @property
    def outcome(self) -> Outcome:
        """The most severe of the findings."""
        return most_severe(finding.outcome for finding in self.findings)

    def settled(self) -> Assessment:
        """The same, with all that is measured known: what goes wrong does so here, and not with somebody who reads it."""
        measure_together([finding.covered for finding in self.findings])
        _ = self.compensation
        return self

    @cached_property
    def compensation(self) -> Balance:
        """What must be made good."""
        with planar.quiet():
            return balance(self.findings, self.layers, self.catalogue.surcharges)

    @cached_property
    def core_qualities(self) -> tuple[CoreQualityRow, ...]:
        """The table of kernkwaliteiten."""
        with planar.quiet():
            return tuple(core_quality_rows(self.plan, self.grounds, self.layers, self.catalogue))

    @cached_property
    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """What could not be assessed, and why."""
        return _not_assessed(self.silent, self.catalogue, self.plan, self.compensation, self.layers)

    @cached_property
    def warnings(self) -> tuple[Message, ...]:
        """What a reader should know before relying on the answer."""
        found = _warnings(self.catalogue, self.layers, self.not_assessed, self.compensation, self.today)
        return (*self.plan.warnings, *found)


def assess(plan: Plan, catalogue: Catalogue, layers: Mapping[str, Layer], today: date) -> Assessment:
    """Assess all parts of one plan.

    Args:
        layers: by id; a layer of the catalogue that is absent counts as missing.
        today: the assessment date, against which end dates are held.
    """
    layers = LayerSet.of(layers)
    grounds = overlay([part.geometry for part in plan.parts], layers)
    return conclude(plan, grounds, catalogue, layers, today).settled()


def conclude(plan: Plan, grounds: Sequence[Ground], catalogue: Catalogue, layers: Mapping[str, Layer], today: date) -> Assessment:
    """From an overlay to the answer; apart from `assess`, so that a batch can overlay many plans at once.

    Areas, tables and warnings follow when they are asked for.
    """
    workings = workings_of(catalogue)
    answers = {question: answer.value for question, answer in plan.answers.items() if answer.value is not None}
    with planar.quiet():
        results = [
            findings_of(part, ground, Facts(part.activity, part.parameters, answers, {}, today), workings)
            for part, ground in zip(plan.parts, grounds)
        ]
    findings = sorted((finding for result in results for finding in result.found), key=_severity)
    return Assessment(
        plan=plan,
        catalogue=catalogue,
        layers=LayerSet.of(layers),
        grounds=tuple(grounds),
        findings=tuple(findings),
        overruled=tuple(_distinct_overruled(results)),
        today=today,
        silent=tuple(item for result in results for item in result.not_assessed),
    )


def _severity(finding: Finding) -> tuple[object, ...]:
    """Findings are ordered by severity, then §, then rule (contract §4); of one rule, the parts keep their order in the plan."""
    return (finding.outcome.rank, _numbered(finding.sections), finding.id, finding.rule.id)


@lru_cache(maxsize=1024)
def _numbered(sections: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(int(number) for number in section.split(".")) for section in sections)


def _distinct_overruled(results: Iterable[Findings]) -> list[Overruled]:
    distinct = {(item.rule.id, item.part.id, item.by.id): item for result in results for item in result.overruled}
    return [distinct[key] for key in sorted(distinct)]


def _not_assessed(
    silent: Iterable[NotAssessed], catalogue: Catalogue, plan: Plan, owed: Balance, layers: Mapping[str, Layer]
) -> tuple[NotAssessed, ...]:
    found = list(silent)
    surcharges = catalogue.surcharges
    timed = {item.layer for item in owed.items if surcharges.attribute in layers[item.layer].spec.attributes}
    for layer in sorted(layer for layer in timed if layers[layer].lacks(surcharges.attribute)):
        reason = Message(
            f"het veld '{surcharges.attribute}' ontbreekt; de toeslag is onbekend",
            f"the field '{surcharges.attribute}' is missing; the surcharge is unknown",
        )
        found.append(NotAssessed(surcharges.id, surcharges.title, surcharges.sections, layer, reason))
    distinct = {(item.rule, item.layer): item for item in found}
    judged = [
        NotAssessed(passage.id, passage.title, passage.sections, None, passage.reason)
        for passage in catalogue.judgements
        if any(part.activity in passage.activities for part in plan.parts)
    ]
    return (*(distinct[key] for key in sorted(distinct, key=str)), *judged)


def _warnings(
    catalogue: Catalogue, layers: Mapping[str, Layer], silent: Sequence[NotAssessed], owed: Balance, today: date
) -> Iterable[Message]:
    rules = {item.rule for item in silent if item.layer is not None}
    if rules:
        lacking = sorted({item.layer for item in silent if item.layer is not None})
        nl, en = (", ".join(f"{title} ({layer})" for layer, title in zip(lacking, titles)) for titles in _titles(catalogue, lacking))
        yield Message(
            f"{len(rules)} regel(s) konden niet worden getoetst omdat gegevens ontbreken: {nl}.",
            f"{len(rules)} rule(s) could not be assessed because data is missing: {en}.",
        )
    for layer_id, layer in layers.items():
        message = _layer_warning(layer_id, layer)
        if message is not None:
            yield message
    if owed.incomplete:
        yield Message(
            "Niet voor elk verlies van natuur kan een compensatieopgave in hectaren worden genoemd; het totaal is zonder die delen.",
            "Not every loss of nature has a compensation that can be stated in hectares; the total leaves those out.",
        )
    yield from _validity(catalogue, today)


def _titles(catalogue: Catalogue, layers: Sequence[str]) -> tuple[list[str], list[str]]:
    """The titles of layers, in Dutch and in English."""
    titles = [catalogue.names.layers[layer].title for layer in layers]
    return [title.nl for title in titles], [title.en for title in titles]


def _layer_warning(layer_id: str, layer: Layer) -> Optional[Message]:
    title, message = layer.spec.title, layer.message
    if layer.status is LayerStatus.MISSING:
        return Message(f"Laag {title.nl} ({layer_id}) ontbreekt.", f"Layer {title.en} ({layer_id}) is missing.")
    if layer.status is LayerStatus.ERROR and message:
        return Message(f"Laag {title.nl} ({layer_id}): {message.nl}", f"Layer {title.en} ({layer_id}): {message.en}")
    if message:
        return Message(f"Laag {title.nl} ({layer_id}): {message.nl}", f"Layer {title.en} ({layer_id}): {message.en}")
    return None


def _validity(catalogue: Catalogue, today: date) -> Iterable[Message]:
    document = catalogue.document
    if today > document.valid_until:
        until = document.valid_until.isoformat()
        yield Message(
            f"Getoetst aan {document.title.nl}, dat gold tot {until}: controleer of er nieuw beleid is.",
            f"Assessed against {document.title.en}, which held until {until}: check whether there is new policy.",
        )
