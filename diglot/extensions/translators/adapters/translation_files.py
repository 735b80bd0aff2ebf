"""Segments in, files for translation tools out, and back: XLIFF, TMX, gettext.

The only module that imports translate-toolkit, which is an extra: it is loaded when such a file is written or read. XML
from outside is checked first: no document types, no entities, no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from diglot.extensions.translators.model.translation_segments import Segment, SegmentCode, SegmentFile, SegmentText
from diglot.model.markup.allowed_markup import without_forbidden_characters
from diglot.model.problems import N_
from diglot.model.translation.memory import RecordedPair

MAX_BYTES = 20_000_000

_XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
_SKELETON = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<xliff version="1.2" xmlns="{_XLIFF}"><file original="NoName" source-language="en" datatype="x-markdown">'
    "<body/></file></xliff>"
)
_ARTICLE = "X-Diglot-Article"
_PATH = "X-Diglot-Path"
_SOURCE_LANGUAGE = "X-Source-Language"
# Targets in these states are not translated yet: tools fill them with the source. Source: XLIFF 1.2, 2.3.
_NOT_TRANSLATED = frozenset(["new", "needs-translation"])
# Markup in a gettext message: <1>…</1>, or <2/> for an empty element.
_TAG = re.compile(r"(\\?)<(/?)([\w.-]{1,12})(/?)>")


class ToolkitMissing(Exception):
    """The extra for translators is not installed."""


class SegmentsRefused(Exception):
    """A file is not read; `args[0]` says why, as an entry of the catalogue."""


def _toolkit() -> tuple[Any, Any, Any, Any]:
    """Return the toolkit's modules for XLIFF, TMX and gettext, and its XML library.

    Raises: ToolkitMissing.
    """
    try:
        # Both belong to an extra, and may be missing.
        from lxml import etree
        from translate.storage import pypo, tmx, xliff
    except ImportError:
        raise ToolkitMissing from None
    return xliff, tmx, pypo, etree


# ---------------------------------------------------------------- XLIFF


def write_xliff(file: SegmentFile) -> bytes:
    """Return an XLIFF 1.2 file with markup as `g` and `x`.

    Raises: ToolkitMissing.
    """
    xliff, _, _, etree = _toolkit()
    store = xliff.xlifffile.parsestring(_SKELETON.encode())
    [node] = [node for node in store.document.getroot() if node.tag == f"{{{_XLIFF}}}file"]
    node.set("original", file.path)
    node.set("source-language", file.source_lang)
    node.set("target-language", file.target_lang)
    node.set("product-name", "diglot")
    for segment in file.segments:
        unit = etree.SubElement(store.body, f"{{{_XLIFF}}}trans-unit")
        unit.set("id", segment.id)
        unit.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        _put(etree.SubElement(unit, f"{{{_XLIFF}}}source"), segment.source, etree)
        if segment.target:
            target = etree.SubElement(unit, f"{{{_XLIFF}}}target")
            target.set("state", "translated")
            _put(target, segment.target, etree)
        etree.SubElement(unit, f"{{{_XLIFF}}}note").text = segment.kind
    for unit in store.body:
        # Only between units: inside one, a line end would belong to the text.
        unit.tail = "\n"
    return bytes(etree.tostring(store.document, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _put(element: Any, text: SegmentText, etree: Any) -> None:
    """Write a text with its codes into an element."""
    stack, last = [element], None
    for piece in text:
        if isinstance(piece, str):
            if last is None:
                stack[-1].text = (stack[-1].text or "") + piece
            else:
                last.tail = (last.tail or "") + piece
        elif piece.role == "close":
            last = stack.pop()
        else:
            inner = etree.SubElement(stack[-1], f"{{{_XLIFF}}}{'g' if piece.role == 'open' else 'x'}")
            inner.set("id", piece.id)
            inner.set("ctype", piece.kind)
            if piece.shown and piece.role == "alone":
                inner.set("equiv-text", piece.shown)
            if piece.role == "open":
                stack.append(inner)
                last = None
            else:
                last = inner


def read_xliff(content: bytes) -> SegmentFile:
    """Return the segments of an XLIFF file as any tool writes it; its article is "" and known by the original's path.

    Raises: ToolkitMissing, SegmentsRefused.
    """
    xliff, _, _, etree = _toolkit()
    _check_xml(content, etree)
    try:
        store = xliff.xlifffile.parsestring(content)
        [node, *others] = [node for node in store.document.getroot() if _local(node) == "file"]
    except ValueError as error:
        reason = (
            N_("it is XLIFF 2; save it as XLIFF 1.2")
            if "2." in str(error)
            else N_("it is not an XLIFF file that diglot exported")
        )
        raise SegmentsRefused(reason) from None
    except Exception:
        # The toolkit raises all kinds of exceptions for broken files.
        raise SegmentsRefused(N_("it is not an XLIFF file that diglot exported")) from None
    if others:
        raise SegmentsRefused(N_("it contains several articles; save each as a file of its own"))
    segments = []
    for unit in store.units:
        source, target = unit.source_dom, unit.target_dom
        state = target.get("state", "") if target is not None else "new"
        translated = () if target is None or state in _NOT_TRANSLATED else tuple(_join_strings(_pieces(target)))
        name = unit.xmlelement.get("id", "")
        segments.append(
            Segment(name, "", tuple(_join_strings(_pieces(source))) if source is not None else (), translated)
        )
    langs = node.get("source-language", ""), node.get("target-language", "")
    return SegmentFile("", node.get("original", ""), _primary(langs[0]), _primary(langs[1]), tuple(segments))


def _check_xml(content: bytes, etree: Any) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError):
        raise SegmentsRefused(N_("it is damaged: it is not well-formed XML")) from None
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise SegmentsRefused(N_("it declares a document type (<!DOCTYPE>)"))


def _pieces(element: Any) -> Iterator[str | SegmentCode]:
    """Yield text and codes in an element, as any tool may write them. Source: XLIFF 1.2, 2.5."""
    yield element.text or ""
    for child in element:
        kind, name = _local(child), child.get("id", "")
        match kind:
            case "g":
                yield SegmentCode(name, "open")
                yield from _pieces(child)
                yield SegmentCode(name, "close")
            case "x" | "ph":
                yield SegmentCode(name, "alone")
            case "bx" | "bpt":
                yield SegmentCode(child.get("rid") or name, "open")
            case "ex" | "ept":
                yield SegmentCode(child.get("rid") or name, "close")
            case "mrk":
                # Added by the tool around a sentence or a term.
                yield from _pieces(child)
        yield child.tail or ""


def _join_strings(pieces: Iterator[str | SegmentCode]) -> Iterator[str | SegmentCode]:
    """Yield the pieces with adjacent strings joined, and without empty ones."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def _local(node: Any) -> str:
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _primary(tag: str) -> str:
    """Return the language of a tag such as ru-RU."""
    return re.split(r"[-_]", tag)[0].lower()


