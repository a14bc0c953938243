"""Numbers and dates as people read them. All rounding of the plugin happens here, and only here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, NamedTuple, Optional, Union

HECTARE = 10_000.0
KILOMETRE = 1_000.0
SPACE = "\u00a0"
_SIGNS = {"nl": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}

Number = Union[int, float]


class Column(NamedTuple):
    """Cells in one unit that add up to their total as shown; a cell that is unknown says so."""

    cells: tuple[str, ...]
    total: str


def add_up(values: Sequence[float], decimals: int) -> list[Fraction]:
    """The values rounded to `decimals`, so that they add up to their rounded total (largest remainder, ties in order).

    Every result is less than one step from its value, and zero stays zero.

    >>> [str(value) for value in add_up([1 / 3, 1 / 3, 1 / 3], 1)]
    ['2/5', '3/10', '3/10']
    """
    step = Fraction(1, 10**decimals)
    exact = [Fraction(value) / step for value in values]
    whole = [math.floor(value) for value in exact]
    missing = math.floor(sum(exact, Fraction(0)) + Fraction(1, 2)) - sum(whole)
    largest_first = sorted(range(len(exact)), key=lambda index: whole[index] - exact[index])
    for index in largest_first[:missing]:
        whole[index] += 1
    return [value * step for value in whole]


@dataclass(frozen=True)
class Numbers:
    """Formats in one language. `unknown` is the word for a number that nobody knows; `months` the names of the months."""

    language: str
    unknown: str
    months: Mapping[str, str]
    yes: str
    no: str

    def fixed(self, value: Union[float, Fraction], decimals: int) -> str:
        """Rounded half up, with the signs of the language: 1.234,50 in Dutch."""
        exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(repr(float(value)))
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        return f"{rounded:,f}".translate(_SIGNS.get(self.language, _SIGNS["en"])).replace("-", "−")

    def area(self, m2: Optional[float]) -> str:
        """m² under one hectare, hectares above."""
        if m2 is None:
            return self.unknown
        if m2 >= HECTARE - 0.5:
            return self.hectares(m2 / HECTARE)
        return self._small(m2, "m²")

    def hectares(self, ha: Optional[float], decimals: int = 2) -> str:
        """Hectares, whatever the size."""
        return self.unknown if ha is None else f"{self.fixed(ha, decimals)}{SPACE}ha"

    def length(self, metres: Optional[float]) -> str:
        """Metres under one kilometre, kilometres above."""
        if metres is None:
            return self.unknown
        if metres >= KILOMETRE - 0.5:
            return f"{self.fixed(metres / KILOMETRE, 2)}{SPACE}km"
        return self._small(metres, "m")

    def _small(self, value: float, unit: str) -> str:
        if 0 < value < 0.005:
            return f"<{SPACE}{self.fixed(0.01, 2)}{SPACE}{unit}"
        decimals = 0 if value >= 9.95 or float(value).is_integer() else 1 if value >= 0.995 else 2
        return f"{self.fixed(value, decimals)}{SPACE}{unit}"

    def share(self, share: Optional[float]) -> str:
        """A share of 0–1 as a percentage; only nothing shows as 0 and only all of it as 100."""
        if share is None:
            return self.unknown
        if 0 < share < 0.0005:
            return f"<{SPACE}{self.fixed(0.1, 1)}%"
        if 0.9995 <= share < 1 - 1e-9:
            return f">{SPACE}{self.fixed(99.9, 1)}%"
        return f"{self.fixed(share * 100, 1)}%" if 0 < share < 1 - 1e-9 else f"{self.fixed(share * 100, 0)}%"

    def surcharge(self, fraction: Optional[float]) -> str:
        """A surcharge as thirds where it is thirds, else as a percentage."""
        if fraction is None:
            return self.unknown
        if math.isclose(fraction, 1 / 3, abs_tol=1e-3):
            return "+ ⅓"
        if math.isclose(fraction, 2 / 3, abs_tol=1e-3):
            return "+ ⅔"
        return f"+ {self.share(fraction)}"

    def column(self, areas_m2: Sequence[Optional[float]], total_m2: Optional[float]) -> Column:
        """Areas under each other with their total, all in the unit of the total, rounded so that they add up.

        Where the areas are not the parts of this total (they lie over each other), each is rounded on its own.
        """
        known = [area for area in areas_m2 if area is not None]
        total = math.fsum(known) if total_m2 is None else total_m2
        in_hectares = total >= HECTARE - 0.5
        unit, factor = ("ha", HECTARE) if in_hectares else ("m²", 1.0)
        decimals = _decimals([area / factor for area in (*known, total)], 2 if in_hectares else 0, 4 if in_hectares else 2)
        if math.isclose(math.fsum(known), total, rel_tol=1e-9, abs_tol=1e-3):
            rounded = iter(add_up([area / factor for area in known], decimals))
            shown = [None if area is None else next(rounded) for area in areas_m2]
            whole: Union[float, Fraction] = sum((value for value in shown if value is not None), Fraction(0))
        else:
            shown = [None if area is None else Fraction(area / factor) for area in areas_m2]
            whole = total / factor
        cells = tuple(self.unknown if value is None else f"{self.fixed(value, decimals)}{SPACE}{unit}" for value in shown)
        return Column(cells, f"{self.fixed(whole, decimals)}{SPACE}{unit}")

    def quantity(self, value: Any, unit: Optional[str] = None, beside: Any = None) -> str:
        """A value of any kind with its unit; `beside` is the limit it is held against, from which it must stay distinct."""
        if value is None:
            return self.unknown
        if isinstance(value, bool):
            return self.yes if value else self.no
        if not isinstance(value, (int, float)):
            return self.day(value) if len(str(value)) == 10 else str(value)
        if unit == "m²":
            return self.area(value)
        if unit == "m":
            return self.length(value)
        return f"{self._plain(value, beside)}{SPACE + unit if unit else ''}"

    def _plain(self, value: Number, beside: Any) -> str:
        decimals = 2
        if isinstance(beside, (int, float)) and value != beside:
            while decimals < 9 and self.fixed(value, decimals) == self.fixed(beside, decimals):
                decimals += 1
        text = self.fixed(value, decimals)
        point = "," if self.language == "nl" else "."
        return text.rstrip("0").rstrip(point) if point in text else text

    def day(self, iso: Optional[str]) -> str:
        """An ISO date (or date and time) written out; anything else as it is."""
        found = _date(iso)
        return f"{found.day} {self.months[str(found.month)]} {found.year}" if found else iso or self.unknown

    def short_day(self, iso: Optional[str]) -> str:
        """An ISO date in figures, for narrow columns."""
        found = _date(iso)
        if not found:
            return iso or self.unknown
        return found.strftime("%d-%m-%Y") if self.language == "nl" else found.isoformat()


def _date(iso: Optional[str]) -> Optional[date]:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _decimals(values: Sequence[float], fewest: int, most: int) -> int:
    """The fewest decimals, unless something that is not nothing would then show as nothing."""
    smallest = min((value for value in values if value > 0), default=1.0)
    return fewest if smallest >= 0.5 * 10**-fewest else most
