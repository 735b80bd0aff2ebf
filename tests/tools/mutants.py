"""Changes one operator, constant or statement of the program after another, and counts how many the tests see.

    python3 build.py mutants diglot/core/limits.py           every mutant of a module
    python3 build.py mutants diglot/core/limits.py:40        those of a line
    python3 build.py mutants --sample 60 --seed 1             so many of all modules, chosen at random

Each mutant runs in a copy of the repository, against the tests that `TESTS` names for its module and the module's own
doctests: those that call the changed function or may let another process call it, first those that have killed most for
their time, until one fails. Which they are is recorded in one run before, which also shows that all of them pass. Where
no test calls the function in its own process, all are run.
A mutant is killed if a test fails or takes too long. Survivors are printed with their line. Those of which a person has
found that nobody can tell them from the program are in `equivalent_mutants.toml`, each with the reason, and not run.

A mutant costs what its tests cost: they are collected once, and each run is a fork of the process that has done so, with
another code in the changed function. What changed outside of functions, or in one that was called by then, is tried by a
process that imports everything anew.

Own code, because the known tools do not fit: mutmut 3 replaces each function by a trampoline, which neither the forked
workers nor the test of the architecture bear, and cosmic-ray changes the working tree itself.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import itertools
import json
import marshal
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.tools.mutant_tests import SECONDS, CollectedTests

ROOT = Path(__file__).parents[2]
EQUIVALENTS = Path(__file__).with_name("equivalent_mutants.toml")
PATIENCE = 10
"""How many times as long as of the processor a mutant may take by the clock: a busy machine kills nothing for being slow."""

# The first that a module's path begins with. Adapters: those that what is trusted depends on.
TESTS: Mapping[str, Sequence[str]] = {
    "diglot/extensions/polls/cli/polls.py": ("tests/extensions/polls/test_polls.py",),
    "diglot/core/alignment/": ("tests/core/test_alignment.py",),
    "diglot/extensions/check/core/fixes.py": ("tests/extensions/check/test_fix.py",),
    "diglot/extensions/check/core/": (
        "tests/extensions/check/test_checks.py",
        "tests/extensions/check/test_findings.py",
    ),
    "diglot/core/links/dead_links.py": ("tests/core/test_dead_links.py",),
    "diglot/extensions/desk/core/": ("tests/extensions/desk/test_rows.py", "tests/extensions/desk/test_desk.py"),
    "diglot/extensions/word/core/docx/": (
        "tests/extensions/word/test_docx_preparation.py",
        "tests/extensions/word/test_docx_restoration.py",
        "tests/extensions/word/test_word_import.py",
        "tests/extensions/word/test_word_review.py",
        "tests/test_citations.py",
    ),
    "diglot/core/encoding.py": ("tests/core/test_encoding.py",),
    "diglot/core/site_files/feeds.py": ("tests/core/test_feeds.py",),
    "diglot/core/annotation/footnotes.py": ("tests/core/test_footnotes.py",),
    "diglot/core/front_matter.py": ("tests/core/test_front_matter.py",),
    "diglot/core/hosting/": ("tests/extensions/hosting/test_cli_hosting.py",),
    "diglot/core/ledger/": (
        "tests/core/test_ledger.py",
        "tests/core/test_reviewing.py",
        "tests/test_comments.py",
        "tests/test_fills.py",
        "tests/test_reviews.py",
        "tests/test_tracking.py",
    ),
    "diglot/core/limits.py": ("tests/core/test_limits.py",),
    "diglot/core/links/link_resolution.py": ("tests/core/test_link_resolution.py",),
    "diglot/core/markdown/": ("tests/pipeline/test_markdown.py", "tests/test_fidelity.py"),
    "diglot/core/markdown_writing/": (
        "tests/pipeline/test_markdown_writer.py",
        "tests/extensions/word/test_word_review.py",
        "tests/extensions/desk/test_rows.py",
    ),
    "diglot/core/page_models/": ("tests/core/test_page_models.py",),
    "diglot/core/pairing/": ("tests/core/test_pairing.py",),
    "diglot/core/poll": ("tests/extensions/polls/test_polls.py", "tests/core/test_poll_shares.py"),
    "diglot/extensions/releases/core/release_plan.py": ("tests/extensions/releases/test_site_releases.py",),
    "diglot/extensions/preview/core/request_guard.py": (
        "tests/extensions/preview/test_preview.py",
        "tests/extensions/desk/test_desk_team.py",
    ),
    "diglot/core/settings/polls.py": ("tests/core/test_settings.py", "tests/test_schemas.py"),
    "diglot/core/settings/": ("tests/core/test_settings.py",),
    "diglot/core/links/slugs.py": ("tests/core/test_slugs.py",),
    "diglot/core/tree_transforms/": ("tests/core/test_tree_transforms.py",),
    "diglot/core/typography/": ("tests/core/test_typography.py",),
    "diglot/extensions/epub/core/xhtml.py": ("tests/extensions/epub/test_xhtml.py",),
    "diglot/extensions/facing/core/": ("tests/extensions/facing/test_spreads.py",),
    "diglot/extensions/releases/adapters/release_folder.py": (
        "tests/extensions/releases/test_site_releases.py",
        "tests/test_durability.py",
    ),
    "diglot/adapters/disk/": (
        "tests/adapters/test_disk.py",
        "tests/adapters/test_written_files.py",
        "tests/adapters/test_planted_links.py",
        "tests/test_durability.py",
    ),
    "diglot/adapters/git/": ("tests/adapters/test_git.py",),
    "diglot/adapters/picture_files/": ("tests/adapters/test_picture_files.py",),
    "diglot/adapters/templating/sanitiser.py": ("tests/adapters/test_sanitiser.py",),
    "diglot/adapters/databases/store.py": ("tests/adapters/test_store.py",),
    "diglot/extensions/word/adapters/word_file.py": (
        "tests/extensions/word/test_import_steps.py",
        "tests/extensions/word/test_word_import.py",
        "tests/extensions/word/test_word_package.py",
        "tests/test_durability.py",
    ),
    "diglot/adapters/yaml_reader.py": ("tests/adapters/test_yaml_reader.py",),
    "diglot/extensions/desk/adapters/passwords.py": ("tests/extensions/desk/test_desk_team.py",),
    "diglot/extensions/preview/adapters/private_database.py": (
        "tests/extensions/desk/test_desk_team.py",
        "tests/extensions/polls/test_polls.py",
    ),
    "diglot/extensions/desk/adapters/team_store.py": ("tests/extensions/desk/test_desk_team.py",),
    "diglot/extensions/polls/adapters/vote_store.py": ("tests/extensions/polls/test_polls.py",),
    "diglot/pipeline/base/file_edits.py": (
        "tests/adapters/test_written_files.py",
        "tests/extensions/check/test_fix.py",
    ),
    "diglot/extensions/releases/pipeline/site_releases.py": (
        "tests/extensions/releases/test_site_releases.py",
        "tests/test_durability.py",
    ),
    "diglot/extensions/desk/pipeline/save_commits.py": ("tests/extensions/desk/test_save_commits.py",),
    "diglot/extensions/desk/pipeline/access/": ("tests/extensions/desk/test_desk_team.py",),
    "diglot/extensions/desk/pipeline/": (
        "tests/extensions/desk/test_desk.py",
        "tests/extensions/desk/test_desk_outcomes.py",
        "tests/extensions/desk/test_desk_refusals.py",
        "tests/extensions/desk/test_desk_words.py",
        "tests/extensions/desk/test_row_states.py",
        "tests/extensions/desk/test_typed_rows.py",
        "tests/extensions/watch/test_saving_into_a_site.py",
    ),
    "diglot/extensions/word/pipeline/word_import.py": (
        "tests/extensions/word/test_import_steps.py",
        "tests/extensions/word/test_word_import.py",
    ),
    "diglot/extensions/word/pipeline/word_review.py": ("tests/extensions/word/test_word_review.py",),
    "diglot/extensions/polls/core/": ("tests/extensions/polls/test_polls.py",),
    "diglot/extensions/polls/pipeline/": ("tests/extensions/polls/test_polls.py",),
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
    """A module with one change. number: of the changed node, in `ast.walk`; line: from 1; before, after: the change.

    function: the qualified name, or "" outside. code: the line as it is written.
    """

    path: str
    number: int
    line: int
    function: str
    code: str
    before: str
    after: str


class Equivalent(NamedTuple):
    """Mutants that nobody can tell from the program. module: a pattern of paths; code: a line of it, or "*" for any."""

    module: str
    code: str
    before: str
    after: str
    reason: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether a mutant is one of them."""
        is_place = fnmatch(mutant.path, self.module) and self.code in (mutant.code, "*")
        return is_place and (self.before, self.after) == (mutant.before, mutant.after)


