"""Makes this checkout importable as the package ``plantoets``, whatever the folder is called, with QGIS or without it.

The root itself must not be on ``sys.path``: its ``processing`` would hide QGIS's own ``processing`` plugin.
"""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load_plantoets() -> None:
    sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != ROOT]
    spec = spec_from_file_location("plantoets", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    assert spec is not None
    assert spec.loader is not None
    package = module_from_spec(spec)
    sys.modules["plantoets"] = package
    spec.loader.exec_module(package)


load_plantoets()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout: the folder that is the plugin."""
    return ROOT


@pytest.fixture(scope="session")
def package_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to put on the PYTHONPATH of another process, which then finds this checkout as ``plantoets``."""
    folder = tmp_path_factory.mktemp("package")
    (folder / "plantoets").symlink_to(ROOT, target_is_directory=True)
    return folder
