"""Types of the desk: the spans of a manuscript, and rows of corresponding spans of two texts. Touches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from diglot.model.languages import Lang
from diglot.model.pages import TemplatePage
from diglot.model.translation.ledger import StatusRow
from diglot.model.translation.team import Visitor

SpanKind: TypeAlias = Literal["text", "comment", "definition"]
"""Blocks that readers see; a comment; the definition of a note or of a link's address."""

RowState: TypeAlias = Literal[
    "missing", "filled", "behind", "both", "edited", "undeclared", "extra", "in-step", "reviewed", "none",
]  # fmt: skip
"""How a row stands: not translated; filled in from the memory, and not passed by anybody yet; its original has changed
since; both have; the translation has; never declared in step; without an original; in step; in step and reviewed;
nothing that the ledger records, such as a comment."""

TO_DO: frozenset[RowState] = frozenset(["missing", "filled", "behind", "both"])
"""The states of rows that need a translator."""

TO_REVIEW: RowState = "in-step"
"""The state of rows that need a reviewer."""


class SpanStart(msgspec.Struct, frozen=True):
    """Where a span begins. line: in the file, from 0. blocks: the numbers of its top-level blocks, mostly one.

    last: the line after its last line, for a definition; None where it ends with the next span. name: of a definition.
    list_number: of the list that it is an item of, in its text.
    """

    line: int
    kind: SpanKind
    blocks: range = range(0)
    last: int | None = None
    name: str = ""
    list_number: int | None = None


class Span(msgspec.Struct, frozen=True):
    """A span of the lines of a file. start, stop: its text; end: with the blank lines after it, where the next begins.

    The spans of a file follow each other without a gap, from the first to the end of the file. list_number: of the list
    that it is an item of.
    """

    start: int
    stop: int
    end: int
    kind: SpanKind
    blocks: range
    name: str = ""
    list_number: int | None = None


class RowSpans(msgspec.Struct, frozen=True):
    """Spans of the original and of the translation that belong together, by number; one side may be empty."""

    source: range
    target: range


class RowPlace(msgspec.Struct, frozen=True):
    """What identifies a row for saving: the text of both sides as it was read."""

    source: str
    target: str


class InsertablePiece(msgspec.Struct, frozen=True):
    """What the original has and a translator takes over. before, after: what goes around words of the translation."""

    before: str
    after: str = ""


WordChanges: TypeAlias = Sequence[tuple[Literal["same", "out", "in"], str]]
"""The pieces of two versions of a text, in reading order."""


# ---------------------------------------------------------------- pages


class DeskPage(TemplatePage, frozen=True):
    """A page of the desk. Its template is among the desk's own. visitor: who sees it."""

    title: str
    visitor: Visitor


class Choice(msgspec.Struct, frozen=True):
    """An entry of a menu."""

    value: str
    words: str
    is_chosen: bool


class BoardRow(msgspec.Struct, frozen=True):
    """A translation on the board. href: of its article on the desk. share: the part in step in percent, or None.

    translators, reviewers: their names in the language of the desk, joined by commas.
    """

    status: StatusRow
    href: str
    key: str
    state_words: str
    changed: str
    share: int | None
    is_overdue: bool
    is_expired: bool
    translators: str
    reviewers: str


class BoardPage(DeskPage, frozen=True):
    """The board: every article in every language. waiting: for what; people: for whom.

    found: how many translations were asked for; rows: a page of them, the first of which has the number first, from 1.
    earlier, later: the addresses of the pages before and after it, or "". comments: how many are open in all articles;
    named: how many of these name whoever looks at it. may_begin: whether they may begin articles.
    """

    rows: tuple[BoardRow, ...]
    states: tuple[Choice, ...]
    waiting: tuple[Choice, ...]
    people: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    sought: str
    words: int
    problems: tuple[str, ...]
    may_publish: bool
    found: int
    first: int
    earlier: str
    later: str
    comments: int
    named: int
    may_begin: bool


