"""The editions of an article in, their trees out, in passages that correspond: for files to be handed out.

Reads the disk and runs pandoc through adapters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocPool
from diglot.core import alignment, markdown
from diglot.extensions.exchange.pipeline.proposals import ImportRefused, find_article
from diglot.model.languages import LANGUAGES, Lang, other_languages
from diglot.model.problems import MissingEdition, Problem, UnparsableManuscript
from diglot.model.publication import Manuscript
from diglot.model.tree import Blocks
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter, UnreadableMarkdown
from diglot.queries.sources.manuscripts import body_of


class ExportedFile(msgspec.Struct, frozen=True):
    """A file to be handed to somebody. name: the suggested file name; problems: what the file does not hold."""

    name: str
    content: bytes
    problems: tuple[Problem, ...]


class Exporter:
    """The manuscripts of a publication, and what converts them."""

    def __init__(self, folder: Folder, pandoc: PandocPool) -> None:
        self.folder = folder
        self.sources: LoadedSources = read_sources(folder, KNOWN)[0]
        self.writer = MarkdownWriter(pandoc)

    def editions(self, article: str) -> dict[Lang, Manuscript]:
        """Return the editions of an article by language, in the order of the settings.

        Raises: ImportRefused.
        """
        key = find_article(article, self.sources).key
        by_lang = {manuscript.lang: manuscript for manuscript in self.sources.manuscripts if manuscript.key == key}
        return {lang: by_lang[lang] for lang in self.sources.settings.languages if lang in by_lang}

    def original(self, article: str) -> Manuscript:
        """Return the original of an article.

        Raises: ImportRefused.
        """
        return original_of(self.editions(article))

    def translations(self, article: str) -> Sequence[Lang]:
        """Return the languages of the translations of an article.

        Raises: ImportRefused.
        """
        editions, original = self.editions(article), self.original(article)
        return [lang for lang in editions if lang != original.lang]

    def targets(self, article: str) -> Sequence[Lang]:
        """Return the languages into which an article may be translated.

        Raises: ImportRefused.
        """
        return self.other_languages(self.original(article))

    def other_languages(self, original: Manuscript) -> tuple[Lang, ...]:
        """Return the languages of the publication into which a text may be translated."""
        languages = self.sources.settings.languages
        return other_languages(original.lang, languages if len(languages) > 1 else tuple(LANGUAGES))

    def blocks(self, manuscript: Manuscript) -> Blocks:
        """Return the tree of a manuscript.

        Raises: ImportRefused.
        """
        body = body_of(self.folder, self.sources.files[manuscript.path])
        try:
            return self.writer.tree("read", markdown.readable(body))
        except UnreadableMarkdown as failure:
            line = manuscript.body_line
            raise ImportRefused(UnparsableManuscript(manuscript.path, line, failure.reason)) from None

    def line_of(self, manuscript: Manuscript, words: str) -> int:
        """Return the first line of a manuscript that has these words; that of its body where none has them."""
        lines = body_of(self.folder, self.sources.files[manuscript.path]).split("\n")
        return manuscript.body_line + next((number for number, line in enumerate(lines) if words in line), 0)


def missing_edition(existing: Manuscript, lang: Lang) -> MissingEdition:
    """Return the problem that an article has no edition in a language. existing: one that it has."""
    expected_path = existing.path.replace(f"content/{existing.lang}/", f"content/{lang}/", 1)
    return MissingEdition(existing.path, None, existing.front.title or existing.key, lang, expected_path)


class PairedBlocks(msgspec.Struct, frozen=True):
    """Two editions, divided into passages that correspond to each other.

    units: for each passage, the range of its blocks in either edition.
    """

    langs: tuple[Lang, Lang]
    manuscripts: tuple[Manuscript, Manuscript]
    bodies: tuple[Blocks, Blocks]
    units: tuple[tuple[range, range], ...]

    def passage(self, unit: int, side: int) -> Blocks:
        """Return the blocks of a passage in one of the languages."""
        span = self.units[unit][side]
        return self.bodies[side][span.start : span.stop]


def pair_editions(exporter: Exporter, article: str, lang: Lang | None = None) -> PairedBlocks:
    """Return an article and its translation into a language, the original first.

    lang: None for the first translation that there is. Raises: ImportRefused.
    """
    editions = exporter.editions(article)
    original = original_of(editions)
    translations = [edition for edition in editions.values() if edition is not original]
    translation = next((edition for edition in translations if lang in (None, edition.lang)), None)
    if translation is None:
        raise ImportRefused(missing_edition(original, lang or exporter.other_languages(original)[0]))
    bodies = exporter.blocks(original), exporter.blocks(translation)
    source, target = (alignment.units_of(blocks) for blocks in bodies)
    pairs = alignment.pair_blocks(alignment.align(source, target), source, target, len(bodies[0]), len(bodies[1]))
    units = tuple(
        (range(pair.original_start, pair.original_stop), range(pair.translation_start, pair.translation_stop))
        for pair in pairs
    )
    return PairedBlocks((original.lang, translation.lang), (original, translation), bodies, units)


def original_of(editions: Mapping[Lang, Manuscript]) -> Manuscript:
    """Return the edition that another names as its original, or else the first without a translator.

    This is what `core.pairing` decides.
    """
    manuscripts = list(editions.values())
    named = next((each.front.original for each in manuscripts if each.front.original in editions), None)
    if named:
        return editions[named]
    return next((each for each in manuscripts if not each.front.translators), manuscripts[0])
