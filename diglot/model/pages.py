"""Page models: everything that a template shows, in plain values. Touches nothing.

They are the contract between the page builder, which fills them, and `templates/`, which only lay them out.
Every `href` starts with `/` and includes the publication's prefix; every `url` is absolute.
A field `lang` that differs from the page's own language must become a `lang` attribute.
Text is plain text and is escaped by the template; a field named `…_html` is sanitised markup.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from diglot.model.languages import Lang

Extra: TypeAlias = Mapping[str, Any]
"""The fields of the house's own, by name: text, a number, a date, a list; None where there is no value."""


class Reference(msgspec.Struct, frozen=True):
    """A link: its text, its target, and the language of the target."""

    text: str
    href: str
    lang: Lang
    is_current: bool = False
    count: int = 0
    """The number of texts in the list that it leads to, if it is shown; else 0."""


class Alternate(msgspec.Struct, frozen=True):
    """An alternate link of a page. hreflang: may be "x-default"."""

    hreflang: str
    url: str


class FeedLink(msgspec.Struct, frozen=True):
    """A feed of a page."""

    mime: str
    title: str
    href: str


class PictureSource(msgspec.Struct, frozen=True):
    """Another file with the same picture. format: "webp" or "avif"; width: in pixels."""

    href: str
    format: str
    width: int


class Picture(msgspec.Struct, frozen=True):
    """A picture. width, height: in CSS pixels, so that the layout does not shift while it loads; 0 if unknown.

    is_wide: whether it is to be as wide as the page.
    """

    href: str
    alt: str
    width: int
    height: int
    caption_html: str = ""
    credit: str = ""
    is_wide: bool = False


class ShareImage(msgspec.Struct, frozen=True):
    """The picture that a social network shows with a link. width, height: in px; 0 if unknown."""

    url: str
    alt: str
    width: int
    height: int


class MetaTag(msgspec.Struct, frozen=True):
    """A `meta` element of a page's head."""

    name: str
    content: str


class Head(msgspec.Struct, frozen=True):
    """The metadata of a page for browsers, search engines and social networks.

    alternates: empty if the text exists in one language only.
    json_ld: JSON that is safe inside a script element, or "".
    image: None if the site's address is not known, because a social network needs an absolute URL.
    """

    href: str
    title: str
    description: str
    canonical_url: str
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    is_indexed: bool = True
    kind: str = "website"
    """Open Graph's type: "article", "profile" or "website"."""
    image: ShareImage | None = None
    json_ld: str = ""
    published: dt.date | None = None
    modified: dt.date | None = None
    tags: tuple[MetaTag, ...] = ()
    """Further metadata, for libraries and reference managers."""


class Switch(msgspec.Struct, frozen=True):
    """A link to another language: to the page in that language, or else to its home page. is_twin: to that page."""

    lang: Lang
    autonym: str
    href: str
    is_twin: bool


class Logo(msgspec.Struct, frozen=True):
    """The picture that stands for the title. dark_href: for the dark scheme, "" for the same; sizes in CSS px."""

    href: str
    dark_href: str
    width: int
    height: int


class CommonAssets(msgspec.Struct, frozen=True, kw_only=True):
    """The files of the theme that every page needs.

    favicon_href, touch_icon_href: empty for a publication that has an icon of its own as SVG only.
    site_style_href: the publication's own stylesheet, assets/site.css; empty if it has none.
    """

    style_href: str
    script_href: str
    icon_href: str
    favicon_href: str = ""
    touch_icon_href: str = ""
    site_style_href: str = ""
    logo: Logo | None = None


class Frame(CommonAssets, frozen=True, kw_only=True):
    """What all pages of one language share: masthead, navigation, foot, assets."""

    lang: Lang
    title: str
    tagline: str
    publisher: str
    imprint_html: str
    home_href: str
    archive_href: str
    search_href: str
    """Empty if the site has no search."""
    blogs: tuple[Reference, ...]
    """Only the first ones if there are many, because every page lists them; likewise `pages`."""
    pages: tuple[Reference, ...]
    audiences: tuple[Reference, ...]
    feeds: tuple[FeedLink, ...]
    years: tuple[int, int] | None
    """The first and last year of publication, for the foot; None if no text is dated."""
    font_hrefs: tuple[str, ...]
    """Fonts to preload."""
    manifest_href: str = ""
    opensearch_href: str = ""
    """The description of the search; empty if the site has none, or its address is not known."""
    theme_colours: tuple[str, str] = ("", "")
    """The paper, light and dark, with which browsers colour their own frame."""
    accent: str = ""
    head_html: str = ""
    """Elements for the head of the page, from the settings."""
    menu: tuple[Reference, ...] = ()
    """The links of the masthead if the publication names them; else blogs and archive are there."""
    foot_links: tuple[Reference, ...] = ()
    """The links of the foot if the publication names them; else `pages` and archive are there."""
    social: tuple[Reference, ...] = ()
    issues_href: str = ""
    people_href: str = ""
    books_href: str = ""
    """The lists of issues, contributors and books; empty where there are none."""


