"""What was read of a plan file, before a person has looked at it: its objects in groups that can be judged as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..store.draft import PartDraft


@dataclass(frozen=True)
class ReadPart:
    """An object of the file as a part of a plan. `part.activity` is what is proposed, and `reason` why (or why nothing is)."""

    part: PartDraft
    source_class: str
    main_group: str
    reason: str
    assess: bool
    area_m2: float
    length_m: float


@dataclass(frozen=True)
class ReadGroup:
    """Objects of one kind with the same proposal. `title` says what they are."""

    title: str
    source_class: str
    activity: str
    reason: str
    members: tuple[ReadPart, ...]

    @property
    def assess(self) -> bool:
        """Whether they are proposed for assessment."""
        return any(member.assess for member in self.members)

    @property
    def area_m2(self) -> float:
        """Their areas added up."""
        return sum(member.area_m2 for member in self.members)

    @property
    def length_m(self) -> float:
        """Their lengths added up."""
        return sum(member.length_m for member in self.members)


@dataclass(frozen=True)
class ReadPlan:
    """A plan file. `remarks`: what was repaired, left out or converted, in Dutch and English."""

    name: str
    format: str
    parts: tuple[ReadPart, ...]
    remarks: tuple[tuple[str, str], ...]

    @property
    def groups(self) -> tuple[ReadGroup, ...]:
        """The objects by class, main group and proposal: what is proposed for assessment first, and the largest first."""
        found: dict[tuple[str, str, str, bool], list[ReadPart]] = {}
        for item in self.parts:
            found.setdefault((item.source_class, item.main_group.casefold(), item.part.activity, item.assess), []).append(item)
        groups = [
            ReadGroup(_title(items), items[0].source_class, items[0].part.activity, items[0].reason, tuple(items))
            for items in found.values()
        ]
        return tuple(sorted(groups, key=lambda group: (not group.assess, group.source_class if not group.assess else "", -group.area_m2)))


def chosen_parts(items: Iterable[ReadPart], activities: dict[str, str]) -> tuple[PartDraft, ...]:
    """The parts of a plan that these objects become, with the development types that a person gave them."""
    return tuple(replace(item.part, activity=activities.get(item.part.id, item.part.activity)) for item in items)


def _title(items: list[ReadPart]) -> str:
    """The main group, else the name that all share, else the class."""
    if items[0].main_group:
        return items[0].main_group
    names = {item.part.name for item in items}
    return names.pop() if len(names) == 1 else items[0].source_class
