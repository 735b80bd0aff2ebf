"""A Word file in, drafts of manuscripts and pictures out, with what was found and what was lost on the way.

Touches the disk and pandoc through their machines. Nothing is written here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters import picture_files, word_file
from diglot.adapters.disk import Folder, read_outside
from diglot.adapters.pandoc import PandocPool
from diglot.core import docx, encoding, front_matter, link_resolution, markdown_writing, pairing, slugs
from diglot.model.docx import Changes, DocxFindings, DocxLoss, DocxParts
from diglot.model.languages import Lang
from diglot.model.problems import (
    N_,
    NoSuchBlog,
    NotCarriedOver,
    Problem,
    RefusedFile,
    TrackedChange,
    UnknownArticle,
    WordComment,
    nearest,
)
from diglot.model.publication import Manuscript
from diglot.model.tree import Block, Header, Pandoc, Para, Plain, Target, encode_tree, plain_text, rewrite, walk
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.pipeline.typeset.markdown_writer import (
    Blocks,
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
    """What is to be imported. pair: the article that it is an edition of, "" for a new one; blog: where a new one goes.

    lang: the language of the text; None where the file itself says.
    """

    file: Path
    lang: Lang | None
    pair: str = ""
    blog: str = ""
    changes: Changes = "accept"


@dataclass(frozen=True)
class ImportRefused(Exception):
    """Why nothing comes of an import."""

    problem: Problem


class WordText(msgspec.Struct, frozen=True):
    """A text as a Word file has it, ready for a manuscript.

    title, standfirst, author: as far as the file says. media: the file's pictures by the names of their parts.
    """

    blocks: Blocks
    title: str
    standfirst: str
    author: str
    findings: DocxFindings
    media: Mapping[str, bytes]


class ImportedFields(msgspec.Struct, frozen=True):
    """What an editor says of a new manuscript, or lets stand."""

    title: str = ""
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    date: str = ""


class Proposal(msgspec.Struct, frozen=True):
    """What would be written, and what is to be told. article: its key."""

    article: str
    lang: Lang
    drafts: tuple[FileEdit, ...]
    problems: tuple[Problem, ...]


# ---------------------------------------------------------------- the file


def open_file(path: Path) -> DocxParts:
    """The parts of a Word file, looked over.

    Raises: Refused.
    """
    try:
        return word_file.open_word_file(read_outside(path, word_file.MAX_BYTES))
    except OSError as error:
        raise ImportRefused(RefusedFile(path.name, None, error.strerror or N_("file that cannot be read"))) from None
    except word_file.WordFileRefused as refusal:
        raise ImportRefused(RefusedFile(path.name, None, refusal.reason)) from None


def read_text(order: ImportOptions, parts: DocxParts, album: PictureImport, scribe: MarkdownWriter) -> WordText:
    """The text of a Word file.

    Raises: Refused.
    """
    title, author = docx.told_in_properties(parts)
    prepared, findings = docx.prepare(parts)
    try:
        blocks = scribe.tree(order.changes, word_file.pack_word_file(prepared))
        restored = docx.restore(blocks, album.place)
    except (UnreadableMarkdown, RecursionError) as failure:
        reason = (
            failure.reason
            if isinstance(failure, UnreadableMarkdown)
            else N_("its parts stand too deep inside each other")
        )
        raise ImportRefused(RefusedFile(order.file.name, None, reason)) from None
    blocks, heading = _without_title(restored.blocks, has_title=bool(restored.title))
    if not blocks:
        raise ImportRefused(RefusedFile(order.file.name, None, N_("there is no text in it")))
    losses = (*findings.losses, *restored.losses)
    return WordText(
        blocks,
        restored.title or heading or title or order.file.stem,
        restored.standfirst,
        author,
        DocxFindings(findings.remarks, findings.changes, losses),
        parts.media,
    )


def _without_title(blocks: Blocks, *, has_title: bool) -> tuple[Blocks, str]:
    """The text without the heading that is its title, other headings from the second level on; and that title."""
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
    """Finds a place for each picture of a file: the one that it has in the publication, or a new one.

    base: the path of the manuscript that shows them. stem: what new ones are called after.
    """

    folder: Folder
    sources: LoadedSources
    media: Mapping[str, bytes]
    base: str
    stem: str
    new: dict[str, bytes] = field(default_factory=dict)
    _placed: dict[str, str] = field(default_factory=dict)

    def place(self, part: str, title: str) -> Target | None:
        """Return where a picture stands; None where it may not be published.

        title: as `core.docx.mark_blocks` wrote it, or any.
        """
        written, _, rest = title.partition(" ")
        if written and self._is_known(written):
            return Target(written, rest)
        content = self.media.get(part)
        if content is None:
            return None
        if part not in self._placed:
            try:
                facts = picture_files.read_picture(content)
            except picture_files.PictureRefused:
                return None
            self._placed[part] = self._known_as.get(_digest(content)) or self._new(content, _SUFFIXES[facts.mime])
        return Target(self._placed[part], title)

    def _is_known(self, written: str) -> bool:
        kind, target, _ = link_resolution.split_address(link_resolution.address_of(written, self.base) or "")
        candidates = (
            link_resolution.asset_candidates(target, self.sources.settings.languages) if kind == "asset" else ()
        )
        return any(candidate in self.sources.files for candidate in candidates)

    @cached_property
    def _known_as(self) -> Mapping[bytes, str]:
        """Pictures that the publication has already, by their contents; only those of a size that matters are read."""
        sizes = {len(content) for content in self.media.values()}
        return {
            _digest(self.folder.read(entry.name_on_disk)): f"/{path.removeprefix('content/')}"
            for path, entry in self.sources.files.items()
            if entry.size in sizes and PurePosixPath(path).suffix.lower() in {*_SUFFIXES.values(), ".jpeg"}
        }

    def _new(self, content: bytes, suffix: str) -> str:
        number = 1
        while (path := f"content/media/{self.stem}-{number}{suffix}") in self.sources.files or path in self.new:
            number += 1
        self.new[path] = content
        return f"/{path.removeprefix('content/')}"


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


# ---------------------------------------------------------------- where it goes


class ImportTarget(msgspec.Struct, frozen=True):
    """Where a text goes: its path, its pair's manuscript, and the edition that stands there already."""

    path: str
    lang: Lang
    pair: Manuscript | None
    standing: Manuscript | None

    @property
    def article(self) -> str:
        """The key of the article."""
        return pairing.kind_and_key(self.path)[1]


