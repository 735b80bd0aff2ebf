"""The passages of a stretch in, what differs in their shape out. Touches nothing."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from diglot.model.alignment import UnitKind
from diglot.model.languages import LANGUAGES
from diglot.model.passages import Passage
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


def find_shape(original: Passage, own: Passage) -> Iterator[Problem]:
    """What differs in kind, level and shape between two passages that stand alone opposite each other."""
    if original.kind == own.kind == "heading" and original.level != own.level:
        yield HeadingLevel("", 0, str(own.level), str(original.level), "")
    elif (original.kind, original.is_ordered) != (own.kind, own.is_ordered):
        yield BlockKind("", 0, _kind(own), _kind(original), "")
    if original.kind == own.kind == "table":
        shapes = [f"{one.rows} × {one.columns}" for one in (own, original)]
        if shapes[0] != shapes[1]:
            yield TableShape("", 0, shapes[0], shapes[1], "")


def _kind(passage: Passage) -> str:
    return _NUMBERED if passage.is_ordered else _KINDS[passage.kind]  # type: ignore[index]


def find_parts(originals: Sequence[Passage], owns: Sequence[Passage]) -> Iterator[Problem]:
    """What differs in the parts of two sides of a stretch: notes, links, pictures, code."""
    counts = [sum(len(one.notes) for one in side) for side in (owns, originals)]
    if counts[0] != counts[1]:
        yield NotesDiffer("", 0, str(counts[0]), str(counts[1]), "")
    yield from find_links(originals, owns)
    stems = [Counter(_stem(picture) for one in side for picture in one.pictures) for side in (originals, owns)]
    lacking = [*(stems[0] - stems[1]), *(stems[1] - stems[0])]
    if lacking:
        yield PicturesDiffer("", 0, ", ".join(dict.fromkeys(lacking)), "")
    codes = [Counter(_code(code) for one in side for code in one.code) for side in (originals, owns)]
    if codes[0].keys() != codes[1].keys():
        odd = next(iter([*(codes[1] - codes[0]), *(codes[0] - codes[1])]))
        yield CodeDiffers("", 0, shortened(odd), "")


def find_links(originals: Iterable[Passage], owns: Iterable[Passage]) -> Iterator[Problem]:
    """Links of one side that the other does not have."""
    written = [[link for one in side for link in one.links] for side in (originals, owns)]
    known = [Counter(map(link_key, side)) for side in written]
    missing, added = known[0] - known[1], known[1] - known[0]
    yield from (MissingLink("", 0, link, "") for link in _of(written[0], missing))
    yield from (AddedLink("", 0, link, "") for link in _of(written[1], added))


def _of(links: Sequence[str], keys: Counter[str]) -> Iterator[str]:
    for link in dict.fromkeys(links):
        if keys[link_key(link)] > 0:
            yield link


def link_key(link: str) -> str:
    """An address as far as it is the same in both languages: a place within the text and a language's name are not.

    >>> link_key("https://ru.wikipedia.org/wiki/Аристарх") == link_key("https://en.wikipedia.org/wiki/Aristarchus")
    True
    >>> link_key("a.md#one") == link_key("a.md#odin"), link_key("a.md") == link_key("b.md")
    (True, False)
    """
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


def _code(code: str) -> str:
    return "\n".join(line.rstrip() for line in code.strip("\n").split("\n"))


def shortened(text: str, length: int = 60) -> str:
    """The first words of a text.

    >>> shortened("In the beginning was the word", 18)
    'In the beginning…'
    """
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0].rstrip(' ,;:—–-')}…"
