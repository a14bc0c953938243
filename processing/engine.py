"""Reaching the engine: whether shapely is there, and errors as Processing shows them. Imports nothing heavy itself."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback

from ..assessment.errors import Stopped
from .translation import tr

_ADVICE = {
    "win32": 'Open the OSGeo4W Shell of this QGIS and run: python -m pip install "shapely>=2"',
    "darwin": 'Run in Terminal: /Applications/QGIS.app/Contents/MacOS/bin/python3 -m pip install "shapely>=2"',
}
_LINUX = "Run in a terminal: sudo apt install python3-shapely; where that is older than 2, see the README for how to build it"


def missing_engine() -> str:
    """Why the engine can't run here and what to do about it; empty when it can."""
    from importlib import metadata  # a third of what loading the plugin would cost

    try:
        version = metadata.version("shapely")
    except metadata.PackageNotFoundError:
        version = ""
    if version and int(version.split(".")[0]) >= 2:
        return ""
    advice = _ADVICE.get(sys.platform, _LINUX)
    found = tr("version {} was found").format(version) if version else tr("it was not found")
    text = tr("Plantoets needs the Python package shapely, version 2 or newer; {found}. {advice}. Then restart QGIS.")
    return text.format(found=found, advice=advice)


def language() -> str:
    """The language of the QGIS user interface, as far as we speak it."""
    return "nl" if QgsApplication.locale().lower().startswith("nl") else "en"


def bind_geos() -> None:
    """Import shapely so that it keeps to the GEOS it was built with.

    On Linux QGIS has the system's GEOS loaded already, and a shapely from PyPI that brings its own would otherwise call into that one:
    wrong numbers or a crash.
    """
    if not sys.platform.startswith("linux") or "shapely" in sys.modules:
        return
    flags = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_NOW | os.RTLD_DEEPBIND)
    try:
        importlib.import_module("shapely")
    finally:
        sys.setdlopenflags(flags)


def stop_if_cancelled(feedback: QgsProcessingFeedback) -> None:
    """Leave when the user has stopped the run.

    Raises:
        Stopped: so that whoever is writing removes what it wrote.
    """
    if feedback.isCanceled():
        raise Stopped


def reason_against(check: Callable[[], None]) -> str:
    """Why a check refuses its input, as one sentence; empty when it does not."""
    try:
        with plain_errors():
            check()
    except QgsProcessingException as error:
        return str(error)
    return ""


@contextmanager
def plain_errors() -> Iterator[None]:
    """What the user can mend comes out as one sentence in a QgsProcessingException."""
    bind_geos()
    from ..assessment.errors import PlantoetsError

    try:
        yield
    except PlantoetsError as error:
        raise QgsProcessingException(error.message.text(language())) from error
