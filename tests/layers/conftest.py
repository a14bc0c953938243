"""Tests of the bundled map layers: plain Python, GDAL and shapely, no QGIS."""

import sys
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path.append(str(FOLDER))  # bundled_layers
sys.path.append(str(FOLDER.parents[1] / "tools" / "layers"))  # layerkit, the kit that builds them
