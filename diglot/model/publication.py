"""The parts of a publication, with a type for each stage of building them. Touches nothing.

manuscript (a file as read) → edition (a text in one language) → article (its editions, paired) → compiled edition
(an edition converted to HTML). Renditions (pages, PDFs) are made from compiled editions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

import msgspec

from diglot.model.fields import (
    LABELS,
    LINK_URL,
    NAMES,
    NOT_IN_FILE,
    TEXT,
    TEXTS,
    Field,
    Fields,
    OtherFields,
    TranslatedField,
    matching,
    one_of,
    table_of,
    tables_of,
    translated_fields,
)
from diglot.model.languages import LANGUAGES, Lang, LocalizedText
from diglot.model.markup.letter_counts import LetterCounts
from diglot.model.messages import N_
from diglot.model.paper.volumes import Volume
from diglot.model.problems import AnyProblem
from diglot.model.settings import Settings

Kind = Literal["home", "blog", "article"]
"""The kind of a manuscript: a language's home page, a blog's introduction, or a text."""


Substance = Literal["nothing", "headings", "text"]
"""The content of a manuscript's body."""


WEB_LINK = matching(LINK_URL, N_("an address such as https://journal.example"))


class WebLink(msgspec.Struct, frozen=True):
    """A link of a person: its address, and its label by language."""

    url: str
    label: LocalizedText


PICTURE_FIELDS: Fields = {"file": matching(r"\S", TEXT.expected), **LABELS}
DESCRIBED_PICTURE = Field(
    table_of(PICTURE_FIELDS, "file").schema,
    N_('a table with file = "…" and what the picture shows, in each language'),
)


class LocalizedPicture(msgspec.Struct, frozen=True):
    """A picture outside of texts, such as a portrait. path: as written; alt: its description; line: in its file."""

    path: str
    alt: LocalizedText
    line: int | None = None


class Contributor(msgspec.Struct, frozen=True):
    """A person in `content/people/<key>.toml`. gender: "f", "m" or ""; bio: Markdown.

    index: the name as an index lists it, if that is not the surname first; after semicolons, other names that texts
    use for the person. added: the fields of extensions that come along, as texts, lists and tables of them.
    """

    key: Annotated[str, NOT_IN_FILE]
    name: LocalizedText
    gender: Annotated[str, one_of("f", "m", "")] = ""
    bio: LocalizedText = LocalizedText()
    links: Annotated[tuple[WebLink, ...], tables_of({"url": WEB_LINK, **LABELS}, "url")] = ()
    path: Annotated[str, NOT_IN_FILE] = ""
    index: LocalizedText = LocalizedText()
    portrait: Annotated[LocalizedPicture | None, DESCRIBED_PICTURE] = None
    added: Annotated[Mapping[str, Any], NOT_IN_FILE] = {}
    others: Annotated[OtherFields, NOT_IN_FILE] = OtherFields()


class PollChoice(msgspec.Struct, frozen=True):
    """An answer of a poll, and the number of readers who gave it."""

    label: LocalizedText
    votes: int


# More than there are people, so that a typing error is noticed.
VOTES = Field(
    {"type": "integer", "minimum": 0, "maximum": 10_000_000_000},
    N_("a whole number, 0 or more, without quotation marks"),
)


class ReaderPoll(msgspec.Struct, frozen=True):
    """A reader poll in `content/polls/<key>.toml`.

    closed: None while readers vote. The votes are then those last written into the file.
    results: when readers see them while the poll is open.
    """

    key: Annotated[str, NOT_IN_FILE]
    question: LocalizedText
    choices: Annotated[tuple[PollChoice, ...], tables_of({"votes": VOTES, **LABELS})] = msgspec.field(name="options")
    closed: dt.date | None = None
    path: Annotated[str, NOT_IN_FILE] = ""
    results: Literal["after-vote", "at-end"] = "after-vote"

    @property
    def is_open(self) -> bool:
        """Whether readers vote: on one answer or none nobody can."""
        return self.closed is None and len(self.choices) > 1


