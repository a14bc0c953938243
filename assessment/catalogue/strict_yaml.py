"""Reads YAML without guessing: duplicate and unknown keys are errors, and every error names file, line and field.

Only `true`, `false`, `null`, whole numbers and decimal numbers are more than text; `no`, `on`, `12:30`, `0x1f`, dates and
`3.10` in quotes stay what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..errors import CatalogueError, unknown_name
from ..messages import Message
from .yaml_nodes import top_node

_NUMBER_TAGS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


@dataclass(frozen=True)
class Entry:
    """One value of a file, with where it stands: `path` is the chain of keys that leads to it."""

    node: Any
    file: str
    path: str

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return int(self.node.start_mark.line) + 1

    def error(self, nl: str, en: str) -> CatalogueError:
        """An error about this value; say only what is wrong, the place is added."""
        where = f"{self.file}:{self.line}"
        return CatalogueError(Message(f"{where}, {self.path or 'begin'}: {nl}", f"{where}, {self.path or 'top'}: {en}"))

    def unknown(self, what: Message, found: object, allowed: Iterable[str]) -> CatalogueError:
        """An error that names the nearest allowed name."""
        return self.error(*unknown_name(what, found, allowed))

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_null(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag == "tag:yaml.org,2002:null"

    def items(self) -> Iterator[tuple[str, Entry]]:
        """The keys and values of a mapping, in the order of the file."""
        if not self.is_mapping:
            raise self.error("hier hoort een tabel met sleutels.", "a mapping of keys belongs here.")
        seen: set[str] = set()
        for key_node, value_node in self.node.value:
            key = str(key_node.value)
            child = Entry(value_node, self.file, f"{self.path}.{key}" if self.path else key)
            if key in seen:
                raise Entry(key_node, self.file, child.path).error("deze sleutel staat er twee keer.", "this key stands here twice.")
            seen.add(key)
            yield key, child

    def fields(self, required: Iterable[str] = (), optional: Iterable[str] = ()) -> dict[str, Entry]:
        """A mapping's values by key; a key that is missing or not allowed is an error."""
        found = dict(self.items())
        allowed = (*required, *optional)
        for key, child in found.items():
            if key not in allowed:
                raise child.unknown(Message("sleutel", "key"), key, allowed)
        for key in required:
            if key not in found:
                raise self.error(f"de sleutel '{key}' ontbreekt.", f"the key '{key}' is missing.")
        return found

    def elements(self) -> list[Entry]:
        """The elements of a list; a single value counts as a list of one."""
        if self.is_list:
            return [Entry(node, self.file, f"{self.path}[{index}]") for index, node in enumerate(self.node.value)]
        return [self]

    def text(self) -> str:
        """A text; numbers, booleans and null are errors, since "3.10" unquoted would read 3.1."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != "tag:yaml.org,2002:str":
            raise self.error("hier hoort tekst (zet een § of getal tussen aanhalingstekens).", "text belongs here (quote a § or a number).")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A text or a list of texts."""
        return tuple(element.text() for element in self.elements())

    def number(self) -> float:
        """A finite decimal number."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag not in _NUMBER_TAGS:
            raise self.error("hier hoort een getal.", "a number belongs here.")
        return float(self.node.value)

    def boolean(self) -> bool:
        """`true` or `false`, nothing else."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != "tag:yaml.org,2002:bool":
            raise self.error("hier hoort true of false.", "true or false belongs here.")
        return bool(self.node.value == "true")

    def scalar(self) -> str | float | bool | None:
        """A single value of any kind; whole numbers come as float."""
        if self.is_null:
            return None
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("hier hoort één waarde.", "a single value belongs here.")
        if self.node.tag in _NUMBER_TAGS:
            return self.number()
        if self.node.tag == "tag:yaml.org,2002:bool":
            return self.boolean()
        return str(self.node.value)

    def message(self) -> Message:
        """A text in both languages: a mapping of `nl` and `en`."""
        fields = self.fields(required=("nl", "en"))
        return Message(fields["nl"].text().strip(), fields["en"].text().strip())

    def one_of(self, what: Message, allowed: Iterable[str]) -> str:
        """A text that is one of `allowed`."""
        names = tuple(allowed)
        found = self.text()
        if found not in names:
            raise self.unknown(what, found, names)
        return found


def read_yaml(path: Path) -> Entry:
    """The top of a YAML (or JSON) file.

    Raises:
        CatalogueError: the file can't be read, is not UTF-8, or is not YAML; with its name and line.
    """
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(
            Message(f"{path}: het bestand is niet te lezen als UTF-8-tekst.", f"{path}: the file can't be read as UTF-8 text.")
        ) from error


def parse_yaml(text: str, file: str) -> Entry:
    """The top of a YAML (or JSON) text; `file` is the name that errors show."""
    try:
        node = top_node(text, file)
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise CatalogueError(
            Message(f"{file}:{line}: dit is geen geldige YAML of JSON.", f"{file}:{line}: this is not valid YAML or JSON.")
        ) from error
    if node is None:
        raise CatalogueError(Message(f"{file}: het bestand is leeg.", f"{file}: the file is empty."))
    return Entry(node, file, "")