def import_target(order: ImportOptions, lang: Lang, sources: LoadedSources, name: str) -> ImportTarget:
    """Where a text goes. name: what a new article is called after.

    Raises: Refused.
    """
    if order.pair:
        pair = find_article(order.pair, sources)
        others = [row for row in sources.manuscripts if row.key == pair.key]
        standing = next((row for row in others if row.lang == lang), None)
        source = next((row for row in others if row.lang != lang), None)
        path = standing.path if standing else pair.path.replace(f"content/{pair.lang}/", f"content/{lang}/", 1)
        return ImportTarget(path, lang, source, standing)
    slug = slugs.make_slug(name, latin_only=True) or "article"
    blog = order.blog.strip("/")
    blogs = {row.key for row in sources.manuscripts if row.kind == "blog"} | {row.folder for row in sources.manuscripts}
    if blog and blog not in blogs:
        like = nearest(blog, blogs)
        raise ImportRefused(NoSuchBlog(blog, f" ({like}?)" if like else ""))
    path = "/".join(part for part in ("content", lang, blog, f"{slug}.md") if part)
    standing = next((row for row in sources.manuscripts if row.path == path), None)
    return ImportTarget(path, lang, None, standing)


def find_article(name: str, sources: LoadedSources) -> Manuscript:
    """A manuscript of the article that a name means: a key, or the path of one of its files.

    Raises: Refused.
    """
    bare = name.strip("/").removesuffix(".md").removesuffix("/index")
    for row in sources.manuscripts:
        if bare == row.key or name == row.path:
            return row
    like = nearest(bare, {row.key for row in sources.manuscripts})
    raise ImportRefused(UnknownArticle(name, f" ({like}?)" if like else ""))


# ---------------------------------------------------------------- the drafts


def propose(
    place: ImportTarget,
    text: WordText,
    fields: ImportedFields,
    album: PictureImport,
    folder: Folder,
    scribe: MarkdownWriter,
) -> Proposal:
    """The manuscript and the pictures as they would be, and what is to be told of them at their lines.

    Raises: Refused.
    """
    try:
        draft = _revised(place, text, folder, scribe) if place.standing else _new(place, text, fields, scribe)
        written, _ = encoding.decode(draft.after, place.path)
        misread = scribe.misread(front_matter.split_manuscript(written).body, text.blocks)
    except UnreadableMarkdown as failure:
        raise ImportRefused(RefusedFile(place.path, None, failure.reason)) from None
    findings = text.findings
    if misread is not None:
        loss = DocxLoss(N_("passage that Markdown cannot say in the same way"), _opening((misread,)))
        findings = replace(findings, losses=(*findings.losses, loss))
    problems = tuple(docx_problems(findings, place.path, written))
    pictured = tuple(FileEdit(path, None, content) for path, content in album.new.items())
    return Proposal(place.article, place.lang, (draft, *pictured), problems)


def _opening(blocks: Blocks) -> str:
    words = " ".join(plain_text(node.inlines) for node in walk(blocks) if isinstance(node, (Para, Plain)))
    return words[:40]


