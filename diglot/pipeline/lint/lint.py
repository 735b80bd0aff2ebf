"""Checks a publication: takes build options, returns the problems of a build and those that only `check` looks for.

Nothing is built. The findings of each pair of texts are cached; what is not is looked for by `edition_checks`, in other
processes if it is much. Touches the disk, pandoc and the store through their adapters only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

import msgspec

from diglot.adapters.catalogues.maintenance import lint_catalogue
from diglot.adapters.disk import Folder
from diglot.adapters.extension_packages import import_problems
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import cache_key, code_digest
from diglot.core import checks, encoding, link_resolution, notes, settings
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.passages import Glossary
from diglot.model.problems import (
    N_,
    AnyProblem,
    FuzzyTranslation,
    MissingTranslation,
    NoContent,
    OtherLanguageLink,
    Problem,
    kinds_of,
)
from diglot.model.publication import Article, Edition
from diglot.model.tasks import TaskFailed, TaskType
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources, open_resources, with_sound_cache
from diglot.pipeline.lint.edition_checks import (
    CheckBatch,
    CheckerConfig,
    EditionCheck,
    EditionText,
    Findings,
    check_editions,
    make_batch_checker,
)
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.site_build.pipeline import compile_site
from diglot.pipeline.sources.load import GLOSSARY_PATH
from diglot.pipeline.typeset.text_compiler import FEW_TEXTS
from diglot.queries.source_files import read_table

# How many texts go to a worker at once: each batch costs a round trip, and all others wait for the last one.
_CHECKS_AT_ONCE = 16


def check_publication(options: BuildOptions, progress: Progress) -> BuildReport:
    """Check a publication, or the articles that the options name."""
    return with_sound_cache(options, lambda diagnostics: _check(diagnostics, progress))


def _check(diagnostics: Diagnostics, progress: Progress) -> BuildReport:
    options = diagnostics.options
    if not Folder(options.root).has("content"):
        diagnostics.note([NoContent("content", ", ".join(LANGUAGES))])
        return _report(diagnostics, ())
    with open_resources(options, diagnostics, progress) as resources:
        site = compile_site(resources, diagnostics)
        glossary = diagnostics.take(_read_glossary(site, resources))
        articles = tuple(article for article in site.publication.articles if _is_selected(article, options))
        linter = _Linter(site, resources, articles, glossary, diagnostics)
        diagnostics.note(linter.check(progress))
        diagnostics.problems = [*_with_catalogue_lint(diagnostics.problems, options.root, site.settings.languages)]
        diagnostics.problems = list(_of_articles(diagnostics.problems, articles, options))
        diagnostics.problems = list(_without_allowed(diagnostics.problems, linter))
    return _report(diagnostics, articles)


def _report(diagnostics: Diagnostics, articles: Sequence[Article]) -> BuildReport:
    texts = [article for article in articles if article.kind == "article"]
    return BuildReport(
        articles=len(texts),
        editions=sum(len(article.editions) for article in texts),
        pages=0,
        pdfs=0,
        published={},
        texts_made=0,
        renditions_made=0,
        problems=sorted_problems(diagnostics.problems),
        is_lenient=diagnostics.is_lenient,
        is_strict=diagnostics.options.is_strict,
    )


def _with_catalogue_lint(problems: Sequence[Problem], root: Path, languages: Sequence[Lang]) -> Iterator[Problem]:
    """Yield the problems, and those of catalogues, where a fuzzy translation is not reported as missing too."""
    lint = [problem for lang in languages for problem in lint_catalogue(root, lang)]
    fuzzy = {(problem.file, problem.line) for problem in lint if isinstance(problem, FuzzyTranslation)}
    yield from (
        problem
        for problem in problems
        if not (isinstance(problem, MissingTranslation) and (problem.file, problem.line) in fuzzy)
    )
    yield from lint


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
        if not options.only or problem.position[0] in files or not problem.position[0].startswith(texts)
    )


def _without_allowed(problems: Sequence[Problem], linter: _Linter) -> Iterator[Problem]:
    import_problems()
    known = {kind.code for kind in kinds_of(Problem)}
    return checks.apply_allowances(sorted_problems(problems), list(linter.allowances()), known, linter.paths)


def _read_glossary(site: CompiledSite, resources: Resources) -> tuple[Glossary, list[Problem]]:
    entry = site.source_texts.sources.files.get(GLOSSARY_PATH)
    if entry is None:
        return Glossary(), []
    table, source, problems = read_table(resources.folder, entry)
    glossary, glossary_problems = settings.parse_glossary(table, source, GLOSSARY_PATH, site.settings.languages)
    return glossary, [*problems, *glossary_problems]


class _KeyedCheck(msgspec.Struct, frozen=True):
    """The check of an edition, and the key of the cached findings."""

    edition: Edition
    check: EditionCheck
    key: bytes


class _Linter:
    """Checks the editions of articles."""

    def __init__(
        self,
        site: CompiledSite,
        resources: Resources,
        articles: Sequence[Article],
        glossary: Glossary,
        diagnostics: Diagnostics,
    ) -> None:
        self._site = site
        self._resources = resources
        people = tuple(person.name.by_lang for person in site.publication.people.values())
        self._config = CheckerConfig(site.settings, people, glossary, diagnostics.options.with_hints)
        self._checks = list(self._make_checks(articles, diagnostics.refused))

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the checked files."""
        return frozenset(keyed.edition.manuscript.path for keyed in self._checks)

    def check(self, progress: Progress) -> Iterator[Problem]:
        """Yield the problems of every edition, and those between it and its original."""
        progress.stage(N_("Checking texts"), len(self._checks))
        unchecked = []
        for keyed in self._checks:
            yield from self._find_links_astray(keyed)
            stored = self._resources.store.get(keyed.key)
            if stored is None:
                unchecked.append(keyed)
            else:
                progress.step()
                yield from msgspec.msgpack.decode(stored, type=list[AnyProblem])
        for batch, findings in self._check_all(unchecked):
            for keyed, problems in zip(batch, findings, strict=True):
                progress.step()
                # A text that cannot be read is a problem of the build already.
                if problems is not None:
                    self._resources.store.put(keyed.key, msgspec.msgpack.encode(problems))
                    yield from problems

    def allowances(self) -> Iterator[checks.Allowance]:
        """Yield the allowances in every checked file."""
        files = self._site.source_texts.sources.files
        for path in dict.fromkeys(keyed.edition.manuscript.path for keyed in self._checks):
            content = self._resources.folder.read(files[path].name_on_disk)
            if b"diglot:" in content:
                text, _ = encoding.decode(content, path)
                yield from checks.find_allowances(text, path, {number for number, _ in notes.lines_outside_code(text)})

    def _make_checks(self, articles: Sequence[Article], refused: Collection[str]) -> Iterator[_KeyedCheck]:
        config = self._config
        added = [extension.digest for extension in config.settings.extensions]
        tools = repr((config.people, config.glossary, config.settings.base_url, config.with_hints, added))
        for article in articles:
            original = article.edition(article.original)
            for edition in article.editions:
                if edition.manuscript.path in refused:
                    continue
                is_apart = original is None or original is edition or original.manuscript.path in refused
                source = None if is_apart else original
                check = EditionCheck(self._text(article, edition), self._text(article, source) if source else None)
                yield _KeyedCheck(edition, check, _key(check, tools))

    def _text(self, article: Article, edition: Edition) -> EditionText:
        return EditionText(self._site.texts.job(article, edition), edition.manuscript.front)

    def _find_links_astray(self, keyed: _KeyedCheck) -> Iterator[Problem]:
        """Yield a problem for each link to the other language whose target has an edition in this one."""
        edition, job, directory = keyed.edition, keyed.check.text.job, self._site.directory
        findings = []
        for use in self._site.publication.compiled_editions[edition.manuscript.key, edition.lang].metadata.uses:
            kind, target, _ = link_resolution.split_address(use.address)
            article = directory.article(target, edition.lang) if kind == "article" else None
            twin = article[0].edition(edition.lang) if article and article[1] != edition.lang else None
            if twin:
                findings.append((OtherLanguageLink(job.path, None, use.written, twin.manuscript.path), use.place))
        if findings:
            lines = self._site.compiler.lines(job)
            yield from (problem.at(lines.get(place, job.body_line)) for problem, place in findings)

    def _check_all(self, unchecked: Sequence[_KeyedCheck]) -> Iterator[tuple[Sequence[_KeyedCheck], Findings]]:
        """Check editions, many of them in other processes; yield them and their problems, some at a time."""
        batches = list(_batches(unchecked))
        if not self._resources.executor.workers or len(unchecked) <= FEW_TEXTS:
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

    def _check_here(self, batch: Sequence[_KeyedCheck]) -> Findings:
        return check_editions(
            self._batch(batch), self._context, self._config.settings.extensions, self._resources.pandoc
        )

    def _batch(self, batch: Sequence[_KeyedCheck]) -> CheckBatch:
        texts = (text for keyed in batch for text in (keyed.check.text, keyed.check.original) if text)
        bodies = {text.job.digest: self._site.compiler.body(text.job) for text in texts}
        return CheckBatch(tuple(keyed.check for keyed in batch), bodies)


def _key(check: EditionCheck, tools: str) -> bytes:
    """Return the key of an edition's findings. tools: what all editions are checked with."""
    text, original = check.text, check.original
    fronts = repr((text.front, original and original.front))
    lines = repr((text.job.body_line, original and (original.job.path, original.job.body_line)))
    return cache_key("check", code_digest(), pandoc_version(), text.job.key, fronts, lines, tools)


def _batches(unchecked: Iterable[_KeyedCheck]) -> Iterator[list[_KeyedCheck]]:
    """Yield checks in batches, the editions of an article together, so that their original is read once."""
    batch: list[_KeyedCheck] = []
    for _, editions in groupby(unchecked, lambda keyed: keyed.edition.manuscript.key):
        batch += editions
        if len(batch) >= _CHECKS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
