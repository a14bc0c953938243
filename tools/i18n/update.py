"""Brings i18n/plantoets_nl.ts up to date with the code: python3 tools/i18n/update.py [--check]

New texts come in as unfinished, texts that are gone go out, translations stay. With --check nothing is written, and the end is 1 when
something is missing, left over, unfinished, or has other {placeholders} than its source.
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from extract import CONTEXT, texts

ROOT = Path(__file__).resolve().parents[2]
TS = ROOT / "i18n" / "plantoets_nl.ts"


def translations(place: Path) -> dict[str, str]:
    """What has been translated already."""
    if not place.exists():
        return {}
    found = {}
    for message in ElementTree.parse(place).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.get("type") is None and translation.text:
            found[message.findtext("source") or ""] = translation.text
    return found


def written(sources: dict[str, list[str]], known: dict[str, str]) -> str:
    """The .ts file, sorted by source so that changes are easy to read."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="nl" sourcelanguage="en">']
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for source in sorted(sources):
        lines.append("    <message>")
        lines += [f'        <location filename="../{name}"/>' for name in sources[source]]
        lines.append(f"        <source>{escape(source)}</source>")
        if source in known:
            lines.append(f"        <translation>{escape(known[source])}</translation>")
        else:
            lines.append('        <translation type="unfinished"></translation>')
        lines.append("    </message>")
    return "\n".join([*lines, "</context>", "</TS>", ""])


def problems(sources: dict[str, list[str]], known: dict[str, str]) -> list[str]:
    """What a reader of the Dutch interface would stumble over."""
    found = [f"not translated: {source}" for source in sources if source not in known]
    found += [f"left over: {source}" for source in known if source not in sources]
    for source in sources:
        if source in known and _holes(source) != _holes(known[source]):
            found.append(f"other placeholders: {source}")
    return found


def _holes(text: str) -> list[str]:
    return sorted(re.findall(r"\{[a-z_]*\}", text))


def main() -> int:
    sources, known = texts(ROOT), translations(TS)
    if "--check" in sys.argv:
        wrong = problems(sources, known)
        print(*wrong, sep="\n", end="\n" if wrong else "")
        return 1 if wrong else 0
    TS.write_text(written(sources, known), encoding="utf-8")
    print(f"{TS.name}: {len(sources)} texts, {len([source for source in sources if source not in known])} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
