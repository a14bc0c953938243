"""The help page of an algorithm, out of what the algorithm says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from help_frame import paragraphs, table
from plantoets.processing.check_catalogue import PROBLEM_FIELDS
from plantoets.processing.import_plan import PART_FIELDS
from plantoets.processing.output.batch_results import ASSESSED_FIELDS
from plantoets.processing.output.column_words import column_titles
from plantoets.processing.output.sinks import FINDING_FIELDS, OVERLAP_FIELDS
from plantoets.processing.refresh_sources import SOURCE_FIELDS
from plantoets.processing.report.differences import CHANGE_FIELDS
from qgis.core import QgsProcessingParameterDefinition

COLUMNS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("assessplan", "FINDINGS"): FINDING_FIELDS,
    ("assessplan", "OVERLAPS"): OVERLAP_FIELDS,
    ("assessplans", "ASSESSED"): ASSESSED_FIELDS,
    ("assessplans", "FINDINGS"): FINDING_FIELDS,
    ("assessplans", "OVERLAPS"): OVERLAP_FIELDS,
    ("importplan", "PARTS"): PART_FIELDS,
    ("checkcatalogue", "REPORT"): PROBLEM_FIELDS,
    ("comparereports", "CHANGES"): CHANGE_FIELDS,
    ("refreshsources", "REPORT"): SOURCE_FIELDS,
    ("replayreport", "CHANGES"): CHANGE_FIELDS,
}
NAMES = {"ACTIVITY": "types", "ACTIVITY_FIELD": "types", "PARAMETERS": "parameters", "ANSWERS": "questions", "LAYER_SOURCES": "layers"}


def body(algorithm: Any, words: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    given = [parameter for parameter in algorithm.parameterDefinitions() if not parameter.isDestination()]
    made = algorithm.destinationParameterDefinitions()
    outputs = [output for output in algorithm.outputDefinitions() if output.name() not in {parameter.name() for parameter in made}]
    heads = (words["input"], words["kind"], words["help"])
    parts = [
        f"<h1>{escape(algorithm.displayName())}</h1>",
        f"<p><small><code>{algorithm.id()}</code></small></p>",
        paragraphs(algorithm.about()),
        f'<h2 id="inputs">{words["inputs"]}</h2>',
        table(heads, [_row(parameter, words, kinds) for parameter in given]),
        f'<h2 id="results">{words["results"]}</h2>',
        table(heads, [*(_row(parameter, words, kinds) for parameter in made), *(_output(output, kinds) for output in outputs)]),
        *(_columns(algorithm.name(), parameter, words) for parameter in made if (algorithm.name(), parameter.name()) in COLUMNS),
        f'<h2 id="example">{words["example"]}</h2>',
        f"<p>{words['script']}</p>\n<pre>qgis_process run {algorithm.id()} -- {escape(algorithm.example())}</pre>",
        f"<p>{words['python']}</p>\n<pre>{escape(_python(algorithm))}</pre>",
        f'<h2 id="wrong">{words["wrong"]}</h2>\n<p>{escape(words["wrong_text"])}</p>',
    ]
    return "\n".join(parts)


def _row(parameter: Any, words: Mapping[str, str], kinds: Mapping[str, str]) -> tuple[str, str, str]:
    optional = parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    kind = kinds[parameter.type()]
    if parameter.type() == "enum":
        kind += ": " + ", ".join(parameter.options())
    if not optional:
        kind += f"; {words['required']}"
    default = parameter.defaultValue()
    if default not in (None, ""):
        kind += f"; {words['default']} {words['yes' if default else 'no'] if isinstance(default, bool) else default}"
    text = escape(parameter.help())
    if parameter.name() in NAMES:
        text += f' <a href="names.html#{NAMES[parameter.name()]}">{words["names"]}</a>'
    return f"<b>{escape(parameter.description())}</b><br><code>{parameter.name()}</code>", escape(kind), text


def _output(output: Any, kinds: Mapping[str, str]) -> tuple[str, str, str]:
    kind = {"outputNumber": "number", "outputString": "string"}.get(output.type(), "sink")
    return f"<code>{output.name()}</code>", kinds[kind], escape(output.description())


def _columns(algorithm: str, parameter: Any, words: Mapping[str, str]) -> str:
    titles = column_titles()
    rows = [(f"<code>{name}</code>", escape(titles[name])) for name in COLUMNS[algorithm, parameter.name()]]
    heading = f"{words['columns']}: {escape(parameter.description())}"
    return f'<h3 id="{parameter.name().lower()}">{heading}</h3>\n{table((words["id"], words["title"]), rows)}'


def _python(algorithm: Any) -> str:
    given: dict[str, Any] = {}
    for word in algorithm.example().split():
        name, _, value = word.partition("=")
        given[name] = [*given[name], value] if isinstance(given.get(name), list) else [given[name], value] if name in given else value
    return f'processing.run("{algorithm.id()}", {given})'
