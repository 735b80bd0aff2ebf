"""The parts of a publication, with a type for each stage of building them. Touches nothing.

manuscript (a file as read) → edition (a text in one language) → article (its editions, paired) → compiled edition
(an edition converted to HTML). Renditions (pages, PDFs) are made from compiled editions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from diglot.model.extensions import NamedExtension, Options
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.letter_counts import LetterCounts
from diglot.model.look import JOURNAL, Look
from diglot.model.messages import N_
from diglot.model.polls import POLLS_PORT
from diglot.model.printing import CoverSide, PressSettings
from diglot.model.problems import AnyProblem
from diglot.model.spreads import SmallerSide, SpreadLevel
from diglot.model.team import DESK_PORT
from diglot.model.typography import HouseStyle

SETTINGS_PATH = "content/site.toml"

Fallback = Literal["hide", "teaser", "original"]
"""What a language shows of an article that has no edition in it."""

Kind = Literal["home", "blog", "article"]
"""The kind of a manuscript: a language's home page, a blog's introduction, or a text."""


Substance = Literal["nothing", "headings", "text"]
"""The content of a manuscript's body."""


class LocalizedText(msgspec.Struct, frozen=True):
    """A text by language.

    >>> LocalizedText({"en": "China"}).best("ru")
    ('China', 'en')
    """

    by_lang: Mapping[Lang, str] = msgspec.field(default_factory=dict)

    def get(self, lang: Lang) -> str:
        """Return the text in a language, or ""."""
        return self.by_lang.get(lang, "")

    def best(self, lang: Lang) -> tuple[str, Lang]:
        """Return the text in a language, or else in another, and the language that it is in."""
        if lang in self.by_lang or not self.by_lang:
            return self.get(lang), lang
        other = next(iter(self.by_lang))
        return self.by_lang[other], other

    def __bool__(self) -> bool:
        return any(self.by_lang.values())


class Audience(msgspec.Struct, frozen=True):
    """A group of readers for whom the publication lists texts."""

    id: str
    label: LocalizedText


class MenuLink(msgspec.Struct, frozen=True):
    """A link of `[[menu]]`, `[[foot]]` or `[[social]]`. address: as written. line: of it in the settings."""

    label: LocalizedText
    address: str
    line: int | None = None


class ReviewRules(msgspec.Struct, frozen=True):
    """The table `[review]` of the settings.

    required: what is done with a translation of which not all is reviewed: it is held back, published with a mark, or
    published as it is (""). four_eyes: nobody reviews their own translation. open_comments: whether a
    translation is held back as long as a comment on it is open.
    """

    required: Literal["", "hold", "mark"] = ""
    four_eyes: bool = False
    open_comments: Literal["", "hold"] = ""


