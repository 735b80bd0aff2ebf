"""Pages before they are rendered: everything a template shows, in plain values. Touches nothing.

The contract between the press, which fills these, and `templates/`, which only lay them out.
Every `href` starts with `/` and already carries the publication's prefix; every `url` is absolute.
A field `lang` that differs from the page's own language must become a `lang` attribute.
Text is plain text and is escaped by the template; a field named `…_html` is sanitised markup.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from diglot.model.languages import Lang


class Reference(msgspec.Struct, frozen=True):
    """A link: its text, where it leads, the language of what stands there."""

    text: str
    href: str
    lang: Lang
    is_current: bool = False
    count: int = 0
    """How many texts stand behind it, where a list shows that; else 0."""


class Alternate(msgspec.Struct, frozen=True):
    """One row of hreflang; `hreflang` may be "x-default"."""

    hreflang: str
    url: str


class FeedLink(msgspec.Struct, frozen=True):
    """A feed that belongs to a page: its MIME type, title and place."""

    mime: str
    title: str
    href: str


class PictureSource(msgspec.Struct, frozen=True):
    """The same picture in another file. width: in pixels."""

    href: str
    width: int


class Picture(msgspec.Struct, frozen=True):
    """A picture with the size that keeps the layout still; width and height in CSS pixels, 0 where unknown."""

    href: str
    alt: str
    width: int
    height: int
    caption_html: str = ""
    credit: str = ""


class Head(msgspec.Struct, frozen=True):
    """What a page tells browsers, search engines and social networks of itself.

    alternates: empty where the text exists in one language only.
    json_ld: JSON that is safe inside a script element; empty where there is none.
    """

    href: str
    title: str
    description: str
    canonical_url: str
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    is_indexed: bool = True
    kind: str = "website"
    """Open Graph's type: "article" or "website"."""
    image_url: str = ""
    image_alt: str = ""
    json_ld: str = ""
    published: dt.date | None = None
    modified: dt.date | None = None


class Switch(msgspec.Struct, frozen=True):
    """The door to another language: to the twin of this page, or else to that language's home."""

    lang: Lang
    autonym: str
    href: str
    is_twin: bool


class Frame(msgspec.Struct, frozen=True):
    """What every page of one language shares: masthead, navigation, foot, assets."""

    lang: Lang
    title: str
    tagline: str
    publisher: str
    imprint_html: str
    home_href: str
    archive_href: str
    search_href: str
    """Empty where the site has no search."""
    blogs: tuple[Reference, ...]
    """The first of the blogs, not all where there are many: every page names them. So it is with `pages`."""
    pages: tuple[Reference, ...]
    audiences: tuple[Reference, ...]
    feeds: tuple[FeedLink, ...]
    years: tuple[int, int] | None
    """First and last year of publication, for the foot; None where nothing is dated."""
    style_href: str
    script_href: str
    icon_href: str
    font_hrefs: tuple[str, ...]
    """Fonts to preload."""


class Person(msgspec.Struct, frozen=True):
    """Somebody as a page shows them. gender: "f", "m" or "" (for «Перевела» and «Перевел»)."""

    name: str
    href: str
    gender: str = ""
    lang: Lang = ""
    """Set where the name is shown in another language than the page's, for want of a form in it."""
    bio_html: str = ""
    bio_lang: Lang = ""
    links: tuple[Reference, ...] = ()


class OutlineItem(msgspec.Struct, frozen=True):
    """A line of the table of contents; level from 2."""

    level: int
    text: str
    id: str


class Chapter(msgspec.Struct, frozen=True):
    """A line of a book's table of contents, and those under it.

    href: inside the book ("text.xhtml#ports"). twin: the same line in the other language of a book of both texts.
    """

    text: str
    href: str
    lang: Lang
    chapters: tuple[Chapter, ...] = ()
    twin: str = ""
    twin_lang: Lang = ""


class NoteHtml(msgspec.Struct, frozen=True):
    """A footnote: number from 1; its call in the text has the id `fnref<number>`, the note `fn<number>`."""

    number: int
    html: str


class PollOption(msgspec.Struct, frozen=True):
    """A line of a poll: votes, and the share in whole percents (all shares of a poll add up to 100)."""

    label: str
    votes: int
    percent: int


class Poll(msgspec.Struct, frozen=True):
    """A closed reader poll."""

    question: str
    options: tuple[PollOption, ...]
    votes: int
    closed: dt.date | None


class Share(msgspec.Struct, frozen=True):
    """A link that shares the page: `service` is a key such as "telegram"."""

    service: str
    name: str
    url: str


