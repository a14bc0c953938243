"""One layer's source as a form: where it comes from, its fields, and what trying it gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from qgis.core import QgsMapLayerProxyModel
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...processing.translation import tr
from ..faint import make_faint
from ..wheel_guard import WheelGuard
from .field_table import FieldTable
from .preview import Preview
from .wording import API, FILE, POSTGIS, SKETCH, WFS, Words, hints, kind_titles, source_of, words_of

PRECISIONS = ("exact", "globaal", "schets")


class SourceForm(QWidget):
    """`edited` when the user changed something; `try_wanted` and `stop_wanted` by the buttons."""

    edited = pyqtSignal()
    try_wanted = pyqtSignal()
    stop_wanted = pyqtSignal()

    def __init__(self, language: str, outline: bytes, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._language = language
        self._raw: Optional[tuple[Words, tuple[str, str]]] = None
        self._values: Mapping[str, Any] = {}
        self._quiet = False
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setObjectName("sourceVerdict")
        self.kind = _box("sourceKind", [(title, kind) for kind, title in kind_titles().items()], self)
        self.address, self.name, self.filter = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.browse = QToolButton(self)
        self.project_layer = QgsMapLayerComboBox(self)
        words = {"exact": tr("exact"), "globaal": tr("rough (±25 m)"), "schets": tr("sketch (±100 m)")}
        self.precision = _box("sourcePrecision", [(words[value], value) for value in PRECISIONS], self)
        self.fields = FieldTable(language, self)
        self.test = QPushButton(tr("Test the connection and fetch"), self)
        self.stop = QPushButton(tr("Stop"), self)
        self.preview = Preview(outline, self)
        self._build()
        self._connect()

    def show_source(self, spec: Any, source: Any, names: Sequence[str], guessed: Sequence[str]) -> None:
        """A layer and its source; None for the sketch that comes with the plugin."""
        self._quiet = True
        maps = ", ".join(spec.maps)
        where = tr("map {maps}").format(maps=maps) if maps else ""
        self.title.setText(f"<b>{spec.title.text(self._language)}</b> &nbsp;<code>{spec.id}</code> &nbsp;{where}")
        given = (source.provider, source.source) if source else None
        words = words_of(*given) if given else Words(SKETCH, "", "")
        self._raw = (words, given) if given else None
        self._values = source.values if source else {}
        self.kind.setCurrentIndex(self.kind.findData(words.kind))
        self.address.setText(words.address)
        self.name.setText(words.name)
        self.filter.setText((source.filter or "") if source else "")
        self.precision.setCurrentIndex(PRECISIONS.index(source.precision.value) if source else 0)
        self.project_layer.setCurrentIndex(0)
        self.fields.show_fields(spec.attributes, source.fields if source else {}, names, guessed)
        self._fit()
        self._quiet = False

    def source(self, layer: str) -> Any:
        """What is filled in, as a source; None for the sketch, or as long as there is no address."""
        from ...assessment.sources.layer_sources import LayerSource
        from ...assessment.vocabulary import Precision

        words = Words(self.kind.currentData(), self.address.text().strip(), self.name.text().strip())
        if words.kind == SKETCH or not words.address:
            return None
        kept = self._raw is not None and self._raw[0] == words
        provider, source = self._raw[1] if self._raw is not None and kept else source_of(words)
        return LayerSource(
            layer,
            source,
            provider,
            self.fields.fields(),
            self._values,
            self.filter.text().strip() or None,
            Precision(self.precision.currentData()),
        )

    def show_verdict(self, text: str, colour: str = "") -> None:
        """How the layer stands, or what trying it gave."""
        self.verdict.setText(text)
        self.verdict.setStyleSheet(f"color: {colour}" if colour else "")

    def show_busy(self, busy: bool) -> None:
        """While it is being tried, only stopping makes sense."""
        self.test.setEnabled(not busy)
        self.stop.setVisible(busy)

    def _build(self) -> None:
        self.browse.setText("…")
        self.browse.setToolTip(tr("Choose a file"))
        self.browse.setAccessibleName(tr("Choose a file"))
        self.project_layer.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        self.project_layer.setAllowEmptyLayer(True, tr("choose a layer that is open in QGIS…"))
        WheelGuard(self.project_layer)
        self.filter.setPlaceholderText(tr("all features; or for example STATUS = 'definitief'"))
        self.place = QWidget(self)
        place = QHBoxLayout(self.place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.address, 1)
        place.addWidget(self.browse)
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (tr("Comes from"), self.kind),
            (tr("Address or file"), self.place),
            (tr("Layer"), self.name),
            (tr("Or take over"), self.project_layer),
            (tr("Filter"), self.filter),
            (tr("Precision"), self.precision),
        ):
            self.form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.test)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        self.hint = make_faint(
            QLabel(tr("Fields in italics were guessed. What the policy needs and the source lacks, the report says."), self)
        )
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.verdict)
        column.addLayout(self.form)
        column.addLayout(buttons)
        column.addWidget(self.fields)
        column.addWidget(self.hint)
        column.addWidget(self.preview, 1)
        column.addStretch()
        self.stop.hide()

    def _connect(self) -> None:
        self.kind.activated.connect(self._change_kind)
        for line in (self.address, self.name, self.filter):
            line.editingFinished.connect(self._tell)
        self.precision.activated.connect(self._tell)
        self.fields.changed.connect(self._tell)
        self.browse.clicked.connect(self._browse)
        self.project_layer.layerChanged.connect(self._take_over)
        self.test.clicked.connect(self.try_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def _tell(self, *_: Any) -> None:
        if not self._quiet:
            self.edited.emit()

    def _change_kind(self, *_: Any) -> None:
        self._raw = None
        self._fit()
        self._tell()

    def _fit(self) -> None:
        """Show what the kind needs."""
        kind = self.kind.currentData()
        own = kind != SKETCH
        address, name = hints(kind)
        self.address.setPlaceholderText(address)
        self.name.setPlaceholderText(name)
        self.browse.setVisible(kind == FILE)
        for field in (self.place, self.filter, self.precision, self.fields, self.hint, self.test):
            _show(self.form, field, own)
        _show(self.form, self.name, kind in (FILE, WFS, API, POSTGIS))

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            tr("Choose a file"),
            self.address.text(),
            tr("Vector data (*.gpkg *.shp *.geojson *.json *.gml *.fgb *.zip);;All files (*)"),
        )
        if chosen:
            self.address.setText(chosen)
            self._tell()

    def _take_over(self, layer: Any) -> None:
        if layer is None or self._quiet:
            return
        words = words_of(layer.providerType(), layer.source())
        self._raw = (words, (layer.providerType(), layer.source()))
        self.kind.setCurrentIndex(self.kind.findData(words.kind))
        self.address.setText(words.address)
        self.name.setText(words.name)
        self.filter.setText(layer.subsetString())
        self._fit()
        self._tell()


def _box(name: str, entries: Sequence[tuple[str, str]], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(name)
    for title, value in entries:
        box.addItem(title, value)
    WheelGuard(box)
    return box


def _show(form: QFormLayout, field: QWidget, shown: bool) -> None:
    field.setVisible(shown)
    label = form.labelForField(field)
    if label is not None:
        label.setVisible(shown)
