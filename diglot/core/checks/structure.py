"""The passages of a stretch in, what differs in their shape out. Touches nothing."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from diglot.core.checks import code
from diglot.core.checks.passage_reader import shortened
from diglot.model.alignment import UnitKind
from diglot.model.languages import LANGUAGES
from diglot.model.passages import Passage, PassagePair
from diglot.model.problems import (
    N_,
    AddedLink,
    BlockKind,
    CodeDiffers,
    HeadingLevel,
    MissingLink,
    NotesDiffer,
    PicturesDiffer,
    Problem,
    TableShape,
)

_KINDS: Mapping[UnitKind, str] = {
    "heading": N_("a heading"),
    "paragraph": N_("a paragraph"),
    "quotation": N_("a quotation"),
    "item": N_("an item of a list"),
    "term": N_("a term"),
    "definition": N_("a definition"),
    "verse": N_("a verse"),
    "code": N_("a block of code"),
    "table": N_("a table"),
    "figure": N_("a figure"),
    "rule": N_("a rule"),
    "markup": N_("HTML"),
}
_NUMBERED = N_("an item of a numbered list")

_LANGUAGE_PART = re.compile(rf"(?<![^/.?&=_-])(?:{'|'.join(LANGUAGES)})(?![^/.&=_-])")


# Fewer headings than this do not show that all of them were moved.
_FEWEST_MOVED = 3


def level_offset(originals: Sequence[Passage], owns: Sequence[Passage], stretches: Sequence[PassagePair]) -> int:
    """By how many levels the translation's headings are moved, where most of them are moved alike; else 0.

    A first-level heading in the text of one edition moves all others of this edition down.
    """
    offsets = Counter(
        owns[stretch.own.start].level - originals[stretch.original.start].level
        for stretch in stretches
        if len(stretch.own) == len(stretch.original) == 1
        and owns[stretch.own.start].kind == originals[stretch.original.start].kind == "heading"
    )
    offset, times = next(iter(offsets.most_common(1)), (0, 0))
    return offset if times >= _FEWEST_MOVED and 2 * times > offsets.total() else 0


def find_shape(original: Passage, own: Passage, offset: int = 0) -> Iterator[Problem]:
    """What differs in kind, level and shape between two passages that stand alone opposite each other.

    offset: see `level_offset`.
    """
    if original.kind == own.kind == "heading" and original.level + offset != own.level:
        yield HeadingLevel("", 0, str(own.level), str(original.level + offset), "")
    elif (original.kind, original.is_ordered) != (own.kind, own.is_ordered):
        yield BlockKind("", 0, _kind(own), _kind(original), "")
    if original.kind == own.kind == "table":
        shapes = [f"{one.rows} × {one.columns}" for one in (own, original)]
        if shapes[0] != shapes[1]:
            yield TableShape("", 0, shapes[0], shapes[1], "")


def _kind(passage: Passage) -> str:
    return _NUMBERED if passage.is_ordered else _KINDS[passage.kind]  # type: ignore[index]


def find_parts(originals: Sequence[Passage], owns: Sequence[Passage], base_url: str = "") -> Iterator[Problem]:
    """What differs in the parts of two sides of a stretch: notes, links, pictures, code."""
    counts = [sum(len(one.notes) for one in side) for side in (owns, originals)]
    if counts[0] != counts[1]:
        yield NotesDiffer("", 0, str(counts[0]), str(counts[1]), "")
    yield from find_links(originals, owns, base_url)
    stems = [Counter(_stem(picture) for one in side for picture in one.pictures) for side in (originals, owns)]
    lacking = [*(stems[0] - stems[1]), *(stems[1] - stems[0])]
    if lacking:
        yield PicturesDiffer("", 0, ", ".join(dict.fromkeys(lacking)), "")
    odd = code.find_difference(originals, owns)
    if odd:
        yield CodeDiffers("", 0, shortened(odd), "")


def find_links(originals: Iterable[Passage], owns: Iterable[Passage], base_url: str = "") -> Iterator[Problem]:
    """Links of one side that the other does not have. base_url: of the publication, whose addresses may be whole."""
    written = [[link for one in side for link in one.links] for side in (originals, owns)]
    own_site = base_url.rstrip("/")
    known = [{link_key(link, own_site) for link in side} for side in written]
    for links, others, kind in ((written[0], known[1], MissingLink), (written[1], known[0], AddedLink)):
        yield from (kind("", 0, link, "") for link in dict.fromkeys(links) if link_key(link, own_site) not in others)


def link_key(link: str, own_site: str = "") -> str:
    """An address as far as it is the same in both languages: a place within the text and a language's name are not.

    >>> link_key("https://ru.wikipedia.org/wiki/Аристарх") == link_key("https://en.wikipedia.org/wiki/Aristarchus")
    True
    >>> link_key("a.md#one") == link_key("a.md#odin"), link_key("a.md") == link_key("b.md")
    (True, False)
    >>> link_key("https://a.example/en/b/", "https://a.example") == link_key("/ru/b/")
    True
    """
    if own_site and f"{link}/".startswith(f"{own_site}/"):
        link = link.removeprefix(own_site) or "/"
    parts = urlsplit(link) if "]" not in link else None
    if parts is None or not parts.netloc:
        path = posixpath.normpath(link.partition("#")[0]).removesuffix(".md")
        return _LANGUAGE_PART.sub("*", path) if path.startswith("/") else path
    host = parts.netloc.removeprefix("www.")
    if host.endswith((".wikipedia.org", ".wikisource.org")):
        return host.partition(".")[2]
    address = f"{host}{parts.path.rstrip('/')}?{parts.query}"
    return _LANGUAGE_PART.sub("*", address)


def _stem(picture: str) -> str:
    return picture.rsplit("/", 1)[-1].split(".")[0]
