"""Finds every text that the plugin translates: the literal arguments of tr(…)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

CONTEXT = "Plantoets"
FOLDERS = ("processing", "ui")


def texts(root: Path) -> dict[str, list[str]]:
    """Source texts in the order of files and lines, each with the files it stands in."""
    found: dict[str, list[str]] = {}
    files = [root / "plugin.py", *(path for folder in FOLDERS for path in sorted((root / folder).rglob("*.py")))]
    for path in files:
        name = path.relative_to(root).as_posix()
        for text in _texts(ast.parse(path.read_text(encoding="utf-8"), name)):
            where = found.setdefault(text, [])
            if name not in where:
                where.append(name)
    return found


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            text = _text(node)
            if text:
                yield text


def _text(call: ast.Call) -> Optional[str]:
    """The text of a translating call. A call whose text is no literal can't be translated: that is an error."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name != "tr" or len(call.args) != 1:
        return None
    (argument,) = call.args
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise SystemExit(f"line {call.lineno}: the text to translate is no literal")
