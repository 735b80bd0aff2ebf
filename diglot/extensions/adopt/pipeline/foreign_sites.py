"""Finds out which program made a site, and reads its pages: a folder in, `ForeignSite` out. Writes nothing.

Each program has a reader in `programs`, which knows its settings; where pages are its module in `core` says.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from urllib.parse import unquote

import msgspec

from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.pandoc import PandocPool
from diglot.core.front_matter import split_manuscript
from diglot.core.markdown_writing import with_pictures
from diglot.extensions.adopt import core as adoption
from diglot.extensions.adopt.core import PICTURES, SiteLayout, SourcePage, SourceText, our_language
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.extensions.adopt.model.programs import PROGRAMS
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder
from diglot.model.languages import Lang
from diglot.model.markup.attached_files import ATTACHED_TYPES, suffix_of
from diglot.model.markup.free_names import FreeNames
from diglot.model.markup.line_kinds import line_kinds
from diglot.model.messages import N_
from diglot.model.tree import Attr, CodeBlock, Div, Header, Image, Link, Node, RawBlock, RawInline, Span, rewrite
from diglot.pipeline.typeset.markdown_reader import TOO_COMPLEX
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter, UnreadableMarkdown

OTHER_LANGUAGE = N_("a text in another language")
# What pandoc reads, by suffix.
_READERS: Mapping[str, str] = {".rst": "rst", ".html": "html"}
# A quarter of a million words of one letter each take pandoc and us some nine seconds.
_MOST_CONVERTED = 500_000
# Of elements in each other: more can be followed neither by our functions nor, in good time, by pandoc.
_MOST_NESTED = 300
# What may be the name of a file in an address; taken whole, so that nothing is looked at twice.
_NAME = re.compile(r"[^/\s()\[\]\"'<>=#?|]++")
# A line that puts another text in its place: of Jekyll, Quarto, mdBook, and the snippets of MkDocs.
_INCLUDED = r"[^\s\"'{}<>%]+\.(?:md|qmd|markdown)"
_INCLUDE = re.compile(
    rf"\s*(?:\{{%-?\s*include(?:_relative)?\s+({_INCLUDED})\s*-?%\}}|\{{\{{<\s*include\s+({_INCLUDED})\s*>\}}\}}"
    rf"|\{{\{{#include\s+({_INCLUDED})\s*\}}\}}|-{{1,2}}8<-{{1,2}}\s+[\"']({_INCLUDED})[\"'])\s*"
)
_ID = re.compile(r"\bid=[\"']?([^\s\"'<>]++)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z]\w*)")
# Elements that have no end, or whose end may be left out.
_NOT_NESTED = frozenset(
    "area br col dd dt embed hr img input li link meta option p source tbody td tfoot th thead tr track wbr".split()
)


class ForeignSite(msgspec.Struct, frozen=True):
    """The pages of a site. media: the paths of its pictures in content/, by their paths; public: by their addresses.

    program: which made it, as in `PROGRAMS`.
    """

    layout: SiteLayout
    pages: tuple[SourcePage, ...]
    media: Mapping[str, str]
    public: Mapping[str, str]
    program: str = ""


def read_site(folder: ForeignFolder, program: str = "", *, is_converted: bool = True) -> ForeignSite | None:
    """Return the site of a folder; None if it is of no program that is known. program: which, "" to find out.

    is_converted: whether texts that are not Markdown become it; their bodies are empty otherwise.

    Raises: OSError.
    """
    for name in [program] if program else PROGRAMS:
        found = read_layout(folder, name)
        if isinstance(found, ForeignSite):
            return msgspec.structs.replace(found, program=name)
        if found:
            with PandocPool(1) if is_converted else nullcontext() as pandoc:
                pages = tuple(_pages(folder, found, MarkdownWriter(pandoc) if pandoc else None))
            attached = [path for path in folder.paths if _is_attached(path, found) and found.covers(path)]
            media = _media([*filter(is_picture, folder.paths), *named_files(folder, attached, pages, found)], found)
            public = {address: media[path] for path in media if (address := found.public_path(path))}
            return ForeignSite(found, pages, media, public, name) if pages else None
    return None


def read_layout(folder: ForeignFolder, program: str) -> SiteLayout | ForeignSite | None:
    """Return where a program says that pages are, or the whole site of an export; None if it has not made this one.

    Raises: OSError.
    """
    found: SiteLayout | ForeignSite | None = import_attribute(PROGRAMS[program].reader)(folder)
    return found


# ---------------------------------------------------------------- texts


def _pages(folder: ForeignFolder, layout: SiteLayout, writer: MarkdownWriter | None) -> Iterator[SourcePage]:
    """Yield the pages in our languages; every other file that readers see is a problem."""
    for path in folder.paths:
        is_text = not is_picture(path) and not _is_attached(path, layout)
        if is_text and layout.covers(path) and (page := read_page(folder, layout, path, writer)):
            yield page


def read_page(
    folder: ForeignFolder, layout: SiteLayout, path: str, writer: MarkdownWriter | None = None
) -> SourcePage | None:
    """Return the page of a file; None for one that is no page in our languages, which is a problem.

    writer: converts what is not Markdown, whose body is empty otherwise. Raises: OSError.
    """
    suffix = posixpath.splitext(path)[1].lower()
    if suffix not in layout.texts:
        folder.problems.append(NotAdopted(path, None, layout.refusal(path), path))
        return None
    text = folder.text(path)
    if text is None:
        return None
    source = _with_own_file(folder, layout, path, folder.source(path, text, layout.split))
    place = layout.place(path, source.values)
    if place is None:
        folder.problems.append(NotAdopted(path, None, layout.refusal(path), path))
        return None
    lang = our_language(place.code)
    if not lang:
        folder.problems.append(NotAdopted(path, None, OTHER_LANGUAGE, place.code))
        return None
    written = _with_included(folder, path, source.body) if writer else source.body
    body, is_converted = layout.markdown(written), suffix in _READERS
    if is_converted:
        folder.problems += adoption.find_markup(layout, body.split("\n"), path, source.body_line)
    return SourcePage(
        path=path,
        lang=lang,
        key=place.key,
        is_section=place.is_section,
        values=layout.fields(path, source.values),
        lines=source.lines,
        body=as_markdown(folder, path, body, suffix, lang, writer),
        body_line=0 if is_converted else source.body_line,
        address=place.address,
        counterpart=place.counterpart,
    )


def _with_own_file(folder: ForeignFolder, layout: SiteLayout, path: str, source: SourceText) -> SourceText:
    """Return a text with the fields that are in a file beside it, as Nikola may have them."""
    beside = folder.named(f"{posixpath.splitext(path)[0]}.meta")
    own = layout.split(folder.text(beside) or "") if beside else None
    return msgspec.structs.replace(source, values={**own.values, **source.values}) if own else source


def _with_included(folder: ForeignFolder, path: str, body: str) -> str:
    """Return a body with the texts that it includes in their places, as far as there is room for them."""
    room = _MOST_CONVERTED

    def expanded(path: str, body: str, above: frozenset[str]) -> str:
        nonlocal room
        lines = body.split("\n")
        for number, (line, kind) in enumerate(zip(lines, list(line_kinds(lines)), strict=True)):
            match = _INCLUDE.fullmatch(line) if kind == "text" else None
            if match is None:
                continue
            name = next(filter(None, match.groups()))
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
            there = folder.named(beside, f"_includes/{name}", name, f"docs/{name}")
            text = folder.text(there) if there and there not in above and room > 0 else None
            if text is not None:
                room -= len(text) + 1
                lines[number] = expanded(there, split_manuscript(text).body.strip("\n"), above | {there})
        return "\n".join(lines)

    return expanded(path, body, frozenset([path]))


def as_markdown(
    folder: ForeignFolder, path: str, body: str, suffix: str, lang: Lang, writer: MarkdownWriter | None
) -> str:
    """Return a body as Markdown, whatever it was written in; "" without a writer that converts it."""
    reader = _READERS.get(suffix)
    if not reader:
        return body
    if not writer:
        return ""
    if len(body) > _MOST_CONVERTED:
        folder.problems.append(
            NotAdopted(path, None, N_("a text of more than half a million characters, left as it was"), path)
        )
        return body
    try:
        return _converted(reader, body, lang, writer)
    except UnreadableMarkdown as error:
        reason = error.reason
    except RecursionError:
        reason = TOO_COMPLEX
    folder.problems.append(NotAdopted(path, None, N_("a text that pandoc cannot convert"), reason))
    return body


def _converted(reader: str, body: str, lang: Lang, writer: MarkdownWriter) -> str:
    if reader == "html" and _is_nested_too_deeply(body):
        raise UnreadableMarkdown(TOO_COMPLEX)
    blocks = writer.tree("html" if reader == "html" else "rst", body.encode("utf-8", "replace"))
    # pandoc gives ids to other headings too.
    ids = frozenset(_ID.findall(body)) if reader == "html" else frozenset()
    return "\n" + writer.write(with_pictures(rewrite(blocks, partial(_without_look, ids))), lang).rstrip("\n") + "\n"


def _is_nested_too_deeply(html: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(html):
        if tag["name"].lower() not in _NOT_NESTED:
            depth = max(depth - 1, 0) if tag["end"] else depth + 1
        if depth > _MOST_NESTED:
            return True
    return False


def _without_look(ids: Collection[str], node: Node) -> Node | tuple[Node, ...]:
    """Return a node without the classes, styles and sizes that only the old site's stylesheet knew.

    ids: those that were written, which headings keep.
    """
    match node:
        case Div((_, blocks)):
            return tuple(_unwrapped(ids, blocks))
        case Span((_, inlines)):
            return tuple(_unwrapped(ids, inlines))
        case RawBlock() | RawInline():
            return ()
        case Header((level, attr, inlines)):
            return Header((level, Attr(attr.id) if attr.id in ids else Attr(), inlines))
        case CodeBlock((_, text)):
            return CodeBlock((Attr(), text))
        case Link((_, (Image((_, words, source)),), target)) if is_picture(target.href):
            return Image((Attr(), words, source))
        case Link((_, inlines, target)):
            return Link((Attr(), inlines, target))
        case Image((_, inlines, target)):
            return Image((Attr(), inlines, target))
    return node


def _unwrapped(ids: Collection[str], nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes of one that is left out, changed: `rewrite` goes on with what is in them only."""
    for node in nodes:
        changed = _without_look(ids, node)
        yield from changed if isinstance(changed, tuple) else (changed,)


