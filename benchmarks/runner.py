"""Sizes in, records out: builds of the multiplied sample, beside the parts alone, other programs, another checkout.

Programs are measured in turn (A B A B …), so that the ratio of two costs of one turn holds even if the speed of the
machine drifts. Touches processes and temporary folders. What is measured, and why so: docs/performance.md.
"""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from benchmarks.competitors import COMPETITORS, Competitor
from benchmarks.desk import open_desk
from benchmarks.preview import open_preview
from benchmarks.publication import (
    LANGUAGES,
    amendment,
    article_key,
    articles,
    copy_ledgers,
    edition_href,
    edition_path,
    edits,
    middle,
    redated,
    retitled,
    reworded,
    write_declared,
    write_publication,
)
from benchmarks.records import Comparison, Cost, MeasurementFailed, Record, Trial
from benchmarks.targets import DIGLOT, PANDOC, PANDOC_LOOP, WEASYPRINT, comparisons_of, trial_of
from benchmarks.timing import ask_version, describe_machine, find_program, time_command
from diglot import __version__

# The parts alone, other programs, the search and `check` are measured up to this size: beyond it, growth matters.
_COMPARED_UP_TO = 1_000
# The preview, the desk and `status` are measured up to this size: beyond it, the first status takes half an hour.
_DESK_UP_TO = 10_000
# The short works are repeated in each round.
_REPEATS = 5
# How many PDFs are made by one pandoc each: enough to know what one costs.
_LOOPED = 5
# pandoc slows after some hundreds of documents in one process: docs/adr/0005-warm-pandoc-processes.md.
_TEXTS_A_PANDOC = 200

_THIS, _OTHER = "this checkout", "the other"
_PAGES = ("build", "--formats", "html")
_OTHERS = ("status", "check")
_PAGES_AND_PDFS = ("build", "--formats", "html,pdf")

Tell: TypeAlias = Callable[[str], None]
Costs: TypeAlias = Mapping[tuple[str, str], list[Cost]]
"""The costs of runs by program and work, in the order of the turns."""


class Program(msgspec.Struct, frozen=True):
    """Something that builds a publication. command: for the publication in a folder.

    files: its configuration; list_name: its name for the text above a list; is_incremental: whether builds after the
    first one are measured. others: commands that read what a build has made, by name, if they are measured.
    """

    name: str
    command: Callable[[Path], Sequence[str | Path]]
    files: Mapping[str, str] = msgspec.field(default_factory=dict)
    list_name: str = "index.md"
    is_incremental: bool = True
    others: Mapping[str, Callable[[Path], Sequence[str | Path]]] = msgspec.field(default_factory=dict)


class Failures:
    """The failures of a benchmark: each is reported once, and everything else is measured all the same."""

    def __init__(self, tell: Tell) -> None:
        self.names: set[str] = set()
        self._tell = tell

    @contextmanager
    def caught(self, name: str) -> Iterator[None]:
        """Catch the failure of a program, which is not measured from then on."""
        try:
            yield
        except MeasurementFailed as failure:
            self.names.add(name)
            self._tell(f"This could not be measured: {failure}")


def run_benchmark(sizes: Sequence[int], pdf_pairs: int, rounds: int, tell: Tell, failures: Failures) -> Record:
    """Measure everything. pdf_pairs: in which size PDFs are made; 0 for none."""
    competitors, versions = find_competitors()
    warm_up([diglot_program(*_PAGES)])
    trials = [measure_help()]

    def measure_served(root: Path, pairs: int) -> None:
        if pairs <= _DESK_UP_TO:
            with failures.caught("preview"):
                trials.extend(measure_preview(root, pairs, rounds, tell))

    for pairs in sizes:
        is_compared = pairs <= _COMPARED_UP_TO
        beside = [pandoc_program(pairs), *competitors] if is_compared else []
        costs = measure_in_turn([diglot_program(*_PAGES), *beside], pairs, rounds, tell, failures, measure_served)
        for (by, what), runs in costs.items():
            ours = () if by == DIGLOT else costs.get((DIGLOT, what), ())
            trials.append(trial_of(by, what, pairs, 2 * pairs, runs, ours))
        if is_compared:
            with failures.caught("search"):
                trials.append(measure_search(pairs, rounds, tell))
            with failures.caught("check"):
                trials += measure_check(pairs, tell)
        if pairs <= _DESK_UP_TO:
            with failures.caught("desk"):
                trials += measure_desk(pairs, rounds, tell)
    if pdf_pairs:
        trials += measure_pdfs(pdf_pairs, rounds, tell, failures)
    absent = tuple(program.program for program in COMPETITORS if program.program not in versions)
    return Record(describe_machine(), versions, tuple(trials), absent)