class RenditionLink(msgspec.Struct, frozen=True):
    """The text in another form: `format` is a name of `--formats` ("pdf"); size in bytes."""

    format: str
    href: str
    mime: str
    size: int


class Provenance(msgspec.Struct, frozen=True):
    """Where a translation comes from: the original's language, date and place."""

    lang: Lang
    date: dt.date | None
    href: str
    title: str


class ListEntry(msgspec.Struct, frozen=True):
    """A text as a list shows it. lang: of the words shown; is_fallback: not translated into the page's language."""

    title: str
    href: str
    lang: Lang
    kicker: str = ""
    standfirst: str = ""
    date: dt.date | None = None
    authors: tuple[Person, ...] = ()
    blog: Reference | None = None
    minutes: int = 0
    is_fallback: bool = False
    is_draft: bool = False


class PageLink(msgspec.Struct, frozen=True):
    """A page of a list by its number, from 1. is_after_gap: pages between it and the one before are not linked."""

    number: int
    href: str
    is_after_gap: bool = False


class Pagination(msgspec.Struct, frozen=True):
    """Where a page of a list stands; number from 1.

    links: to all pages of a short list, this one among them; of a long list to the first, the last and those about
    this one. Empty where there is one page.
    """

    number: int
    total: int
    previous_href: str = ""
    next_href: str = ""
    links: tuple[PageLink, ...] = ()


class Page(msgspec.Struct, frozen=True):
    """Any page; `template` names the file in `templates/` that lays it out."""

    template: str
    lang: Lang
    head: Head
    frame: Frame
    switches: tuple[Switch, ...]
    title: str


class ArticlePage(Page, frozen=True):
    """An edition of an article, dated or not: `article.html`, and `print.html` for its PDF.

    twins: the same article in other languages, title in that language: only real editions.
    outline: empty on a short text.
    text_lang: the language of title, standfirst and body; differs from `lang` only on a page that shows
    the original for want of a translation (`is_fallback`), or as a teaser (then `body_html` is empty).
    """

    text_lang: Lang
    kicker: str
    standfirst: str
    blog: Reference | None
    date: dt.date | None
    updated: dt.date | None
    minutes: int
    body_html: str
    notes: tuple[NoteHtml, ...]
    outline: tuple[OutlineItem, ...]
    authors: tuple[Person, ...]
    translators: tuple[Person, ...]
    editors: tuple[Person, ...]
    twins: tuple[Reference, ...]
    provenance: Provenance | None
    is_machine_translated: bool
    translation_notices: tuple[str, ...]
    """What a reader of a translation must know of it: made by a machine, older than the original."""
    is_fallback: bool
    is_being_translated: bool
    """On a fallback: a translation exists and is not published yet."""
    is_draft: bool
    picture: Picture | None
    poll: Poll | None
    tags: tuple[Reference, ...]
    audiences: tuple[Reference, ...]
    previous: ListEntry | None
    """The article before this one in its blog, by date."""
    next: ListEntry | None
    related: tuple[ListEntry, ...]
    shares: tuple[Share, ...]
    renditions: tuple[RenditionLink, ...]
    license: str


class ListPage(Page, frozen=True):
    """Any list of texts: `home.html`, `blog.html`, `person.html`, `volume.html`, `list.html` (a year, tag or audience).

    kind: "home", "blog", "year", "tag", "audience", "person" or "volume".
    kicker: what the list is of ("Tag"), already translated.
    body_html: an introduction, empty where there is none.
    siblings: the other years, audiences… beside this one, for navigation.
    """

    kind: str
    kicker: str
    body_html: str
    notes: tuple[NoteHtml, ...]
    entries: tuple[ListEntry, ...]
    pagination: Pagination
    siblings: tuple[Reference, ...] = ()
    person: Person | None = None
    sections: tuple[Section, ...] = ()
    """On the home page: the blogs, each with its newest texts. Of a volume: its parts."""
    renditions: tuple[RenditionLink, ...] = ()
    """The files of a volume."""


class Section(msgspec.Struct, frozen=True):
    """A blog on the home page: its name, introduction and newest texts; or a part of a volume, its title no link."""

    blog: Reference
    introduction: str
    entries: tuple[ListEntry, ...]


class ArchivePage(Page, frozen=True):
    """All ways into the publication, with counts: `archive.html`.

    pages: undated texts outside every blog; empty where the foot names them all.
    """

    years: tuple[Reference, ...]
    blogs: tuple[Reference, ...]
    tags: tuple[Reference, ...]
    people: tuple[Reference, ...]
    audiences: tuple[Reference, ...]
    volumes: tuple[Reference, ...]
    pages: tuple[Reference, ...]


