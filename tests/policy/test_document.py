"""docs/policy.md is what the catalogue says now."""

from pathlib import Path

from case_scene import catalogue_of
from policy_document import document


def test_document_is_up_to_date(root: Path) -> None:
    written = (root / "docs" / "policy.md").read_text(encoding="utf-8")
    assert written == document(catalogue_of()), "run tools/setup/as-package python tools/policydoc/build.py"


def test_document_shows_every_rule_limit_exemption_and_judgement() -> None:
    catalogue = catalogue_of()
    text = document(catalogue)
    shown = [*catalogue.rules, *catalogue.names.limits.values(), *catalogue.exemptions, *catalogue.judgements]
    assert [item.id for item in shown if f"`{item.id}`" not in text] == []
