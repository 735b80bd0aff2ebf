"""A file of somebody else's, and what importing it as a text would write: what extensions are given and return."""

from __future__ import annotations

import msgspec

from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.pipeline.base.file_edits import FileEdit


class TextFile(msgspec.Struct, frozen=True):
    """A file to import. name: as its sender calls it, with its suffix; content: its bytes.

    lang: of the text; where the file names the languages of its texts, these hold. article: the key of the article that
    it is an edition of, "" for a new one. section: the blog of a new article, or "".
    """

    name: str
    content: bytes
    lang: Lang
    article: str = ""
    section: str = ""


class ImportedText(msgspec.Struct, frozen=True):
    """What importing a file would write. article: its key; problems: what is not carried over, and what to look at."""

    article: str
    lang: Lang
    edits: tuple[FileEdit, ...]
    problems: tuple[Problem, ...]
