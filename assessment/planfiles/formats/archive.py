"""Unpacks a plan from a zip, into a folder that disappears, within limits of number, size and ratio."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MAX_ZIP_BYTES, MAX_ZIP_MEMBERS, MAX_ZIP_RATIO, MIB
from ..stopping import go_on

_PLANS = (".gml", ".gpkg", ".shp", ".geojson", ".json", ".kml", ".gpx", ".dxf", ".fgb", ".mif", ".tab", ".wkt", ".csv", ".xml")
_WITH = (".shx", ".dbf", ".prj", ".cpg", ".mid", ".dat", ".map", ".id", ".ind")
_CHUNK = 256 * 1024


@contextmanager
def unpacked(path: Path) -> Iterator[list[Path]]:
    """The plan files in a zip, unpacked; several only when they are Shapefiles of one plan.

    Raises:
        PlanFileError: no plan inside, several plans, a bomb, a path that climbs out, or damage.
    """
    with TemporaryDirectory(prefix="plantoets-") as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                files = _unpack(archive, Path(folder))
        except (
            zipfile.BadZipFile,
            zipfile.LargeZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            UnicodeError,
        ):
            raise PlanFileError(
                Message(
                    "Het zip-bestand is beschadigd of versleuteld; pak het zelf uit en kies het plan.",
                    "The zip file is damaged or encrypted; unpack it yourself and choose the plan.",
                )
            ) from None
        yield _plans(files)


def _unpack(archive: zipfile.ZipFile, folder: Path) -> list[Path]:
    members = archive.infolist()
    if len(members) > MAX_ZIP_MEMBERS:
        raise _bomb()
    files: list[Path] = []
    places: dict[PurePosixPath, int] = {}
    total = 0
    for member in members:
        suffix = PurePosixPath(member.filename).suffix.casefold()
        _check_name(member)
        if member.filename.endswith("/") or suffix not in _PLANS + _WITH or member.filename.startswith("__MACOSX"):
            continue
        inside = PurePosixPath(member.filename.replace("\\", "/"))
        target = folder / str(places.setdefault(inside.parent, len(places))) / re.sub(r"[^\w .()-]", "_", inside.name)
        target.parent.mkdir(exist_ok=True)
        total += _write(archive, member, target, total)
        files.append(target)
    return files


def _check_name(member: zipfile.ZipInfo) -> None:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if is_link or ".." in parts or any(part.endswith(":") for part in parts[:1]) or member.filename.startswith(("/", "\\")):
        raise PlanFileError(
            Message(
                "Het zip-bestand wil buiten zijn eigen map schrijven en wordt niet gelezen; vraag een schoon bestand op.",
                "The zip file tries to write outside its own folder and is not read; ask for a clean file.",
            )
        )


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, before: int) -> int:
    """Unpack one member; what it says of its own size isn't trusted."""
    written = 0
    with archive.open(member) as source, target.open("wb") as sink:
        while chunk := source.read(_CHUNK):
            go_on()
            written += len(chunk)
            if before + written > MAX_ZIP_BYTES or (written > MIB and written > MAX_ZIP_RATIO * max(member.compress_size, 1)):
                raise _bomb()
            sink.write(chunk)
    return written


def _plans(files: list[Path]) -> list[Path]:
    plans = [file for file in files if file.suffix.casefold() in _PLANS]
    shapefiles = [file for file in plans if file.suffix.casefold() == ".shp"]
    main = [file for file in plans if file.suffix.casefold() not in (".xml", ".csv", ".json")] or plans
    if shapefiles and len(shapefiles) == len(main):
        return sorted(shapefiles)
    if len(main) == 1:
        return main
    found = ", ".join(sorted(file.name for file in main)[:6])
    if not main:
        raise PlanFileError(
            Message(
                "In het zip-bestand zit geen plan; pak het uit en kies het plan zelf.",
                "There is no plan in the zip file; unpack it and choose the plan yourself.",
            )
        )
    raise PlanFileError(
        Message(
            f"In het zip-bestand zitten meer plannen ({found}); pak het uit en kies er één.",
            f"The zip file holds several plans ({found}); unpack it and choose one.",
        )
    )


def _bomb() -> PlanFileError:
    limits = f"{MAX_ZIP_BYTES // MIB} MB, {MAX_ZIP_MEMBERS}"
    return PlanFileError(
        Message(
            f"Het zip-bestand bevat uitgepakt te veel (meer dan {limits} bestanden of {MAX_ZIP_RATIO} keer zijn grootte); "
            "pak het zelf uit en kies het plan.",
            f"The zip file unpacks into too much (more than {limits} files or {MAX_ZIP_RATIO} times its size); "
            "unpack it yourself and choose the plan.",
        )
    )
