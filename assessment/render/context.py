"""Everything a template may use, for one model in its language. This is what an office's own templates can rely on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Optional

from ..resources import RESOURCES
from ..vocabulary import Outcome, most_severe
from . import sentences, tables
from .grouping import Chapter, Entry, chapters
from .labels import Labels, Theme, read_labels
from .numbers import Numbers
from .sketch import Sketch, sketch
from .titles import Titles

TEMPLATES = RESOURCES / "templates"
PRESSING = (Outcome.PROHIBITED.value, Outcome.NO_UNLESS.value)


@dataclass(frozen=True)
class Context:
    """One model, ready to be shown.

    Templates get it as `report`, and what it holds as `model`, `n` (numbers), `titles`, and `t`, `label` and `count` (labels).
    """

    model: Mapping[str, Any]
    labels: Labels
    numbers: Numbers
    titles: Titles

    @property
    def language(self) -> str:
        return self.labels.language

    @cached_property
    def chapters(self) -> list[Chapter]:
        return chapters(self.model, self.labels, self.numbers, self.titles)

    @property
    def outcome_counts(self) -> list[tuple[str, int]]:
        """How many findings there are of each outcome, most severe first."""
        counted = Counter(finding["outcome"] for finding in self.model["findings"])
        return [(outcome.value, counted[outcome.value]) for outcome in Outcome if counted[outcome.value]]

    @property
    def pressing(self) -> list[Entry]:
        """What excludes the plan, or would unless all is shown."""
        return [entry for entry in self._entries if entry.finding["outcome"] in PRESSING]

    @cached_property
    def _entries(self) -> list[Entry]:
        entries = [entry for chapter in self.chapters for entry in chapter.entries]
        return sorted(entries, key=lambda entry: int(entry.anchor[1:]))

    @property
    def verdict(self) -> str:
        """The outcome in one sentence."""
        outcome = self.model["outcome"]
        rules = {finding["rule"] for finding in self.model["findings"] if finding["outcome"] == outcome}
        return self.labels.groups["verdicts"][outcome] % {"rules": self.labels.count(len(rules), "rule")}

    @property
    def sketch(self) -> Optional[Sketch]:
        return sketch(self.model, self.numbers)

    @property
    def parts(self) -> tables.PartTable:
        return tables.part_table(self.model, self.labels, self.numbers, self.titles)

    @property
    def core_qualities(self) -> list[tables.CoreQualityRow]:
        return tables.core_quality_rows(self.model, self.labels, self.numbers)

    @property
    def compensation(self) -> tables.CompensationTable:
        return tables.compensation_table(self.model, self.numbers, self.titles)

    @property
    def zones(self) -> list[tables.ZoneRow]:
        return tables.zone_rows(self.model, self.labels, self.numbers, self.titles)

    @property
    def slivers(self) -> list[tables.SliverRow]:
        return tables.sliver_rows(self.model, self.labels, self.numbers, self.titles)

    @property
    def lacking(self) -> dict[str, list[Mapping[str, Any]]]:
        """What could not be assessed since data is missing, by layer."""
        by_layer: dict[str, list[Mapping[str, Any]]] = {}
        for item in self.model["not_assessed"]:
            if item["layer"] is not None:
                by_layer.setdefault(item["layer"], []).append(item)
        return by_layer

    @property
    def hanging(self) -> int:
        """For how many findings the boundary decides."""
        return sum(finding["boundary"]["decides"] for finding in self.model["findings"])

    @property
    def official(self) -> list[str]:
        """The titles of the layers that an office put in the place of sketches."""
        return [layer["title"] for layer in self.model["layers"] if layer["official"]]

    @property
    def bundled(self) -> int:
        """How many layers are those that come with the plugin."""
        return sum(layer["status"] in ("ok", "empty") and not layer["official"] for layer in self.model["layers"])

    def opening(self, text: str) -> str:
        """A text as the start of a sentence."""
        return text[:1].upper() + text[1:]

    @property
    def set_aside(self) -> list[tables.SetAsideRow]:
        return tables.set_aside_rows(self.model)

    @property
    def to_judge(self) -> list[Mapping[str, Any]]:
        """The passages that only a person can judge."""
        return [item for item in self.model["not_assessed"] if item["layer"] is None]

    @property
    def open_questions(self) -> list[Mapping[str, Any]]:
        return [question for question in self.model["questions"] if question["status"] == "open"]

    @property
    def answered(self) -> list[tuple[str, Optional[bool], str]]:
        """Each answer that was given: the question, the answer, the note."""
        notes = self.model["answer_notes"]
        return [(self.titles.question(key), answer, notes.get(key, "")) for key, answer in self.model["answers"].items()]

    @property
    def unknown_data(self) -> list[tuple[str, Mapping[str, Any], list[str]]]:
        """Open conditions that are no question: what must be known, and for which rules."""
        questions = {question["id"] for question in self.model["questions"]}
        found: dict[tuple[str, str], tuple[Mapping[str, Any], list[str]]] = {}
        for finding in self.model["findings"]:
            for condition in finding["conditions"]:
                if condition["status"] == "open" and condition["id"] not in questions:
                    _, rules = found.setdefault((condition["id"], condition["text"]), (condition, []))
                    if finding["title"] not in rules:
                        rules.append(finding["title"])
        return [(key[0], condition, rules) for key, (condition, rules) in found.items()]

    @property
    def interpretations(self) -> list[tuple[str, str, str]]:
        """How doubtful passages were read: rule, §, reading; each once."""
        read = [item for item in self.model["findings"] if item["interpretation"]]
        return sorted({(item["title"], self.cited(item["section"]), item["interpretation"]) for item in read})

    @property
    def memorandum_rules(self) -> list[tuple[Theme, list[Entry]]]:
        """The rules that the explanatory memorandum goes into: all but mere points of attention without anything to do."""
        kept = []
        for chapter in self.chapters:
            entries = [entry for entry in chapter.entries if entry.finding["outcome"] != Outcome.ATTENTION.value or entry.facts]
            if entries:
                kept.append((chapter.theme, entries))
        return kept

    def first_of_rule(self, entry: Entry) -> bool:
        """Whether this is the first entry of its rule, where the explanation belongs."""
        return next(other for other in self._entries if other.finding["explanation"] == entry.finding["explanation"]) is entry

    @property
    def attention(self) -> list[Entry]:
        """The points of attention, for one paragraph together."""
        return [entry for entry in self._entries if entry.finding["outcome"] == Outcome.ATTENTION.value and not entry.facts]

    @property
    def lacking_rules(self) -> int:
        """How many rules lack data."""
        return len({item["rule"] for item in self.model["not_assessed"] if item["layer"] is not None})

    @property
    def has_lines_or_points(self) -> bool:
        return any(not part["area_m2"] for part in self.model["plan"]["parts"])

    @property
    def activities(self) -> list[str]:
        return self.distinct([self.titles.activity(part["activity"]) for part in self.model["plan"]["parts"]])

    @property
    def untouched(self) -> list[str]:
        """The indicators of kernkwaliteiten that were looked at and are not touched."""
        rows = [row for row in self.model["kernkwaliteiten"] if row["affected"] is False]
        return self.distinct([row["indicator"][:1].lower() + row["indicator"][1:] for row in rows])

    @property
    def cited_sections(self) -> list[str]:
        numbers = {number for finding in self.model["findings"] for number in sentences.listed(finding["section"])}
        return [f"§{number}" for number in sorted(numbers, key=_by_number)]

    @property
    def cited_maps(self) -> list[str]:
        return sorted({name for finding in self.model["findings"] for name in sentences.listed(finding["map"])}, key=_by_number)

    @property
    def touched_layers(self) -> list[tuple[Mapping[str, Any], list[str]]]:
        """The layers that findings rest on: those of the same origin, precision and date together, with one of them."""
        touched = {zone["layer"] for finding in self.model["findings"] for zone in finding["zones"]}
        alike: dict[tuple[Any, ...], tuple[Mapping[str, Any], list[str]]] = {}
        for layer in self.model["layers"]:
            if layer["id"] in touched:
                source = layer["source"] if layer["official"] else None
                key = (source, layer["precision"], layer["uncertainty_m"], layer["date"])
                alike.setdefault(key, (layer, []))[1].append(layer["title"])
        return list(alike.values())

    def worst(self, part: str) -> str:
        """The most severe outcome of a part."""
        return most_severe(Outcome(item["outcome"]) for item in self.model["findings"] if item["part"] in (part, None)).value

    def rules(self, rule_ids: Sequence[str]) -> list[str]:
        return self.distinct([self.titles.rule(rule_id) for rule_id in rule_ids])

    def cited(self, section: Any) -> str:
        return sentences.sections(section)

    def mapped(self, name: Any) -> str:
        return sentences.maps(name, self.labels)

    def listed(self, items: Sequence[str]) -> str:
        """a, b and c."""
        return sentences.enumerated(list(items), self.labels.groups["texts"]["and"])

    def distinct(self, items: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(items))


def context_of(model: Mapping[str, Any], templates: Optional[Path]) -> Context:
    """The context for a report model, in the model's own language."""
    labels = read_labels(TEMPLATES, templates, model["language"])
    texts = labels.groups["texts"]
    numbers = Numbers(labels.language, texts["unknown"], labels.groups["months"], texts["yes"], texts["no"])
    return Context(model, labels, numbers, Titles(model, labels))


def _by_number(name: str) -> tuple[list[int], str]:
    """4.10 after 4.9, 2A before 10."""
    return ([int(digits) for digits in re.findall(r"[0-9]{1,9}", name)], name)
