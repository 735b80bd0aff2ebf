"""Compiles the editions of articles: typesets every text, and the fields of its title block."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import Folder
from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.adapters.pandoc import pandoc_version
from diglot.core import typography
from diglot.model.extensions import TextExtension
from diglot.model.languages import Lang, LocalizedText
from diglot.model.markup.allowed_markup import CLASSES
from diglot.model.markup.citations import Bibliography
from diglot.model.markup.typography import HouseStyle
from diglot.model.problems import N_, NoTitle, PartialTranslation, Problem, UnknownCitation, UnknownClass, nearest
from diglot.model.publication import EMPTY_METADATA, Article, CompiledEdition, Edition, Gaps, TextMetadata
from diglot.model.settings import SETTINGS_PATH
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import EXTENSION_STYLE
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.queries.engine import Database
from diglot.queries.sources.manuscripts import body_of
from diglot.queries.text_job import CompileJob
from diglot.queries.texts import SUMMARY, TEXT, TextRules, TextSummary, edition_job, set_rules, text_key_of


@dataclass
class TextReader:
    """Makes compile jobs of manuscripts and of small texts such as a biography, and reads their text."""

    folder: Folder
    sources: LoadedSources
    bibliography: Bibliography = field(default_factory=Bibliography)
    _fragments: dict[bytes, str] = field(default_factory=dict)

    def edition_job(self, edition: Edition, original: Edition | None) -> CompileJob:
        """Return the job of an edition, which shares the ids of its original."""
        source = original.manuscript if original and original is not edition else None
        return edition_job(edition.manuscript, source, self.rules, self.bibliography.cited)

    @cached_property
    def rules(self) -> TextRules:
        """What all texts depend on."""
        return TextRules(self.sources.settings.house_style, self._extensions, pandoc_version())

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


class CompiledEditions(msgspec.Struct, frozen=True, dict=True):
    """All compiled editions by article key and language. fragments: keys of small texts, by text.

    keys: those of the texts, "" for a refused one.
    """

    db: Database
    keys: Mapping[tuple[str, Lang], str]
    editions: Mapping[tuple[str, Lang], CompiledEdition]
    fragments: Mapping[tuple[str, Lang], bytes]
    articles: Sequence[Article]
    reader: TextReader

    def job(self, article: Article, edition: Edition) -> CompileJob:
        """Return the job of an edition of an article."""
        return self.reader.edition_job(edition, article.edition(article.original))

    def job_of_key(self, key: bytes) -> CompileJob:
        """Return the job of the edition with this key of its rendered text."""
        return self.job(*self._by_rendered_key[key])

    @cached_property
    def _by_rendered_key(self) -> Mapping[bytes, tuple[Article, Edition]]:
        return {
            self.editions[article.key, edition.lang].rendered_key: (article, edition)
            for article in self.articles
            for edition in article.editions
        }


def compile_editions(
    articles: Sequence[Article], reader: TextReader, compiler: TextCompiler, resources: Resources, *, are_all: bool
) -> tuple[CompiledEditions, list[Problem]]:
    """Compile every edition and every small text. are_all: there are no other articles, and no texts of others stay."""
    keys = {
        (article.key, edition.lang): ""
        if edition.manuscript.path in compiler.refused
        else text_key_of(article, edition)
        for article in articles
        for edition in article.editions
    }
    fragments = {
        (text, lang): reader.text_job(text, lang, path)
        for texts, path in _small_texts(reader.sources)
        for lang, text in texts.by_lang.items()
        if text
    }
    resources.progress.stage(N_("Preparing texts"), len(keys) + len(fragments))
    texts = _ask_for_texts(keys.values(), reader, compiler, resources, are_all=are_all)
    metadata_by_key = compiler.compile(list(fragments.values()))
    found = [problem for text in texts.values() for problem in text.problems]
    found += [placed.problem for metadata in metadata_by_key.values() for placed in metadata.problems]
    problems = _with_nearest_keys(
        _without_known_classes(found, resources.overlay, reader.shortcodes), reader.bibliography
    )
    compiled = {
        (article.key, edition.lang): _compile_edition(
            edition,
            texts.get(key := keys[article.key, edition.lang]),
            partial(_metadata, resources.db, key),
            reader.sources.settings.house_style,
            problems,
        )
        for article in articles
        for edition in article.editions
    }
    editions = CompiledEditions(
        resources.db, keys, compiled, {pair: job.key for pair, job in fragments.items()}, articles, reader
    )
    compiler.find_job = editions.job_of_key
    return editions, problems


def _ask_for_texts(
    keys: Iterable[str], reader: TextReader, compiler: TextCompiler, resources: Resources, *, are_all: bool
) -> Mapping[str, TextSummary]:
    """Return what is shown of the texts of these keys. What an earlier build has typeset stays as it is."""
    db = resources.db
    db.tools.typesetter = compiler
    set_rules(db, reader.rules, reader.bibliography)
    sound = [key for key in keys if key]
    texts = db.collect(SUMMARY, sound, are_all=are_all)
    compiler.take_earlier(text.key for text in texts.values())
    return texts


def find_partial(
    articles: Sequence[Article], editions: Mapping[tuple[str, Lang], CompiledEdition], from_percent: int
) -> tuple[Mapping[tuple[str, Lang], Gaps], list[Problem]]:
    """Return the translations that lack so much of their originals that readers are told, with a problem for each."""
    partial: dict[tuple[str, Lang], Gaps] = {}
    problems: list[Problem] = []
    for article in articles:
        for target in article.editions[1:]:
            gaps, manuscript = editions[article.key, target.lang].gaps, target.manuscript
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


def _compile_edition(
    edition: Edition,
    text: TextSummary | None,
    read_metadata: Callable[[], TextMetadata],
    style: HouseStyle,
    problems: list[Problem],
) -> CompiledEdition:
    """Return an edition as typeset; add a problem if it has no title. text: None where it is refused."""
    front, path = edition.manuscript.front, edition.manuscript.path
    if text is None:
        title = typography.set_text(front.title or "", edition.lang, style)
        text = TextSummary(b"", title)
    title = text.title
    if not title:
        written = title_of_file(path, edition)
        title = typography.set_text(written, edition.lang, style)
        if edition.manuscript.kind != "home":
            problems.append(NoTitle(path, None, written))
    return CompiledEdition(edition, title, text.kicker, text.standfirst, text.words, text.gaps, text.key, read_metadata)


def _metadata(db: Database, key: str) -> TextMetadata:
    return db.get(TEXT, key).metadata if key else EMPTY_METADATA


def title_of_file(path: str, edition: Edition) -> str:
    """Return a title made of a file's name, for a text that has none."""
    name = PurePosixPath(path)
    stem = name.parent.name if edition.manuscript.kind == "blog" else name.stem
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]