def is_picture(path: str) -> bool:
    """Return whether a file is a picture that is taken over."""
    return posixpath.splitext(path)[1].lower() in PICTURES


def _is_attached(path: str, layout: SiteLayout) -> bool:
    return suffix_of(path) in ATTACHED_TYPES and suffix_of(path) not in layout.texts


def named_files(
    folder: ForeignFolder, paths: Sequence[str], pages: Sequence[SourcePage], layout: SiteLayout
) -> Sequence[str]:
    """Return those files that a text names; every other one is a problem. Captions belong to what is named so."""
    if not paths:
        return []
    words = {word.rstrip(".,;:!") for page in pages for word in _NAME.findall(page.body)}
    named = {unquote(word) for word in words if suffix_of(word) in ATTACHED_TYPES}
    stems = {posixpath.splitext(name)[0] for name in named}
    kept = [
        path
        for path in paths
        if posixpath.basename(path) in named
        or (suffix_of(path) == ".vtt" and re.split(r"\.\w+\.vtt$", posixpath.basename(path))[0] in stems)
    ]
    if unused := set(paths) - set(kept):
        folder.problems += [NotAdopted(path, None, layout.refusal(path), path) for path in sorted(unused)]
    return kept


def _media(paths: Sequence[str], layout: SiteLayout) -> dict[str, str]:
    """Return the pictures and files by their paths, with their places in content/."""
    media: dict[str, str] = {}
    names = FreeNames()
    for path in paths:
        if target := layout.picture(path):
            media[path] = names.take(*posixpath.splitext(target))
    return media