@cache
def read_equivalents() -> Sequence[Equivalent]:
    """Return the mutants that are known as equivalent."""
    return [Equivalent(**row) for row in tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8"))["equivalents"]]


def is_equivalent(mutant: Mutant) -> bool:
    """Whether a person has found that nobody can tell a mutant from the program."""
    return any(known.covers(mutant) for known in read_equivalents())


@cache
def mutants_of(path: str) -> Sequence[Mutant]:
    """Return the mutants of a module, in the order of `ast.walk`."""
    tree = _parsed(path)
    parents = _parents(tree)
    found = []
    for number, node in enumerate(ast.walk(tree)):
        if (after := _mutated(node)) is None:
            continue
        parent, _ = parents[node]
        keyword = f"{parent.arg}=" if isinstance(parent, ast.keyword) else ""
        function, line = _function_around(node, parents), getattr(node, "lineno", 1)
        code = _source(path).splitlines()[line - 1].strip()
        if code.startswith("@lru_cache("):  # the size of a cache, which changes no answer
            continue
        found.append(Mutant(path, number, line, function, code, keyword + _shown(node), keyword + _shown(after)))
    return found


def mutants_at(place: str) -> Sequence[Mutant]:
    """Return the mutants of a module, or of a line of it: `path:line`, as survivors are printed."""
    path, _, line = place.partition(":")
    return [mutant for mutant in mutants_of(path) if line in ("", str(mutant.line))]


def tree_of(mutant: Mutant) -> ast.Module:
    """Return a mutant, with each line where it is in the module."""
    tree = _parsed(mutant.path)
    node = next(itertools.islice(ast.walk(tree), mutant.number, None))
    after = _mutated(node)
    assert after is not None
    _replace(*_parents(tree)[node], node, after)
    return ast.fix_missing_locations(tree)


def _parents(tree: ast.Module) -> Mapping[ast.AST, tuple[ast.AST, str]]:
    """Return what each node is part of, and as which field."""
    return {child: (parent, field) for parent in ast.walk(tree) for field, child in _children(parent)}


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
    """Return the files of tests that see a change of a module; its own doctests come besides."""
    return next(tests for start, tests in TESTS.items() if path.startswith(start))


def modules() -> Sequence[str]:
    """Return the modules that have tests of their own here."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "diglot").rglob("*.py"))
    return [path for path in paths if path.startswith(tuple(TESTS))]


def copy_repository(folder: Path) -> Path:
    """Copy what the tests need; a build follows no link, so that only what it never reads is linked."""
    linked, left = (".venv", "node_modules"), (".git", ".cache", "public", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*linked, *left), dirs_exist_ok=True, symlinks=True)
    for name in linked:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    return folder


@dataclass(frozen=True)
class RecordedTest:
    """A test as it went before any change. seconds: of the processor. calls: functions, as `path:qualified name`.

    reaches_others: other processes may have called more.
    """

    name: str
    wait: float
    seconds: float
    calls: Sequence[str]
    reaches_others: bool


class Bench:
    """A copy of the repository in which mutants are run."""

    def __init__(self, folder: Path) -> None:
        self._repository = copy_repository(folder)
        self._log, self._failed = folder / "log.txt", folder / "failed.txt"
        self._kills = Counter[str]()
        self._collected: dict[str, Connection] = {}
        self._called_early: set[str] = set()
        self._processes: list[ForkProcess] = []
        # A mutant may be as long as the one before and come in the same second: its bytecode is known by its time.
        self._times = itertools.count(1)

    def record_tests(self, paths: Sequence[str]) -> Sequence[RecordedTest]:
        """Run the tests of modules that have the same tests, as they are; return the tests, the quickest first.

        Raises: SystemExit where one fails: it would kill every mutant.
        """
        record = self._repository / "record.json"
        variables = {"MUTANT_MODULES": " ".join(paths), "MUTANT_RECORD": str(record)}
        if self._run([*paths, *tests_of(paths[0])], variables, None) != 0:
            log = self._log.read_text(encoding="utf-8", errors="replace")
            raise SystemExit(f"The tests of {', '.join(paths)} do not pass as they are:\n{log}")
        recorded = json.loads(record.read_text(encoding="utf-8"))
        for name in recorded["modules"]:
            with contextlib.suppress(Exception):  # some can be imported only by others
                importlib.import_module(name)
        tests = (RecordedTest(name, *record) for name, record in recorded["tests"].items())
        self._called_early |= set(recorded["early"])
        self._collect(paths)
        return sorted(tests, key=lambda test: test.wait)

    def _collect(self, paths: Sequence[str]) -> None:
        """Start the process that has the tests of modules collected."""
        here, there = multiprocessing.Pipe()
        arguments = ([*paths, *tests_of(paths[0])], {}, CollectedTests(there, here))
        self._processes.append(multiprocessing.get_context("fork").Process(target=self._test, args=arguments))
        self._processes[-1].start()
        there.close()
        here.recv()  # nothing may change while it imports
        self._collected.update(dict.fromkeys(paths, here))

    def close(self) -> None:
        """End the processes that have tests collected."""
        for questions in self._collected.values():
            questions.close()
        for process in reversed(self._processes):  # a later one has the questions of those before it open
            process.join()

    def is_killed(self, mutant: Mutant, tests: Sequence[RecordedTest]) -> bool:
        """Run the tests of a mutant; the copy is sound again afterwards."""
        function = f"{mutant.path}:{mutant.function}"
        callers = [test for test in tests if mutant.function and function in test.calls]
        others = [test for test in tests if test.reaches_others and test not in callers]
        chosen = sorted([*callers, *others] if callers else tests, key=self._seconds_for_a_kill)
        limits = {test.name: 3 * test.seconds for test in chosen}
        target = self._repository / mutant.path
        sound = target.read_bytes()
        tree = tree_of(mutant)
        try:
            self._write(target, ast.unparse(tree).encode())
            if not mutant.function or function.partition(".<locals>")[0] in self._called_early:
                is_killed = self._run_anew(limits) != 0
            else:
                is_killed = self._run_collected(mutant, tree, limits) != 0
        finally:
            self._write(target, sound)
        if is_killed and self._failed.exists():
            self._kills[self._failed.read_text(encoding="utf-8")] += 1
            self._failed.unlink()
        return is_killed

    def _seconds_for_a_kill(self, test: RecordedTest) -> float:
        return test.wait / (1 + self._kills[test.name])

    def _run_anew(self, limits: Mapping[str, float]) -> int | None:
        order = self._repository / "order.json"
        order.write_text(json.dumps(limits), encoding="utf-8")
        files = list(dict.fromkeys(name.partition("::")[0] for name in limits))
        return self._run(files, {"MUTANT_ORDER": str(order)}, _patience(limits))

    def _run_collected(self, mutant: Mutant, tree: ast.Module, limits: Mapping[str, float]) -> int | None:
        path = str(self._repository / mutant.path)
        code = compile(tree, path, "exec", dont_inherit=True)
        tests = self._collected[mutant.path]
        tests.send((marshal.dumps(code), mutant.function, limits))
        run = tests.recv()
        is_over = tests.poll(_patience(limits))
        if not is_over:
            os.killpg(run, signal.SIGKILL)
        status: int = tests.recv()
        return status if is_over else None

    def _write(self, target: Path, source: bytes) -> None:
        target.write_bytes(source)
        os.utime(target, (time := next(self._times), time))

    def _run(self, tests: Sequence[str], variables: Mapping[str, str], seconds: float | None) -> int | None:
        """Run tests until one fails; return the exit code, or None if they took too long."""
        run = multiprocessing.get_context("fork").Process(target=self._test, args=(tests, variables))
        run.start()
        run.join(seconds)
        if run.exitcode is None:
            os.killpg(run.pid or 0, signal.SIGKILL)  # with everything that the tests have started
            run.join()
            return None
        return run.exitcode

    def _test(self, tests: Sequence[str], variables: Mapping[str, str], *plugins: object) -> None:
        """Be the process that runs tests."""
        os.setsid()
        with self._log.open("wb") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
        os.chdir(self._repository)
        bytecode = str(self._repository / "bytecode")
        os.environ.update({"PYTHONPATH": str(self._repository), "PYTHONPYCACHEPREFIX": bytecode, **variables})
        os.environ["MUTANT_FAILED"] = str(self._failed)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        sys.pycache_prefix, sys.dont_write_bytecode = bytecode, False
        sys.path.insert(0, str(self._repository))
        for name in [name for name in sys.modules if name.split(".")[0] in ("diglot", "tests")]:
            del sys.modules[name]
        options = ("-q", "-x", "-p", "no:cacheprovider", "-p", "tests.tools.mutant_tests")
        code = pytest.main([*options, "--hypothesis-profile=every example", *tests], plugins=plugins)
        sys.stdout.flush()
        os._exit(code)


def _patience(limits: Mapping[str, float]) -> float:
    return PATIENCE * (SECONDS + sum(limits.values()))


def main(arguments: Sequence[str]) -> int:
    """Print the survivors and the score; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "modules", nargs="*", help="the modules to change, or PATH:LINE (default: all that have tests here)"
    )
    parser.add_argument("--sample", type=int, help="so many mutants, chosen at random (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="another choice (default: 1)")
    options = parser.parse_args(arguments)
    mutants = [mutant for place in options.modules or modules() for mutant in mutants_at(place)]
    if options.sample:
        mutants = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))
    killed = equivalent = 0
    with (
        tempfile.TemporaryDirectory(prefix="mutants-") as folder,
        contextlib.closing(Bench(Path(folder))) as bench,
    ):
        tests: dict[Sequence[str], Sequence[RecordedTest]] = {}
        for number, mutant in enumerate(mutants, start=1):
            if is_equivalent(mutant):
                equivalent += 1
                continue
            if (files := tests_of(mutant.path)) not in tests:
                paths = {other.path for other in mutants if tests_of(other.path) == files}
                tests[files] = bench.record_tests(sorted(paths))
            if bench.is_killed(mutant, tests[files]):
                killed += 1
            else:
                print(f"{mutant.path}:{mutant.line}: {mutant.before}  →  {mutant.after}    {mutant.code}", flush=True)
            print(f"{killed} of {number - equivalent} killed ({len(mutants)} in all)", file=sys.stderr, flush=True)
    tried = len(mutants) - equivalent
    print(
        f"{killed} of {tried} mutants killed: {killed / max(tried, 1):.0%}; {equivalent} more are known as equivalent"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
