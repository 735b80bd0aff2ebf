"""Changes one operator, constant or statement of the program after another, and counts how many the tests see.

    python3 build.py mutants diglot/core/limits.py           every mutant of a module
    python3 build.py mutants --sample 60 --seed 1             so many of all modules, chosen at random

Each mutant runs in a copy of the repository, against the tests that `TESTS` names for its module and the module's own
doctests: those that call the changed function, the quickest first, until one fails. Which they are is recorded in one
run before, which also shows that all of them pass. Where no test calls the function in its own process, all are run.
A mutant is killed if a test fails or takes too long. Survivors are printed with their line.

Own code, because the known tools do not fit: mutmut 3 replaces each function by a trampoline, which neither the forked
workers nor the test of the architecture bear, and cosmic-ray changes the working tree itself.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 20
"""How long a mutant may take, beyond five times what its tests usually take."""

# The first that a module's path begins with. Adapters: those that what is trusted depends on.
TESTS: Mapping[str, Sequence[str]] = {
    "diglot/core/alignment/": ("tests/core/test_alignment.py",),
    "diglot/core/checks/": ("tests/core/test_checks.py", "tests/test_findings.py"),
    "diglot/core/dead_links.py": ("tests/core/test_dead_links.py",),
    "diglot/core/docx/": ("tests/pipeline/test_word_import.py", "tests/pipeline/test_word_review.py"),
    "diglot/core/encoding.py": ("tests/core/test_encoding.py",),
    "diglot/core/feeds.py": ("tests/core/test_feeds.py",),
    "diglot/core/fixes.py": ("tests/pipeline/test_fix.py",),
    "diglot/core/footnotes.py": ("tests/core/test_footnotes.py",),
    "diglot/core/front_matter.py": ("tests/core/test_front_matter.py",),
    "diglot/core/hosting/": ("tests/test_cli_hosting.py",),
    "diglot/core/ledger/": (
        "tests/core/test_ledger.py",
        "tests/core/test_reviewing.py",
        "tests/test_comments.py",
        "tests/test_tracking.py",
    ),
    "diglot/core/limits.py": ("tests/core/test_limits.py",),
    "diglot/core/link_resolution.py": ("tests/core/test_link_resolution.py",),
    "diglot/core/markdown/": ("tests/pipeline/test_markdown.py", "tests/test_fidelity.py"),
    "diglot/core/page_models/": ("tests/core/test_page_models.py",),
    "diglot/core/pairing/": ("tests/core/test_pairing.py",),
    "diglot/core/release_plan.py": ("tests/pipeline/test_site_releases.py",),
    "diglot/core/request_guard.py": ("tests/test_preview.py",),
    "diglot/core/settings/": ("tests/core/test_settings.py",),
    "diglot/core/slugs.py": ("tests/core/test_slugs.py",),
    "diglot/core/spreads/": ("tests/core/test_spreads.py",),
    "diglot/core/tree_transforms/": ("tests/core/test_tree_transforms.py",),
    "diglot/core/typography/": ("tests/core/test_typography.py",),
    "diglot/core/xhtml.py": ("tests/core/test_xhtml.py",),
    "diglot/adapters/disk/": (
        "tests/adapters/test_disk.py",
        "tests/adapters/test_written_files.py",
        "tests/adapters/test_planted_links.py",
        "tests/test_durability.py",
    ),
    "diglot/adapters/picture_files/": ("tests/adapters/test_picture_files.py",),
    "diglot/adapters/releases.py": ("tests/pipeline/test_site_releases.py", "tests/test_durability.py"),
    "diglot/adapters/sanitiser.py": ("tests/adapters/test_sanitiser.py",),
    "diglot/adapters/store.py": ("tests/adapters/test_store.py",),
    "diglot/adapters/word_file.py": ("tests/test_durability.py", "tests/pipeline/test_word_import.py"),
    "diglot/adapters/yaml_reader.py": ("tests/adapters/test_yaml_reader.py",),
}

_OPPOSITES: Mapping[type[ast.AST], type[ast.AST]] = {
    one: other
    for pair in (
        (ast.Lt, ast.LtE),
        (ast.Gt, ast.GtE),
        (ast.Eq, ast.NotEq),
        (ast.In, ast.NotIn),
        (ast.Is, ast.IsNot),
        (ast.And, ast.Or),
        (ast.Add, ast.Sub),
        (ast.Break, ast.Continue),
    )
    for one, other in (pair, pair[::-1])
}


@dataclass(frozen=True)
class Mutant:
    """A module with one change. line: from 1; function: the qualified name, or "" outside; before, after: the change."""

    path: str
    line: int
    function: str
    before: str
    after: str
    source: str


def places_of(path: str) -> Sequence[int]:
    """Return the nodes of a module that can be changed, by their numbers in `ast.walk`."""
    return [number for number, node in enumerate(ast.walk(_parsed(path))) if _mutated(node) is not None]


def mutant_at(path: str, number: int) -> Mutant:
    """Return the mutant of a module in which one node is changed."""
    tree = _parsed(path)
    parents = {child: (parent, field) for parent in ast.walk(tree) for field, child in _children(parent)}
    node = next(other for at, other in enumerate(ast.walk(tree)) if at == number)
    line, before, after = getattr(node, "lineno", 1), _shown(node), _mutated(node)
    assert after is not None
    _replace(*parents[node], node, after)
    source = ast.unparse(ast.fix_missing_locations(tree))
    return Mutant(path, line, _function_around(node, parents), before, _shown(after), source)


def _function_around(node: ast.AST, parents: Mapping[ast.AST, tuple[ast.AST, str]]) -> str:
    """Return the qualified name of the function whose body holds a node, as code objects have it; "" if there is none.

    Defaults and decorators belong to what is around the function.
    """
    names: list[str] = []
    while node in parents:
        node, field = parents[node]
        match node:
            case ast.FunctionDef() if field == "body":
                names = [node.name, "<locals>", *names] if names else [node.name]
            case ast.ClassDef() if names:
                names = [node.name, *names]
    return ".".join(names)


def _parsed(path: str) -> ast.Module:
    return ast.parse(_source(path))


@cache
def _source(path: str) -> str:
    # Read once: somebody may edit the module while its mutants run.
    return (ROOT / path).read_text(encoding="utf-8")


def _mutated(node: ast.AST) -> ast.AST | None:
    """Return what a node becomes in a mutant, or None if it stays."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _OPPOSITES:
            return ast.Compare(node.left, [_OPPOSITES[type(op)]()], node.comparators)  # type: ignore[list-item]
        case ast.BoolOp(op=op):
            return ast.BoolOp(_OPPOSITES[type(op)](), node.values)  # type: ignore[arg-type]
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            return ast.BinOp(node.left, _OPPOSITES[type(op)](), node.right)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.Break() | ast.Continue():
            return _OPPOSITES[type(node)]()
        case ast.Constant(value=bool(value)):
            return ast.Constant(not value)
        case ast.Constant(value=int(value)):
            return ast.Constant(value + 1)
        case ast.Expr(value=ast.Call()) | ast.Raise(exc=ast.Call()):
            return ast.Pass()
    return None


