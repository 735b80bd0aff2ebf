"""What is known of a publication in, what is wrong with it out: links, pictures, words of the interface.

Touches the disk and pandoc through their machines only: a problem's line is looked up when it must be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.overlay import OVERLAID
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import dead_links, encoding, link_resolution, page_models
from diglot.model.languages import Lang
from diglot.model.problems import BrokenPicture, MissingAlt, MissingPicture, Problem
from diglot.model.publication import CompiledEdition, ElementLocation, Publication
from diglot.pipeline.incremental.row_cache import RowCache
from diglot.pipeline.sources.load import SourceTexts
from diglot.pipeline.typeset.editions import CompiledEditions
from diglot.pipeline.typeset.text_compiler import CompileJob, TextCompiler


def check_words(root: Path, languages: Iterable[Lang], sound: Collection[Path]) -> Iterator[Problem]:
    """What is wrong with the publication's own catalogues; diglot's own are a matter of its tests.

    sound: catalogues that need not be looked at.
    """
    for lang in languages:
        name = catalogue_path(lang)
        if (root / name).is_file() and root / name not in sound:
            from diglot.adapters.catalogues.parsing import check_catalogue  # loads much

            yield from check_catalogue(root / name, name)


_THEME_TEXTS = (".html", ".txt", ".css", ".js", ".svg", ".xml")


def check_theme(root: Path) -> Iterator[Problem]:
    """Unfinished merges in the publication's own templates, styles, scripts and catalogues."""
    for name in OVERLAID:
        for path in sorted((root / name).rglob("*")):
            if path.suffix in _THEME_TEXTS and path.is_file():
                content = path.read_bytes()
                if b"<<<<<<<" in content or b">>>>>>>" in content:
                    yield from encoding.find_conflicts(
                        content.decode("utf-8", "replace").replace("\r\n", "\n"), path.relative_to(root).as_posix()
                    )


def link_index(
    publication: Publication,
    texts: SourceTexts,
    structures: Mapping[Lang, page_models.SiteStructure],
    guesses: dead_links.SuggestionCache,
) -> dead_links.LinkIndex:
    """Return everything that a link inside the publication may lead to. guesses: answers of the last build."""
    languages, sources = publication.settings.languages, texts.sources
    return dead_links.LinkIndex(
        articles={article.key: article for article in texts.articles},
        places={article.href(lang).casefold(): article for article in texts.articles for lang in languages},
        files=sources.files,
        lists=page_models.list_places(structures) | page_models.volume_places(publication),
        languages=sources.settings.languages,
        split=link_resolution.split_address,
        candidates=partial(link_resolution.asset_candidates, languages=sources.settings.languages),
        held=texts.held_back,
        guesses=guesses,
    )


def check_links(
    publication: Publication, sheets: CompiledEditions, directory: dead_links.LinkIndex, room: TextCompiler
) -> Iterator[Problem]:
    """Links and pictures that lead nowhere, each at its line."""
    lines = _LineFinder(room)
    for pair, proof in publication.proofs.items():
        placed = list(dead_links.find_dead_links(proof, publication.proofs, directory))
        if placed:
            copy = sheets.copies[pair]
            found = lines.of(copy, proof, [one.place for one in placed])
            yield from (one.problem.at(found.get(one.place, copy.body_line)) for one in placed)
        yield from _check_lead_picture(proof, directory)
    lines.register.save([copy.path for copy in sheets.copies.values()])
    keep_guesses(directory.guesses, room.store)


def check_pictures(
    publication: Publication,
    sheets: CompiledEditions,
    directory: dead_links.LinkIndex,
    room: TextCompiler,
    refused: Mapping[str, str],
) -> Iterator[Problem]:
    """Pictures that cannot be published, each where it is used. refused: why, by path."""
    if not refused:
        return
    told = set[str]()
    lines = _LineFinder(room)
    for pair, proof in publication.proofs.items():
        path = proof.edition.manuscript.path
        broken = {
            use.place: file for use in proof.particulars.uses if (file := _file(use.address, directory)) in refused
        }
        found = lines.of(sheets.copies[pair], proof, list(broken)) if broken else {}
        for place, file in broken.items():
            yield BrokenPicture(path, found.get(place, sheets.copies[pair].body_line), file, refused[file])
        lead = (
            _file(link_resolution.address_of(proof.edition.image.path, path) or "", directory)
            if proof.edition.image
            else ""
        )
        if lead in refused:
            yield BrokenPicture(path, proof.edition.manuscript.front.line("image"), lead, refused[lead])
        told |= {*broken.values(), lead}
    yield from (BrokenPicture(file, None, file, reason) for file, reason in refused.items() if file not in told)


