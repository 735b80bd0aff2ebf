"""Compiles the editions of articles: typesets every text, and the fields of its title block."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import Folder
from diglot.adapters.extension_packages import own_extensions
from diglot.adapters.files.default_files import Overlay, defaults_root
from diglot.adapters.pandoc import pandoc_version
from diglot.model.digests import digest_of_values
from diglot.model.extensions import NamedExtension, TextExtension
from diglot.model.languages import Lang, LocalizedText
from diglot.model.markup.allowed_markup import CLASSES
from diglot.model.markup.citations import Bibliography
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import N_, Problem, UnknownCitation, UnknownClass, in_question, nearest
from diglot.model.publication import Edition
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import EXTENSION_STYLE
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.queries.articles import PublishedText
from diglot.queries.database import Database
from diglot.queries.sources.manuscripts import body_of
from diglot.queries.text_job import CompileJob
from diglot.queries.texts import SUMMARY, TextRules, edition_job, job_of, set_rules, text_key


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
        settings = self.sources.settings
        own = (
            NamedExtension(name, one, options, digest_of_values(options).encode())
            for name, one in own_extensions().items()
            for options in [settings.tables.get(name, {})]
        )
        changing = (one for one in (*own, *settings.extensions) if one.extension.changes_texts)
        return tuple(map(TextExtension.of, changing))

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


class CompiledTexts(msgspec.Struct, frozen=True, dict=True):
    """What is known of the texts of a build. fragments: keys of small texts, by text.

    texts: those of all editions. keys: theirs, by article key and language; "" for a refused one.
    """

    texts: Sequence[PublishedText]
    keys: Mapping[tuple[str, Lang], str]
    fragments: Mapping[tuple[str, Lang], bytes]


def compile_editions(
    published: Sequence[PublishedText],
    reader: TextReader,
    compiler: TextCompiler,
    resources: Resources,
    *,
    are_all: bool,
) -> tuple[CompiledTexts, list[Problem]]:
    """Compile every edition and every small text. are_all: there are no other texts, and none of others stay."""
    keys = {
        (text.key, text.lang): "" if text.path in compiler.refused else text_key(text.path, text.original)
        for text in published
    }
    fragments = {
        (text, lang): reader.text_job(text, lang, path)
        for texts, path in _small_texts(reader.sources)
        for lang, text in texts.by_lang.items()
        if text
    }
    resources.progress.stage(N_("Preparing texts"), len(keys) + len(fragments))
    found = _ask_for_texts([key for key in keys.values() if key], reader, compiler, resources, are_all=are_all)
    metadata_by_key = compiler.compile(list(fragments.values()))
    found += [placed.problem for metadata in metadata_by_key.values() for placed in metadata.problems]
    problems = _with_nearest_keys(
        _without_known_classes(found, resources.overlay, reader.shortcodes), reader.bibliography
    )
    compiler.find_job = partial(_find_job, resources.db, keys.values())
    return CompiledTexts(published, keys, {pair: job.key for pair, job in fragments.items()}), problems


def _find_job(db: Database, keys: Iterable[str], rendered_key: bytes) -> CompileJob:
    """Return the job of the text whose markup has this key: needed only where the store was damaged meanwhile."""
    return next(job for key in keys if key and (job := job_of(db, key)).key == rendered_key)


def _ask_for_texts(
    keys: Collection[str], reader: TextReader, compiler: TextCompiler, resources: Resources, *, are_all: bool
) -> list[Problem]:
    """Have the texts of these keys typeset, and return their problems. What an earlier build has typeset stays."""
    db, before = resources.db, compiler.made + compiler.reused
    db.tools.typesetter = compiler
    set_rules(db, reader.rules, reader.bibliography)
    problems = db.make(SUMMARY, keys, are_all=are_all)
    compiler.take_earlier(
        len(keys) - (compiler.made + compiler.reused - before), lambda: (db.get(SUMMARY, key).key for key in keys)
    )
    return problems


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
            problem = replace(problem, suggestion=in_question(near))
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
            problem = replace(problem, suggestion=in_question(near))
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
