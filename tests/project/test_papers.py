"""metadata.txt, LICENSE, CHANGELOG and README agree with each other and with what plugins.qgis.org asks for."""

import configparser
import re
from pathlib import Path

import pytest

REQUIRED = ("name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "tracker", "repository")


@pytest.mark.parametrize("field", REQUIRED)
def test_metadata_has_every_required_field(metadata: configparser.SectionProxy, field: str) -> None:
    assert metadata.get(field, "").strip()


def test_metadata_states_what_qgis_reads(metadata: configparser.SectionProxy) -> None:
    assert metadata["name"] == "Plantoets Drenthe"
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert metadata["hasProcessingProvider"] == "yes"
    assert "supportsQt6" not in metadata, "deprecated: qgisMaximumVersion says it"


def test_metadata_names_the_external_dependency(metadata: configparser.SectionProxy) -> None:
    about = metadata["about"]
    assert re.search(r"shapely.*2", about, re.IGNORECASE)
    assert all(platform in about for platform in ("Windows", "macOS", "Debian"))


def test_the_icon_is_there(root: Path, metadata: configparser.SectionProxy) -> None:
    assert (root / metadata["icon"]).is_file()


def test_the_changelog_starts_with_this_version(root: Path, metadata: configparser.SectionProxy) -> None:
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == metadata["version"]


def test_the_licence_is_gpl_2_or_later(root: Path) -> None:
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert "GPL-2.0-or-later" in text
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 2, June 1991" in text
    assert "END OF TERMS AND CONDITIONS" in text


@pytest.mark.parametrize("command", ["run-example", "run-tests"])
def test_the_readme_gives_commands_that_exist(root: Path, command: str) -> None:
    assert f"\nbash tools/setup/{command}\n" in (root / "README.md").read_text(encoding="utf-8")
    assert (root / "tools" / "setup" / command).is_file()
