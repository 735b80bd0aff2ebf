"""A publication's proofs in, everything that its folder holds out: pages, feeds, sitemaps, files of the look.

The shop's own meaning: what is issued together. Touches nothing itself but the renderer and the rooms it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import islice

from diglot.desk import addresses, feeds, links, makeup, sitemaps
from diglot.desk.print_notes import place_notes
from diglot.machines.templates import Renderer
from diglot.press.files import FileRoom, PublicFile
from diglot.words.languages import LANGUAGES, Lang
from diglot.words.model import Article, Edition, Galley, LeadPicture, Proof, Publication
from diglot.words.pages import ArticlePage, DoorPage, ListPage, NotFoundPage, Page, Picture, RedirectPage
from diglot.words.printing import PrintJob
from diglot.words.problems import MissingAlt, MissingPicture, Problem

_MANY = 10_000


@dataclass(frozen=True)
class Resolver:
    """Puts real places for addresses, for a page of one language."""

    directory: links.Directory
    files: FileRoom
    address: makeup.SiteAddress

    def galley(self, galley: Galley, lang: Lang, *, is_outside: bool = False) -> Galley:
        """A galley for a page; is_outside: with absolute addresses, for readers of a feed."""

        def attributes(name: str, address: str) -> str:
            return self._attributes(name, address, lang, is_outside=is_outside)

        notes = tuple(addresses.resolve(note, attributes) for note in galley.notes)
        return Galley(addresses.resolve(galley.html, attributes), notes)

    def _attributes(self, name: str, address: str, lang: Lang, *, is_outside: bool) -> str:
        kind, target, anchor = addresses.split_address(address)
        file = self.file(target) if kind == "asset" else None
        if name == "src":
            return self._picture_attributes(file, is_outside=is_outside)
        place, there = (f"/{file.place}", lang) if file else self._place(kind, target, lang)
        if not place:
            return ""
        href = self.address.url(place) if is_outside else self.address.href(place)
        mark = f"#{anchor}" if anchor else ""
        other = f' hreflang="{there}"' if there != lang else ""
        return f'href="{escape(href + mark)}"{other}'

    def _picture_attributes(self, file: PublicFile | None, *, is_outside: bool) -> str:
        if file is None:
            return 'src=""'
        href = self.address.url(f"/{file.place}") if is_outside else self.address.href(f"/{file.place}")
        size = f' width="{file.width}" height="{file.height}"' if file.width and file.height else ""
        return f'src="{escape(href)}"{size} loading="lazy" decoding="async"'

    def _place(self, kind: str, target: str, lang: Lang) -> tuple[str, Lang]:
        """Where a text stands for a reader of this page, and in which language."""
        found = self.directory.article(target) if kind == "article" else None
        if not found:
            return self.directory.list_place(target), lang
        article, wanted = found
        shown = lang if article.shown(lang) else wanted
        edition = article.edition(shown) or article.editions[0]
        return article.href(shown), edition.lang if shown != lang else lang

    def file(self, target: str) -> PublicFile | None:
        """The file of an asset's address, None where there is none to publish."""
        path = self.directory.file(target)
        return self.files.file(path) if path else None

    def lead_picture(self, picture: LeadPicture, edition: Edition) -> Picture | None:
        """The picture that opens a text."""
        address = addresses.address_of(picture.path, edition.manuscript.path) or ""
        kind, target, _ = addresses.split_address(address)
        file = self.file(target) if kind == "asset" else None
        if file is None:
            return None
        href = self.address.href(f"/{file.place}")
        return Picture(href, picture.alt, file.width, file.height, escape(picture.caption), picture.credit)


def check_lead_picture(proof: Proof, directory: links.Directory) -> Iterator[Problem]:
    """What is wrong with the picture in a text's front matter."""
    edition = proof.edition
    picture, path = edition.image, edition.manuscript.path
    if picture is None or edition.manuscript.front.image is None:
        return
    line = edition.manuscript.front.line("image")
    address = addresses.address_of(picture.path, path) or ""
    kind, target, _ = addresses.split_address(address)
    if kind != "asset" or not directory.file(target):
        looked = ", ".join(directory.candidates(target)) if kind == "asset" else picture.path
        yield MissingPicture(path, line, picture.path, looked)
    if not picture.alt:
        yield MissingAlt(path, line, picture.path)


# ---------------------------------------------------------------- paper


def print_job(page: ArticlePage, renderer: Renderer, files: FileRoom, address: makeup.SiteAddress) -> PrintJob:
    """An article's page as a job for the typesetter: notes at their calls, pictures with it."""
    body = place_notes(page.body_html, page.notes)
    html = renderer.render(replace(page, body_html=body, notes=()), "print.html")
    pictures = {
        address.href(f"/{file.place}"): (file.mime, files.read(file.path))
        for file in files.used
        if file.is_picture and address.href(f"/{file.place}") in html
    }
    lang = LANGUAGES[page.lang].bcp47
    return PrintJob(page.head.href, html, lang, pictures, f"{address.base_url}/" if address.base_url else "")


# ---------------------------------------------------------------- pages


