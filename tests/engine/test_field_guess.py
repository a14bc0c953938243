"""Which field of a source probably holds which attribute."""

import pytest
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.sources.field_guess import SYNONYMS, guess_fields, guess_values, read_synonyms


@pytest.mark.parametrize(
    ("attributes", "names", "expected"),
    [
        (["naam"], ["fid", "NAAM"], {"naam": "NAAM"}),
        (["naam"], ["statcode", "statnaam"], {"naam": "statnaam"}),
        (["naam"], ["nr", "naamN2K", "ha"], {"naam": "naamN2K"}),
        (["naam", "krimp"], ["naam", "code"], {"naam": "naam"}),
        (["ontwikkelingstijd_jaar"], ["ONTW_TIJD", "OPP_HA"], {"ontwikkelingstijd_jaar": "ONTW_TIJD"}),
        (["soort", "functie"], ["type", "hoofdfunctie"], {"soort": "type", "functie": "hoofdfunctie"}),
        (["max_milieucategorie"], ["MILIEUCAT", "NAAM"], {"max_milieucategorie": "MILIEUCAT"}),
        (["kwetsbaarheid"], ["kwetsbaarhied"], {"kwetsbaarheid": "kwetsbaarhied"}),
        (["diepte_m"], ["objectid", "shape_area"], {}),
        (["naam"], [], {}),
        (["niveau"], ["Beschermings-niveau"], {"niveau": "Beschermings-niveau"}),
    ],
)
def test_a_guess(attributes, names, expected) -> None:
    assert guess_fields(attributes, names) == expected


def test_no_field_is_taken_twice_and_the_surest_comes_first() -> None:
    assert guess_fields(["soort", "niveau"], ["klasse", "niveau"]) == {"niveau": "niveau", "soort": "klasse"}


def test_the_synonyms_are_of_attributes_that_exist() -> None:
    known = {name for spec in installed_catalogue().names.layers.values() for name in spec.attributes} | {"bron"}
    assert set(read_synonyms(SYNONYMS)) <= known


LEVELS = ("respecteren", "voorwaarden", "eisen")
RISKS = ("kwetsbaar", "niet kwetsbaar", "minder kwetsbaar")


@pytest.mark.parametrize(
    ("allowed", "found", "expected"),
    [
        (LEVELS, ["Eisen stellen", "Respecteren", "eisen"], {"Eisen stellen": "eisen", "Respecteren": "respecteren"}),
        (("aangewezen", "toekomstig"), ["Vastgesteld", "niet aangewezen"], {}),
        (RISKS, ["Niet Kwetsbaar", "zeer kwetsbaar"], {"Niet Kwetsbaar": "niet kwetsbaar", "zeer kwetsbaar": "kwetsbaar"}),
        (("I", "II"), ["i", "zone i", "binnen"], {"i": "I"}),
    ],
)
def test_what_values_mean(allowed, found, expected) -> None:
    assert guess_values(allowed, found) == expected
