"""Resolve the addresses that texts use, and find those that lead nowhere. Pure functions."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import quote, unquote

import msgspec

from diglot.model.languages import Lang
from diglot.model.markup.attached_files import caption_path, is_recording, still_paths
from diglot.model.problems import (
    DeadAnchor,
    DeadLink,
    ExpiredLink,
    ForeignShortcode,
    MisrootedLink,
    MissingPicture,
    MissingRecording,
    MisspeltLink,
    Problem,
    UnknownScheme,
    UnpublishedLink,
    in_question,
)
from diglot.model.publication import EXPIRED, AddressUse, Article, Edition, ElementLocation, PlacedProblem, TextMetadata
from diglot.model.wording.nearest import CloseMatchIndex

Candidates = Callable[[str], tuple[str, ...]]
Split = Callable[[str], tuple[str, str, str]]
Suggestions = Sequence[tuple[float, str]]


class SuggestionCache:
    """Suggestions for names that do not exist, answered from an index and cached, as there may be thousands.

    known: suggestions of earlier builds, by a digest of the existing names and the unknown name.
    A build makes a bounded number of suggestions; the names beyond that get none.
    """

    def __init__(self, known: Mapping[tuple[str, str], Suggestions] | None = None, most: int = 2_000) -> None:
        """Start with the suggestions of earlier builds."""
        self.known = dict(known or {})
        self.used: dict[tuple[str, str], Suggestions] = {}
        self._most = most
        self._indexes: dict[str, CloseMatchIndex] = {}

    def suggest(self, digest: str, name: str, names: Callable[[], Iterable[str]]) -> Suggestions:
        """Return the names similar to one, with their similarity. digest: of `names`, called only if needed."""
        if (digest, name) in self.used:
            return self.used[digest, name]
        if len(self.used) >= self._most:
            return ()
        suggestions = self.known.get((digest, name))
        if suggestions is None:
            if digest not in self._indexes:
                self._indexes[digest] = CloseMatchIndex(names())
            suggestions = tuple(self._indexes[digest].matches(name))
        self.used[digest, name] = suggestions
        return suggestions


def _digest_of(names: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(names).encode("utf-8", "replace"), digest_size=12).hexdigest()


class LinkIndex(msgspec.Struct, frozen=True, dict=True):
    """Everything that a link inside the publication may lead to.

    articles: by key. places: articles by the addresses of their pages, in lower case.
    files: paths of files in content/. lists: addresses of pages that are not of articles.
    held: why a text is not published, by key and language.
    split: kind, path and fragment of an address. candidates: the possible paths of an asset, the likeliest first.
    """

    articles: Mapping[str, Article]
    places: Mapping[str, Article]
    files: Mapping[str, object]
    lists: Container[str]
    languages: Collection[Lang]
    split: Split
    candidates: Candidates
    held: Mapping[tuple[str, Lang], str] = msgspec.field(default_factory=dict)
    schemes: Collection[str] = ()
    """Those that the settings allow besides the usual ones."""
    guesses: SuggestionCache = msgspec.field(default_factory=SuggestionCache)

    def article(self, target: str, home: Lang) -> tuple[Article, Lang] | None:
        """Return the article that an address names, by its file or by its page, and the language.

        home: the language of the linking text, which is the one of an address without a language.
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

    def own_edition(self, address: str, lang: Lang) -> Edition | None:
        """Return the edition in a language of the article that an address names in another language."""
        kind, target, _ = self.split(address)
        found = self.article(target, lang) if kind == "article" else None
        return found[0].edition(lang) if found and found[1] != lang else None

    def why_held(self, target: str, home: Lang) -> str:
        """Return why the text that an address names is not published; "" where it is published or does not exist."""
        lang, _, key = target.partition("/")
        return self.held.get((key, lang), "") or self.held.get((target, home), "")

    def list_place(self, target: str) -> str:
        """Return the address of the list, feed or home page that an address names, or ""."""
        return next((place for place in (f"/{target}/", f"/{target}") if place in self.lists), "")

    def like(self, target: str, home: str) -> str:
        """Return the article most similar to a missing target, or "". home: the folder of the linking text."""
        return self._most_similar(target, home, *self._keys, 0.6)

    def similar_file(self, target: str, home: str) -> str:
        """Return the path from the root of the file most similar to one that does not exist, or ""."""
        # Suffixes make different names similar.
        return self._most_similar(target, home, *self._files, 0.75)

    def _most_similar(
        self, target: str, home: str, by_name: Mapping[str, Sequence[str]], digest: str, least: float
    ) -> str:
        """Compare the last parts of paths; of the same names, and of equally similar ones, the nearest wins."""
        folder, _, name = target.replace("\\", "/").casefold().rpartition("/")
        suggestions = [(1.0, name)] if name in by_name else self.guesses.suggest(digest, name, lambda: by_name)
        # The most similar come first.
        best = suggestions[0][0] if suggestions else 0.0
        if best < least:
            return ""
        paths = [path for ratio, like in suggestions if ratio == best for path in by_name[like]]
        return min(paths, key=lambda path: _distance(path, folder, home)) if len(paths) > 1 else paths[0]

    @property
    def keys_by_name(self) -> Mapping[str, Sequence[str]]:
        """The keys of all texts by their last part, in small letters."""
        return self._keys[0]

    @cached_property
    def _keys(self) -> tuple[Mapping[str, Sequence[str]], str]:
        return by_last_part(key for key in self.articles if key)

    @cached_property
    def _files(self) -> tuple[Mapping[str, Sequence[str]], str]:
        return by_last_part(self.files)

    def file(self, target: str) -> str:
        """Return the file that an asset's address names, or ""."""
        return next((path for path in self.candidates(target) if path in self.files), "")

    def companions(self, path: str) -> tuple[str, ...]:
        """Return the files that belong to a recording and lie beside it: captions by language, and a still."""
        if not is_recording(path):
            return ()
        captions = (caption_path(path, lang) for lang in self.languages)
        still = next((one for one in still_paths(path) if one in self.files), "")
        return tuple(one for one in (*captions, still) if one and one in self.files)

    def asset(self, address: str) -> str:
        """Return the file that the address of an asset names; "" for any other address, and where there is no file."""
        kind, target, _ = self.split(address)
        return self.file(target) if kind == "asset" else ""


