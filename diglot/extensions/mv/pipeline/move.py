"""Moves an article to a new name: plans and writes the changes of editions, ledger, pictures and links to it.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import FileChanged, Folder, remove_file
from diglot.core.links import address_edits, alias_edits, link_resolution, slugs
from diglot.core.links.file_names import is_portable_name
from diglot.extensions.mv.core.moved_reviews import renew_digests
from diglot.model.languages import LANGUAGES, other_languages
from diglot.model.problems import N_, AliasNotRecorded, FileChangedMeanwhile, NotMovable, Problem
from diglot.model.publication import Article, Manuscript
from diglot.model.translation.comments import COMMENTS_FOLDER
from diglot.model.translation.ledger import Ledger
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.base.kept_files import keep
from diglot.pipeline.base.move_journal import Move, remove_journal, write_journal
from diglot.pipeline.sources.articles import pair_some
from diglot.pipeline.translation.ledger_files import article_stem, ledger_path, parse_ledger_source
from diglot.pipeline.translation.units import UnitReader


def plan_move(reader: UnitReader, article: Article, name: str, today: dt.date) -> Move | Problem:
    """Plan a move, or return the problem that prevents it. name: the new key, such as "asia/seoul"."""
    path = article.editions[0].manuscript.path
    key = name.strip("/").removesuffix(".md")
    if article.kind != "article":
        return NotMovable(path, None, N_("it is a whole blog or a home page"))
    if not all(map(_is_name, (f"{key}.md").split("/"))):
        return NotMovable(path, None, N_("the new name is not a valid file name"))
    paths = {edition.manuscript.path: _new_path(edition.manuscript, key) for edition in article.editions}
    files = {edition.manuscript.path for other in reader.articles if other.key == key for edition in other.editions}
    taken = sorted(files | (set(paths.values()) & set(reader.sources.files)))
    if key == article.key:
        return NotMovable(path, None, N_("this is its name already"))
    if taken:
        return NotMovable(path, None, N_("there is already a text with the new name"))
    blog = key.rpartition("/")[0]
    if blog and blog not in {other.key for other in reader.articles if other.kind == "blog"}:
        return NotMovable(path, None, N_("there is no blog with that name"))
    return _MovePlanner(reader, article, key, paths, today).plan()


def _is_name(name: str) -> bool:
    """Return whether a file or folder of this name is read, on every system, and can be part of an address."""
    is_addressable = slugs.is_slug(slugs.make_slug(name.removesuffix(".md"), latin_only=False))
    return is_addressable and is_portable_name(name) and not name.startswith(".") and " " not in name


def _new_path(manuscript: Manuscript, key: str) -> str:
    return f"content/{manuscript.lang}/{key}{PurePosixPath(manuscript.path).suffix}"


class _MovePlanner(msgspec.Struct, frozen=True):
    """Plans the move of an article to a new key. paths: old and new paths of its editions."""

    reader: UnitReader
    article: Article
    key: str
    paths: Mapping[str, str]
    today: dt.date

    def plan(self) -> Move:
        moved = dict(self.paths) | self._pictures()
        here, there = article_stem(self.article), self.key
        for place in self._ledgers_of(self.article):
            moved[place] = f"{place.removesuffix(f'{here}.toml')}{there}.toml"
        comments = f"{COMMENTS_FOLDER}/{article_stem(self.article)}/"
        moved |= {
            path: f"{COMMENTS_FOLDER}/{self.key}/{path.removeprefix(comments)}"
            for path in self.reader.sources.files
            if path.startswith(comments) and "/" not in path.removeprefix(comments)
        }
        contents = {old: self._read(old) for old in moved}
        edits: list[FileEdit] = []
        problems: list[Problem] = []
        hrefs = self._hrefs()
        aliases = self._aliases(hrefs)
        for manuscript in self.reader.sources.manuscripts:
            content = self._read(manuscript.path)
            text = content.decode("utf-8", "surrogateescape")
            changed = address_edits.change_addresses(text, partial(self._address, moved, manuscript.path))
            if alias := aliases.get(manuscript.path):
                with_alias = alias_edits.add_alias(changed, alias)
                if with_alias is None:
                    line = manuscript.front.line("aliases")
                    problems.append(AliasNotRecorded(moved[manuscript.path], line, alias))
                changed = with_alias or changed
            if manuscript.path in self.paths and (href := hrefs.get(moved[manuscript.path])):
                changed = alias_edits.remove_alias(changed, href)
            if manuscript.path in moved or changed != text:
                edits.append(self._edit(manuscript.path, moved, content, changed))
        edits += self._ledgers(moved)
        written = {edit.path for edit in edits}
        edits += [FileEdit(new, None, contents[old]) for old, new in moved.items() if new not in written]
        edits += self._volumes_and_issues()
        removed = {self._on_disk(old): content for old, content in contents.items()}
        return Move(self.article.key, self.key, tuple(edits), removed, tuple(moved.items()), tuple(problems))

    def _edit(self, path: str, moved: Mapping[str, str], content: bytes, text: str) -> FileEdit:
        after = text.encode("utf-8", "surrogateescape")
        return FileEdit(moved[path], None, after) if path in moved else FileEdit(self._on_disk(path), content, after)

    def _ledgers(self, moved: Mapping[str, str]) -> list[FileEdit]:
        """Return the edits of ledgers whose texts get new addresses, so that these do not count as changes of text."""
        edits = []
        for article in self.reader.articles:
            for path in self._ledgers_of(article):
                content = self._read(path)
                text = content.decode("utf-8", "surrogateescape")
                paths = {edition.lang: edition.manuscript.path for edition in article.editions}
                changed = _change_ledger_addresses(
                    text,
                    lambda address, lang, paths=paths: (  # type: ignore[misc]
                        self._address(moved, paths[lang], address) if lang in paths else address
                    ),
                )
                if changed != text:
                    changed = _with_reviews(text, changed, path)
                    edits.append(self._edit(path, moved, content, changed))
        return edits

    def _ledgers_of(self, article: Article) -> Sequence[str]:
        """Return the paths of the ledgers of an article."""
        languages = self.reader.sources.settings.languages
        paths = (ledger_path(article, lang, languages) for lang in other_languages(article.original, languages))
        return [path for path in paths if path in self.reader.sources.files]

    def _pictures(self) -> dict[str, str]:
        """Return new paths of the pictures beside the article that no other text shows, if its folder changes."""
        folders = {path.rpartition("/")[0] for path in self.paths}
        if all(old.rpartition("/")[0] == new.rpartition("/")[0] for old, new in self.paths.items()):
            return {}
        shown: dict[str, set[str]] = {}
        for manuscript in self.reader.sources.manuscripts:
            for picture in self._shown_in(manuscript):
                shown.setdefault(picture, set()).add(manuscript.path)
        moves = {}
        for picture, users in shown.items():
            folder, _, name = picture.rpartition("/")
            if folder in folders and users <= set(self.paths):
                lang = picture.split("/")[1]
                place = PurePosixPath(f"content/{lang}/{self.key}").parent / name
                if place.as_posix() not in self.reader.sources.files:
                    moves[picture] = place.as_posix()
        return moves

    def _shown_in(self, manuscript: Manuscript) -> Iterator[str]:
        written = [manuscript.front.image.path] if manuscript.front.image and manuscript.front.image.path else []
        written += address_edits.find_addresses(self._read(manuscript.path).decode("utf-8", "replace"))
        for address in written:
            kind, target, _ = link_resolution.split_address(
                link_resolution.neutral_address(address, manuscript.path) or ""
            )
            if kind == "asset":
                places = link_resolution.asset_candidates(target, self.reader.sources.settings.languages)
                yield from [place for place in places if place in self.reader.sources.files][:1]

    def _address(self, moved: Mapping[str, str], path: str, written: str) -> str:
        """Return an address as the manuscript must write it after the move, unchanged if it still leads there."""
        neutral = link_resolution.neutral_address(written, path)
        if written.startswith("/") or neutral is None or not neutral.startswith(("article:", "asset:")):
            return written
        kind, target, _ = link_resolution.split_address(neutral)
        file = self._file(kind, target)
        lang, _, key = target.partition("/")
        if file and kind == "article" and key == self.article.key:
            target_path = f"content/{lang}/{self.key}.md"
        else:
            target_path = moved.get(file, file) if file else ""
        new_path = moved.get(path, path)
        has_moved = new_path.rpartition("/")[0] != path.rpartition("/")[0]
        is_changed = has_moved or target_path != file
        return address_edits.relative_address(new_path, target_path, written) if target_path and is_changed else written

    def _file(self, kind: str, target: str) -> str | None:
        """Return the file that an address leads to. A text without the edition is found by that in another language."""
        if kind == "asset":
            places = link_resolution.asset_candidates(target, self.reader.sources.settings.languages)
            return next((place for place in places if place in self.reader.sources.files), None)
        lang, _, key = target.partition("/")
        texts = {text.lang: text.path for text in self.reader.sources.manuscripts if text.key == key}
        # A link to a missing edition means the article: return the path that the edition would have.
        if texts and lang not in texts and lang in LANGUAGES:
            return f"content/{lang}/{next(iter(texts.values())).split('/', 2)[2]}"
        return texts.get(lang)

    def _hrefs(self) -> dict[str, str]:
        """Return the addresses of all editions after the move, by the paths of their manuscripts."""
        manuscripts = tuple(
            replace(text, path=self.paths[text.path], key=self.key) if text.path in self.paths else text
            for text in self.reader.sources.manuscripts
        )
        sources = self.reader.sources
        articles, _ = pair_some(manuscripts, sources, sources.settings, self.today, with_drafts=True)
        return {edition.manuscript.path: edition.href for article in articles for edition in article.editions}

    def _aliases(self, hrefs: Mapping[str, str]) -> dict[str, str]:
        """Return the old address of each edition whose address changes, by the manuscript's path."""
        return {
            edition.manuscript.path: edition.href
            for edition in self.article.editions
            if hrefs.get(self.paths[edition.manuscript.path]) != edition.href
        }

    def _volumes_and_issues(self) -> list[FileEdit]:
        """Return the edits of books and issues that name the article."""
        edits = []
        for path in self.reader.sources.files:
            if path.startswith(("content/volumes/", "content/issues/")) and path.endswith(".toml"):
                content = self._read(path)
                after = content.replace(f'"{self.article.key}"'.encode(), f'"{self.key}"'.encode())
                edits += [FileEdit(self._on_disk(path), content, after)] if after != content else []
        return edits

    def _read(self, path: str) -> bytes:
        return self.reader.folder.read(self._on_disk(path))

    def _on_disk(self, path: str) -> str:
        return self.reader.sources.files[path].name_on_disk


