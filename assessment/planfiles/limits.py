"""How much of a plan file is read. They are far above any real plan, and keep a hostile file within memory and time."""

from __future__ import annotations

MIB = 1024 * 1024

MAX_XML_BYTES = 1024 * MIB
"""GML and KML stream, so that only one object is in memory at a time."""

MAX_TEXT_BYTES = 128 * MIB
"""CSV, WKT, GeoJSON and DXF."""

MAX_BINARY_BYTES = 2048 * MIB
"""GeoPackage and Shapefile, read record by record."""

MAX_LINE_CHARS = 16 * MIB
"""One line of a CSV or WKT file."""

MAX_OBJECTS = 250_000
"""Plan objects in a file; the largest plans for a whole countryside have some tens of thousands."""

MAX_VERTICES = 12_000_000
"""Coordinates in a file, after stroking."""

MAX_PENDING_ELEMENTS = 1_500_000
"""XML elements of one plan object."""

MAX_PENDING_BYTES = 192 * MIB
"""XML bytes of one plan object."""

MAX_XML_ELEMENTS = 60_000_000
"""XML elements of a whole file."""

MAX_TAG_BYTES = 256 * 1024
"""One XML tag: libxml2 compares all attributes of a tag with each other."""

MAX_ZIP_MEMBERS = 2_000
MAX_ZIP_BYTES = 1024 * MIB
MAX_ZIP_RATIO = 250
"""Unpacked against packed size, for members of more than a megabyte; real GML reaches about 30."""

MAX_DXF_EXPANDED = 250_000
"""Entities of a DXF once its blocks are unfolded."""

MAX_DXF_VERTICES = 20_000_000
"""Vertices of what the blocks of a DXF unfold into, arcs stroked."""

MAX_LAYERS = 300
MAX_FIELD_CHARS = 500
MAX_FIELDS = 250

MAX_ARC_POINTS = 200_000