class IssueSection(msgspec.Struct, frozen=True):
    """Articles of an issue under a heading. title: empty if there is none. lines: of each article in its file."""

    articles: tuple[str, ...]
    lines: tuple[int | None, ...]
    title: LocalizedText = LocalizedText()


ISSUE_SECTION: Fields = {"title": TEXTS, "articles": NAMES}

Season = Literal["winter", "spring", "summer", "autumn"]


class Issue(msgspec.Struct, frozen=True):
    """An issue in `content/issues/<key>.toml`: texts of the publication that appear together.

    number: from 1, through the whole publication or, where there are volumes, through the volume; 0 if it is missing.
    volume: the number of the volume ("Vol. 3"), 0 for none. date: the day of publication; season: shown in place of
    the month. title: the theme. lead: Markdown. cover: None for a drawn one. book: the key of the book of the same
    texts. line, book_line: of `number` and of `book` in the file.
    """

    key: Annotated[str, NOT_IN_FILE]
    number: int
    title: LocalizedText
    sections: Annotated[tuple[IssueSection, ...], tables_of(ISSUE_SECTION, "articles")]
    date: dt.date | None = None
    volume: int = 0
    season: Annotated[Season | Literal[""], one_of(*get_args(Season))] = ""
    lead: LocalizedText = LocalizedText()
    cover: Annotated[LocalizedPicture | None, DESCRIBED_PICTURE] = None
    book: str = ""
    is_draft: Annotated[bool, one_of("draft", "published")] = msgspec.field(name="status", default=False)
    path: Annotated[str, NOT_IN_FILE] = ""
    line: Annotated[int | None, NOT_IN_FILE] = None
    book_line: Annotated[int | None, NOT_IN_FILE] = None
    others: Annotated[OtherFields, NOT_IN_FILE] = OtherFields()

    @property
    def articles(self) -> tuple[str, ...]:
        """The keys of its articles, in order."""
        return tuple(key for section in self.sections for key in section.articles)


EXPIRED = N_("no longer published")
"""Why a text is held back whose last day is over."""


class LeadPicture(msgspec.Struct, frozen=True):
    """The picture at the beginning of a text, and the texts that go with it. path: as written.

    A translation may have only its own texts; then the path is "" until it is paired with the original.
    is_wide: whether it is as wide as the page, and not as the text; None if the text does not say.
    """

    path: str
    alt: Annotated[str, TranslatedField(N_("What the lead picture shows, for readers who cannot see it"))] = ""
    caption: Annotated[str, TranslatedField(N_("Caption of the lead picture"))] = ""
    credit: str = ""
    is_wide: bool | None = None


class TitleBlock(msgspec.Struct, frozen=True):
    """The lines at the head of a text; "" for one that is missing.

    Whatever shows, compares or exchanges what is translated takes these fields from here.
    """

    title: Annotated[str, TranslatedField(N_("Title"))] = ""
    kicker: Annotated[str, TranslatedField(N_("Kicker"), is_above_title=True)] = ""
    standfirst: Annotated[str, TranslatedField(N_("Standfirst"))] = ""
    abstract: Annotated[str, TranslatedField(N_("Abstract"))] = ""
    short_title: Annotated[str, TranslatedField(N_("Short title"))] = ""

    @property
    def title_block(self) -> Sequence[str]:
        """Its lines, in the order of the fields."""
        return [getattr(self, name) for name in TITLE_BLOCK]


TITLE_BLOCK: Mapping[str, TranslatedField] = translated_fields(TitleBlock)
"""The fields at the head of a text, the title first."""

TITLE_BLOCK_ON_PAGE: Sequence[str] = sorted(TITLE_BLOCK, key=lambda name: not TITLE_BLOCK[name].is_above_title)
"""The same fields, in the order of a page."""

PICTURE_TEXTS: Mapping[str, TranslatedField] = translated_fields(LeadPicture)
"""The fields of the lead picture that are translated."""


