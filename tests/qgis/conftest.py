"""Tests in a real QGIS. On a machine without a screen: ``tools/setup/in-qgis pytest tests/qgis``."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProcessingProvider

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


@pytest.fixture(scope="session")
def provider(qgis_processing: None) -> Iterator[QgsProcessingProvider]:
    """The plugin's provider in this process's registry, put there as qgis_process does it: without a window."""
    from plantoets import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    registered = QgsApplication.processingRegistry().providerById("plantoets")
    yield registered
    QgsApplication.processingRegistry().removeProvider(registered)
