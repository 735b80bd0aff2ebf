"""Checks a publication: takes build options, returns the problems of a build and those that only `check` looks for.

Nothing is built. What is found in a text is a value by its key (`queries.findings`); `edition_checks` finds what is
new, in other processes if it is much. Touches the disk, pandoc and the store through their adapters only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

import msgspec

from diglot.adapters.disk import Folder
from diglot.adapters.extension_packages import import_problems, own_hooks
from diglot.core import encoding, settings
from diglot.core.annotation import notes
from diglot.extensions.check import core as checks
from diglot.extensions.check.adapters.catalogue_lint import with_catalogue_lint
from diglot.extensions.check.model.problems import AnyFinding, OtherLanguageLink, Untranslated
from diglot.extensions.check.pipeline.edition_checks import (
    CheckBatch,
    CheckerConfig,
    Findings,
    check_editions,
    make_batch_checker,
)
from diglot.extensions.check.queries.check_job import EditionCheck, EditionFindings
from diglot.extensions.check.queries.findings import FINDINGS, set_checks
from diglot.model.languages import LANGUAGES
from diglot.model.problems import (
    N_,
    BeyondLimits,
    ConflictMarkers,
    ForeignText,
    NoContent,
    Problem,
    UnparsableManuscript,
    kinds_of,
)
from diglot.model.publication import Article
from diglot.model.tasks import TaskFailed, TaskType
from diglot.model.translation.passages import Allowance, Glossary
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources, open_resources, with_sound_cache
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.site_build.site_compilation import compile_site
from diglot.pipeline.sources.foreign_texts import UNSAID
from diglot.pipeline.sources.load import GLOSSARY_PATH
from diglot.pipeline.typeset.kept_trees import find_packed
from diglot.pipeline.typeset.text_compiler import FEW_TEXTS
from diglot.queries.database import Database
from diglot.queries.links import LINKS
from diglot.queries.query import Passing
from diglot.queries.sources.source_files import read_table
from diglot.queries.texts import job_of, path_of, text_key, text_key_of

# How many texts go to a worker at once: each batch costs a round trip, and all others wait for the last one.
_CHECKS_AT_ONCE = 16
# Of the letters of a text, in per cent.
_WHOLE = 90


def check_publication(options: BuildOptions, progress: Progress, *, is_elsewhere: bool = False) -> BuildReport:
    """Check a publication, or the articles that the options name."""
    return with_sound_cache(options, lambda diagnostics: _check(diagnostics, progress, is_elsewhere=is_elsewhere))


def _check(diagnostics: Diagnostics, progress: Progress, *, is_elsewhere: bool) -> BuildReport:
    options = diagnostics.options
    if not Folder(options.root).has("content"):
        diagnostics.note([NoContent("content", ", ".join(LANGUAGES))])
        return _report(diagnostics, ())
    with open_resources(options, diagnostics, progress) as resources:
        site = compile_site(resources, diagnostics)
        glossary = diagnostics.take(_read_glossary(site, resources))
        articles = tuple(_selected(site.publication.articles, options))
        keys = tuple(_text_keys(articles, diagnostics.refused))
        if is_elsewhere:
            diagnostics.problems = list(_of_any_text(diagnostics.problems))
        findings = _find(keys, site, glossary, resources, are_all=not (options.only or options.to))
        found = _without_foreign((one for each in findings for one in each.problems), articles)
        diagnostics.note(problem for problem in found if options.with_hints or not checks.is_hint(problem))
        paths = frozenset(map(path_of, keys))
        if not is_elsewhere:
            diagnostics.note(_find_links_astray(paths, site, resources.db))
            for find_problems in own_hooks("checks"):
                diagnostics.note(find_problems(site, paths, resources.folder))
            diagnostics.problems = [*with_catalogue_lint(diagnostics.problems, options.root, site.settings.languages)]
        diagnostics.problems = list(_of_articles(diagnostics.problems, articles, options))
        allowances = [allowance for each in findings for allowance in each.allowances]
        diagnostics.problems = list(_without_allowed(diagnostics.problems, allowances, paths))
    return _report(diagnostics, articles)


def _of_any_text(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what a build says of texts that another program publishes, too: markup and addresses are that program's."""
    for one in problems:
        if isinstance(one, ForeignText):
            yield msgspec.structs.replace(one, reason=UNSAID)
        elif isinstance(one, BeyondLimits | ConflictMarkers | UnparsableManuscript):
            yield one


