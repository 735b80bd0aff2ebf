"""Give every page an address of its own, old addresses included."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

import msgspec
from msgspec.structs import replace

from diglot.model.languages import Lang
from diglot.model.places import parallel_place
from diglot.model.problems import N_, Problem, UrlCollision, WrongValue
from diglot.model.publication import Article, Edition, Kind

LIST_PLACES: Mapping[str, str] = {
    "archive": N_("the archive"),
    "audiences": N_("the list of audiences"),
    "issues": N_("the list of issues"),
    "people": N_("the list of people"),
    "search": N_("the search"),
    "tags": N_("the list of tags"),
    "volumes": N_("the list of volumes"),
}
"""The parts of an address that a language's lists take before any text does, with the names of the lists."""


class ClaimedPlace(msgspec.Struct, frozen=True, array_like=True):
    """The address that an edition would have, and its old ones as written. lines: of `slug` and `aliases`."""

    href: str
    path: str
    aliases: tuple[str, ...]
    lines: tuple[int | None, int | None]


class PlaceClaims(msgspec.Struct, frozen=True, array_like=True):
    """The addresses that an article would have if no other had them. editions: in their order."""

    key: str
    kind: Kind
    editions: tuple[ClaimedPlace, ...]
    fallbacks: Mapping[Lang, str]

    @classmethod
    def of(cls, article: Article) -> PlaceClaims:
        """Return the claims of an article."""
        return cls(article.key, article.kind, tuple(map(_claim_of, article.editions)), article.fallbacks)


def _claim_of(edition: Edition) -> ClaimedPlace:
    front = edition.manuscript.front
    lines = front.line("slug"), front.line("aliases")
    return ClaimedPlace(edition.href, edition.manuscript.path, front.aliases or (), lines)


class Placement(msgspec.Struct, frozen=True, array_like=True):
    """The addresses of an article. hrefs: of its editions, in their order."""

    hrefs: tuple[str, ...]
    fallbacks: Mapping[Lang, str]


def with_placement(article: Article, placement: Placement | None) -> Article:
    """Return an article at its addresses. placement: None if they are those that it claims."""
    if placement is None:
        return article
    pairs = zip(article.editions, placement.hrefs, strict=True)
    editions = tuple(edition if edition.href == href else replace(edition, href=href) for edition, href in pairs)
    return replace(article, editions=editions, fallbacks=placement.fallbacks)


def give_places(
    claims: Sequence[PlaceClaims], languages: Sequence[Lang]
) -> tuple[Mapping[str, Placement], list[Problem]]:
    """Let every address belong to one page only, in both languages; capitals and accents are no difference.

    A text whose address is taken is reported, and has the next free one where that is published. Return the addresses
    of the articles that do not get what they claim, by key.
    """
    taken = {_folded(f"/{lang}/{part}/"): owner for lang in languages for part, owner in LIST_PLACES.items()}
    taken |= {"/": N_("the page for choosing a language"), "/404.html": N_("the page for wrong addresses")}
    taken |= {f"/{lang}/": N_("the home page") for lang in languages}
    taken |= {f"/{lang}/404.html": N_("the page for wrong addresses") for lang in languages}
    both_texts = N_("the page with both texts")
    pairs = (claim.editions for claim in claims if claim.kind == "article" and len(claim.editions) > 1)
    taken |= {_folded(parallel_place(edition.href)): both_texts for editions in pairs for edition in editions}
    problems: list[Problem] = []
    hrefs = [_free_hrefs(claim, taken, problems) for claim in claims]
    # After every text: one that only stands in for a missing edition gives way without a word.
    placements = [Placement(own, _free_fallbacks(claim, taken)) for claim, own in zip(claims, hrefs, strict=True)]
    moved = {}
    for claim, placement in zip(claims, placements, strict=True):
        if placement != Placement(tuple(edition.href for edition in claim.editions), claim.fallbacks):
            moved[claim.key] = placement
        for edition, href in zip(claim.editions, placement.hrefs, strict=True):
            problems += _check_aliases(edition, href, taken)
    return moved, problems