class SearchPage(Page, frozen=True):
    """`search.html`: asks the index by script, and says what to do without.

    index_href: the folder of the index.
    """

    index_href: str
    search_style_href: str
    search_script_href: str


class NotFoundPage(Page, frozen=True):
    """`404.html`, one for each language and one at the root that speaks both."""

    others: tuple[Frame, ...]
    """The frames of the other languages, for the page at the root."""


class DoorPage(Page, frozen=True):
    """`door.html` at `/`: every language's title, tagline and home, without script."""

    frames: tuple[Frame, ...]


class RedirectPage(Page, frozen=True):
    """`redirect.html`: an old address that leads to a new one."""

    target_href: str
    target_url: str


class ParallelSide(msgspec.Struct, frozen=True):
    """One of the two texts of a parallel page: its title block, its place, its notes."""

    lang: Lang
    href: str
    title: str
    kicker: str
    standfirst: str
    date: dt.date | None
    authors: tuple[Person, ...]
    translators: tuple[Person, ...]
    notes: tuple[NoteHtml, ...]


class ParallelRow(msgspec.Struct, frozen=True):
    """What says the same in both texts; one side may be empty. id: where a link to this row leads."""

    id: str
    left_html: str
    right_html: str


class ParallelPage(Page, frozen=True):
    """Both texts of an article side by side: `parallel.html`. The original stands on the left, as on a verso.

    Ids of the left side are the original's own; those of the right side begin with its language ("ru-fn1").
    renditions: other forms that have both texts.
    """

    left: ParallelSide
    right: ParallelSide
    rows: tuple[ParallelRow, ...]
    parallel_style_href: str
    renditions: tuple[RenditionLink, ...]


class BookPage(ArticlePage, frozen=True):
    """An edition as a book: `epub/*.xhtml`.

    Where the book has both texts, the edition is the original; `guest` is the translation, and `translators` are
    its translators, named in the original's language. rows: both texts, piece by piece; empty where there is one.
    Ids are those of a parallel page.
    """

    chapters: tuple[Chapter, ...] = ()
    rows: tuple[ParallelRow, ...] = ()
    guest: ArticlePage | None = None


class VolumeChapter(msgspec.Struct, frozen=True):
    """An article in a volume. number: from 1 through the whole volume; id: where the contents lead ("c3")."""

    number: int
    id: str
    page: ArticlePage


class VolumeDivision(msgspec.Struct, frozen=True):
    """A part of a volume. numeral: "I", "II"…; title: empty where the volume is not divided."""

    numeral: str
    id: str
    title: str
    lang: Lang
    chapters: tuple[VolumeChapter, ...]


class IndexRow(msgspec.Struct, frozen=True):
    """A line of an index. ids: of the places where somebody is named, in order of reading.

    is_last: the last of a letter.
    """

    heading: str
    ids: tuple[str, ...]
    is_last: bool


class VolumeFacts(msgspec.Struct, frozen=True):
    """How a volume was made: for its colophon.

    day: of its newest text. format_name: of the page ("60×90/16"), width and height in millimetres.
    typefaces: families in the order of their use. mark: a hash of the sources, in short.
    """

    day: dt.date | None
    years: tuple[int, int] | None
    format_name: str
    width_mm: float
    height_mm: float
    typefaces: tuple[str, ...]
    texts: int
    mark: str


class VolumePage(Page, frozen=True):
    """Texts of the publication as one book: `print/volume.html`, and `epub/volume/*.xhtml`.

    authors: of its texts, in order of appearance; people: authors and translators with their lives, by surname.
    imprint_html: for the back of the title page. license: empty where its texts have several.
    is_divided: its divisions have pages of their own.
    """

    key: str
    subtitle: str
    is_divided: bool
    divisions: tuple[VolumeDivision, ...]
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    people: tuple[Person, ...]
    index: tuple[IndexRow, ...]
    imprint_html: str
    license: str
    facts: VolumeFacts
    chapters: tuple[Chapter, ...] = ()
    """An e-book's table of contents."""
    division: VolumeDivision | None = None
    """The part whose page in an e-book this is."""

    @property
    def texts(self) -> tuple[VolumeChapter, ...]:
        """Every text of the volume, in order of reading."""
        return tuple(chapter for division in self.divisions for chapter in division.chapters)
