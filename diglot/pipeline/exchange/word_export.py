"""An article in, a file for people who do not work in Markdown out: Word for reviewers.

Touches the disk and pandoc through their machines. The file is returned, not written.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

import msgspec

from diglot.adapters import cover_image, word_file
from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import alignment, docx, link_resolution, markdown, markdown_writing, tree_transforms
from diglot.model.docx import Changes, DocxFindings, DocxParts
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.problems import N_, LeftOutOfExport, MissingEdition, Problem, UnreadableManuscript
from diglot.model.publication import Manuscript
from diglot.model.tree import Image, Pandoc, Target, encode_tree, walk
from diglot.pipeline.exchange.word_import import ImportRefused, find_article
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, body_of, read_sources
from diglot.pipeline.typeset.markdown_writer import API, Blocks, MarkdownWriter, UnreadableMarkdown

# Pictures that every word processor shows; others become JPEG.
_SHOWN = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}


class ExportedFile(msgspec.Struct, frozen=True):
    """A file for somebody else. name: what it is to be called; problems: what it does not carry."""

    name: str
    content: bytes
    problems: tuple[Problem, ...]


class Exporter:
    """Has a publication's manuscripts at hand."""

    def __init__(self, folder: Folder, pandoc: PandocPool) -> None:
        self.folder = folder
        self.sources: LoadedSources = read_sources(folder, KNOWN)[0]
        self.scribe = MarkdownWriter(pandoc)
        self._pandoc = pandoc

    def editions(self, article: str) -> dict[Lang, Manuscript]:
        """The editions of an article by language, in the order of the settings.

        Raises: Refused.
        """
        key = find_article(article, self.sources).key
        found = {row.lang: row for row in self.sources.manuscripts if row.key == key}
        return {lang: found[lang] for lang in self.sources.settings.languages if lang in found}

    def blocks(self, manuscript: Manuscript) -> Blocks:
        """The tree of a manuscript.

        Raises: Refused.
        """
        body = body_of(self.folder, self.sources.files[manuscript.path])
        try:
            return self.scribe.tree("read", markdown.readable(body))
        except UnreadableMarkdown as failure:
            line = manuscript.body_line
            raise ImportRefused(UnreadableManuscript(manuscript.path, line, failure.reason)) from None

    def picture(self, manuscript: Manuscript, href: str) -> str | None:
        """A picture as a `data:` address, or None."""
        kind, target, _ = link_resolution.split_address(link_resolution.neutral_address(href, manuscript.path) or "")
        candidates = (
            link_resolution.asset_candidates(target, self.sources.settings.languages) if kind == "asset" else ()
        )
        path = next((row for row in candidates if row in self.sources.files), None)
        if path is None:
            return None
        content = self.folder.read(self.sources.files[path].name_on_disk)
        mime = _SHOWN.get(PurePosixPath(path).suffix.lower())
        if mime is None:
            content, mime = cover_image.plain_picture(content), "image/jpeg"
        return f"data:{mime};base64,{base64.b64encode(content).decode()}"

    def word(self, manuscript: Manuscript, blocks: Blocks, lang: Lang) -> ExportDocument:
        """Return a Word file, with styles, of a tree that was made of this manuscript.

        Raises: Refused.
        """
        answer = self._pandoc.one("word", encode_tree(Pandoc(API, tree_transforms.spell_lists(tuple(blocks)))))
        if isinstance(answer, PandocFailure):
            raise ImportRefused(UnreadableManuscript(manuscript.path, None, answer.reason))
        script = ExportDocument(word_file.open_word_file(answer), word_file.raw_parts(answer))
        docx.style_document(script.parts, lang)
        return script


class ExportDocument(msgspec.Struct, frozen=True):
    """A Word file in the making: its parts as trees, and as pandoc wrote them."""

    parts: DocxParts
    raw: Mapping[str, bytes]

    def packed(self) -> bytes:
        """The file. Parts that nobody touches stay as they are: Word is particular about prefixes."""
        xml = {name: root for name, root in self.parts.xml.items() if name in docx.CHANGED_PARTS}
        return word_file.pack_word_file(DocxParts(xml), self.raw)


def export_edition(exporter: Exporter, article: str, lang: Lang) -> ExportedFile:
    """One edition as a Word file.

    Raises: Refused.
    """
    manuscript = _edition(exporter, article, lang)
    blocks = exporter.blocks(manuscript)
    front = manuscript.front
    marked = docx.mark_blocks(blocks, lambda href: exporter.picture(manuscript, href))
    script = exporter.word(manuscript, (*docx.title_blocks(front.title or "", front.standfirst or ""), *marked), lang)
    name = f"{PurePosixPath(manuscript.path).stem}.{lang}.docx"
    return ExportedFile(name, script.packed(), tuple(_left_out(manuscript, blocks, exporter)))


def _edition(exporter: Exporter, article: str, lang: Lang) -> Manuscript:
    editions = exporter.editions(article)
    if lang not in editions:
        known = next(iter(editions.values()))
        wanted = known.path.replace(f"content/{known.lang}/", f"content/{lang}/", 1)
        raise ImportRefused(MissingEdition(known.path, None, known.front.title or known.key, lang, wanted))
    return editions[lang]


def _left_out(manuscript: Manuscript, blocks: Blocks, exporter: Exporter) -> Iterator[Problem]:
    """What of a manuscript the file does not hold."""
    line = manuscript.body_line
    for text in docx.find_raw_markup(blocks):
        yield LeftOutOfExport(manuscript.path, line, N_("markup in HTML"), " ".join(text.split())[:60])
    for node in walk(blocks):
        if isinstance(node, Image) and exporter.picture(manuscript, node.content[2].href) is None:
            yield LeftOutOfExport(manuscript.path, line, N_("a picture that is not there"), node.content[2].href)


