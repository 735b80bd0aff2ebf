"""What a publication is made of, a type for each stage. Touches nothing.

manuscript (a file as read) → edition (a text in one language) → article (its editions, paired) → proof (an
edition set in type). A rendition (page, PDF) is made of a proof.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.printing import PressSettings
from diglot.model.problems import Problem
from diglot.model.typography import HouseStyle

SETTINGS_PATH = "content/site.toml"
LEDGER_FOLDER = "content/ledger"

Fallback = Literal["hide", "teaser", "original"]
"""What a language shows of an article that has no edition in it."""

Kind = Literal["home", "blog", "article"]
"""What a manuscript is: a language's home page, a blog's introduction, or a text."""


Substance = Literal["nothing", "headings", "text"]
"""What stands in a manuscript's body."""


class Texts(msgspec.Struct, frozen=True):
    """A text by language.

    >>> Texts({"en": "China"}).best("ru")
    ('China', 'en')
    """

    by_lang: Mapping[Lang, str] = msgspec.field(default_factory=dict)

    def get(self, lang: Lang) -> str:
        """The text in that language, or nothing."""
        return self.by_lang.get(lang, "")

    def best(self, lang: Lang) -> tuple[str, Lang]:
        """The text in that language, or else in another; and the language it is in."""
        if lang in self.by_lang or not self.by_lang:
            return self.get(lang), lang
        other = next(iter(self.by_lang))
        return self.by_lang[other], other

    def __bool__(self) -> bool:
        return any(self.by_lang.values())


class Audience(msgspec.Struct, frozen=True):
    """A group of readers that the publication has a door for."""

    id: str
    label: Texts


class Settings(msgspec.Struct, frozen=True):
    """`content/site.toml`; every field may be left out.

    base_url: without a slash at its end; empty where the site's address is not known.
    promises_all: every article has an edition in every language, or names its languages.
    per_page: how many texts one page of a list holds.
    stale_from: from which share of changed paragraphs on, in per cent, a page says that it is older than its original.
    outline_words: from how many words on a text has a table of contents.
    hsts: servers tell browsers to come by HTTPS only.
    """

    languages: tuple[Lang, ...] = ("en", "ru")
    base_url: str = ""
    title: Texts = Texts()
    tagline: Texts = Texts()
    publisher: Texts = Texts()
    imprint: Texts = Texts()
    blogs: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    tags: Mapping[str, Texts] = msgspec.field(default_factory=dict)
    slugs: Literal["cyrillic", "transliterated"] = "cyrillic"
    fallback: Fallback = "teaser"
    english: Literal["en-GB", "en-US"] = "en-GB"
    promises_all: bool = False
    per_page: int = 20
    stale_from: int = 0
    outline_words: int = 1200
    shares: tuple[str, ...] = ("telegram", "vk", "whatsapp", "x", "facebook", "linkedin", "email")
    formats: tuple[str, ...] = ("html", "pdf")
    trim: str = "A4"
    is_lenient: bool = False
    hsts: bool = False
    license: str = ""
    house_style: HouseStyle = msgspec.field(default_factory=HouseStyle)
    press: PressSettings = msgspec.field(default_factory=PressSettings)


class WebLink(msgspec.Struct, frozen=True):
    """A link of a person: its address, and its label by language."""

    url: str
    label: Texts


class Contributor(msgspec.Struct, frozen=True):
    """`content/people/<key>.toml`. gender: "f", "m" or ""; bio: Markdown.

    index: the name as an index lists it, where that is not the surname first; after semicolons, other names by
    which texts call them.
    """

    key: str
    name: Texts
    gender: str = ""
    bio: Texts = Texts()
    links: tuple[WebLink, ...] = ()
    path: str = ""
    index: Texts = Texts()


class PollChoice(msgspec.Struct, frozen=True):
    """An answer of a poll, and how many readers gave it."""

    label: Texts
    votes: int


