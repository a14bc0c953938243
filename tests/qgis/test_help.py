"""The help is there, in both languages, offline: a page per algorithm that is what its code says, and no link that leads nowhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl

LANGUAGES = ("nl", "en")
SAME_IN_BOTH = {"Plan", "Logo"}


@pytest.fixture(scope="module")
def builder(root: Path) -> Iterator[Any]:
    folder = str(root / "tools" / "help")
    sys.path.insert(0, folder)
    spec = spec_from_file_location("plantoets_help_build", root / "tools" / "help" / "build.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(folder)


def algorithms() -> list[Any]:
    """Made anew, for texts are those of the language at that moment."""
    registered = QgsApplication.processingRegistry().providerById("plantoets").algorithms()
    return sorted((algorithm.create() for algorithm in registered), key=lambda algorithm: algorithm.name())


class Links(HTMLParser):
    """Where a page leads to, and what in it can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        given = dict(attrs)
        self.targets += [given[name] for name in ("href", "src") if given.get(name)]
        self.ids |= {given["id"]} if given.get("id") else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_algorithm_has_a_page_that_its_help_button_opens(provider: Any, builder: Any, language: str) -> None:
    with builder.speaking(language):
        places = {algorithm.name(): Path(QUrl(algorithm.helpUrl()).toLocalFile()) for algorithm in algorithms()}
    assert {path.parent.name for path in places.values()} == {language}
    assert [name for name, path in places.items() if not path.is_file()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_what_the_code_says(provider: Any, builder: Any, language: str) -> None:
    made = builder.pages(language)
    there = {path.name: path.read_text(encoding="utf-8") for path in (builder.PLACE / language).glob("*.html")}
    assert sorted(there) == sorted(made)
    old = [name for name, text in made.items() if there[name] != text]
    assert old == [], "run tools/setup/in-qgis python3 tools/help/build.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_in_the_help_resolves(builder: Any, language: str) -> None:
    pages = {path: Links(path.read_text(encoding="utf-8")) for path in (builder.PLACE / language).glob("*.html")}
    broken = []
    for page, links in pages.items():
        for target in links.targets:
            name, _, anchor = target.partition("#")
            file = page if not name else page.parent / name
            arrives = (
                anchor in pages[file].ids if anchor and file in pages else file.resolve().is_relative_to(builder.PLACE) and file.is_file()
            )
            if not arrives:
                broken.append(f"{page.name}: {target}")
    assert broken == []
    assert sum(len(links.targets) for links in pages.values()) > 30


def test_in_dutch_everything_is_dutch(provider: Any, builder: Any) -> None:
    def texts() -> dict[str, str]:
        found = {}
        for algorithm in algorithms():
            found[algorithm.name()] = algorithm.displayName()
            found[f"{algorithm.name()} about"] = algorithm.about()
            found[f"{algorithm.name()} group"] = algorithm.group()
            found[f"{algorithm.name()} words"] = ",".join(algorithm.tags())
            for parameter in algorithm.parameterDefinitions():
                found[f"{algorithm.name()} {parameter.name()}"] = parameter.description()
                found[f"{algorithm.name()} {parameter.name()} help"] = parameter.help()
            for output in algorithm.outputDefinitions():
                found[f"{algorithm.name()} {output.name()} output"] = output.description()
        return found

    with builder.speaking("en"):
        english = texts()
    with builder.speaking("nl"):
        dutch = texts()
    assert dutch["assessplan"] == "Een plan toetsen"
    assert [key for key, text in dutch.items() if not text] == []
    assert {english[key] for key in english if dutch[key] == english[key]} <= SAME_IN_BOTH
    assert texts()["assessplan"] == "Assess a plan", "and back again"


@pytest.mark.parametrize("name", ["handleiding.md", "guide.md"])
def test_the_guide_shows_pictures_and_links_that_exist(root: Path, name: str) -> None:
    text = (root / "docs" / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", text)
    assert len([target for target in targets if target.endswith(".png")]) >= 9
    assert [target for target in targets if not (root / "docs" / target).is_file()] == []


@pytest.mark.parametrize("name", ["handleiding.md", "guide.md"])
def test_the_commands_of_the_guide_name_inputs_that_exist(provider: Any, root: Path, name: str) -> None:
    text = (root / "docs" / name).read_text(encoding="utf-8")
    commands = re.findall(r"qgis_process run plantoets:(\w+) -- (.+)", text)
    assert {algorithm for algorithm, _ in commands} == {"assessplan", "assessplans"}
    for algorithm, inputs in commands:
        known = {parameter.name() for parameter in provider.algorithm(algorithm).parameterDefinitions()}
        assert {word.partition("=")[0] for word in inputs.split()} <= known
