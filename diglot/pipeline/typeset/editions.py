"""Compiles the editions of articles: typesets every text, and the fields of its title block."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters.default_files import Overlay, defaults_root
from diglot.adapters.disk import Folder
from diglot.adapters.store import Store
from diglot.core import typography
from diglot.model.allowed_markup import CLASSES
from diglot.model.citations import Bibliography
from diglot.model.extensions import TextExtension
from diglot.model.languages import Lang
from diglot.model.problems import N_, NoTitle, PartialTranslation, Problem, UnknownCitation, UnknownClass, nearest
from diglot.model.publication import SETTINGS_PATH, Article, CompiledEdition, Edition, Gaps, LocalizedText, TextMetadata
from diglot.model.typography import HouseStyle
from diglot.pipeline.base.build_options import Progress
from diglot.pipeline.base.styles import EXTENSION_STYLE
from diglot.pipeline.incremental.row_cache import RowCache
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.pipeline.typeset.text_job import CompileJob, style_digest
from diglot.queries.manuscripts import body_of


@dataclass
class TextReader:
    """Makes compile jobs of manuscripts and of small texts such as a biography, and reads their text."""

    folder: Folder
    sources: LoadedSources
    bibliography: Bibliography = field(default_factory=Bibliography)
    _fragments: dict[bytes, str] = field(default_factory=dict)

    def edition_job(self, edition: Edition, original: Edition | None) -> CompileJob:
        """Return the job of an edition, which shares the ids of its original."""
        manuscript = edition.manuscript
        original_job = self.edition_job(original, None) if original and original is not edition else None
        style = self.sources.settings.house_style
        title = manuscript.front.title or "" if manuscript.may_have_title else ""
        return CompileJob(
            manuscript.path,
            edition.lang,
            manuscript.digest,
            manuscript.body_line,
            original_job,
            style,
            title,
            self.bibliography.cited(manuscript.cites),
            self._extensions,
        )

    @cached_property
    def _extensions(self) -> tuple[TextExtension, ...]:
        named = (
            one for one in self.sources.settings.extensions if one.extension.shortcodes or one.extension.transforms
        )
        return tuple(map(TextExtension.of, named))

    @property
    def shortcodes(self) -> frozenset[str]:
        """The classes that extensions act on."""
        return frozenset(name for extension in self._extensions for name, _ in extension.shortcodes)

    def text_job(self, text: str, lang: Lang, path: str) -> CompileJob:
        """Return the job of a Markdown text from a settings file."""
        digest = hashlib.blake2b(text.encode(), digest_size=20).digest()
        self._fragments[digest] = text
        style = self.sources.settings.house_style
        return CompileJob(path, lang, digest, 1, None, style, extensions=self._extensions)

    def read(self, job: CompileJob) -> str:
        """Return the text of a job."""
        if job.digest in self._fragments:
            return self._fragments[job.digest]
        return body_of(self.folder, self.sources.files[job.path])


class CompiledEditions(msgspec.Struct, frozen=True):
    """All compiled editions and their jobs, by article key and language. fragments: keys of small texts, by text."""

    editions: Mapping[tuple[str, Lang], CompiledEdition]
    jobs: Mapping[tuple[str, Lang], CompileJob]
    fragments: Mapping[tuple[str, Lang], bytes]


def compile_editions(
    articles: Sequence[Article], reader: TextReader, compiler: TextCompiler, overlay: Overlay, progress: Progress
) -> tuple[CompiledEditions, list[Problem]]:
    """Compile every edition and every small text. overlay: the stylesheets of the publication."""
    jobs = {
        (article.key, edition.lang): reader.edition_job(edition, article.edition(article.original))
        for article in articles
        for edition in article.editions
    }
    fragments = {
        (text, lang): reader.text_job(text, lang, path)
        for texts, path in _small_texts(reader.sources)
        for lang, text in texts.by_lang.items()
        if text
    }
    progress.stage(N_("Preparing texts"), len(jobs) + len(fragments))
    metadata_by_key = compiler.compile([*jobs.values(), *fragments.values()], progress.step)
    found = [placed.problem for metadata in metadata_by_key.values() for placed in metadata.problems]
    problems = _with_nearest_keys(_without_known_classes(found, overlay, reader.shortcodes), reader.bibliography)
    titles = _TitleCompiler(reader.sources.settings.house_style, compiler.store)
    compiled = {}
    for article in articles:
        for edition in article.editions:
            job = jobs[article.key, edition.lang]
            metadata = metadata_by_key[job.key]
            compiled[article.key, edition.lang] = _compile_edition(edition, job, metadata, titles, problems)
    titles.rows.save([job.path for job in jobs.values()])
    keys = {pair: job.key for pair, job in fragments.items()}
    return CompiledEditions(compiled, jobs, keys), problems


def find_partial(
    articles: Sequence[Article], editions: Mapping[tuple[str, Lang], CompiledEdition], from_percent: int
) -> tuple[Mapping[tuple[str, Lang], Gaps], list[Problem]]:
    """Return the translations that lack so much of their originals that readers are told, with a problem for each."""
    partial: dict[tuple[str, Lang], Gaps] = {}
    problems: list[Problem] = []
    for article in articles:
        for target in article.editions[1:]:
            gaps, manuscript = editions[article.key, target.lang].metadata.gaps, target.manuscript
            if article.kind == "article" and gaps.reach(from_percent):
                partial[article.key, target.lang] = gaps
                original = article.editions[0].manuscript.path
                missing, passages = str(gaps.missing), str(gaps.passages)
                problems.append(PartialTranslation(manuscript.path, manuscript.body_line, missing, passages, original))
    return partial, problems


def _with_nearest_keys(problems: Sequence[Problem], bibliography: Bibliography) -> list[Problem]:
    """Return the problems with the nearest key added to citations of unknown ones; mere names after @ are left out."""
    left: list[Problem] = []
    for problem in problems:
        if isinstance(problem, UnknownCitation):
            # Where nothing can be cited, [@name] is a name.
            if not bibliography.items:
                continue
            near = nearest(problem.key, bibliography.items)
            if not (near or problem.written.startswith("[")):
                continue
            problem = replace(problem, suggestion=f" ({near}?)" if near else "")
        left.append(problem)
    return left


_CLASS_IN_STYLE = re.compile(r"\.(-?[^\W\d][\w-]*)")


def _without_known_classes(problems: Sequence[Problem], overlay: Overlay, shortcodes: frozenset[str]) -> list[Problem]:
    """Return the problems without those of classes that a stylesheet has, or that are shortcodes.

    Add the nearest class to the others.
    """
    if not any(isinstance(problem, UnknownClass) for problem in problems):
        return list(problems)
    names = _classes_in_styles(overlay) | shortcodes
    # Those of diglot's own stylesheets are for its pages.
    meant = sorted(names - _classes_in_styles(Overlay(defaults_root())) | CLASSES)
    left = []
    for problem in problems:
        if isinstance(problem, UnknownClass):
            if problem.name in names:
                continue
            near = nearest(problem.name, meant, 0.75)
            problem = replace(problem, suggestion=f" ({near}?)" if near else "")
        left.append(problem)
    return left


def _classes_in_styles(overlay: Overlay) -> frozenset[str]:
    styles = [path for name, path in overlay.files("assets").items() if name.endswith(".css")]
    styles += overlay.added(EXTENSION_STYLE)
    return frozenset(name for path in styles for name in _CLASS_IN_STYLE.findall(path.read_text("utf-8", "replace")))


def _small_texts(sources: LoadedSources) -> list[tuple[LocalizedText, str]]:
    people = [(person.bio, person.path) for person in sources.people.values()]
    volumes = [(volume.imprint.text, volume.path) for volume in sources.volumes.values()]
    issues = [(issue.lead, issue.path) for issue in sources.issues.values()]
    return [*people, *volumes, *issues, (sources.settings.imprint, SETTINGS_PATH)]


class _TypesetTitle(msgspec.Struct, array_like=True):
    """Title, kicker and standfirst: as written, and as typeset."""

    written: tuple[str, str, str]
    typeset: tuple[str, str, str]


class _TitleCompiler:
    """Typesets the fields of title blocks, and caches them."""

    def __init__(self, style: HouseStyle, store: Store) -> None:
        self.rows = RowCache(store, f"titles {style_digest(style).hex()}", _TypesetTitle)
        self._style = style

    def typeset(self, edition: Edition, written: tuple[str, str, str]) -> tuple[str, str, str]:
        """Return the title, kicker and standfirst of an edition, typeset."""
        path = edition.manuscript.path
        row = self.rows.get(path)
        if row is None or row.written != written:
            title, kicker, standfirst = (typography.set_text(text, edition.lang, self._style) for text in written)
            row = _TypesetTitle(written, (title, kicker, standfirst))
            self.rows.put(path, row)
        return row.typeset


def _compile_edition(
    edition: Edition, job: CompileJob, metadata: TextMetadata, titles: _TitleCompiler, problems: list[Problem]
) -> CompiledEdition:
    """Combine the metadata and the title block of an edition; add a problem if it has no title."""
    front, path = edition.manuscript.front, edition.manuscript.path
    title = front.title or metadata.heading
    if not title:
        title = title_of_file(path, edition)
        if edition.manuscript.kind != "home":
            problems.append(NoTitle(path, None, title))
    typeset = titles.typeset(edition, (title, front.kicker or "", front.standfirst or ""))
    return CompiledEdition(edition, *typeset, metadata, job.key)


def title_of_file(path: str, edition: Edition) -> str:
    """Return a title made of a file's name, for a text that has none."""
    name = PurePosixPath(path)
    stem = name.parent.name if edition.manuscript.kind == "blog" else name.stem
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]
