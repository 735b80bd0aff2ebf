"""A Word file in, drafts of a manuscript and its pictures out, with comments, changes and losses as problems.

Reads the disk and runs pandoc through adapters. Nothing is written here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import count
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters import picture_files
from diglot.adapters.disk import Folder, read_outside
from diglot.adapters.pandoc import PandocPool
from diglot.core import encoding, front_matter, markdown_writing, pairing
from diglot.core.links import link_resolution, slugs
from diglot.extensions.exchange.model.problems import NotCarriedOver, RefusedFile
from diglot.extensions.exchange.pipeline.editions import original_of
from diglot.extensions.exchange.pipeline.proposals import ImportRefused, Proposal, find_article
from diglot.extensions.word.adapters import word_file
from diglot.extensions.word.core import docx
from diglot.extensions.word.model.docx import Changes, DocxFindings, DocxLoss, DocxParts
from diglot.extensions.word.model.problems import NotDocx, TrackedChange, WordComment
from diglot.model.languages import Lang
from diglot.model.problems import N_, FileUnreadable, Problem, no_such_blog
from diglot.model.publication import Manuscript
from diglot.model.tree import Block, Blocks, Header, Pandoc, Para, Plain, Target, encode_tree, plain_text, rewrite, walk
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.pipeline.typeset.markdown_writer import (
    MarkdownWriter,
    PlacedBlock,
    RevisedBlock,
    UnreadableMarkdown,
)

_SUFFIXES = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp", "image/avif": ".avif",
    "image/svg+xml": ".svg",
}  # fmt: skip


class ImportOptions(msgspec.Struct, frozen=True):
    """What to import, and as what.

    lang: the language of the text; None where the file itself names it. pair: the article that it is an edition of,
    "" for a new one. blog: where a new article goes.
    """

    file: Path
    lang: Lang | None
    pair: str = ""
    blog: str = ""
    changes: Changes = "accept"


class WordText(msgspec.Struct, frozen=True):
    """The text of a Word file, ready for a manuscript.

    title, standfirst, author: as far as the file names them. media: the file's pictures by the names of their parts.
    """

    blocks: Blocks
    title: str
    standfirst: str
    author: str
    findings: DocxFindings
    media: Mapping[str, bytes]


class ImportedFields(msgspec.Struct, frozen=True):
    """The front matter of a new manuscript: as found in the file, or as the editor corrected it."""

    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    date: str = ""


# ---------------------------------------------------------------- the file


# What a word processor can save as .docx.
_OTHER_WORD_PROCESSORS = frozenset([".doc", ".odt", ".rtf", ".pages", ".wpd", ".txt"])


def open_file(path: Path) -> DocxParts:
    """Return the parts of a Word file, after checking that it is safe to read.

    Raises: ImportRefused.
    """
    try:
        content = read_outside(path, word_file.MAX_BYTES)
    except OSError as error:
        raise ImportRefused(FileUnreadable(str(path), None, system_reason(error))) from None
    return read_parts(path, content)


def read_parts(path: Path, content: bytes) -> DocxParts:
    """Return the parts of the contents of a Word file, after checking that they are safe to read.

    Raises: ImportRefused.
    """
    if path.suffix.lower() in _OTHER_WORD_PROCESSORS:
        raise ImportRefused(NotDocx(str(path), None))
    try:
        return word_file.open_word_file(content)
    except word_file.WordFileRefused as refusal:
        raise ImportRefused(RefusedFile(path.name, None, refusal.reason)) from None


def read_text(options: ImportOptions, parts: DocxParts, pictures: PictureImport, writer: MarkdownWriter) -> WordText:
    """Return the text of a Word file.

    Raises: ImportRefused.
    """
    title, author = docx.title_and_author(parts)
    prepared, findings = docx.prepare(parts)
    try:
        blocks = writer.tree(options.changes, word_file.pack_word_file(prepared))
        restored = docx.restore(blocks, pictures.place)
    except (UnreadableMarkdown, RecursionError) as failure:
        reason = failure.reason if isinstance(failure, UnreadableMarkdown) else N_("its elements are nested too deeply")
        raise ImportRefused(RefusedFile(options.file.name, None, reason)) from None
    blocks, heading = _without_title(restored.blocks, has_title=bool(restored.title))
    if not blocks:
        raise ImportRefused(RefusedFile(options.file.name, None, N_("there is no text in it")))
    losses = (*findings.losses, *restored.losses)
    return WordText(
        blocks,
        restored.title or heading or title or options.file.stem,
        restored.standfirst,
        author,
        DocxFindings(findings.remarks, findings.changes, losses),
        parts.media,
    )


def _without_title(blocks: Blocks, *, has_title: bool) -> tuple[Blocks, str]:
    """Return the text without the heading that is its title, and that title.

    Where a heading of level 1 is left, all headings go down by one level.
    """
    title = ""
    levels = [node.content[0] for node in walk(blocks) if isinstance(node, Header)]
    match blocks:
        case [Header((1, _, inlines)), *rest] if not has_title and levels.count(1) == 1:
            title, blocks = plain_text(inlines), tuple(rest)
            levels.remove(1)
    if 1 in levels:
        blocks = rewrite(
            blocks,
            lambda node: Header((min(node.content[0] + 1, 6), *node.content[1:])) if isinstance(node, Header) else node,
        )
    return blocks, title


# ---------------------------------------------------------------- pictures


@dataclass
class PictureImport:
    """The pictures of a Word file, and their paths in the publication: existing ones, or new ones.

    base: the path of the manuscript that shows them. stem: the beginning of the names of new files.
    """

    folder: Folder
    sources: LoadedSources
    media: Mapping[str, bytes]
    base: str
    stem: str
    new: dict[str, bytes] = field(default_factory=dict)
    _placed: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def place(self, part: str, title: str) -> Target | None:
        """Return the address of a picture, or None if it may not be published.

        title: as `extensions.word.core.docx.mark_blocks` wrote it, or any.
        """
        href, _, rest = title.partition(" ")
        if href and self._is_in_publication(href):
            return Target(href, rest)
        content = self.media.get(part)
        if content is None:
            return None
        if part not in self._placed:
            try:
                facts = picture_files.read_picture(content)
            except picture_files.PictureRefused:
                return None
            existing = self._href_by_digest.get(_digest(content))
            self._placed[part] = existing or self._add(content, _SUFFIXES[facts.mime])
        return Target(self._placed[part], title)

    def _is_in_publication(self, href: str) -> bool:
        kind, target, _ = link_resolution.split_address(link_resolution.neutral_address(href, self.base) or "")
        candidates = (
            link_resolution.asset_candidates(target, self.sources.settings.languages) if kind == "asset" else ()
        )
        return any(candidate in self.sources.files for candidate in candidates)

    @cached_property
    def _href_by_digest(self) -> Mapping[bytes, str]:
        """The publication's pictures by the digests of their contents; only files of a matching size are read."""
        sizes = {len(content) for content in self.media.values()}
        return {
            _digest(self.folder.read(entry.name_on_disk)): f"/{path.removeprefix('content/')}"
            for path, entry in self.sources.files.items()
            if entry.size in sizes and PurePosixPath(path).suffix.lower() in {*_SUFFIXES.values(), ".jpeg"}
        }

    def _add(self, content: bytes, suffix: str) -> str:
        paths = (f"content/media/{self.stem}-{number}{suffix}" for number in self._numbers)
        path = next(path for path in paths if path not in self.sources.files)
        self.new[path] = content
        return f"/{path.removeprefix('content/')}"


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


