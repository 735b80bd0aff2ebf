"""Without any one of the extensions that come along, all else works as before."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from diglot.adapters.extension_packages import import_attribute, own_extensions
from diglot.cli.command import AddedOptions
from tests.tools import import_graph
from tests.tools.installed import CLEAN, ROOT, copy_program

OWN = own_extensions()
# Each command line in a process that has everything loaded: what a copy imports, it imports once.
_RUN_EACH = """
import contextlib, importlib, io, json, pathlib, sys
import diglot
from diglot.cli.command_line import main
done = []
for words in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            code = main(words)
        except SystemExit as end:  # wrong usage and --help end in argparse
            code = end.code or 0
    done.append((code, out.getvalue(), err.getvalue()))
# Every module of the layers is imported at the end, so that none needs what is gone.
root = pathlib.Path(diglot.__file__).parent
for path in sorted(root.rglob("*.py")):
    name = ".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(json.dumps(done))
"""


TRUNK = ("core", "adapters", "queries", "pipeline")
"""The folders of the tests of the trunk."""

# One that others need, one that a build offers and the desk needs, and one that adds an option to another command.
TRIED = ("books", "check", "word")


@pytest.fixture(params=[TRIED, *(pytest.param((name,), marks=pytest.mark.long) for name in OWN)], ids="-".join)
def deleted(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Three extensions at once; with `--long` each alone."""
    return request.param


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, always in the same place, where it is compiled once."""
    whole = tmp_path_factory.mktemp("whole")
    copy_program(whole)
    for part in ("templates", "assets", "locales", "starters", "docs"):
        shutil.copytree(ROOT / part, whole / part)
    return whole


@pytest.fixture
def program(deleted: tuple[str, ...], whole: Path, tmp_path: Path) -> Iterator[Path]:
    """The copy of the program without these extensions, and without those that need them."""
    gone = {*deleted, *(other for other, one in OWN.items() if {*deleted} & {*one.needs})}
    for name in gone:
        (whole / "diglot/extensions" / name).rename(tmp_path / name)
    yield whole
    for name in gone:
        (tmp_path / name).rename(whole / "diglot/extensions" / name)


@dataclass(frozen=True)
class Run:
    """What a command line came to."""

    code: int
    out: str
    err: str


def run_each(program: Path, lines: Sequence[Sequence[str]]) -> Iterator[Run]:
    """Run command lines of a copy of the program one after another, then import all of it."""
    environment = {**CLEAN, "PYTHONPATH": str(program), "PYTHONPYCACHEPREFIX": ""}
    command = [sys.executable, "-c", _RUN_EACH, json.dumps(lines)]
    done = subprocess.run(command, cwd=program, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return (Run(*one) for one in json.loads(done.stdout))


# What needs extensions, by its beginning; the contract, `diglot.extensions.api`, is of the trunk.
OF_EXTENSIONS = ("diglot.extensions.", "tests.extensions.")


def test_an_extension_imports_only_those_that_it_says_it_needs() -> None:
    """The trunk imports none: so no import fails where one is deleted with those that need it."""
    unsaid = [
        one.place
        for one in import_graph.find_imports()
        if (owner := _extension_of(import_graph.module_of(one.path)))
        and (imported := _extension_of(f"{one.target}."))
        and imported not in (owner, *OWN[owner].needs)
    ]
    assert unsaid == []


def test_the_tests_of_the_trunk_need_none() -> None:
    """Nor may a tool or another test that they use."""
    used: dict[str, set[str]] = {}
    for one in import_graph.find_imports(ROOT / "tests"):
        file = ".".join(one.path.relative_to(ROOT).with_suffix("").parts)
        used.setdefault(file, set()).update({one.target, *(f"{one.target}.{name}" for name in one.names)})
    reached, more = set[str](), {file for file in used if file.startswith(tuple(f"tests.{name}." for name in TRUNK))}
    while more := more - reached:
        reached |= more
        more = {name for file in more for name in used[file] if name in used}
    needed = {(file, name) for file in reached for name in used[file] if f"{name}.".startswith(OF_EXTENSIONS)}
    assert {(file, name) for file, name in needed if not f"{name}.".startswith("diglot.extensions.api.")} == set()


def _extension_of(module: str) -> str | None:
    found = re.match(r"diglot\.extensions\.(\w+)\.", module)
    return found and found[1]


def test_the_rest_works_without_them(deleted: tuple[str, ...], program: Path, tmp_path: Path) -> None:
    """A publication is begun, built and checked; what the extensions add is unknown, and nothing else."""
    publication = str(tmp_path / "publication")
    has_no_epub = {*deleted} & {"books", "epub"}
    common = (
        ("init", publication),
        ("build", "--root", publication, "--formats", "html,parallel" if has_no_epub else "html,epub"),
        *([] if "check" in deleted else [("check", "--root", publication)]),
        ("help", "all"),
    )
    commands = [one for name in deleted if OWN[name].commands for one in import_attribute(OWN[name].commands)]
    added = [
        (command.command, "--help") if isinstance(command, AddedOptions) else (command.name,) for command in commands
    ]
    formats = [("build", "--root", publication, "--formats", added) for name in deleted for added in OWN[name].formats]
    runs = run_each(program, [*common, *added, *formats])
    for done in itertools.islice(runs, len(common)):
        assert done.code == 0, done.out + done.err
    for command, tried in zip(commands, itertools.islice(runs, len(commands)), strict=True):
        if isinstance(command, AddedOptions):
            assert not {option.name for option in command.options} & {*re.findall(r"--[a-z-]+", tried.out)}
            left = {name for names in re.findall(r"\{([a-z,]+)\}", tried.out) for name in names.split(",")}
            assert not {name for names in command.choices.values() for name in names} & left
        else:
            assert f"\n  {command.name} " not in done.out
            assert f"there is no command “{command.name}”" in tried.err
    for tried in runs:
        assert tried.code == 2, tried.out + tried.err


@pytest.mark.long
def test_the_tests_of_the_trunk_pass_without_any(whole: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    shutil.copytree(whole, program)
    for name in OWN:
        shutil.rmtree(program / "diglot/extensions" / name)
    for part in ("tests", "content", "pyproject.toml", "package.json", "CONTRIBUTING.md", "build.py"):
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, program / part)
    shutil.rmtree(program / "tests/extensions")
    tests = [f"tests/{name}" for name in TRUNK]
    environment = {**os.environ, "PYTHONPATH": str(program)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=program, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4_000:]