class FrontMatter(TitleBlock, frozen=True):
    """The front matter as written; a field that is missing is None, or "" in the title block.

    lines: the line of each field in its file. others: the fields that diglot does not know, as written.
    added: those of extensions that come along, by name: texts and lists of texts; dates as texts.
    """

    date: dt.date | None = None
    updated: dt.date | None = None
    authors: tuple[str, ...] | None = None
    translators: tuple[str, ...] | None = None
    editors: tuple[str, ...] | None = None
    reviewers: tuple[str, ...] | None = None
    due: dt.date | None = None
    original: Lang | None = None
    languages: tuple[Lang, ...] | None = None
    slug: str | None = None
    tags: tuple[str, ...] | None = None
    audiences: tuple[str, ...] | None = None
    poll: str | None = None
    layout: str | None = None
    image: LeadPicture | None = None
    status: Literal["draft", "published"] | None = None
    embargo: dt.date | None = None
    expires: dt.date | None = None
    machine_translated: bool | None = None
    aliases: tuple[str, ...] | None = None
    license: str | None = None
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    others: Mapping[str, Any] = {}
    added: Mapping[str, Any] = {}

    def line(self, name: str) -> int | None:
        """Return the line of a field in its file, if it is written."""
        return self.lines.get(name)

    @property
    def translated(self) -> Mapping[str, str]:
        """The texts that are translated, by field, the title first; empty ones are left out."""
        texts = {name: getattr(self, name) for name in TITLE_BLOCK}
        texts |= {name: getattr(self.image, name, "") for name in PICTURE_TEXTS}
        return {name: text for name, text in texts.items() if text}


class Manuscript(msgspec.Struct, frozen=True):
    """A file as read. Its body stays on disk until it is compiled; `digest` is that of the body.

    key: the path without language and suffix ("asia/seoul-1990"); the same key is the same article.
    body_line: the line of the file on which the body begins, from 1.
    substance: what the body has for readers; comments are nothing.
    may_have_title: whether the body may begin with a heading that is its title, if the front matter has no other.
    cites: whatever looks like the key of a citation in the body. letters: of the body, by script.
    """

    path: str
    lang: Lang
    key: str
    kind: Kind
    front: FrontMatter
    body_line: int
    digest: bytes
    substance: Substance = "text"
    may_have_title: bool = False
    cites: tuple[str, ...] = ()
    letters: LetterCounts = LetterCounts()

    @property
    def folder(self) -> str:
        """The folder part of the key; "" at the top level."""
        return self.key.rpartition("/")[0]

    def is_stub_of(self, original: Manuscript) -> bool:
        """Return whether a text is not really a translation: by its letters, or because it is the original's copy."""
        is_copy = self.digest == original.digest and self.letters.has_prose
        return is_copy or self.letters.is_stub_of(original.letters)


class Edition(msgspec.Struct, frozen=True):
    """A text in one language, with the fields that it inherits from its original.

    href: the path of its page inside the site, without the publication's prefix ("/en/asia/seoul-1990/").
    expires: the last day on which it is published. aliases: former addresses, in the same form.
    """

    manuscript: Manuscript
    lang: Lang
    is_original: bool
    is_draft: bool
    href: str
    date: dt.date | None
    updated: dt.date | None
    translators: tuple[str, ...]
    editors: tuple[str, ...]
    image: LeadPicture | None
    is_machine_translated: bool
    license: str
    aliases: tuple[str, ...]
    expires: dt.date | None = None


class Tag(msgspec.Struct, frozen=True):
    """A tag of an article. key: as part of an address; name: as the author wrote it."""

    key: str
    name: str


