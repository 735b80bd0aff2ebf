"""An article in, a Word file for people who do not work in Markdown out: one edition, or two in columns for a reviewer.

Reads the disk and runs pandoc through adapters. The file is returned, not written.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

import msgspec

from diglot.adapters import picture_files
from diglot.adapters.disk import Folder
from diglot.adapters.painting import cover_image
from diglot.adapters.pandoc import PandocFailure, PandocPool
from diglot.core import markdown_writing, tree_transforms
from diglot.core.links import link_resolution
from diglot.extensions.exchange.pipeline.editions import (
    ExportedFile,
    Exporter,
    PairedBlocks,
    missing_edition,
    pair_editions,
)
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.extensions.word.adapters import word_file
from diglot.extensions.word.core import docx
from diglot.extensions.word.model.docx import Changes, DocxFindings, DocxParts
from diglot.extensions.word.model.problems import LeftOutOfExport
from diglot.model.languages import Lang
from diglot.model.markup.attached_files import is_recording, still_paths
from diglot.model.markup.attribute_words import words_of_part
from diglot.model.problems import N_, Problem, UnparsableManuscript
from diglot.model.publication import TITLE_BLOCK_ON_PAGE, Manuscript
from diglot.model.tree import Blocks, CodeBlock, Div, Image, Pandoc, Target, encode_tree, walk
from diglot.pipeline.typeset.markdown_writer import API

# Pictures that every word processor shows; others are converted to JPEG.
_WIDELY_SUPPORTED = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}


class WordExporter(Exporter):
    """The manuscripts of a publication, and what makes Word files of them, with their pictures."""

    def __init__(self, folder: Folder, pandoc: PandocPool) -> None:
        super().__init__(folder, pandoc)
        self._pandoc = pandoc
        self._picture_faults: dict[str, str] = {}

    def picture(self, manuscript: Manuscript, href: str) -> str | None:
        """Return a picture as a `data:` URL, or None where `picture_fault` says why it has none."""
        if self.picture_fault(manuscript, href):
            return None
        path = self._picture_path(manuscript, href)
        content = picture_files.as_published(self.folder.read(self.sources.files[path].name_on_disk))
        mime = _WIDELY_SUPPORTED.get(PurePosixPath(path).suffix.lower())
        if mime is None:
            content, mime = cover_image.as_jpeg(content), "image/jpeg"
        return f"data:{mime};base64,{base64.b64encode(content).decode()}"

    def picture_fault(self, manuscript: Manuscript, href: str) -> str:
        """Return why a picture is left out, or ""."""
        path = self._picture_path(manuscript, href)
        if not path:
            return N_("a picture that does not exist")
        if is_recording(path):
            return N_("a recording without a still beside it")
        if path not in self._picture_faults:
            try:
                picture_files.read_picture(self.folder.read(self.sources.files[path].name_on_disk))
                self._picture_faults[path] = ""
            except picture_files.PictureRefused:
                self._picture_faults[path] = N_("a picture that cannot be published (a build explains why)")
        return self._picture_faults[path]

    def _picture_path(self, manuscript: Manuscript, href: str) -> str:
        """Return the path of a picture (of a recording, its still), or "" if the publication does not have it."""
        kind, target, _ = link_resolution.split_address(link_resolution.neutral_address(href, manuscript.path) or "")
        candidates = (
            link_resolution.asset_candidates(target, self.sources.settings.languages) if kind == "asset" else ()
        )
        path = next((candidate for candidate in candidates if candidate in self.sources.files), "")
        if is_recording(path):
            return next((still for still in still_paths(path) if still in self.sources.files), path)
        return path

    def word(self, manuscript: Manuscript, blocks: Blocks, lang: Lang) -> ExportDocument:
        """Return a styled Word file of a tree that was made from this manuscript.

        Raises: ImportRefused.
        """
        answer = self._pandoc.one("word", encode_tree(Pandoc(API, tree_transforms.spell_lists(tuple(blocks)))))
        if isinstance(answer, PandocFailure):
            raise ImportRefused(UnparsableManuscript(manuscript.path, None, answer.reason))
        document = ExportDocument(word_file.open_word_file(answer), word_file.raw_parts(answer))
        docx.style_document(document.parts, lang)
        return document


class ExportDocument(msgspec.Struct, frozen=True):
    """A Word file under construction. parts: as trees; raw: as pandoc wrote them."""

    parts: DocxParts
    raw: Mapping[str, bytes]

    def pack(self) -> bytes:
        """Return the file. Parts that we do not edit stay as pandoc wrote them: Word is particular about prefixes."""
        xml = {name: root for name, root in self.parts.xml.items() if name in docx.CHANGED_PARTS}
        return word_file.pack_word_file(DocxParts(xml), self.raw)


def export_edition(exporter: WordExporter, article: str, lang: Lang) -> ExportedFile:
    """Return one edition as a Word file.

    Raises: ImportRefused.
    """
    manuscript = _edition(exporter, article, lang)
    blocks = exporter.blocks(manuscript)
    front = manuscript.front
    marked = docx.mark_blocks(blocks, lambda href: exporter.picture(manuscript, href), lang)
    document = exporter.word(manuscript, (*docx.title_blocks(front.title, front.standfirst), *marked), lang)
    name = f"{PurePosixPath(manuscript.path).stem}.{lang}.docx"
    return ExportedFile(name, document.pack(), tuple(_left_out(manuscript, blocks, exporter)))


def _edition(exporter: WordExporter, article: str, lang: Lang) -> Manuscript:
    editions = exporter.editions(article)
    if lang not in editions:
        raise ImportRefused(missing_edition(next(iter(editions.values())), lang))
    return editions[lang]


def _left_out(manuscript: Manuscript, blocks: Blocks, exporter: WordExporter) -> Iterator[Problem]:
    """Yield what the exported file does not hold of a manuscript."""
    for text in docx.find_raw_markup(blocks):
        line = exporter.line_of(manuscript, text.partition("\n")[0])
        yield LeftOutOfExport(manuscript.path, line, N_("markup in HTML"), " ".join(text.split())[:60])
    for node in walk(blocks):
        if isinstance(node, Div | CodeBlock):
            for _, words in words_of_part(node.content[0]):
                line = exporter.line_of(manuscript, words)
                yield LeftOutOfExport(manuscript.path, line, N_("the words of an attribute"), words)
        if isinstance(node, Image) and (fault := exporter.picture_fault(manuscript, node.content[2].href)):
            line = exporter.line_of(manuscript, node.content[2].href)
            yield LeftOutOfExport(manuscript.path, line, fault, node.content[2].href)


# ---------------------------------------------------------------- two columns


def export_pair(exporter: WordExporter, article: str, lang: Lang | None, advice: str) -> ExportedFile:
    """Return an article and its translation side by side, for a reviewer. advice: the paragraph above the table.

    lang: of the translation; None for the only one.

    Raises: ImportRefused.
    """
    pairing = pair_editions(exporter, article, lang)
    document = review_document(exporter, pairing, advice)
    problems = [
        problem
        for manuscript, blocks in zip(pairing.manuscripts, pairing.bodies, strict=True)
        for problem in _left_out(manuscript, blocks, exporter)
    ]
    stem = PurePosixPath(pairing.manuscripts[0].path).stem
    return ExportedFile(f"{stem}.{'-'.join(pairing.langs)}.docx", document.pack(), tuple(problems))


def review_document(exporter: WordExporter, pairing: PairedBlocks, advice: str) -> ExportDocument:
    """Return the two-column file of a pair. Its metadata hold digests of the passages as they will be read back.

    Raises: ImportRefused.
    """
    rows = [
        docx.ReviewRow(name, (_as_block(pairing, 0, name), _as_block(pairing, 1, name)))
        for name in TITLE_BLOCK_ON_PAGE
        if any(getattr(manuscript.front, name) for manuscript in pairing.manuscripts)
    ]
    for unit in range(len(pairing.units)):
        cells = tuple(
            docx.mark_blocks(
                pairing.passage(unit, side), partial(exporter.picture, pairing.manuscripts[side]), pairing.langs[side]
            )
            for side in (0, 1)
        )
        rows.append(docx.ReviewRow(str(unit + 1), (cells[0], cells[1])))
    front = pairing.manuscripts[0].front
    above = (*docx.title_blocks(front.title or pairing.manuscripts[0].key, ""), docx.text_paragraph(advice))
    table = docx.make_review_table(rows, pairing.langs)
    document = exporter.word(pairing.manuscripts[0], (*above, table), pairing.langs[0])
    docx.style_review(document.parts, pairing.langs)
    read_back = read_review(exporter, word_file.open_word_file(document.pack()))
    digests = {row.name: tuple(passage_digest(cell) for cell in row.cells) for row in read_back.rows}
    docx.write_review_metadata(document.parts, docx.ReviewMetadata(pairing.manuscripts[0].key, pairing.langs, digests))
    return document


def _as_block(pairing: PairedBlocks, side: int, name: str) -> Blocks:
    text = getattr(pairing.manuscripts[side].front, name)
    return (docx.text_paragraph(text),) if text else ()


class ReadReview(msgspec.Struct, frozen=True):
    """The rows of a two-column file, and its comments, changes and losses."""

    rows: tuple[docx.ReviewRow, ...]
    findings: DocxFindings


def read_review(exporter: WordExporter, parts: DocxParts, changes: Changes = "accept") -> ReadReview:
    """Read a two-column file.

    Raises: UnreadableMarkdown.
    """
    prepared, findings = docx.prepare(parts)
    blocks = exporter.writer.tree(changes, word_file.pack_word_file(prepared))
    restored = docx.restore(blocks, _target_in_title)
    return ReadReview(docx.review_rows(restored.blocks), findings)


def _target_in_title(_part: str, title: str) -> Target | None:
    """Return the address of a picture, which export wrote in front of its title."""
    href, _, rest = title.partition(" ")
    return Target(href, rest) if href else None


def passage_digest(blocks: Blocks) -> str:
    """Return a short digest of what a passage says, whatever surrounds it."""
    tree = encode_tree(Pandoc((), markdown_writing.normal_form(blocks)))
    return hashlib.blake2b(tree, digest_size=5).hexdigest()
