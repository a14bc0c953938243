"""The development types a proposal may name: those of the policy; `overig` is a type, no proposal is None."""

from __future__ import annotations

from functools import lru_cache

from ...catalogue.strict_yaml import read_yaml
from ...resources import ACTIVITIES


@lru_cache(maxsize=1)
def development_types() -> frozenset[str]:
    """Their ids; from the one file, for the whole catalogue takes longer to read than a plan."""
    listed = read_yaml(ACTIVITIES).fields(required=("activities",), optional=("groups",))["activities"]
    return frozenset(name for name, _ in listed.items())