class Article(msgspec.Struct, frozen=True):
    """A text in all languages in which it has been published.

    editions: the original first. fallbacks: the address at which a language without an edition shows this article.
    is_original_known: a manuscript says which edition is the original: by `original`, or by who or what translated it.
    """

    key: str
    kind: Kind
    blog: str
    original: Lang
    editions: tuple[Edition, ...]
    fallbacks: Mapping[Lang, str]
    date: dt.date | None
    authors: tuple[str, ...]
    tags: tuple[Tag, ...]
    audiences: tuple[str, ...]
    poll: str
    is_original_known: bool = True
    issue: str = ""
    """The key of the issue that it is in."""
    layout: str = ""
    """The name of a template in `templates/layouts/` for its page; "" for `article.html`."""

    def edition(self, lang: Lang) -> Edition | None:
        """Return the edition in a language, or None."""
        for edition in self.editions:  # a generator would take twice as long, and this is called very often
            if edition.lang == lang:
                return edition
        return None

    @property
    def translations(self) -> tuple[Edition, ...]:
        """The editions that are compared with their original: none where that is not among the editions."""
        return self.editions[1:] if self.editions[0].is_original else ()

    def with_translation(self, lang: Lang) -> Article:
        """Return the article with no other translation than that into a language."""
        first = self.editions[0]
        return msgspec.structs.replace(
            self, editions=tuple(edition for edition in self.editions if edition is first or edition.lang == lang)
        )

    def shown(self, lang: Lang) -> Edition | None:
        """Return what a reader of a language is shown: the edition, the original as a fallback, or None."""
        return self.edition(lang) or (self.editions[0] if lang in self.fallbacks else None)

    def href(self, lang: Lang) -> str:
        """Return the address for a reader of a language: of the edition, the fallback, or else the original."""
        edition = self.edition(lang)
        return edition.href if edition else self.fallbacks.get(lang, self.editions[0].href)


# A large publication has hundreds of thousands of these: as array-like structs they cost a fifth in the store and in
# memory.


class OutlineHeading(msgspec.Struct, frozen=True, array_like=True):
    """A heading of a text. level: from 2; id: the same in both editions."""

    level: int
    text: str
    id: str


class ElementLocation(msgspec.Struct, frozen=True, array_like=True):
    """An element of a manuscript's tree. ordinal: among the elements of its kind, from 0."""

    kind: Literal["link", "image", "heading", "raw"]
    ordinal: int


class AddressUse(msgspec.Struct, frozen=True, array_like=True):
    """The use of an address in a text. address: an internal one, "article:…" or "asset:…"; written: by the author."""

    address: str
    written: str
    place: ElementLocation


class PlacedProblem(msgspec.Struct, frozen=True, array_like=True):
    """A problem at an element of the tree, whose line is not known yet."""

    problem: AnyProblem
    place: ElementLocation


class BlockPair(msgspec.Struct, frozen=True, array_like=True):
    """Top-level blocks of an original and of its translation that correspond to each other; one side may be empty.

    The start of each range is its first block, the stop is the one after its last, counted from 0.
    """

    original_start: int
    original_stop: int
    translation_start: int
    translation_stop: int


class Gaps(msgspec.Struct, frozen=True, array_like=True):
    """What a translation lacks. missing: passages of the original; passages: all that should have a counterpart."""

    missing: int = 0
    passages: int = 0

    def reach(self, percent: int) -> bool:
        """Return whether at least so much is missing.

        >>> Gaps(1, 4).reach(25), Gaps(1, 5).reach(25), Gaps(0, 5).reach(0)
        (True, False, False)
        """
        return bool(self.missing) and 100 * self.missing >= percent * self.passages


