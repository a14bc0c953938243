"""Alters the policy catalogue one thing at a time; each mutant must be killed by a policy case.

Run as `tools/setup/as-package python tools/mutate/run.py [--rule ID] [--sample N] [--jobs N]`. A whole run writes
docs/mutation.md. Exit code 1: a survivor without an explanation in survivors.yaml, or a case that fails as it is.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "policy")]

from bench import BROKEN, Bench, make_bench  # noqa: E402
from case_file import read_cases  # noqa: E402
from case_scene import catalogue_of  # noqa: E402
from mutants.limits import limit_mutants  # noqa: E402
from mutants.mutant import Mutant  # noqa: E402
from mutants.precedence import exemption_mutants, judgement_mutants, surcharge_mutants  # noqa: E402
from mutants.rules import rule_mutants  # noqa: E402
from plantoets.assessment.catalogue.rule import Catalogue  # noqa: E402
from publish import Result, document, explained, read_explanations, score, table  # noqa: E402

GENERATORS = (rule_mutants, limit_mutants, exemption_mutants, surcharge_mutants, judgement_mutants)

_BENCH: Optional[Bench] = None
_MUTANTS: Sequence[Mutant] = ()


def all_mutants(catalogue: Catalogue) -> list[Mutant]:
    """Every mutant, each once."""
    return list({mutant.id: mutant for generate in GENERATORS for mutant in generate(catalogue)}.values())


def tried(indices: Sequence[int]) -> list[tuple[int, Optional[str]]]:
    """Run in a worker: which case kills these mutants."""
    assert _BENCH is not None
    return [(index, _BENCH.killer(_MUTANTS[index])) for index in indices]


def run(bench: Bench, mutants: Sequence[Mutant], jobs: int) -> list[Result]:
    """Try all mutants, those of a subject in the same process (it remembers what the rule said before)."""
    global _BENCH, _MUTANTS  # inherited by the forked workers
    _BENCH, _MUTANTS = bench, mutants
    by_subject: dict[str, list[int]] = {}
    for index, mutant in enumerate(mutants):
        by_subject.setdefault(mutant.subject, []).append(index)
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        killers = dict(pair for pairs in pool.imap_unordered(tried, by_subject.values()) for pair in pairs)
    return [Result(mutant.id, mutant.chapter, mutant.kind, killers[index]) for index, mutant in enumerate(mutants)]


def main() -> int:
    """Print score and survivors."""
    arguments = _arguments()
    started = time.monotonic()
    warnings.filterwarnings("ignore", "invalid value encountered", RuntimeWarning)  # GEOS, of geometries that lie far apart
    catalogue = catalogue_of()
    files = sorted(arguments.cases.glob("*.yaml"))
    bench = make_bench((case for file in files for case in read_cases(file, catalogue.names)), catalogue)
    mutants = [mutant for mutant in all_mutants(catalogue) if arguments.rule in (None, mutant.subject)]
    if arguments.sample and arguments.sample < len(mutants):
        mutants = random.Random(arguments.seed).sample(mutants, arguments.sample)
    results, stale = explained(run(bench, mutants, arguments.jobs), read_explanations(HERE / "survivors.yaml"))
    survivors = [result for result in results if result.killer is None]
    print("\n".join(table(results, "chapter")))
    for result in survivors:
        print(f"survives: {result.id}" + (f" (explained: {result.why})" if result.why else ""))
    for case in bench.failing:
        print(f"fails as it is: {case}")
    whole = not arguments.rule and not arguments.sample and arguments.cases.is_relative_to(ROOT)
    if whole:
        print("\n".join(f"explained but killed: {pattern}" for pattern in stale))
        text = document(results, len(bench.prepared))
        (ROOT / "docs" / "mutation.md").write_text(text, encoding="utf-8")
    broken = [result for result in results if (result.killer or "").endswith(BROKEN)]
    print("\n".join(f"breaks the engine: {result.id}" for result in broken[:20]))
    print(f"{len(broken)} are killed because the engine breaks")
    print(f"killed: {score(results)}, by {len(bench.prepared)} cases, in {time.monotonic() - started:.0f} s")
    return int(any(result.why is None for result in survivors) or bool(bench.failing) or (whole and bool(stale)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rule", help="only mutants of this rule, exemption or limit")
    parser.add_argument("--sample", type=int, help="only so many mutants, chosen at random")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--cases", type=Path, default=ROOT / "tests" / "policy" / "cases", help="the folder of the cases")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
