"""Takes a JSON text apart piece by piece, so that no more than one piece of limited length is ever in memory as objects.

Objects take some twenty to fifty times the length of the text they come from, whichever reader makes them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..limits import MIB
from .gdal_calls import damaged

MAX_PIECE = 12 * MIB
"""Characters of one value: a feature, or a member of the file that isn't `features`."""

_WINDOWS = (64 * 1024, MIB, MAX_PIECE)
_SPACE = re.compile(r"[ \t\r\n]*")


def _integer(text: str) -> int | float:
    """Whole numbers of any length in little time."""
    return int(text) if len(text) < 20 else float(text)


_DECODER = json.JSONDecoder(parse_int=_integer)


class Pieces:
    """Walks through a JSON text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def members(self) -> Iterator[str]:
        """The keys of the object that starts here; take each value (`value` or `elements`) before asking for the next."""
        yield from self._items("{", "}", keys=True)

    def elements(self) -> Iterator[str]:
        """A turn ("") for each element of the list that starts here; take its value before asking for the next."""
        yield from self._items("[", "]", keys=False)

    def next_sign(self) -> str:
        """The next character that isn't white space, "" at the end."""
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def value(self) -> Any:
        """The value that starts here.

        Raises:
            PlanFileError: no JSON, nested too deeply, or longer than `MAX_PIECE`.
        """
        self.next_sign()
        for window in _WINDOWS:
            end = self.at + window
            try:
                found, length = _DECODER.raw_decode(self.text[self.at : end])
            except RecursionError:
                raise damaged("JSON") from None
            except ValueError:
                if end >= len(self.text):
                    break
                continue
            if length < window or end >= len(self.text):
                self.at += length
                return found
        raise damaged("JSON")

    def _items(self, start: str, stop: str, keys: bool) -> Iterator[str]:
        self._expect(start)
        if self.next_sign() == stop:
            self.at += 1
            return
        while True:
            key = ""
            if keys:
                key = self.value() if self.next_sign() == '"' else ""
                self._expect(":")
            yield str(key)
            sign = self.next_sign()
            self._expect(stop if sign == stop else ",")
            if sign == stop:
                return

    def _expect(self, sign: str) -> None:
        if self.next_sign() != sign:
            raise damaged("JSON")
        self.at += 1