def by_last_part(paths: Iterable[str]) -> tuple[Mapping[str, Sequence[str]], str]:
    """Return paths by their last part, and a digest of these parts."""
    by_name: dict[str, list[str]] = {}
    for path in paths:
        by_name.setdefault(path.rpartition("/")[2].casefold(), []).append(path)
    return by_name, _digest_of(by_name)


def _distance(path: str, folder: str, home: str) -> tuple[int, int, int, str]:
    """Return the sort key of a path by its nearness to an address, then to the linking text."""
    parts = path.casefold().split("/")[:-1]
    written = folder.split("/")
    common = next((n for n, (a, b) in enumerate(zip(parts[::-1], written[::-1], strict=False)) if a != b), None)
    as_written = min(len(parts), len(written)) if common is None else common
    near = len(posixpath.commonprefix([parts, home.casefold().split("/")]))
    return -as_written, -near, len(parts), path


class LinkingText(msgspec.Struct, frozen=True):
    """A text that has links. key: of its article. metadata_of: of a text that it links to; None if that is not read."""

    path: str
    lang: Lang
    key: str
    metadata: TextMetadata
    metadata_of: Callable[[Article, Edition], TextMetadata | None]


def find_dead_links(text: LinkingText, uses: Iterable[AddressUse], link_index: LinkIndex) -> Iterator[PlacedProblem]:
    """Yield the links and pictures of one text that lead nowhere. uses: those to be checked."""
    for use in uses:
        problem = _check_address(use, text, link_index)
        if problem:
            yield PlacedProblem(problem, use.place)


def _check_address(use: AddressUse, text: LinkingText, link_index: LinkIndex) -> Problem | None:
    path = text.path
    if use.address.startswith("#"):
        _, _, anchor = use.address.partition("#")
        return _check_anchor(use, anchor, text.metadata, path, link_index.guesses)
    kind, target, anchor = link_index.split(use.address)
    if kind == "outside":
        scheme = target.partition(":")[0].lower()
        return None if scheme in link_index.schemes else UnknownScheme(path, None, use.written, scheme)
    if kind == "asset":
        return _check_asset(use, target, path, link_index)
    if use.place.kind == "image":
        return MissingPicture(path, None, use.written, use.written, "")
    found = link_index.article(target, text.lang)
    if found:
        article, lang = found
        # A text that this build leaves out was not read: its anchors are unknown.
        known = text.metadata_of(article, article.edition(lang) or article.editions[0]) if anchor else None
        return _check_anchor(use, anchor, known, path, link_index.guesses) if known else None
    if link_index.list_place(target):
        return None
    reason = link_index.why_held(target, text.lang)
    if reason == EXPIRED:
        return ExpiredLink(path, None, use.written)
    if reason:
        return UnpublishedLink(path, None, use.written, reason)
    if key := find_misrooted(use.written, link_index.keys_by_name):
        return _misrooted(use.written, key, path)
    like = link_index.like(target, posixpath.dirname(text.key))
    return _dead_link(use, path, _as_typed(like, path) if like else "")


def _dead_link(use: AddressUse, path: str, like: str) -> Problem:
    """Return the problem of a link that leads nowhere. like: the address that was probably meant, or ""."""
    return MisspeltLink(path, None, use.written, like) if like else DeadLink(path, None, use.written)


def _bare_path(written: str) -> str:
    """Return the path of an address as written, without suffix, fragment and query; "" if it says its own folder.

    >>> _bare_path("/guide/install/#a"), _bare_path("guide/a%20b.md"), _bare_path("../a.md")
    ('guide/install', 'guide/a b', '')
    """
    path = unquote(written.partition("#")[0].partition("?")[0]).removeprefix("./").strip("/")
    for suffix in (".md", ".markdown", ".html", ".htm"):
        path = path.removesuffix(suffix)
    path = path.removesuffix("/index").removesuffix("/_index")
    return "" if ".." in path.split("/") or ":" in path else path


