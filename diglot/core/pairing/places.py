"""Give every page an address of its own, old addresses included."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from diglot.model.languages import Lang
from diglot.model.places import parallel_place
from diglot.model.problems import N_, Problem, UrlCollision, WrongValue
from diglot.model.publication import Article, Edition

# Parts of an address that a language's lists take before any text does.
_TAKEN = {
    "archive": N_("the archive"),
    "audiences": N_("the list of audiences"),
    "issues": N_("the list of issues"),
    "people": N_("the list of people"),
    "search": N_("the search"),
    "tags": N_("the list of tags"),
    "volumes": N_("the list of volumes"),
}


def give_places(articles: Sequence[Article], languages: Sequence[Lang]) -> tuple[list[Article], list[Problem]]:
    """Let every address belong to one page only, in both languages; capitals and accents are no difference.

    A text whose address is taken is reported, and has the next free one where that is published.
    """
    taken = {_folded(f"/{lang}/{part}/"): owner for lang in languages for part, owner in _TAKEN.items()}
    taken |= {"/": N_("the page for choosing a language"), "/404.html": N_("the page for wrong addresses")}
    taken |= {f"/{lang}/": N_("the home page") for lang in languages}
    taken |= {f"/{lang}/404.html": N_("the page for wrong addresses") for lang in languages}
    both_texts = N_("the page with both texts")
    pairs = (article.editions for article in articles if article.kind == "article" and len(article.editions) > 1)
    taken |= {_folded(parallel_place(edition.href)): both_texts for editions in pairs for edition in editions}
    problems: list[Problem] = []
    placed = [_placed(article, taken, problems) for article in articles]
    # After every text: one that only stands in for a missing edition gives way without a word.
    placed = [_placed_fallbacks(article, taken) for article in placed]
    for article in placed:
        for edition in article.editions:
            problems += _check_aliases(edition, taken)
    return placed, problems


def _placed(article: Article, taken: dict[str, str], problems: list[Problem]) -> Article:
    editions = []
    for edition in article.editions:
        manuscript = edition.manuscript
        if manuscript.kind == "home":
            editions.append(edition)
            continue
        href = _free_place(edition.href, taken)
        if href != edition.href:
            line = manuscript.front.line("slug")
            problems.append(UrlCollision(manuscript.path, line, edition.href, _owner(edition.href, taken)))
        taken[_folded(href)] = manuscript.path
        editions.append(edition if href == edition.href else replace(edition, href=href))
    is_same = all(map(operator.is_, editions, article.editions))
    return article if is_same else replace(article, editions=tuple(editions))


def _placed_fallbacks(article: Article, taken: dict[str, str]) -> Article:
    if not article.fallbacks:
        return article
    fallbacks = {}
    for lang, href in article.fallbacks.items():
        fallbacks[lang] = _free_place(href, taken)
        taken[_folded(fallbacks[lang])] = article.editions[0].manuscript.path
    return replace(article, fallbacks=fallbacks)


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


def lost_addresses(before: Iterable[str], now: Collection[str], languages: Sequence[Lang]) -> Sequence[str]:
    """Return the addresses of texts that had a page and have none now, in order.

    before, now: the places of all files of the earlier site and of the new one; lists come and go by themselves.

    >>> before = ["en/a/index.html", "en/b/index.html", "en/tags/x/index.html", "en/page/2/index.html", "en/a/a.pdf"]
    >>> lost_addresses(before, ["en/b/index.html", "_redirects"], ["en", "ru"])
    ['/en/a/']
    """
    gone = (f"/{place.removesuffix('index.html')}" for place in before if place not in now)
    parts = ((href, href.split("/")) for href in sorted(gone) if href.endswith("/") and not _LIST_PAGE.search(href))
    texts = [href for href, (_, *part) in parts if part[0] in languages and part[1:2] and part[1] not in {"", *_TAKEN}]
    # The page with both texts goes with its text.
    both = set(map(parallel_place, texts))
    return [href for href in texts if href not in both]


def _folded(href: str) -> str:
    return unicodedata.normalize("NFC", href).casefold()


# After percent-decoding: letters, digits and "-._~" only. An alias becomes part of a server's configuration.
_ALIAS = re.compile(r"/?[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)*/?")
# Names of files that the site itself has: no page can stand there, and no folder.
_FILE_OF_OURS = re.compile(r"\.(?:xml|json|txt|pdf|epub)(?:/|$)|(?:^|/)_(?:redirects|headers)(?:/|$)", re.IGNORECASE)


def _check_aliases(edition: Edition, taken: dict[str, str]) -> Iterator[Problem]:
    manuscript = edition.manuscript
    line = manuscript.front.line("aliases")
    for alias in manuscript.front.aliases or ():
        if not is_alias(alias):
            yield WrongValue(manuscript.path, line, "aliases", alias, N_("an old address such as /old/page/"))
            continue
        place = alias_place(alias)
        if place == edition.href:
            continue  # its own address
        if owner := _owner(place, taken):
            yield UrlCollision(manuscript.path, line, place, owner)
        taken.setdefault(_folded(place), manuscript.path)


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