class DeskRowView(msgspec.Struct, frozen=True):
    """A row as the page first shows it. label: of a field or a note, "" for running text.

    review: by whom and when it was reviewed, or "".
    """

    number: int
    state: RowState
    state_words: str
    review: str
    label: str
    source_html: str
    target_html: str
    diff: WordChanges


class FrontField(msgspec.Struct, frozen=True):
    """A field of the front matter in a form. value: as written, "" if it is not; inherited: what holds then, or ""."""

    name: str
    value: str
    inherited: str


class FrontFieldView(msgspec.Struct, frozen=True):
    """A field in the form. label, hint: in the language of the person. choices: of a menu; none for a line of text.

    is_wanted: words of the original's picture that the translation does not have in its own language.
    """

    name: str
    label: str
    value: str
    hint: str
    choices: tuple[Choice, ...]
    is_wanted: bool


class RowsPage(DeskPage, frozen=True):
    """Rows of an article, in place of a whole page."""

    langs: tuple[Lang, Lang]
    rows: tuple[DeskRowView, ...]


class EditorPage(RowsPage, frozen=True):
    """An article on the desk. data_html: what the script needs, as JSON without a character of markup.

    front: the fields of the translation; shared: those that are the original's, each with its words.
    is_elsewhere: another program publishes the texts. takes_files: whether Word files can be imported. scripts: the
    names of the modules of its script.
    """

    key: str
    paths: tuple[str, str]
    data_html: str
    to_do: int
    words_left: int
    to_review: int
    expects_reviews: bool
    has_ledger: bool
    has_provider: bool
    front: tuple[FrontFieldView, ...]
    shared: tuple[tuple[str, str], ...]
    is_elsewhere: bool
    takes_files: bool
    scripts: tuple[str, ...]


class NoticePage(DeskPage, frozen=True):
    """Why an article cannot be edited. begin: the language of a translation that may be begun, or "".

    is_unknown: there is no such article. title_lang: of the title, if that is of the original.
    """

    key: str
    what: str
    fix: str
    begin: str
    is_unknown: bool = False
    title_lang: Lang = ""


class RepairPage(DeskPage, frozen=True):
    """A file that keeps an article from being opened, to be mended. lines: some of it, around what is wrong.

    text: the whole file; None where it cannot be shown. line: of what is wrong, from 1, or 0.
    """

    key: str
    to: Lang
    what: str
    fix: str
    path: str
    line: int
    lines: tuple[tuple[int, str], ...]
    text: str | None
    digest: str


class NewPage(DeskPage, frozen=True):
    """The page on which an article is begun. takes_files: whether Word files can be imported."""

    languages: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    takes_files: bool


class WritePage(DeskPage, frozen=True):
    """The original of an article, to be written as a whole. text: None where it cannot be shown.

    wrong: why it cannot be read as it is, or ""; others: its translations at the desk; preview: where its page is.
    """

    key: str
    to: Lang
    path: str
    text: str | None
    wrong: str
    others: tuple[Choice, ...]
    preview: str
    takes_files: bool


class CommentView(msgspec.Struct, frozen=True):
    """An open comment. about: the words that it is about. href: of its row. is_named: it names whoever looks at it."""

    text: str
    about: str
    facts: str
    href: str
    is_named: bool


class DiscussedArticle(msgspec.Struct, frozen=True):
    """An article with open comments."""

    title: str
    key: str
    comments: tuple[CommentView, ...]


class CommentsPage(DeskPage, frozen=True):
    """The open comments on all articles. count: how many there are; named: how many name whoever looks at it."""

    articles: tuple[DiscussedArticle, ...]
    count: int
    named: int
    only_own: bool


class SignInPage(DeskPage, frozen=True):
    """The form to sign in. asked: the address that was asked for; said: what was wrong with the last try, or ""."""

    asked: str
    said: str


class JoinPage(DeskPage, frozen=True):
    """The form of an invitation, for a password. name: whom it is for, "" if it is not good any more."""

    name: str
    invitation: str
    least: int
    said: str
