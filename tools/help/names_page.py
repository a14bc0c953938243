"""The help page with the names that scripts use: development types, parameters, questions and layers."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from help_frame import table
from plantoets.assessment.installed import installed_catalogue


def body(language: str, words: Mapping[str, str]) -> str:
    names = installed_catalogue().names

    def said(message: Any) -> str:
        return escape(message.text(language))

    types = [(_code(key), said(spec.title)) for key, spec in names.activities.items()]
    parameters = [
        (_code(key), said(spec.title), words[spec.kind], escape(spec.unit), _limits(spec, words)) for key, spec in names.parameters.items()
    ]
    questions = [(_code(key), said(spec.text), said(spec.who), said(spec.evidence)) for key, spec in names.questions.items()]
    layers = [(_code(key), said(spec.title), ", ".join(map(_code, spec.attributes))) for key, spec in names.layers.items()]
    sections = (
        ("types", (words["id"], words["title"]), types),
        ("parameters", (words["id"], words["title"], words["kind"], words["unit"], words["limits"]), parameters),
        ("questions", (words["id"], words["title"], words["who"], words["evidence"]), questions),
        ("layers", (words["id"], words["title"], words["attributes"]), layers),
    )
    parts = [f"<h1>{words['names_title']}</h1>", f"<p>{words['names_intro']}</p>"]
    parts += [f'<h2 id="{key}">{words[key]}</h2>\n{table(heads, rows)}' for key, heads, rows in sections]
    return "\n".join(parts)


def _code(name: str) -> str:
    return f"<code>{name}</code>"


def _limits(spec: Any, words: Mapping[str, str]) -> str:
    if spec.values:
        return ", ".join(map(_code, spec.values))
    if spec.kind == "boolean":
        return "<code>true</code>, <code>false</code>"
    limits = f"{words['from']} {spec.minimum:g}"
    return limits if spec.maximum is None else f"{limits} {words['to']} {spec.maximum:g}"
