"""The groups of maps in the layer tree: found again by their code whatever they are called, made in the order of the maps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeNode, QgsMapLayer, QgsMapLayerType, QgsProject

MAP = "plantoets/map"
LAYER = "plantoets/layer"
CONTENT = "plantoets/content"
ORDER = "plantoets/order"
BACKDROP = "backdrop"
_PARTS = 1000  # the parts of a map come below its own layers


class LayerGroups:
    """The groups of one project. The first one that is made is shown, the others wait unchecked: twelve maps at once show nothing."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._root = project.layerTreeRoot()
        self._shown = any(node.isVisible() for node in self._root.children() if node.customProperty(MAP) not in (None, "", BACKDROP))

    def group(self, code: str, name: str, order: int, parent: Optional[QgsLayerTreeGroup] = None, shown: bool = True) -> QgsLayerTreeGroup:
        """The group of a map; made when it isn't there. `shown`: whether a part is checked, inside its map."""
        inside = parent or self._root
        for node in inside.findGroups():
            if node.customProperty(MAP) == code:
                return node
        position = _PARTS + order if parent else order
        fallback = len(inside.children()) if parent else _below_own_layers(self._root)
        group = inside.insertGroup(_index(inside, position, fallback), name)
        group.setCustomProperty(MAP, code)
        group.setCustomProperty(ORDER, position)
        group.setExpanded(False)
        if parent is not None:
            group.setItemVisibilityChecked(shown)
        elif code != BACKDROP:
            group.setItemVisibilityChecked(not self._shown)
            group.setExpanded(not self._shown)
            self._shown = True
        return group

    def find(self, code: str, layer_id: str) -> Optional[QgsMapLayer]:
        """The layer of a map that is in the project already, wherever the user has put it."""
        for layer in self._project.mapLayers().values():
            if (layer.customProperty(MAP), layer.customProperty(LAYER)) == (code, layer_id):
                return layer
        return None

    def add(self, group: QgsLayerTreeGroup, layer: QgsMapLayer, order: int, replaced: Optional[QgsMapLayer]) -> None:
        """Put a layer in its place in a group; a layer that it replaces gives up its own place and visibility."""
        old = replaced and self._root.findLayer(replaced.id())
        inside, shown = (old.parent(), old.itemVisibilityChecked()) if old else (group, True)
        index = inside.children().index(old) if old else _index(inside, order, len(inside.children()))
        self._project.addMapLayer(layer, False)
        node = inside.insertLayer(index, layer)
        node.setCustomProperty(ORDER, order)
        node.setExpanded(False)
        node.setItemVisibilityChecked(shown)
        if replaced:
            self._project.removeMapLayer(replaced.id())

    def remove(self, layers: Iterable[str]) -> None:
        """Take layers out again, and the maps' groups that are empty then."""
        self._project.removeMapLayers(list(layers))
        for group in reversed(self._root.findGroups(True)):
            if group.customProperty(MAP) not in (None, "") and not group.children():
                group.parent().removeChildNode(group)


def _index(group: QgsLayerTreeGroup, order: int, fallback: int) -> int:
    """Before the first of our nodes that comes later; behind the last of ours; else `fallback`."""
    ours = [(index, int(node.customProperty(ORDER))) for index, node in enumerate(group.children()) if _numbered(node)]
    later = [index for index, other in ours if other > order]
    return later[0] if later else ours[-1][0] + 1 if ours else fallback


def _numbered(node: QgsLayerTreeNode) -> bool:
    return node.customProperty(ORDER) not in (None, "")


def _below_own_layers(root: QgsLayerTreeGroup) -> int:
    """Below the user's own vector layers, so that a plan stays on top, and above a background of images."""
    children: list[Any] = root.children()
    for index, node in enumerate(children):
        layers = [found.layer() for found in node.findLayers()] if isinstance(node, QgsLayerTreeGroup) else [node.layer()]
        if layers and all(layer is not None and layer.type() != QgsMapLayerType.VectorLayer for layer in layers):
            return index
    return len(children)
