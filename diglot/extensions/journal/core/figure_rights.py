"""Whose the pictures of a text are, and under which licence: attributes of pictures in, words beside them out. Pure.

`![The bay](bay.png){credit="State Archive" license="CC BY-SA 4.0"}`: in a translation, a picture has the licence that
its original gives it, and the same words for whose it is where the translation has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from diglot.model.extension_calls import TextChange, WrittenText
from diglot.model.markup.citations import LABEL
from diglot.model.markup.licenses import license_url
from diglot.model.messages import N_
from diglot.model.problems import IgnoredField, Problem, WrongValue
from diglot.model.tree import (
    Attr,
    Block,
    Caption,
    Div,
    Figure,
    Image,
    Inline,
    Link,
    Node,
    Para,
    Plain,
    Space,
    Span,
    Str,
    Target,
    find,
    rewrite,
)

CREDIT = "credit"
"""The class of the words, as of those beside the picture that opens a text."""

NodeT = TypeVar("NodeT", bound=Node)
_NAMES = ("credit", "license")
_WRITTEN = re.compile(r"\b(?:credit|license)\s*=")


def show_rights(text: WrittenText, original: WrittenText | None) -> TextChange | None:
    """Return what becomes of a text whose pictures say whose they are; None of one without such, as its original."""
    if not any(_WRITTEN.search(one.body) for one in (text, original) if one):
        return None
    known = {href.lstrip("./"): rights for href, rights in _rights(original).items()}
    inherit = partial(_with_rights_of_original, known=known)
    return TextChange(
        lambda blocks: rewrite(rewrite(blocks, inherit, Image), _with_words_of_pictures, Figure, Div, Image),
        lambda found: [*found, *_find_problems(text, original)],
    )


def _rights(text: WrittenText | None) -> Mapping[str, Mapping[str, str]]:
    """Return the attributes of each picture that has some, "" for one that it has not, by its address."""
    images = find(text.blocks, Image) if text else ()
    written = {target.href: {name: attr.get(name) or "" for name in _NAMES} for attr, _, target in _contents(images)}
    return {href: rights for href, rights in written.items() if any(rights.values())}


def _contents(images: Sequence[Image]) -> Iterator[tuple[Attr, tuple[Inline, ...], Target]]:
    return (image.content for image in images)


def _with_rights_of_original(node: Node, known: Mapping[str, Mapping[str, str]]) -> Node:
    """Return a picture with what the original says of it, by its address there: here it is that of the site by now."""
    assert isinstance(node, Image)
    attr, inlines, target = node.content
    parts = re.split("[/:]", target.href)
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    shared = next((known[end] for end in ends if end in known), {})
    license, credit = shared.get("license") or attr.get("license"), attr.get("credit") or shared.get("credit")
    for name, value in (("license", license), ("credit", credit)):
        attr = attr.with_pair(name, value) if value else attr
    return Image((attr, inlines, target))


def _with_words_of_pictures(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Figure((attr, caption, inner)):
            bare, words = _taken(inner)
            return Figure((attr, Caption(caption.short, _with_words(caption.blocks, words)), bare)) if words else node
        case Div((attr, inner)) if (label := LABEL.fullmatch(attr.id)) and label["kind"].lower() in ("fig", "tbl"):
            bare, words = _taken(inner)
            return Div((attr, _with_words(bare, words))) if words else node
        case Image():
            bare_image, words = _taken((node,))
            return (*bare_image, Space(), *words) if words else node
    return node


def _taken(nodes: tuple[NodeT, ...]) -> tuple[tuple[NodeT, ...], tuple[Inline, ...]]:
    """Return nodes whose pictures have these attributes no more, and the words for what they said, each once."""
    said: dict[tuple[str, str], None] = {}

    def take(node: Node) -> Node:
        assert isinstance(node, Image)
        attr, inlines, target = node.content
        said[attr.get("credit") or "", attr.get("license") or ""] = None
        pairs = tuple(pair for pair in attr.pairs if pair[0] not in _NAMES)
        return node if pairs == attr.pairs else Image((Attr(attr.id, attr.classes, pairs), inlines, target))

    bare = rewrite(nodes, take, Image)
    words = [_words(credit, license) for credit, license in said if credit or license]
    return bare, tuple(part for one in words for part in (Space(), one))[1:]


def _words(credit: str, license: str) -> Span:
    url = license_url(license)
    named = Link((Attr(), (Str(license),), Target(url))) if url else Str(license)
    comma = (Str(", "),) if credit and license else ()
    return Span((Attr("", (CREDIT,)), (*((Str(credit),) if credit else ()), *comma, *((named,) if license else ()))))


def _with_words(blocks: tuple[Block, ...], words: tuple[Inline, ...]) -> tuple[Block, ...]:
    """Return blocks, the last of which ends with some words, or with these as one more."""
    match blocks:
        case (*before, Para(inlines) | Plain(inlines) as last) if find(inlines, Str):
            return (*before, type(last)((*inlines, Space(), *words)))
    return (*blocks, Para(words))


def _find_problems(text: WrittenText, original: WrittenText | None) -> Iterator[Problem]:
    """Yield licences of Creative Commons that do not exist, and those that the original decides otherwise."""
    source = _rights(original)
    for href, rights in _rights(text).items():
        license, decided = rights["license"], source.get(href, rights)["license"]
        if license.upper().startswith("CC") and not license_url(license):
            expected = N_("a licence such as CC BY 4.0, or its address")
            yield WrongValue(text.path, _line(text, href), "license", license, expected)
        if original and license and decided and license != decided:
            yield IgnoredField(text.path, _line(text, href), "license", original.path)


def _line(text: WrittenText, href: str) -> int:
    """Return the line of a file on which a picture stands."""
    return text.body_line + text.body[: max(0, text.body.find(f"({href}"))].count("\n")
