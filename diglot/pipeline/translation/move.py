"""An article's new name in, every file that its move touches out: editions, ledger, pictures, links to it.

Touches the disk through its machine only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import FileChanged, remove_file
from diglot.core import address_edits, link_resolution, slugs
from diglot.model.languages import LANGUAGES
from diglot.model.ledger import ledger_place
from diglot.model.problems import N_, AliasByHand, FileChangedMeanwhile, NotMovable, Problem, SameName
from diglot.model.publication import Article, Manuscript
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.sources.load import pair_sources
from diglot.pipeline.translation.status import ledger_path
from diglot.pipeline.translation.units import UnitReader


class Move(msgspec.Struct, frozen=True):
    """What a move comes to. drafts: files as they would be; gone: what is left behind, by path; moved: old and new."""

    article: str
    drafts: tuple[FileEdit, ...]
    gone: Mapping[str, bytes]
    moved: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    @property
    def mended(self) -> tuple[str, ...]:
        """Other files in which an address changes."""
        places = {new for _, new in self.moved}
        return tuple(draft.path for draft in self.drafts if draft.path not in places)


def plan_move(room: UnitReader, article: Article, name: str, today: dt.date) -> Move | Problem:
    """All that a move changes. name: the new key, such as "asia/seoul"."""
    path = article.editions[0].manuscript.path
    key = name.strip("/").removesuffix(".md")
    if article.kind != "article":
        return NotMovable(path, None, N_("it is a whole blog or a home page"))
    if not key or not all(slugs.is_slug(slugs.make_slug(part, latin_only=False)) for part in key.split("/")):
        return NotMovable(path, None, N_("the new name is none that a file may have"))
    paths = {edition.manuscript.path: _new_path(edition.manuscript, key) for edition in article.editions}
    files = {edition.manuscript.path for row in room.articles if row.key == key for edition in row.editions}
    taken = sorted(files | (set(paths.values()) & set(room.sources.files)))
    if taken:
        return SameName(path, None, taken[0])
    return _MovePlanner(room, article, key, paths, today).plan()


def _new_path(manuscript: Manuscript, key: str) -> str:
    return f"content/{manuscript.lang}/{key}{PurePosixPath(manuscript.path).suffix}"


def _draft(path: str, moved: Mapping[str, str], content: bytes, text: str) -> FileEdit:
    after = text.encode("utf-8", "surrogateescape")
    return FileEdit(moved.get(path, path), None if path in moved else content, after)


class _MovePlanner(msgspec.Struct, frozen=True):
    room: UnitReader
    article: Article
    key: str
    paths: Mapping[str, str]
    today: dt.date

    def plan(self) -> Move:
        moved = dict(self.paths) | self._pictures()
        ledger = ledger_path(self.article)
        if ledger in self.room.sources.files:
            moved[ledger] = ledger_place(self.key)
        gone = {old: self._read(old) for old in moved}
        drafts: list[FileEdit] = []
        problems: list[Problem] = []
        aliases = self._aliases()
        for manuscript in self.room.sources.manuscripts:
            content = self._read(manuscript.path)
            text = content.decode("utf-8", "surrogateescape")
            changed = address_edits.change_addresses(text, partial(self._address, moved, manuscript.path))
            if alias := aliases.get(manuscript.path):
                with_alias = address_edits.add_alias(changed, alias)
                if with_alias is None:
                    line = manuscript.front.line("aliases")
                    problems.append(AliasByHand(moved[manuscript.path], line, alias))
                changed = with_alias or changed
            if manuscript.path in moved or changed != text:
                drafts.append(_draft(manuscript.path, moved, content, changed))
        drafts += self._ledgers(moved)
        written = {draft.path for draft in drafts}
        drafts += [FileEdit(new, None, gone[old]) for old, new in moved.items() if new not in written]
        drafts += self._volumes()
        return Move(self.key, tuple(drafts), gone, tuple(moved.items()), tuple(problems))

    def _ledgers(self, moved: Mapping[str, str]) -> list[FileEdit]:
        """Ledgers whose texts write an address otherwise now: a mended link is no change of the text."""
        drafts = []
        for article in self.room.articles:
            path = ledger_path(article)
            if path in self.room.sources.files:
                content = self._read(path)
                text = content.decode("utf-8", "surrogateescape")
                paths = {edition.lang: edition.manuscript.path for edition in article.editions}
                changed = address_edits.change_ledger(
                    text,
                    lambda address, lang, paths=paths: (  # type: ignore[misc]
                        self._address(moved, paths[lang], address) if lang in paths else address
                    ),
                )
                if changed != text:
                    drafts.append(_draft(path, moved, content, changed))
        return drafts

    def _pictures(self) -> dict[str, str]:
        """Pictures beside the article that nobody else shows, by old and new place; none where the folder stays."""
        own = {path.rpartition("/")[0] for path in self.paths}
        if all(old.rpartition("/")[0] == new.rpartition("/")[0] for old, new in self.paths.items()):
            return {}
        shown: dict[str, set[str]] = {}
        for manuscript in self.room.sources.manuscripts:
            for picture in self._shown_in(manuscript):
                shown.setdefault(picture, set()).add(manuscript.path)
        found = {}
        for picture, users in shown.items():
            folder, _, name = picture.rpartition("/")
            if folder in own and users <= set(self.paths):
                lang = picture.split("/")[1]
                place = PurePosixPath(f"content/{lang}/{self.key}").parent / name
                if place.as_posix() not in self.room.sources.files:
                    found[picture] = place.as_posix()
        return found

    def _shown_in(self, manuscript: Manuscript) -> Iterator[str]:
        written = [manuscript.front.image.path] if manuscript.front.image and manuscript.front.image.path else []
        written += address_edits.find_addresses(self._read(manuscript.path).decode("utf-8", "replace"))
        for address in written:
            kind, target, _ = link_resolution.split_address(link_resolution.address_of(address, manuscript.path) or "")
            if kind == "asset":
                places = link_resolution.asset_candidates(target, self.room.sources.settings.languages)
                yield from [place for place in places if place in self.room.sources.files][:1]

    def _address(self, moved: Mapping[str, str], path: str, written: str) -> str:
        """An address as the manuscript must write it after the move; the same where it still leads there."""
        neutral = link_resolution.address_of(written, path)
        if written.startswith("/") or neutral is None or not neutral.startswith(("article:", "asset:")):
            return written
        kind, target, _ = link_resolution.split_address(neutral)
        file = self._file(kind, target)
        lang, _, key = target.partition("/")
        if file and kind == "article" and key == self.article.key:
            there = f"content/{lang}/{self.key}.md"
        else:
            there = moved.get(file, file) if file else ""
        here = moved.get(path, path)
        has_moved = here.rpartition("/")[0] != path.rpartition("/")[0]
        return address_edits.written_from(here, there, written) if there and (has_moved or there != file) else written

    def _file(self, kind: str, target: str) -> str | None:
        """The file that an address leads to; a text's own edition, or else another language's."""
        if kind == "asset":
            places = link_resolution.asset_candidates(target, self.room.sources.settings.languages)
            return next((place for place in places if place in self.room.sources.files), None)
        lang, _, key = target.partition("/")
        texts = {row.lang: row.path for row in self.room.sources.manuscripts if row.key == key}
        # A link to an edition that is not there stands for the article: it is written as if it were.
        if texts and lang not in texts and lang in LANGUAGES:
            return f"content/{lang}/{next(iter(texts.values())).split('/', 2)[2]}"
        return texts.get(lang)

    def _aliases(self) -> dict[str, str]:
        """The old address of each edition whose address changes, by the manuscript's path."""
        manuscripts = tuple(
            replace(row, path=self.paths[row.path], key=self.key) if row.path in self.paths else row
            for row in self.room.sources.manuscripts
        )
        sources = replace(self.room.sources, manuscripts=manuscripts)
        articles, _ = pair_sources(sources, sources.settings, self.today, with_drafts=True)
        hrefs = {edition.manuscript.path: edition.href for row in articles for edition in row.editions}
        return {
            edition.manuscript.path: edition.href
            for edition in self.article.editions
            if hrefs.get(self.paths[edition.manuscript.path]) != edition.href
        }

    def _volumes(self) -> list[FileEdit]:
        """Books that name the article."""
        drafts = []
        for path in self.room.sources.files:
            if path.startswith("content/volumes/") and path.endswith(".toml"):
                content = self._read(path)
                after = content.replace(f'"{self.article.key}"'.encode(), f'"{self.key}"'.encode())
                drafts += [FileEdit(path, content, after)] if after != content else []
        return drafts

    def _read(self, path: str) -> bytes:
        return self.room.folder.read(self.room.sources.files[path].name_on_disk)


def apply_move(room: UnitReader, move: Move) -> Sequence[Problem]:
    """Write what is new, then take away what is old: a stop half-way loses nothing."""
    problems = list(write_edits(room.folder.root, move.drafts))
    if problems:
        return problems
    for path, content in move.gone.items():
        try:
            remove_file(room.folder.root, room.sources.files[path].name_on_disk, content)
        except FileChanged:
            problems.append(FileChangedMeanwhile(path, None))
    return problems