def _file(address: str, directory: dead_links.LinkIndex) -> str:
    """The file that an address names, or ""."""
    kind, target, _ = directory.split(address)
    return directory.file(target) if kind == "asset" else ""


def used_files(publication: Publication, directory: dead_links.LinkIndex) -> frozenset[str]:
    """The files that texts show or link to, by their paths."""
    addresses_used = {use.address for proof in publication.proofs.values() for use in proof.particulars.uses}
    split = (directory.split(address) for address in addresses_used if address.startswith("asset:"))
    return frozenset(directory.file(target) for _, target, _ in split)


class _KnownLines(msgspec.Struct, array_like=True):
    """The lines of places in a body, by the digest of that body."""

    digest: bytes
    lines: list[tuple[ElementLocation, int]]


class _LineFinder:
    """Finds the lines of places in texts, and knows those of the last build."""

    def __init__(self, room: TextCompiler) -> None:
        self.register = RowCache(room.store, "lines", _KnownLines)
        self._room = room

    def of(
        self, copy: CompileJob, proof: CompiledEdition, places: Sequence[ElementLocation]
    ) -> Mapping[ElementLocation, int]:
        """The line in its file of each place, where it can be found."""
        row = self.register.get(copy.path)
        lines = dict(row.lines) if row and row.digest == copy.digest else {}
        missing = {place for place in places if place not in lines}
        if missing:
            uses = proof.particulars.uses
            wanted = [use for use in uses if use.place in missing]
            # Most addresses stand in a text once; only for others must pandoc read it a second time.
            lines |= dead_links.find_lines(uses, wanted, self._room.body(copy))
            if any(place not in lines for place in missing):
                start = copy.body_line - 1
                lines |= {place: line - start for place, line in self._room.lines(copy).items()}
            self.register.put(copy.path, _KnownLines(copy.digest, list(lines.items())))
        return {place: line + copy.body_line - 1 for place, line in lines.items()}


def read_guesses(store: Store) -> dead_links.SuggestionCache:
    """What the last build found out of names that nobody has."""
    kept = store.get(cache_key("guesses", code_digest()))
    rows = _GUESSES.decode(kept) if kept else []
    return dead_links.SuggestionCache({(mark, name): tuple(found) for mark, name, found in rows})


def keep_guesses(guesses: dead_links.SuggestionCache, store: Store) -> None:
    """Keep the answers of this build for the next one."""
    if guesses.used != guesses.known:
        rows = [(mark, name, found) for (mark, name), found in guesses.used.items()]
        store.put(cache_key("guesses", code_digest()), msgspec.msgpack.encode(rows))


_GUESSES = msgspec.msgpack.Decoder(list[tuple[str, str, list[tuple[float, str]]]])


def _check_lead_picture(proof: CompiledEdition, directory: dead_links.LinkIndex) -> Iterator[Problem]:
    edition = proof.edition
    picture, path = edition.image, edition.manuscript.path
    if picture is None or edition.manuscript.front.image is None or not edition.manuscript.front.image.path:
        return
    line = edition.manuscript.front.line("image")
    address = link_resolution.address_of(picture.path, path) or ""
    kind, target, _ = link_resolution.split_address(address)
    if kind != "asset" or not directory.file(target):
        looked = ", ".join(directory.candidates(target)) if kind == "asset" else picture.path
        like = dead_links.suggest_file(target, path, directory) if kind == "asset" else ""
        yield MissingPicture(path, line, picture.path, looked, like)
    if not picture.alt:
        yield MissingAlt(path, line, picture.path)