class ReaderPoll(msgspec.Struct, frozen=True):
    """`content/polls/<key>.toml`: a closed reader poll."""

    key: str
    question: Texts
    choices: tuple[PollChoice, ...]
    closed: dt.date | None = None
    path: str = ""


class Selection(msgspec.Struct, frozen=True):
    """What a volume takes in: the texts of a blog, a year or a tag, or those that are named, in that order.

    names: one for a blog, a year or a tag; the articles' keys otherwise. lines: where each is written.
    """

    kind: Literal["blog", "year", "tag", "articles"]
    names: tuple[str, ...]
    lines: tuple[int | None, ...]


class VolumePart(msgspec.Struct, frozen=True):
    """A part of a volume. title: empty where the name of its blog, year or tag is meant."""

    selection: Selection
    title: Texts = Texts()


class Volume(msgspec.Struct, frozen=True):
    """`content/volumes/<key>.toml`: texts of the publication as one book in each language.

    is_divided: its parts have pages of their own; else there is one part, and it is not shown.
    imprint: Markdown for the back of the title page (ISBN, UDC, thanks). trim: "" for that of the settings.
    """

    key: str
    title: Texts
    parts: tuple[VolumePart, ...]
    subtitle: Texts = Texts()
    is_divided: bool = False
    editors: tuple[str, ...] = ()
    imprint: Texts = Texts()
    trim: str = ""
    path: str = ""


class LeadPicture(msgspec.Struct, frozen=True):
    """The picture that opens a text: its path as written, its words.

    Where a translation has only words of its own, the path is "" until the two are paired.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class FrontMatter(msgspec.Struct, frozen=True):
    """The front matter as written: a field that is not written is None.

    lines: the line of each field in its file. unknown: fields that are not ours, kept.
    """

    title: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    date: dt.date | None = None
    updated: dt.date | None = None
    authors: tuple[str, ...] | None = None
    translators: tuple[str, ...] | None = None
    editors: tuple[str, ...] | None = None
    original: Lang | None = None
    languages: tuple[Lang, ...] | None = None
    slug: str | None = None
    tags: tuple[str, ...] | None = None
    audiences: tuple[str, ...] | None = None
    poll: str | None = None
    image: LeadPicture | None = None
    status: Literal["draft", "published"] | None = None
    embargo: dt.date | None = None
    machine_translated: bool | None = None
    aliases: tuple[str, ...] | None = None
    license: str | None = None
    lines: Mapping[str, int] = msgspec.field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def line(self, name: str) -> int | None:
        """Return the line of a field in its file, if it is written."""
        return self.lines.get(name)


class Manuscript(msgspec.Struct, frozen=True):
    """A file as read. Its body stays on disk until it is set: `digest` stands for it.

    key: the path without language and suffix ("asia/seoul-1990"); the same key is the same article.
    body_line: the line of the file on which the body begins, from 1.
    substance: what stands in the body for readers; comments are nothing.
    """

    path: str
    lang: Lang
    key: str
    kind: Kind
    front: FrontMatter
    body_line: int
    digest: bytes
    substance: Substance = "text"

    @property
    def folder(self) -> str:
        """The folder part of the key, "" at the top."""
        return self.key.rpartition("/")[0]


class Edition(msgspec.Struct, frozen=True):
    """A text in one language, with every shared field that it inherits from its original.

    href: the path of its page inside the site, without the publication's prefix ("/en/asia/seoul-1990/").
    aliases: old addresses of the same kind.
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


class Tag(msgspec.Struct, frozen=True):
    """A tag of an article: `key` is part of an address, `name` as the author wrote it."""

    key: str
    name: str


