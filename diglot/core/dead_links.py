"""Addresses that texts use in, what is wrong with them out; and where each leads. Touches nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

import msgspec

from diglot.model.languages import Lang
from diglot.model.problems import DeadAnchor, DeadLink, MissingPicture, Problem, UnpublishedLink, nearest
from diglot.model.publication import AddressUse, Article, CompiledEdition, PlacedProblem

Candidates = Callable[[str], tuple[str, ...]]
Split = Callable[[str], tuple[str, str, str]]


class LinkIndex(msgspec.Struct, frozen=True, dict=True):
    """Everything that a link inside the publication may lead to.

    articles: by key. places: articles by the places of their pages, in small letters.
    files: paths of files in content/. lists: places of pages that are no article's.
    held: why a text is not published, by key and language.
    split: kind, path and fragment of an address. candidates: where an asset may stand, the likeliest first.
    """

    articles: Mapping[str, Article]
    places: Mapping[str, Article]
    files: Collection[str]
    lists: Collection[str]
    languages: Collection[Lang]
    split: Split
    candidates: Candidates
    held: Mapping[tuple[str, Lang], str] = msgspec.field(default_factory=dict)

    def article(self, target: str, home: Lang) -> tuple[Article, Lang] | None:
        """The article that an address names, by its file or by its page, and in which language.

        home: the language of the text that links; an address that names no language means this one.
        """
        lang, _, key = target.partition("/")
        if lang in self.languages and key in self.articles:
            return self.articles[key], lang
        if target in self.articles:
            return self.articles[target], home
        for place in (f"/{target}/", f"/{home}/{target}/"):
            if place.casefold() in self.places:
                return self.places[place.casefold()], lang if lang in self.languages else home
        return None

    def why_held(self, target: str, home: Lang) -> str:
        """Why the text that an address names is not published; "" where there is none."""
        lang, _, key = target.partition("/")
        return self.held.get((key, lang), "") or self.held.get((target, home), "")

    def list_place(self, target: str) -> str:
        """The place of a list, a feed or a home page that an address names, or ""."""
        return next((place for place in (f"/{target}/", f"/{target}") if place in self.lists), "")

    def like(self, target: str) -> str:
        """The article most like a target that is not there, or ""; looked for by its last part, which is quick."""
        name = target.rpartition("/")[2].casefold()
        key = nearest(name, self.names)
        return self.names.get(key, "")

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Each article's key by the last part of it."""
        return {key.rpartition("/")[2].casefold(): key for key in self.articles if key}

    def file(self, target: str) -> str:
        """The file that an asset's address names, or ""."""
        return next((path for path in self.candidates(target) if path in self.files), "")


def find_dead_links(
    proof: CompiledEdition, proofs: Mapping[tuple[str, Lang], CompiledEdition], directory: LinkIndex
) -> Iterator[PlacedProblem]:
    """Links and pictures of one text that lead nowhere."""
    path = proof.edition.manuscript.path
    for use in proof.particulars.uses:
        problem = _fault(use, path, proof, proofs, directory)
        if problem:
            yield PlacedProblem(problem, use.place)


def _fault(
    use: AddressUse,
    path: str,
    proof: CompiledEdition,
    proofs: Mapping[tuple[str, Lang], CompiledEdition],
    directory: LinkIndex,
) -> Problem | None:
    if use.address.startswith("#"):
        _, _, anchor = use.address.partition("#")
        return _anchor_fault(use, anchor, proof, path)
    kind, target, anchor = directory.split(use.address)
    if kind == "asset":
        return _asset_fault(use, target, path, directory)
    if use.place.kind == "image":
        return MissingPicture(path, 1, use.written, use.written)
    found = directory.article(target, proof.edition.lang)
    if found:
        article, lang = found
        there = article.edition(lang) or article.editions[0]
        # A text that this build leaves out was not read, so its anchors are not known.
        target_proof = proofs.get((article.key, there.lang))
        return _anchor_fault(use, anchor, target_proof, path) if target_proof else None
    if directory.list_place(target):
        return None
    reason = directory.why_held(target, proof.edition.lang)
    if reason:
        return UnpublishedLink(path, 1, use.written, reason)
    like = directory.like(target)
    return DeadLink(path, 1, use.written, _question(_as_typed(like, path) if like else ""))


def _as_typed(key: str, path: str) -> str:
    """A text's key as somebody types it in that manuscript: "../craft/dash.md"."""
    _, lang, *_ = path.split("/")
    return posixpath.relpath(f"content/{lang}/{key}.md", posixpath.dirname(path))


def _asset_fault(use: AddressUse, target: str, path: str, directory: LinkIndex) -> Problem | None:
    if directory.file(target) or directory.list_place(target):
        return None
    if use.place.kind == "link":
        return DeadLink(path, 1, use.written, _question(nearest(f"content/{target}", directory.files)))
    return MissingPicture(path, 1, use.written, ", ".join(directory.candidates(target)))


def _anchor_fault(use: AddressUse, anchor: str, target: CompiledEdition, path: str) -> Problem | None:
    known = target.particulars
    if not anchor or known.has_anchor(anchor):
        return None
    return DeadAnchor(path, 1, use.written, anchor, _question(nearest(anchor, known.anchors.split("\n"))))


def _question(suggestion: str) -> str:
    return f" ({suggestion}?)" if suggestion else ""
