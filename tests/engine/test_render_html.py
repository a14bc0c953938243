"""The HTML report: what it holds, that nothing of a plan gets through unescaped, and that it is valid and accessible."""

import copy
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
import shapely
from plantoets.assessment.assess import assess
from plantoets.assessment.errors import CatalogueError, InputError
from plantoets.assessment.installed import installed_catalogue, installed_layers
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.render import HouseStyle, MapImage, Office, comparison_html, render_html
from plantoets.assessment.render.context import TEMPLATES, context_of
from plantoets.assessment.render.labels import GROUPS, read_labels
from plantoets.assessment.report import Provenance, report_model, to_json
from plantoets.assessment.vocabulary import LayerStatus, Outcome, Precision, Status

X, Y = 235_000.0, 550_000.0
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00\x00\x00\x08" * 2
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
EVIL = "<script>alert('1')</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}\x00\x1b\u202e\ufffe\udc80&lt;"
KEPT = {"schema", "language", "outcome", "kind", "status", "responsible", "type", "precision", "level"}  # words with a fixed meaning


def modelled(parts: list[PartInput], answers: dict[str, Any], language: str = "nl", name: str = "Rolde-Zuid") -> dict[str, Any]:
    catalogue = installed_catalogue()
    plan = make_plan(name, parts, answers, catalogue.names, catalogue.outline)
    made = Provenance("0.1.0", "3.40.4", shapely.__version__, "2026-11-24T10:15:00+01:00")
    return json.loads(to_json(report_model(assess(plan, catalogue, installed_layers(), date(2026, 11, 24)), made, language)))  # type: ignore[no-any-return]


def parts() -> list[PartInput]:
    return [
        PartInput("1", "woningbouw_uitleg", shapely.box(231_500, 556_500, 232_300, 557_100), {"woningen": 120}),
        PartInput("2", "windpark", shapely.box(254_000, 548_000, 255_000, 549_000), {"aantal_turbines": 6, "vermogen_mw": 3.5}),
        PartInput("3", "infrastructuur_weg", shapely.LineString([(232_000, 556_000), (240_000, 552_000), (247_000, 550_500)]), {}),
        PartInput("4", "zendmast_hoogspanning", shapely.Point(222_500, 535_500), {"hoogte_m": 60}),
    ]


@pytest.fixture(scope="module")
def dutch() -> dict[str, Any]:
    return modelled(parts(), {"landschappelijke_inpassing": True, "geen_alternatieven": {"answer": True, "note": "zie bijlage 4"}})


@pytest.fixture(scope="module")
def english() -> dict[str, Any]:
    return modelled(parts(), {"landschappelijke_inpassing": True}, "en")


@pytest.fixture(scope="module")
def bare(dutch: dict[str, Any]) -> dict[str, Any]:
    """A report in which nothing was found and nothing could be looked at."""
    model = copy.deepcopy(dutch)
    for name in ("findings", "overruled", "not_assessed", "below_threshold", "zones", "questions", "warnings"):
        model[name] = []
    model.update(outcome="none", answers={}, answer_notes={})
    model["compensation"].update(required=False, items=[], prohibited_unless=[], total_ha=0.0)
    for layer in model["layers"]:
        layer.update(status="missing", precision=None, uncertainty_m=None, features=None, sha256=None, date=None, message="weg", map=None)
    for row in model["kernkwaliteiten"]:
        row.update(affected=None, area_m2=None, share=None, level=None, zones=[])
    model["provenance"]["qgis_version"] = None
    return model


@pytest.fixture(scope="module", params=["dutch", "english", "bare", "evil", "comparison"])
def page(request: pytest.FixtureRequest, dutch: dict[str, Any], bare: dict[str, Any]) -> Element:
    if request.param == "comparison":
        return parsed(comparison_html(bare, poisoned(dutch), HouseStyle(Office("Bureau <b>Ruimte</b>", PNG))))
    model = poisoned(dutch) if request.param == "evil" else request.getfixturevalue(request.param)
    office = Office("Bureau <b>Ruimte</b> & Water", PNG)
    html = render_html(model, office=office, maps=[MapImage("Kaart", PNG, "Bron: niemand", "Een kaart van het plan")], dutch=dutch)
    html.encode("utf-8")
    return parsed(html)


def parsed(html: str) -> Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)  # type: ignore[no-any-return]