class Article(msgspec.Struct, frozen=True):
    """The same text in each language that it has been published in.

    editions: the original first. fallbacks: where a language without an edition shows this article all the same.
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

    def edition(self, lang: Lang) -> Edition | None:
        """The edition in that language, or None."""
        for edition in self.editions:  # a generator would take twice as long, and this is asked for all the time
            if edition.lang == lang:
                return edition
        return None

    def shown(self, lang: Lang) -> Edition | None:
        """What a reader of that language is shown: the edition, the original as a fallback, or None."""
        return self.edition(lang) or (self.editions[0] if lang in self.fallbacks else None)

    def href(self, lang: Lang) -> str:
        """Where a reader of that language finds the article: its edition, the fallback, or else the original."""
        edition = self.edition(lang)
        return edition.href if edition else self.fallbacks.get(lang, self.editions[0].href)


# A large publication has hundreds of thousands of these: as structs they are read from the store, and held in
# memory, at a fifth of the cost.


class OutlineHeading(msgspec.Struct, frozen=True, array_like=True):
    """A heading of a text: level from 2, its words, the id that both editions share."""

    level: int
    text: str
    id: str


class ElementLocation(msgspec.Struct, frozen=True, array_like=True):
    """The n-th (from 0) element of a kind in a manuscript's tree: "link", "image", "heading" or "raw"."""

    kind: Literal["link", "image", "heading", "raw"]
    ordinal: int


class AddressUse(msgspec.Struct, frozen=True, array_like=True):
    """An address that a text uses, and where: an "article:…" or "asset:…" of ours."""

    address: str
    written: str
    place: ElementLocation


class PlacedProblem(msgspec.Struct, frozen=True):
    """A problem whose line is not known yet, only its place in the tree."""

    problem: Problem
    place: ElementLocation


class BlockPair(msgspec.Struct, frozen=True, array_like=True):
    """Top-level blocks of an original and of its translation that say the same; one side may be empty.

    Each range from its first block to the one after its last, counted from 0.
    """

    original_start: int
    original_stop: int
    own_start: int
    own_stop: int


class TextMetadata(msgspec.Struct, frozen=True):
    """What the press must know of a text that is set in type, without its markup.

    heading: the title that the body itself begins with, where the front matter has none.
    opening: the words of the first paragraphs, for descriptions.
    anchors: every id in the text, a line each: as a set of their own they would be most of a journal's memory.
    is_paired: does anything of it stand opposite something of its original?
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

    def has_anchor(self, name: str) -> bool:
        """Is there such an id in the text?"""
        return "\n" not in name and f"\n{name}\n" in f"\n{self.anchors}\n"


class RenderedText(msgspec.Struct, frozen=True):
    """A text set in type and sanitised, not yet made up into pages; addresses in it are still ours.

    units: the markup of each top-level block of the text, in order; joined, they are the whole.
    pairs: of a translation, what stands opposite what: ranges of top-level blocks of the original and of its own.
    """

    units: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pairs: tuple[BlockPair, ...] = ()

    @property
    def html(self) -> str:
        """The whole text."""
        return "".join(self.units)


class CompiledEdition(msgspec.Struct, frozen=True):
    """An edition with the words of its title block set in type, and what is known of its body."""

    edition: Edition
    title: str
    kicker: str
    standfirst: str
    particulars: TextMetadata
    galley_key: bytes
    """Under what the store keeps the `Galley`."""

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least 1; 0 for a text without words."""
        words = self.particulars.words
        return max(1, round(words / LANGUAGES[self.edition.lang].words_per_minute)) if words else 0


class Staleness(msgspec.Struct, frozen=True):
    """Of a translation: how many of its original's units changed since both were in step, and since when."""

    changed: int
    units: int
    since: dt.date


class Publication(msgspec.Struct, frozen=True):
    """Everything that is published, paired, checked and set: what pages are made up from.

    articles: the newest first, undated ones after them by key.
    """

    settings: Settings
    people: Mapping[str, Contributor]
    polls: Mapping[str, ReaderPoll]
    articles: tuple[Article, ...]
    proofs: Mapping[tuple[str, Lang], CompiledEdition]
    """By article key and language."""
    volumes: tuple[Volume, ...] = ()
    stale: Mapping[tuple[str, Lang], Staleness] = msgspec.field(default_factory=dict)
    """Translations that are older than their originals, by article key and language."""
    under_way: frozenset[tuple[str, Lang]] = frozenset()
    """Translations that exist and are not published yet."""
