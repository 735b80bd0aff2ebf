"""What the script of the desk's pages sends, by the forms in which it is read. Touches nothing."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang

PublishStep: TypeAlias = Literal["look", "publish", "back"]
"""Build the site and say what publishing it would change; publish what was built; go back to the previous release."""


class BoardOrder(msgspec.Struct):
    """The order to say what stops publishing, for the board."""


class PublishOrder(msgspec.Struct):
    """The order to look at what publishing would change, to publish that, or to go back."""

    step: PublishStep


class ArticleOrder(msgspec.Struct):
    """What the script sends about an article."""

    article: str
    to: Lang


class RowOrder(ArticleOrder):
    """What the script sends about a row while somebody writes in it."""

    row: int
    text: str = ""


class SeenRowOrder(ArticleOrder):
    """A row about which something is asked. digest: of the article as the page has it."""

    row: int
    digest: str


class SaveOrder(RowOrder, kw_only=True):
    """A row to be saved."""

    digest: str
    base: str


class ReviewsOrder(ArticleOrder, kw_only=True):
    """Several rows to be signed off at once. rows: the number of each, and its hash as it was read."""

    rows: list[tuple[int, str]]
    digest: str = ""


class FindOrder(ArticleOrder):
    """Words to be found in what was translated before. is_original: whether they are in the original's language."""

    words: str
    is_original: bool


class TermOrder(ArticleOrder):
    """A term for the glossary, in the languages of the original and of the translation."""

    source: str
    target: str


class NewOrder(ArticleOrder, kw_only=True):
    """An article to be begun, in the language `to`. name: in its address, "" for one made of the title.

    section: the blog that it goes into, or "".
    """

    title: str
    name: str = ""
    section: str = ""


class WriteOrder(ArticleOrder, kw_only=True):
    """An original to be saved as a whole. base: what the page was sent."""

    base: str
    text: str


class UploadOrder(ArticleOrder, kw_only=True):
    """A file that is sent in. name: as its sender calls it."""

    name: str
    content: bytes


class PictureOrder(UploadOrder, kw_only=True):
    """A picture for a text. alt: its description; caption: Markdown."""

    alt: str = ""
    caption: str = ""


class WordOrder(UploadOrder, kw_only=True):
    """A Word file to be looked at, of the text in the language `to`. section: as of a new article."""

    section: str = ""


class ImportOrder(ArticleOrder, kw_only=True):
    """What a file was seen to hold, to be written. token: names it."""

    token: str


class RepairOrder(ArticleOrder, kw_only=True):
    """A file that keeps an article from being opened, to be saved. digest: of it as it was read."""

    digest: str
    text: str


class UndoOrder(ArticleOrder):
    """The last save to be undone. digest: of the article as the page has it."""

    digest: str = ""


class FieldsOrder(ArticleOrder, kw_only=True):
    """Fields of the front matter to be saved, by name. base: as they were read; digest: of the article on the page."""

    digest: str = ""
    base: dict[str, str]
    values: dict[str, str]


class RegroupOrder(ArticleOrder, kw_only=True):
    """A row to be joined with the next one, or split. cut: the blocks of each text in the first of the two rows."""

    digest: str
    row: int
    cut: tuple[int, int] | None = None


class RowReadOrder(ArticleOrder, kw_only=True):
    """What is to be done about a row as it was read. hash: of it then."""

    row: int
    hash: str


class ReviewOrder(RowReadOrder, kw_only=True):
    """A row to be signed off. digest: of the article as the page has it."""

    digest: str = ""


class PresentOrder(ArticleOrder, kw_only=True):
    """A sign that somebody has an article before them. digest: of it as the page has it; row: the one in hand.

    comments: what tells those that the page has from others.
    """

    digest: str
    row: int | None = None
    comments: str = ""


class CommentOrder(ArticleOrder, kw_only=True):
    """A comment on a row, or without one on the article. hash: of the row as it was read."""

    text: str
    row: int | None = None
    hash: str = ""


class ResolveOrder(ArticleOrder, kw_only=True):
    """A comment to be resolved."""

    name: str


class DeclareOrder(ArticleOrder, kw_only=True):
    """A row, or without one the article, to be declared in step."""

    digest: str
    row: int | None = None
    is_minor: bool = False
