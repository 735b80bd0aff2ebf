"""A publication in, all that an editor should look at out: what a build tells, and what only `check` looks for.

Nothing is made. Each pair of texts is checked once and the result kept, as galleys are; a text is read a second time,
with positions, only where something was found in it. Touches the disk, pandoc and the store through their machines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from diglot.adapters.catalogues.maintenance import lint_catalogue
from diglot.adapters.catalogues.number_forms import number_forms
from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, pandoc_version
from diglot.adapters.stemmer import stem
from diglot.adapters.store import cache_key, code_digest
from diglot.core import alignment, checks, encoding, link_resolution, notes, settings, tree_transforms, typography
from diglot.core.alignment.invariants import find_cognates
from diglot.model.alignment import Unit
from diglot.model.languages import LANGUAGES, Lang, languages_with
from diglot.model.passages import Glossary, LocatedFinding, Passage, PassageLocation, PassagePair
from diglot.model.problems import (
    N_,
    FuzzyTranslation,
    HouseStyleBroken,
    MissingTranslation,
    NoContent,
    OtherLanguageLink,
    Problem,
    StoredProblem,
    StrayHint,
    kinds_of,
    problem_from,
    problem_to,
)
from diglot.model.publication import Article, Edition, FrontMatter
from diglot.model.tree import Block, Pandoc, Str, find
from diglot.model.typography import OBJECT_MARK
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources, open_resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.site_build.pipeline import compile_site
from diglot.pipeline.sources.load import GLOSSARY_PATH, read_table
from diglot.pipeline.typeset.text_compiler import CompileJob

_PAIRS_UNDER_WAY = 32
_FIELDS = ("title", "kicker", "standfirst")


def check_publication(order: BuildOptions, progress: Progress) -> BuildReport:
    """Everything that is wrong with a publication, or with the articles that the order names."""
    diagnostics = Diagnostics(order)
    if not Folder(order.root).has("content"):
        diagnostics.note([NoContent("content", ", ".join(LANGUAGES))])
        return _report(diagnostics, ())
    with open_resources(order, diagnostics, progress) as resources:
        site = compile_site(resources, diagnostics)
        glossary = diagnostics.take(_read_glossary(site, resources))
        articles = tuple(article for article in site.publication.articles if _is_asked(article, order))
        linter = _Linter(site, resources, articles, glossary, diagnostics.refused)
        diagnostics.note(linter.check(progress))
        diagnostics.problems = [*_with_lint(diagnostics.problems, order.root, site.settings.languages)]
        diagnostics.problems = list(_wanted(diagnostics.problems, articles, order))
        diagnostics.problems = list(_silenced(diagnostics.problems, linter.texts(), articles))
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


def _with_lint(problems: Sequence[Problem], root: Path, languages: Sequence[Lang]) -> Iterator[Problem]:
    """The publication's catalogues looked over, too; a guess is no missing translation besides."""
    lint = [problem for lang in languages for problem in lint_catalogue(root, lang)]
    guesses = {(row.file, row.line) for row in lint if isinstance(row, FuzzyTranslation)}
    yield from (
        row for row in problems if not (isinstance(row, MissingTranslation) and (row.file, row.line) in guesses)
    )
    yield from lint


def _is_asked(article: Article, order: BuildOptions) -> bool:
    """Whether an article is to be checked: the blogs around those that the order names are not."""
    names = {name.strip("/").removesuffix(".md") for name in order.only}
    paths = {edition.manuscript.path.removesuffix(".md") for edition in article.editions}
    return not names or article.kind == "article" or article.key in names or not names.isdisjoint(paths)


def _wanted(problems: Sequence[Problem], articles: Sequence[Article], order: BuildOptions) -> Iterator[Problem]:
    """Where the order names articles, what is wrong with others is left out."""
    files = {edition.manuscript.path for article in articles for edition in article.editions}
    texts = tuple(f"content/{lang}/" for lang in LANGUAGES)
    return (
        row for row in problems if not order.only or row.position[0] in files or not row.position[0].startswith(texts)
    )


