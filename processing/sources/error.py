"""Why a layer source can't be used: one sentence, in both languages."""

from __future__ import annotations

from ...assessment.messages import Message


class SourceError(Exception):
    """A source that can't be opened or read; it becomes the status and the message of its layer."""

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(nl, en)


def not_opened(shown: str, nl: str = "", en: str = "") -> SourceError:
    """The source doesn't open; with what it said, when it said something."""
    return SourceError(
        f"de bron '{shown}' kon niet worden geopend{f' ({nl})' if nl else ''}; controleer het pad of adres en de laagnaam.",
        f"the source '{shown}' could not be opened{f' ({en})' if en else ''}; check the path or address and the layer name.",
    )


def broken_off(shown: str, read: int, promised: int | None) -> SourceError:
    """The source stopped before it had given all that it promised."""
    nl, en = (f"{read} van {promised}", f"{read} of {promised}") if promised else (f"{read}", f"{read}")
    return SourceError(
        f"de bron '{shown}' brak af tijdens het lezen ({nl} objecten); probeer het later opnieuw.",
        f"the source '{shown}' broke off while reading ({en} features); try again later.",
    )


class Unresponsive(SourceError):
    """The source was waited for in vain."""


def silent(shown: str, seconds: float) -> SourceError:
    """The source doesn't answer."""
    return Unresponsive(
        f"de bron '{shown}' gaf {seconds:.0f} s lang geen antwoord; probeer het later opnieuw of gebruik een bestand.",
        f"the source '{shown}' gave no answer for {seconds:.0f} s; try again later or use a file.",
    )


def too_slow(shown: str, seconds: float) -> SourceError:
    """The source answers, but not in time."""
    return Unresponsive(
        f"de bron '{shown}' was na {seconds:.0f} s nog niet klaar; haal haar op in het venster Laagbronnen of gebruik een bestand.",
        f"the source '{shown}' was not done after {seconds:.0f} s; fetch it in the window Layer sources or use a file.",
    )


def not_understood(shown: str) -> SourceError:
    """The source answers, but not as such a service does."""
    return SourceError(
        f"de bron '{shown}' antwoordt anders dan zo'n dienst hoort te doen; controleer het adres, of meld het bij de beheerder.",
        f"the source '{shown}' answers otherwise than such a service should; check the address, or tell whoever runs it.",
    )


def not_fetched_yet(shown: str) -> SourceError:
    """There is no copy of the service's layer yet."""
    return SourceError(
        f"'{shown}' is nog niet opgehaald; doe dat in het venster Laagbronnen.",
        f"'{shown}' has not been fetched yet; do so in the window Layer sources.",
    )


def not_asked_again(shown: str, host: str) -> SourceError:
    """Another layer of the same server was waited for in vain."""
    return SourceError(
        f"'{shown}' is niet opgehaald: de server {host} gaf voor een andere laag al geen antwoord.",
        f"'{shown}' was not fetched: the server {host} gave no answer for another layer.",
    )


_KINDS = (("punten", "points"), ("lijnen", "lines"), ("vlakken", "polygons"))


def another_kind(shown: str, promised: int, other: int, count: int) -> SourceError:
    """The source says that it has one kind of geometry (as a dimension) and has another."""
    nl, en = _KINDS[promised]
    return SourceError(
        f"de bron '{shown}' zegt {nl} te hebben, maar {other} van {count} objecten zijn dat niet; meld het bij de beheerder van de bron.",
        f"the source '{shown}' says it has {en}, but {other} of {count} features are none; tell whoever runs the source.",
    )


def cancelled(shown: str) -> SourceError:
    """The user stopped it."""
    return SourceError(f"het ophalen van '{shown}' is afgebroken.", f"fetching '{shown}' was cancelled.")
