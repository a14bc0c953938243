"""The Dutch interface is complete: every text of the dock and the algorithms has a translation, and QGIS can load it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator


@pytest.fixture(scope="module")
def tools(root: Path) -> object:
    sys.path.insert(0, str(root / "tools" / "i18n"))
    try:
        import update
    finally:
        sys.path.pop(0)
    return update


def test_every_text_of_the_plugin_is_translated(tools, root: Path) -> None:
    sources = tools.texts(root)
    assert len(sources) > 200
    assert tools.problems(sources, tools.translations(tools.TS)) == []


def test_a_missing_text_and_another_placeholder_are_found(tools) -> None:
    wrong = tools.problems({"a {n}": ["x"], "b": ["x"]}, {"a {n}": "a {m}", "c": "c"})
    assert wrong == ["not translated: b", "left over: c", "other placeholders: a {n}"]


def test_it_compiles_and_qgis_loads_it(root: Path, tmp_path: Path, qgis_app: QgsApplication) -> None:
    subprocess.run([str(root / "tools" / "i18n" / "compile"), str(tmp_path)], check=True)
    translator = QTranslator()
    assert translator.load(str(tmp_path / "plantoets_nl.qm"))
    assert translator.translate("Plantoets", "Load the example plan") == "Het voorbeeldplan laden"


@pytest.mark.parametrize(
    ("override", "locale", "words"), [(True, "nl", "Een plan toetsen"), (True, "en_GB", "Assess a plan"), (False, "nl", "Assess a plan")]
)
def test_the_plugin_follows_the_locale_that_qgis_shows(
    root: Path, tmp_path: Path, qgis_processing: None, override: bool, locale: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locale in the settings counts only when it overrides that of the system, which is none here."""
    from plantoets import plugin as wiring

    subprocess.run([str(root / "tools" / "i18n" / "compile"), str(tmp_path / "i18n")], check=True)
    monkeypatch.setattr(wiring, "FOLDER", tmp_path)
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", override)
    settings.setValue("locale/userLocale", locale)
    plugin = wiring.PlantoetsPlugin(None)
    try:
        plugin.initProcessing()
        assert QgsApplication.processingRegistry().algorithmById("plantoets:assessplan").displayName() == words
    finally:
        plugin.unload()
        settings.remove("locale/overrideFlag")
        settings.remove("locale/userLocale")
    assert QCoreApplication.translate("Plantoets", "Assess a plan") == "Assess a plan"
