"""Proposes a development type for a plan object from what the file says of it."""

from __future__ import annotations

from collections.abc import Mapping

from ...messages import Message
from ..kinds import Kind
from ..model import RawFeature
from .development_types import development_types
from .table import MappingTable, Proposal
from .words import plain

_DESCRIBES: dict[Kind, Message] = {
    Kind.DOUBLE: Message(
        "Een dubbelbestemming beschermt of beperkt; zij is zelf geen ontwikkeling.",
        "A dubbelbestemming protects or limits; it is no development itself.",
    ),
    Kind.DESIGNATION: Message(
        "Een aanduiding hoort bij een bestemming; zij is zelf geen ontwikkeling.",
        "A designation belongs to a bestemming; it is no development itself.",
    ),
    Kind.LABEL: Message("Een label is geen ontwikkeling.", "A label is no development."),
}
_NOTHING = Message(
    "Naam, laag en hoofdgroep wijzen geen ontwikkelingstype aan; kies er zelf een.",
    "Name, layer and main group point to no development type; choose one yourself.",
)


def role_value(fields: Mapping[str, str], table: MappingTable, role: str) -> str | None:
    """The first attribute that plays a role (its name, its main group, …), None when none does."""
    return next((fields[name] for name in table.fields[role] if fields.get(name)), None)


def propose(feature: RawFeature, name: str, main_group: str | None, kind: Kind, table: MappingTable) -> Proposal:
    """The development type for an object: what it states itself, else by words in its name, its main group, its other content, its layer.

    An activity that is stated and isn't a development type is said in the reason, and the rest is tried.
    """
    if kind in _DESCRIBES:
        return Proposal(None, _DESCRIBES[kind])
    stated = role_value(feature.fields, table, "activity")
    if stated is not None and stated.strip() in development_types():
        return Proposal(stated.strip(), Message(f"Het bestand noemt zelf '{stated.strip()}'.", f"The file itself says '{stated.strip()}'."))
    layer = feature.source_class if kind is Kind.OTHER else ""
    content = [feature.fields[field] for field in table.fields["content"] if feature.fields.get(field)]
    found = (
        _by_words(name, table)
        or _by_group(main_group, table)
        or _by_group(name.split(" - ", maxsplit=1)[0], table)
        or next((proposal for text in content if (proposal := _by_words(text, table) or _by_group(text, table))), None)
        or _by_words(layer, table)
        or _by_group(layer, table)
        or Proposal(None, _NOTHING)
    )
    if stated is None:
        return found
    wrong = stated.strip()[:60]
    return Proposal(
        found.activity,
        Message(
            f"Het bestand noemt '{wrong}', dat geen ontwikkelingstype is. {found.reason.nl}",
            f"The file says '{wrong}', which is no development type. {found.reason.en}",
        ),
    )


def _by_words(text: str, table: MappingTable) -> Proposal | None:
    """The rule whose word is found first in the text's rules, with the text it was found in."""
    searched = plain(text)
    if not searched:
        return None
    for rule in table.words:
        if rule.pattern.search(searched):
            return _because(rule.proposal, text)
    return None


def _by_group(text: str | None, table: MappingTable) -> Proposal | None:
    proposal = table.main_groups.get(plain(text)) if text else None
    return _because(proposal, text or "") if proposal is not None else None


def _because(proposal: Proposal, text: str) -> Proposal:
    shown = text.strip()[:80]
    return Proposal(proposal.activity, Message(f"'{shown}': {proposal.reason.nl}", f"'{shown}': {proposal.reason.en}"))
