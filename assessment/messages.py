"""What a person reads exists in Dutch and in English; a `Message` keeps the two together."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("nl", "en")


class Message(NamedTuple):
    """One text in both languages of the plugin."""

    nl: str
    en: str

    def text(self, language: str) -> str:
        """The text in `language` ("nl" or "en"); any other language reads English."""
        return self.nl if language == "nl" else self.en
