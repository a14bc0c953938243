"""What an office adds to a report: its name, logo and templates, and maps that were drawn elsewhere."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .logo import PNG, picture_kind


@dataclass(frozen=True)
class Office:
    """Who hands out the report. `logo` is a PNG, JPEG or SVG; the name stands beside it, so the picture itself needs no words."""

    name: str
    logo: Optional[bytes] = None

    @property
    def logo_address(self) -> Optional[str]:
        """The logo inside the file itself; None without one.

        Raises:
            InputError: it is no picture that may be shown.
        """
        return None if self.logo is None else _address(self.logo, picture_kind(self.logo))


@dataclass(frozen=True)
class HouseStyle:
    """How an office wants its reports: its name and logo, and a folder with templates of its own."""

    office: Optional[Office] = None
    templates: Optional[Path] = None


@dataclass(frozen=True)
class MapImage:
    """A map as PNG. `alt` says in words what it shows, for who can't see it."""

    title: str
    png: bytes
    caption: str
    alt: str

    @property
    def address(self) -> str:
        """The picture inside the file itself."""
        return _address(self.png, PNG)


def _address(content: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
