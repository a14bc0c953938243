"""Layers that are computed rather than drawn, by the name a source file gives in `maak`."""

from .kernen import build_kernen, build_koms
from .municipalities import build_municipalities
from .vision import build_functions

GENERATORS = {
    "gemeenten": build_municipalities,
    "kernen": build_kernen,
    "bebouwde_kommen": build_koms,
    "visie_functie": build_functions,
}
