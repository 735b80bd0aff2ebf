"""The blocks of a text in, what the transforms and shortcodes of extensions make of them out, with their faults.

Whatever an extension does wrong leaves the blocks as they were, and is a problem.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from diglot.adapters.extension_packages import import_attribute
from diglot.adapters.files.file_faults import fault_reason
from diglot.model.extension_calls import ShortcodeCall, TextContext
from diglot.model.extensions import TextExtension
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.tree import Block, Blocks, Div, Inline, Node, Span, find, rewrite


class TextFault(msgspec.Struct, frozen=True):
    """What an extension did wrong. shortcode: its name and its number in the text, from 0; "" for a transform."""

    extension: str
    part: str
    reason: str
    shortcode: str = ""
    ordinal: int = 0


class _WrongResult(Exception):
    """An extension returned something else than its contract says. The message: what it should have returned."""


def extend_text(
    blocks: Blocks, extensions: Sequence[TextExtension], path: str, lang: Lang
) -> tuple[Blocks, list[TextFault]]:
    """Apply the transforms of extensions to a text, then their shortcodes; as many blocks are left as there were."""
    faults: list[TextFault] = []
    for extension in extensions:
        for name in extension.transforms:
            blocks = _transformed(blocks, name, extension, TextContext(path, lang, _options(extension)), faults)
    for extension in extensions:
        if extension.shortcodes:
            blocks = _with_shortcodes(blocks, extension, lang, faults)
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

    def change(node: Node) -> Node:
        if id(node) not in calls or not isinstance(node, Div | Span):
            return node
        name, ordinal = calls[id(node)]
        attr, content = node.content
        call = ShortcodeCall(name, dict(attr.pairs), content, isinstance(node, Div), lang, options)
        try:
            made = _checked(import_attribute(functions[name])(call), Block if call.is_block else Inline)
        except Exception as error:  # as above
            faults.append(TextFault(extension.name, name, _reason(error), name, ordinal))
            return node
        return Div((attr, made)) if call.is_block else Span((attr, made))

    return rewrite(blocks, change, Div, Span)


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