class Person(msgspec.Struct, frozen=True):
    """A person as a page shows them. gender: "f", "m" or "" (for «Перевела» and «Перевел»)."""

    name: str
    href: str
    gender: str = ""
    lang: Lang = ""
    """Set if the name is shown in another language, because it has no form in the page's language."""
    bio_html: str = ""
    bio_lang: Lang = ""
    links: tuple[Reference, ...] = ()
    portrait: Picture | None = None
    """These four only where the person is introduced: on their own page, and under and above a text."""
    extra: Extra = {}


class OutlineItem(msgspec.Struct, frozen=True):
    """A line of the table of contents; level from 2."""

    level: int
    text: str
    id: str


class Chapter(msgspec.Struct, frozen=True):
    """A line of a table of contents, of a book or a manual, with the lines under it.

    href: inside the book ("text.xhtml#ports"), or of the page of the manual. twin: the line in the other language of a
    bilingual book.
    """

    text: str
    href: str
    lang: Lang
    chapters: tuple[Chapter, ...] = ()
    twin: str = ""
    twin_lang: Lang = ""


class NoteHtml(msgspec.Struct, frozen=True):
    """A footnote. number: from 1. Its call in the text has the id `fnref<number>`, the note `fn<number>`.

    mark: what a note of the editor or the translator has in place of a number: an asterisk, a letter.
    """

    number: int
    html: str
    mark: str = ""


class PollOption(msgspec.Struct, frozen=True):
    """An answer of a poll. percent: its share, rounded so that all shares of a poll add up to 100."""

    label: str
    votes: int
    percent: int


class Poll(msgspec.Struct, frozen=True):
    """A reader poll. votes, and those of the options: of an open poll, as last published; 0 while they are hidden.

    vote_href: where an open poll is voted on, "" for a closed one. page_href, url: of the page that shows the poll,
    url with the anchor of the poll, or "" if the site's address is not known. shows_results: once a reader has voted.
    """

    question: str
    options: tuple[PollOption, ...]
    votes: int
    closed: dt.date | None
    vote_href: str = ""
    page_href: str = ""
    url: str = ""
    shows_results: bool = False


class Share(msgspec.Struct, frozen=True):
    """A link that shares the page. service: a key such as "telegram"."""

    service: str
    name: str
    url: str


class RenditionLink(msgspec.Struct, frozen=True):
    """A link to the text in another format. format: a name of `--formats` ("pdf"); size: in bytes.

    label: of the format of an extension, a message; "" of all others. other: the language beside that of the page,
    where there is another file of this format with another one; "" otherwise.
    """

    format: str
    href: str
    mime: str
    size: int
    label: str = ""
    other: Lang = ""


class CitationFile(msgspec.Struct, frozen=True):
    """A reference as a file. name: of its format ("BibTeX"); href: a data URL, which holds the whole file."""

    name: str
    file_name: str
    href: str


class Citation(msgspec.Struct, frozen=True):
    """How to cite an edition: the reference by the rules of its language, and files for reference managers.

    Where the day of access belongs, a span has the attribute `data-accessed` with the language.
    """

    text_html: str
    files: tuple[CitationFile, ...]


class Provenance(msgspec.Struct, frozen=True):
    """The original of a translation."""

    lang: Lang
    date: dt.date | None
    href: str
    title: str


class ListEntry(msgspec.Struct, frozen=True):
    """A text as a list shows it. lang: of its title; is_fallback: it is not translated into the page's language."""

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
    picture: Picture | None = None
    """The lead picture of the text."""
    extra: Extra = {}


class PageLink(msgspec.Struct, frozen=True):
    """A link to a page of a list. number: from 1; is_after_gap: the pages before it are not linked."""

    number: int
    href: str
    is_after_gap: bool = False


class Pagination(msgspec.Struct, frozen=True):
    """The position of a page in a paginated list. number: from 1.

    links: to all pages of a short list, this one included; of a long list, to the first, the last and those around
    this one. Empty if there is only one page.
    """

    number: int
    total: int
    previous_href: str = ""
    next_href: str = ""
    links: tuple[PageLink, ...] = ()


class TemplatePage(msgspec.Struct, frozen=True):
    """What a template lays out. template: the name of its file in the folder of templates."""

    template: str
    lang: Lang


