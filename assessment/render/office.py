"""What an office adds to a report: its name and logo, and maps that were drawn elsewhere."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Optional

from ..errors import InputError
from ..messages import Message

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True)
class Office:
    """Who hands out the report. `logo` is a PNG or JPEG; the name stands beside it, so the picture itself needs no words."""

    name: str
    logo: Optional[bytes] = None

    @property
    def logo_address(self) -> Optional[str]:
        """The logo inside the file itself; None without one."""
        return None if self.logo is None else picture_address(self.logo)


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
        return picture_address(self.png)


def picture_address(content: bytes) -> str:
    """A PNG or JPEG as a data address.

    Raises:
        InputError: anything else; an SVG could carry scripts.
    """
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
    raise InputError(
        Message(
            "Een logo of kaart voor het rapport moet een PNG of JPEG zijn.",
            "A logo or map for the report must be a PNG or JPEG.",
        )
    )
