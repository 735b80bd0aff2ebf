"""Everything that is ready in, the published folder out: pages, PDFs, feeds, sitemaps, files of the look.

Touches the disk through its machine only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import PurePosixPath

from diglot.desk import feeds, hosting, makeup, sitemaps
from diglot.machines.catalogues import Words, catalogue_path
from diglot.machines.disk import OutputRefused, Stage
from diglot.machines.templates import Renderer
from diglot.press.docket import Docket
from diglot.press.order import Progress
from diglot.press.presses import LOOK_OF_FORMATS, Presses
from diglot.press.renditions import Renditions
from diglot.words.languages import Lang
from diglot.words.model import Article, Edition, Galley, Proof, Publication
from diglot.words.pages import DoorPage, ListPage, NotFoundPage, Page, RedirectPage
from diglot.words.problems import N_, MissingTranslation, OutputNotOurs, OutputUnwritable, Problem

Write = Callable[[str, bytes], None]


@dataclass(frozen=True)
class Issued:
    """What was written: pages, and files in all; nothing where the output was not written."""

    pages: int = 0
    files: int = 0


def issue_site(
    publication: Publication, presses: Presses, renditions: Renditions, docket: Docket, progress: Progress
) -> Issued:
    """Write everything beside the old site, then exchange the two: or nothing, where an error stands by then."""
    output = docket.order.output
    try:
        stage = Stage(output, docket.order.root)
    except OutputRefused:
        docket.note([OutputNotOurs(str(output), 1)])
        return Issued()
    except OSError as error:
        docket.note([OutputUnwritable(str(output), 1, error.strerror or str(error))])
        return Issued()
    try:
        pages = _write_all(publication, presses, renditions, stage.write, progress)
        docket.note(untranslated(presses.words.values()))
        return Issued() if docket.has_error else Issued(pages, stage.publish())
    except OSError as error:
        docket.note([OutputUnwritable(str(output), 1, error.strerror or str(error))])
        return Issued()
    finally:
        stage.close()


def untranslated(words: Iterable[Words]) -> Iterator[Problem]:
    """Words of the interface that pages show in English for want of a translation."""
    for one in words:
        for msgid in sorted(one.missed):
            yield MissingTranslation(catalogue_path(one.lang), 1, msgid)


def _write_all(
    publication: Publication, presses: Presses, renditions: Renditions, write: Write, progress: Progress
) -> int:
    address = presses.bench.address
    bench = replace(presses.bench, renditions=lambda key, lang: renditions.links.get((key, lang), ()))
    for rendition in renditions.files:
        write(rendition.place, rendition.content)
    progress.stage(N_("Rendering pages"), sum(len(structure.texts) for structure in presses.structures.values()))
    pages = _watched(makeup.make_up(publication, presses.structures, bench), progress)
    count, rows, redirects = issue_pages(pages, presses.renderer, address, write)
    write("robots.txt", sitemaps.render_robots(address.url("/sitemap.xml")).encode())
    write("_redirects", render_redirects(redirects).encode())
    places = [rendition.place for rendition in renditions.files]
    host = hosting.host_of(publication.settings, PurePosixPath("/"), redirects, places)
    write("_headers", hosting.render_headers(host).encode())
    if address.base_url:
        issue_sitemaps(rows, address, write)
        FeedRoom(publication, presses.structures, bench, presses.outside_galley).issue(write)
    for file in presses.files.used:
        write(file.place, presses.files.read(file.path))
    formats = {rendition.format for rendition in renditions.files}
    left = {presses.look.place(path) for path, name in LOOK_OF_FORMATS.items() if name not in formats}
    for place, content in presses.look.contents.items():
        if place not in left:
            write(place, content)
    return count


def _watched(pages: Iterator[Page], progress: Progress) -> Iterator[Page]:
    for page in pages:
        yield page
        if page.template == "article.html":
            progress.step()


# ---------------------------------------------------------------- pages


def page_place(page: Page, address: makeup.SiteAddress) -> str:
    """The file of a page inside the site."""
    place = page.head.href.removeprefix(address.prefix).lstrip("/")
    return f"{place}index.html" if not place or place.endswith("/") else place


def issue_pages(
    pages: Iterator[Page],
    renderer: Renderer,
    address: makeup.SiteAddress,
    write: Write,
) -> tuple[int, dict[Lang, list[sitemaps.SitemapRow]], list[tuple[str, str]]]:
    """Render and write every page; how many, what the sitemaps list, and the redirects from old to new places."""
    count = 0
    rows: dict[Lang, list[sitemaps.SitemapRow]] = {}
    redirects: list[tuple[str, str]] = []
    written: set[str] = set()
    for page in pages:
        place = page_place(page, address)
        if isinstance(page, RedirectPage) and place in written:
            continue
        write(place, renderer.render(page).encode())
        written.add(place)
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
    rows: Mapping[Lang, list[sitemaps.SitemapRow]],
    address: makeup.SiteAddress,
    write: Write,
) -> None:
    """Sitemaps a language, in parts where there are many pages, and their index."""
    names = []
    for lang, pages in rows.items():
        parts = [pages[start : start + sitemaps.URLS_A_FILE] for start in range(0, len(pages), sitemaps.URLS_A_FILE)]
        for number, part in enumerate(parts, start=1):
            name = f"sitemap-{lang}.xml" if len(parts) == 1 else f"sitemap-{lang}-{number}.xml"
            names.append(name)
            write(name, sitemaps.render_sitemap(part).encode())
    urls = [address.url(f"/{name}") for name in names]
    write("sitemap.xml", sitemaps.render_sitemap_index(urls).encode())


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

    def issue(self, write: Write) -> None:
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
            _write_feed(
                write,
                home,
                feeds.Feed(address.url(f"{home}feed"), address.url(home), lang, title, tagline, entries),
            )
            for blog in structure.blogs:
                self._issue_blog(blog, lang, title, write)
        title = " · ".join(dict.fromkeys(self.publication.settings.title.best(lang)[0] for lang in self.structures))
        feed = feeds.Feed(address.url("/feed"), address.url("/"), "", title, "", feeds.newest(both))
        _write_feed(write, "/", feed)

    def _issue_blog(self, blog: Article, lang: Lang, title: str, write: Write) -> None:
        proof = self.publication.proofs[blog.key, (blog.shown(lang) or blog.editions[0]).lang]
        texts = [row for row in self.structures[lang].by_blog.get(blog.key, ()) if row.edition(lang)]
        place, address = blog.href(lang), self.bench.address
        words = proof.standfirst or proof.particulars.opening
        name = f"{title}: {proof.title}"
        feed = feeds.Feed(
            address.url(f"{place}feed"), address.url(place), lang, name, words, self._entries(texts, lang)
        )
        _write_feed(write, place, feed)

    def _text(self, text: str, lang: Lang) -> str:
        return self.bench.set_text(text, lang) or self.bench.say(lang, N_("A publication in two languages"))

    def _entries(self, texts: list[Article], lang: Lang) -> tuple[feeds.FeedEntry, ...]:
        dated = (self._entry(article, lang) for article in texts if self._edition(article, lang).date)
        return feeds.newest(dated)

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
        told = makeup.translation_notices(self.publication, self.bench, article, edition)
        html = "".join(f"<p><em>{escape(notice)}</em></p>\n" for notice in told) + galley.html
        html += f"<ol>{notes}</ol>" if notes else ""
        people, settings = self.publication.people, self.publication.settings
        names = [people[key].name.best(lang)[0] if key in people else key for key in article.authors]
        labels = [
            settings.tags[tag.name].best(lang)[0] if tag.name in settings.tags else tag.name for tag in article.tags
        ]
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


def _write_feed(write: Write, place: str, feed: feeds.Feed) -> None:
    base = place.lstrip("/")
    write(f"{base}feed.xml", feeds.render_atom(feed).encode())
    write(f"{base}feed.json", feeds.render_json_feed(feed).encode())
