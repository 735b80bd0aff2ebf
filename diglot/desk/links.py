"""Addresses that texts use in, what is wrong with them out; and where each leads. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from diglot.words.languages import Lang
from diglot.words.model import AddressUse, Article, PlacedProblem, Proof
from diglot.words.problems import DeadAnchor, DeadLink, MissingPicture, Problem, nearest

Candidates = Callable[[str], tuple[str, ...]]
Split = Callable[[str], tuple[str, str, str]]


@dataclass(frozen=True)
class Directory:
    """Everything that a link inside the publication may lead to.

    articles: by key. files: paths of files in content/. lists: places of pages that are no article's.
    split: kind, path and fragment of an address. candidates: where an asset may stand, the likeliest first.
    """

    articles: Mapping[str, Article]
    places: Mapping[str, Article]
    files: Collection[str]
    lists: Collection[str]
    split: Split
    candidates: Candidates

    def article(self, target: str) -> tuple[Article, Lang] | None:
        """The article that an address names, by its file or by its page, and in which language."""
        lang, _, key = target.partition("/")
        article = self.articles.get(key)
        if article and lang:
            return article, lang
        by_place = self.places.get(f"/{target}/") or self.places.get(f"/{target}")
        return (by_place, lang) if by_place else None

    def list_place(self, target: str) -> str:
        """The place of a list, a feed or a home page that an address names, or ""."""
        return next((place for place in (f"/{target}/", f"/{target}") if place in self.lists), "")

    def file(self, target: str) -> str:
        """The file that an asset's address names, or ""."""
        return next((path for path in self.candidates(target) if path in self.files), "")


def find_dead_links(
    proof: Proof, proofs: Mapping[tuple[str, Lang], Proof], directory: Directory
) -> Iterator[PlacedProblem]:
    """Links and pictures of one text that lead nowhere."""
    path = proof.edition.manuscript.path
    for use in proof.particulars.uses:
        problem = _fault(use, path, proof, proofs, directory)
        if problem:
            yield PlacedProblem(problem, use.place)


def _fault(
    use: AddressUse, path: str, proof: Proof, proofs: Mapping[tuple[str, Lang], Proof], directory: Directory
) -> Problem | None:
    if use.address.startswith("#"):
        _, _, anchor = use.address.partition("#")
        return _anchor_fault(use, anchor, proof, path)
    kind, target, anchor = directory.split(use.address)
    if kind == "asset":
        return _asset_fault(use, target, path, directory)
    found = directory.article(target)
    if found:
        article, lang = found
        there = article.edition(lang) or article.editions[0]
        return _anchor_fault(use, anchor, proofs[article.key, there.lang], path)
    if directory.list_place(target):
        return None
    suggestion = nearest(target, [f"{lang}/{key}" for key, row in directory.articles.items() for lang in _langs(row)])
    return DeadLink(path, 1, use.written, _question(suggestion))


def _asset_fault(use: AddressUse, target: str, path: str, directory: Directory) -> Problem | None:
    if directory.file(target) or directory.list_place(target):
        return None
    if use.place.kind == "link":
        return DeadLink(path, 1, use.written, _question(nearest(f"content/{target}", directory.files)))
    return MissingPicture(path, 1, use.written, ", ".join(directory.candidates(target)))


def _anchor_fault(use: AddressUse, anchor: str, target: Proof, path: str) -> Problem | None:
    anchors = target.particulars.anchors
    if not anchor or anchor in anchors:
        return None
    return DeadAnchor(path, 1, use.written, anchor, _question(nearest(anchor, anchors)))


def _langs(article: Article) -> tuple[Lang, ...]:
    return tuple(edition.lang for edition in article.editions)


def _question(suggestion: str) -> str:
    return f" ({suggestion}?)" if suggestion else ""