def compare_checkouts(other: Path, sizes: Sequence[int], rounds: int, formats: str, tell: Tell) -> list[Comparison]:
    """Measure this checkout of diglot beside another one, by their command lines alone.

    Raises: MeasurementFailed.
    """
    here = Path(__file__).parents[1]
    programs = [checkout_program(_THIS, here, formats), checkout_program(_OTHER, other.resolve(), formats)]
    failures = Failures(tell)
    warm_up(programs)
    comparisons: list[Comparison] = []
    for pairs in sizes:
        costs = measure_in_turn(programs, pairs, rounds, tell, failures)
        if failures.names:
            raise MeasurementFailed(", ".join(sorted(failures.names)))
        for (by, what), runs in costs.items():
            if by == _THIS:
                comparisons += comparisons_of(what, pairs, runs, costs[_OTHER, what])
    return comparisons


# ---------------------------------------------------------------- programs


def diglot_program(*arguments: str) -> Program:
    """Return this diglot."""
    return Program(DIGLOT, lambda root: diglot_command("--root", str(root), *arguments))


def diglot_command(*arguments: str) -> list[str]:
    """Return the command that build.py becomes."""
    return [sys.executable, "-P", "-m", "diglot", *arguments]


def checkout_program(name: str, home: Path, formats: str) -> Program:
    """Return the diglot of a checkout, by the command that its build.py becomes.

    Raises: MeasurementFailed if the checkout is not set up.
    """
    python = home / ".venv" / "bin" / "python"
    if not python.exists():
        raise MeasurementFailed(f"{home}: not set up; run python3 build.py there first")

    def command(*arguments: str) -> Callable[[Path], Sequence[str | Path]]:
        return lambda root: [python, "-P", "-m", "diglot", "--root", root, *arguments]

    return Program(name, command("build", "--formats", formats), others={name: command(name) for name in _OTHERS})


def find_competitors() -> tuple[list[Program], dict[str, str]]:
    """Return the other programs that are installed, and the versions of everything."""
    versions = {DIGLOT: __version__, PANDOC: ask_version([_pandoc(), "--version"]), WEASYPRINT: version("weasyprint")}
    programs = []
    for one in COMPETITORS:
        if path := find_program(one.program):
            programs.append(_competitor_program(one, path))
            versions[one.program] = ask_version([path, one.version])
    return programs, versions


def _competitor_program(one: Competitor, path: str) -> Program:
    return Program(one.program, lambda _: (path, *one.arguments), one.files, one.list_name)


