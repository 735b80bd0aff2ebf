"""Articles in, proofs out: every text is set in type, and so are the words of its title block."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import msgspec

from diglot.adapters.disk import Folder
from diglot.adapters.store import Store
from diglot.core import typography
from diglot.model.languages import Lang
from diglot.model.problems import N_, NoTitle, Problem
from diglot.model.publication import SETTINGS_PATH, Article, CompiledEdition, Edition, TextMetadata, Texts
from diglot.model.typography import HouseStyle
from diglot.pipeline.base.build_options import Progress
from diglot.pipeline.incremental.row_cache import RowCache
from diglot.pipeline.sources.load import LoadedSources, body_of
from diglot.pipeline.typeset.text_compiler import CompileJob, TextCompiler, style_digest


@dataclass
class TextReader:
    """Makes copies of texts for the composing room: of manuscripts, and of small texts such as a biography."""

    folder: Folder
    sources: LoadedSources
    _small: dict[bytes, str] = field(default_factory=dict)

    def of_edition(self, edition: Edition, original: Edition | None) -> CompileJob:
        """A copy of an edition; it shares the ids of its original."""
        manuscript = edition.manuscript
        shared = self.of_edition(original, None) if original and original is not edition else None
        style = self.sources.settings.house_style
        title = manuscript.front.title or ""
        return CompileJob(manuscript.path, edition.lang, manuscript.digest, manuscript.body_line, shared, style, title)

    def of_text(self, text: str, lang: Lang, path: str) -> CompileJob:
        """A copy of a Markdown text that stands in a settings file."""
        digest = hashlib.blake2b(text.encode(), digest_size=20).digest()
        self._small[digest] = text
        return CompileJob(path, lang, digest, 1, None, self.sources.settings.house_style)

    def read(self, copy: CompileJob) -> str:
        """The text that a copy stands for."""
        if copy.digest in self._small:
            return self._small[copy.digest]
        return body_of(self.folder, self.sources.files[copy.path])


class CompiledEditions(msgspec.Struct, frozen=True):
    """All proofs, by article key and language; and the small texts' galleys by text and language."""

    proofs: Mapping[tuple[str, Lang], CompiledEdition]
    copies: Mapping[tuple[str, Lang], CompileJob]
    fragments: Mapping[tuple[str, Lang], bytes]


def compile_editions(
    articles: Sequence[Article], desk: TextReader, room: TextCompiler, progress: Progress
) -> tuple[CompiledEditions, list[Problem]]:
    """Set every edition and every small text."""
    copies = {
        (article.key, edition.lang): desk.of_edition(edition, article.edition(article.original))
        for article in articles
        for edition in article.editions
    }
    fragments = {
        (text, lang): desk.of_text(text, lang, path)
        for texts, path in _small_texts(desk.sources)
        for lang, text in texts.by_lang.items()
        if text
    }
    progress.stage(N_("Setting texts"), len(copies) + len(fragments))
    known = room.set([*copies.values(), *fragments.values()], progress.step)
    problems = [placed.problem for particulars in known.values() for placed in particulars.problems]
    titles = _TitleCompiler(desk.sources.settings.house_style, room.store)
    proofs = {}
    for article in articles:
        for edition in article.editions:
            copy = copies[article.key, edition.lang]
            proof = _proof(edition, copy, known[copy.key], titles, problems)
            proofs[article.key, edition.lang] = proof
    titles.rows.save([copy.path for copy in copies.values()])
    keys = {pair: copy.key for pair, copy in fragments.items()}
    return CompiledEditions(proofs, copies, keys), problems


def _small_texts(sources: LoadedSources) -> list[tuple[Texts, str]]:
    people = [(person.bio, person.path) for person in sources.people.values()]
    volumes = [(volume.imprint, volume.path) for volume in sources.volumes.values()]
    return [*people, *volumes, (sources.settings.imprint, SETTINGS_PATH)]


class _SetTitle(msgspec.Struct, array_like=True):
    """Title, kicker and standfirst: as they were written, and as they were set."""

    written: tuple[str, str, str]
    typeset: tuple[str, str, str]


class _TitleCompiler:
    """Sets the words of title blocks in type; it knows those of the last build."""

    def __init__(self, style: HouseStyle, store: Store) -> None:
        self.rows = RowCache(store, f"titles {style_digest(style).hex()}", _SetTitle)
        self._style = style

    def typeset(self, edition: Edition, written: tuple[str, str, str]) -> tuple[str, str, str]:
        """Title, kicker and standfirst of an edition, in type."""
        path = edition.manuscript.path
        row = self.rows.get(path)
        if row is None or row.written != written:
            title, kicker, standfirst = (typography.set_text(text, edition.lang, self._style) for text in written)
            row = _SetTitle(written, (title, kicker, standfirst))
            self.rows.put(path, row)
        return row.typeset


def _proof(
    edition: Edition, copy: CompileJob, particulars: TextMetadata, titles: _TitleCompiler, problems: list[Problem]
) -> CompiledEdition:
    front, path = edition.manuscript.front, edition.manuscript.path
    title = front.title or particulars.heading
    if not title:
        title = title_of_file(path, edition)
        if edition.manuscript.kind != "home":
            problems.append(NoTitle(path, None, title))
    typeset = titles.typeset(edition, (title, front.kicker or "", front.standfirst or ""))
    return CompiledEdition(edition, *typeset, particulars, copy.key)


def title_of_file(path: str, edition: Edition) -> str:
    """A title made of a file's name, for want of a better one."""
    name = PurePosixPath(path)
    stem = name.parent.name if edition.manuscript.kind == "blog" else name.stem
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]
