"""Writes the site: takes a compiled site and its outputs, publishes pages, outputs, feeds, sitemaps and theme files.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import OutputRefused, Stage
from diglot.adapters.extension_packages import import_attribute, own_assets, own_formats, own_hooks, own_policies
from diglot.adapters.files.site_digest import SiteScan
from diglot.core import page_models, pairing
from diglot.core.page_models.site_structure import contributors
from diglot.core.site_files import feeds, site_metadata
from diglot.model.building.page_rows import PageEntry, TextEntry, UntranslatedEntry
from diglot.model.file_stats import SiteState
from diglot.model.languages import Lang
from diglot.model.places import MANIFEST_PLACE, SECURITY_PLACE
from diglot.model.problems import LostAddress, OutputNotOurs, OutputUnwritable
from diglot.model.publication import Article, CompiledEdition, Edition, Publication, RenderedText
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.build_options import PageOutcome
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.published_files import TOUCH_ICON
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.explain import explain
from diglot.pipeline.render.extension_pages import extension_tasks, site_tasks
from diglot.pipeline.render.outputs import Outputs, SiteFiles
from diglot.pipeline.render.page_services import SiteServices
from diglot.pipeline.render.page_writer import PageRenderer
from diglot.pipeline.render.site_lists import SiteLists
from diglot.pipeline.render.site_parts import site_parts
from diglot.queries.database import Database
from diglot.queries.site.pages import (
    OTHERS,
    BuiltSite,
    OtherFiles,
    built_site,
    end_build,
    is_asked_for,
    list_name,
    site_entries,
)
from diglot.queries.site.shown_articles import set_offers

Write = Callable[[str, bytes], None]

# Files of the theme that are written only if a format is built, or a page asks for them; extensions say so of theirs.
_PARALLEL_STYLE, _POLL_SCRIPT = "styles/parallel.css", "scripts/poll.js"


class WriteResult(msgspec.Struct, frozen=True):
    """What was written; nothing where there is an error. pages: how many there are."""

    pages: int = 0
    published: SiteState | None = None
    outcomes: tuple[PageOutcome, ...] = ()
    """The outcomes of the pages whose tasks were run; all others were reused."""
    explained: tuple[PageOutcome, ...] = ()
    """The outcomes of the pages that the options ask about."""
    formats: Mapping[str, bool] = {}
    """Whether a format that is written with the site was made, not reused, by its name."""

    def after(self, earlier: WriteResult) -> WriteResult:
        """Return this result with what was made when the same build wrote the site before."""
        made = {outcome.place: outcome for outcome in (*self.outcomes, *earlier.outcomes)}
        formats = {name: is_made or earlier.formats.get(name, False) for name, is_made in self.formats.items()}
        return replace(self, outcomes=tuple(made.values()), formats=formats)


class _OtherWriter:
    """Writes files that no task has made, and those of the earlier site that are not written again are left out."""

    def __init__(self, stage: Stage, before: Sequence[str]) -> None:
        self._stage = stage
        self.places: list[str] = []
        """The places that were written to."""
        for place in before:
            stage.drop(place)

    def __call__(self, place: str, content: bytes) -> None:
        """Write a file."""
        self.places.append(place)
        self._stage.write(place, content)


def write_site(site: CompiledSite, outputs: Outputs, resources: Resources, diagnostics: Diagnostics) -> WriteResult:
    """Write the new site beside the old one, then exchange the two, unless there is an error."""
    options = diagnostics.options
    group = options.site_group
    built, scan = built_site(resources.db, group), resources.site_scan or SiteScan(options.output, 0)
    outputs_known = list(dict.fromkeys([options.output_name, *(built.outputs if built else ())]))
    state = built.state if built and built.outputs[0] == options.output_name else None
    known = state if state and state.stats == scan.digest() else None
    beside = [] if known else [options.root / name for name in outputs_known[1:]]
    try:
        stage = Stage(options.output, options.root, known, beside)
    except OutputRefused:
        diagnostics.note([OutputNotOurs(str(options.output))])
        return WriteResult()
    except OSError as error:
        diagnostics.note([OutputUnwritable(str(options.output), system_reason(error))])
        return WriteResult()
    try:
        set_offers(resources.db, group, site.services.links)
        taken = frozenset(file.place for file in outputs.files)
        renderer = PageRenderer(
            site,
            site_parts(site, resources),
            resources.db,
            group,
            stage,
            taken,
            options.jobs,
            resources.progress,
            options.has_relative_links,
        )
        write = _OtherWriter(stage, built.others if built and stage.is_known else ())
        written = _write_all(site, outputs, renderer, write, resources, diagnostics)
        diagnostics.note([*site.missing.problems(), *renderer.failed])
        # Not where some texts are left out, by options or because they have faults: that is said already.
        has_fault = any(problem.severity == "error" for problem in diagnostics.problems)
        if options.is_of_all and not (options.with_drafts or has_fault):
            diagnostics.note(map(LostAddress, pairing.lost_addresses(stage.gone, site.settings.languages)))
        if diagnostics.has_error or renderer.failed:
            return WriteResult()
        if options.explain:
            outcomes = {
                place: PageOutcome(place, is_made=False) for place, _ in site_entries(resources.db, group, PageEntry)
            }
            outcomes |= {outcome.place: outcome for outcome in written.outcomes}
            explained = diagnostics.take(explain(options.explain, site.publication, outputs, outcomes, stage))
            written = replace(written, explained=explained)
        published = stage.publish()
        scan.note(published.stats)
        end_build(resources.db, group, BuiltSite(resources.db.revision, outputs_known, published, write.places))
        return replace(written, published=published)
    except OSError as error:
        diagnostics.note([OutputUnwritable(str(options.output), system_reason(error))])
        return WriteResult()
    finally:
        stage.close()


def _write_all(
    site: CompiledSite,
    outputs: Outputs,
    renderer: PageRenderer,
    write: _OtherWriter,
    resources: Resources,
    diagnostics: Diagnostics,
) -> WriteResult:
    db, group, options = resources.db, renderer.group, diagnostics.options
    for file in outputs.files:
        content = file.read()
        write(file.place, renderer.addressed(file.place, content) if file.place.endswith(".html") else content)
    added, files = extension_tasks(site)
    if site.settings.base_url:
        entries = site.services.memo(_ENTRIES_KEPT)
        feed_builder = FeedBuilder(site.publication, site.structures, site.services, site.feed_text, entries)
        files |= dict(feed_builder.tasks())
    renderer.make_pages(list(site_tasks(site, added)), files)
    formats = _write_formats(site, group, renderer.stage, resources, diagnostics)
    write.places += [place for files in formats.values() for place in files.places]
    listed = tuple((lang, file.sitemap_row) for file in outputs.files for lang in file.langs if file.sitemap_row)
    policies = tuple(place for place in own_policies() if any(other.startswith(place) for other in write.places))
    db.set(OTHERS, group, OtherFiles(listed, policies))
    renderer.make_lists(SiteLists(db, group, site.settings, site.address, renderer.positions).tasks())
    renderer.write()
    _write_facts(site, options.today, write)
    _write_media(site, db, group, {*(file.format for file in outputs.files), *formats, *options.leaves}, write)
    for lang, entry in site_entries(db, group, UntranslatedEntry):
        site.missing.note(lang, entry.msgid)
    return WriteResult(
        db.count(list_name(group, PageEntry)),
        outcomes=renderer.outcomes,
        formats={name: files.is_made for name, files in formats.items()},
    )


def _write_formats(
    site: CompiledSite, group: str, stage: Stage, resources: Resources, diagnostics: Diagnostics
) -> Mapping[str, SiteFiles]:
    """Write what is made of all pages when they are there, such as an index of them; return the files by format."""
    wanted = {*site.settings.formats} - {*diagnostics.options.leaves}
    rows = {name: row for name, row in own_formats().items() if row.kind == "site" and name in wanted}
    if not rows:
        return {}
    texts = {href: entry.model for href, entry in site_entries(resources.db, group, TextEntry)}
    return {
        name: diagnostics.take(import_attribute(row.function)(site, texts, stage, resources))
        for name, row in rows.items()
    }


def _write_facts(site: CompiledSite, today: dt.date, write: Write) -> None:
    """Write what the site says about itself: the manifest, security.txt."""
    settings, address = site.settings, site.address
    frames = [site.builder(lang).frame for lang in settings.languages]
    icons = [(frames[0].icon_href, "image/svg+xml", "any"), (frames[0].touch_icon_href, "image/png", "180x180")]
    names, colours = [frame.title for frame in frames], (frames[0].theme_colours[0],) * 2
    manifest = site_metadata.render_manifest(
        names, frames[0].lang, address.prefix, colours, [icon for icon in icons if icon[0]]
    )
    write(MANIFEST_PLACE, manifest.encode())
    if settings.security_contact:
        security = site_metadata.render_security(
            settings.security_contact, today, settings.languages, settings.base_url
        )
        write(SECURITY_PLACE, security.encode())
    for make_files in own_hooks("site-files"):
        for place, content in make_files(settings).items():
            write(place, content)


def _write_media(site: CompiledSite, db: Database, group: str, formats: set[str], write: Write) -> None:
    """Write the files of texts, pictures in every size, and the files of the theme."""
    for file in site.files.used:
        write(file.place, site.files.read(file.path))
        for key, place in site.files.scaled(file.place).items():
            write(place, site.files.read_scaled(file.place, key))
    owners = {path: name for name, row in own_formats().items() for path in row.assets} | {_PARALLEL_STYLE: "parallel"}
    unused = [path for path, name in owners.items() if name not in formats]
    unused += [path for path in (_POLL_SCRIPT, *own_assets()) if not is_asked_for(db, group, path)]
    left_out = {site.theme.place(f"assets/{path}") for path in unused}
    for place, content in site.theme.contents.items():
        if place not in left_out:
            write(place, content)


# An entry has the whole text, some twenty kilobytes: enough for the newest ones, few enough to save memory.
_ENTRIES_KEPT = 256


class FeedBuilder(msgspec.Struct, frozen=True):
    """Builds the feeds: one of each language, of each blog and of each person, and one of all languages.

    text: returns the markup of an edition. entries: a memo, because a new text is in several of them.
    """

    publication: Publication
    structures: Mapping[Lang, page_models.SiteStructure]
    services: SiteServices
    text: Callable[[CompiledEdition], RenderedText]
    entries: page_models.Memo

    def tasks(self) -> Iterator[tuple[str, Callable[[], Mapping[str, bytes]]]]:
        """Yield the name of every feed, and the function that builds its files."""
        for lang, structure in self.structures.items():
            yield f"{lang} feed", partial(self._feed_of_language, lang)
            for blog in structure.blogs:
                yield f"{lang} feed {blog.key}", partial(self._feed_of_blog, lang, blog)
            for key in contributors(structure, self.publication):
                yield f"{lang} feed person {key}", partial(self._feed_of_person, lang, key)
        yield "feed", self._feed_of_all

    def _feed_of_language(self, lang: Lang) -> Mapping[str, bytes]:
        home = f"/{lang}/"
        tagline = self._text(self.publication.settings.tagline.best(lang)[0], lang)
        entries = self._entries(self._newest(self.structures[lang].front, lang))
        return self._files(home, lang, self._title(lang), tagline, entries)

    def _feed_of_blog(self, lang: Lang, blog: Article) -> Mapping[str, bytes]:
        compiled = self.publication.compiled_editions[blog.key, (blog.shown(lang) or blog.editions[0]).lang]
        place = blog.href(lang)
        summary = compiled.standfirst or compiled.metadata.opening
        name = f"{self._title(lang)}: {compiled.title}"
        entries = self._entries(self._newest(self.structures[lang].by_blog.get(blog.key, ()), lang))
        return self._files(place, lang, name, summary, entries)

    def _feed_of_person(self, lang: Lang, key: str) -> Mapping[str, bytes]:
        person, place = self.publication.people[key], f"/{lang}/people/{key}/"
        name = f"{self._title(lang)}: {self.services.set_text(*person.name.best(lang))}"
        entries = self._entries(self._newest(self.structures[lang].by_person.get(key, ()), lang))
        return self._files(place, lang, name, "", entries)

    def _feed_of_all(self) -> Mapping[str, bytes]:
        titles = (self.publication.settings.title.best(lang)[0] for lang in self.structures)
        title = " · ".join(dict.fromkeys(titles))
        newest = [pair for lang, structure in self.structures.items() for pair in self._newest(structure.front, lang)]
        entries = feeds.newest_entries(self._entries(newest))
        return self._files("/", "", title, "", entries)

    def _files(
        self, place: str, lang: Lang, title: str, subtitle: str, entries: tuple[feeds.FeedEntry, ...]
    ) -> Mapping[str, bytes]:
        """Return the files of the feed of a list, by their places. place: of the list."""
        address, icon = self.services.address, self.services.asset(TOUCH_ICON.removeprefix("assets/"))
        icon_url = address.url(icon.removeprefix(address.prefix)) if icon else ""
        feed = feeds.Feed(address.url(f"{place}feed"), address.url(place), lang, title, subtitle, entries, icon_url)
        base = place.lstrip("/")
        return {
            f"{base}feed.xml": feeds.render_atom(feed).encode(),
            f"{base}feed.json": feeds.render_json_feed(feed).encode(),
        }

    def _title(self, lang: Lang) -> str:
        return self._text(self.publication.settings.title.best(lang)[0], lang)

    def _text(self, text: str, lang: Lang) -> str:
        return self.services.set_text(text, lang) or self.services.say(
            lang, page_models.untitled(self.publication.settings)
        )

    def _newest(self, texts: Sequence[Article], lang: Lang) -> list[tuple[Article, Edition]]:
        """Return the newest dated editions, as many as a feed has, so that only their markup is read."""
        dated, oldest = list[tuple[Article, Edition]](), dt.date.max
        for text in texts:
            date, edition = page_models.displayed_date(text, lang), text.edition(lang)
            if date is None or (len(dated) >= feeds.MAX_ENTRIES and date < oldest):
                break  # all others are older, and are not read
            if edition and edition.date:
                dated.append((text, edition))
                oldest = date
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
        text = self.text(compiled)
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
            terms=tuple(term for find in own_hooks("feed-terms") for term in find(self.publication, article, edition)),
        )


def _ordinal(edition: Edition) -> int:
    assert edition.date
    return edition.date.toordinal()
