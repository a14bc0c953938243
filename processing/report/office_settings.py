"""How the office wants its reports, kept in the settings of QGIS. Imports the engine only when a report is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsSettings

if TYPE_CHECKING:
    from ...assessment.render.office import HouseStyle

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
    given = OfficeSettings(name.strip(), logo.strip(), templates.strip())
    return style_of(OfficeSettings(*(own or kept for own, kept in zip(given, stored_office()))))


def style_of(office: OfficeSettings) -> HouseStyle:
    """The logo read, the folder found.

    Raises:
        InputError: a logo that can't be used, or a folder of templates that is not there.
    """
    from ...assessment.errors import InputError
    from ...assessment.messages import Message
    from ...assessment.render.logo import read_logo
    from ...assessment.render.office import HouseStyle, Office

    folder = Path(office.templates)
    if office.templates and not folder.is_dir():
        raise InputError(
            Message(
                f"De map met eigen sjablonen '{folder}' is er niet; kies een andere map of laat het veld leeg.",
                f"The folder of own templates '{folder}' is not there; choose another folder or leave the field empty.",
            )
        )
    shown = Office(office.name, read_logo(Path(office.logo)) if office.logo else None) if office.name or office.logo else None
    return HouseStyle(shown, folder if office.templates else None)
