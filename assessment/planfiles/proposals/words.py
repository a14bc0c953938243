"""Words to look for in names: whole words, or with * the beginning, end or middle of one; several in a row must stand in that row."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\*?[a-z0-9]+\*?(?: \*?[a-z0-9]+\*?)*")


def plain(text: str) -> str:
    """Text in lower case, without accents, with one space for anything that isn't a letter or digit."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(sign for sign in bare if not unicodedata.combining(sign))).strip()


def is_word(text: str) -> bool:
    """Whether `text` is written as a word to look for: lower case, digits and spaces, a * at either end."""
    return _WORD.fullmatch(text) is not None


def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these words in `plain` text."""
    return re.compile("|".join(_one(word) for word in words))


def _one(phrase: str) -> str:
    return r"\b" + " ".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split(" ")) + r"\b"