# ---------------------------------------------------------------- TMX


def write_tmx(file: SegmentFile) -> bytes:
    """Return a TMX 1.4 file of the segments that have a translation.

    Raises: ToolkitMissing.
    """
    _, tmx, _, etree = _toolkit()
    store = tmx.tmxfile(sourcelanguage=file.source_lang, targetlanguage=file.target_lang)
    for segment in file.segments:
        if not segment.target:
            continue
        store.addtranslation("-", file.source_lang, "-", file.target_lang)
        unit = store.units[-1]
        unit.xmlelement.set("tuid", f"{file.article}:{segment.id}")
        for seg, text in zip(unit.xmlelement.iter("seg"), (segment.source, segment.target), strict=True):
            _put_tmx(seg, text, etree)
    return bytes(store)


def write_memory(pairs: Iterable[RecordedPair]) -> bytes:
    """Return a TMX 1.4 file of recorded pairs, each with when and by whom it was declared in step.

    Raises: ToolkitMissing.
    """
    _, tmx, _, _ = _toolkit()
    store = tmx.tmxfile(sourcelanguage="*all*")
    store.document.find("header").set("segtype", "paragraph")
    for pair in pairs:
        source, target = map(without_forbidden_characters, pair.texts)
        store.addtranslation(source, pair.langs[0], target, pair.langs[1])
        unit = store.units[-1].xmlelement
        unit.set("srclang", pair.langs[0])
        if pair.on:
            unit.set("creationdate", f"{pair.on:%Y%m%d}T000000Z")
        unit.set("creationid", without_forbidden_characters(pair.by))
    return bytes(store)