def poisoned(value: Any, key: str = "") -> Any:
    """The model with something evil added to every text that a plan, layer or answer could bring."""
    if isinstance(value, dict):
        free = key in ("answers", "answer_notes", "parameters", "attributes")
        return {name + EVIL if free else name: poisoned(child, name) for name, child in value.items()}
    if isinstance(value, list):
        return [poisoned(child, key) for child in value]
    return value + EVIL if isinstance(value, str) and key not in KEPT else value


def local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def everything(page: Element, *names: str) -> Iterator[Element]:
    return (element for element in page.iter() if isinstance(element.tag, str) and (not names or local(element) in names))


def text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def test_headings_go_down_step_by_step(page: Element) -> None:
    levels = [int(local(element)[1]) for element in everything(page, *HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    assert all(text(element) for element in everything(page, *HEADINGS))


def test_tables_have_headers_with_a_scope(page: Element) -> None:
    for table in everything(page, "table"):
        assert [element.get("scope") for element in table.iter("th")].count(None) == 0
        assert len(list(table.iter("thead"))) == 1, "repeated on every page in print"
        width = len(list(next(table.iter("thead")).iter("th")))
        for row in table.iter("tr"):
            assert sum(int(cell.get("colspan", "1")) for cell in row) == width


def test_pictures_say_what_they_show(page: Element) -> None:
    ids = {element.get("id") for element in everything(page)}
    for element in everything(page, "img"):
        assert element.get("alt") is not None
    for element in everything(page, "svg"):
        if element.get("aria-hidden") != "true":
            assert element.get("role") == "img"
            assert set(element.get("aria-labelledby", "-").split()) <= ids


def test_ids_are_unique_and_links_arrive(page: Element) -> None:
    ids = [element.get("id") for element in everything(page) if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in everything(page):
        for name, value in element.attrib.items():
            if str(name).rpartition("}")[2] == "href":
                assert value.startswith("#")
                assert value[1:] in ids
            if name == "aria-labelledby":
                assert set(value.split()) <= set(ids)


def test_nothing_runs_and_nothing_is_fetched(page: Element) -> None:
    assert list(everything(page, "script", "iframe", "object", "embed", "link", "base", "form", "audio", "video")) == []
    for element in everything(page):
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            if name == "src":
                assert value.startswith("data:image/png;base64,")
            if name == "fill" and "url" in value:
                assert value.startswith("url(#p-")
    style = text(next(everything(page, "style")))
    assert "@import" not in style
    assert "url(" not in style
    assert next(everything(page, "html")).get("lang") in ("nl", "en")


def test_what_a_plan_brings_is_only_text(dutch: dict[str, Any]) -> None:
    clean, evil = parsed(render_html(dutch)), parsed(render_html(poisoned(dutch)))
    for name in ("script", "img", "b"):
        assert len(list(everything(evil, name))) == 0 == len(list(everything(clean, name)))
    shown = text(evil)
    assert "<script>alert('1')</script>" in shown
    assert "{{ 7*7 }}" in shown
    assert re.search("[\x00-\x08\x1b\u202e\ufffe\ud800-\udfff]", shown) is None


def test_office_and_maps_are_escaped_and_shown(dutch: dict[str, Any]) -> None:
    page = parsed(render_html(dutch, office=Office("Bureau <b>X</b>"), maps=[MapImage("T<i>", PNG, "c<i>", 'a"<i>')]))
    assert list(everything(page, "b", "i")) == []
    assert "Bureau <b>X</b>" in text(page)
    assert next(everything(page, "img")).get("alt") == 'a"<i>'


@pytest.mark.parametrize("content", [b"", b"<svg onload='x'/>", b"GIF89a"])
def test_a_logo_that_is_no_picture_is_refused(dutch: dict[str, Any], content: bytes) -> None:
    with pytest.raises(InputError, match="PNG, JPEG or plain SVG"):
        render_html(dutch, office=Office("X", content))


def test_page_one_says_what_matters_first(dutch: dict[str, Any]) -> None:
    model = copy.deepcopy(dutch)
    model["not_assessed"] = [
        {
            "rule": "r1",
            "layer": "natuur_ehs",
            "reason": "de laag ontbreekt",
            "title": "Natuurregel",
            "explanation": "de laag ontbreekt",
            "section": "7.5",
        },
        {"rule": "r2", "layer": None, "reason": "oordeel", "title": "Eigen oordeel", "explanation": "dat is een weging", "section": "2.1"},
    ]
    model["warnings"] = ["Let op: hersteld."]
    first = text(next(element for element in everything(parsed(render_html(model)), "section") if element.get("id") == "uitkomst"))
    order = [
        "24 november 2026",
        "Uitkomst",
        "Niet getoetst",
        "Natuurregel (§7.5)",
        "Waarschuwingen",
        "Let op: hersteld.",
        "Bevindingen",
    ]
    assert [first.index(words) for words in order] == sorted(first.index(words) for words in order)
    assert "voorlopig: 1 regel kon" in first
    assert "1 passage van het beleid" in first


def test_every_finding_question_layer_and_zone_is_there(dutch: dict[str, Any]) -> None:
    shown = text(parsed(render_html(dutch)))
    for name in ("findings", "overruled", "layers", "questions"):
        for item in dutch[name]:
            assert re.sub(r"\s+", " ", item.get("title") or item["text"]) in shown
    for condition in (condition for finding in dutch["findings"] for condition in finding["conditions"]):
        assert condition["text"][1:] in shown
        assert condition["evidence"] in shown
    for zone in dutch["zones"]:
        assert zone["name"] is None or zone["name"] in shown
    assert "zie bijlage 4" in shown
    assert dutch["catalogue"]["sha256"] in shown


def test_a_rule_that_says_the_same_of_many_parts_stands_once(dutch: dict[str, Any]) -> None:
    context = context_of(dutch, None)
    entries = [entry for chapter in context.chapters for entry in chapter.entries]
    assert sum(place.parts for entry in entries for place in entry.places) == len(dutch["findings"])
    assert len(entries) < len(dutch["findings"])
    assert sum(number for _, number in context.outcome_counts) == len(dutch["findings"])


def test_where_the_boundary_decides_it_says_so(dutch: dict[str, Any]) -> None:
    model = copy.deepcopy(dutch)
    finding = next(item for item in model["findings"] if item["layer"] and item["zones"])
    model["findings"] = [finding]
    finding["boundary"] = {"distance_m": 3.0, "decides": True}
    for layer in model["layers"]:
        layer.update(precision="schets", uncertainty_m=100.0)
    assert "de grens beslist (schets, ±100 m)" in text(parsed(render_html(model)))
    finding["boundary"]["decides"] = False
    assert "de grens beslist (" not in text(parsed(render_html(model)))


def test_compensation_adds_up(dutch: dict[str, Any]) -> None:
    model = copy.deepcopy(dutch)
    item = {
        "kernkwaliteit": "natuur",
        "layer": "natuur_ehs",
        "zone": "A",
        "loss_ha": 1.004,
        "surcharge": 1 / 3,
        "compensable": True,
        "basis": "zo",
    }
    items = [{**item, "required_ha": 1.004 * 4 / 3, "zone": name} for name in "ABC"]
    unknown = {**item, "zone": "D", "surcharge": None, "required_ha": None, "compensable": None}
    model["compensation"].update(required=True, items=[*items, unknown], total_ha=1.004 * 4, prohibited_unless=["geen_alternatieven"])
    table = context_of(model, None).compensation
    assert [row.required for row in table.rows] == ["1,34\u00a0ha", "1,34\u00a0ha", "1,34\u00a0ha", "onbekend"]
    assert (table.loss, table.required) == ("3,01\u00a0ha", "4,02\u00a0ha")
    assert [row.loss for row in table.rows] == ["1,01\u00a0ha", "1,00\u00a0ha", "1,00\u00a0ha", "1,00\u00a0ha"]
    assert "onbekend" in text(parsed(render_html(model)))


def test_an_area_that_is_unknown_is_not_nothing(bare: dict[str, Any]) -> None:
    row = next(row for row in context_of(bare, None).core_qualities if row.title == "Natuur")
    assert (row.affected, row.area, row.share) == ("onbekend", "onbekend", "onbekend")
    judged = next(row for row in context_of(bare, None).core_qualities if row.title == "Naoberschap")
    assert (judged.affected, judged.area) == ("zelf te beoordelen", "–")


@pytest.mark.parametrize(
    "geometry",
    [
        shapely.Point(X, Y),
        shapely.MultiPoint([(X, Y), (X + 9, Y)]),
        shapely.LineString([(X, Y), (X + 1, Y)]),
        shapely.box(X, Y, X + 0.5, Y + 0.5),
    ],
)
def test_the_smallest_plans_are_drawn(geometry: shapely.Geometry) -> None:
    drawing = context_of(modelled([PartInput("1", "windpark", geometry, {})], {}), None).sketch
    assert drawing is not None
    assert drawing.parts[0].dots or drawing.parts[0].tiny
    assert 20 < drawing.bar < 400


def test_the_same_model_gives_the_same_page(dutch: dict[str, Any]) -> None:
    before = copy.deepcopy(dutch)
    assert render_html(dutch) == render_html(copy.deepcopy(dutch))
    assert dutch == before


def test_a_language_has_all_its_words(english: dict[str, Any], dutch: dict[str, Any]) -> None:
    page = text(parsed(render_html(english)))
    assert "Make the report in Dutch for this text." in page
    for words in ("Bevindingen", "Waarom", "onbekend", "Aandeel"):
        assert words not in page
    assert "Provinciaal beleid" in text(parsed(render_html(english, dutch=dutch)))


def test_every_word_of_the_vocabulary_has_a_label() -> None:
    for language in ("nl", "en"):
        labels = read_labels(TEMPLATES, None, language)
        for group, kind in {
            "outcomes": Outcome,
            "verdicts": Outcome,
            "statuses": Status,
            "precisions": Precision,
            "layer_statuses": LayerStatus,
        }.items():
            assert set(labels.groups[group]) == {word.value for word in kind}
        names = installed_catalogue().names
        given = {value for spec in names.layers.values() for attribute in spec.attributes.values() for value in attribute.values}
        given |= {value for parameter in names.parameters.values() for value in parameter.values}
        own_words = re.compile(r"[0-9]+|I+|[A-Z]\w+")
        assert {value for value in given if not own_words.fullmatch(str(value))} == set(labels.groups["values"])
        assert {row.id for row in installed_catalogue().core_qualities} <= set(labels.groups["core_qualities"])
        assert {rule.responsible for rule in installed_catalogue().rules} - {None} <= set(labels.groups["responsible"])
        assert all(value for group in GROUPS for value in labels.groups[group].values())


def test_every_text_is_used_and_every_used_text_exists() -> None:
    written = "".join(file.read_text(encoding="utf-8") for file in (TEMPLATES / "report").iterdir())
    code = "".join(
        file.read_text(encoding="utf-8") for file in (Path(__file__).parents[2] / "assessment" / "render").iterdir() if file.suffix == ".py"
    )
    used = set(re.findall(r"\bt\.(\w+)", written)) | set(re.findall(r'"(\w+)"', code))
    texts = set(read_labels(TEMPLATES, None, "nl").groups["texts"])
    assert set(re.findall(r"\bt\.(\w+)", written)) - texts == set()
    assert texts - used == set()


def test_an_office_replaces_what_it_wants(dutch: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "office.html").write_text("<p>Gemeente {{ model.plan.name }}</p>", encoding="utf-8")
    (tmp_path / "labels.yaml").write_text("texts:\n  title: {nl: Onze toets, en: Our test}\n", encoding="utf-8")
    page = text(parsed(render_html(dutch, templates=tmp_path)))
    assert "Gemeente Rolde-Zuid" in page
    assert "Onze toets" in page
    assert "Bevindingen per thema" in page


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{{ model.plan.naam }}</p>", 2),
        ("<p>{% if %}</p>", 1),
        ("\n\n{{ ''.__class__.__mro__ }}", 3),
        ("{{ model.update({'x': 1}) }}", 1),
        ("{% include '../labels.yaml' %}", 1),
        ("{{ 1 / 0 }}", 1),
        ("\n{{ 'a' + 1 }}", 2),
        ("\n{{ n.area('veel') }}", 2),
        ("{% for one in range(10**9) %}x{% endfor %}", 1),
        ("{% include 'office.html' %}", 1),
    ],
)
def test_an_office_template_that_is_wrong_or_reaches_out_is_refused(
    dutch: dict[str, Any], tmp_path: Path, template: str, line: int
) -> None:
    (tmp_path / "office.html").write_text(template, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        render_html(dutch, templates=tmp_path)
    assert "office.html" in caught.value.message.nl or "labels.yaml" in caught.value.message.nl
    assert f":{line}" in caught.value.message.nl


def test_a_label_that_does_not_exist_is_refused(dutch: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "labels.yaml").write_text("texts:\n  titel: {nl: a, en: b}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="did you mean 'title'"):
        render_html(dutch, templates=tmp_path)