def _free_hrefs(claim: PlaceClaims, taken: dict[str, str], problems: list[Problem]) -> tuple[str, ...]:
    if claim.kind == "home":
        return tuple(edition.href for edition in claim.editions)
    hrefs = []
    for edition in claim.editions:
        href = _free_place(edition.href, taken)
        if href != edition.href:
            owner = _owner(edition.href, taken)
            problems.append(UrlCollision(edition.path, edition.lines[0], edition.href, owner))
        taken[_folded(href)] = edition.path
        hrefs.append(href)
    return tuple(hrefs)


def _free_fallbacks(claim: PlaceClaims, taken: dict[str, str]) -> Mapping[Lang, str]:
    fallbacks = {}
    for lang, href in claim.fallbacks.items():
        fallbacks[lang] = _free_place(href, taken)
        taken[_folded(fallbacks[lang])] = claim.editions[0].path
    return fallbacks


# The second page of a list, and those after it: /en/page/2/, /en/tags/history/page/3/.
_LIST_PAGE = re.compile(r"/page/\d+/$")


def _owner(href: str, taken: Mapping[str, str]) -> str:
    """Return what an address belongs to already; empty if it is free."""
    return taken.get(_folded(href)) or ("lists" if _LIST_PAGE.search(href) else "")


def _free_place(href: str, taken: Mapping[str, str]) -> str:
    free, number = href, 1
    while _owner(free, taken):
        number += 1
        free = f"{href.rstrip('/')}-{number}/"
    return free


def lost_addresses(gone: Iterable[str], languages: Sequence[Lang]) -> Sequence[str]:
    """Return the addresses of texts that had a page and have none now, in order.

    gone: the places of files of the earlier site that the new one lacks; lists come and go by themselves.

    >>> gone = ["en/a/index.html", "en/tags/x/index.html", "en/page/2/index.html", "en/a/a.pdf"]
    >>> lost_addresses(gone, ["en", "ru"])
    ['/en/a/']
    """
    hrefs = (f"/{place.removesuffix('index.html')}" for place in gone)
    parts = ((href, href.split("/")) for href in sorted(hrefs) if href.endswith("/") and not _LIST_PAGE.search(href))
    ours = {"", *LIST_PLACES}
    texts = [href for href, (_, *part) in parts if part[0] in languages and part[1:2] and part[1] not in ours]
    # The page with both texts goes with its text.
    both = tuple(map(parallel_place, texts))
    return [href for href in texts if not href.startswith(both)]


def _folded(href: str) -> str:
    return unicodedata.normalize("NFC", href).casefold()


# After percent-decoding: letters, digits and "-._~" only. An alias becomes part of a server's configuration.
_ALIAS = re.compile(r"/?[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*/?")
# Names of files that the site itself has: no page can stand there, and no folder.
_FILE_OF_OURS = re.compile(r"\.(?:xml|json|txt|pdf|epub)(?:/|$)|(?:^|/)_(?:redirects|headers)(?:/|$)", re.IGNORECASE)


def _check_aliases(edition: ClaimedPlace, href: str, taken: dict[str, str]) -> Iterator[Problem]:
    for alias in edition.aliases:
        if not is_alias(alias):
            expected = N_("an old address such as /old/page/")
            yield WrongValue(edition.path, edition.lines[1], "aliases", alias, expected)
            continue
        place = alias_place(alias)
        if place == href:
            continue  # its own address
        if owner := _owner(place, taken):
            yield UrlCollision(edition.path, edition.lines[1], place, owner)
        taken.setdefault(_folded(place), edition.path)


def is_alias(alias: str) -> bool:
    """Return whether a page may stand at an old address."""
    decoded = unquote(alias, errors="surrogateescape")
    return bool(_ALIAS.fullmatch(decoded)) and not _FILE_OF_OURS.search(decoded)


def alias_place(alias: str) -> str:
    """Return the place of an old address: a page of its own unless it names a file.

    >>> alias_place("old/page"), alias_place("/old.html"), alias_place("/old/index.html")
    ('/old/page/', '/old.html', '/old/')
    """
    place = "/" + alias.strip("/")
    if place.endswith("/index.html"):
        return place.removesuffix("index.html")
    return place if place.endswith((".html", ".htm")) else f"{place}/"