def _new(place: ImportTarget, text: WordText, fields: ImportedFields, scribe: MarkdownWriter) -> FileEdit:
    pair = place.pair
    head = markdown_writing.front_matter(
        {
            "title": fields.title,
            "standfirst": fields.standfirst,
            # What both editions share, the translation has from its original.
            "date": "" if pair else fields.date,
            "authors": () if pair else fields.authors,
            "original": pair.lang if pair and not pair.front.original else "",
            "translators": fields.translators,
        }
    )
    return FileEdit(place.path, None, (head + scribe.write(text.blocks, place.lang)).encode())


def _revised(place: ImportTarget, text: WordText, folder: Folder, scribe: MarkdownWriter) -> FileEdit:
    """The edition that is there, with the blocks that the file has otherwise; its front matter stays."""
    before = folder.read(place.path)
    whole, _ = encoding.decode(before, place.path)
    parts = front_matter.split_manuscript(whole)
    head = whole[: len(whole) - len(parts.body)]
    body = scribe.read(parts.body)
    after = head + scribe.revise(body, changed_rows(body.blocks, text.blocks), place.lang)
    return FileEdit(place.path, before, encode_like(before, after))


def changed_rows(before: Blocks, after: Blocks) -> list[RevisedBlock]:
    """Which blocks stay, and which stand in whose place.

    >>> from diglot.model.tree import Para, Str
    >>> a, b, c = (Para((Str(letter),)) for letter in "abc")
    >>> changed_rows((a, b), (a, c))
    [0, Placed(blocks=(Para(inlines=(Str(text='c'),)),), replaces=1)]
    """
    rows: list[RevisedBlock] = []
    old, new = [_mark(block) for block in before], [_mark(block) for block in after]
    for kind, start, stop, new_start, new_stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += range(start, stop)
            continue
        for offset, block in enumerate(after[new_start:new_stop]):
            replaced = start + offset
            rows.append(PlacedBlock((block,), replaced if replaced < stop else None))
    return rows


def _mark(block: Block) -> bytes:
    return encode_tree(Pandoc((), markdown_writing.normal_form((block,))))


# ---------------------------------------------------------------- what is told


def docx_problems(findings: DocxFindings, path: str, written: str) -> Iterator[Problem]:
    """Comments and losses at the lines where their words stand now."""
    lines = [_bare(line) for line in written.split("\n")]
    for remark in findings.remarks:
        author = remark.author or "?"
        yield WordComment(path, _line_of(remark.excerpt, lines), author, remark.text, remark.excerpt)
    for loss in findings.losses:
        yield NotCarriedOver(path, _line_of(loss.excerpt, lines), loss.thing, loss.excerpt, loss.count)


def tracked_change_problems(findings: DocxFindings, file: str) -> Iterator[Problem]:
    """Tracked changes, each as a problem of the Word file."""
    for change in findings.changes:
        yield TrackedChange(file, None, change.kind, change.author or "?", change.date or "?", change.text)


def _line_of(excerpt: str, lines: Sequence[str]) -> int:
    wanted = _bare(excerpt.removesuffix("…"))
    return next((number for number, line in enumerate(lines, 1) if wanted and wanted in line), 1)


def _bare(text: str) -> str:
    """The letters and digits of a text: markup and spaces do not count in a search."""
    return re.sub(r"\[\^[^\]]+\]|[\W_]+", "", text)


# ---------------------------------------------------------------- the whole


Ask = Callable[[ImportTarget, ImportedFields], ImportedFields]
"""From what a file says of itself to what the editor makes of it."""


def import_word(order: ImportOptions, parts: DocxParts, folder: Folder, pandoc: PandocPool, ask: Ask) -> Proposal:
    """A Word file as an edition: what would be written, and what is to be told.

    Raises: Refused.
    """
    lang = order.lang
    assert lang is not None, "a Word file of others does not say its language"
    sources, _ = read_sources(folder, KNOWN)
    scribe = MarkdownWriter(pandoc)
    name = order.file.stem
    place = import_target(order, lang, sources, name)
    album = PictureImport(folder, sources, parts.media, place.path, PurePosixPath(place.path).stem)
    text = read_text(order, parts, album, scribe)
    fields = ask(place, ImportedFields(text.title, text.standfirst, _as_person(text.author)))
    return propose(place, text, fields, album, folder, scribe)


def _as_person(author: str) -> tuple[str, ...]:
    """Whom a file's properties name; word processors write “admin” there as gladly as a name."""
    return (author,) if " " in author and author[:1].isupper() else ()


def report_changes(order: ImportOptions, parts: DocxParts) -> tuple[Problem, ...]:
    """The tracked changes of a Word file, and its comments."""
    _, findings = docx.prepare(parts)
    name = order.file.name
    comments = (WordComment(name, None, row.author or "?", row.text, row.excerpt) for row in findings.remarks)
    return (*tracked_change_problems(findings, name), *comments)
