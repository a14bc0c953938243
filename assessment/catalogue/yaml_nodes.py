"""The nodes of a YAML text, put together from its events without recursion: libyaml's own way ends the process on deep nesting."""

from __future__ import annotations

import re
from contextlib import closing
from typing import Any, ClassVar, Optional

import yaml

from ..errors import CatalogueError
from ..messages import Message

MAX_DEPTH = 50

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A safe loader that resolves almost nothing by itself."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def close(self) -> None:
        self.dispose()


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789"))


def top_node(text: str, file: str) -> Optional[yaml.Node]:
    """The node of the one document in a text; None when it is empty. `file` is the name that errors show.

    Raises:
        CatalogueError: an alias (it could make a small file endless, and no policy needs one), several documents, or nested too deeply.
        yaml.YAMLError: no YAML.
    """
    top: list[yaml.Node] = []
    open_: list[list[Any]] = [top]
    starts: list[Any] = []
    with closing(_Loader(text)) as loader:
        while (event := loader.get_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                open_[-1].append(yaml.ScalarNode(_tag(loader, event, yaml.ScalarNode, event.value), event.value, event.start_mark))
            elif kind in _COLLECTIONS:
                open_.append([])
                starts.append(event)
                if len(starts) > MAX_DEPTH:
                    raise _refused(event, file, "de inhoud is te diep genest.", "the content is nested too deeply.")
            elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
                start, found = starts.pop(), open_.pop()
                node = _COLLECTIONS[type(start)]
                value = found if node is yaml.SequenceNode else list(zip(found[::2], found[1::2]))
                open_[-1].append(node(_tag(loader, start, node, None), value, start.start_mark))
            elif kind is yaml.AliasEvent:
                raise _refused(
                    event, file, "een verwijzing (&/*) mag hier niet; schrijf de waarde uit.", "no aliases (&/*); write the value out."
                )
            elif kind is yaml.DocumentStartEvent and top:
                raise _refused(event, file, "hier begint een tweede document; bewaar er één.", "a second document begins here; keep one.")
    return top[0] if top else None


def _tag(loader: Any, event: Any, kind: Any, value: Optional[str]) -> str:
    given: Optional[str] = event.tag
    return str(loader.resolve(kind, value, event.implicit)) if given is None or given == "!" else given


def _refused(event: Any, file: str, nl: str, en: str) -> CatalogueError:
    where = f"{file}:{event.start_mark.line + 1}"
    return CatalogueError(Message(f"{where}: {nl}", f"{where}: {en}"))


_COLLECTIONS: dict[Any, Any] = {yaml.SequenceStartEvent: yaml.SequenceNode, yaml.MappingStartEvent: yaml.MappingNode}
