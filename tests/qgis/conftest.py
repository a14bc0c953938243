"""Tests in a real QGIS. On a machine without a screen: ``tools/setup/in-qgis pytest tests/qgis``."""

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Optional

import pytest
from qgis.core import QgsApplication, QgsProcessingProvider, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtWidgets import QApplication

sys.path.append(str(Path(__file__).parent))  # plans: plans and layer files for these tests

QgisProcess = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def qgis_process(root: Path) -> QgisProcess:
    """Runs a real ``qgis_process`` with this checkout as its plugin: ``qgis_process("run", "plantoets:assessplan", "--", "PLAN=…")``."""

    def run(*arguments: str, timeout: float = 300) -> "subprocess.CompletedProcess[str]":
        command = [str(root / "tools" / "setup" / "qgis-process"), *arguments]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True
        ) as process:
            try:
                out, err = process.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # the script and the qgis_process it started
                raise
        return subprocess.CompletedProcess(command, process.returncode, out, err)

    return run


@pytest.fixture(scope="session", autouse=True)
def _no_layer_outlives_qgis(qgis_app: QgsApplication) -> Iterator[None]:
    """The traceback of an algorithm that failed holds the layers of its frames; a file that is closed after QGIS is gone is a crash."""
    yield
    gc.collect()
    for layer in [item for item in gc.get_objects() if type(item) is QgsVectorLayer]:
        if not sip.isdeleted(layer) and sip.ispyowned(layer):
            sip.delete(layer)


@pytest.fixture(scope="module")
def provider(qgis_processing: None) -> Iterator[QgsProcessingProvider]:
    """The plugin's provider in this process's registry, put there as qgis_process does it: without a window."""
    from plantoets import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    registered = QgsApplication.processingRegistry().providerById("plantoets")
    yield registered
    QgsApplication.processingRegistry().removeProvider(registered)


@pytest.fixture(scope="session")
def empty_layers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A GeoPackage with every layer of the catalogue, all empty."""
    import plans

    return plans.empty_layers(tmp_path_factory.mktemp("leeg") / "leeg.gpkg")


@pytest.fixture
def run_algorithm(provider: QgsProcessingProvider) -> Callable[..., dict[str, Any]]:
    """``run_algorithm("assessplan", PLAN=…)`` as ``processing.run`` does it; errors come out as QgsProcessingException."""
    import processing

    return lambda name, **parameters: processing.run(f"plantoets:{name}", parameters)


@pytest.fixture
def desktop(qgis_app: QgsApplication) -> Iterator[Any]:
    """A window with a map, as a plugin gets it."""
    from dock_desktop import Desktop, clean_project

    clean_project()
    made = Desktop()
    yield made
    made.close()
    clean_project()


@contextmanager
def opened_dock(desktop: Any) -> Iterator[Any]:
    from plantoets.ui import dock as module

    made = module.PlantoetsDock(desktop, desktop.window)
    desktop.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    made.show()
    QApplication.processEvents()
    yield made
    made.close_down()
    desktop.removeDockWidget(made)
    made.deleteLater()


@pytest.fixture
def dock(desktop: Any) -> Iterator[Any]:
    """The dock, open, without a plan."""
    with opened_dock(desktop) as made:
        desktop.look_at(238_500, 554_800, 241_900, 558_800)
        yield made


@pytest.fixture
def example(dock: Any) -> Any:
    """The dock with the example plan, assessed."""
    from dock_desktop import at_rest, wait

    dock.plan.example_button.click()
    wait(lambda: at_rest(dock))
    return dock


@pytest.fixture
def kept_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, provider: QgsProcessingProvider) -> Path:
    """An empty folder in the place of the one where fetched layers are kept."""
    from plantoets.processing.sources.services import kept

    folder = tmp_path / "kept"
    monkeypatch.setattr(kept, "folder", lambda: folder)
    return folder


@pytest.fixture
def read_bos(run_algorithm: Callable[..., dict[str, Any]], tmp_path: Path, kept_folder: Path) -> Callable[..., tuple[Any, Any]]:
    """Assesses a plan with `bos` from this source, and other layers from others; the layer as the report has it, and the report."""
    from plans import SQUARE, plan_layer

    def run(more: Optional[dict[str, Any]] = None, **entry: Any) -> tuple[Any, Any]:
        sources, report = tmp_path / "bronnen.json", tmp_path / "rapport.json"
        sources.write_text(json.dumps({"bos": entry, **(more or {})}), encoding="utf-8")
        given = {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": str(sources)}
        run_algorithm("assessplan", **given, REPORT_JSON=str(report), LANGUAGE="en")
        model = json.loads(report.read_text(encoding="utf-8"))
        return next(layer for layer in model["layers"] if layer["id"] == "bos"), model

    return run


@pytest.fixture(scope="session")
def dutch(root: Path, tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> QTranslator:
    """The Dutch texts, as they ship."""
    folder = tmp_path_factory.mktemp("i18n")
    subprocess.run([str(root / "tools" / "i18n" / "compile"), str(folder)], check=True)
    translator = QTranslator()
    assert translator.load(str(folder / "plantoets_nl.qm"))
    return translator


@pytest.fixture(params=["nl", "en"])
def spoken(request: Any, desktop: Any, dutch: QTranslator, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The dock in one language."""
    from plantoets.ui import dock as module

    if request.param == "nl":
        QCoreApplication.installTranslator(dutch)
    monkeypatch.setattr(module, "language", lambda: request.param)
    with opened_dock(desktop) as made:
        yield made
    QCoreApplication.removeTranslator(dutch)


@pytest.fixture
def typed_layer(qgis_new_project: None) -> Iterator[Any]:
    """A plan of two parts in the project, with their types in the field `activity`."""
    from plans import SQUARE, plan_layer

    made = plan_layer((SQUARE, "woningbouw_uitleg"), (SQUARE, "windpark"), activity="string")
    QgsProject.instance().addMapLayer(made)
    yield made
    QgsProject.instance().clear()


@pytest.fixture
def without_iface(provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processing's dialogs work without a desktop around them; a stub of one they do not take."""
    from processing.gui import BatchPanel, ParametersPanel
    from processing.modeler import ModelerParametersDialog

    for module in (BatchPanel, ParametersPanel, ModelerParametersDialog):
        monkeypatch.setattr(module, "iface", None)
