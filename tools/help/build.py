"""Makes the help that ships with the plugin, resources/help/nl and en: a page per algorithm, the guide, and the names that scripts use.

Run it in QGIS: tools/setup/in-qgis python3 tools/help/build.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "resources" / "help"
GUIDES = {"nl": ROOT / "docs" / "handleiding.md", "en": ROOT / "docs" / "guide.md"}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """QGIS and the plugin in a language, as the user's setting has it."""
    from qgis.core import QgsApplication, QgsSettings
    from qgis.PyQt.QtCore import QTranslator

    settings, translator = QgsSettings(), QTranslator()
    before = {key: settings.value(f"locale/{key}") for key in ("overrideFlag", "userLocale")}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([str(ROOT / "tools" / "i18n" / "compile"), folder], check=True)
        loaded = language == "nl" and translator.load(str(Path(folder) / "plantoets_nl.qm"))
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", language)
    if loaded:
        QgsApplication.installTranslator(translator)
    try:
        yield
    finally:
        QgsApplication.removeTranslator(translator)
        for key, value in before.items():
            settings.remove(f"locale/{key}") if value is None else settings.setValue(f"locale/{key}", value)


def pages(language: str) -> dict[str, str]:
    """Each page by its file name."""
    import algorithm_page
    import guide_page
    import names_page
    from help_frame import page
    from help_words import KINDS, WORDS
    from plantoets.processing.provider import PlantoetsProvider

    words = WORDS[language]
    links = [("index.html", words["home"]), ("guide.html", words["guide"]), ("names.html", words["names"])]
    with speaking(language):
        provider = PlantoetsProvider()
        provider.refreshAlgorithms()
        algorithms = sorted(provider.algorithms(), key=lambda algorithm: (algorithm.groupId(), algorithm.name()))
        made = {f"{algorithm.name()}.html": algorithm_page.body(algorithm, words, KINDS[language]) for algorithm in algorithms}
        titles = {f"{algorithm.name()}.html": algorithm.displayName() for algorithm in algorithms}
        first = {f"{algorithm.name()}.html": algorithm.shortDescription() for algorithm in algorithms}
    items = [f'<li><a href="{name}">{escape(titles[name])}</a>: {escape(first[name])}</li>' for name in made]
    made["index.html"] = (
        f'<h1>{words["home"]}</h1>\n<ul>\n<li><a href="guide.html">{words["guide"]}</a></li>\n'
        f'<li><a href="names.html">{words["names_title"]}</a></li>\n</ul>\n<h2 id="tools">{words["tools"]}</h2>\n<ul>\n'
        + "\n".join(items)
        + "\n</ul>"
    )
    made["guide.html"] = guide_page.body(GUIDES[language])
    made["names.html"] = names_page.body(language, words)
    titles |= {"index.html": words["home"], "guide.html": words["guide"], "names.html": words["names_title"]}
    return {name: page(language, titles[name], links, body) for name, body in made.items()}


def main() -> int:
    sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != ROOT]
    spec = spec_from_file_location("plantoets", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    if spec is None or spec.loader is None:
        return 1
    package = module_from_spec(spec)
    sys.modules["plantoets"] = package
    spec.loader.exec_module(package)
    from plantoets.processing.engine import bind_geos
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    bind_geos()
    for language in GUIDES:
        folder = PLACE / language
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.html"):
            old.unlink()
        for name, html in pages(language).items():
            (folder / name).write_text(html, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