def pandoc_program(pairs: int) -> Program:
    """Return pandoc alone: the same texts from Markdown to HTML, on every core."""
    script = Path(__file__).with_name("pandoc_alone.lua")
    share = min(_TEXTS_A_PANDOC, -(-2 * pairs // _cores()))
    pandoc = shlex.join([_pandoc(), "lua", str(script)])
    hand_over = shlex.quote(f'printf "%s\\n" "$@" | {pandoc}')
    command = f"find content -name '*-?????.md' -print0 | xargs -0 -n {share} -P {_cores()} sh -c {hand_over} sh"
    return Program(PANDOC, lambda _: ("sh", "-c", command), is_incremental=False)


def _pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ---------------------------------------------------------------- builds


def warm_up(programs: Sequence[Program]) -> None:
    """Build a tiny publication: Python compiles its modules, and the system caches the programs."""
    for program in programs:
        with TemporaryDirectory() as folder:
            root = _written(Path(folder), 3, program)
            for _ in range(2 if program.is_incremental else 1):
                _build(program, root)


def measure_in_turn(
    programs: Sequence[Program],
    pairs: int,
    rounds: int,
    tell: Tell,
    failures: Failures,
    measure_more: Callable[[Path, int], None] = lambda *_: None,
) -> dict[tuple[str, str], list[Cost]]:
    """Return the costs of each program: a cold build, one with nothing to do, after an edit, another title and date.

    The first edit after a cold build is "first-edit"; "first-title" comes after several edits. Of other commands, where
    they are measured: the first one after a build, one with nothing new, one after an edit that no build has seen.
    measure_more: called once at the end, with the publication that the first program has built.
    """
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)

    def run(what: str, sites: Mapping[str, Path], changes: Mapping[str, Iterator[int]]) -> None:
        # Every second turn in the other order, so that no program is always the first.
        order = programs if len(costs[programs[0].name, what]) % 2 == 0 else programs[::-1]
        for program in order:
            if program.name not in failures.names and (what == "cold" or program.is_incremental):
                with failures.caught(program.name):
                    if changes:
                        next(changes[program.name])
                    root = sites[program.name]
                    other = program.others.get(what.partition("-")[0])
                    cost = time_command(other(root), root, may_find=True) if other else _build(program, root)
                    costs[program.name, what].append(cost)

    for number in range(1, rounds + 1):
        with ExitStack() as stack:
            folders = [Path(stack.enter_context(TemporaryDirectory())) for _ in programs]
            sites = {one.name: _written(folder, pairs, one) for folder, one in zip(folders, programs, strict=True)}
            tell(f"{pairs} pairs, round {number} of {rounds}: cold builds")
            run("cold", sites, {})
            tell(f"{pairs} pairs, round {number} of {rounds}: builds with nothing to do and after an edit")
            for _ in range(_REPEATS):
                run("no-op", sites, {})
            for what, change in (("edit", reworded), ("title", retitled), ("date", redated)):
                changes = {name: edits(root, pairs, change) for name, root in sites.items()}
                # Later builds reuse what the first one after an edit prepares: it is counted apart.
                run(f"first-{what}", sites, changes)
                for _ in range(_REPEATS):
                    run(what, sites, changes)
            for other in programs[0].others:
                tell(f"{pairs} pairs, round {number} of {rounds}: {other}")
                changes = {name: edits(root, pairs, reworded) for name, root in sites.items()}
                run(other, sites, {})
                for _ in range(_REPEATS):
                    run(f"{other}-no-op", sites, {})
                    run(f"{other}-edit", sites, changes)
            if number == rounds and programs[0].name not in failures.names:
                measure_more(sites[programs[0].name], pairs)
    return {key: runs for key, runs in costs.items() if runs}


def _written(folder: Path, pairs: int, program: Program) -> Path:
    root = folder / "publication"
    write_publication(root, pairs, program.files, program.list_name)
    return root


def _build(program: Program, root: Path) -> Cost:
    return time_command(program.command(root), root)


def measure_preview(root: Path, pairs: int, rounds: int, tell: Tell) -> list[Trial]:
    """Measure how soon the preview of a built publication is ready, and a saved file shown in an open page.

    Raises: MeasurementFailed.
    """
    tell(f"{pairs} pairs: the preview of what is built, and a page of it after an edit")
    started = time.monotonic()
    with open_preview(diglot_command("--root", str(root), "serve", "--port", "0")) as client:
        client.wait_for_build()
        ready = Cost(time.monotonic() - started)
        # The words of builds before stand in the same sentence: none of theirs may be taken for one of these.
        changes, page, costs = edits(root, pairs, reworded, 1_000), edition_href(middle(pairs), "en"), list[Cost]()
        for _ in range(1 + rounds * _REPEATS):
            started = time.monotonic()
            number = next(changes)
            while amendment(number).encode() not in client.read(page):
                client.wait_for_build()
            costs.append(Cost(time.monotonic() - started))
    return [trial_of(DIGLOT, "served", pairs, 1, [ready]), trial_of(DIGLOT, "saved", pairs, 1, costs[1:])]


def measure_desk(pairs: int, rounds: int, tell: Tell) -> list[Trial]:
    """Measure the first status, indexing the memory, and the desk.

    Of the desk: opening articles, saving until the page shows it, and suggestions from the memory. It is started again
    in each round; the peak memory of the whole round is recorded with the first article.

    Raises: MeasurementFailed.
    """
    costs: dict[str, list[Cost]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        root, declared = _written(Path(folder), pairs, diglot_program()), Path(folder) / "declared"
        tell(f"{pairs} pairs: the first status, and the memory")
        write_declared(declared)
        time_command(diglot_command("--root", str(declared), "sync", "--adopt", "--yes"), declared)
        copy_ledgers(declared, root, pairs)
        costs["status"].append(_run_there(root, "status"))
        # A search for a word that no text has indexes everything and shows nothing.
        costs["memory-index"].append(_run_there(root, "find", amendment(0)))
        changes = edits(root, pairs, reworded)
        for _ in range(_REPEATS):
            costs["status-no-op"].append(_run_there(root, "status"))
            next(changes)
            costs["status-edit"].append(_run_there(root, "status"))
        # Copies of one essay, as far as there are any: their articles are of the same length.
        first, *others = (article_key((middle(pairs) + at * len(articles())) % pairs) for at in range(1 + _REPEATS))
        for number in range(rounds):
            tell(f"{pairs} pairs, round {number + 1} of {rounds}: the desk")
            with open_desk(diglot_command("--root", str(root), "desk", "--port", "0")) as client:
                opened = client.open(first)
                costs["desk-open"] += map(client.open, others)
                client.load_board()
                # What is made first waits for what later ones reuse.
                saves = [client.save(first, number * (1 + _REPEATS) + at) for at in range(1 + _REPEATS)]
                costs["desk-saved"] += saves[1:]
                found, asked = zip(*(client.suggest(first, row) for row in client.paragraphs(first)), strict=True)
                if pairs > len(articles()) and not any(found):
                    raise MeasurementFailed("desk: nothing is suggested for paragraphs that have copies")
                costs["desk-suggestion"] += asked[1:]
                own, below = client.peaks()
                costs["desk-first"].append(replace(opened, peak_mb=own, peak_mb_below=below))
    return [trial_of(DIGLOT, what, pairs, 1, runs) for what, runs in costs.items()]


def measure_check(pairs: int, tell: Tell) -> list[Trial]:
    """Measure `check` of a publication that nothing has read before, with nothing new, and after an edit.

    Raises: MeasurementFailed.
    """
    tell(f"{pairs} pairs: check")
    costs: dict[str, list[Cost]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        root = _written(Path(folder), pairs, diglot_program())
        costs["check"].append(_run_there(root, "check"))
        changes = edits(root, pairs, reworded)
        for _ in range(_REPEATS):
            costs["check-no-op"].append(_run_there(root, "check"))
            next(changes)
            costs["check-edit"].append(_run_there(root, "check"))
    return [trial_of(DIGLOT, what, pairs, 1, runs) for what, runs in costs.items()]


def _run_there(root: Path, *arguments: str) -> Cost:
    """Return the cost of a command in a publication; that it finds something is no failure."""
    return time_command(diglot_command("--root", str(root), *arguments), root, may_find=True)


def measure_search(pairs: int, rounds: int, tell: Tell) -> Trial:
    """Measure builds of pages and of their search after an edit.

    Raises: MeasurementFailed.
    """
    tell(f"{pairs} pairs: builds with a search after an edit")
    program = diglot_program("build", "--formats", "html,search")
    with TemporaryDirectory() as folder:
        root = _written(Path(folder), pairs, program)
        _build(program, root)
        changes = edits(root, pairs, reworded)
        costs = []
        for _ in range(1 + rounds * _REPEATS):
            next(changes)
            costs.append(_build(program, root))
    return trial_of(DIGLOT, "search-edit", pairs, 1, costs[1:])


def measure_help() -> Trial:
    """Measure how long the command takes to print its help."""
    costs = [time_command(diglot_command("--help"), Path.cwd()) for _ in range(1 + 2 * _REPEATS)]
    return trial_of(DIGLOT, "help", 0, 1, costs[1:])


# ---------------------------------------------------------------- PDFs


def measure_pdfs(pairs: int, rounds: int, tell: Tell, failures: Failures) -> list[Trial]:
    """Measure builds with PDFs, the same print jobs through WeasyPrint alone, and PDFs by one pandoc each."""
    from benchmarks.weasyprint_alone import record_jobs, time_jobs

    pages, whole = diglot_program(*_PAGES), diglot_program(*_PAGES_AND_PDFS)
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for number in range(1, rounds + 1):
        if "pdf" in failures.names:
            break
        tell(f"{pairs} pairs, round {number} of {rounds}: PDFs")
        with TemporaryDirectory() as first, TemporaryDirectory() as second, failures.caught("pdf"):
            root = _written(Path(first), pairs, pages)
            costs[DIGLOT, "pdf-pages"].append(_build(pages, root))
            costs[WEASYPRINT, "pdf-cold"].append(time_jobs(record_jobs(root), _cores()))
            costs[PANDOC_LOOP, "pdf-cold"] += _looped(root, pairs)
            root = _written(Path(second), pairs, whole)
            costs[DIGLOT, "pdf-cold"].append(_build(whole, root))
            changes = edits(root, pairs, reworded)
            for repeat in range(1 + _REPEATS):
                next(changes)
                cost = _build(whole, root)
                if repeat:
                    costs[DIGLOT, "pdf-edit"].append(cost)
    if find_spec("distributed"):
        with failures.caught("cluster"):
            costs[DIGLOT, "pdf-cluster"] = [_cluster_build(pairs, tell) for _ in range(rounds)]
    return [
        trial_of(by, what, pairs, 1 if by == PANDOC_LOOP else 2 * pairs, runs) for (by, what), runs in costs.items()
    ]


def _looped(root: Path, pairs: int) -> list[Cost]:
    """Return the costs of one pandoc after another, each making one PDF."""
    engine = find_program("weasyprint")
    if not engine:
        return []
    paths = [root / edition_path(number, lang) for number in range(pairs) for lang in LANGUAGES][:_LOOPED]
    return [
        time_command([_pandoc(), path, "--pdf-engine", engine, "-o", path.with_suffix(".pdf")], path.parent)
        for path in paths
    ]


def _cluster_build(pairs: int, tell: Tell) -> Cost:
    """Return the cost of a cold build with PDFs whose work is done by a Dask cluster on this machine."""
    from tests.tools.clusters import dask_cluster

    tell(f"{pairs} pairs: a cold build with PDFs, on a cluster")
    with TemporaryDirectory() as folder, TemporaryDirectory() as logs, dask_cluster(Path(logs), _cores()) as cluster:
        program = diglot_program(*_PAGES_AND_PDFS, "--cluster", cluster.address)
        return _build(program, _written(Path(folder), pairs, program))
