"""Writes docs/policy.md from the catalogue. Run as `tools/setup/as-package python tools/policydoc/build.py`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE / "pages"))

from plantoets.assessment.catalogue.load import load_catalogue  # noqa: E402
from policy_document import document  # noqa: E402

if __name__ == "__main__":
    (ROOT / "docs" / "policy.md").write_text(document(load_catalogue(ROOT / "resources" / "policy")), encoding="utf-8")
