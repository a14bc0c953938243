"""What is said of a plan file that can't be read: one sentence, in both languages, that says what to do."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError
from ..messages import Message


class PlanFileError(InputError):
    """A plan file that can't be used; nothing of it has been read."""


@dataclass(frozen=True)
class CrsGuess:
    """A coordinate system that the coordinates would fit, and where they would then fall.

    `authid`: such as "EPSG:28992". `in_drenthe`: whether the middle of the coordinates would lie in or near the province.
    """

    authid: str
    explanation: Message
    in_drenthe: bool


class CrsUnknown(PlanFileError):
    """The file doesn't say (or says wrongly) what coordinate system it is in: ask, and read again with `crs=`.

    `guesses` holds the coordinate systems that would fit, most likely first; it may be empty.
    """

    def __init__(self, message: Message, guesses: tuple[CrsGuess, ...]) -> None:
        super().__init__(message)
        self.guesses = guesses

    @property
    def guess(self) -> CrsGuess | None:
        """The most likely coordinate system, if any fits."""
        return self.guesses[0] if self.guesses else None

    @property
    def certain(self) -> bool:
        """Whether just one of the systems would put the plan in Drenthe: where nobody can be asked, that one may be taken, and said."""
        return sum(guess.in_drenthe for guess in self.guesses) == 1


def not_finite() -> PlanFileError:
    """A coordinate that is infinite or no number at all."""
    return PlanFileError(
        Message(
            "Het bestand bevat een coördinaat die geen eindig getal is; haal het bestand opnieuw op of exporteer het opnieuw.",
            "The file holds a coordinate that is not a finite number; download or export the file again.",
        )
    )


def unreadable() -> PlanFileError:
    """What to say when reading fails in a way nobody foresaw; the cause is chained for the log."""
    return PlanFileError(
        Message(
            "Het bestand kan niet worden gelezen; exporteer het plan opnieuw, liefst als GeoPackage of IMRO-GML.",
            "The file can't be read; export the plan again, preferably as GeoPackage or IMRO GML.",
        )
    )


def too_many(limit: int, nl: str, en: str) -> PlanFileError:
    """More in a file than a plan could hold."""
    return PlanFileError(
        Message(
            f"Het bestand bevat meer dan {limit} {nl}; lever alleen het plan zelf aan.",
            f"The file holds more than {limit} {en}; supply only the plan itself.",
        )
    )
