"""The ten invented plans of the example batch, all over Drenthe and of ten kinds; some a policy officer sees every week."""

from __future__ import annotations

from typing import NamedTuple, Optional


class Plan(NamedTuple):
    """A plan of the batch: a block of `width` by `height` metres whose lower left corner is at `x`, `y` in RD, and what it states."""

    name: str
    activity: str
    x: float
    y: float
    width: float
    height: float
    woningen: Optional[int] = None
    bouwvlak_ha: Optional[float] = None
    milieucategorie: Optional[int] = None
    aantal_turbines: Optional[int] = None
    hoogte_m: Optional[float] = None
    bodemingreep: Optional[int] = None

    @property
    def wkt(self) -> str:
        """The block as a polygon."""
        right, top = self.x + self.width, self.y + self.height
        return f"POLYGON (({self.x} {self.y}, {right} {self.y}, {right} {top}, {self.x} {top}, {self.x} {self.y}))"


PLANS = (
    Plan("Woningbouw Assen-Noord", "woningbouw_uitleg", 233200, 559200, 420, 300, woningen=140, bodemingreep=1),
    Plan("Inbreiding centrum Emmen", "woningbouw_inbreiding", 257150, 533700, 140, 90, woningen=36),
    Plan("Bedrijventerrein Hoogeveen-Zuid", "regionale_werklocatie", 229400, 522300, 600, 350, milieucategorie=4, bodemingreep=1),
    Plan("Melkveehouderij bij Beilen", "agrarisch_bouwvlak", 231800, 541200, 130, 120, bouwvlak_ha=1.56),
    Plan("Nieuwe camping bij Dwingeloo", "verblijfsrecreatie_nieuw", 222600, 536200, 300, 220, bodemingreep=1),
    Plan("Windpark veenkoloniën", "windpark", 258900, 549700, 1200, 300, aantal_turbines=6, hoogte_m=149.0),
    Plan("Zandwinning bij Gasselte", "zandwinning_nieuw", 248600, 553900, 350, 260, bodemingreep=1),
    Plan("Glastuinbouw bij Klazienaveen", "glastuinbouw", 262700, 527900, 500, 320),
    Plan("Natuurontwikkeling Reestdal", "natuurontwikkeling", 214300, 521400, 380, 240, bodemingreep=1),
    Plan("Zendmast bij Westerbork", "zendmast_hoogspanning", 239700, 548300, 20, 20, hoogte_m=45.0),
)
