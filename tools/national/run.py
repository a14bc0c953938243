"""Assesses any number of plans on a Dask cluster: the engine over partitions, the answers in the order of the plans.

    .venv/bin/python tools/national/run.py PLANS.gpkg --layers bronnen.json --out FOLDER --scheduler tcp://host:8786
    .venv/bin/python tools/national/run.py PLANS.gpkg --layers bronnen.json --out FOLDER --workers 4     # processes here
    .venv/bin/python tools/national/run.py PLANS.gpkg --layers bronnen.json --out FOLDER --workers 0     # this process alone

Every worker needs this checkout, its environment and the layer files at the same path.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, Callable

sys.path.insert(0, str(Path(__file__).resolve().parent))

from partition import ASSESSED, FINDINGS, Answers, PlanRow, assess_partition, read_plans

AHEAD = 3
"""Partitions on their way for each worker: enough to keep it busy, and a bound to what is in memory."""

Submit = Callable[[Sequence[PlanRow]], "Callable[[], Answers]"]


def answers_of(partitions: Iterable[Sequence[PlanRow]], submit: Submit, ahead: int) -> Iterator[Answers]:
    """The answers, in the order of the partitions, while later ones are worked on."""
    waiting: deque[Callable[[], Answers]] = deque()
    for partition in partitions:
        waiting.append(submit(partition))
        if len(waiting) >= ahead:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def write(folder: Path, answers: Iterable[Answers]) -> int:
    """Write them as CSV, floats with all their digits; how many plans there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        (folder / "assessed.csv").open("w", newline="", encoding="utf-8") as one,
        (folder / "findings.csv").open("w", newline="", encoding="utf-8") as other,
    ):
        assessed, findings = csv.writer(one), csv.writer(other)
        assessed.writerow(ASSESSED)
        findings.writerow(FINDINGS)
        for answer in answers:
            assessed.writerows(answer.assessed)
            findings.writerows(answer.findings)
            count += len(answer.assessed)
    return count


def main() -> None:
    given = _arguments()
    sources, today = str(given.layers.resolve()), date.fromisoformat(given.today)
    with ExitStack() as stack:
        submit, workers = _here(sources, today) if given.workers == 0 and not given.scheduler else _cluster(given, sources, today, stack)
        start = time.perf_counter()
        count = write(given.out, answers_of(read_plans(given.plans, given.partition), submit, AHEAD * workers))
    seconds = time.perf_counter() - start
    print(f"{count} plans in {seconds:.1f} s on {workers} worker(s): {count / max(seconds, 1e-9):.0f} a second")


def _here(sources: str, today: date) -> tuple[Submit, int]:
    def submit(partition: Sequence[PlanRow]) -> Callable[[], Answers]:
        return lambda: assess_partition(partition, sources, today)

    return submit, 1


def _cluster(given: argparse.Namespace, sources: str, today: date, stack: ExitStack) -> tuple[Submit, int]:
    from distributed import Client, LocalCluster

    address: Any = given.scheduler
    if not address:
        address = stack.enter_context(LocalCluster(n_workers=given.workers, threads_per_worker=1, dashboard_address=None))
    client = stack.enter_context(Client(address))
    here = str(Path(__file__).resolve().parent)

    def submit(partition: Sequence[PlanRow]) -> Callable[[], Answers]:
        future = client.submit(_on_worker, here, [tuple(plan) for plan in partition], sources, today.isoformat(), pure=False)
        return lambda: Answers(*future.result())

    return submit, max(len(client.scheduler_info(n_workers=-1)["workers"]), 1)


def _on_worker(folder: str, plans: Sequence[tuple[Any, ...]], sources: str, today: str) -> tuple[Any, ...]:
    """Run on a worker, which finds `partition.py` where this checkout is. Plain data goes in and out: a scheduler has no checkout."""
    import sys

    if folder not in sys.path:
        sys.path.insert(0, folder)
    from partition import PlanRow, assess_partition

    return tuple(assess_partition([PlanRow(*plan) for plan in plans], sources, date.fromisoformat(today)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("plans", type=Path, help="GeoPackage in RD with the fields naam, activity and any parameters")
    parser.add_argument("--layers", type=Path, required=True, help="LAYER_SOURCES of which every source is a GeoPackage in RD")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scheduler", help="address of a Dask scheduler; without it a cluster of processes on this machine")
    parser.add_argument("--workers", type=int, default=2, help="processes on this machine; 0 for this process alone")
    parser.add_argument("--partition", type=int, default=500, help="plans a task")
    parser.add_argument("--today", default=date.today().isoformat(), help="assessment date")  # noqa: DTZ011
    return parser.parse_args()


if __name__ == "__main__":
    main()
