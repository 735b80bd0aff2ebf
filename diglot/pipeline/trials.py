"""Sizes in, a record of trials out: builds of specimen publications, beside the parts alone and other programs.

Every trial works in a folder for the moment. What is measured, and why so, stands in docs/performance.md.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import msgspec

from diglot import __version__
from diglot.adapters.disk import Folder, fill_folder, scratch_folder, write_given_file
from diglot.adapters.pandoc import PandocFailure, PandocPool, find_pandoc
from diglot.adapters.scheduler import open_scheduler
from diglot.adapters.stopwatch import (
    ask_version,
    describe_machine,
    diglot_command,
    find_program,
    time_command,
    time_work,
)
from diglot.adapters.terminal import Console
from diglot.adapters.visitor import open_preview
from diglot.core.front_matter import split_manuscript
from diglot.core.rivals import RIVALS, Rival
from diglot.core.specimens import amendment, retitled, reworded, specimen_files, specimen_href, specimen_path
from diglot.core.trials import DIGLOT, PANDOC, PANDOC_LOOP, WEASYPRINT, trial_of
from diglot.model.messages import N_
from diglot.model.printing import PrintJob, PrintStyle
from diglot.model.trials import Cost, Record, Trial, TrialFailed
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import open_resources
from diglot.pipeline.outputs.pdf import edition_job, edition_style
from diglot.pipeline.render.outputs import editions_of
from diglot.pipeline.site_build.pipeline import compile_site

# Parts alone, other programs and the preview are measured up to this size: beyond it only growth is of interest.
_COMPARED_UP_TO = 1_000
# How often a run is repeated at the most, and after how many seconds it has been repeated enough.
_MOST_RUNS, _MOST_COLD_RUNS, _ENOUGH_SECONDS = 7, 3, 60.0
# How many PDFs are made by one pandoc each: enough to know what one costs.
_LOOPED = 5

_PAGES = ("build", "--formats", "html")
_PAGES_AND_PDFS = ("build", "--formats", "html,pdf")

Tell = Callable[[str, int, str], None]
"""Who measures now, in which size, and what."""


class Maker(msgspec.Struct, frozen=True):
    """Something that builds a publication. command: for the publication in a folder.

    files: what it needs besides; list_name: what it calls the text above a list.
    """

    name: str
    command: Callable[[Path], Sequence[str]]
    files: Mapping[str, str] = msgspec.field(default_factory=dict)
    list_name: str = "index.md"


def run_trials(
    sizes: Sequence[int],
    pdf_pairs: int,
    cores: int,
    today: date,
    tell: Tell,
    fail: Callable[[TrialFailed], None],
    *,
    with_cluster: bool,
) -> Record:
    """Measure everything. What fails is told, and the others are measured all the same.

    pdf_pairs: in which size PDFs are made; 0 for none. cores: for the parts alone, and of a cluster.
    with_cluster: where Dask is there, too.
    """
    rivals, absent, versions = find_rivals()
    # Compiles what Python compiles once, and brings the binaries into the memory of the system.
    _warm_up(diglot_maker(*_PAGES))
    series: list[Iterator[Trial]] = []
    for pairs in sizes:
        series.append(site_trials(diglot_maker(*_PAGES), pairs, tell))
        if pairs <= _COMPARED_UP_TO:
            series += [preview_trials(pairs, tell), pandoc_trials(pairs, cores, tell)]
            series += [site_trials(rival, pairs, tell) for rival in rivals]
    if pdf_pairs:
        series.append(pdf_trials(pdf_pairs, cores, today, tell))
        if with_cluster and (dask := find_program("dask")):
            series.append(cluster_trials(pdf_pairs, cores, dask, tell))
    trials: list[Trial] = []
    for some in series:
        try:
            # One by one, so that what was measured before a failure is kept.
            for trial in some:
                trials.append(trial)  # noqa: PERF402
        except TrialFailed as failure:
            fail(failure)
    return Record(describe_machine(), versions, tuple(trials), absent)


def diglot_maker(*arguments: str) -> Maker:
    """Diglot itself, as a process."""
    return Maker(DIGLOT, lambda root: diglot_command("--root", str(root), *arguments))


def find_rivals() -> tuple[list[Maker], tuple[str, ...], dict[str, str]]:
    """The other programs that are here, those that are not, and the versions of all."""
    versions = {
        DIGLOT: __version__,
        PANDOC: ask_version([find_pandoc(), "--version"]),
        WEASYPRINT: version("weasyprint"),
    }
    makers = []
    for rival in RIVALS:
        if program := find_program(rival.program):
            makers.append(_maker_of(rival, program))
            versions[rival.program] = ask_version([program, rival.asked])
    return makers, tuple(rival.program for rival in RIVALS if rival.program not in versions), versions


def _maker_of(rival: Rival, program: str) -> Maker:
    return Maker(rival.program, lambda _: (program, *rival.arguments), rival.files, rival.list_name)


def lay_out(folder: Path, pairs: int, maker: Maker) -> Path:
    """A publication inside a folder, as a maker wants it."""
    root = folder / "publication"
    texts = ((place.replace("/index.md", f"/{maker.list_name}"), content) for place, content in specimen_files(pairs))
    own = ((place, text.encode()) for place, text in maker.files.items())
    fill_folder(root, chain(texts, own))
    return root


def _build(maker: Maker, root: Path) -> Cost:
    return time_command(maker.command(root), root)


def _warm_up(maker: Maker) -> None:
    with scratch_folder() as folder:
        _build(maker, lay_out(folder, 3, maker))


def _repeated(run: Callable[[], Cost], most: int = _MOST_RUNS) -> list[Cost]:
    costs: list[Cost] = []
    while len(costs) < most and sum(cost.seconds for cost in costs) < _ENOUGH_SECONDS:
        costs.append(run())
    return costs


# ---------------------------------------------------------------- builds


def site_trials(maker: Maker, pairs: int, tell: Tell) -> Iterator[Trial]:
    """A cold build, one with nothing to do, one after an edit of a sentence, one after an edit of a title."""
    with ExitStack() as folders:
        root = Path()

        def build_cold() -> Cost:
            nonlocal root
            # The folder before is removed first: two large publications need not lie on the disk together.
            folders.close()
            root = lay_out(folders.enter_context(scratch_folder()), pairs, maker)
            return _build(maker, root)

        tell(maker.name, pairs, N_("a cold build"))
        yield _trial(maker, "cold", pairs, _repeated(build_cold, _MOST_COLD_RUNS))
        tell(maker.name, pairs, N_("a build with nothing to do"))
        yield _trial(maker, "no-op", pairs, _repeated(lambda: _build(maker, root)))
        tell(maker.name, pairs, N_("a build after an edit"))
        yield _trial(maker, "edit", pairs, _edited(maker, root, pairs, reworded))
        tell(maker.name, pairs, N_("a build after another title"))
        yield _trial(maker, "title", pairs, _edited(maker, root, pairs, retitled))


def _trial(maker: Maker, what: str, pairs: int, costs: Sequence[Cost]) -> Trial:
    return trial_of(maker.name, what, pairs, 2 * pairs, costs)


Change = Callable[[bytes, int], bytes]


def _edited(maker: Maker, root: Path, pairs: int, change: Change) -> list[Cost]:
    """Builds, each after a change of the text in the middle."""
    edits = _edits(root, pairs, change)

    def run() -> Cost:
        next(edits)
        return _build(maker, root)

    # What is built after the first edit is also what later ones build upon: it does not count.
    run()
    return _repeated(run)


def _edits(root: Path, pairs: int, change: Change) -> Iterator[int]:
    """Changes of the text in the middle, one after another; the number of each."""
    place = specimen_path(pairs // 2, "en")
    original = Folder(root).read(place)
    number = 0
    while True:
        number += 1
        write_given_file(root / place, change(original, number))
        yield number


# ---------------------------------------------------------------- the preview


def preview_trials(pairs: int, tell: Tell) -> Iterator[Trial]:
    """From a saved file to the page with its new words, as an open page loads again."""
    tell(DIGLOT, pairs, N_("a page of the preview after an edit"))
    with scratch_folder() as folder:
        root = lay_out(folder, pairs, diglot_maker(*_PAGES))
        with open_preview(diglot_command("--root", str(root), "serve", "--port", "0")) as visitor:
            visitor.wait_for_news()
            edits, page = _edits(root, pairs, reworded), specimen_href(pairs // 2, "en")

            def run() -> Cost:
                started = time.monotonic()
                number = next(edits)
                while amendment(number).encode() not in visitor.read(page):
                    visitor.wait_for_news()
                return Cost(time.monotonic() - started)

            run()
            yield trial_of(DIGLOT, "saved", pairs, 1, _repeated(run))


# ---------------------------------------------------------------- the parts alone


def pandoc_trials(pairs: int, cores: int, tell: Tell) -> Iterator[Trial]:
    """The same texts through pandoc and nothing else, from Markdown to HTML, on every core."""
    tell(PANDOC, pairs, N_("texts through pandoc alone"))
    with scratch_folder() as folder:
        root = lay_out(folder, pairs, diglot_maker(*_PAGES))

        def work() -> None:
            files = [entry for entry in Folder(root).list("content") if entry.path.endswith(".md")]
            with PandocPool(cores) as pool:
                for start in range(0, len(files), _BATCH):
                    texts = [_body(Folder(root).read(entry.name_on_disk)) for entry in files[start : start + _BATCH]]
                    assert not any(isinstance(answer, PandocFailure) for answer in pool.each("straight", texts))

        costs = _repeated(lambda: time_work(work), _MOST_COLD_RUNS)
        yield trial_of(PANDOC, "cold", pairs, 2 * pairs, costs)


_BATCH = 1_000


def _body(content: bytes) -> bytes:
    return split_manuscript(content.decode()).body.encode()


def pdf_trials(pairs: int, cores: int, today: date, tell: Tell) -> Iterator[Trial]:
    """Builds with PDFs; the same print jobs through WeasyPrint alone; PDFs by one pandoc each."""
    pages, whole = diglot_maker(*_PAGES), diglot_maker(*_PAGES_AND_PDFS)
    with scratch_folder() as folder:
        root = lay_out(folder, pairs, diglot_maker(*_PAGES))
        tell(DIGLOT, pairs, N_("the pages of a build with PDFs"))
        yield _trial(pages, "pdf-pages", pairs, [_build(pages, root)])
        style, jobs = _print_jobs(root, cores, today)
        tell(WEASYPRINT, pairs, N_("print jobs through WeasyPrint alone"))
        alone = time_work(lambda: _on_every_core(jobs, style, cores))
        yield trial_of(WEASYPRINT, "pdf-cold", pairs, len(jobs), [alone])
        if engine := find_program("weasyprint"):
            tell(PANDOC_LOOP, pairs, N_("PDFs by one pandoc each"))
            yield trial_of(PANDOC_LOOP, "pdf-cold", pairs, 1, list(_looped(root, pairs, engine)))
    with scratch_folder() as folder:
        root = lay_out(folder, pairs, diglot_maker(*_PAGES))
        tell(DIGLOT, pairs, N_("a cold build with PDFs"))
        yield _trial(whole, "pdf-cold", pairs, [_build(whole, root)])
        tell(DIGLOT, pairs, N_("a build with PDFs after an edit"))
        yield _trial(whole, "pdf-edit", pairs, _edited(whole, root, pairs, reworded))


def cluster_trials(pairs: int, cores: int, dask: str, tell: Tell) -> Iterator[Trial]:
    """The cold build with PDFs once more, its work spread over workers of a scheduler on this machine."""
    tell(DIGLOT, pairs, N_("a cold build with PDFs, by a cluster"))
    with scratch_folder() as folder, open_scheduler(dask, cores) as address:
        maker = diglot_maker(*_PAGES_AND_PDFS, "--cluster", address)
        root = lay_out(folder, pairs, maker)
        yield _trial(maker, "pdf-cluster", pairs, [_build(maker, root)])


def _print_jobs(root: Path, cores: int, today: date) -> tuple[PrintStyle, list[PrintJob]]:
    """The jobs that a build with PDFs sets, and the style that it sets them in."""
    order = BuildOptions(root, root / "public", today, formats=("html", "pdf"), jobs=cores)
    diagnostics = Diagnostics(order)
    with open_resources(order, diagnostics, Console(str, is_quiet=True)) as resources:
        site = compile_site(resources, diagnostics)
        style = edition_style(resources.overlay, site.settings.trim)
        return style, [edition_job(site, article, edition.lang) for article, edition in editions_of(site.publication)]


def _on_every_core(jobs: Sequence[PrintJob], style: PrintStyle, cores: int) -> None:
    from diglot.adapters.typesetter import Typesetter  # costs 700 ms: once, before the workers part

    def set_some(start: int) -> None:
        typesetter = Typesetter(style)
        for job in jobs[start::cores]:
            typesetter.set_alone(job)

    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=set_some, args=(start,)) for start in range(cores)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not any(worker.exitcode for worker in workers)


def _looped(root: Path, pairs: int, engine: str) -> Iterator[Cost]:
    """One pandoc after another, each making one PDF."""
    places = [specimen_path(number, lang) for number in range(pairs) for lang in ("en", "ru")]
    for place in places[:_LOOPED]:
        output = root / place.replace(".md", ".pdf")
        yield time_command([find_pandoc(), root / place, "--pdf-engine", engine, "-o", output], root / "content/media")
