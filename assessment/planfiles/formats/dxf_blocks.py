"""Counts what the blocks of a DXF would unfold into, before anything unfolds them: nested blocks can multiply without end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MAX_DXF_EXPANDED, MAX_LINE_CHARS
from .gdal_calls import damaged

_TOP = ""
_MAX_GROUP_LINE = 1024 * 1024


def refuse_block_bomb(path: Path) -> None:
    """Raise PlanFileError where the drawing would unfold into more than `MAX_DXF_EXPANDED` entities."""
    entities, inserts = _count(path)
    total = _expanded(_TOP, entities, inserts, {}, ())
    if total > MAX_DXF_EXPANDED:
        raise PlanFileError(
            Message(
                f"De tekening bevat uitgevouwen meer dan {MAX_DXF_EXPANDED} elementen; exporteer alleen de lagen van het plan.",
                f"The drawing unfolds into more than {MAX_DXF_EXPANDED} entities; export only the layers of the plan.",
            )
        )


def _count(path: Path) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Per block ("" is the drawing itself): its number of entities, and how often it inserts which block."""
    entities: Counter[str] = Counter()
    inserts: dict[str, Counter[str]] = defaultdict(Counter)
    block, entity, fields, section = _TOP, "", {"2": "", "70": "1", "71": "1"}, ""

    def finish() -> None:
        if entity == "INSERT":
            inserts[block][fields["2"]] += _times(fields["70"]) * _times(fields["71"])
        elif entity not in ("", "BLOCK", "ENDBLK", "SECTION", "ENDSEC"):
            entities[block] += 1

    for code, value in _groups(path):
        if code == "0":
            if section in ("BLOCKS", "ENTITIES"):
                finish()
            block = _TOP if value == "ENDBLK" else block
            entity, fields = value, {"2": "", "70": "1", "71": "1"}
        elif code in fields:
            fields[code] = value.upper() if code == "2" else value
            if code == "2" and entity == "SECTION":
                section = fields["2"]
            elif code == "2" and entity == "BLOCK":
                block = fields["2"] or "?"
    return entities, inserts


def _times(text: str) -> int:
    try:
        return max(int(text), 1)
    except ValueError:
        return 1


def _expanded(block: str, entities: Counter[str], inserts: dict[str, Counter[str]], known: dict[str, int], above: tuple[str, ...]) -> int:
    """How many entities a block is, all insertions unfolded; capped just above the limit."""
    if block in known:
        return known[block]
    if block in above or len(above) > 60:
        return MAX_DXF_EXPANDED + 1
    total = entities[block]
    for inserted, times in inserts.get(block, Counter()).items():
        total += times * _expanded(inserted, entities, inserts, known, (*above, block))
        if total > MAX_DXF_EXPANDED:
            break
    known[block] = min(total, MAX_DXF_EXPANDED + 1)
    return known[block]


def _groups(path: Path) -> Iterator[tuple[str, str]]:
    """The group codes and values of the drawing."""
    with path.open("rb") as file:
        while True:
            code, value = file.readline(_MAX_GROUP_LINE), file.readline(MAX_LINE_CHARS)
            if not value:
                return
            if len(code) >= _MAX_GROUP_LINE or len(value) >= MAX_LINE_CHARS:
                raise damaged("DXF")
            yield code.strip().decode("latin-1"), value.strip()[:200].decode("latin-1")
