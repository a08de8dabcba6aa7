"""The repository's own rules. Each first asserts that it saw what it is about."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for folder in ("etl", "flows") for path in (ROOT / folder).rglob("*.py"))

# Package -> the packages of ours that it may import; a package may always import itself. From the top down: flows know
# the pipeline, the pipeline knows the stages, no stage knows another, everybody knows the model.
BASE = {"etl.model", "etl.errors", "etl.disk"}
ALLOWED: dict[str, set[str]] = {
    "etl.model": set(),
    "etl.errors": set(),
    "etl.disk": set(),
    "etl.settings": {"etl.errors"},
    "etl.parts": set(),
    "etl.progress": set(),
    "etl.gazetteers": BASE,
    "etl.normalize": BASE | {"etl.gazetteers"},
    "etl.extract": BASE | {"etl.gazetteers", "etl.normalize", "etl.parts", "etl.settings"},
    "etl.transform": BASE | {"etl.gazetteers", "etl.normalize", "etl.settings"},
    "etl.resolve": BASE | {"etl.gazetteers", "etl.normalize", "etl.settings"},
    "etl.graph": BASE | {"etl.gazetteers", "etl.normalize", "etl.settings"},
    "etl.validate": BASE | {"etl.graph", "etl.settings"},
    "etl.load": BASE | {"etl.graph", "etl.settings"},
    "etl.state": BASE | {"etl.graph", "etl.load", "etl.settings", "etl.sources"},
    "etl.ask": BASE | {"etl.graph", "etl.normalize", "etl.settings"},
    "etl.sources": BASE | {"etl.load", "etl.parts"},
    "etl.naming": BASE | {"etl.graph", "etl.load", "etl.resolve", "etl.state"},
    "etl.curate": BASE | {"etl.graph", "etl.load", "etl.normalize", "etl.resolve", "etl.settings"},
    "etl.parallel": BASE
    | {"etl.extract", "etl.load", "etl.parts", "etl.resolve", "etl.settings", "etl.sources", "etl.state", "etl.transform"},
    "etl.serve": BASE | {"etl.ask", "etl.graph", "etl.state"},
    "etl.remote": BASE | {"etl.ask", "etl.graph", "etl.history", "etl.load", "etl.progress", "etl.settings", "etl.state"},
    "etl.coverage": BASE | {"etl.extract", "etl.settings", "etl.sources", "etl.transform"},
    "etl.history": BASE | {"etl.ask", "etl.graph", "etl.load", "etl.settings", "etl.state"},
    "etl.build": {"etl"},
    "etl.runs": BASE | {"etl.history", "etl.load", "etl.progress", "etl.state"},
    # of transform, where addresses in a text stand
    "etl.exchange": BASE | {"etl.ask", "etl.graph", "etl.load", "etl.normalize", "etl.settings", "etl.transform"},
    "etl.lists": BASE | {"etl.gazetteers", "etl.load", "etl.normalize", "etl.settings"},
    "etl.pipeline": {"etl"},
    "etl.curate.forgetting": {"etl"},  # which builds anew
    "flows": BASE
    | {
        "etl.ask",
        "etl.coverage",
        "etl.curate",
        "etl.curate.forgetting",
        "etl.exchange",
        "etl.history",
        "etl.lists",
        "etl.pipeline",
        "etl.parallel",
        "etl.progress",
        "etl.remote",
        "etl.runs",
        "etl.serve",
        "etl.settings",
        "etl.sources",
        "etl.state",
        "flows",
    },
}

# Third-party packages that only one package of ours may import: a library is replaced in one place.
KEPT_IN = {
    "fsspec": "etl.sources",
    "dask": "etl.parallel",
    "distributed": "etl.parallel",
    "prefect": "flows",
    "typer": "flows",
    "rich": "flows",
    "pyshacl": "etl.validate",
    "pyarrow": "etl.exchange",
    "yaml": "etl.exchange",
    "starlette": "etl.serve",
    "pypdfium2": "etl.extract",
    "docx": "etl.extract",
    "rapidocr": "etl.extract",
    "lxml": "etl.extract",
    "pylatexenc": "etl.extract",
    "charset_normalizer": "etl.extract",
}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """The absolute modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def package_of(module: str) -> str:
    """The longest name of `ALLOWED` that `module` lies in."""
    fitting = [name for name in ALLOWED if module == name or module.startswith(f"{name}.")]
    return max(fitting, key=len, default="")


