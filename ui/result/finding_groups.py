"""Findings of a report model as rows for a list: the same rule in several parts is one row; rows under the heading a person chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Optional

from ...processing.translation import tr
from .outcome_style import OUTCOMES

Finding = Mapping[str, Any]


class Row(NamedTuple):
    """A rule with one outcome, and its findings: one for each plan part (and level) that it concerns."""

    title: str
    below: str
    outcome: str
    findings: tuple[Finding, ...]
    decides: bool


class Group(NamedTuple):
    """Rows under one heading, most severe first."""

    title: str
    outcome: str
    rows: tuple[Row, ...]


def groupings() -> dict[str, str]:
    """The headings that a person may choose from."""
    return {
        "outcome": tr("Outcome"),
        "core": tr("Core quality"),
        "theme": tr("Theme"),
        "part": tr("Plan part"),
        "zone": tr("Zone"),
    }


def orders() -> dict[str, str]:
    """In what order rows stand under their heading."""
    return {
        "outcome": tr("Most severe first"),
        "area": tr("Largest area or length first"),
        "share": tr("Largest share of the part first"),
        "section": tr("By paragraph"),
        "title": tr("By name"),
    }


class Grouper:
    """Arranges the findings of one report; `part_title` names plan parts as the user does."""

    def __init__(self, context: Any, part_title: Callable[[str], str]) -> None:
        self._context = context
        self._part_title = part_title
        self._core: dict[str, list[str]] = {}
        for row in context.model["kernkwaliteiten"]:
            for zone in row["zones"]:
                named = self._core.setdefault(zone["layer"], [])
                if row["id"] not in named:
                    named.append(row["id"])

    def groups(self, by: str, findings: Iterable[Finding], order: str = "outcome") -> list[Group]:
        """The findings under their headings; headings in the order of what they mean, or of their worst finding."""
        found: dict[str, list[Finding]] = {}
        for finding in findings:
            for heading in self._headings(by, finding):
                found.setdefault(heading, []).append(finding)
        groups = [
            Group(title, members[0]["outcome"], tuple(_sorted(self._rows(members, by == "part"), order)))
            for title, members in found.items()
        ]
        return sorted(groups, key=lambda group: self._order(by, group))

    def size(self, finding: Finding) -> str:
        """How much of the part it concerns."""
        numbers = self._context.numbers
        amount = None
        if finding["area_m2"]:
            amount = numbers.area(finding["area_m2"])
        elif finding["length_m"]:
            amount = numbers.length(finding["length_m"])
        elif finding["distance_m"]:
            return tr("at {distance}").format(distance=numbers.length(finding["distance_m"]))
        if amount is None:
            return ""
        return amount if finding["share"] is None else f"{amount} ({numbers.share(finding['share'])})"

    def reference(self, finding: Finding) -> str:
        """Where it stands: paragraph and map."""
        texts = (self._context.cited(finding["section"]), self._context.mapped(finding["map"]))
        return " · ".join(text for text in texts if text)

    def place(self, finding: Finding) -> str:
        """Which part, and how much of it."""
        part = self._part_title(finding["part"]) if finding["part"] else tr("whole plan")
        return " · ".join(text for text in (part, self.size(finding)) if text)

    def zones(self, finding: Finding) -> str:
        """The names of the zones, each once."""
        return ", ".join(dict.fromkeys(self.zone_name(zone) for zone in finding["zones"]))

    def zone_name(self, zone: Mapping[str, Any]) -> str:
        """What a zone is called; an office's own layer may have zones without a name."""
        return str(zone["name"] or self._context.labels.groups["texts"]["nameless_zone"] % {"feature": zone["feature"]})

    def _rows(self, findings: list[Finding], one_part: bool) -> Iterable[Row]:
        alike: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            alike.setdefault((finding["title"], finding["outcome"]), []).append(finding)
        for (title, outcome), members in alike.items():
            where = self.size(members[0]) if one_part else self._where(members)
            below = " · ".join(text for text in (self.reference(members[0]), where) if text)
            yield Row(title, below, outcome, tuple(members), any(finding["boundary"]["decides"] for finding in members))

    def _where(self, findings: list[Finding]) -> str:
        if len(findings) == 1:
            return self.place(findings[0])
        parts = [finding["part"] for finding in findings if finding["part"]]
        return tr("parts {parts}").format(parts=", ".join(dict.fromkeys(parts)))

    def _headings(self, by: str, finding: Finding) -> list[str]:
        labels = self._context.labels
        if by == "outcome":
            return [labels.label("outcomes", finding["outcome"])]
        if by == "part":
            return [tr("Part {title}").format(title=self._part_title(finding["part"])) if finding["part"] else tr("Whole plan")]
        if by == "theme":
            return [self._theme(finding)]
        if by == "zone":
            names = dict.fromkeys(f"{self._context.titles.layer(zone['layer'])}: {self.zone_name(zone)}" for zone in finding["zones"])
            return list(names) or [tr("Not tied to a zone")]
        return [self._core_heading(finding)]

    def _core_heading(self, finding: Finding) -> str:
        layers = dict.fromkeys(zone["layer"] for zone in finding["zones"])
        named = list(dict.fromkeys(name for layer in layers for name in self._core.get(layer, ())))
        if not named:
            return tr("Other provincial interests")
        return str(self._context.labels.label("core_qualities", named[0])) if len(named) == 1 else tr("Several core qualities")

    def _theme(self, finding: Finding) -> str:
        from ...assessment.render.grouping import theme_of
        from ...assessment.render.sentences import listed

        return str(theme_of(listed(finding["section"]), self._context.labels.themes).title)

    def _order(self, by: str, group: Group) -> tuple[Any, ...]:
        rank = OUTCOMES.index(group.outcome)
        if by == "theme":
            return ([theme.title for theme in self._context.labels.themes].index(group.title),)
        if by == "part":
            return (group.title == tr("Whole plan"),)
        return (rank, group.title if by == "zone" else "")


def _sorted(rows: Iterable[Row], order: str) -> list[Row]:
    """Rows come most severe first, and stay so where they are alike otherwise."""
    keys: dict[str, Callable[[Row], Any]] = {
        "outcome": lambda row: OUTCOMES.index(row.outcome),
        "area": lambda row: (-_sum(row, "area_m2"), -_sum(row, "length_m")),
        "share": lambda row: -max(finding["share"] or 0.0 for finding in row.findings),
        "section": lambda row: _section_key(row.findings[0]["section"]),
        "title": lambda row: row.title.lower(),
    }
    return sorted(rows, key=keys[order])


def _sum(row: Row, measure: str) -> float:
    return float(sum(finding[measure] or 0.0 for finding in row.findings))


def _section_key(section: Any) -> list[int]:
    """§4.10 after §4.9."""
    first = section if isinstance(section, str) else next(iter(section or ()), "")
    return [int(number) for number in first.split(".") if number.isdigit()]


def matches(finding: Finding, words: str, outcomes: Optional[set[str]]) -> bool:
    """Whether a finding passes the search words and the outcomes that are switched on."""
    if outcomes is not None and finding["outcome"] not in outcomes:
        return False
    text = " ".join(
        [
            finding["title"],
            finding["explanation"],
            str(finding["section"]),
            str(finding["map"]),
            *(str(zone["name"]) for zone in finding["zones"]),
            *finding["obligations"],
        ]
    ).lower()
    return all(word in text for word in words.lower().split())
