"""docs/policy.md: the catalogue as tables that a policy officer can hold against the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import policy_words as words
from plantoets.assessment.catalogue.names import Limit
from plantoets.assessment.catalogue.rule import Case, Catalogue, Exemption, Rule
from plantoets.assessment.messages import Message
from policy_pieces import in_order, numbered, uses

_MADE_WITH = """Gemaakt uit `resources/policy` met `tools/setup/as-package python tools/policydoc/build.py`; verander de regels daar, niet
hier."""
_HOW_TO_READ = """Per paragraaf staat wat een regel zegt: voor welke ontwikkelingen, waar, en wanneer welke uitkomst volgt. Gevallen
staan op volgorde: het eerste dat opgaat telt. Voorwaarden waaraan is voldaan maken de uitkomst 'voldoet'; een voorwaarde
waaraan niet is voldaan maakt haar 'verboden', tenzij er iets anders staat. Wat onbekend is, blijft open. *Lezing* is hoe wij
een passage lezen die ruimte laat."""


def document(catalogue: Catalogue) -> str:
    """The whole page."""
    parts = [
        _introduction(catalogue),
        *_rules(catalogue),
        _exemptions(catalogue),
        _surcharges(catalogue),
        _limits(catalogue),
        _tables(catalogue),
        _judgements(catalogue),
        _groups(catalogue),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def row(*cells: str) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>").strip() for cell in cells) + " |"


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join([row(*heads), "|" + "---|" * len(heads), *(row(*cells) for cells in rows)])


def _introduction(catalogue: Catalogue) -> str:
    policy = catalogue.document
    notes = [f"- {words.OUTCOMES[outcome].capitalize()}: {note.nl}" for outcome, note in catalogue.outcome_notes.items()]
    period = (
        f"Vastgesteld {policy.adopted}, geldig van {policy.valid_from} tot en met {policy.valid_until}; nagekeken op {policy.checked_on}."
    )
    paragraphs = [
        f"# {policy.title.nl}: zo leest Plantoets het beleid",
        _MADE_WITH,
        f"Bron: {policy.source}. {period} {len(catalogue.rules)} regels.",
        _HOW_TO_READ,
        "\n".join(notes),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _rules(catalogue: Catalogue) -> Iterator[str]:
    for section, rules in groupby(in_order(catalogue), key=lambda rule: rule.sections[0]):
        heads = ("regel", "voor", "waar", "wanneer → uitkomst", "verder", "lezing")
        yield f"## §{section}\n\n" + grid(heads, (_rule(rule, catalogue) for rule in rules))


def _rule(rule: Rule, catalogue: Catalogue) -> tuple[str, ...]:
    names = catalogue.names
    also = f"§{', '.join(rule.sections)}" + (f"; kaart {', '.join(rule.maps)}" if rule.maps else "")
    outcomes = "\n".join(_case(case, rule, catalogue) for case in rule.cases)
    general = "\n".join(f"– {words.condition(condition)}" for condition in rule.conditions)
    return (
        f"**{rule.title.nl}**\n{rule.explanation.nl}\n{also}; {words.KINDS[rule.kind]}\n`{rule.id}`",
        words.applies(rule.applies, names),
        words.where(rule.where, names),
        f"{outcomes}\naltijd:\n{general}" if general else outcomes,
        "\n".join(_further(rule, catalogue)),
        rule.interpretation.nl if rule.interpretation else "",
    )


def _case(case: Case, rule: Rule, catalogue: Catalogue) -> str:
    when = words.test(case.when, catalogue.names) or ("anders" if len(rule.cases) > 1 else "")
    head = f"{when} → **{words.OUTCOMES[case.outcome]}**" if when else f"**{words.OUTCOMES[case.outcome]}**"
    return "\n".join([head, *(f"– {words.condition(condition)}" for condition in case.conditions)])


def _further(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    """Obligations, consultation, instrument, compensation, tables, and what can set the rule aside."""
    yield from (f"Verplicht: {obligation.nl}" for obligation in rule.obligations)
    yield from (f"Overleg: {consult.who.nl}, over {consult.about.nl}" for consult in rule.consult)
    told: tuple[tuple[str, Message | None], ...] = (
        ("Instrument", rule.instrument),
        ("Compensatie", rule.compensation.basis if rule.compensation else None),
    )
    yield from (f"{head}: {text.nl}" for head, text in told if text is not None)
    yield from (f"Tabel: {table.title.nl}" for table in rule.tables)
    if rule.responsible:
        yield f"Verantwoordelijk: {rule.responsible}"
    if rule.distance_to:
        yield f"Met de afstand tot: {catalogue.names.layers[rule.distance_to].title.nl}"
    groups = {*rule.groups, *(group for case in rule.cases for group in case.groups)}
    groups.update(group for relation in rule.where for selector in relation.selectors for group in selector.groups or ())
    for exemption in catalogue.exemptions:
        if exemption.groups & groups:
            yield f"Uitzondering: {exemption.title.nl}"


def _exemptions(catalogue: Catalogue) -> str:
    heads = ("uitzondering", "voor", "waar", "groepen van regels", "in plaats daarvan")
    rows = [_exemption(exemption, catalogue) for exemption in catalogue.exemptions]
    return "## Wat een regel opzij zet\n\nOp volgorde: de eerste uitzondering die opgaat telt.\n\n" + grid(heads, rows) if rows else ""


def _exemption(exemption: Exemption, catalogue: Catalogue) -> tuple[str, ...]:
    instead = words.OUTCOMES[exemption.becomes] if exemption.becomes else "niets"
    only = f"; alleen wat strenger is dan {words.OUTCOMES[exemption.only_above]}" if exemption.only_above else ""
    responsible = f"; verantwoordelijk: {exemption.responsible}" if exemption.responsible else ""
    return (
        f"**{exemption.title.nl}**\n{exemption.reason.nl}\n§{', '.join(exemption.sections)}\n`{exemption.id}`",
        words.types(exemption.activities, catalogue.names),
        words.where((exemption.region,) if exemption.region else (), catalogue.names),
        ", ".join(group.replace("_", " ") for group in sorted(exemption.groups)),
        f"{instead}{only}{responsible}",
    )


def _surcharges(catalogue: Catalogue) -> str:
    surcharges = catalogue.surcharges
    rows = [
        (
            "langer" if step.up_to_years is None else f"tot en met {words.number(step.up_to_years)} jaar",
            "niet te noemen" if step.surcharge is None else f"{step.surcharge:.0%}",
            step.basis.nl,
        )
        for step in surcharges.steps
    ]
    rows.append(("onbekend", "niet te noemen", surcharges.unknown.nl))
    return f"## Kwaliteitstoeslag bij compensatie\n\nBron: {surcharges.source}.\n\n" + grid(
        ("ontwikkelingstijd", "toeslag", "grondslag"), rows
    )


def _limits(catalogue: Catalogue) -> str:
    used: dict[str, set[str]] = {}
    for owner in (*catalogue.rules, *catalogue.exemptions):
        for use in uses(owner):
            used.setdefault(use.limit.id, set()).add(owner.id)
    limits = sorted(catalogue.names.limits.values(), key=lambda limit: (numbered(limit.sections[0]), limit.id))
    heads = ("grenswaarde", "waarde", "§", "bron", "lezing", "regels")
    return "## Grenswaarden\n\n" + grid(heads, (_limit(limit, sorted(used.get(limit.id, ()))) for limit in limits))


def _limit(limit: Limit, rules: Sequence[str]) -> tuple[str, ...]:
    reading = limit.interpretation.nl if limit.interpretation else ""
    users = ", ".join(f"`{rule}`" for rule in rules)
    return (f"{limit.title.nl}\n`{limit.id}`", words.amount(limit), ", ".join(limit.sections), limit.source, reading, users)


def _tables(catalogue: Catalogue) -> str:
    told = []
    for table in catalogue.names.tables.values():
        by_value: dict[str, list[str]] = {}
        for activity, text in table.by_activity.items():
            by_value.setdefault(text, []).append(activity)
        rows = [(text, words.types(activities, catalogue.names)) for text, activities in by_value.items()]
        told.append(f"## {table.title.nl}\n\n" + grid((f"§{', '.join(table.sections)}", "voor"), rows))
    return "\n\n".join(told)


def _judgements(catalogue: Catalogue) -> str:
    heads = ("§", "passage", "waarom een mens oordeelt", "voor")
    ordered = sorted(catalogue.judgements, key=lambda judgement: numbered(judgement.sections[0]))
    rows = [
        (", ".join(item.sections), f"{item.title.nl}\n`{item.id}`", item.reason.nl, words.types(item.activities, catalogue.names))
        for item in ordered
    ]
    return "## Wat niet te berekenen is\n\n" + grid(heads, rows) if rows else ""


def _groups(catalogue: Catalogue) -> str:
    names = catalogue.names
    rows = [
        (group.replace("_", " "), "; ".join(names.activities[item].title.nl for item in members)) for group, members in names.groups.items()
    ]
    return "## Groepen van ontwikkelingstypen\n\n" + grid(("groep", "typen"), rows)