class Page(TemplatePage, frozen=True):
    """A page of the site, of any kind. Its template is in `templates/`."""

    head: Head
    frame: Frame
    switches: tuple[Switch, ...]
    title: str


class Issue(msgspec.Struct, frozen=True):
    """An issue of the journal. number, date: in words ("No. 2", "Spring 2026"); numeral: the number alone.

    lang: of the title. other_titles: in the other languages, each with its page there; without it, no link.
    cover: None for a drawn cover; cover_style: of a drawn one, "winter", "spring", "summer", "autumn" or "".
    lead_html, sections: only on the page of the issue and on the home page. A section is a heading, not a link, and
    the articles under it; the heading may be empty.
    """

    title: str
    lang: Lang
    href: str
    number: str
    numeral: str
    date: str
    cover: Picture | None
    cover_style: str
    other_titles: tuple[Reference, ...] = ()
    lead_html: str = ""
    lead_lang: Lang = ""
    sections: tuple[Section, ...] = ()
    extra: Extra = {}


class ScholarlyAuthor(msgspec.Struct, frozen=True):
    """An author of a scholarly article. orcid: its address, or ""; email: "" unless it is for readers.

    affiliations: where the author works, each with its address in ROR, or "".
    """

    name: str
    href: str
    orcid: str = ""
    affiliations: tuple[tuple[str, str], ...] = ()
    email: str = ""
    is_corresponding: bool = False

    @property
    def affiliation(self) -> str:
        """All places where the author works in one line."""
        return "; ".join(name for name, _ in self.affiliations)


class Abstract(msgspec.Struct, frozen=True):
    """What another language has of a scholarly article. doi: of the edition in that language; authors: their names."""

    lang: Lang
    title: str
    text: str
    keywords: tuple[str, ...] = ()
    doi: str = ""
    authors: tuple[str, ...] = ()


class Statement(msgspec.Struct, frozen=True):
    """A statement of the authors, such as who has paid for the work."""

    label: str
    text: str


class JournalFacts(msgspec.Struct, frozen=True):
    """What a scholarly article says of itself. type: in words; doi_url: its address.

    classes: the names and codes of its classifications, such as "UDC" and "327(091)". issns: of the journal.
    corrects: the DOI of an article that this one corrects. crossmark_url: where corrections of this one are, "" for no
    such place. folio: the number of its first page on paper.
    """

    type: str
    doi: str
    doi_url: str
    edn: str
    classes: tuple[tuple[str, str], ...]
    issns: tuple[str, ...]
    pages: str
    received: dt.date | None
    revised: dt.date | None
    accepted: dt.date | None
    authors: tuple[ScholarlyAuthor, ...]
    keywords: tuple[str, ...]
    abstracts: tuple[Abstract, ...]
    statements: tuple[Statement, ...]
    corrects: str = ""
    crossmark_url: str = ""
    folio: int = 1


class ArticlePage(Page, frozen=True):
    """An edition of an article, dated or not: `article.html`, and `print.html` for its PDF.

    twins: the editions in other languages, without fallbacks, each with the title in its language.
    outline: empty for a short text.
    text_lang: the language of title, standfirst and body; differs from `lang` only on a page that shows the original
    because there is no translation (`is_fallback`), whole or as a teaser (then `body_html` is empty).
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
    translation_notices: tuple[str, ...]
    """What a reader must know about a translation: it was made by a machine, it is older than the original."""
    is_fallback: bool
    awaits_translation: bool
    """On a fallback: whether a translation may come; not where the article's `languages:` leaves this language out."""
    is_being_translated: bool
    """On a fallback: whether a translation exists that is not published yet."""
    is_draft: bool
    picture: Picture | None
    poll: Poll | None
    tags: tuple[Reference, ...]
    audiences: tuple[Reference, ...]
    previous: ListEntry | None
    """The article before this one: in its manual, or else in its blog, by date."""
    next: ListEntry | None
    related: tuple[ListEntry, ...]
    shares: tuple[Share, ...]
    renditions: tuple[RenditionLink, ...]
    license: str
    license_url: str
    """Empty for a licence that has no known address."""
    citation: Citation | None = None
    """None for a fallback, for a text with neither author nor date, and where the site's address is not known."""
    issue: Issue | None = None
    next_in_issue: ListEntry | None = None
    manual: Chapter | None = None
    """The manual that it is in: its parts and their texts, each with its place on the site."""
    abstract: str = ""
    short_title: str = ""
    journal: JournalFacts | None = None
    """None for a text without fields of a scholarly article."""
    extra: Extra = {}


