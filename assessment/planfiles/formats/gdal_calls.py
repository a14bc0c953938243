"""Opens vector files with one named GDAL driver, and notices when reading goes wrong."""

from __future__ import annotations

from typing import Any

from osgeo import gdal

from ...messages import Message
from ..errors import PlanFileError
from ..quiet import FAILURES


def open_vector(path: str, driver: str, open_options: list[str] | None = None) -> Any:
    """A vector data set opened by exactly this driver, read-only. Call inside `quietly`.

    Raises:
        PlanFileError: the driver is missing from this GDAL, or it can't open the file.
    """
    if gdal.GetDriverByName(driver) is None:
        raise PlanFileError(
            Message(
                f"Deze installatie van GDAL kan geen {driver} lezen; lever het plan aan als GeoPackage.",
                f"This installation of GDAL can't read {driver}; supply the plan as a GeoPackage.",
            )
        )
    try:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[driver], open_options=open_options or [])
    except FAILURES:
        dataset = None
    if dataset is None:
        raise damaged(driver)
    return dataset


def damaged(driver: str) -> PlanFileError:
    """The file claims to be of this format but can't be read as such."""
    return PlanFileError(
        Message(
            f"Het bestand is beschadigd, afgebroken of geen geldige {driver}; haal het opnieuw op of exporteer het opnieuw.",
            f"The file is damaged, broken off or not a valid {driver}; download or export it again.",
        )
    )
