"""Addresses that texts use in, what is wrong with them out; and where each leads. Touches nothing."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from diglot.model.languages import Lang
from diglot.model.nearest import CloseMatchIndex
from diglot.model.problems import DeadAnchor, DeadLink, MissingPicture, Problem, UnpublishedLink
from diglot.model.publication import AddressUse, Article, CompiledEdition, ElementLocation, PlacedProblem

Candidates = Callable[[str], tuple[str, ...]]
Split = Callable[[str], tuple[str, str, str]]
Rows = Sequence[tuple[float, str]]


class Guesses:
    """What was meant by names that nobody has: asked by the thousand, answered from an index, and kept.

    known: answers of earlier builds, by a mark of the names that were there, and the name that was asked for.
    A build gives a bounded number of answers; the names beyond that get none.
    """

    def __init__(self, known: Mapping[tuple[str, str], Rows] | None = None, most: int = 2_000) -> None:
        """Begin with what is known."""
        self.known = dict(known or {})
        self.used: dict[tuple[str, str], Rows] = {}
        self._most = most
        self._indexes: dict[str, CloseMatchIndex] = {}

    def ask(self, mark: str, name: str, names: Callable[[], Iterable[str]]) -> Rows:
        """The names much like one, each with its likeness. mark: of the names, which are asked for only when needed."""
        if (mark, name) in self.used:
            return self.used[mark, name]
        if len(self.used) >= self._most:
            return ()
        rows = self.known.get((mark, name))
        if rows is None:
            if mark not in self._indexes:
                self._indexes[mark] = CloseMatchIndex(names())
            rows = tuple(self._indexes[mark].matches(name))
        self.used[mark, name] = rows
        return rows


def _mark(names: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(names).encode("utf-8", "replace"), digest_size=12).hexdigest()


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
    guesses: Guesses = msgspec.field(default_factory=Guesses)

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

    def like(self, target: str, home: str) -> str:
        """The article most like a target that is not there, or "". home: the folder of the text that links."""
        return self._most_like(target, home, *self._keys, 0.6)

    def file_like(self, target: str, home: str) -> str:
        """The file most like one that is not there, or "", by its path from the root."""
        # Suffixes make names alike that are not.
        return self._most_like(target, home, *self._files, 0.75)

    def _most_like(self, target: str, home: str, by_name: Mapping[str, Sequence[str]], mark: str, least: float) -> str:
        """By the last part of the path; among namesakes, and names as good as each other, the nearest wins."""
        folder, _, name = target.replace("\\", "/").casefold().rpartition("/")
        rows = [(1.0, name)] if name in by_name else self.guesses.ask(mark, name, lambda: by_name)
        found = [(ratio, path) for ratio, like in rows if ratio >= least for path in by_name[like]]
        best = max((ratio for ratio, _ in found), default=0.0)
        paths = [path for ratio, path in found if ratio == best]
        return min(paths, key=lambda path: _distance(path, folder, home)) if len(paths) > 1 else "".join(paths)

    @cached_property
    def _keys(self) -> tuple[Mapping[str, Sequence[str]], str]:
        return _by_last_part(key for key in self.articles if key)

    @cached_property
    def _files(self) -> tuple[Mapping[str, Sequence[str]], str]:
        return _by_last_part(self.files)

    def file(self, target: str) -> str:
        """The file that an asset's address names, or ""."""
        return next((path for path in self.candidates(target) if path in self.files), "")