class Book(msgspec.Struct, frozen=True):
    """A book as its page on the site shows it. isbn, ebook_isbn: "" for none; year: of publication, 0 if unknown.

    annotation: paragraphs, in `annotation_lang`. first: the text with which a reader begins.
    """

    isbn: str
    ebook_isbn: str
    annotation: tuple[str, ...]
    annotation_lang: Lang
    editors: tuple[Person, ...]
    year: int
    first: Reference


class ListPage(Page, frozen=True):
    """A list of texts: `home.html`, `blog.html`, `person.html`, `volume.html`, `list.html` (a year, tag or audience).

    Or of all issues, books or contributors: `issues.html`, `volumes.html`, `people.html`.
    kind: "home", "blog", "year", "tag", "audience", "person", "volume", "issues", "volumes" or "people".
    kicker: the translated name of the kind ("Tag").
    body_html: an introduction, or "".
    siblings: the other lists of the same kind, such as years, for navigation.
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
    """On the home page, the blogs, each with its newest texts; on the page of a volume, its parts; on that of a person,
    what they wrote, translated and edited, of `entries`, without their own name."""
    renditions: tuple[RenditionLink, ...] = ()
    """The files of a volume."""
    subtitle: str = ""
    """Of a volume."""
    book: Book | None = None
    """What else the page of a volume shows of it."""
    issue: Issue | None = None
    """On the home page, the newest issue with its contents."""
    manual: Chapter | None = None
    """On the home page of a publication without dates, its manual, in place of all texts."""
    issues: tuple[Issue, ...] = ()
    books: tuple[ListPage, ...] = ()
    people: tuple[tuple[Person, int], ...] = ()
    """On the pages of these: all of them, the newest issue first, each contributor with the number of their texts."""
    extra: Extra = {}
    """Of a blog."""


class Section(msgspec.Struct, frozen=True):
    """A blog on the home page with its newest texts; or a part of a volume, whose title is not a link."""

    blog: Reference
    introduction: str
    entries: tuple[ListEntry, ...]


class IssuePage(Page, frozen=True):
    """An issue with its contents: `issue.html`. previous, next: the issues before and after it by number.

    renditions: the files of the book of the same texts; book: the page of that book.
    """

    issue: Issue
    previous: Issue | None
    next: Issue | None
    book: Reference | None
    renditions: tuple[RenditionLink, ...]


class ArchivePage(Page, frozen=True):
    """Links to all lists of the publication, with counts: `archive.html`.

    pages: undated texts outside every blog; empty if the foot lists them all.
    """

    years: tuple[Reference, ...]
    blogs: tuple[Reference, ...]
    tags: tuple[Reference, ...]
    people: tuple[Reference, ...]
    audiences: tuple[Reference, ...]
    volumes: tuple[Reference, ...]
    pages: tuple[Reference, ...]
    issues: tuple[Reference, ...] = ()


class ExtensionPage(Page, frozen=True):
    """A page that an extension adds, by a template of its own. values: what its function returns."""

    values: Mapping[str, object]


class NotFoundPage(Page, frozen=True):
    """The page for missing addresses: `404.html`. There is one for each language, and one in all at the root.

    Another one at the root is for votes that nobody takes: `502.html`; and there is one for texts that are no longer
    published, at their addresses: `410.html`.
    """

    others: tuple[Frame, ...]
    """The frames of the other languages, for the page at the root."""


class DoorPage(Page, frozen=True):
    """The page at `/`, which leads to the languages: `door.html`. It needs no script."""

    frames: tuple[Frame, ...]


class RedirectPage(Page, frozen=True):
    """The page at a former address, which leads to the new one: `redirect.html`."""

    target_href: str
    target_url: str


class ParallelSide(msgspec.Struct, frozen=True):
    """One of the two texts of a parallel page: its address, its title block and its notes."""

    lang: Lang
    href: str
    title: str
    kicker: str
    standfirst: str
    date: dt.date | None
    authors: tuple[Person, ...]
    translators: tuple[Person, ...]
    notes: tuple[NoteHtml, ...]
    abstract: str = ""


class ParallelRow(msgspec.Struct, frozen=True):
    """Corresponding passages of both texts; one side may be empty. id: the anchor of the row."""

    id: str
    left_html: str
    right_html: str


class ParallelPage(Page, frozen=True):
    """Both texts of an article side by side: `parallel.html`, in one of their languages. The original is on the left.

    Ids on the left side are the same as in the original; those on the right side begin with the language ("ru-fn1").
    renditions: other formats with both texts.
    """

    left: ParallelSide
    right: ParallelSide
    rows: tuple[ParallelRow, ...]
    parallel_style_href: str
    renditions: tuple[RenditionLink, ...]
