"""Zips that mean harm: bombs, crowds, paths that climb out, links."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from refusal import refused


@pytest.mark.usefixtures("little_memory")
def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "plan.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("plan.gml", "w", force_zip64=True) as sink:
        for _ in range(20):
            sink.write(b" " * 1024 * 1024)
    refused(path, "unpacks into too much")


def test_a_zip_with_too_many_members(tmp_path: Path) -> None:
    path = tmp_path / "plan.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_500):
            archive.writestr(f"{number}.gml", "x")
    refused(path, "unpacks into too much")


@pytest.mark.parametrize(
    "name",
    ["../../climbed.gml", "/climbed.gml", "a/../../climbed.gml", "..\\..\\climbed.gml", "C:\\climbed.gml", "\\\\server\\climbed.gml"],
)
def test_a_zip_that_climbs_out(tmp_path: Path, name: str) -> None:
    path = tmp_path / "zip" / "plan.zip"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    refused(path, "outside its own folder")
    assert not list(tmp_path.rglob("*climbed*"))


def test_a_zip_with_a_link(tmp_path: Path) -> None:
    path = tmp_path / "plan.zip"
    link = zipfile.ZipInfo("plan.gml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    refused(path, "outside its own folder")


def test_a_zip_in_a_zip_and_one_without_a_plan(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("plan.gml", "x")
    nested, empty, several = tmp_path / "a.zip", tmp_path / "b.zip", tmp_path / "c.zip"
    with zipfile.ZipFile(nested, "w") as archive:
        archive.writestr("plan.gml", inner.getvalue())
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.md", "x")
    with zipfile.ZipFile(several, "w") as archive:
        archive.writestr("a.gml", "x")
        archive.writestr("b.gpkg", "x")
    refused(nested, "A zip inside a zip")
    refused(empty, "no plan in the zip")
    refused(several, "several plans (a.gml, b.gpkg)")
