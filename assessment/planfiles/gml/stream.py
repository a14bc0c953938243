"""Reads XML one feature at a time, without ever following what the file points at.

Safe against hostile XML: no DTD at all (so no entities), no network, libxml2's own limits stay on. Those limits have a price that a
real file could meet: one text (say, one posList) of more than 10 MB, or nesting deeper than 256, is refused. Real plans stay far below.
The tree of a feature is dropped as soon as the next one is asked for, so memory follows the largest feature, not the file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MAX_PENDING_BYTES, MAX_PENDING_ELEMENTS, MAX_TAG_BYTES, MAX_XML_ELEMENTS
from ..stopping import go_on
from .encoding import without_blanks
from .names import local_name

_WRAPPERS = frozenset(("featureMember", "featureMembers", "member", "locaties"))
_CHUNK = 64 * 1024
_PROLOG = 256 * 1024


def stream_features(path: Path, named: frozenset[str] = frozenset(), encoding: str | None = None) -> Iterator[Any]:
    """The elements inside featureMember and the like, one by one; the root itself when there are none.

    With `named`, the elements of these names instead, wherever they are. Each is only usable until the next is asked for.
    `encoding` overrules what the file says.

    Raises:
        PlanFileError: not XML, broken off, a DTD, or more than a plan could hold.
    """
    refuse_dtd(path)
    reader = _Reader(named, encoding)
    try:
        with path.open("rb") as file:
            chunk = without_blanks(file.read(_CHUNK))
            while chunk:
                go_on()
                reader.check_tags(chunk)
                yield from reader.feed(chunk)
                chunk = file.read(_CHUNK)
        yield from reader.close()
    except etree.XMLSyntaxError as error:
        raise _not_xml(error) from None
    except (OSError, LookupError, UnicodeError) as error:
        raise PlanFileError(
            Message(
                f"Het bestand is niet te lezen ({error}); haal het opnieuw op.", f"The file can't be read ({error}); download it again."
            )
        ) from None


class _Reader:
    """Feeds libxml2 piece by piece and keeps count."""

    def __init__(self, named: frozenset[str], encoding: str | None) -> None:
        self.named = named
        self.parser = etree.XMLPullParser(
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            attribute_defaults=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding=encoding,
        )
        self.root: Any = None
        self.found = False
        self.open_wrapper: Any = None
        self.last: Any = None
        self.elements = 0
        self.pending_elements = 0
        self.pending_bytes = 0
        self.open_tag = 0

    def feed(self, chunk: bytes) -> Iterator[Any]:
        self.parser.feed(chunk)
        self.pending_bytes += len(chunk)
        yield from self._events()
        if self.pending_elements > MAX_PENDING_ELEMENTS or self.pending_bytes > MAX_PENDING_BYTES or self.elements > MAX_XML_ELEMENTS:
            raise PlanFileError(
                Message(
                    "Het bestand bevat meer dan een plan kan bevatten; splits het of lever alleen het plan zelf aan.",
                    "The file holds more than a plan can hold; split it, or supply only the plan itself.",
                )
            )

    def close(self) -> Iterator[Any]:
        self.parser.close()
        yield from self._events()
        if not self.found and not self.named and self.root is not None:
            yield self.root

    def _events(self) -> Iterator[Any]:
        for event, element in self.parser.read_events():
            if event == "start":
                self._start(element)
                continue
            parent = element.getparent()
            if self.named:
                if local_name(element) in self.named:
                    self.found = True
                    yield element
                    self._drop_last(element)
            elif parent is not None and parent is self.open_wrapper:
                self.found = True
                yield element
                self._drop(element, parent)
            elif element is self.open_wrapper:
                self.open_wrapper = None
                if parent is not None:
                    self._drop(element, parent)

    def _start(self, element: Any) -> None:
        self.elements += 1
        self.pending_elements += 1
        if self.root is None:
            self.root = element
            if element.getroottree().docinfo.internalDTD is not None:
                raise _has_dtd()
        elif self.open_wrapper is None and not self.named and local_name(element) in _WRAPPERS:
            self.open_wrapper = element

    def _drop(self, element: Any, parent: Any) -> None:
        """Forget an element that has been dealt with, and all before it under the same parent."""
        element.clear()
        previous = element.getprevious()
        while previous is not None:
            parent.remove(previous)
            previous = element.getprevious()
        self.pending_elements = 0
        self.pending_bytes = 0

    def _drop_last(self, element: Any) -> None:
        """Forget an element that has been dealt with, but not its siblings (the name of a folder). It goes when the next is done."""
        element.clear()
        if self.last is not None and self.last.getparent() is not None:
            self.last.getparent().remove(self.last)
        self.last = element
        self.pending_elements = 0
        self.pending_bytes = 0

    def check_tags(self, chunk: bytes) -> None:
        """Refuse a tag without end: libxml2 compares every attribute with every other."""
        if self.open_tag:
            end = chunk.find(b">")
            self.open_tag += len(chunk) if end < 0 else end
        if self.open_tag > MAX_TAG_BYTES:
            raise PlanFileError(
                Message(
                    "Het bestand is geen plan: een XML-element is langer dan 256 kB; controleer of u het juiste bestand hebt.",
                    "The file is not a plan: an XML element is longer than 256 kB; check that you have the right file.",
                )
            )
        last_open, last_close = chunk.rfind(b"<"), chunk.rfind(b">")
        if last_open > last_close:
            self.open_tag = len(chunk) - last_open
        elif last_close >= 0:
            self.open_tag = 0


def refuse_dtd(path: Path) -> None:
    """Refuse a document type before libxml2 sees it: no plan has one, and every entity attack needs one."""
    with path.open("rb") as file:
        head = file.read(_PROLOG)
    text = _decoded(head)
    bare = re.sub(r"<!--.*?-->|<\?.*?\?>", " ", text, flags=re.DOTALL)
    first = re.search(r"<[^!?\s]", bare)
    if re.search(r"<!\s*(?:DOCTYPE|ENTITY)", bare[: first.start()] if first else bare, flags=re.IGNORECASE):
        raise _has_dtd()
    if first is None and len(head) == _PROLOG:
        raise PlanFileError(
            Message(
                "Het bestand begint niet als GML of KML; controleer of u het juiste bestand hebt.",
                "The file does not begin as GML or KML; check that you have the right file.",
            )
        )


def _decoded(head: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head.decode(encoding, "replace")
    if head[:2] == b"<\0":
        return head.decode("utf-16-le", "replace")
    if head[:2] == b"\0<":
        return head.decode("utf-16-be", "replace")
    return head.decode("latin-1")


def _has_dtd() -> PlanFileError:
    return PlanFileError(
        Message(
            "Het bestand bevat een documenttype (DTD of entiteiten) en wordt om veiligheid niet gelezen; vraag een schoon GML-bestand op.",
            "The file holds a document type (DTD or entities) and is not read, for safety; ask for a clean GML file.",
        )
    )


def _not_xml(error: etree.XMLSyntaxError) -> PlanFileError:
    line = error.lineno or 1
    if re.search(r"huge|too long|excessive|limit", error.msg or "", flags=re.IGNORECASE):
        return PlanFileError(
            Message(
                f"Regel {line} van het bestand bevat een waarde van meer dan 10 MB of te diepe nesting; deel de geometrie op.",
                f"Line {line} of the file holds a value of more than 10 MB or nests too deeply; divide the geometry.",
            )
        )
    return PlanFileError(
        Message(
            f"Het bestand is beschadigd of afgebroken bij regel {line}; haal het opnieuw op of exporteer het opnieuw.",
            f"The file is damaged or broken off at line {line}; download or export it again.",
        )
    )