def _by_last_part(paths: Iterable[str]) -> tuple[Mapping[str, Sequence[str]], str]:
    """Paths by their last part, and a mark of those parts."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.rpartition("/")[2].casefold(), []).append(path)
    return found, _mark(found)


def _distance(path: str, folder: str, home: str) -> tuple[int, int, int, str]:
    """How far a path is from what was written: folders in common with it, then with the text that links."""
    own = path.casefold().split("/")[:-1]
    written = folder.split("/")
    common = next((n for n, (a, b) in enumerate(zip(own[::-1], written[::-1], strict=False)) if a != b), None)
    as_written = min(len(own), len(written)) if common is None else common
    near = len(posixpath.commonprefix([own, home.casefold().split("/")]))
    return -as_written, -near, len(own), path


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
        return _anchor_fault(use, anchor, proof, path, directory.guesses)
    kind, target, anchor = directory.split(use.address)
    if kind == "asset":
        return _asset_fault(use, target, path, directory)
    if use.place.kind == "image":
        return MissingPicture(path, None, use.written, use.written, "")
    found = directory.article(target, proof.edition.lang)
    if found:
        article, lang = found
        there = article.edition(lang) or article.editions[0]
        # A text that this build leaves out was not read, so its anchors are not known.
        target_proof = proofs.get((article.key, there.lang))
        return _anchor_fault(use, anchor, target_proof, path, directory.guesses) if target_proof else None
    if directory.list_place(target):
        return None
    reason = directory.why_held(target, proof.edition.lang)
    if reason:
        return UnpublishedLink(path, None, use.written, reason)
    like = directory.like(target, posixpath.dirname(proof.edition.manuscript.key))
    return DeadLink(path, None, use.written, _question(_as_typed(like, path) if like else ""))


def _as_typed(key: str, path: str) -> str:
    """A text's key as somebody types it in that manuscript: "../craft/dash.md"."""
    _, lang, *_ = path.split("/")
    return _relative(f"content/{lang}/{key}.md", posixpath.dirname(path))


def _relative(path: str, folder: str) -> str:
    """A path as seen from a folder, both from the root; `posixpath.relpath` asks the system where we are.

    >>> _relative("content/en/craft/dash.md", "content/en/asia")
    '../craft/dash.md'
    """
    parts, above = path.split("/"), folder.split("/")
    common = len(posixpath.commonprefix([parts[:-1], above]))
    return "../" * (len(above) - common) + "/".join(parts[common:])


def _asset_fault(use: AddressUse, target: str, path: str, directory: LinkIndex) -> Problem | None:
    if directory.file(target) or directory.list_place(target):
        return None
    if use.place.kind == "link":
        return DeadLink(path, None, use.written, like_file(target, path, directory))
    return MissingPicture(
        path, None, use.written, ", ".join(directory.candidates(target)), like_file(target, path, directory)
    )


def like_file(target: str, path: str, directory: LinkIndex) -> str:
    """The file most like one that is not there, as somebody types it in that manuscript: " (bridge.jpg?)" or ""."""
    like = directory.file_like(target, posixpath.dirname(path))
    if posixpath.dirname(like) == "content/media":
        # A text needs no more than its name.
        return _question(posixpath.basename(like))
    return _question(_relative(like, posixpath.dirname(path)) if like else "")


def _anchor_fault(use: AddressUse, anchor: str, target: CompiledEdition, path: str, guesses: Guesses) -> Problem | None:
    known = target.particulars
    if not anchor or known.has_anchor(anchor):
        return None
    rows = guesses.ask(_mark([known.anchors]), anchor, lambda: known.anchors.split("\n"))
    return DeadAnchor(path, None, use.written, anchor, _question(rows[0][1] if rows else ""))


def _question(suggestion: str) -> str:
    return f" ({suggestion}?)" if suggestion else ""


def find_lines(uses: Sequence[AddressUse], wanted: Collection[AddressUse], body: str) -> Mapping[ElementLocation, int]:
    """The line of each wanted address within a body, from 1, where no more than one place of the text can be meant."""
    written = Counter(use.written for use in uses)
    found: dict[ElementLocation, int] = {}
    for use in wanted:
        if written[use.written] == 1 and body.count(use.written) == 1:
            places = [match.start() for match in re.finditer(rf"\]\(<?{re.escape(use.written)}[\s)>]", body)]
            if len(places) == 1:
                found[use.place] = body.count("\n", 0, places[0]) + 1
    return found