def _silenced(problems: Sequence[Problem], texts: Mapping[str, str], articles: Sequence[Article]) -> Iterator[Problem]:
    allowances = [
        row
        for path, text in texts.items()
        for row in checks.find_allowances(text, path, {number for number, _ in notes.lines_outside_code(text)})
    ]
    known = {kind.code for kind in kinds_of(Problem)}
    return checks.apply_allowances(sorted_problems(problems), allowances, known, texts.keys())


def _read_glossary(site: CompiledSite, resources: Resources) -> tuple[Glossary, list[Problem]]:
    entry = site.source_texts.sources.files.get(GLOSSARY_PATH)
    if entry is None:
        return Glossary(), []
    table, source, problems = read_table(resources.folder, entry)
    glossary, more = settings.parse_glossary(table, source, GLOSSARY_PATH, site.settings.languages)
    return glossary, [*problems, *more]


class _PairCheck(msgspec.Struct, frozen=True):
    """An edition to be checked, with its original where it is a translation. key: what the result depends on."""

    edition: Edition
    copy: CompileJob
    original: Edition | None
    original_copy: CompileJob | None
    key: bytes


class _Text(msgspec.Struct, frozen=True):
    """A text read for checking: its blocks, units and passages, the fields of its front matter as the last ones."""

    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]


class _StoredFindings(msgspec.Struct):
    """What was found in an edition, as it is kept."""

    problems: list[StoredProblem]


