"""Makes the example model, resources/example/planbestand_toetsen.model3: a plan file goes in, findings, overlaps and a report come out.

Run it in QGIS: tools/setup/in-qgis python3 tools/example/model.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF, QSizeF

PLACE = Path(__file__).resolve().parents[2] / "resources" / "example" / "planbestand_toetsen.model3"
HELP = (
    "Leest een planbestand, houdt over wat voor toetsing is voorgesteld, en toetst dat als één plan. "
    "Reads a plan file, keeps what is proposed for assessment, and assesses that as one plan."
)
Source = QgsProcessingModelChildParameterSource


def fixed(value: object) -> list[Source]:
    return [Source.fromStaticValue(value)]


def step(algorithm: str, name: str, words: str, place: tuple[float, float], **inputs: list[Source]) -> QgsProcessingModelChildAlgorithm:
    child = QgsProcessingModelChildAlgorithm(algorithm)
    child.setChildId(name)
    child.setDescription(words)
    child.setPosition(QPointF(*place))
    child.setSize(QSizeF(250, 30))
    for parameter, sources in inputs.items():
        child.addParameterSources(parameter, sources)
    return child


def results(child: QgsProcessingModelChildAlgorithm, place: tuple[float, float], **named: str) -> None:
    """What the model hands on of a step: the output of the step, and what it is called."""
    outputs = {}
    for number, (output, words) in enumerate(named.items()):
        made = QgsProcessingModelOutput(words, words)
        made.setChildId(child.childId())
        made.setChildOutputName(output)
        made.setDescription(words)
        made.setPosition(QPointF(place[0] + number * 230, place[1]))
        made.setSize(QSizeF(210, 30))
        outputs[words] = made
    child.setModelOutputs(outputs)


def built() -> QgsProcessingModelAlgorithm:
    model = QgsProcessingModelAlgorithm("Planbestand toetsen", "Plantoets")
    model.setHelpContent({"ALG_DESC": HELP, "ALG_CREATOR": "Plantoets"})
    file = QgsProcessingModelParameter("FILE")
    file.setPosition(QPointF(160, 80))
    model.addModelParameter(QgsProcessingParameterFile("FILE", "Planbestand"), file)
    kind = QgsProcessingModelParameter("ACTIVITY")
    kind.setPosition(QPointF(560, 80))
    kind.setSize(QSizeF(330, 30))
    chosen = QgsProcessingParameterString("ACTIVITY", "Ontwikkelingstype van de rest", "overig")
    chosen.setMetadata({"widget_wrapper": {"class": "plantoets.ui.toolbox.wrappers.ActivityWrapper"}})
    model.addModelParameter(chosen, kind)

    read = step("plantoets:importplan", "lezen", "Planbestand inlezen", (160, 190), FILE=[Source.fromModelParameter("FILE")])
    keep = step(
        "native:extractbyexpression",
        "kiezen",
        "Houd over wat is voorgesteld",
        (160, 300),
        INPUT=[Source.fromChildOutput("lezen", "PARTS")],
        EXPRESSION=fixed('"assess"'),
    )
    assess = step(
        "plantoets:assessplan",
        "toetsen",
        "Een plan toetsen",
        (360, 410),
        PLAN=[Source.fromChildOutput("kiezen", "OUTPUT")],
        ACTIVITY=[Source.fromModelParameter("ACTIVITY")],
        ACTIVITY_FIELD=fixed("activity"),
        NAME=[Source.fromChildOutput("lezen", "NAME")],
        MAPS=fixed(True),
    )
    results(assess, (130, 540), FINDINGS="Bevindingen", OVERLAPS="Overlap", REPORT_HTML="Rapport")
    for child in (read, keep, assess):
        model.addChildAlgorithm(child)
    model.setParameterOrder(["FILE", "ACTIVITY"])
    return model


def main() -> int:
    application = QgsApplication([], False)
    application.initQgis()
    return 0 if built().toFile(str(PLACE)) else 1


if __name__ == "__main__":
    sys.exit(main())
