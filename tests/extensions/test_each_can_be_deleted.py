"""Without any one of the extensions that come along, all else works as before."""

from __future__ import annotations

import compileall
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.adapters.extension_packages import import_attribute, own_extensions
from diglot.cli.command import AddedOptions
from tests.tools.installed import CLEAN, ROOT

OWN = own_extensions()
# Every module of the layers is imported, so that none needs what is gone.
_IMPORT_ALL = """
import diglot, importlib, pathlib
root = pathlib.Path(diglot.__file__).parent
for path in sorted(root.rglob("*.py")):
    name = ".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
    if not name.endswith("__main__"):
        importlib.import_module(name)
"""


@pytest.fixture(params=OWN)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, compiled once for all its copies."""
    whole = tmp_path_factory.mktemp("whole")
    shutil.copytree(ROOT / "diglot", whole / "diglot", ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("templates", "assets", "locales", "starters", "docs"):
        shutil.copytree(ROOT / part, whole / part)
    compileall.compile_dir(whole / "diglot", quiet=1)
    return whole


@pytest.fixture
def program(name: str, whole: Path, tmp_path: Path) -> Path:
    """A copy of the program without one extension, and without those that need it."""
    program = tmp_path / "program"
    shutil.copytree(whole, program)
    for gone in (name, *(other for other, one in OWN.items() if name in one.needs)):
        shutil.rmtree(program / "diglot/extensions" / gone)
    return program


def run(program: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**CLEAN, "PYTHONPATH": str(program)}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=program, env=environment, capture_output=True, text=True, check=False)


def test_the_rest_works_without_it(name: str, program: Path, tmp_path: Path) -> None:
    """A publication is begun, built and checked; what the extension adds is unknown, and nothing else."""
    assert run(program, "-c", _IMPORT_ALL).stderr == ""
    publication = str(tmp_path / "publication")
    for words in (
        ("init", publication),
        ("build", "--root", publication, "--formats", "html,parallel" if name == "epub" else "html,epub"),
        ("check", "--root", publication),
        ("help", "all"),
    ):
        done = run(program, "-m", "diglot", *words)
        assert done.returncode == 0, done.stdout + done.stderr
    for command in import_attribute(OWN[name].commands) if OWN[name].commands else ():
        if isinstance(command, AddedOptions):
            shown = run(program, "-m", "diglot", command.command, "--help").stdout
            assert not {option.name for option in command.options} & {*re.findall(r"--[a-z-]+", shown)}
            left = {name for names in re.findall(r"\{([a-z,]+)\}", shown) for name in names.split(",")}
            assert not {name for names in command.choices.values() for name in names} & left
        else:
            assert f"  {command.name} " not in done.stdout
            refused = run(program, "-m", "diglot", command.name)
            assert f"there is no command “{command.name}”" in refused.stderr
