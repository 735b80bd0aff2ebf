"""The blocks of a text in, what extensions make of it, its divisions and its files out, with their faults.

Whatever an extension does wrong leaves the blocks as they were, and is a problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.files.file_faults import fault_reason
from diglot.model.extension_calls import FileCall, Refused, ShortcodeCall, TextContext
from diglot.model.extensions import TextExtension
from diglot.model.languages import Lang
from diglot.model.markup.attached_files import suffix_of
from diglot.model.messages import N_
from diglot.model.tree import (
    Attr,
    Block,
    Blocks,
    Caption,
    Div,
    Figure,
    Image,
    Inline,
    Node,
    Para,
    Plain,
    Span,
    find,
    rewrite,
)


class TextPlace(msgspec.Struct, frozen=True):
    """Which text is extended. address: by which links name it, "" if none can."""

    path: str
    lang: Lang
    address: str


class TextFault(msgspec.Struct, frozen=True):
    """What went wrong with an extension. shortcode: its name and its number in the text, from 0; "" for other parts.

    refusal: what was written wrongly, if that is why.
    """

    extension: str
    part: str
    reason: str
    shortcode: str = ""
    ordinal: int = 0
    refusal: ShortcodeRefusal | None = None


class ShortcodeRefusal(msgspec.Struct, frozen=True):
    """Why what was written for a shortcode cannot be shown. what, remedy: entries of the catalogue."""

    what: str
    remedy: str
    found: str


class _WrongResult(Exception):
    """An extension returned something else than its contract says. The message: what it should have returned."""


def extend_text(
    blocks: Blocks, extensions: Sequence[TextExtension], place: TextPlace
) -> tuple[Blocks, list[TextFault]]:
    """Apply the transforms of extensions to a text, then their shortcodes, and let them show files.

    As many blocks are left as there were.
    """
    faults: list[TextFault] = []
    for extension in extensions:
        for name in extension.transforms:
            context = TextContext(place.path, place.lang, _options(extension))
            blocks = _transformed(blocks, name, extension, context, faults)
    for extension in extensions:
        if extension.shortcodes:
            blocks = _with_shortcodes(blocks, extension, place.lang, faults)
        if extension.files:
            blocks = _with_files(blocks, extension, place, faults)
    return blocks, faults


def _options(extension: TextExtension) -> dict[str, Any]:
    return msgspec.json.decode(extension.options, type=dict[str, Any])


def _transformed(
    blocks: Blocks, name: str, extension: TextExtension, context: TextContext, faults: list[TextFault]
) -> Blocks:
    try:
        changed: Blocks = _checked(import_attribute(name)(blocks, context), Block)
        if len(changed) != len(blocks):
            raise _WrongResult(N_("it must return as many blocks as it was given"))
    except Exception as error:  # of any kind: it is the code of somebody else
        faults.append(TextFault(extension.name, name, _reason(error)))
        return blocks
    return changed


def _with_shortcodes(blocks: Blocks, extension: TextExtension, lang: Lang, faults: list[TextFault]) -> Blocks:
    functions = dict(extension.shortcodes)
    options = _options(extension)
    # By identity: what a shortcode returns holds calls of the author, but makes none.
    calls: dict[int, tuple[str, int]] = {}
    counts: Counter[str] = Counter()
    for node in find(blocks, Div, Span):
        name = next((name for name in node.content[0].classes if name in functions), "")
        if name:
            calls[id(node)] = name, counts[name]
            counts[name] += 1
    if not calls:
        return blocks

    def change(node: Node) -> Node:
        if id(node) not in calls or not isinstance(node, Div | Span):
            return node
        name, ordinal = calls[id(node)]
        attr, content = node.content
        call = ShortcodeCall(name, dict(attr.pairs), content, isinstance(node, Div), lang, options)
        try:
            made = _checked(import_attribute(functions[name])(call), Block if call.is_block else Inline)
        except Refused as error:
            refusal = ShortcodeRefusal(error.what, error.remedy, error.found)
            faults.append(TextFault(extension.name, name, "", name, ordinal, refusal))
            return node
        except Exception as error:  # as above
            faults.append(TextFault(extension.name, name, _reason(error), name, ordinal))
            return node
        return Div((attr, made)) if call.is_block else Span((attr, made))

    return rewrite(blocks, change, Div, Span)


def _with_files(blocks: Blocks, extension: TextExtension, place: TextPlace, faults: list[TextFault]) -> Blocks:
    functions, options = dict(extension.files), _options(extension)
    if not any(suffix_of(image.content[2].href) in functions for image in find(blocks, Image)):
        return blocks

    def change(node: Node) -> Node:
        image, words, is_block, identifier = _shown_file(node)
        name = suffix_of(image.content[2].href) if image else ""
        if image is None or name not in functions:
            return node
        attributes, _, target = image.content
        attributes = Attr(identifier, attributes.classes, attributes.pairs)
        call = FileCall(target.href, place.address, words, attributes, is_block, place.lang, options)
        try:
            made = _checked(import_attribute(functions[name])(call), Block if is_block else Inline)
            if is_block and len(made) != 1:
                raise _WrongResult(N_("it must return one block"))
        except Exception as error:  # as above
            faults.append(TextFault(extension.name, name, _reason(error)))
            return node
        return made[0] if is_block else Span((Attr(), made))

    return rewrite(blocks, change, Figure, Para, Image)


def _shown_file(node: Node) -> tuple[Image | None, tuple[Inline, ...], bool, str]:
    """Return the image that a node is or consists of, its words, whether it is alone in its paragraph, and its id."""
    match node:
        case Figure((attr, Caption(_, (Plain(words) | Para(words),)), (Plain((Image() as image,)),))):
            return image, words, True, attr.id
        case Para((Image((attr, words, _)) as image,)):
            return image, words, True, attr.id
        case Image((attr, words, _)):
            return node, words, False, attr.id
    return None, (), False, ""


def _checked(made: object, kind: Any) -> Any:
    """Return what a function has made, if it is a tuple of nodes of a kind, down to every leaf.

    Raises: _WrongResult.
    """
    try:
        msgspec.json.decode(msgspec.json.encode(made), type=tuple[kind, ...])
    except (msgspec.MsgspecError, TypeError) as error:
        raise _WrongResult(N_("it must return a tuple of blocks, or of inlines for a span")) from error
    return made


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, _WrongResult) else fault_reason(error)