def _without_foreign(found: Iterable[AnyFinding], articles: Iterable[Article]) -> Iterator[AnyFinding]:
    """Yield findings; of a text that is in another language as a whole, its passages are not told one by one."""
    texts = (edition.manuscript for article in articles for edition in article.editions)
    foreign = {text.path for text in texts if text.letters.foreign_percent >= _WHOLE}
    return (one for one in found if not (isinstance(one, Untranslated) and one.file in foreign))


def _report(diagnostics: Diagnostics, articles: Sequence[Article]) -> BuildReport:
    texts = [article for article in articles if article.kind == "article"]
    return BuildReport(
        articles=len(texts),
        editions=sum(len(article.editions) for article in texts),
        pages=0,
        pdfs=0,
        published=None,
        texts_made=0,
        renditions_made=0,
        problems=sorted_problems(diagnostics.problems),
        is_lenient=diagnostics.is_lenient,
        is_strict=diagnostics.options.is_strict,
        drafts_at_fault=diagnostics.drafts_at_fault,
    )


def _selected(articles: Iterable[Article], options: BuildOptions) -> Iterator[Article]:
    """Yield the articles that the options select, with those translations that they select."""
    for article in articles:
        if _is_selected(article, options):
            narrowed = article.with_translation(options.to) if options.to else article
            if not options.to or len(narrowed.editions) > 1:
                yield narrowed


def _is_selected(article: Article, options: BuildOptions) -> bool:
    """Return whether the options select an article. Blogs around named articles are not selected."""
    names = {name.strip("/").removesuffix(".md") for name in options.only}
    paths = {edition.manuscript.path.removesuffix(".md") for edition in article.editions}
    return not names or article.kind == "article" or article.key in names or not names.isdisjoint(paths)


def _of_articles(problems: Sequence[Problem], articles: Sequence[Article], options: BuildOptions) -> Iterator[Problem]:
    """Yield the problems without those of texts that the options do not name."""
    files = {edition.manuscript.path for article in articles for edition in article.editions}
    texts = tuple(f"content/{lang}/" for lang in LANGUAGES)
    return (
        problem
        for problem in problems
        if not (options.only or options.to) or problem.position[0] in files or not problem.position[0].startswith(texts)
    )


def _without_allowed(
    problems: Sequence[Problem], allowances: Sequence[Allowance], paths: Collection[str]
) -> Iterator[Problem]:
    """Yield the problems that no author allows, and those of what they allow. paths: of the checked texts."""
    import_problems()
    known = {kind.code for kind in kinds_of(Problem)}
    return checks.apply_allowances(sorted_problems(problems), allowances, known, paths)


def _read_glossary(site: CompiledSite, resources: Resources) -> tuple[Glossary, list[Problem]]:
    entry = site.source_texts.sources.files.get(GLOSSARY_PATH)
    if entry is None:
        return Glossary(), []
    table, source, problems = read_table(resources.folder, entry)
    glossary, glossary_problems = settings.parse_glossary(table, source, GLOSSARY_PATH, site.settings.languages)
    return glossary, [*problems, *glossary_problems]


def _text_keys(articles: Iterable[Article], refused: Collection[str]) -> Iterator[str]:
    """Yield the key of each text, without an original that cannot be compared with it."""
    for article in articles:
        original = article.edition(article.original)
        is_apart = original is None or original.manuscript.path in refused
        for edition in article.editions:
            if edition.manuscript.path not in refused:
                yield text_key(edition.manuscript.path) if is_apart else text_key_of(article, edition)


