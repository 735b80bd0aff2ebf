"""A file of data of the house's own, and the page that it may be. Touches nothing."""

from __future__ import annotations

import msgspec

from diglot.model.languages import LocalizedText
from diglot.model.pages import Page

DATA = "data"
"""The name of the folder in `content/`, of the tables of a publication, and of the value of templates."""


class PageOfData(msgspec.Struct, frozen=True):
    """The table `[page]` of a file of data. template: its path below `templates/`; "" for the usual one."""

    title: LocalizedText = LocalizedText()
    description: LocalizedText = LocalizedText()
    template: str = ""


class Dataset(msgspec.Struct, frozen=True):
    """A file of data. key: its name.

    source: its text, whose values are read where they are needed; "" if it cannot be read. page: None where it is no
    page. line: of the table `[page]`. fault: of CSV, the line of what is wrong, and why.
    """

    key: str
    path: str
    source: str
    page: PageOfData | None = None
    line: int | None = None
    fault: tuple[int, str] | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it says anything: a file with a fault is a problem already."""
        return bool(self.source.strip())

    @property
    def name(self) -> str:
        """Its name without suffix, under which templates have it."""
        return self.key.rpartition(".")[0]


class DataPage(Page, frozen=True):
    """A page without a text: its template shows the data of the house. description: "" if none was written."""

    description: str
