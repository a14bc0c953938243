"""Many plans: overlaid together in blocks, concluded one by one; one that fails has its reason and ends nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice
from threading import Lock
from typing import Union

from .assess import Assessment, assess, conclude
from .catalogue.rule import Catalogue
from .covered import measure_together
from .errors import Stopped
from .ground import Ground
from .layers import Layer
from .messages import Message
from .overlay import never, overlay, rare_collections
from .plan import Plan, PlanPart
from .zones.zone_index import LayerSet

BLOCK = 32
"""So many plans a thread takes at once: enough to overlay them with few calls, few enough to stop soon."""

AHEAD = 3
"""Blocks that are worked on, or wait, for each thread; with it memory has a bound, however many plans come."""


@dataclass(frozen=True)
class Failed:
    """A plan that could not be assessed, and why."""

    message: Message


Result = Union[Assessment, Failed]


def assess_many(
    plans: Iterable[Union[Plan, Failed]],
    catalogue: Catalogue,
    layers: Mapping[str, Layer],
    today: date,
    workers: int = 1,
    stopped: Callable[[], bool] = never,
) -> Iterator[Result]:
    """The answer for every plan, in their order, while later ones are still worked on.

    Args:
        plans: read as they are needed; one that failed before it became a plan stays as it is.
        workers: threads over which blocks of plans are divided; GEOS lets go of the interpreter while it measures.
        stopped: asked before each plan; when it says so the answers end, after the last whole block.
    """

    layers = LayerSet.of(layers)
    batch = _Batch(catalogue, layers, today, stopped)
    waiting: deque[Future[list[Result]]] = deque()
    blocks = _blocks(plans)
    with rare_collections(), ThreadPoolExecutor(workers) as pool:
        try:
            while not stopped():
                waiting.extend(pool.submit(batch.results, block) for block in islice(blocks, AHEAD * workers - len(waiting)))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except Stopped:
            return
        finally:
            for future in waiting:
                future.cancel()


def _blocks(plans: Iterable[Union[Plan, Failed]]) -> Iterator[list[Union[Plan, Failed]]]:
    remaining = iter(plans)
    while block := list(islice(remaining, BLOCK)):
        yield block


@dataclass(frozen=True)
class _Batch:
    """What all blocks share. `judging`: held by the thread that judges, which Python lets one do at a time; taking turns costs more."""

    catalogue: Catalogue
    layers: LayerSet
    today: date
    stopped: Callable[[], bool]
    judging: Lock = field(default_factory=Lock)

    def results(self, block: Sequence[Union[Plan, Failed]]) -> list[Result]:
        """The answers for a block of plans, in their order."""
        try:
            grounds = overlay([part.geometry for plan in block for part in _parts(plan)], self.layers, stopped=self.stopped)
        except Stopped:
            raise
        except Exception:  # whatever one of them runs into, the others go on: each by itself
            return [self._by_itself(plan) for plan in block]
        with self.judging:
            results = list(self._judged(block, iter(grounds)))
        return _measured(results)

    def _judged(self, block: Sequence[Union[Plan, Failed]], grounds: Iterator[Ground]) -> Iterator[Result]:
        for plan in block:
            if self.stopped():
                raise Stopped
            if isinstance(plan, Failed):
                yield plan
            else:
                mine = list(islice(grounds, len(plan.parts)))
                yield _alone(plan, partial(conclude, plan, mine, self.catalogue, self.layers, self.today))

    def _by_itself(self, plan: Union[Plan, Failed]) -> Result:
        return plan if isinstance(plan, Failed) else _alone(plan, partial(assess, plan, self.catalogue, self.layers, self.today))


def _parts(plan: Union[Plan, Failed]) -> Sequence[PlanPart]:
    return () if isinstance(plan, Failed) else plan.parts


def _measured(results: Sequence[Result]) -> list[Result]:
    """With all areas known: together, and each by itself where that fails, so that the one that fails is found."""
    with suppress(Exception):
        measure_together([finding.covered for result in results if isinstance(result, Assessment) for finding in result.findings])
    settled = [_alone(result.plan, result.settled) if isinstance(result, Assessment) else result for result in results]
    for ground in (ground for result in results if isinstance(result, Assessment) for ground in result.grounds):
        ground.forget()
    return settled


def _alone(plan: Plan, answer: Callable[[], Assessment]) -> Result:
    try:
        return answer()
    except Exception as error:
        return unexpected(plan.name, error)


def unexpected(name: str, error: Exception) -> Failed:
    """A plan on which the engine itself broke."""
    found = f"{type(error).__name__}: {error}"
    return Failed(
        Message(
            f"Het plan '{name}' kon niet worden getoetst door een onverwachte fout ({found}); controleer de geometrie en meld het.",
            f"The plan '{name}' could not be assessed because of an unexpected error ({found}); check its geometry and report it.",
        )
    )