def _find(
    keys: Collection[str], site: CompiledSite, glossary: Glossary, resources: Resources, *, are_all: bool
) -> Collection[EditionFindings]:
    """Return what is found in the texts of these keys. are_all: there are no others."""
    resources.progress.stage(N_("Checking texts"), len(keys))
    people = tuple(person.name.by_lang for person in site.publication.people.values())
    config = CheckerConfig(site.settings, people, glossary)
    set_checks(resources.db, _Checker(config, site, resources), config.digest)
    return resources.db.collect(FINDINGS, keys, are_all=are_all).values()


def _find_links_astray(paths: Collection[str], site: CompiledSite, db: Database) -> Iterator[Problem]:
    """Yield a problem for each link to the other language whose target has an edition in this one."""
    keys, group = frozenset(site.texts.keys.values()), site.source_texts.group
    for row_key, links in db.values(LINKS, group):
        key = row_key.removeprefix(group)
        if not links.astray or key not in keys or path_of(key) not in paths:
            continue
        job = job_of(db, key)
        lines = site.compiler.lines(job)
        for use in links.astray:
            twin = site.directory.own_edition(use.address, job.lang)
            assert twin, "the links of a text are looked at again when what they lead to has changed"
            yield OtherLanguageLink(job.path, lines.get(use.place, job.body_line), use.written, twin.manuscript.path)


class _Checker:
    """Checks editions, many of them in other processes."""

    def __init__(self, config: CheckerConfig, site: CompiledSite, resources: Resources) -> None:
        self._config = config
        self._site = site
        self._resources = resources

    def check(self, asked: Sequence[EditionCheck]) -> Iterator[EditionFindings | Passing[EditionFindings]]:
        """Yield what is found in each edition, in order; of one that cannot be read it is passing."""
        for batch, findings in self._check_all(asked):
            for check, problems in zip(batch, findings, strict=True):
                self._resources.progress.step()
                # A text that cannot be read is a problem of the build already.
                found = EditionFindings(tuple(problems or ()), self._allowances(check.text.job.path))
                yield Passing(found) if problems is None else found

    def _allowances(self, path: str) -> tuple[Allowance, ...]:
        content = self._resources.folder.read(self._site.source_texts.sources.files[path].name_on_disk)
        if b"diglot:" not in content:
            return ()
        text, _ = encoding.decode(content, path)
        return checks.find_allowances(text, path, {number for number, _ in notes.lines_outside_code(text)})

    def _check_all(self, asked: Sequence[EditionCheck]) -> Iterator[tuple[Sequence[EditionCheck], Findings]]:
        """Check editions; yield them and their problems, some at a time."""
        batches = list(_batches(asked))
        if not self._resources.executor.workers or len(asked) <= FEW_TEXTS:
            yield from ((batch, self._check_here(batch)) for batch in batches)
            return
        factory = f"{make_batch_checker.__module__}:{make_batch_checker.__name__}"
        task_type = TaskType(factory, msgspec.msgpack.encode(self._config))
        payloads = (msgspec.msgpack.encode(self._batch(batch)) for batch in batches)
        for batch, answer in zip(batches, self._resources.executor.map(task_type, payloads), strict=True):
            if isinstance(answer, TaskFailed):
                yield batch, self._check_here(batch)
            else:
                yield batch, msgspec.msgpack.decode(answer, type=Findings)

    @cached_property
    def _context(self) -> checks.CheckContext:
        return self._config.context()

    def _check_here(self, batch: Sequence[EditionCheck]) -> Findings:
        return check_editions(
            self._batch(batch), self._context, self._config.settings.extensions, self._resources.pandoc
        )

    def _batch(self, batch: Sequence[EditionCheck]) -> CheckBatch:
        texts = (text for check in batch for text in (check.text, check.original) if text)
        bodies = {text.job.digest: self._site.compiler.body(text.job) for text in texts}
        return CheckBatch(tuple(batch), bodies, find_packed(bodies, self._resources.store.get))


def _batches(asked: Iterable[EditionCheck]) -> Iterator[list[EditionCheck]]:
    """Yield checks in batches, the editions of an article together, so that their original is read once."""
    batch: list[EditionCheck] = []
    for _, editions in groupby(asked, lambda check: (check.original or check.text).job.path):
        batch += editions
        if len(batch) >= _CHECKS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