def _put_tmx(seg: Any, text: SegmentText, etree: Any) -> None:
    """Write a text with its codes: `bpt`, `ept` and `ph`. Source: TMX 1.4b."""
    seg.text = ""
    last = None
    for piece in text:
        if isinstance(piece, str):
            if last is None:
                seg.text += piece
            else:
                last.tail = (last.tail or "") + piece
            continue
        last = etree.SubElement(seg, {"open": "bpt", "close": "ept", "alone": "ph"}[piece.role])
        if piece.role != "alone":
            last.set("i", piece.id)
        if piece.role != "close":
            last.set("x", piece.id)
            last.set("type", piece.kind)


# ---------------------------------------------------------------- gettext


def write_po(file: SegmentFile) -> bytes:
    """Return a gettext catalogue with a message for each segment; its context is the segment's id.

    Raises: ToolkitMissing.
    """
    _, _, pypo, _ = _toolkit()
    store = pypo.pofile(noheader=True)
    header = {
        "Project-Id-Version": "diglot",
        "Language": file.target_lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _ARTICLE: file.article,
        _PATH: file.path,
        _SOURCE_LANGUAGE: file.source_lang,
    }
    head = store.UnitClass("", encoding="utf-8")
    head.target = "".join(f"{name}: {text}\n" for name, text in header.items())
    store.addunit(head)
    for segment in file.segments:
        unit = store.addsourceunit(_tagged(segment.source))
        unit.setcontext(segment.id)
        unit.target = _tagged(segment.target)
        unit.addnote(segment.kind, origin="developer")
        for piece in segment.source:
            if isinstance(piece, SegmentCode) and piece.role != "close":
                unit.addnote(f"<{piece.id}> {piece.kind} {piece.shown}".rstrip(), origin="developer")
    return bytes(store)


def _tagged(text: SegmentText) -> str:
    """Return a text with its codes as tags.

    >>> _tagged(
    ...     ("See ", SegmentCode("1", "open"), "this", SegmentCode("1", "close"), SegmentCode("2", "alone"), " <3>")
    ... )
    'See <1>this</1><2/> \\\\<3>'
    """
    shapes = {"open": "<{}>", "close": "</{}>", "alone": "<{}/>"}
    return "".join(
        _TAG.sub(r"\\\g<0>", piece) if isinstance(piece, str) else shapes[piece.role].format(piece.id) for piece in text
    )


def _untagged(text: str) -> SegmentText:
    r"""Return a text with its tags as codes.

    >>> _untagged("<1>b</1> \\<3>") == (SegmentCode("1", "open"), "b", SegmentCode("1", "close"), " <3>")
    True
    """

    def pieces() -> Iterator[str | SegmentCode]:
        end = 0
        for match in _TAG.finditer(text):
            yield text[end : match.start()]
            end = match.end()
            escaped, closes, name, alone = match.groups()
            if escaped:
                yield match[0][1:]
            else:
                yield SegmentCode(name, "close" if closes else "alone" if alone else "open")
        yield text[end:]

    return tuple(_join_strings(pieces()))


def read_po(content: bytes) -> SegmentFile:
    """Return the segments of a gettext catalogue as any tool writes it. Fuzzy messages count as untranslated.

    Raises: ToolkitMissing, SegmentsRefused.
    """
    _, _, pypo, _ = _toolkit()
    try:
        store = pypo.pofile.parsestring(content)
        header = {name.lower(): text for name, text in store.parseheader().items()}
        segments = tuple(
            Segment(
                unit.getcontext(),
                "",
                _untagged(str(unit.source)),
                () if unit.isfuzzy() else _untagged(str(unit.target)),
            )
            for unit in store.units
            if unit.source and not unit.isobsolete()
        )
    except Exception:
        # The toolkit raises all kinds of exceptions for broken files.
        raise SegmentsRefused(N_("it is not a gettext catalogue that diglot exported")) from None
    path, article = header.get(_PATH.lower(), ""), header.get(_ARTICLE.lower(), "")
    if not path:
        raise SegmentsRefused(N_("it is not a gettext catalogue that diglot exported"))
    langs = header.get(_SOURCE_LANGUAGE.lower(), ""), header.get("language", "")
    return SegmentFile(article, path, _primary(langs[0]), _primary(langs[1]), segments)


WRITERS = {"xliff": (write_xliff, ".xlf"), "tmx": (write_tmx, ".tmx"), "po": (write_po, ".po")}
"""The writer of each format, and the suffix of its files."""

READERS = {".xlf": read_xliff, ".xliff": read_xliff, ".po": read_po}
"""The reader of each suffix."""