def find_misrooted(written: str, keys_by_name: Mapping[str, Sequence[str]]) -> str:
    """Return the key of the only text whose path ends as an address that leads nowhere, or "".

    A single name is enough only for a text at the top: elsewhere several texts have the same one sooner or later.
    keys_by_name: the keys of all texts by their last part in small letters.

    >>> keys = {"install": ["docs/guide/install", "install"], "run": ["docs/guide/run"]}
    >>> [find_misrooted(written, keys) for written in ("/guide/install", "install.md", "guide/run/", "run")]
    ['docs/guide/install', 'install', 'docs/guide/run', '']
    """
    path = _bare_path(written)
    keys = keys_by_name.get(path.rpartition("/")[2].casefold(), ()) if path else ()
    if path in keys:
        return path
    found = [key for key in keys if "/" in path and key.endswith(f"/{path}")]
    return found[0] if len(found) == 1 else ""


def _misrooted(written: str, key: str, path: str) -> MisrootedLink:
    root = f"content/{path.split('/')[1]}/{key.removesuffix(_bare_path(written))}"
    return MisrootedLink(path, None, written, root, repaired(written, key, path))


def repaired(written: str, key: str, path: str) -> str:
    """Return an address as it must be written to lead to a text. path: of the file that has it."""
    address = _as_typed(key, path)
    _, mark, fragment = written.partition("#")
    return (quote(address, safe="/.-_~") if " " in address else address) + mark + fragment


def _as_typed(key: str, path: str) -> str:
    """Return the address of a text as written in a manuscript: "../craft/dash.md"."""
    _, lang, *_ = path.split("/")
    return _relative(f"content/{lang}/{key}.md", posixpath.dirname(path))


def _relative(path: str, folder: str) -> str:
    """Return a path relative to a folder, both from the root, without asking the system as `posixpath.relpath` does.

    >>> _relative("content/en/craft/dash.md", "content/en/asia")
    '../craft/dash.md'
    """
    parts, above = path.split("/"), folder.split("/")
    common = len(posixpath.commonprefix([parts[:-1], above]))
    return "../" * (len(above) - common) + "/".join(parts[common:])


def _check_asset(use: AddressUse, target: str, path: str, link_index: LinkIndex) -> Problem | None:
    if link_index.file(target) or link_index.list_place(target):
        return None
    if use.place.kind == "link":
        if use.written.casefold().startswith("www."):
            return _dead_link(use, path, f"https://{use.written}")
        return _dead_link(use, path, _similar_file(target, path, link_index))
    kind = MissingRecording if is_recording(target) else MissingPicture
    searched = ", ".join(link_index.candidates(target))
    return kind(path, None, use.written, searched, suggest_file(target, path, link_index))


def suggest_file(target: str, path: str, link_index: LinkIndex) -> str:
    """Return the file most similar to one that does not exist, as written in a manuscript: " (bridge.jpg?)" or ""."""
    return in_question(_similar_file(target, path, link_index))


def _similar_file(target: str, path: str, link_index: LinkIndex) -> str:
    like = link_index.similar_file(target, posixpath.dirname(path))
    if posixpath.dirname(like) == "content/media":
        # A link from a manuscript may name the file alone.
        return posixpath.basename(like)
    return _relative(like, posixpath.dirname(path)) if like else ""


def _check_anchor(
    use: AddressUse, anchor: str, known: TextMetadata, path: str, guesses: SuggestionCache
) -> Problem | None:
    if not anchor or known.has_anchor(anchor):
        return None
    if any(isinstance(placed.problem, ForeignShortcode) for placed in known.problems):
        return None  # a shortcode of another program makes the anchor, and is reported already
    suggestions = guesses.suggest(_digest_of([known.anchors]), anchor, lambda: known.anchors.split("\n"))
    return DeadAnchor(path, None, use.written, anchor, in_question(suggestions[0][1] if suggestions else ""))


_AFTER_ADDRESS = re.compile(r"[\s)>]")


def find_lines(uses: Sequence[AddressUse], wanted: Collection[AddressUse], body: str) -> Mapping[ElementLocation, int]:
    """Return the line of each wanted address within a body, from 1, where it is unambiguous."""
    written = Counter(use.written for use in uses)
    found: dict[ElementLocation, int] = {}
    for use in wanted:
        if written[use.written] == 1 and body.count(use.written) == 1:
            # A pattern for each address would take longer to compile than to search for.
            start = body.find(use.written)
            is_address = body[start - 3 : start].endswith(("](", "](<"))
            if is_address and _AFTER_ADDRESS.match(body, start + len(use.written)):
                found[use.place] = body.count("\n", 0, start) + 1
    return found