def _children(parent: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for field, value in ast.iter_fields(parent):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield field, child


def _replace(parent: ast.AST, field: str, node: ast.AST, after: ast.AST) -> None:
    value = getattr(parent, field)
    if isinstance(value, list):
        value[value.index(node)] = after
    else:
        setattr(parent, field, after)


def _shown(node: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(node)).splitlines()[0][:100]


def tests_of(path: str) -> Sequence[str]:
    """Return the tests that see a change of a module; its doctests come first, because they are quick."""
    return (path, *next(tests for start, tests in TESTS.items() if path.startswith(start)))


def modules() -> Sequence[str]:
    """Return the modules that have tests of their own here."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "diglot").rglob("*.py"))
    return [path for path in paths if path.startswith(tuple(TESTS))]


def copy_repository(folder: Path) -> Path:
    """Copy what the tests need; large folders that nothing changes are linked."""
    for name in ("diglot", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.iterdir():
        if path.name not in ("diglot", "tests", ".git", ".cache", "public"):
            (folder / path.name).symlink_to(path)
    return folder


@dataclass(frozen=True)
class RecordedTest:
    """A test as it went before any change. calls: qualified names of functions of the module."""

    name: str
    seconds: float
    calls: Sequence[str]


def record_tests(path: str, repository: Path) -> Sequence[RecordedTest]:
    """Run the tests of a module as it is; return them, the quickest first.

    Raises: SystemExit where one fails: it would kill every mutant.
    """
    record = repository / "record.json"
    code, output = _run_tests(path, repository, {"MUTANT_MODULE": path, "MUTANT_RECORD": str(record)}, None)
    if code != 0:
        raise SystemExit(f"The tests of {path} do not pass as it is:\n{output}")
    records = json.loads(record.read_text(encoding="utf-8"))
    tests = (RecordedTest(name, seconds, calls) for name, (seconds, calls) in records.items())
    return sorted(tests, key=lambda test: test.seconds)


def is_killed(mutant: Mutant, tests: Sequence[RecordedTest], repository: Path) -> bool:
    """Run the tests of a mutant in a copy of the repository, which is sound again afterwards."""
    chosen = [test for test in tests if mutant.function and mutant.function in test.calls] or tests
    order = repository / "order.json"
    order.write_text(json.dumps([test.name for test in chosen]), encoding="utf-8")
    target = repository / mutant.path
    sound = target.read_bytes()
    target.write_text(mutant.source, encoding="utf-8")
    seconds = SECONDS + 5 * sum(test.seconds for test in chosen)
    try:
        return _run_tests(mutant.path, repository, {"MUTANT_ORDER": str(order)}, seconds)[0] != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_bytes(sound)


def _run_tests(path: str, repository: Path, variables: Mapping[str, str], seconds: float | None) -> tuple[int, str]:
    """Run the tests of a module until one fails; return the exit code and the output.

    Raises: TimeoutExpired.
    """
    options = ("-q", "-x", "-p", "no:cacheprovider", "-p", "tests.tools.mutant_tests")
    log = repository / "log.txt"
    with log.open("wb") as file:
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", *options, *tests_of(path)],
            cwd=repository,
            env={**os.environ, "PYTHONPATH": str(repository), "PYTHONDONTWRITEBYTECODE": "1", **variables},
            stdout=file,
            stderr=file,
            start_new_session=True,
        )
    try:
        code = run.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)  # with everything that the tests have started
        run.wait()
        raise
    return code, log.read_text(encoding="utf-8", errors="replace")


def main(arguments: Sequence[str]) -> int:
    """Print the survivors and the score; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", help="the modules to change (default: all that have tests here)")
    parser.add_argument("--sample", type=int, help="so many mutants, chosen at random (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="another choice (default: 1)")
    options = parser.parse_args(arguments)
    places = [(path, number) for path in options.modules or modules() for number in places_of(path)]
    if options.sample:
        places = random.Random(options.seed).sample(places, min(options.sample, len(places)))
    killed = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        repository = copy_repository(Path(folder))
        tests = {path: record_tests(path, repository) for path in {path for path, _ in places}}
        for number, place in enumerate(places, start=1):
            mutant = mutant_at(*place)
            if is_killed(mutant, tests[mutant.path], repository):
                killed += 1
            else:
                print(f"{mutant.path}:{mutant.line}: {mutant.before}  →  {mutant.after}", flush=True)
            print(f"{killed} of {number} killed ({len(places)} in all)", file=sys.stderr, flush=True)
    print(f"{killed} of {len(places)} mutants killed: {killed / max(len(places), 1):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
