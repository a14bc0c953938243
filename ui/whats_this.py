"""What Shift+F1 says of the parts of the dock: what each is for, in a sentence or two."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from ..processing.translation import tr


def explain(dock: Any) -> None:
    """Give the dock and its parts their texts."""
    for place, text in _texts().items():
        widget = attrgetter(place)(dock) if place else dock
        widget.setWhatsThis(text)


def _texts() -> dict[str, str]:
    """Where each text belongs, from the dock inwards."""
    return {
        "": tr(
            "Plantoets tests a plan against the provincial policy in three steps: say what the plan is, read the assessment, make the "
            "report. The guide is in the menu of the plugin."
        ),
        "banner": tr(
            "The most severe outcome of all findings, and what was not assessed. It changes as soon as the plan or an answer does."
        ),
        "plan.buttons": tr("Ways to bring parts into the plan: draw, change corners, take features of a layer, or open a plan file."),
        "plan.parts": tr("The parts of the plan, each with its development type and outcome. Choose one or several to say what they are."),
        "plan.type_box": tr("What is to come on this part. The rules that apply depend on it. Type a part of the name to search."),
        "plan.form": tr("The facts that matter for this type. What stays unknown keeps conditions open; nothing is guessed."),
        "plan.assess_button": tr("Go to the assessment. It is made while you work on the plan, so it is there already."),
        "result.tabs": tr("The same assessment three ways: by finding, by question, and by core quality."),
        "result.tree": tr(
            "The findings, most severe first in their group; below them what was not assessed and what is left to people. "
            "Choose one to see where and why."
        ),
        "result.detail": tr(
            "Why this finding holds: from the part through the zone, the measure or answer and the limit to the paragraph."
        ),
        "result.questions": tr("What is on no map. Answer with yes, no or not known yet; the note goes into the report."),
        "report": tr("The report of this assessment, to read, to attach to the plan or to assess again later; and the layers it rests on."),
    }
