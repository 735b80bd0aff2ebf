"""Compare the shape and the parts of paired passages. Pure functions."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from urllib.parse import urlsplit

from diglot.extensions.check.core import code
from diglot.extensions.check.core.passage_reader import shorten
from diglot.extensions.check.model.problems import (
    AddedLink,
    BlockKind,
    CitationsDiffer,
    CodeDiffers,
    EditorNotesDiffer,
    HeadingLevel,
    LinkDiffers,
    MissingCode,
    MissingLink,
    NotesDiffer,
    PicturesDiffer,
    TableShape,
)
from diglot.model.languages import LANGUAGES
from diglot.model.markup.citations import LABEL
from diglot.model.markup.note_labels import WITHOUT_COUNTERPART
from diglot.model.problems import N_, Problem
from diglot.model.translation.alignment import UnitKind
from diglot.model.translation.passages import Passage, PassagePair

_KINDS: Mapping[UnitKind, str] = {
    "heading": N_("a heading"),
    "paragraph": N_("a paragraph"),
    "quotation": N_("a quotation"),
    "item": N_("an item of a list"),
    "term": N_("a term"),
    "definition": N_("a definition"),
    "verse": N_("verse"),
    "code": N_("a block of code"),
    "table": N_("a table"),
    "figure": N_("a figure"),
    "rule": N_("a rule"),
    "markup": N_("HTML"),
}
_NUMBERED = N_("an item of a numbered list")

# The language of an address, with its region: /en-US/, /ru/, help.en.html, ?lang=en.
_LANGUAGE_PART = re.compile(rf"(?<![^/.?&=_-])(?:{'|'.join(LANGUAGES)})(?:[-_][A-Z]{{2}}(?![^/]))?(?![^/.?&=_-])")
_LANGUAGE_HOST = re.compile(rf"^(?:{'|'.join(LANGUAGES)})\.(?=[^.]+\.)|^[a-z-]{{2,3}}\.(?=wiki(?:pedia|source)\.org$)")
# The same article has another name there in each language.
_WIKIS = ("wikipedia.org", "wikisource.org")
# The original of a site is often without one: reactjs.org, ru.reactjs.org; /docs/, /ru/docs/.
_LANGUAGE_FOLDER = re.compile(r"(?:(?<=/)|^)\*(?:/|$)")


# Fewer headings than this are no evidence that all of them were moved.
_FEWEST_MOVED = 3


def heading_level_offset(
    originals: Sequence[Passage], translations: Sequence[Passage], pairs: Sequence[PassagePair]
) -> int:
    """Return the offset of the translation's heading levels where most headings have the same one; else 0.

    A first-level heading in the text of one edition moves all others of this edition down.
    """
    offsets = Counter(
        translations[pair.translation.start].level - originals[pair.original.start].level
        for pair in pairs
        if len(pair.translation) == len(pair.original) == 1
        and translations[pair.translation.start].kind == originals[pair.original.start].kind == "heading"
    )
    offset, times = next(iter(offsets.most_common(1)), (0, 0))
    return offset if times >= _FEWEST_MOVED and 2 * times > offsets.total() else 0


def compare_shape(original: Passage, translation: Passage, offset: int = 0) -> Iterator[Problem]:
    """Yield differences in kind, level and table shape between the two passages of a one-to-one pair.

    offset: see `heading_level_offset`.
    """
    if original.kind == translation.kind == "heading" and original.level + offset != translation.level:
        yield HeadingLevel("", 0, str(translation.level), str(original.level + offset), "")
    elif (original.kind, original.is_ordered) != (translation.kind, translation.is_ordered):
        yield BlockKind("", 0, _kind(translation), _kind(original), "")
    if original.kind == translation.kind == "table":
        shapes = [f"{passage.rows} × {passage.columns}" for passage in (translation, original)]
        if shapes[0] != shapes[1]:
            yield TableShape("", 0, shapes[0], shapes[1], "")


def _kind(passage: Passage) -> str:
    return _NUMBERED if passage.is_ordered else _KINDS[passage.kind]  # type: ignore[index]


def compare_parts(
    originals: Sequence[Passage],
    translations: Sequence[Passage],
    base_url: str = "",
    known_code: tuple[Set[str], Set[str]] = code.NO_CODE,
) -> Iterator[Problem]:
    """Yield differences in the parts of the two sides of a pair: notes, links, pictures, code.

    known_code: see `code.find_difference`.
    """
    for by, problem in (("", NotesDiffer), ("ed", EditorNotesDiffer)):
        counts = [
            sum(note.by == by for passage in side for note in passage.notes) for side in (translations, originals)
        ]
        if counts[0] != counts[1]:
            yield problem("", 0, str(counts[0]), str(counts[1]), "")
    cited = [{key for passage in side for key in _cited(passage)} for side in (originals, translations)]
    if cited[0] != cited[1]:
        yield CitationsDiffer("", 0, ", ".join(f"@{key}" for key in sorted(cited[0] ^ cited[1])), "")
    yield from compare_links(originals, translations, base_url)
    stems = [
        Counter(_stem(picture) for passage in side for picture in passage.pictures)
        for side in (originals, translations)
    ]
    missing = [*(stems[0] - stems[1]), *(stems[1] - stems[0])]
    if missing:
        yield PicturesDiffer("", 0, ", ".join(dict.fromkeys(missing)), "")
    difference = code.find_difference(originals, translations, known_code)
    if difference:
        line, is_missing = difference
        yield (MissingCode if is_missing else CodeDiffers)("", 0, shorten(line), "")


def _cited(passage: Passage) -> Iterator[str]:
    """Yield the keys that a passage cites, its notes included; the translator's and an apparatus have no counterpart.

    A reference may have a capital, `@Fig:bridge`, in one language.
    """
    notes = (key for note in passage.notes if note.by not in WITHOUT_COUNTERPART for key in note.cites)
    for key in (*passage.cites, *notes):
        yield f"{key[0].lower()}{key[1:]}" if LABEL.fullmatch(key) else key


def compare_links(
    originals: Iterable[Passage], translations: Iterable[Passage], base_url: str = ""
) -> Iterator[Problem]:
    """Yield links of one side that the other does not have. base_url: the publication's, for its absolute addresses."""
    links_by_side = [
        dict.fromkeys(link for passage in side for link in passage.links) for side in (originals, translations)
    ]
    site_url = base_url.rstrip("/")
    keys_by_side = [{link_key(link, site_url) for link in side} for side in links_by_side]
    missing, added = (
        [link for link in links_by_side[side] if link_key(link, site_url) not in keys_by_side[1 - side]]
        for side in (0, 1)
    )
    if len(missing) == len(added) == 1:
        yield LinkDiffers("", 0, added[0], missing[0], "")
        return
    yield from (MissingLink("", 0, link, "") for link in missing)
    yield from (AddedLink("", 0, link, "") for link in added)