class TextMetadata(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a compiled text, without its markup.

    heading: the title with which the body begins, if the front matter has none.
    opening: the text of the first paragraphs, for descriptions.
    anchors: every id in the text, one per line: as sets they would be most of the memory of a large publication.
    uses: the internal addresses in the text. is_paired: some of it is aligned with its original.
    references: the entries of its list of references, as plain text.
    gaps: what a translation lacks of its original.
    """

    heading: str
    opening: str
    words: int
    notes: int
    outline: tuple[OutlineHeading, ...]
    anchors: str
    uses: tuple[AddressUse, ...]
    problems: tuple[PlacedProblem, ...]
    is_paired: bool = False
    references: tuple[str, ...] = ()
    gaps: Gaps = Gaps()

    def has_anchor(self, name: str) -> bool:
        """Return whether an id is in the text."""
        return "\n" not in name and f"\n{name}\n" in f"\n{self.anchors}\n"


EMPTY_METADATA = TextMetadata("", "", 0, 0, (), "", (), ())
"""The metadata of a text that was not read."""


class RenderedText(msgspec.Struct, frozen=True):
    """The sanitised HTML of a text, not yet made into pages; its internal addresses are not resolved.

    units: the markup of each top-level block of the text, in order; joined, they are the whole.
    pairs: of a translation, its alignment with the original, by top-level blocks.
    marks: of the notes of the editor and the translator, which are the last ones; the others have their numbers.
    """

    units: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pairs: tuple[BlockPair, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The whole text."""
        return "".join(self.units)

    def marked_notes(self) -> Iterator[tuple[int, str, str]]:
        """Yield the number of each note, its markup, and its mark: "" if that is the number."""
        marks = ("",) * (len(self.notes) - len(self.marks)) + self.marks
        yield from zip(range(1, len(self.notes) + 1), self.notes, marks, strict=True)


def reading_minutes(words: int, lang: Lang) -> int:
    """Return the reading time of a text in whole minutes, at least 1; 0 for one without words."""
    return max(1, round(words / LANGUAGES[lang].words_per_minute)) if words else 0


class CompiledEdition(TitleBlock, frozen=True, kw_only=True):
    """An edition with the compiled text of its title block. minutes: its reading time; 0 for a text without words.

    read_text: returns the key of the `RenderedText` of its body in the store, and the metadata of that, which most
    pages that show the edition do not need.
    """

    edition: Edition
    minutes: int
    read_text: Callable[[], tuple[bytes, TextMetadata]]

    @property
    def rendered_key(self) -> bytes:
        """The key of the rendered text of its body in the store."""
        return self.read_text()[0]

    @property
    def metadata(self) -> TextMetadata:
        """The metadata of its body."""
        return self.read_text()[1]

    @property
    def words(self) -> int:
        """The number of words of its body."""
        return self.metadata.words


class Staleness(msgspec.Struct, frozen=True):
    """How far a translation is behind. changed: units of the original; since: the day on which both were in step."""

    changed: int
    units: int
    since: dt.date


class TranslationDoubts(msgspec.Struct, frozen=True):
    """What the ledgers say against translations, by article key and language.

    stale: those that are behind their originals. drafted: those with passages by a machine that nobody has passed.
    """

    stale: Mapping[tuple[str, Lang], Staleness] = msgspec.field(default_factory=dict)
    drafted: frozenset[tuple[str, Lang]] = frozenset()


class Shortcomings(msgspec.Struct, frozen=True):
    """What readers are told of a translation. stale: how far it is behind. lacks: what is missing.

    is_drafted: it has passages that a machine drafted and nobody has passed yet. is_unreviewed: it is to be marked so.
    """

    stale: Staleness | None = None
    is_drafted: bool = False
    is_unreviewed: bool = False
    lacks: Gaps | None = None


class Publication(msgspec.Struct, frozen=True):
    """Everything that is published, paired, checked and compiled: the input of the page builder.

    articles: the newest first, then undated ones by key.
    """

    settings: Settings
    people: Mapping[str, Contributor]
    polls: Mapping[str, ReaderPoll]
    articles: Sequence[Article]
    compiled_editions: Mapping[tuple[str, Lang], CompiledEdition]
    """By article key and language."""
    volumes: tuple[Volume, ...] = ()
    issues: Mapping[str, Issue] = msgspec.field(default_factory=dict)
    """By key, the newest first."""
    shortcomings: Mapping[tuple[str, Lang], Shortcomings] = msgspec.field(default_factory=dict)
    """What readers are told of translations, by article key and language."""
    under_way: Container[tuple[str, Lang]] = frozenset()
    """Texts that exist and are not published yet."""
    gone: tuple[tuple[Lang, str], ...] = ()
    """The languages and addresses of texts that are no longer published."""
    added: Mapping[str, Mapping[str, Any]] = {}
    """The tables of extensions that come along, by the names of their kinds and by key."""