class Settings(msgspec.Struct, frozen=True):
    """The settings in `content/site.toml`; every field is optional.

    base_url: without a slash at the end; empty if the site's address is not known.
    promises_all: every article must have an edition in every language, or name its languages.
    per_page: the number of texts on one page of a list.
    stale_from: the percentage of changed paragraphs at which a page says that its original has changed.
    partial_from: the percentage of missing paragraphs at which a page says that the translation is not complete.
    outline_words: the number of words at which a text has a table of contents.
    desk_url: the address at which a team opens the desk, without a slash at the end, or "".
    desk_port, polls_port: where the desk and `polls serve` listen, and where a server passes their requests on to.
    hsts: servers tell browsers to use HTTPS only. security_contact: a URL for those who find a vulnerability, or "".
    menu: the masthead's links; empty for the blogs and the archive. foot: those of the foot, empty for its own pages.
    head: elements for the head of every page, each as markup that was checked.
    csp: what pages may use besides the site's own files, by directive of the Content-Security-Policy.
    schemes: those that addresses in texts may have besides the usual ones.
    smaller: the side of facing pages that is smaller than the other, if one is.
    extensions: those that are named, in their order. tables: of the extensions that come along, by name.
    """

    languages: tuple[Lang, ...] = ("en", "ru")
    base_url: str = ""
    title: LocalizedText = LocalizedText()
    tagline: LocalizedText = LocalizedText()
    publisher: LocalizedText = LocalizedText()
    imprint: LocalizedText = LocalizedText()
    blogs: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    tags: Mapping[str, LocalizedText] = msgspec.field(default_factory=dict)
    slugs: Literal["cyrillic", "transliterated"] = "cyrillic"
    fallback: Fallback = "teaser"
    english: Literal["en-GB", "en-US"] = "en-GB"
    promises_all: bool = False
    per_page: int = 20
    stale_from: int = 0
    partial_from: int = 25
    outline_words: int = 1200
    shares: tuple[str, ...] = ("telegram", "vk", "whatsapp", "x", "facebook", "linkedin", "email")
    formats: tuple[str, ...] = ("html", "pdf")
    on_request: tuple[str, ...] = (
        "pdf-press",
        "volume",
        "volume-press",
        "volume-facing",
        "volume-facing-press",
        "volume-columns",
    )
    trim: str = "A4"
    is_lenient: bool = False
    desk_url: str = ""
    desk_port: int = DESK_PORT
    polls_port: int = POLLS_PORT
    hsts: bool = False
    security_contact: str = ""
    license: str = ""
    house_style: HouseStyle = msgspec.field(default_factory=HouseStyle)
    press: PressSettings = msgspec.field(default_factory=PressSettings)
    review: ReviewRules = ReviewRules()
    look: Look = JOURNAL
    menu: tuple[MenuLink, ...] = ()
    foot: tuple[MenuLink, ...] = ()
    social: tuple[MenuLink, ...] = ()
    head: tuple[str, ...] = ()
    csp: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    schemes: tuple[str, ...] = ()
    smaller: SmallerSide | None = None
    extensions: tuple[NamedExtension, ...] = ()
    tables: Mapping[str, Options] = {}


class WebLink(msgspec.Struct, frozen=True):
    """A link of a person: its address, and its label by language."""

    url: str
    label: LocalizedText


class LocalizedPicture(msgspec.Struct, frozen=True):
    """A picture outside of texts, such as a portrait. path: as written; alt: its description; line: in its file."""

    path: str
    alt: LocalizedText
    line: int | None = None


class Contributor(msgspec.Struct, frozen=True):
    """A person in `content/people/<key>.toml`. gender: "f", "m" or ""; bio: Markdown.

    index: the name as an index lists it, if that is not the surname first; after semicolons, other names that texts
    use for the person.
    """

    key: str
    name: LocalizedText
    gender: str = ""
    bio: LocalizedText = LocalizedText()
    links: tuple[WebLink, ...] = ()
    path: str = ""
    index: LocalizedText = LocalizedText()
    portrait: LocalizedPicture | None = None


class PollChoice(msgspec.Struct, frozen=True):
    """An answer of a poll, and the number of readers who gave it."""

    label: LocalizedText
    votes: int


class ReaderPoll(msgspec.Struct, frozen=True):
    """A reader poll in `content/polls/<key>.toml`.

    closed: None while readers vote. The votes are then those last written into the file.
    results: when readers see them while the poll is open.
    """

    key: str
    question: LocalizedText
    choices: tuple[PollChoice, ...]
    closed: dt.date | None = None
    path: str = ""
    results: Literal["after-vote", "at-end"] = "after-vote"

    @property
    def is_open(self) -> bool:
        """Whether readers vote: on one answer or none nobody can."""
        return self.closed is None and len(self.choices) > 1


class Selection(msgspec.Struct, frozen=True):
    """The texts of a volume: those of a blog, a year or a tag, or a list of articles in this order.

    names: one for a blog, a year or a tag; otherwise the keys of the articles. lines: of each name in its file.
    """

    kind: Literal["blog", "year", "tag", "articles"]
    names: tuple[str, ...]
    lines: tuple[int | None, ...]