# ---------------------------------------------------------------- the target


class ImportTarget(msgspec.Struct, frozen=True):
    """Where a text goes. pair: the manuscript in the other language; existing: the edition already at this path.

    name_on_disk: of that edition, "" where there is none.
    """

    path: str
    lang: Lang
    pair: Manuscript | None
    existing: Manuscript | None
    name_on_disk: str = ""

    @property
    def article(self) -> str:
        """The key of the article."""
        return pairing.kind_and_key(self.path)[1]


def import_target(options: ImportOptions, lang: Lang, sources: LoadedSources, name: str) -> ImportTarget:
    """Return where a text goes. name: the slug of a new article is made from it.

    Raises: ImportRefused.
    """
    manuscripts = sources.manuscripts
    if options.pair:
        pair = find_article(options.pair, sources)
        editions = [manuscript for manuscript in manuscripts if manuscript.key == pair.key]
        existing = next((edition for edition in editions if edition.lang == lang), None)
        original = original_of({edition.lang: edition for edition in editions})
        source = next((edition for edition in (original, *editions) if edition.lang != lang), None)
        path = existing.path if existing else pair.path.replace(f"content/{pair.lang}/", f"content/{lang}/", 1)
        return ImportTarget(path, lang, source, existing, sources.files[path].name_on_disk if existing else "")
    slug = slugs.make_slug(name, lang, latin_only=True) or "article"
    blog = options.blog.strip("/")
    blogs = {each.key for each in manuscripts if each.kind == "blog"} | {each.folder for each in manuscripts}
    if blog and blog not in blogs:
        raise ImportRefused(no_such_blog(blog, blogs))
    path = "/".join(part for part in ("content", lang, blog, f"{slug}.md") if part)
    existing = next((manuscript for manuscript in manuscripts if manuscript.path == path), None)
    return ImportTarget(path, lang, None, existing, sources.files[path].name_on_disk if existing else "")


