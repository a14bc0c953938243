"""Numbers as people read them: units, signs of the language, and rounding that adds up."""

import math
import re
from fractions import Fraction
from typing import Optional

import pytest
from hypothesis import given, strategies as st
from plantoets.assessment.render.context import TEMPLATES
from plantoets.assessment.render.labels import read_labels
from plantoets.assessment.render.numbers import SPACE, Numbers, add_up

AMOUNTS = st.floats(0, 1e9, allow_nan=False)


def numbers(language: str) -> Numbers:
    labels = read_labels(TEMPLATES, None, language)
    texts = labels.groups["texts"]
    return Numbers(language, texts["unknown"], labels.groups["months"], texts["yes"], texts["no"])


NL, EN = numbers("nl"), numbers("en")


def plain(text: str) -> str:
    return text.replace(SPACE, " ")


def value_of(text: str) -> Fraction:
    """The number in a Dutch text."""
    return Fraction(re.sub(r"[^0-9,]", "", text).replace(",", "."))


@pytest.mark.parametrize(
    ("m2", "dutch", "english"),
    [
        (0.0, "0 m²", "0 m²"),
        (0.001, "< 0,01 m²", "< 0.01 m²"),
        (0.5, "0,50 m²", "0.50 m²"),
        (1.0, "1 m²", "1 m²"),
        (2.34, "2,3 m²", "2.3 m²"),
        (1234.4, "1.234 m²", "1,234 m²"),
        (9999.4, "9.999 m²", "9,999 m²"),
        (9999.6, "1,00 ha", "1.00 ha"),
        (10_000.0, "1,00 ha", "1.00 ha"),
        (12_345_678.0, "1.234,57 ha", "1,234.57 ha"),
        (None, "onbekend", "unknown"),
    ],
)
def test_area(m2: Optional[float], dutch: str, english: str) -> None:
    assert plain(NL.area(m2)) == dutch
    assert plain(EN.area(m2)) == english


@pytest.mark.parametrize(
    ("metres", "shown"), [(0.0, "0 m"), (3.26, "3,3 m"), (999.4, "999 m"), (999.7, "1,00 km"), (12_345.0, "12,35 km"), (None, "onbekend")]
)
def test_length(metres: Optional[float], shown: str) -> None:
    assert plain(NL.length(metres)) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0.0, "0%"), (1e-7, "< 0,1%"), (0.125, "12,5%"), (0.9999, "> 99,9%"), (1.0, "100%"), (1 - 1e-12, "100%"), (None, "onbekend")],
)
def test_only_nothing_is_0_and_only_all_is_100_percent(share: Optional[float], shown: str) -> None:
    assert plain(NL.share(share)) == shown


def test_a_value_stays_distinct_from_its_limit() -> None:
    assert NL.quantity(35.0004, "dB(A)", 35.0) == f"35,0004{SPACE}dB(A)"
    assert NL.quantity(35.0, "dB(A)", 35.0) == f"35{SPACE}dB(A)"
    assert NL.quantity(150000, "m³/jaar") == f"150.000{SPACE}m³/jaar"
    assert NL.quantity(1.5, "ha") == f"1,5{SPACE}ha"


def test_other_values() -> None:
    assert NL.quantity(True) == "ja"
    assert NL.quantity(False) == "nee"
    assert NL.quantity(None) == "onbekend"
    assert NL.quantity("2026-11-24") == "24 november 2026"
    assert NL.quantity("hoogwaardig") == "hoogwaardig"
    assert EN.day("2026-11-24T10:15:00") == "24 November 2026"
    assert NL.short_day("2026-01-02") == "02-01-2026"
    assert NL.day("voorjaar") == "voorjaar"
    assert NL.day(None) == "onbekend"


def test_surcharges_are_thirds() -> None:
    assert [NL.surcharge(value) for value in (0.0, 0.3333, 2 / 3, 0.25, None)] == ["+ 0%", "+ ⅓", "+ ⅔", "+ 25,0%", "onbekend"]


@given(st.lists(AMOUNTS, max_size=40), st.integers(0, 4))
def test_rounded_parts_add_up_to_the_rounded_total(values: list[float], decimals: int) -> None:
    step = Fraction(1, 10**decimals)
    rounded = add_up(values, decimals)
    total = sum((Fraction(value) for value in values), Fraction(0))
    assert sum(rounded, Fraction(0)) == step * math.floor(total / step + Fraction(1, 2))
    for value, shown in zip(values, rounded):
        assert abs(shown - Fraction(value)) < step
        assert value or not shown, "nothing stays nothing"


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.integers(0, 4))
def test_the_order_of_sizes_holds_within_a_step(values: list[float], decimals: int) -> None:
    rounded = add_up(sorted(values), decimals)
    assert all(after - before >= -Fraction(1, 10**decimals) for before, after in zip(rounded, rounded[1:]))


@given(st.lists(st.one_of(st.none(), AMOUNTS), max_size=30))
def test_a_column_adds_up_as_it_is_shown(areas: list[Optional[float]]) -> None:
    column = NL.column(areas, None)
    assert len(column.cells) == len(areas)
    assert sum((value_of(cell) for cell, area in zip(column.cells, areas) if area is not None), Fraction(0)) == value_of(column.total)
    assert all(cell == "onbekend" for cell, area in zip(column.cells, areas) if area is None)
    assert (
        len(
            {cell.rpartition(SPACE)[2] for cell, area in zip(column.cells, areas) if area is not None} | {column.total.rpartition(SPACE)[2]}
        )
        == 1
    )


@given(st.lists(AMOUNTS, min_size=2, max_size=10), st.floats(0.1, 0.9))
def test_a_total_that_is_not_the_sum_is_not_forced(areas: list[float], overlap: float) -> None:
    total = max(areas) * overlap + sum(areas) * 0.01 + 5
    column = NL.column(areas, total)
    unit = 10_000 if column.total.endswith("ha") else 1
    for area, cell in zip(areas, column.cells):
        assert abs(value_of(cell) * unit - Fraction(area)) <= unit


def test_small_parts_of_a_large_total_show() -> None:
    column = NL.column([2_500_000.0, 12.0], None)
    assert [plain(cell) for cell in (*column.cells, column.total)] == ["250,0000 ha", "0,0012 ha", "250,0012 ha"]
    assert plain(NL.column([5000.0, 4000.0], None).total) == "9.000 m²"