class _Linter:
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
        languages = languages_with(publication.settings.english)
        forms = {lang: number_forms(languages[lang]) for lang in publication.settings.languages}
        self._people = tuple(person.name.by_lang for person in publication.people.values())
        self._glossary = glossary
        self._desk = checks.CheckContext(
            {lang: checks.NumberReader(own, tuple(forms.values())) for lang, own in forms.items()},
            glossary,
            self._people,
            stem,
            find_cognates,
            partial(alignment.align_sentences, model=alignment.SHORTENED),
            publication.settings.base_url or "",
        )

    def check(self, progress: Progress) -> Iterator[Problem]:
        """What is wrong with every edition, and between it and its original."""
        cases = list(self._cases())
        progress.stage(N_("Checking texts"), len(cases))
        waiting = []
        for case in cases:
            yield from self._find_links_astray(case)
            kept = self._resources.store.get(case.key)
            if kept is None:
                waiting.append(case)
            else:
                progress.step()
                yield from map(problem_from, msgspec.msgpack.decode(kept, type=_StoredFindings).problems)
        for start in range(0, len(waiting), _PAIRS_UNDER_WAY):
            yield from self._check_some(waiting[start : start + _PAIRS_UNDER_WAY], progress)

    def texts(self) -> Mapping[str, str]:
        """Every checked file whole, by path."""
        return {case.copy.path: self._whole(case.copy.path) for case in self._cases()}

    def _whole(self, path: str) -> str:
        content = self._resources.folder.read(self._site.source_texts.sources.files[path].name_on_disk)
        return encoding.decode(content, path)[0]

    def _cases(self) -> Iterator[_PairCheck]:
        for article in self._articles:
            original = article.edition(article.original)
            for edition in article.editions:
                if edition.manuscript.path in self._refused:
                    continue
                is_apart = original is None or original is edition or original.manuscript.path in self._refused
                other = None if is_apart else original
                copy = self._site.texts.copies[article.key, edition.lang]
                theirs = self._site.texts.copies[article.key, other.lang] if other else None
                yield _PairCheck(edition, copy, other, theirs, self._key(edition, copy, other, theirs))

    def _key(self, edition: Edition, copy: CompileJob, original: Edition | None, theirs: CompileJob | None) -> bytes:
        fronts = repr((edition.manuscript.front, original and original.manuscript.front))
        lines = repr((copy.body_line, theirs and (theirs.path, theirs.body_line)))
        tools = repr((self._people, self._glossary, self._desk.base_url, copy.house_style))
        return cache_key("check", code_digest(), pandoc_version(), copy.key, fronts, lines, tools)

    def _find_links_astray(self, case: _PairCheck) -> Iterator[Problem]:
        """Links that name the other language although their text has an edition in this one."""
        edition, directory = case.edition, self._site.directory
        found = []
        for use in self._site.publication.proofs[edition.manuscript.key, edition.lang].particulars.uses:
            kind, target, _ = link_resolution.split_address(use.address)
            article = directory.article(target, edition.lang) if kind == "article" else None
            twin = article[0].edition(edition.lang) if article and article[1] != edition.lang else None
            if twin:
                found.append((OtherLanguageLink(case.copy.path, None, use.written, twin.manuscript.path), use.place))
        if found:
            lines = self._site.compiler.lines(case.copy)
            yield from (problem.at(lines.get(place, case.copy.body_line)) for problem, place in found)

    # ------------------------------------------------------------ reading and comparing

    def _check_some(self, cases: Sequence[_PairCheck], progress: Progress) -> Iterator[Problem]:
        copies = [copy for case in cases for copy in (case.copy, case.original_copy) if copy]
        trees = self._site.compiler.read_trees(copies)
        for case in cases:
            tree = trees[case.copy]
            theirs = trees[case.original_copy] if case.original_copy else None
            progress.step()
            # What cannot be read is a problem of the build already.
            if isinstance(tree, PandocFailure) or isinstance(theirs, PandocFailure):
                continue
            problems = list(self._check_one(case, tree, theirs))
            self._resources.store.put(
                case.key, msgspec.msgpack.encode(_StoredFindings([problem_to(row) for row in problems]))
            )
            yield from problems

    def _check_one(self, case: _PairCheck, tree: Pandoc, theirs: Pandoc | None) -> Iterator[Problem]:
        own = _read(tree, case.edition)
        original = _read(theirs, case.original) if theirs and case.original else None
        placed = [*checks.check_edition(own.passages), *_lint(own, case.copy)]
        if original:
            placed += checks.check_pair(original.passages, own.passages, _stretches(original, own), self._desk)
            placed += _stray_hints(original, own)
        if placed:
            lines = _Lines(self._located(own, case.copy), case.copy)
            beside = (
                case.original_copy
                and original
                and _Lines(self._located(original, case.original_copy), case.original_copy)
            )
            yield from (_told(row, lines, beside or lines) for row in placed)

    def _located(self, text: _Text, copy: CompileJob) -> tuple[Passage, ...]:
        """The same passages with the lines that they stand on."""
        tree = self._site.compiler.locate(copy)
        if isinstance(tree, PandocFailure):
            return text.passages
        _, blocks = tree_transforms.take_title(checks.remove_wrappers(tree.blocks), copy.title)
        fields = text.passages[len(text.units) :]
        return (*checks.read_passages(blocks, text.units, copy.lang), *fields)


def _read(tree: Pandoc, edition: Edition) -> _Text:
    _, blocks = tree_transforms.take_title(tree.blocks, edition.manuscript.front.title or "")
    units = alignment.units_of(blocks)
    passages = checks.read_passages(blocks, units, edition.lang)
    return _Text(blocks, units, (*passages, *_fields(edition.manuscript.front, edition.lang)))


def _fields(front: FrontMatter, lang: Lang) -> Iterator[Passage]:
    """The front matter's fields that readers see, as passages; those that are not written are empty."""
    for name in _FIELDS:
        yield checks.field_passage(getattr(front, name) or "", lang, front.line(name) or 1)


def _stretches(original: _Text, own: _Text) -> list[PassagePair]:
    beads = alignment.align(original.units, own.units).beads
    fields = [
        PassagePair(range(theirs, theirs + 1), range(mine, mine + 1))
        for theirs, mine in zip(
            range(len(original.units), len(original.passages)), range(len(own.units), len(own.passages)), strict=True
        )
        if original.passages[theirs].text and own.passages[mine].text
    ]
    return [*(PassagePair(bead.source, bead.target) for bead in beads), *fields]