def test_every_module_lies_in_a_package_with_rules() -> None:
    assert len(MODULES) > 40
    names = [module_name(path) for path in MODULES]
    assert [name for name in names if name != "etl" and not package_of(name)] == []


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_go_one_way(path: Path) -> None:
    package = package_of(module_name(path))
    allowed = ALLOWED.get(package, set()) | {package}
    ours = {name for name in imports_of(path) if name.split(".")[0] in ("etl", "flows")}
    wrong = sorted(name for name in ours if package_of(name) not in allowed and "etl" not in allowed)
    assert wrong == [], f"{module_name(path)} may import {sorted(allowed)} of ours"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_libraries_are_kept_in_their_rooms(path: Path) -> None:
    name = module_name(path)
    wrong = sorted(
        imported
        for imported in imports_of(path)
        if (room := KEPT_IN.get(imported.split(".")[0])) and not (name == room or name.startswith(f"{room}."))
    )
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, "is there a second concept in it?"


# What these test is no module's alone, or is told in cases of its own.
OF_NO_ONE_MODULE = {
    "test_elsewhere.py",
    "test_faults.py",
    "test_list_styles.py",
    "test_mutations.py",
    "test_protocol.py",
    "test_robustness.py",
    "test_swapping.py",
    "test_wrong_merges.py",
}


def test_tests_mirror_the_packages() -> None:
    mirrored = sorted(path for folder in ("etl", "flows") for path in (ROOT / "tests" / folder).rglob("test_*.py"))
    assert len(mirrored) > 20
    lost = [
        str(path.relative_to(ROOT))
        for path in mirrored
        if path.name not in OF_NO_ONE_MODULE
        and not (
            (tested := ROOT / path.relative_to(ROOT / "tests").with_name(path.name.removeprefix("test_"))).exists()
            or tested.with_suffix("").is_dir()
        )
    ]
    assert lost == [], "each of these tests nothing that has its name"


def test_gazetteers_say_what_they_are_and_where_from() -> None:
    gazetteers = sorted((ROOT / "etl" / "gazetteers").glob("*.toml"))
    assert len(gazetteers) > 5
    for path in gazetteers:
        text = path.read_text(encoding="utf-8")
        assert tomllib.loads(text), path.name
        header = "".join(line for line in text.splitlines()[:12] if line.startswith("#")).lower()
        assert "source" in header, f"{path.name} does not say where it comes from"


def test_every_dependency_says_what_it_is_for() -> None:
    block = re.search(r"^dependencies = \[\n(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.M | re.S)
    assert block is not None
    lines = [line for line in block[1].splitlines() if line.strip().startswith('"')]
    assert len(lines) > 10
    assert [line for line in lines if "#" not in line] == []


def test_the_lock_has_exact_versions_and_no_addresses() -> None:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(pins) > 50
    assert [pin for pin in pins if "==" not in pin] == []
    assert [line for line in lines if "://" in line or line.startswith("-")] == []


def test_the_top_level_holds_the_five_folders_only() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    folders = {name.split("/")[0] for name in tracked if "/" in name}
    assert {name for name in folders if not name.startswith(".")} == {"etl", "flows", "ontology", "output", "tests"}


def test_every_folder_has_a_page() -> None:
    for folder in ("flows", "etl", "ontology", "tests", "output"):
        assert (ROOT / folder / "README.md").exists(), folder
