"""Checks links, pictures, catalogues and theme files: takes a compiled publication, yields problems.

Touches the disk and pandoc through their adapters only. pandoc is asked for lines only where there are problems.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from diglot.adapters.catalogues import catalogue_path
from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.disk import Folder
from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.picture_files import DrawingRefused, PictureRefused, PictureTooLarge
from diglot.core import page_models
from diglot.core.links import dead_links, link_resolution
from diglot.model.languages import Lang
from diglot.model.markup.attached_files import is_recording
from diglot.model.places import SETTINGS_PATH
from diglot.model.problems import (
    BrokenPicture,
    BrokenRecording,
    DeadMenuLink,
    ExpiredLink,
    MissingPicture,
    OversizedPicture,
    OversizedRecording,
    Problem,
    RefusedDrawing,
    in_question,
)
from diglot.model.publication import EXPIRED, ElementLocation, LocalizedPicture, Publication
from diglot.model.settings import Settings
from diglot.pipeline.render.page_services import AddressResolver, home_path
from diglot.pipeline.sources.articles import SourceTexts
from diglot.queries.database import Database
from diglot.queries.links import (
    LINKS,
    ArticlesByPlace,
    LinkedFiles,
    articles_by_key,
    edition_of,
    find_lead_faults,
    lead_address,
    linking_text,
    set_list_places,
)
from diglot.queries.sources.manuscripts import MANUSCRIPT
from diglot.queries.texts import ADDRESS_LINES, ELEMENT_LINES, path_of


def check_words(root: Path, languages: Iterable[Lang], sound: Collection[Path]) -> Iterator[Problem]:
    """Yield the problems of the publication's own catalogues (diglot's are checked by its tests).

    sound: catalogues that are known to have none.
    """
    for lang in languages:
        name = catalogue_path(lang)
        if Folder(root).find(name) and root / name not in sound:
            from diglot.adapters.catalogues.parsing import check_catalogue  # slow to import

            yield from check_catalogue(root / name, name)


def build_link_index(
    publication: Publication,
    texts: SourceTexts,
    structures: Mapping[Lang, page_models.SiteStructure],
    db: Database,
    guesses: dead_links.SuggestionCache,
) -> dead_links.LinkIndex:
    """Index everything that a link inside the publication may lead to. guesses: the suggestions of the last build."""
    sources = texts.sources
    places = {*page_models.list_places(publication, structures)}
    places.update(place for find in own_hooks("site-places") for place in find(publication))
    added = [place for one in publication.settings.extensions for place in one.extension.site_files]
    places.update(f"/{lang}/{place}" for lang in structures for place in added)
    return dead_links.LinkIndex(
        articles=articles_by_key(db, texts.group),
        places=ArticlesByPlace(db, texts.group),
        files=LinkedFiles(sources.files, db),
        lists=set_list_places(db, texts.lists, places),
        languages=sources.settings.languages,
        split=link_resolution.split_address,
        candidates=partial(link_resolution.asset_candidates, languages=sources.settings.languages),
        held=texts.held_back,
        schemes=sources.settings.schemes,
        guesses=guesses,
    )


def check_links(
    faulty: Iterable[str], group: str, directory: dead_links.LinkIndex, lines: LineFinder
) -> Iterator[Problem]:
    """Yield a problem for each link or picture that leads nowhere, at its line. faulty: the keys of texts with some."""
    for key in faulty:
        found = lines.db.get(LINKS, f"{group}{key}")
        placed = list(dead_links.find_dead_links(linking_text(lines.db, key), found.dead, directory))
        if placed:
            line_of = lines.find(key, [link.place for link in placed])
            yield from (link.problem.at(line_of(link.place)) for link in placed)
        edition = edition_of(lines.db, group, key)
        yield from find_lead_faults(edition, directory) if edition else ()


def check_menus(settings: Settings, resolver: AddressResolver) -> Iterator[Problem]:
    """Yield a problem for each address of a menu in the settings that leads nowhere."""
    for link in (*settings.menu, *settings.foot, *settings.social):
        if not any(resolver.menu_href(link.address, lang) for lang in settings.languages):
            address = link_resolution.neutral_address(link.address, SETTINGS_PATH) or ""
            _, target, _ = link_resolution.split_address(address)
            directory = resolver.directory
            if EXPIRED in (directory.why_held(target, lang) for lang in settings.languages):
                yield ExpiredLink(SETTINGS_PATH, link.line, link.address)
                continue
            like = directory.like(target, "") if address.startswith("article:") else directory.similar_file(target, "")
            suffix = ".md" if like and address.startswith("article:") else ""
            suggestion = in_question(f"{like.removeprefix('content/')}{suffix}")
            yield DeadMenuLink(SETTINGS_PATH, link.line, link.address, suggestion)


def check_described_pictures(publication: Publication, resolver: AddressResolver) -> Iterator[Problem]:
    """Yield a problem for each portrait and each cover of an issue that is not there, or that cannot be published."""
    for owner, picture in portraits_and_covers(publication):
        missing = []
        for lang in publication.settings.languages:
            path = home_path(lang)
            kind, target, _ = link_resolution.split_address(link_resolution.neutral_address(picture.path, path) or "")
            file = resolver.directory.file(target) if kind == "asset" else ""
            if not file:
                like = dead_links.suggest_file(target, path, resolver.directory) if kind == "asset" else ""
                searched = ", ".join(resolver.directory.candidates(target)) if kind == "asset" else picture.path
                missing.append(MissingPicture(owner, picture.line, picture.path, searched, like))
        yield from missing[:1]


def portraits_and_covers(publication: Publication) -> Iterator[tuple[str, LocalizedPicture]]:
    """Yield the portraits of people and the covers of issues, each with the file that names it."""
    for person in publication.people.values():
        if person.portrait:
            yield person.path, person.portrait
    for issue in publication.issues.values():
        if issue.cover:
            yield issue.path, issue.cover


def check_pictures(
    group: str,
    directory: dead_links.LinkIndex,
    keys: Iterable[str],
    lines: LineFinder,
    refusals: Mapping[str, PictureRefused],
) -> Iterator[Problem]:
    """Yield a problem for each use of a picture that cannot be published, and for each place in a drawing.

    keys: of all texts. refusals: by path.
    """
    for file, refusal in refusals.items():
        if isinstance(refusal, DrawingRefused):
            yield from (RefusedDrawing(file, fault.line, fault.found, fault.reason) for fault in refusal.faults)
    refused = {file: refusal for file, refusal in refusals.items() if not isinstance(refusal, DrawingRefused)}
    if not refused:
        return
    reported = set[str]()
    for key in keys:
        if not refused.keys().isdisjoint(lines.db.get(LINKS, f"{group}{key}").files):
            uses = linking_text(lines.db, key).metadata.uses
            broken = {use.place: file for use in uses if (file := directory.asset(use.address)) in refused}
            line_of = lines.find(key, list(broken))
            yield from (_refused(path_of(key), line_of(place), file, refused[file]) for place, file in broken.items())
            reported |= {*broken.values()}
            edition = edition_of(lines.db, group, key)
            lead = directory.asset(lead_address(edition)) if edition else ""
            if edition and lead in refused:
                yield _refused(path_of(key), edition.manuscript.front.line("image"), lead, refused[lead])
                reported.add(lead)
    yield from (_refused(file, None, file, refusal) for file, refusal in refused.items() if file not in reported)


def _refused(path: str, line: int | None, file: str, refusal: PictureRefused) -> Problem:
    kinds = (OversizedRecording, BrokenRecording) if is_recording(file) else (OversizedPicture, BrokenPicture)
    return kinds[not isinstance(refusal, PictureTooLarge)](path, line, file, str(refusal))


class LineFinder:
    """Finds the lines of elements in texts."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._texts: set[str] = set()
        self._read_again: set[str] = set()

    def find(self, key: str, places: Sequence[ElementLocation]) -> Callable[[ElementLocation], int]:
        """Return the function from each of these elements of a text to its line in the file.

        It returns that of the body, where the line is not known. key: of the text.
        """
        self._texts.add(key)
        found = self.db.get(ADDRESS_LINES, key)
        lines = dict(found)
        if any(place not in lines for place in places):
            self._read_again.add(path_of(key))
            found = self.db.get(ELEMENT_LINES, path_of(key))
            lines.update(found)
        start = self.db.get(MANUSCRIPT, path_of(key)).body_line - 1
        return lambda place: lines.get(place, 1) + start

    def forget_others(self) -> None:
        """Let the lines be kept that were asked for, and no others."""
        self.db.want(ADDRESS_LINES, self._texts)
        self.db.want(ELEMENT_LINES, self._read_again)


def read_guesses(store: Store) -> dead_links.SuggestionCache:
    """Return the suggestions of the last build for names that do not exist."""
    stored = store.get(cache_key("guesses", code_digest()))
    rows = _GUESSES.decode(stored) if stored else []
    return dead_links.SuggestionCache({(digest, name): tuple(suggestions) for digest, name, suggestions in rows})


def save_guesses(guesses: dead_links.SuggestionCache, store: Store) -> None:
    """Save the suggestions of this build for the next one."""
    if guesses.used != guesses.known:
        rows = [(digest, name, suggestions) for (digest, name), suggestions in guesses.used.items()]
        store.put(cache_key("guesses", code_digest()), msgspec.msgpack.encode(rows))


_GUESSES = msgspec.msgpack.Decoder(list[tuple[str, str, list[tuple[float, str]]]])