def _stray_hints(original: _Text, own: _Text) -> Iterator[LocatedFinding]:
    for name in alignment.find_stray_hints(original.units, own.units):
        for side in (own, original):
            at = next((number for number, unit in enumerate(side.units) if unit.pair == name), None)
            if at is not None:
                yield LocatedFinding(StrayHint("", 0, name), PassageLocation(at), is_original=side is original)
                break


# ---------------------------------------------------------------- lint of type

# As the rules leave a text and as it was typed, signs differ, and words do not.
_SIGNS = str.maketrans({**dict.fromkeys("«»„“”‘’\"'", '"'), **dict.fromkeys("–—−-", "-"), "\u00a0": " ", "\u202f": " "})
# What the rules see as one object may be words to the reader: a superscript, a span in another language.
_OBJECT_GAP = ".{0,200}?"
_RULES = {rule.id: rule for rule in typography.RULES}


def _lint(text: _Text, copy: CompileJob) -> Iterator[LocatedFinding]:
    """Yield what the rules of typography cannot decide alone. Paragraphs with tags of other tools are left alone."""
    for finding in typography.find_lint(text.blocks, copy.lang, copy.house_style):
        if any("{%" in part.text or "{{" in part.text for part in find((text.blocks[finding.block],), Str)):
            continue
        spot, excerpt = _found_in_block(finding.excerpt, finding.block, text)
        yield LocatedFinding(HouseStyleBroken("", 0, _RULES[finding.rule].what, excerpt, finding.rule), spot)


def _found_in_block(excerpt: str, block: int, text: _Text) -> tuple[PassageLocation, str]:
    """Where an excerpt stands; and the excerpt with its code, where the rules see a single sign for it."""
    wanted = _OBJECT_GAP.join(map(re.escape, excerpt.translate(_SIGNS).split(OBJECT_MARK)))
    numbers = [number for number, unit in enumerate(text.units) if unit.at[0] == block]
    for number in numbers:
        passage = text.passages[number]
        for note, inner in ((None, passage), *enumerate(passage.notes)):
            found = re.search(wanted, inner.text.translate(_SIGNS), re.DOTALL)
            if found:
                words = checks.excerpt(inner, *found.span()) if OBJECT_MARK in excerpt else excerpt
                return PassageLocation(number, found.start(), note), words
    return PassageLocation(numbers[0] if numbers else 0), excerpt.replace(OBJECT_MARK, "…")


# ---------------------------------------------------------------- lines


class _Lines:
    """The lines of a file by spots in its text."""

    def __init__(self, passages: Sequence[Passage], copy: CompileJob) -> None:
        self.path = copy.path
        self._passages = passages
        self._body_line = copy.body_line

    def line(self, spot: PassageLocation) -> int:
        """The line in the file."""
        if not self._passages:
            return self._body_line
        passage = self._passages[spot.passage]
        if passage.kind == "field":
            return passage.line_at(0)
        inner = passage if spot.note is None else passage.notes[spot.note]
        line = inner.line_at(spot.offset) or passage.line_at(0)
        if line:
            return line + self._body_line - 1
        # A block without words, such as a rule: what stands before it has some.
        return self.line(PassageLocation(spot.passage - 1)) if spot.passage else self._body_line


def _told(placed: LocatedFinding, lines: _Lines, beside: _Lines) -> Problem:
    """A finding with its file and line, and with those of its counterpart."""
    home = beside if placed.is_original else lines
    facts: dict[str, str | int | None] = {"file": home.path, "line": home.line(placed.spot)}
    if placed.beside:
        facts["beside"] = f"{beside.path}:{beside.line(placed.beside)}"
    return placed.problem.with_facts(**facts)
