"""Whose the pictures of a text are, and under which licence: attributes of pictures in, words beside them out. Pure.

`![The bay](bay.png){credit="State Archive" license="CC BY-SA 4.0"}`: in a translation, a picture has the licence that
its original gives it, and the same words for whose it is where the translation has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

from diglot.core.links.link_resolution import asset_candidates, neutral_address, split_address
from diglot.model.extension_calls import TextChange, WrittenText
from diglot.model.languages import Lang
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
_Rights: TypeAlias = Mapping[str, str]
_NAMES = ("credit", "license")


def show_rights(text: WrittenText, original: WrittenText | None) -> TextChange | None:
    """Return what becomes of a text whose pictures say whose they are; None of one without such, as its original."""
    if not any(_may_have_rights(one.body) for one in (text, original) if one):
        return None
    find_shared = _finder_of_rights(original, text.lang)
    inherit = partial(_with_rights_of_original, find_shared=find_shared)
    return TextChange(
        lambda blocks: rewrite(rewrite(blocks, inherit, Image), _with_words_of_pictures, Figure, Div, Image),
        lambda found: [*found, *_find_problems(text, original, find_shared)],
    )


def _may_have_rights(body: str) -> bool:
    return any(f"{name}=" in body for name in _NAMES)


def _rights(text: WrittenText | None) -> Mapping[str, _Rights]:
    """Return what each picture of a text says of its rights, "" for what it does not, by its address as written."""
    found: dict[str, _Rights] = {}
    for image in find(text.blocks, Image) if text else ():
        attr, _, target = image.content
        rights = {name: attr.get(name) or "" for name in _NAMES}
        if any(rights.values()) or target.href not in found:
            found[target.href] = rights
    return found


def _finder_of_rights(original: WrittenText | None, lang: Lang) -> Callable[[str], _Rights]:
    """Return what finds the rights of a picture of a translation by its neutral address: {} for a picture of its own.

    Two addresses are those of one picture if the first place where one is looked for is among those of the other.
    """
    if original is None:
        return lambda _: {}
    languages = (original.lang, lang)
    may_be: dict[str, _Rights] = {}
    first: dict[str, _Rights] = {}
    for href, rights in _rights(original).items():
        places = _places(neutral_address(href, original.path) or "", languages)
        first[places[0]] = rights
        may_be |= dict.fromkeys(places, rights)
    may_be |= first

    def find_shared(address: str) -> _Rights:
        own = _places(address, languages)
        return may_be.get(own[0]) or next((first[place] for place in own if place in first), {})

    return find_shared


def _places(address: str, languages: Sequence[Lang]) -> Sequence[str]:
    """Return where the file of a picture is looked for, the first place first."""
    kind, path, _ = split_address(address)
    return asset_candidates(path, languages) if kind == "asset" else (address,)


def _with_rights_of_original(node: Node, find_shared: Callable[[str], _Rights]) -> Node:
    """Return a picture, whose address is neutral by now, with what the original says of it."""
    assert isinstance(node, Image)
    attr, inlines, target = node.content
    shared = find_shared(target.href)
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


def _find_problems(
    text: WrittenText, original: WrittenText | None, find_shared: Callable[[str], _Rights]
) -> Iterator[Problem]:
    """Yield licences of Creative Commons that do not exist, and those that the original decides otherwise."""
    for href, rights in _rights(text).items():
        license = rights["license"]
        decided = find_shared(neutral_address(href, text.path) or "").get("license")
        if license.upper().startswith("CC") and not license_url(license):
            expected = N_("a licence such as CC BY 4.0, or its address")
            yield WrongValue(text.path, _line(text, href), "license", license, expected)
        if original and license and decided and license != decided:
            yield IgnoredField(text.path, _line(text, href), "license", original.path)


def _line(text: WrittenText, href: str) -> int:
    """Return the line of a file on which a picture stands."""
    found = re.search(rf"\(<?{re.escape(href)}", text.body)
    return text.body_line + (text.body[: found.start()].count("\n") if found else 0)
