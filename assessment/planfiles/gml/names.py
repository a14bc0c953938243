"""Names of XML elements without their namespace: GML 2, 3.1 and 3.2 differ in little else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


def local_name(element: Any) -> str:
    """The element's name without namespace."""
    tag: str = element.tag
    return tag[tag.rfind("}") + 1 :]


def namespace(element: Any) -> str:
    """The element's namespace, "" when it has none."""
    tag: str = element.tag
    return tag[1 : tag.rfind("}")] if tag[0] == "{" else ""


def gml_id(element: Any) -> str | None:
    """The element's gml:id (or GML 2 fid), whatever the version of GML."""
    for name, value in element.attrib.items():
        if name.endswith("}id") and "gml" in name:
            return str(value)
    value = element.get("fid") or element.get("id")
    return str(value) if value else None


def child_elements(element: Any) -> Iterator[Any]:
    """The children that are elements."""
    return (child for child in element if isinstance(child.tag, str))


def child(element: Any, name: str) -> Any:
    """The first child of this name, None when there is none."""
    return next((found for found in child_elements(element) if local_name(found) == name), None)


def text_of(element: Any, *path: str) -> str | None:
    """The stripped text at a path of local names, None when it isn't there or is empty."""
    for name in path:
        element = child(element, name)
        if element is None:
            return None
    text = (element.text or "").strip()
    return text or None


def find_text(element: Any, name: str) -> str | None:
    """The text of the first descendant of this name."""
    found = next((item for item in element.iter(f"{{*}}{name}") if item.text and item.text.strip()), None)
    return found.text.strip() if found is not None else None
