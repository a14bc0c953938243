"""Step 1, the plan: draw or take parts, say what each is, and state the facts that matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..faint import make_faint
from ..store.draft_store import DraftStore
from .activity_box import ActivityBox
from .footprint_field import FootprintField
from .parameter_form import ParameterForm
from .parts_list import PartsList
from .plan_buttons import PlanButtons, tool_button
from .typed_panel import TypedPanel


class PlanPage(QWidget):
    """Shows the draft and changes it; what touches the map is asked by signals, here and of `buttons`."""

    example_wanted = pyqtSignal()
    zoom_wanted = pyqtSignal(list)
    assess_wanted = pyqtSignal()
    parts_chosen = pyqtSignal(list)

    def __init__(self, store: DraftStore, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._fields: dict[str, Any] = {}
        self._outcomes: Mapping[str, str] = {}
        self.buttons = PlanButtons(self)
        self.typed = TypedPanel(self)
        self.parts = PartsList(language, self)
        self.type_box = ActivityBox(language, self)
        self.footprint = FootprintField(language, self)
        self.form = ParameterForm(self)
        self._build()
        self.parts.chosen.connect(self._choose)
        self.parts.remove_wanted.connect(self._remove)
        self.parts.doubleClicked.connect(lambda _: self.zoom_wanted.emit(self.parts.chosen_ids()))
        self.type_box.picked.connect(lambda activity: self._store.commit(self._store.draft.changed(self._chosen(), activity=activity)))
        self.form.stated.connect(lambda name, value: self._store.commit(self._store.draft.stated(self._chosen(), name, value)))
        self.footprint.stated.connect(lambda size: self._store.commit(self._store.draft.changed(self._chosen(), footprint_m=size)))
        self.buttons.undo.clicked.connect(store.undo)
        self.buttons.redo.clicked.connect(store.redo)
        store.settled.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is."""
        draft = self._store.draft
        self.parts.show_parts(draft.parts, self._outcomes)
        if draft.parts and not self.parts.chosen_ids():
            untyped = [part.id for part in draft.parts if not part.activity]
            self.parts.choose(untyped[:1] or [draft.parts[-1].id])
        self.buttons.undo.setEnabled(self._store.can_undo)
        self.buttons.redo.setEnabled(self._store.can_redo)
        self.assess_button.setEnabled(bool(draft.typed))
        for widget in (self.parts, self.editor, self.assess_button):
            widget.setVisible(bool(draft.parts))
        self.welcome.setVisible(not draft.parts)
        self._show_chosen()

    def show_result(self, shown: Any, outcomes: Mapping[str, str]) -> None:
        """What the engine says of the parts: which facts matter, and how each part comes out."""
        self._fields.update(shown.fields)
        self._outcomes = outcomes
        self.parts.show_outcomes({part.id: part.activity for part in self._store.draft.parts}, outcomes)
        self._show_chosen()

    def forget_result(self) -> None:
        """Another plan is in view: nothing is known of its parts yet, and none is chosen."""
        self._outcomes = {}
        self.parts.choose(())

    def _chosen(self) -> list[str]:
        return self.parts.chosen_ids()

    def _choose(self, ids: list[str]) -> None:
        self._show_chosen()
        self.parts_chosen.emit(ids)

    def _choose_alike(self) -> None:
        self.parts.choose(self._alike())
        self._choose(self._chosen())

    def _alike(self) -> list[str]:
        """The parts that were the same kind of thing in the file that they came from as a chosen one."""
        chosen = set(self._chosen())
        kinds = {part.kind for part in self._store.draft.parts if part.id in chosen} - {""}
        return [part.id for part in self._store.draft.parts if part.kind in kinds]

    def _remove(self) -> None:
        self._store.commit(self._store.draft.without(self._chosen()))

    def _show_chosen(self) -> None:
        """The type and facts of the chosen parts; several parts show what they have in common."""
        draft, ids = self._store.draft, self._chosen()
        meant = set(ids)
        parts = [part for part in draft.parts if part.id in meant]
        self.editor.setEnabled(bool(parts))
        kinds = list(dict.fromkeys(part.activity for part in parts))
        self.type_box.show_activity(kinds[0] if len(kinds) == 1 else "", mixed=len(kinds) > 1)
        fields = list({field.id: field for kind in kinds for field in self._fields.get(kind, ())}.values())
        values = {}
        for field in fields:
            stated = [part.parameters.get(field.id) for part in parts]
            values[field.id] = stated[0] if len(set(map(repr, stated))) == 1 else None
        self.alike.setVisible(len(self._alike()) > len(parts))
        self.footprint.show_parts(parts)
        self.form.ask(fields, values)
        heading = parts[0].title if len(parts) == 1 else tr("{n} parts").format(n=len(parts))
        self.heading.setText(tr("Part {title}").format(title=heading) if len(parts) == 1 else heading)
        waiting = any(kind and kind not in self._fields for kind in kinds)
        self.hint.setText(
            tr("Looking up which facts matter…") if waiting else tr("What you don't know stays unknown, and keeps conditions open.")
        )
        self.hint.setVisible(bool(fields) or waiting)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.buttons)
        layout.addWidget(self.typed)
        layout.addWidget(self._welcome())
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.parts)
        splitter.addWidget(self._editor())
        splitter.setSizes([270, 300])
        layout.addWidget(splitter, 1)
        self.assess_button = QPushButton(tr("Show the assessment"), self)
        self.assess_button.setObjectName("assess")
        self.assess_button.clicked.connect(self.assess_wanted)
        layout.addWidget(self.assess_button)

    def _welcome(self) -> QWidget:
        self.welcome = QWidget(self)
        layout = QVBoxLayout(self.welcome)
        layout.setContentsMargins(0, 12, 0, 0)
        text = QLabel(
            tr(
                "Draw the plan on the map, or take features that you have. Then say what is to come, and read at once what "
                "the provincial policy makes of it."
            ),
            self.welcome,
        )
        text.setWordWrap(True)
        self.example_button = QPushButton(tr("Load the example plan"), self.welcome)
        self.example_button.setObjectName("example")
        self.example_button.clicked.connect(self.example_wanted)
        layout.addWidget(text)
        layout.addWidget(self.example_button)
        layout.addStretch(1)
        return self.welcome

    def _editor(self) -> QWidget:
        self.editor = QScrollArea(self)
        self.editor.setWidgetResizable(True)
        self.editor.setFrameShape(QScrollArea.Shape.NoFrame)
        self.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self.editor)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 4, 4, 0)
        row = QHBoxLayout()
        self.heading = QLabel(inner)
        self.heading.setWordWrap(True)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        remove = tool_button(inner, "remove", "", "mActionDeleteSelected.svg", tr("Remove the chosen parts (Delete)"))
        remove.clicked.connect(self._remove)
        zoom = tool_button(inner, "zoom", "", "mActionZoomToSelected.svg", tr("Zoom to the chosen parts"))
        zoom.clicked.connect(lambda: self.zoom_wanted.emit(self._chosen()))
        self.alike = tool_button(inner, "alike", "", "mActionSelectAll.svg", tr("Choose all parts of this kind, to change them at once"))
        self.alike.clicked.connect(self._choose_alike)
        row.addWidget(self.heading, 1)
        row.addWidget(self.alike)
        row.addWidget(zoom)
        row.addWidget(remove)
        self.hint = QLabel(inner)
        self.hint.setWordWrap(True)
        make_faint(self.hint)
        layout.addLayout(row)
        for widget in (self.type_box, self.footprint, self.form, self.hint):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.editor.setWidget(inner)
        return self.editor