# ---------------------------------------------------------------- the drafts


def propose(
    target: ImportTarget,
    text: WordText,
    fields: ImportedFields,
    pictures: PictureImport,
    folder: Folder,
    writer: MarkdownWriter,
) -> Proposal:
    """Return the manuscript and the pictures as they would be written, with problems at their lines.

    Raises: ImportRefused.
    """
    try:
        draft = _revise(target, text, folder, writer) if target.existing else _create(target, text, fields, writer)
        written, _ = encoding.decode(draft.after, target.path)
        misread = writer.misread(front_matter.split_manuscript(written).body, text.blocks)
    except UnreadableMarkdown as failure:
        raise ImportRefused(RefusedFile(target.path, None, failure.reason)) from None
    findings = text.findings
    if misread is not None:
        words = " ".join(plain_text(node.inlines) for node in walk((misread,)) if isinstance(node, (Para, Plain)))
        loss = DocxLoss(N_("passage that cannot be written the same way in Markdown"), words[:40])
        findings = replace(findings, losses=(*findings.losses, loss))
    problems = tuple(docx_problems(findings, target.path, written))
    new_pictures = tuple(FileEdit(path, None, content) for path, content in pictures.new.items())
    return Proposal(target.article, target.lang, (draft, *new_pictures), problems)


def _create(target: ImportTarget, text: WordText, fields: ImportedFields, writer: MarkdownWriter) -> FileEdit:
    pair = target.pair
    head = markdown_writing.format_front_matter(
        {
            "title": fields.title,
            "standfirst": fields.standfirst,
            # A translation inherits these from its original.
            "date": "" if pair else fields.date,
            "authors": () if pair else fields.authors,
            "original": pair.lang if pair and not pair.front.original else "",
            "translators": fields.translators,
        }
    )
    return FileEdit(target.path, None, (head + writer.write(text.blocks, target.lang)).encode())


def _revise(target: ImportTarget, text: WordText, folder: Folder, writer: MarkdownWriter) -> FileEdit:
    """Return the existing edition with the blocks that differ in the file; its front matter stays."""
    before = folder.read(target.name_on_disk)
    whole, _ = encoding.decode(before, target.path)
    parts = front_matter.split_manuscript(whole)
    head = whole[: len(whole) - len(parts.body)]
    body = writer.read(parts.body)
    after = head + writer.revise(body, changed_rows(body.blocks, text.blocks), target.lang)
    return FileEdit(target.name_on_disk, before, encode_like(before, after))


