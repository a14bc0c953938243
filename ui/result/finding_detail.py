"""Why: the chain of a finding from part to paragraph, its conditions with their state, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..store.draft import AnswerDraft
from .finding_groups import Row
from .outcome_style import colour, style
from .question_row import QuestionRow
from .silent_rows import SilentRow

SIGNS = {"met": "✓", "unmet": "✗", "open": "○"}


class FindingDetail(QScrollArea):
    """Shows one row of the list; its questions can be answered here too."""

    answered = pyqtSignal(str, object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Why"))
        self.rows: dict[str, QuestionRow] = {}
        self._show([tr("Choose a finding to read why, what it asks, and to see it on the map.")], ())

    @property
    def text(self) -> str:
        """All that is shown, as plain words."""
        return "\n".join(label.text() for label in self.widget().findChildren(QLabel))

    def show_row(self, row: Row, context: Any, grouper: Any, answers: Mapping[str, AnswerDraft], part_title: Callable[[str], str]) -> None:
        """A finding, or the same rule in several parts."""
        first = row.findings[0]
        labels = context.labels
        look = style(row.outcome)
        badge = f'<span style="background:{look.tint};color:{look.ink}">&nbsp;{escape(labels.label("outcomes", row.outcome))}&nbsp;</span>'
        head = f"<p><b>{escape(row.title)}</b><br>{badge} {escape(grouper.reference(first))}</p><p>{escape(first['explanation'])}</p>"
        why = [_heading(tr("Why"))]
        for finding in row.findings:
            why.append(_chain(finding, context, grouper))
        states = {condition["id"]: condition for finding in row.findings for condition in finding["conditions"]}
        asked = {question["id"]: question for question in context.model["questions"]}
        facts = [_condition(condition, context) for key, condition in states.items() if key not in asked]
        conditions = _heading(tr("Conditions")) if states else ""
        if facts:
            conditions += f"<p>{'<br>'.join(facts)}</p>"
        questions = [asked[key] for key in states if key in asked]
        self._show([head + "".join(why) + conditions], questions, answers, [_rest(row, context, part_title)])

    def show_silent(self, row: SilentRow) -> None:
        """Something that gave no finding, and why."""
        why = row.why if row.why != row.title else ""
        below = f"<br>{escape(row.below)}" if row.below else ""
        self._show([f"<p><b>{escape(row.title)}</b>{below}</p><p>{escape(why)}</p>"], ())

    def show_nothing(self, text: str) -> None:
        """A plain remark."""
        self._show([escape(text)], ())

    def _show(
        self,
        before: Sequence[str],
        questions: Sequence[Mapping[str, Any]],
        answers: Optional[Mapping[str, AnswerDraft]] = None,
        after: Sequence[str] = (),
    ) -> None:
        top = self.verticalScrollBar().value()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 6, 8, 6)
        for text in before:
            column.addWidget(_label(text, inner))
        self.rows = {}
        for question in questions:
            row = QuestionRow(question, inner)
            row.show_answer((answers or {}).get(question["id"], AnswerDraft(None)))
            row.answered.connect(self.answered)
            self.rows[row.id] = row
            column.addWidget(row)
        for text in after:
            if text:
                column.addWidget(_label(text, inner))
        column.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(top)


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return label


def _heading(text: str) -> str:
    return f'<p style="margin-bottom:2px"><b>{escape(text)}</b></p>'


def _chain(finding: Mapping[str, Any], context: Any, grouper: Any) -> str:
    """This part → these zones → each measure, fact or answer against its limit → this paragraph."""
    from ...assessment.render.sentences import reason

    steps = [grouper.place(finding)]
    zones = grouper.zones(finding)
    if zones:
        steps.append(zones)
    steps.extend(reason(evidence, context.labels, context.numbers) for evidence in finding["because"])
    steps.append(f"{context.labels.label('outcomes', finding['outcome'])} ({context.cited(finding['section'])})")
    chain = "<br>→ ".join(escape(step) for step in steps)
    return f'<p style="margin-top:0">{chain}</p>{_boundary(finding, context)}{_indicative(finding, context)}'


def _boundary(finding: Mapping[str, Any], context: Any) -> str:
    boundary = finding["boundary"]
    if not boundary["decides"]:
        return ""
    layers = {zone["layer"] for zone in finding["zones"]} | ({finding["layer"]} if finding["layer"] else set())
    precision, uncertainty = context.titles.uncertainty(layers)
    text = tr("⇔ The boundary decides: this finding turns when it moves {distance}").format(
        distance=context.numbers.length(boundary["distance_m"])
    )
    if uncertainty:
        known = context.labels.label("precisions", precision)
        text += tr("; it is drawn as {precision}, certain to {uncertainty}").format(
            precision=known, uncertainty=context.numbers.length(uncertainty)
        )
    return f'<p style="color:{colour("attention").name()}">{escape(text)}.</p>'


def _indicative(finding: Mapping[str, Any], context: Any) -> str:
    from ...assessment.render.grouping import layers_of

    layers = ", ".join(context.titles.indicative(layers_of(finding)))
    return f"<p><i>{escape(context.labels.groups['texts']['indicative_note'] % {'layers': layers})}</i></p>" if layers else ""


def _condition(condition: Mapping[str, Any], context: Any) -> str:
    sign = f'<span style="color:{colour(condition["status"]).name()}"><b>{SIGNS[condition["status"]]}</b></span>'
    state = context.labels.label("statuses", condition["status"])
    return f"{sign} {escape(condition['text'])} <i>({escape(state)}; {escape(condition['who'])})</i>"


def _rest(row: Row, context: Any, part_title: Callable[[str], str]) -> str:
    """What follows from it, who is responsible, how the text was read, and what it set aside."""
    first = row.findings[0]
    obligations = dict.fromkeys(text for finding in row.findings for text in finding["obligations"])
    consult = dict.fromkeys(
        tr("{who}, about {about}").format(who=item["who"], about=item["about"]) for finding in row.findings for item in finding["consult"]
    )
    responsible = context.labels.label("responsible", first["responsible"])
    rules = {finding["rule"] for finding in row.findings}
    parts = {finding["part"] for finding in row.findings}
    aside = [
        tr("{rule} (part {part}): {reason}").format(rule=item["title"], part=part_title(item["part"]), reason=item["reason"])
        for item in context.model["overruled"]
        if (item["by"] in rules or item["rule"] in rules) and item["part"] in parts
    ]
    blocks = (
        (tr("Obligations"), list(obligations)),
        (tr("Consult"), list(consult)),
        (tr("Responsible"), [responsible]),
        (tr("Instrument"), [first["instrument"]] if first["instrument"] else []),
        (tr("How the text was read"), [first["interpretation"]] if first["interpretation"] else []),
        (tr("Set aside"), aside),
    )
    return "".join(
        f"{_heading(title)}<p style='margin-top:0'>{'<br>'.join(escape(line) for line in lines)}</p>" for title, lines in blocks if lines
    )
