"""The part lies at a named place that no layer carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import shapely

from .. import geometry as planar
from ..catalogue.names import Place
from ..ground import Ground
from ..measure import measure
from ..messages import Message
from .base import Answer, Located, Selector


@dataclass(frozen=True)
class AtPlace:
    """What lies within the radius of one of the places."""

    places: tuple[Place, ...]
    selectors: tuple[Selector, ...] = ()
    word: ClassVar[str] = "at_place"

    @property
    def sentence(self) -> Message:
        titles = [place.title for place in self.places]
        return Message("ligt bij " + ", ".join(title.nl for title in titles), "lies at " + ", ".join(title.en for title in titles))

    def locate(self, ground: Ground) -> Answer:
        near = planar.union(place.geometry for place in self.places)
        inside = planar.of_dimension(shapely.intersection(ground.geometry, near), ground.dimension)
        if inside.is_empty or not measure(inside).counts:
            return None
        return Located(ground.narrowed(inside), distance_m=0.0)