def page_place(page: Page, address: makeup.SiteAddress) -> str:
    """The file of a page inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def issue_pages(
    pages: Iterator[Page], renderer: Renderer, address: makeup.SiteAddress, write: Callable[[str, bytes], None]
) -> tuple[int, dict[Lang, list[sitemaps.SitemapRow]], list[tuple[str, str]]]:
    """Render and write every page; how many, what the sitemaps list, and the redirects from old to new places."""
    count = 0
    rows: dict[Lang, list[sitemaps.SitemapRow]] = {}
    redirects: list[tuple[str, str]] = []
    for page in pages:
        write(page_place(page, address), renderer.render(page).encode())
        count += 1
        if isinstance(page, RedirectPage):
            redirects.append((page.head.href, page.target_href))
        elif page.head.is_indexed and not isinstance(page, (NotFoundPage, DoorPage)):
            modified = page.head.modified or page.head.published
            row = sitemaps.SitemapRow(page.head.canonical_url, modified, page.head.alternates)
            if not (isinstance(page, ListPage) and page.pagination.number > 1):
                rows.setdefault(page.lang, []).append(row)
    return count, rows, redirects


def issue_sitemaps(
    rows: Mapping[Lang, list[sitemaps.SitemapRow]], address: makeup.SiteAddress, write: Callable[[str, bytes], None]
) -> None:
    """Sitemaps a language, in parts where there are many pages, their index, and robots.txt."""
    names = []
    for lang, pages in rows.items():
        parts = [pages[start : start + _MANY] for start in range(0, len(pages), _MANY)]
        for number, part in enumerate(parts, start=1):
            name = f"sitemap-{lang}.xml" if len(parts) == 1 else f"sitemap-{lang}-{number}.xml"
            names.append(name)
            write(name, sitemaps.render_sitemap(part).encode())
    urls = [address.url(f"/{name}") for name in names]
    write("sitemap.xml", sitemaps.render_sitemap_index(urls).encode())
    write("robots.txt", sitemaps.render_robots(address.url("/sitemap.xml")).encode())


def render_redirects(redirects: list[tuple[str, str]]) -> str:
    """Old and new places for hosts that read `_redirects`, one a line."""
    return "".join(f"{old} {new} 301\n" for old, new in sorted(redirects))


# ---------------------------------------------------------------- feeds


@dataclass(frozen=True)
class FeedRoom:
    """Makes the feeds: of each language, of each blog, and one of all languages."""

    publication: Publication
    structures: Mapping[Lang, makeup.Structure]
    bench: makeup.Bench
    outside: Callable[[Proof], Galley]
    """A proof's galley with absolute addresses."""

    def issue(self, write: Callable[[str, bytes], None]) -> None:
        """Write every feed."""
        address = self.bench.address
        both: list[feeds.FeedEntry] = []
        for lang, structure in self.structures.items():
            title = self._text(self.publication.settings.title.best(lang)[0], lang)
            tagline = self._text(self.publication.settings.tagline.best(lang)[0], lang)
            texts = [article for article in structure.front if article.edition(lang)]
            entries = self._entries(texts, lang)
            both += entries
            home = f"/{lang}/"
            _write_feed(write, home, feeds.Feed(address.url(f"{home}feed"), address.url(home), lang, title, tagline, entries))
            for blog in structure.blogs:
                self._issue_blog(blog, lang, title, write)
        title = " · ".join(dict.fromkeys(self.publication.settings.title.best(lang)[0] for lang in self.structures))
        feed = feeds.Feed(address.url("/feed"), address.url("/"), "", title, "", feeds.newest(both))
        _write_feed(write, "/", feed)

    def _issue_blog(self, blog: Article, lang: Lang, title: str, write: Callable[[str, bytes], None]) -> None:
        proof = self.publication.proofs[blog.key, (blog.shown(lang) or blog.editions[0]).lang]
        texts = [row for row in self.structures[lang].by_blog.get(blog.key, ()) if row.edition(lang)]
        place, address = blog.href(lang), self.bench.address
        words = proof.standfirst or proof.particulars.opening
        name = f"{title}: {proof.title}"
        feed = feeds.Feed(address.url(f"{place}feed"), address.url(place), lang, name, words, self._entries(texts, lang))
        _write_feed(write, place, feed)

    def _text(self, text: str, lang: Lang) -> str:
        return self.bench.set_text(text, lang) or self.bench.say(lang, "A publication in two languages")

    def _entries(self, texts: list[Article], lang: Lang) -> tuple[feeds.FeedEntry, ...]:
        dated = (self._entry(article, lang) for article in texts if self._edition(article, lang).date)
        return tuple(islice(dated, feeds.ENTRIES))

    def _edition(self, article: Article, lang: Lang) -> Edition:
        edition = article.edition(lang)
        assert edition
        return edition

    def _entry(self, article: Article, lang: Lang) -> feeds.FeedEntry:
        proof = self.publication.proofs[article.key, lang]
        edition = proof.edition
        assert edition.date
        galley = self.outside(proof)
        notes = "".join(f'<li id="fn{number}">{note}</li>' for number, note in enumerate(galley.notes, start=1))
        html = f"{galley.html}<ol>{notes}</ol>" if notes else galley.html
        people, settings = self.publication.people, self.publication.settings
        names = [people[key].name.best(lang)[0] if key in people else key for key in article.authors]
        labels = [settings.tags[tag.name].best(lang)[0] if tag.name in settings.tags else tag.name for tag in article.tags]
        return feeds.FeedEntry(
            url=self.bench.address.url(edition.href),
            lang=lang,
            title=proof.title,
            summary=proof.standfirst or proof.particulars.opening,
            published=edition.date,
            updated=edition.updated or edition.date,
            authors=tuple(names),
            tags=tuple(labels),
            content_html=html,
        )


def _write_feed(write: Callable[[str, bytes], None], place: str, feed: feeds.Feed) -> None:
    base = place.lstrip("/")
    write(f"{base}feed.xml", feeds.render_atom(feed).encode())
    write(f"{base}feed.json", feeds.render_json_feed(feed).encode())
