"""Everything that is ready in, the published folder out: pages, PDFs, feeds, sitemaps, files of the look.

Touches the disk through its machine only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import PurePosixPath

import msgspec
from msgspec.structs import replace

from diglot.adapters.catalogues import Localization, catalogue_path
from diglot.adapters.disk import FileState, OutputRefused, Stage
from diglot.core import feeds, hosting, page_models, sitemaps
from diglot.model.languages import Lang
from diglot.model.problems import N_, MissingTranslation, OutputNotOurs, OutputUnwritable, Problem
from diglot.model.publication import Article, CompiledEdition, Edition, Publication, RenderedText
from diglot.pipeline.base.build_options import PageOutcome, Progress
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.incremental.explain import explain
from diglot.pipeline.incremental.incremental_build import IncrementalBuild
from diglot.pipeline.render.context import LOOK_OF_FORMATS, RenderContext
from diglot.pipeline.render.outputs import Renditions
from diglot.pipeline.render.page_writer import PageRow, PageWriter

Write = Callable[[str, bytes], None]


class WrittenSite(msgspec.Struct, frozen=True):
    """What was written: the places of pages, every file; nothing where nothing was written."""

    pages: tuple[str, ...] = ()
    published: Mapping[str, FileState] = msgspec.field(default_factory=dict)
    """Every file that was, by its place."""
    accounts: tuple[PageOutcome, ...] = ()
    """Of pages that were made, or looked at; all others were taken over."""
    explained: tuple[PageOutcome, ...] = ()
    """Of what the order asks about."""


def write_site(
    publication: Publication,
    presses: RenderContext,
    renditions: Renditions,
    book: IncrementalBuild,
    diagnostics: Diagnostics,
    progress: Progress,
) -> WrittenSite:
    """Write everything beside the old site, then exchange the two: or nothing, where an error stands by then."""
    output = diagnostics.order.output
    try:
        stage = Stage(output, diagnostics.order.root)
    except OutputRefused:
        diagnostics.note([OutputNotOurs(str(output))])
        return WrittenSite()
    except OSError as error:
        diagnostics.note([OutputUnwritable(str(output), error.strerror or str(error))])
        return WrittenSite()
    try:
        room = PageWriter(presses, book.daybook, stage, diagnostics.order.jobs)
        issued = _write_all(publication, presses, renditions, book, room, progress)
        diagnostics.note(untranslated(presses.words.values()))
        if diagnostics.has_error:
            return WrittenSite()
        book.daybook.save()
        if diagnostics.order.explain:
            accounts = {place: PageOutcome(place, is_made=False) for place in issued.pages}
            accounts |= {account.place: account for account in issued.accounts}
            explained = diagnostics.take(explain(diagnostics.order.explain, publication, renditions, accounts, stage))
            issued = replace(issued, explained=explained)
        return replace(issued, published=stage.publish())
    except OSError as error:
        diagnostics.note([OutputUnwritable(str(output), error.strerror or str(error))])
        return WrittenSite()
    finally:
        stage.close()


def untranslated(words: Iterable[Localization]) -> Iterator[Problem]:
    """Words of the interface that pages show in English for want of a translation."""
    for one in words:
        for msgid in sorted(one.missed):
            yield MissingTranslation(catalogue_path(one.lang), None, msgid)


def _write_all(
    publication: Publication,
    presses: RenderContext,
    renditions: Renditions,
    book: IncrementalBuild,
    room: PageWriter,
    progress: Progress,
) -> WrittenSite:
    address, write = presses.bench.address, room.stage.write
    for rendition in renditions.files:
        write(rendition.place, rendition.read())
    progress.stage(N_("Rendering pages"), sum(len(structure.texts) for structure in presses.structures.values()))
    pages: list[PageRow] = []
    tasks = list(page_models.tasks_of(book.open_rooms(renditions)))
    for task, rows in zip(tasks, room.issue_pages(tasks), strict=True):
        pages += rows
        if task.is_text:
            progress.step()
    redirects = [(row.href, row.target_href) for row in pages if row.target_href]
    write("robots.txt", sitemaps.render_robots(address.url("/sitemap.xml")).encode())
    write("_redirects", render_redirects(redirects).encode())
    places = [rendition.place for rendition in renditions.files]
    host = hosting.host_of(publication.settings, PurePosixPath("/"), redirects, places)
    write("_headers", hosting.render_headers(host).encode())
    if address.base_url:
        write_sitemaps(pages, address, write)
        feed_room = FeedBuilder(book.watch.publication, book.watch.structures, presses.bench, presses.outside_galley)
        for name, make in feed_room.tasks():
            room.issue_files(name, make)
    for file in presses.files.used:
        write(file.place, presses.files.read(file.path))
        for scaled in presses.files.scaled(file.place):
            write(scaled.place, presses.files.read_scaled(file.place, scaled.width))
    formats = {rendition.format for rendition in renditions.files}
    left = {presses.look.place(path) for path, name in LOOK_OF_FORMATS.items() if name not in formats}
    for place, content in presses.look.contents.items():
        if place not in left:
            write(place, content)
    return WrittenSite(tuple(page.place for page in pages), accounts=tuple(room.accounts))


def write_sitemaps(
    issued: Iterable[PageRow],
    address: page_models.SiteAddress,
    write: Write,
) -> None:
    """Sitemaps a language, in parts where there are many pages, and their index."""
    names = []
    rows: dict[Lang, list[str]] = {}
    for page in issued:
        if page.sitemap_row:
            rows.setdefault(page.lang, []).append(page.sitemap_row)
    for lang, pages in rows.items():
        parts = list(sitemaps.cut(pages))
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


class FeedBuilder(msgspec.Struct, frozen=True):
    """Makes the feeds: of each language, of each blog, and one of all languages."""

    publication: Publication
    structures: Mapping[Lang, page_models.SiteStructure]
    bench: page_models.PageServices
    outside: Callable[[CompiledEdition], RenderedText]
    """A proof's galley with absolute addresses."""

    def tasks(self) -> Iterator[tuple[str, Callable[[], Mapping[str, bytes]]]]:
        """Every feed: a name, and how it is made."""
        for lang, structure in self.structures.items():
            yield f"{lang} feed", partial(self._feed_of_language, lang)
            for blog in structure.blogs:
                yield f"{lang} feed {blog.key}", partial(self._feed_of_blog, lang, blog)
        yield "feed", self._feed_of_all

    def _feed_of_language(self, lang: Lang) -> Mapping[str, bytes]:
        address, home = self.bench.address, f"/{lang}/"
        tagline = self._text(self.publication.settings.tagline.best(lang)[0], lang)
        entries = self._entries(self._newest(self.structures[lang].front, lang))
        return _files_of(
            home, feeds.Feed(address.url(f"{home}feed"), address.url(home), lang, self._title(lang), tagline, entries)
        )

    def _feed_of_blog(self, lang: Lang, blog: Article) -> Mapping[str, bytes]:
        proof = self.publication.proofs[blog.key, (blog.shown(lang) or blog.editions[0]).lang]
        place, address = blog.href(lang), self.bench.address
        words = proof.standfirst or proof.particulars.opening
        name = f"{self._title(lang)}: {proof.title}"
        entries = self._entries(self._newest(self.structures[lang].by_blog.get(blog.key, ()), lang))
        return _files_of(place, feeds.Feed(address.url(f"{place}feed"), address.url(place), lang, name, words, entries))

    def _feed_of_all(self) -> Mapping[str, bytes]:
        titles = (self.publication.settings.title.best(lang)[0] for lang in self.structures)
        address, title = self.bench.address, " · ".join(dict.fromkeys(titles))
        newest = [row for lang, structure in self.structures.items() for row in self._newest(structure.front, lang)]
        entries = feeds.newest(self._entries(newest))
        return _files_of("/", feeds.Feed(address.url("/feed"), address.url("/"), "", title, "", entries))

    def _title(self, lang: Lang) -> str:
        return self._text(self.publication.settings.title.best(lang)[0], lang)

    def _text(self, text: str, lang: Lang) -> str:
        return self.bench.set_text(text, lang) or self.bench.say(lang, N_("A publication in two languages"))

    def _newest(self, texts: Sequence[Article], lang: Lang) -> list[tuple[Article, Edition]]:
        """The newest dated editions among texts, as many as a feed has; their markup is read later, of these alone."""
        rows = [(row, edition) for row in texts if (edition := row.edition(lang)) and edition.date]
        return sorted(rows, key=lambda row: (-_day(row[1]), self.bench.address.url(row[1].href)))[: feeds.ENTRIES]

    def _entries(self, rows: Iterable[tuple[Article, Edition]]) -> tuple[feeds.FeedEntry, ...]:
        return tuple(self._entry(article, edition.lang) for article, edition in rows)

    def _entry(self, article: Article, lang: Lang) -> feeds.FeedEntry:
        proof = self.publication.proofs[article.key, lang]
        edition = proof.edition
        assert edition.date
        galley = self.outside(proof)
        notes = "".join(f'<li id="fn{number}">{note}</li>' for number, note in enumerate(galley.notes, start=1))
        told = page_models.translation_notices(self.publication, self.bench, article, edition)
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


def _day(edition: Edition) -> int:
    assert edition.date
    return edition.date.toordinal()


def _files_of(place: str, feed: feeds.Feed) -> Mapping[str, bytes]:
    base = place.lstrip("/")
    return {
        f"{base}feed.xml": feeds.render_atom(feed).encode(),
        f"{base}feed.json": feeds.render_json_feed(feed).encode(),
    }