def find_changed(folder: Folder, move: Move) -> list[Problem]:
    """Return the files that are not what they were when a move was planned."""
    expected = {edit.path: edit.before for edit in move.edits} | dict(move.removed)
    return [_changed(path) for path, before in expected.items() if _content(folder, path) != before]


def apply_move(folder: Folder, move: Move, today: dt.date) -> list[Problem]:
    """Make the changes of a move, with a record of them on the disk meanwhile; return the files that are in its way.

    Raises: FileChanged, OSError; then, and when the process is killed, `finish_move` does the rest.
    """
    keep(folder.root, move.edits, move.removed, "mv", today, is_whole=True)
    write_journal(folder, move)
    return finish_move(folder, move)


def finish_move(folder: Folder, move: Move) -> list[Problem]:
    """Make those changes of a recorded move that are not made yet, new files first, so that nothing is ever lost.

    A file that was changed since is left as it is and returned as a problem; so is the old file of a new one. Raises:
    OSError.
    """
    edits = [edit for edit in move.edits if _content(folder, edit.path) != edit.after]
    problems = list(write_edits(folder.root, edits))
    kept = {problem.position[0] for problem in problems}
    places = dict(move.moved)
    for name_on_disk, content in move.removed.items():
        if places.get(unicodedata.normalize("NFC", name_on_disk)) in kept:
            continue
        try:
            remove_file(folder.root, name_on_disk, content)
        except FileChanged:
            problems.append(_changed(name_on_disk))
    remove_journal(folder, move)
    return problems


def _content(folder: Folder, name_on_disk: str) -> bytes | None:
    return folder.read(name_on_disk) if folder.find(name_on_disk) else None


def _changed(path: str) -> Problem:
    return FileChangedMeanwhile(path, None)


def _change_ledger_addresses(text: str, change: Callable[[str, str], str]) -> str:
    """Apply a function to every address in the texts of a ledger.

    change: from an address and the language of its text to the new address.
    """

    def change_line(line: str) -> str:
        lang_match = re.match(r"(?:minor\.)?([a-z]{2}) = ", line)
        if lang_match is None:
            return line
        lang = lang_match[1]
        return address_edits.change_addresses(line, lambda address: change(address, lang))

    return "\n".join(map(change_line, text.split("\n")))


def _with_reviews(before: str, after: str, path: str) -> str:
    """Return a changed ledger in which the reviews of the texts with former addresses are those of the new ones."""
    ledgers = [parse_ledger_source(source, path) for source in (before, after)]
    sound = [one for one in ledgers if isinstance(one, Ledger)]
    return renew_digests(after, *sound) if len(sound) == len(ledgers) else after
