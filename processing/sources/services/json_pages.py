"""Answers in JSON, and the pages of features in them, as ArcGIS and OGC API Features give them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Optional

from ..error import broken_off, not_opened
from .fetched import Fetched
from .patience import MOST_FEATURES, Patience, too_much
from .through_ogr import read_page


def json_object(body: bytes, patience: Patience) -> dict[str, Any]:
    """An answer as an object.

    Raises:
        SourceError: it is something else.
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise not_opened(patience.shown)
    return found


def take_page(answer: Mapping[str, Any], driver: str, fetched: Fetched, patience: Patience, promised: Optional[int] = None) -> None:
    """Add the features of one answer, read by this driver of GDAL.

    Raises:
        SourceError: it has no list of features, can't be read to its end, or is more than a province has.
    """
    features = answer.get("features")
    if not isinstance(features, list):
        raise broken_off(patience.shown, len(fetched.rows), promised)
    if features:
        page = read_page(json.dumps(answer).encode(), driver, ".json", {})
        if page is None or not page.whole or len(page.features) < len(features):
            raise broken_off(patience.shown, len(fetched.rows), promised)
        for row, shape in page.features:
            fetched.add(row, shape)
    if len(fetched.rows) > MOST_FEATURES:
        raise too_much(patience.shown)