class VolumePart(msgspec.Struct, frozen=True):
    """A part of a volume. title: empty for the name of its blog, year or tag."""

    selection: Selection
    title: LocalizedText = LocalizedText()


class Imprint(msgspec.Struct, frozen=True):
    """The table `[imprint]` of a volume: what its title leaf and its last page say of the edition.

    text: Markdown for the back of the title page. udc, bbk, author_mark: the classes of a Russian book and its mark in
    the tables of authors. age: the sign of Federal Law 436-FZ ("16+"). kind: of the edition («Научное издание»).
    copyright: a holder a line. sheet: the paper and its share of a page ("60x90/16"); "" for that of the page size.
    year: of publication; 0 for that of `signed`, or of the newest text. signed: the day it was passed for press.
    """

    text: LocalizedText = LocalizedText()
    udc: str = ""
    bbk: str = ""
    author_mark: str = ""
    age: str = ""
    kind: LocalizedText = LocalizedText()
    annotation: LocalizedText = LocalizedText()
    copyright: LocalizedText = LocalizedText()
    place: LocalizedText = LocalizedText()
    address: LocalizedText = LocalizedText()
    printer: LocalizedText = LocalizedText()
    paper: LocalizedText = LocalizedText()
    printing: LocalizedText = LocalizedText()
    order: str = ""
    sheet: str = ""
    year: int = 0
    signed: dt.date | None = None
    print_run: int = 0


class CoverArtwork(msgspec.Struct, frozen=True):
    """A picture that the publisher brings for a side of a cover. path: from assets/. line: of the field."""

    path: str
    line: int | None


