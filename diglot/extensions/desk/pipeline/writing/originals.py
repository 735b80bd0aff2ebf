"""The original of an article in, as a whole; the same file out, as somebody has written it, and new articles.

Touches the disk and pandoc through their adapters only.
"""

from __future__ import annotations

import msgspec

from diglot.core.pairing import kind_and_key
from diglot.extensions.desk import core as rows_of
from diglot.extensions.desk.pipeline.desk import MAX_FILE, MAX_ROW, Desk, Refusal
from diglot.extensions.desk.pipeline.repair import BrokenFile, decoded, file_at
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.scaffold import new_article
from diglot.pipeline.translation.units import open_unit_reader


class OriginalText(msgspec.Struct, frozen=True):
    """The original of an article. problem: why it cannot be read as it is, or None."""

    lang: Lang
    title: str
    file: BrokenFile
    problem: Problem | None


class OriginalConflict(msgspec.Struct, frozen=True):
    """An original that changed meanwhile; nothing was written. theirs: the file now.

    merged: with both changes; None where they touch each other.
    """

    theirs: str
    merged: str | None


class NewArticle(msgspec.Struct, frozen=True):
    """An article that is to be begun. key: of it; edit: what makes its file."""

    key: str
    edit: FileEdit


def read_original(desk: Desk, key: str) -> OriginalText | Problem:
    """Return the original of an article, also where it cannot be read as a text; a problem where there is none.

    Raises: OSError.
    """
    found = desk.original(key)
    if isinstance(found, Problem):
        file = file_at(desk, key, found)
        return OriginalText(kind_and_key(file.path)[0], "", file, found) if file else found
    path = found.manuscript.path
    entry = desk.folder.look_up(path)
    content = desk.folder.read(entry.name_on_disk) if entry else b""
    file = BrokenFile(path, entry.name_on_disk if entry else path, 0, content, decoded(content))
    return OriginalText(found.lang, found.manuscript.front.title, file, None)


def save_original(desk: Desk, key: str, base: str, text: str) -> OriginalConflict | Refusal | Problem | None:
    """Write an original, if it is as it was read and can be read afterwards. base: what it held then.

    Raises: FileChanged, OSError.
    """
    now = read_original(desk, key)
    if isinstance(now, Problem):
        return now
    file, text = now.file, text.replace("\r\n", "\n")
    if len(text) > MAX_FILE:
        return Refusal(N_("This is too long for a file."))
    if file.text is None:
        return Refusal(N_("It is not in UTF-8, so it cannot be shown here without losing something."))
    if file.text not in (base, text):
        # Word by word: of a text that is much longer than others, this would take minutes.
        merged = rows_of.merge(base, file.text, text) if max(len(base), len(text)) <= MAX_ROW else None
        return OriginalConflict(file.text, merged)
    edit = file.changed(encode_like(file.content, text))
    if not edit.is_change:
        return None
    after = desk.original(key, [edit])
    if isinstance(after, Problem):
        return after
    desk.write(key, now.lang, edit)
    return None


def plan_article(desk: Desk, title: str, name: str, lang: Lang, section: str) -> NewArticle | Refusal | Problem:
    """Return what begins an article, as a draft without text. name: in its address, "" for one made of the title."""
    title = " ".join(title.split())
    if not title:
        return Refusal(N_("Give the article a title."))
    with open_unit_reader(desk.root, KNOWN, desk.today(), 1, pandoc=desk.pandoc) as reader:
        if lang not in reader.sources.settings.languages:
            return Refusal(N_("Choose one of the languages of the publication."))
        edit = new_article(reader, title, lang, section, desk.today(), name=name)
    if isinstance(edit, Problem):
        return edit
    key = kind_and_key(edit.path)[1]
    if key in {manuscript.key for manuscript in reader.sources.manuscripts}:
        return Refusal(N_("There is an article at this address already: choose another one."))
    after = desk.original(key, [edit])
    return after if isinstance(after, Problem) else NewArticle(key, edit)
