"""Writes the site: takes a compiled site and its outputs, publishes pages, outputs, feeds, sitemaps and theme files.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import OutputRefused, Stage
from diglot.adapters.extension_packages import own_hooks
from diglot.core import hosting, page_models, pairing
from diglot.core.site_files import feeds, site_metadata, sitemaps
from diglot.model.building.page_rows import PageRow
from diglot.model.file_stats import FileStat
from diglot.model.languages import Lang
from diglot.model.places import GONE_MARK, MANIFEST_PLACE, SECURITY_PLACE
from diglot.model.problems import N_, LostAddress, OutputNotOurs, OutputUnwritable, Problem
from diglot.model.publication import Article, Edition, Publication
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import (
    PARALLEL_STYLE,
    POLL_SCRIPT,
    SEARCH_SCRIPT,
    SEARCH_STYLE,
    CompiledSite,
)
from diglot.pipeline.render.explain import explain
from diglot.pipeline.render.outputs import Outputs
from diglot.pipeline.render.page_services import SiteServices
from diglot.pipeline.render.page_writer import PageRenderer, group_of
from diglot.pipeline.render.tracked_site import track_site
from diglot.queries.pages import PartRows
from diglot.queries.shown_articles import set_offers

if TYPE_CHECKING:
    from diglot.pipeline.render.search_writer import SearchWriter

Write = Callable[[str, bytes], None]

# Files of the theme that are written only if a format is built.
_THEME_FILES_OF_FORMATS = {PARALLEL_STYLE: "parallel", SEARCH_STYLE: "search", SEARCH_SCRIPT: "search"}


class WriteResult(msgspec.Struct, frozen=True):
    """The places of the pages and files that were written; empty where nothing was."""

    pages: tuple[str, ...] = ()
    published: Mapping[str, FileStat] = msgspec.field(default_factory=dict)
    """The stats of every file, by its place."""
    outcomes: tuple[PageOutcome, ...] = ()
    """The outcomes of the pages whose tasks were run; all others were reused."""
    explained: tuple[PageOutcome, ...] = ()
    """The outcomes of the pages that the options ask about."""
    is_search_made: bool | None = None
    """Whether the search index was made, not reused; None where there is none."""

    def after(self, earlier: WriteResult) -> WriteResult:
        """Return this result with what was made when the same build wrote the site before."""
        made = {outcome.place: outcome for outcome in (*self.outcomes, *earlier.outcomes)}
        is_search_made = self.is_search_made if not earlier.is_search_made else True
        return replace(self, outcomes=tuple(made.values()), is_search_made=is_search_made)


def write_site(site: CompiledSite, outputs: Outputs, resources: Resources, diagnostics: Diagnostics) -> WriteResult:
    """Write the new site beside the old one, then exchange the two, unless there is an error."""
    options = diagnostics.options
    try:
        stage = Stage(options.output, options.root)
    except OutputRefused:
        diagnostics.note([OutputNotOurs(str(options.output))])
        return WriteResult()
    except OSError as error:
        diagnostics.note([OutputUnwritable(str(options.output), system_reason(error))])
        return WriteResult()
    try:
        tracked, builders = track_site(site, resources)
        rows = PartRows(group_of(options), site.source_texts.group)
        set_offers(resources.db, rows.group, site.services.links)
        renderer = PageRenderer(site, tracked, resources.db, rows, stage, options.jobs, resources.progress)
        written = _write_all(site, outputs, builders, renderer, resources, diagnostics)
        diagnostics.note([*site.missing.problems(), *renderer.failed])
        # Not where some texts are left out, by options or because they have faults: that is said already.
        if not (options.only or options.langs or options.with_drafts or any(map(_is_fault, diagnostics.problems))):
            lost = pairing.lost_addresses(stage.before, stage.places, site.settings.languages)
            diagnostics.note(map(LostAddress, lost))
        if diagnostics.has_error or renderer.failed:
            return WriteResult()
        renderer.end()
        if options.explain:
            outcomes = {place: PageOutcome(place, is_made=False) for place in written.pages}
            outcomes |= {outcome.place: outcome for outcome in written.outcomes}
            explained = diagnostics.take(explain(options.explain, site.publication, outputs, outcomes, stage))
            written = replace(written, explained=explained)
        return replace(written, published=stage.publish())
    except OSError as error:
        diagnostics.note([OutputUnwritable(str(options.output), system_reason(error))])
        return WriteResult()
    finally:
        stage.close()


def _is_fault(problem: Problem) -> bool:
    return problem.severity == "error"


def _write_all(
    site: CompiledSite,
    outputs: Outputs,
    builders: Sequence[page_models.PageBuilder],
    renderer: PageRenderer,
    resources: Resources,
    diagnostics: Diagnostics,
) -> WriteResult:
    progress, write = resources.progress, renderer.stage.write
    for file in outputs.files:
        write(file.place, file.read())
    tasks = list(page_models.page_tasks(builders))
    progress.stage(N_("Rendering pages"), len(tasks))
    pages = [row for rows in renderer.write_pages(tasks) for row in rows]
    search = _write_search(site, pages, renderer.stage, resources, diagnostics)
    places = [*(file.place for file in outputs.files), *(search.places if search else ())]
    _write_for_hosts(site, places, pages, write)
    _write_facts(site, diagnostics.options.today, write)
    if site.settings.base_url:
        listed = [(page.lang, page.sitemap_row) for page in pages]
        listed += [(lang, file.sitemap_row) for file in outputs.files for lang in file.langs]
        write_sitemaps(listed, site.address, write)
        tracked, entries = renderer.tracked, site.services.memo(_ENTRIES_KEPT)
        feed_builder = FeedBuilder(tracked.publication, tracked.structures, site.services, entries)
        renderer.write_files(dict(feed_builder.tasks()))
    _write_media(site, {*(file.format for file in outputs.files), *(["search"] if search else [])}, write)
    return WriteResult(
        tuple(page.place for page in pages),
        outcomes=tuple(renderer.outcomes),
        is_search_made=search.is_made if search else None,
    )


def _write_search(
    site: CompiledSite, pages: Sequence[PageRow], stage: Stage, resources: Resources, diagnostics: Diagnostics
) -> SearchWriter | None:
    """Write the search index, if the site has one."""
    if "search" not in site.settings.formats:
        return None
    from diglot.pipeline.render.search_writer import SearchWriter  # a build of pages need not load it

    writer = SearchWriter(site, stage, resources)
    diagnostics.note(writer.write(pages))
    return writer


def _write_for_hosts(site: CompiledSite, files: Sequence[str], pages: Sequence[PageRow], write: Write) -> None:
    """Write the files for search engines and hosts: robots.txt, redirects, headers, marks of texts that are gone.

    files: the places of files other than pages.
    """
    redirects = [(row.href, row.target_href) for row in pages if row.target_href]
    write("robots.txt", sitemaps.render_robots(site.address.url("/sitemap.xml")).encode())
    write("_redirects", "".join(f"{old} {new} 301\n" for old, new in sorted(redirects)).encode())
    places = [*files, *(row.place for row in pages)]
    host = hosting.make_hosted_site(site.settings, PurePosixPath("/"), redirects, places)
    write("_headers", hosting.render_headers(host).encode())
    for row in pages:
        if row.is_gone:
            write(row.place.removesuffix("index.html") + GONE_MARK, b"")


def _write_facts(site: CompiledSite, today: dt.date, write: Write) -> None:
    """Write what the site says about itself: the manifest, the descriptions of its search, security.txt."""
    settings, address = site.settings, site.address
    builders = [site.builder(lang) for lang in settings.languages]
    frames = [builder.frame for builder in builders]
    icons = [(frames[0].icon_href, "image/svg+xml", "any"), (frames[0].touch_icon_href, "image/png", "180x180")]
    names, colours = [frame.title for frame in frames], (frames[0].theme_colours[0],) * 2
    manifest = site_metadata.render_manifest(
        names, frames[0].lang, address.prefix, colours, [icon for icon in icons if icon[0]]
    )
    write(MANIFEST_PLACE, manifest.encode())
    for frame in frames:
        if frame.opensearch_href:
            icon = builders[0].absolute_url(frame.icon_href)
            search = site_metadata.render_opensearch(
                frame.title, frame.lang, builders[0].absolute_url(frame.search_href), icon
            )
            write(frame.opensearch_href.removeprefix(f"{address.prefix}/"), search.encode())
    if settings.security_contact:
        security = site_metadata.render_security(
            settings.security_contact, today, settings.languages, settings.base_url
        )
        write(SECURITY_PLACE, security.encode())
    for make_files in own_hooks("site-files"):
        for place, content in make_files(settings).items():
            write(place, content)


def _write_media(site: CompiledSite, formats: set[str], write: Write) -> None:
    """Write the files of texts, pictures in every size, and the files of the theme."""
    for file in site.files.used:
        write(file.place, site.files.read(file.path))
        for scaled in site.files.scaled(file.place):
            write(scaled.place, site.files.read_scaled(file.place, scaled.width))
    unused = {site.theme.place(path) for path, name in _THEME_FILES_OF_FORMATS.items() if name not in formats}
    if not any(poll.is_open for poll in site.publication.polls.values()):
        unused.add(site.theme.place(POLL_SCRIPT))
    for place, content in site.theme.contents.items():
        if place not in unused:
            write(place, content)


def write_sitemaps(rows: Iterable[tuple[Lang, str]], address: page_models.SiteAddress, write: Write) -> None:
    """Write the sitemaps of each language, split where there are many pages, and their index.

    rows: the language and the entry of each page; "" for one that is not listed.
    """
    names = []
    entries: dict[Lang, list[str]] = {}
    for lang, row in rows:
        if row:
            entries.setdefault(lang, []).append(row)
    for lang, entries_of_lang in entries.items():
        parts = list(sitemaps.split_entries(entries_of_lang))
        for number, part in enumerate(parts, start=1):
            name = f"sitemap-{lang}.xml" if len(parts) == 1 else f"sitemap-{lang}-{number}.xml"
            names.append(name)
            write(name, sitemaps.render_sitemap(part).encode())
    urls = [address.url(f"/{name}") for name in names]
    write("sitemap.xml", sitemaps.render_sitemap_index(urls).encode())


# ---------------------------------------------------------------- feeds


# An entry has the whole text, some twenty kilobytes: enough for the newest ones, few enough to save memory.
_ENTRIES_KEPT = 256


class FeedBuilder(msgspec.Struct, frozen=True):
    """Builds the feeds: one of each language, of each blog and of each person, and one of all languages.

    entries: a memo, because a new text is in several of them.
    """

    publication: Publication
    structures: Mapping[Lang, page_models.SiteStructure]
    services: SiteServices
    entries: page_models.Memo

    def tasks(self) -> Iterator[tuple[str, Callable[[], Mapping[str, bytes]]]]:
        """Yield the name of every feed, and the function that builds its files."""
        for lang, structure in self.structures.items():
            yield f"{lang} feed", partial(self._feed_of_language, lang)
            for blog in structure.blogs:
                yield f"{lang} feed {blog.key}", partial(self._feed_of_blog, lang, blog)
            for key in structure.by_person:
                if key in self.publication.people:
                    yield f"{lang} feed person {key}", partial(self._feed_of_person, lang, key)
        yield "feed", self._feed_of_all

    def _feed_of_language(self, lang: Lang) -> Mapping[str, bytes]:
        address, home = self.services.address, f"/{lang}/"
        tagline = self._text(self.publication.settings.tagline.best(lang)[0], lang)
        entries = self._entries(self._newest(self.structures[lang].front, lang))
        return _feed_files(
            home, feeds.Feed(address.url(f"{home}feed"), address.url(home), lang, self._title(lang), tagline, entries)
        )

    def _feed_of_blog(self, lang: Lang, blog: Article) -> Mapping[str, bytes]:
        compiled = self.publication.compiled_editions[blog.key, (blog.shown(lang) or blog.editions[0]).lang]
        place, address = blog.href(lang), self.services.address
        summary = compiled.standfirst or compiled.metadata.opening
        name = f"{self._title(lang)}: {compiled.title}"
        entries = self._entries(self._newest(self.structures[lang].by_blog.get(blog.key, ()), lang))
        return _feed_files(
            place, feeds.Feed(address.url(f"{place}feed"), address.url(place), lang, name, summary, entries)
        )

    def _feed_of_person(self, lang: Lang, key: str) -> Mapping[str, bytes]:
        person, address, place = self.publication.people[key], self.services.address, f"/{lang}/people/{key}/"
        name = f"{self._title(lang)}: {self.services.set_text(*person.name.best(lang))}"
        entries = self._entries(self._newest(self.structures[lang].by_person.get(key, ()), lang))
        return _feed_files(place, feeds.Feed(address.url(f"{place}feed"), address.url(place), lang, name, "", entries))

    def _feed_of_all(self) -> Mapping[str, bytes]:
        titles = (self.publication.settings.title.best(lang)[0] for lang in self.structures)
        address, title = self.services.address, " · ".join(dict.fromkeys(titles))
        newest = [pair for lang, structure in self.structures.items() for pair in self._newest(structure.front, lang)]
        entries = feeds.newest_entries(self._entries(newest))
        return _feed_files("/", feeds.Feed(address.url("/feed"), address.url("/"), "", title, "", entries))

    def _title(self, lang: Lang) -> str:
        return self._text(self.publication.settings.title.best(lang)[0], lang)

    def _text(self, text: str, lang: Lang) -> str:
        return self.services.set_text(text, lang) or self.services.say(lang, N_("A publication in two languages"))

    def _newest(self, texts: Sequence[Article], lang: Lang) -> list[tuple[Article, Edition]]:
        """Return the newest dated editions, as many as a feed has, so that only their markup is read."""
        dated = [(text, edition) for text in texts if (edition := text.edition(lang)) and edition.date]
        newest_first = sorted(dated, key=lambda pair: (-_ordinal(pair[1]), self.services.address.url(pair[1].href)))
        return newest_first[: feeds.MAX_ENTRIES]

    def _entries(self, editions: Iterable[tuple[Article, Edition]]) -> tuple[feeds.FeedEntry, ...]:
        return tuple(
            self.entries(f"{edition.lang} {article.key}", partial(self._entry, article, edition.lang))
            for article, edition in editions
        )

    def _entry(self, article: Article, lang: Lang) -> feeds.FeedEntry:
        compiled = self.publication.compiled_editions[article.key, lang]
        edition = compiled.edition
        assert edition.date
        text = self.services.feed_text(compiled)
        own, others = (
            "".join(
                f'<li id="fn{number}">{f"{escape(mark)} " if mark else ""}{note}</li>'
                for number, note, mark in text.marked_notes()
                if bool(mark) is is_of_others
            )
            for is_of_others in (False, True)
        )
        notices = page_models.translation_notices(self.publication, self.services, article, edition)
        html = "".join(f"<p><em>{escape(notice)}</em></p>\n" for notice in notices) + text.html
        html += (f"<ol>{own}</ol>" if own else "") + (f"<ul>{others}</ul>" if others else "")
        people, settings = self.publication.people, self.publication.settings
        authors, translators = (
            tuple(people[key].name.best(lang)[0] if key in people else key for key in keys)
            for keys in (article.authors, edition.translators)
        )
        labels = [
            settings.tags[tag.name].best(lang)[0] if tag.name in settings.tags else tag.name for tag in article.tags
        ]
        url = self.services.address.url(edition.href)
        return feeds.FeedEntry(
            url=url,
            lang=lang,
            title=compiled.title,
            summary=compiled.standfirst or compiled.metadata.opening,
            published=edition.date,
            updated=edition.updated or edition.date,
            authors=authors,
            translators=translators,
            tags=tuple(labels),
            content_html=feeds.with_absolute_fragments(html, url),
        )


def _ordinal(edition: Edition) -> int:
    assert edition.date
    return edition.date.toordinal()


def _feed_files(place: str, feed: feeds.Feed) -> Mapping[str, bytes]:
    base = place.lstrip("/")
    return {
        f"{base}feed.xml": feeds.render_atom(feed).encode(),
        f"{base}feed.json": feeds.render_json_feed(feed).encode(),
    }