class CoverSettings(msgspec.Struct, frozen=True):
    """The table `[cover]` of a volume: the cover for the print shop.

    leaf_mm: the thickness of a leaf of the inside; spine_mm: the printer's own figure, 0 if it follows from the leaves.
    flaps_mm: the width of a flap; 0 without flaps. spine_text: the direction in which it runs; "" for that of the
    language. artwork: by the side of the cover; others are drawn. line: of the table.
    """

    leaf_mm: float = 0
    spine_mm: float = 0
    flaps_mm: float = 0
    spine_text: Literal["", "up", "down", "none"] = ""
    inks: Literal["black", "process"] = "process"
    blurb: LocalizedText = LocalizedText()
    artwork: Mapping[CoverSide, CoverArtwork] = msgspec.field(default_factory=dict)
    line: int | None = None

    def spine_of(self, pages: int) -> float:
        """Return the width of the spine of a book with so many pages, in millimetres, to a tenth.

        >>> CoverSettings(leaf_mm=0.105).spine_of(161), CoverSettings(spine_mm=12.25).spine_of(1)
        (8.5, 12.25)
        """
        return self.spine_mm or round(-(-pages // 2) * self.leaf_mm, 1)


class Volume(msgspec.Struct, frozen=True):
    """A volume in `content/volumes/<key>.toml`: texts of the publication as one book in each language.

    is_divided: its parts have title pages; otherwise it has a single part, which is not shown.
    is_manual: on the site, its contents are beside each of its texts.
    isbn: by what is published: "en", "ru", "both", and "en-epub", "ru-epub", "both-epub"; with hyphens.
    trim: "" for that of the settings. cover: None if it is made elsewhere.
    signature: the number of pages of a printed sheet, all of which are to be full; 0 for as many pages as there are.
    level: what is level on the facing pages of its edition in two languages.
    smaller: the side of them that is smaller than the other; None for that of the settings.
    """

    key: str
    title: LocalizedText
    parts: tuple[VolumePart, ...]
    subtitle: LocalizedText = LocalizedText()
    is_divided: bool = False
    is_manual: bool = False
    editors: tuple[str, ...] = ()
    imprint: Imprint = Imprint()
    isbn: Mapping[str, str] = msgspec.field(default_factory=dict)
    cover: CoverSettings | None = None
    trim: str = ""
    signature: int = 0
    level: SpreadLevel = "paragraph"
    smaller: SmallerSide | None = None
    path: str = ""


class IssueSection(msgspec.Struct, frozen=True):
    """Articles of an issue under a heading. title: empty if there is none. lines: of each article in its file."""

    articles: tuple[str, ...]
    lines: tuple[int | None, ...]
    title: LocalizedText = LocalizedText()


Season = Literal["winter", "spring", "summer", "autumn"]


class Issue(msgspec.Struct, frozen=True):
    """An issue in `content/issues/<key>.toml`: texts of the publication that appear together.

    number: from 1, through the whole publication or, where there are volumes, through the volume; 0 if it is missing.
    volume: the number of the volume ("Vol. 3"), 0 for none. date: the day of publication; season: shown in place of
    the month. title: the theme. lead: Markdown. cover: None for a drawn one. book: the key of the book of the same
    texts. line, book_line: of `number` and of `book` in the file.
    """

    key: str
    number: int
    title: LocalizedText
    sections: tuple[IssueSection, ...]
    date: dt.date | None = None
    volume: int = 0
    season: Season | Literal[""] = ""
    lead: LocalizedText = LocalizedText()
    cover: LocalizedPicture | None = None
    book: str = ""
    is_draft: bool = False
    path: str = ""
    line: int | None = None
    book_line: int | None = None

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
    alt: str = ""
    caption: str = ""
    credit: str = ""
    is_wide: bool | None = None


class FrontMatter(msgspec.Struct, frozen=True):
    """The front matter as written; a field that is missing is None.

    lines: the line of each field in its file. others: the fields that diglot does not know, as written.
    """

    title: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
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

    def line(self, name: str) -> int | None:
        """Return the line of a field in its file, if it is written."""
        return self.lines.get(name)


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


class CompiledEdition(msgspec.Struct, frozen=True):
    """An edition with the compiled text of its title block. words: of its body. gaps: what it lacks of its original.

    read_metadata: returns the metadata of its body, which most pages that show the edition do not need.
    """

    edition: Edition
    title: str
    kicker: str
    standfirst: str
    words: int
    gaps: Gaps
    rendered_key: bytes
    """The key of the `RenderedText` in the store."""
    read_metadata: Callable[[], TextMetadata]

    @property
    def metadata(self) -> TextMetadata:
        """The metadata of its body."""
        return self.read_metadata()

    @property
    def minutes(self) -> int:
        """The reading time in whole minutes, at least 1; 0 for a text without words."""
        per_minute = LANGUAGES[self.edition.lang].words_per_minute
        return max(1, round(self.words / per_minute)) if self.words else 0


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


class Publication(msgspec.Struct, frozen=True):
    """Everything that is published, paired, checked and compiled: the input of the page builder.

    articles: the newest first, then undated ones by key.
    """

    settings: Settings
    people: Mapping[str, Contributor]
    polls: Mapping[str, ReaderPoll]
    articles: tuple[Article, ...]
    compiled_editions: Mapping[tuple[str, Lang], CompiledEdition]
    """By article key and language."""
    volumes: tuple[Volume, ...] = ()
    issues: Mapping[str, Issue] = msgspec.field(default_factory=dict)
    """By key, the newest first."""
    stale: Mapping[tuple[str, Lang], Staleness] = msgspec.field(default_factory=dict)
    """Translations that are older than their originals, by article key and language."""
    partial: Mapping[tuple[str, Lang], Gaps] = msgspec.field(default_factory=dict)
    """Translations that lack a part of their originals, by article key and language."""
    unreviewed: frozenset[tuple[str, Lang]] = frozenset()
    """Translations to be marked as not reviewed."""
    drafted: frozenset[tuple[str, Lang]] = frozenset()
    """Translations with passages that a machine drafted and nobody has passed yet."""
    under_way: frozenset[tuple[str, Lang]] = frozenset()
    """Texts that exist and are not published yet."""
    gone: tuple[tuple[Lang, str], ...] = ()
    """The languages and addresses of texts that are no longer published."""
