"""Prints which parts of the policy have cases, by §; exit code 1 when something has none.

Run as `tools/setup/as-package python tools/policydoc/coverage.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:1] = [str(HERE / "pages"), str(ROOT / "tests" / "policy")]

import policy_coverage as covered  # noqa: E402
from case_file import read_cases  # noqa: E402
from plantoets.assessment.catalogue.load import load_catalogue  # noqa: E402


def main() -> int:
    """Print the table and what lacks."""
    catalogue = load_catalogue(ROOT / "resources" / "policy")
    folder = ROOT / "tests" / "policy"
    cases = [case for file in sorted((folder / "cases").glob("*.yaml")) for case in read_cases(file, catalogue.names)]
    print(covered.table(catalogue, cases))
    lacking = {
        "regels en uitzonderingen zonder geval": covered.rules_without(catalogue, cases),
        "onderwerpen met minder dan drie gevallen": covered.rows_without(covered.read_inventory(folder / "inventory.yaml"), cases),
        "grenswaarden zonder geval eronder, erop, erboven of onbekend": covered.thresholds_without(catalogue, cases),
        "regels zonder geval met een ontbrekende laag": covered.missing_without(catalogue, cases),
    }
    for head, items in lacking.items():
        print(f"\n{head}: {len(items)}", *items, sep="\n  ")
    places = {case.place for case in cases}
    print(f"\n{len(places)} gevallen, {len(cases)} met alle ontwikkelingstypen; {len(catalogue.rules)} regels")
    return int(any(lacking.values()))


if __name__ == "__main__":
    sys.exit(main())
