"""The report as one HTML file: no scripts, nothing fetched from elsewhere, every text of a plan escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..errors import InputError
from ..messages import Message
from .context import TEMPLATES, Context, context_of
from .office import MapImage, Office
from .printable import printable

REPORT = TEMPLATES / "report"


def render_html(
    model: Mapping[str, Any],
    *,
    templates: Optional[Path] = None,
    office: Optional[Office] = None,
    maps: Sequence[MapImage] = (),
    dutch: Optional[Mapping[str, Any]] = None,
) -> str:
    """The report of one assessment.

    Args:
        model: what `report_model` gives, or a saved REPORT_JSON; it decides the language.
        templates: a folder of an office with templates, style.css or labels.yaml of its own; what it lacks comes from the plugin.
        office: who hands the report out.
        maps: maps rendered elsewhere, shown after the sketch.
        dutch: the same assessment in Dutch, for the text of the explanatory memorandum; needed only with an English `model`.

    Raises:
        InputError: a template of the office can't be used, with its file and line.
        CatalogueError: a label file can't be read.
    """
    context = context_of(model, templates)
    in_dutch = context if context.language == "nl" else None if dutch is None else context_of(dutch, templates)
    memorandum = None if in_dutch is None else variables(in_dutch)
    return render("base.html", templates, **variables(context), office=office, maps=maps, dutch=memorandum)


def variables(context: Context) -> dict[str, Any]:
    """The names that templates use; `t` holds the texts of the report's language."""
    labels = context.labels
    return {
        "model": context.model,
        "report": context,
        "n": context.numbers,
        "titles": context.titles,
        "t": labels.groups["texts"],
        "label": labels.label,
        "count": labels.count,
    }


def render(name: str, templates: Optional[Path], **values: Any) -> str:
    """One template with its values; that of the office where it has one of that name."""
    folders = [REPORT] if templates is None else [templates, REPORT]
    # An office's template is not ours, so it runs in the sandbox: it can lay out, and do nothing else.
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder, encoding="utf-8") for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        return environment.get_template(name).render(**values)
    except (TemplateError, UnicodeDecodeError) as error:
        raise _unusable(name, error) from error
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        if templates is None:
            raise
        raise _unusable(name, error) from error


def _unusable(name: str, error: Exception) -> InputError:
    file, line = getattr(error, "name", None) or name, getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith((".html", ".css")):
            file, line = Path(trace.tb_frame.f_code.co_filename).name, trace.tb_lineno
        trace = trace.tb_next
    where = f"{file}:{line}" if line else file
    return InputError(
        Message(
            f"Sjabloon {where} is niet te gebruiken: {error}. Herstel het of haal het uit de map met eigen sjablonen.",
            f"Template {where} can't be used: {error}. Mend it, or take it out of the folder of own templates.",
        )
    )
