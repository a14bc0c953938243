"""The house rules of CONTRIBUTING.md that a program can check."""

import ast
import statistics
from pathlib import Path

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_MEDIAN = 150
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}


def test_no_file_is_too_long(modules: list[Path], root: Path) -> None:
    lengths = {str(file.relative_to(root)): line_count(file) for file in modules}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_most_files_are_short(modules: list[Path]) -> None:
    assert statistics.median(line_count(file) for file in modules) <= LONGEST_MEDIAN


def test_no_function_is_too_long(modules: list[Path], root: Path) -> None:
    too_long = []
    for file in modules:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long.append(f"{file.relative_to(root)}:{node.lineno} {node.name}: {length} lines")
    assert too_long == []


def test_every_name_says_something(modules: list[Path], root: Path) -> None:
    named = {part for file in modules for part in file.relative_to(root).with_suffix("").parts}
    assert named & NAMES_THAT_SAY_NOTHING == set()


def test_plugin_only_wires(root: Path) -> None:
    assert line_count(root / "plugin.py") < 150


def test_every_package_is_marked_as_one(modules: list[Path], root: Path) -> None:
    folders = {file.parent for file in modules}
    assert [str(folder.relative_to(root)) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_test_folders_are_no_packages(root: Path) -> None:
    assert list((root / "tests").rglob("__init__.py")) == [], "pytest would put the root on sys.path"


def line_count(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())
