"""How the office wants its reports, kept in the settings of QGIS."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Optional

from qgis.core import QgsSettings

from ..assessment.errors import InputError
from ..assessment.messages import Message
from ..assessment.render.logo import read_logo
from ..assessment.render.office import HouseStyle, Office

_PLACE = "plantoets/report"


class OfficeSettings(NamedTuple):
    """A name, the path of a logo, and the path of a folder of templates; each empty when there is none."""

    name: str
    logo: str
    templates: str


def stored_office() -> OfficeSettings:
    """What was chosen last."""
    settings = QgsSettings()
    return OfficeSettings(*(str(settings.value(f"{_PLACE}/{key}", "") or "") for key in OfficeSettings._fields))


def store_office(office: OfficeSettings) -> None:
    """Keep a choice, for all projects of this profile."""
    settings = QgsSettings()
    for key, value in office._asdict().items():
        settings.setValue(f"{_PLACE}/{key}", value)


def house_style(name: str = "", logo: str = "", templates: str = "") -> HouseStyle:
    """What these say, and the settings for what they leave empty.

    Raises:
        InputError: a logo that can't be used, or a folder of templates that is not there.
    """
    stored = stored_office()
    chosen = OfficeSettings(*(given.strip() or kept.strip() for given, kept in zip((name, logo, templates), stored)))
    office = Office(chosen.name, read_logo(Path(chosen.logo)) if chosen.logo else None) if chosen.name or chosen.logo else None
    return HouseStyle(office, _folder(chosen.templates))


def _folder(path: str) -> Optional[Path]:
    if not path:
        return None
    if not Path(path).is_dir():
        raise InputError(
            Message(
                f"De map met eigen sjablonen '{path}' is er niet; kies een andere map of laat het veld leeg.",
                f"The folder of own templates '{path}' is not there; choose another folder or leave the field empty.",
            )
        )
    return Path(path)