def link_key(link: str, site_url: str = "") -> str:
    """Return the part of an address that is the same in both languages: without fragment and without language codes.

    >>> link_key("https://ru.wikipedia.org/wiki/Аристарх") == link_key("https://en.wikipedia.org/wiki/Aristarchus")
    True
    >>> link_key("a.md#one") == link_key("a.md#odin"), link_key("a.md") == link_key("b.md")
    (True, False)
    >>> link_key("help.en.html") == link_key("help.ru.html")
    True
    >>> link_key("https://a.example/us_en") == link_key("https://a.example/us_ru")
    True
    >>> link_key("https://a.example/en/b/", "https://a.example") == link_key("/ru/b/")
    True
    >>> link_key("https://b.example/en-US/docs") == link_key("https://ru.b.example/docs/")
    True
    """
    if site_url and f"{link}/".startswith(f"{site_url}/"):
        link = link.removeprefix(site_url) or "/"
    parts = urlsplit(link) if "]" not in link else None
    if parts is None or not parts.netloc:
        path = _LANGUAGE_PART.sub("*", posixpath.normpath(link.partition("#")[0]).removesuffix(".md"))
        return _LANGUAGE_FOLDER.sub("", path)
    host = _LANGUAGE_HOST.sub("", parts.netloc.removeprefix("www."))
    if host.endswith(_WIKIS):
        return host
    address = f"{host}{parts.path.rstrip('/')}/?{parts.query}"
    return _LANGUAGE_FOLDER.sub("", _LANGUAGE_PART.sub("*", address))


def _stem(picture: str) -> str:
    return re.sub(rf"[_-](?:{'|'.join(LANGUAGES)})$", "", picture.rsplit("/", 1)[-1].split(".")[0])
