"""The features of a batch as plans, and the plans with their answers: streaming, in the order of the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Optional, Union

from qgis.core import NULL, QgsApplication, QgsFeature, QgsProcessingFeatureSource
from qgis.PyQt.QtCore import QThread
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from ..assessment.assess import Assessment
from ..assessment.catalogue.rule import Catalogue
from ..assessment.errors import PlantoetsError
from ..assessment.layers import Layer
from ..assessment.many import Failed, assess_many, unexpected
from ..assessment.messages import Message
from ..assessment.plan import Plan, Seen, look, make_plan
from .output.rows import storable
from .plan_input import PartReader, read_features
from .to_rd import ToRd

MOST_WORKERS = 8
"""With more threads than this they wait for each other."""

TOGETHER = 64
"""So many features are read, and looked at, at once."""


@dataclass(frozen=True)
class BatchRow:
    """One feature of the input with its assessment, or the reason why there is none."""

    feature: QgsFeature
    name: str
    assessment: Optional[Assessment]
    error: Optional[Message]


@dataclass(frozen=True)
class BatchInput:
    """What all plans of a batch share."""

    catalogue: Catalogue
    layers: Mapping[str, Layer]
    activity: str
    activity_field: str
    name_field: str
    parameters: Mapping[str, Any]
    answers: Mapping[str, Any]
    today: date
    footprint_m: Optional[float] = None


class _Reader:
    """Makes plans of the features of a source."""

    def __init__(self, source: QgsProcessingFeatureSource, given: BatchInput, to_rd: ToRd) -> None:
        self._source, self._given, self._to_rd = source, given, to_rd
        names = given.catalogue.names
        self._name_index = source.fields().lookupField(given.name_field) if given.name_field else -1
        self._parts = PartReader(source.fields(), given.activity, given.activity_field, given.parameters, names, to_rd, given.footprint_m)

    def read(self) -> Iterator[tuple[QgsFeature, str, Union[Plan, Failed]]]:
        """Every feature with its name and its plan, in their order; some are looked at together."""
        features, number = iter(read_features(self._source)), 0
        while block := list(islice(features, TOGETHER)):
            shapes = self._to_rd.plain([feature.geometry() for feature in block])
            for feature, shape, seen in zip(block, shapes, self._look(shapes)):
                number += 1
                name = self._name(feature, number)
                yield feature, name, self._plan(feature, name, shape, seen)

    def _look(self, shapes: list[Optional[BaseGeometry]]) -> list[Seen]:
        try:
            return look(shapes, self._given.catalogue.outline)
        except GEOSException:  # over one of them; each by itself, then, so that it ends nothing
            return [Seen(None, inside=False)] * len(shapes)

    def _name(self, feature: QgsFeature, number: int) -> str:
        value = feature.attribute(self._name_index) if self._name_index >= 0 else NULL
        return str(number) if value in (None, NULL, "") else storable(str(value))

    def _plan(self, feature: QgsFeature, name: str, shape: Optional[BaseGeometry], seen: Seen) -> Union[Plan, Failed]:
        catalogue, known = self._given.catalogue, None if shape is None else [seen]
        try:
            part = self._parts.part(feature, "1", shape)
            return make_plan(name, [part], self._given.answers, catalogue.names, catalogue.outline, self._to_rd.transform, seen=known)
        except PlantoetsError as error:
            return Failed(error.message)
        except Exception as error:  # one strange feature ends nothing
            return unexpected(name, error)


def assess_batch(source: QgsProcessingFeatureSource, given: BatchInput, to_rd: ToRd, stopped: Callable[[], bool]) -> Iterator[BatchRow]:
    """The rows of the batch, in the order of the input; they end early when `stopped` says so."""
    waiting: deque[tuple[QgsFeature, str]] = deque()

    def plans() -> Iterator[Union[Plan, Failed]]:
        for feature, name, plan in _Reader(source, given, to_rd).read():
            waiting.append((feature, name))
            yield plan

    for result in assess_many(plans(), given.catalogue, given.layers, given.today, workers(), stopped):
        feature, name = waiting.popleft()
        failed = isinstance(result, Failed)
        yield BatchRow(feature, name, None if failed else result, result.message if failed else None)


def workers() -> int:
    """Threads to divide plans over: as many as QGIS may use (its own setting; all processors if there is none), and no more than help."""
    allowed = QgsApplication.maxThreads()
    return max(1, min(allowed if allowed > 0 else QThread.idealThreadCount(), MOST_WORKERS))
