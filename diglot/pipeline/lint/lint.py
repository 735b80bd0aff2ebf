"""Checks a publication: takes build options, returns the problems of a build and those that only `check` looks for.

Nothing is built. The findings of each pair of texts are cached; a text is read a second time, with positions, only if
something was found in it. Touches the disk, pandoc and the store through their adapters only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from diglot.adapters.catalogues.maintenance import lint_catalogue
from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, pandoc_version
from diglot.adapters.store import cache_key, code_digest
from diglot.core import alignment, checks, citations, encoding, link_resolution, notes, settings, tree_transforms
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.passages import Glossary, LocatedFinding, Passage, PassageLocation, PassagePair
from diglot.model.problems import (
    N_,
    AnyProblem,
    FuzzyTranslation,
    MissingTranslation,
    NoContent,
    OtherLanguageLink,
    Problem,
    StrayHint,
    Untranslated,
    kinds_of,
)
from diglot.model.publication import Article, Edition
from diglot.model.tree import Block, Pandoc
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources, open_resources, with_sound_cache
from diglot.pipeline.lint.passage_checks import ReadText, find_house_style_breaks, make_context, read_text
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.site_build.pipeline import compile_site
from diglot.pipeline.sources.load import GLOSSARY_PATH
from diglot.pipeline.typeset.text_job import CompileJob
from diglot.queries.source_files import read_table

_CHECKS_AT_ONCE = 32


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
        linter = _Linter(site, resources, articles, glossary, diagnostics.refused)
        diagnostics.note(linter.check(progress))
        diagnostics.problems = [*_with_catalogue_lint(diagnostics.problems, options.root, site.settings.languages)]
        diagnostics.problems = list(_of_articles(diagnostics.problems, articles, options))
        diagnostics.problems = list(_without_allowed(diagnostics.problems, linter.texts(), articles))
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


def _without_allowed(
    problems: Sequence[Problem], texts: Mapping[str, str], articles: Sequence[Article]
) -> Iterator[Problem]:
    allowances = [
        allowance
        for path, text in texts.items()
        for allowance in checks.find_allowances(text, path, {number for number, _ in notes.lines_outside_code(text)})
    ]
    known = {kind.code for kind in kinds_of(Problem)}
    return checks.apply_allowances(sorted_problems(problems), allowances, known, texts.keys())


def _read_glossary(site: CompiledSite, resources: Resources) -> tuple[Glossary, list[Problem]]:
    entry = site.source_texts.sources.files.get(GLOSSARY_PATH)
    if entry is None:
        return Glossary(), []
    table, source, problems = read_table(resources.folder, entry)
    glossary, glossary_problems = settings.parse_glossary(table, source, GLOSSARY_PATH, site.settings.languages)
    return glossary, [*problems, *glossary_problems]


class _EditionCheck(msgspec.Struct, frozen=True):
    """The check of an edition, against its original if it is a translation. key: of the cached findings."""

    edition: Edition
    job: CompileJob
    original: Edition | None
    original_job: CompileJob | None
    key: bytes


class _StoredFindings(msgspec.Struct):
    """The findings of an edition in the store."""

    problems: list[AnyProblem]


class _Linter:
    """Checks the editions of articles."""

    def __init__(
        self,
        site: CompiledSite,
        resources: Resources,
        articles: Sequence[Article],
        glossary: Glossary,
        refused: Collection[str],
    ) -> None:
        self._articles = articles
        self._refused = refused
        self._site = site
        self._resources = resources
        publication = site.publication
        self._people = tuple(person.name.by_lang for person in publication.people.values())
        self._glossary = glossary
        self._context = make_context(publication.settings, self._people, glossary)

    def check(self, progress: Progress) -> Iterator[Problem]:
        """Yield the problems of every edition, and those between it and its original."""
        edition_checks = list(self._checks())
        progress.stage(N_("Checking texts"), len(edition_checks))
        unchecked = []
        for check in edition_checks:
            yield from self._find_links_astray(check)
            stored = self._resources.store.get(check.key)
            if stored is None:
                unchecked.append(check)
            else:
                progress.step()
                yield from msgspec.msgpack.decode(stored, type=_StoredFindings).problems
        for start in range(0, len(unchecked), _CHECKS_AT_ONCE):
            yield from self._check_some(unchecked[start : start + _CHECKS_AT_ONCE], progress)

    def texts(self) -> Mapping[str, str]:
        """Return the whole text of every checked file, by path."""
        return {check.job.path: self._whole(check.job.path) for check in self._checks()}

    def _whole(self, path: str) -> str:
        content = self._resources.folder.read(self._site.source_texts.sources.files[path].name_on_disk)
        return encoding.decode(content, path)[0]

    def _checks(self) -> Iterator[_EditionCheck]:
        for article in self._articles:
            original = article.edition(article.original)
            for edition in article.editions:
                if edition.manuscript.path in self._refused:
                    continue
                is_apart = original is None or original is edition or original.manuscript.path in self._refused
                source = None if is_apart else original
                job = self._site.texts.jobs[article.key, edition.lang]
                source_job = self._site.texts.jobs[article.key, source.lang] if source else None
                yield _EditionCheck(edition, job, source, source_job, self._key(edition, job, source, source_job))

    def _key(
        self, edition: Edition, job: CompileJob, original: Edition | None, original_job: CompileJob | None
    ) -> bytes:
        fronts = repr((edition.manuscript.front, original and original.manuscript.front))
        lines = repr((job.body_line, original_job and (original_job.path, original_job.body_line)))
        tools = repr((self._people, self._glossary, self._context.base_url, job.house_style))
        return cache_key("check", code_digest(), pandoc_version(), job.key, fronts, lines, tools)

    def _find_links_astray(self, check: _EditionCheck) -> Iterator[Problem]:
        """Yield a problem for each link to the other language whose target has an edition in this one."""
        edition, directory = check.edition, self._site.directory
        findings = []
        for use in self._site.publication.compiled_editions[edition.manuscript.key, edition.lang].metadata.uses:
            kind, target, _ = link_resolution.split_address(use.address)
            article = directory.article(target, edition.lang) if kind == "article" else None
            twin = article[0].edition(edition.lang) if article and article[1] != edition.lang else None
            if twin:
                findings.append((OtherLanguageLink(check.job.path, None, use.written, twin.manuscript.path), use.place))
        if findings:
            lines = self._site.compiler.lines(check.job)
            yield from (problem.at(lines.get(place, check.job.body_line)) for problem, place in findings)

    # ------------------------------------------------------------ reading and comparing

    def _check_some(self, edition_checks: Sequence[_EditionCheck], progress: Progress) -> Iterator[Problem]:
        jobs = [job for check in edition_checks for job in (check.job, check.original_job) if job]
        trees = self._site.compiler.read_trees(jobs)
        for check in edition_checks:
            tree = trees[check.job]
            original_tree = trees[check.original_job] if check.original_job else None
            progress.step()
            # A text that cannot be read is a problem of the build already.
            if isinstance(tree, PandocFailure) or isinstance(original_tree, PandocFailure):
                continue
            problems = list(self._check_one(check, tree, original_tree))
            self._resources.store.put(check.key, msgspec.msgpack.encode(_StoredFindings(problems)))
            yield from problems

    def _check_one(self, check: _EditionCheck, tree: Pandoc, original_tree: Pandoc | None) -> Iterator[Problem]:
        text = read_text(_with_known_citations(tree, check.job), check.edition.manuscript.front, check.edition.lang)
        original = (
            read_text(
                _with_known_citations(original_tree, check.original_job),
                check.original.manuscript.front,
                check.original.lang,
            )
            if original_tree and check.original and check.original_job
            else None
        )
        placed = list(checks.check_edition(text.passages))
        foreign = {finding.location.passage for finding in placed if isinstance(finding.problem, Untranslated)}
        # The other language has rules of its own.
        placed += [
            each
            for each in find_house_style_breaks(text, check.job.lang, check.job.house_style)
            if each.location.passage not in foreign
        ]
        if original:
            placed += checks.check_pair(original.passages, text.passages, _pair_passages(original, text), self._context)
            placed += _find_stray_hints(original, text)
        if placed:
            lines = _LineLookup(self._with_lines(text, check.job), check.job)
            original_lines = (
                check.original_job
                and original
                and _LineLookup(self._with_lines(original, check.original_job), check.original_job)
            )
            yield from (_at_lines(finding, lines, original_lines or lines) for finding in placed)

    def _with_lines(self, text: ReadText, job: CompileJob) -> tuple[Passage, ...]:
        """Return the passages of a text with their lines."""
        tree = self._site.compiler.locate(job)
        if isinstance(tree, PandocFailure):
            return text.passages
        _, blocks = tree_transforms.take_title(checks.remove_wrappers(tree.blocks), job.title)
        fields = text.passages[len(text.units) :]
        return (*checks.read_passages(blocks, text.units, job.lang), *fields)


def _with_known_citations(tree: Pandoc, job: CompileJob) -> tuple[Block, ...]:
    """Return the text of a tree; a name after @ that is no key is a word of it."""
    return citations.without_unknown(tree.blocks, [item.key for item in job.references])


def _pair_passages(original: ReadText, text: ReadText) -> list[PassagePair]:
    beads = alignment.align(original.units, text.units).beads
    fields = [
        PassagePair(range(source, source + 1), range(target, target + 1))
        for source, target in zip(
            range(len(original.units), len(original.passages)), range(len(text.units), len(text.passages)), strict=True
        )
        if original.passages[source].text and text.passages[target].text
    ]
    return [*(PassagePair(bead.source, bead.target) for bead in beads), *fields]


def _find_stray_hints(original: ReadText, text: ReadText) -> Iterator[LocatedFinding]:
    for name in alignment.find_stray_hints(original.units, text.units):
        for side in (text, original):
            unit_number = next((number for number, unit in enumerate(side.units) if unit.pair == name), None)
            if unit_number is not None:
                yield LocatedFinding(StrayHint("", 0, name), PassageLocation(unit_number), is_original=side is original)
                break


# ---------------------------------------------------------------- lines


class _LineLookup:
    """The lines of locations in a text."""

    def __init__(self, passages: Sequence[Passage], job: CompileJob) -> None:
        self.path = job.path
        self._passages = passages
        self._body_line = job.body_line

    def line(self, location: PassageLocation) -> int:
        """Return the line of a location in the file."""
        if not self._passages:
            return self._body_line
        passage = self._passages[location.passage]
        if passage.kind == "field":
            return passage.line_at(0)
        inner = passage if location.note is None else passage.notes[location.note]
        line = inner.line_at(location.offset) or passage.line_at(0)
        if line:
            return line + self._body_line - 1
        # A block without words, such as a rule: use the line of the block before it.
        return self.line(PassageLocation(location.passage - 1)) if location.passage else self._body_line


def _at_lines(placed: LocatedFinding, lines: _LineLookup, original_lines: _LineLookup) -> Problem:
    """Return the problem of a finding with its file and line, and those of its counterpart."""
    home = original_lines if placed.is_original else lines
    facts: dict[str, str | int | None] = {"file": home.path, "line": home.line(placed.location)}
    if placed.beside:
        facts["beside"] = f"{original_lines.path}:{original_lines.line(placed.beside)}"
    return placed.problem.with_facts(**facts)