def changed_rows(before: Blocks, after: Blocks) -> list[RevisedBlock]:
    """Return which blocks stay, and which replace which.

    >>> from diglot.model.tree import Para, Str
    >>> a, b, c = (Para((Str(letter),)) for letter in "abc")
    >>> changed_rows((a, b), (a, c))
    [0, PlacedBlock(blocks=(Para(inlines=(Str(text='c'),)),), replaces=1)]
    """
    rows: list[RevisedBlock] = []
    old, new = ([_normal_form(block) for block in blocks] for blocks in (before, after))
    for kind, start, stop, new_start, new_stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += range(start, stop)
            continue
        for offset, block in enumerate(after[new_start:new_stop]):
            replaced = start + offset
            rows.append(PlacedBlock((block,), replaced if replaced < stop else None))
    return rows


def _normal_form(block: Block) -> bytes:
    return encode_tree(Pandoc((), markdown_writing.normal_form((block,))))


# ---------------------------------------------------------------- problems


def docx_problems(findings: DocxFindings, path: str, written: str) -> Iterator[Problem]:
    """Yield comments and losses, at the lines of the manuscript that hold their excerpts. written: the manuscript."""
    lines = [_bare(line) for line in written.split("\n")]
    for remark in findings.remarks:
        author = remark.author or "?"
        yield WordComment(path, _line_of(remark.excerpt, lines), author, remark.text, remark.excerpt)
    for loss in findings.losses:
        yield NotCarriedOver(path, _line_of(loss.excerpt, lines), loss.thing, loss.excerpt, loss.count)


def tracked_change_problems(findings: DocxFindings, file: str) -> Iterator[Problem]:
    """Yield a problem of the Word file for each tracked change."""
    for change in findings.changes:
        yield TrackedChange(file, None, change.kind, change.author or "?", change.date or "?", change.text)


def _line_of(excerpt: str, lines: Sequence[str]) -> int:
    text = _bare(excerpt.removesuffix("…"))
    return next((number for number, line in enumerate(lines, 1) if text and text in line), 1)


def _bare(text: str) -> str:
    """Return the letters and digits of a text: markup and spaces do not count in a search."""
    return re.sub(r"\[\^[^\]]+\]|[\W_]+", "", text)


# ---------------------------------------------------------------- the whole import


Ask = Callable[[ImportTarget, ImportedFields], ImportedFields]
"""Asks the editor to confirm or correct the fields found in a file."""


def import_word(options: ImportOptions, parts: DocxParts, folder: Folder, pandoc: PandocPool, ask: Ask) -> Proposal:
    """Return what importing a Word file as an edition would write.

    Raises: ImportRefused.
    """
    lang = options.lang
    assert lang is not None, "only our own Word files name their language"
    sources, _ = read_sources(folder, KNOWN)
    writer = MarkdownWriter(pandoc)
    target = import_target(options, lang, sources, options.file.stem)
    pictures = PictureImport(folder, sources, parts.media, target.path, PurePosixPath(target.path).stem)
    text = read_text(options, parts, pictures, writer)
    fields = ask(target, ImportedFields(text.title, text.standfirst, _as_person(text.author)))
    return propose(target, text, fields, pictures, folder, writer)


def _as_person(author: str) -> tuple[str, ...]:
    """Return the author in a file's properties if it looks like a name: word processors write “admin” there too."""
    return (author,) if " " in author and author[:1].isupper() else ()


def report_changes(options: ImportOptions, parts: DocxParts) -> tuple[Problem, ...]:
    """Return the tracked changes and the comments of a Word file."""
    _, findings = docx.prepare(parts)
    name = options.file.name
    comments = (
        WordComment(name, None, remark.author or "?", remark.text, remark.excerpt) for remark in findings.remarks
    )
    return (*tracked_change_problems(findings, name), *comments)
