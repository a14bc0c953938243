"""Report files appear whole or not at all: written beside their place first, moved there when everything else has succeeded."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Optional, Union

from ...assessment.errors import InputError
from ...assessment.messages import Message


class ReportFiles:
    """Collects report files; on leaving the `with` block without an error they are put in place, else they are gone."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, Path]] = []

    def __enter__(self) -> ReportFiles:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        for temporary, place in self._waiting:
            if kind is None:
                temporary.replace(place)
            else:
                temporary.unlink(missing_ok=True)

    def add(self, destination: str, content: Union[str, bytes]) -> None:
        """Write `content` beside `destination`.

        Raises:
            InputError: the file can't be written there.
        """
        place = Path(destination)
        temporary = place.with_name(f".{place.name}.{os.getpid()}.part")
        data = content.encode("utf-8") if isinstance(content, str) else content
        try:
            if place.is_dir():
                raise IsADirectoryError(destination)
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        except OSError as error:
            temporary.unlink(missing_ok=True) if temporary.parent.is_dir() else None
            raise InputError(
                Message(
                    f"Het rapport kan niet worden geschreven naar '{destination}'; kies een map waarin u mag schrijven.",
                    f"The report can't be written to '{destination}'; choose a folder that you may write to.",
                )
            ) from error
        self._waiting.append((temporary, place))
