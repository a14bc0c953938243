"""A guess of which field of a source holds which attribute of a layer, and what its values mean: by name, synonyms, likeness."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from ..catalogue.strict_yaml import read_yaml
from ..resources import RESOURCES

SYNONYMS = RESOURCES / "sources" / "field-names.yaml"
_ALIKE = 0.86
_SHORTEST_PART = 5
_SHORTEST_WORD = 4
_NOT = ("niet", "geen", "non", "not", "on")


def guess_fields(attributes: Iterable[str], names: Sequence[str]) -> dict[str, str]:
    """The likeliest field for each attribute; an attribute without a likely one is left out, and no field is taken twice."""
    ranked = []
    for order, attribute in enumerate(attributes):
        for place, name in enumerate(names):
            doubt = _doubt(attribute, name)
            if doubt is not None:
                ranked.append((doubt, order, place, attribute, name))
    found: dict[str, str] = {}
    for _, _, _, attribute, name in sorted(ranked):
        if attribute not in found and name not in found.values():
            found[attribute] = name
    return found


def guess_values(allowed: Sequence[str], found: Iterable[str]) -> dict[str, str]:
    """For values that the policy does not know: the one that they must mean, where only one fits (Eisen stellen: eisen)."""
    plain = {_plain(value): value for value in allowed}
    meant: dict[str, str] = {}
    for value in found:
        if value in allowed:
            continue
        own = _plain(value)
        inside = [word for text, word in plain.items() if len(text) >= _SHORTEST_WORD and text in own]
        fitting = [plain[own]] if own in plain else inside
        if len(fitting) == 1 and (own in plain or not own.startswith(_NOT)):
            meant[value] = fitting[0]
    return meant


def _doubt(attribute: str, name: str) -> float | None:
    """How doubtful it is that the field holds the attribute: 0 for the same name; None for no reason to think so."""
    plain, wanted = _plain(name), _plain(attribute)
    if plain == wanted:
        return 0.0
    words = [_plain(word) for word in _synonyms().get(attribute, ())]
    if plain in words:
        return 1.0 + words.index(plain) / 100
    parts = [word for word in (wanted, *words) if len(word) >= _SHORTEST_PART]
    inside = [index for index, word in enumerate(parts) if word in plain]
    if inside:
        return 2.0 + inside[0] / 100
    likeness = max((SequenceMatcher(None, word, plain).ratio() for word in parts), default=0.0)
    return 4.0 - likeness if likeness >= _ALIKE else None


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in bare if sign.isalnum())


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    return read_synonyms(SYNONYMS)


def read_synonyms(path: Path) -> dict[str, tuple[str, ...]]:
    """The names that fields have elsewhere, by attribute.

    Raises:
        CatalogueError: the file can't be used, with line and field.
    """
    return {attribute: entry.texts() for attribute, entry in read_yaml(path).items()}