# ---------------------------------------------------------------- two columns


class PairedBlocks(msgspec.Struct, frozen=True):
    """Two editions cut into passages that stand opposite each other.

    units: of each passage the blocks of either side, by number: first, and one after the last.
    """

    langs: tuple[Lang, Lang]
    manuscripts: tuple[Manuscript, Manuscript]
    bodies: tuple[Blocks, Blocks]
    units: tuple[tuple[range, range], ...]

    def passage(self, unit: int, side: int) -> Blocks:
        """The blocks of a passage in one of the languages."""
        span = self.units[unit][side]
        return self.bodies[side][span.start : span.stop]


def pair_editions(exporter: Exporter, article: str) -> PairedBlocks:
    """The two editions of an article, the original first.

    Raises: Refused.
    """
    editions = exporter.editions(article)
    if len(editions) < 2:
        [known] = editions.values()
        missing = next(lang for lang in LANGUAGES if lang != known.lang)
        wanted = known.path.replace(f"content/{known.lang}/", f"content/{missing}/", 1)
        raise ImportRefused(MissingEdition(known.path, None, known.front.title or known.key, missing, wanted))
    first = _original(editions)
    one, other = first, next(row for row in editions.values() if row is not first)
    bodies = exporter.blocks(one), exporter.blocks(other)
    source, own = (alignment.units_of(blocks) for blocks in bodies)
    pairs = alignment.pair_blocks(alignment.align(source, own), source, own, len(bodies[0]), len(bodies[1]))
    units = tuple((range(row.original_start, row.original_stop), range(row.own_start, row.own_stop)) for row in pairs)
    return PairedBlocks((one.lang, other.lang), (one, other), bodies, units)


def _original(editions: Mapping[Lang, Manuscript]) -> Manuscript:
    """The edition that the others name, or else the first that nobody translated: as `core.pairing` decides."""
    rows = list(editions.values())
    named = next((row.front.original for row in rows if row.front.original in editions), None)
    return editions[named] if named else next((row for row in rows if not row.front.translators), rows[0])


def export_pair(exporter: Exporter, article: str, advice: str) -> ExportedFile:
    """Both editions of an article side by side, for a reviewer. advice: what stands above the table.

    Raises: Refused.
    """
    pairing = pair_editions(exporter, article)
    script = review_script(exporter, pairing, advice)
    problems = [
        problem
        for manuscript, blocks in zip(pairing.manuscripts, pairing.bodies, strict=True)
        for problem in _left_out(manuscript, blocks, exporter)
    ]
    stem = PurePosixPath(pairing.manuscripts[0].path).stem
    return ExportedFile(f"{stem}.{'-'.join(pairing.langs)}.docx", script.packed(), tuple(problems))


def review_script(exporter: Exporter, pairing: PairedBlocks, advice: str) -> ExportDocument:
    """The two-column file of a pair; it carries marks of what each passage says, as it will be read back.

    Raises: Refused.
    """
    rows = [
        docx.ReviewRow(name, (_as_block(pairing, 0, name), _as_block(pairing, 1, name)))
        for name in docx.FRONT_MATTER_FIELDS
        if any(getattr(row.front, name) for row in pairing.manuscripts)
    ]
    for unit in range(len(pairing.units)):
        cells = tuple(
            docx.mark_blocks(pairing.passage(unit, side), partial(exporter.picture, pairing.manuscripts[side]))
            for side in (0, 1)
        )
        rows.append(docx.ReviewRow(str(unit + 1), (cells[0], cells[1])))
    front = pairing.manuscripts[0].front
    above = (*docx.title_blocks(front.title or pairing.manuscripts[0].key, ""), docx.text_paragraph(advice))
    table = docx.review_table(rows, pairing.langs)
    script = exporter.word(pairing.manuscripts[0], (*above, table), pairing.langs[0])
    docx.style_review(script.parts, pairing.langs)
    read = read_review(exporter, word_file.open_word_file(script.packed()))
    marks = {row.name: tuple(passage_digest(cell) for cell in row.cells) for row in read.rows}
    docx.write_review_metadata(script.parts, docx.ReviewMetadata(pairing.manuscripts[0].key, pairing.langs, marks))
    return script


def _as_block(pairing: PairedBlocks, side: int, name: str) -> Blocks:
    text = getattr(pairing.manuscripts[side].front, name)
    return (docx.text_paragraph(text),) if text else ()


class ReadReview(msgspec.Struct, frozen=True):
    """The rows of a two-column file, and what else was met in it."""

    rows: tuple[docx.ReviewRow, ...]
    findings: DocxFindings


def read_review(exporter: Exporter, parts: DocxParts, changes: Changes = "accept") -> ReadReview:
    """A two-column file, read.

    Raises: Unreadable.
    """
    prepared, findings = docx.prepare(parts)
    blocks = exporter.scribe.tree(changes, word_file.pack_word_file(prepared))
    restored = docx.restore(blocks, _as_titled)
    return ReadReview(docx.review_rows(restored.blocks), findings)


def _as_titled(_part: str, title: str) -> Target | None:
    """A picture of ours says in its title where it is from."""
    written, _, rest = title.partition(" ")
    return Target(written, rest) if written else None


def passage_digest(blocks: Blocks) -> str:
    """A short name for what a passage says, whatever else stands around it."""
    tree = encode_tree(Pandoc((), markdown_writing.normal_form(blocks)))
    return hashlib.blake2b(tree, digest_size=5).hexdigest()
