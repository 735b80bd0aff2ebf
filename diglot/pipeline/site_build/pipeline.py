"""The pipeline: one sentence, a stage after another.

Manuscripts in two languages → editions, paired into articles → checked → set in type → rendered for screen and
page → written. Each stage gives its result and what is wrong with it; the docket goes along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext

import msgspec
from msgspec.structs import replace

from diglot.adapters.catalogues import read_localization
from diglot.adapters.disk import Folder, locked, working_folder
from diglot.adapters.overlay import Overlay
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.store import FallbackStore, Store, store_in
from diglot.adapters.templates import TemplateBroken
from diglot.core import page_models, pairing
from diglot.core.dead_links import LinkIndex
from diglot.core.settings import KnownNames
from diglot.model.languages import LANGUAGES, Lang, languages_with
from diglot.model.printing import TRIMS
from diglot.model.problems import (
    BrokenTemplate,
    CacheUnwritable,
    DamagedStore,
    MissingCache,
    NoBaseUrl,
    NoContent,
    RefusedCache,
)
from diglot.model.publication import LEDGER_FOLDER, SETTINGS_PATH, Article, Publication, Settings, Staleness
from diglot.model.tasks import Executor, WorkRefused
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.tasks import KeptNoMore, open_executor
from diglot.pipeline.incremental.catalogue_cache import load_cached_catalogues
from diglot.pipeline.incremental.incremental_build import open_book
from diglot.pipeline.incremental.row_cache import ManuscriptRegister
from diglot.pipeline.losses import check_losses, remember_texts
from diglot.pipeline.outputs.formats import FORMATS, output_builder
from diglot.pipeline.render.context import RenderContext, build_render_context
from diglot.pipeline.render.link_check import (
    check_links,
    check_look,
    check_pictures,
    check_words,
    directory_of,
    read_guesses,
    used_files,
)
from diglot.pipeline.render.outputs import OutputContext, Outputs, Renditions, gather
from diglot.pipeline.render.site_writer import WrittenSite, write_site
from diglot.pipeline.site_build.selection import check_book_selections, select_articles
from diglot.pipeline.sources.load import LoadedSources, find_unlinked, pair_sources, read_sources
from diglot.pipeline.typeset.editions import CompiledEditions, TextReader, compile_editions
from diglot.pipeline.typeset.text_compiler import TextCompiler

# What settings may name.
KNOWN = KnownNames(formats=FORMATS, trims=tuple(TRIMS), shares=tuple(page_models.SERVICES))


class Resources(msgspec.Struct, frozen=True):
    """The machines of one build."""

    folder: Folder
    overlay: Overlay
    store: Store
    lender: FallbackStore | None
    pandoc: PandocPool
    executor: Executor


@contextmanager
def open_resources(
    order: BuildOptions, diagnostics: Diagnostics, progress: Progress, pandoc: PandocPool | None = None
) -> Iterator[Resources]:
    """A shop for one build at a time; its processes end with it, those that were lent stay warm."""
    with working_folder(order.cache) as (cache, reason):
        if reason:
            diagnostics.note([CacheUnwritable(order.cache.relative_to(order.root).as_posix(), 1, reason)])
        with (
            locked(cache / "lock", progress.wait),
            _open_lender(order, diagnostics) as lender,
            Store(cache / "store.sqlite", is_fresh=order.is_fresh, lender=lender) as store,
            nullcontext(pandoc) if pandoc else PandocPool(order.jobs) as pool,
            open_executor(order) as executor,
        ):
            yield Resources(Folder(order.root), Overlay(order.root), store, lender, pool, executor)


@contextmanager
def _open_lender(order: BuildOptions, diagnostics: Diagnostics) -> Iterator[FallbackStore | None]:
    """The store of the cache that the order names, if it is there, and is not the own one."""
    place = None
    if order.cache_from and not order.is_fresh:
        place = store_in(order.cache_from)
        if place is None:
            diagnostics.note([MissingCache(str(order.cache_from), 1)])
    if place is None or place.resolve() == (order.cache / "store.sqlite").resolve():
        yield None
    else:
        with FallbackStore(place) as lender:
            yield lender


def build(order: BuildOptions, progress: Progress, pandoc: PandocPool | None = None) -> BuildReport:
    """Build a publication: all of it, or nothing where an error stands. pandoc: processes that are lent."""
    diagnostics = Diagnostics(order, order.is_lenient)
    if not Folder(order.root).has("content"):
        # Before anything is written there: the folder may be mistyped.
        diagnostics.note([NoContent("content", 1, ", ".join(LANGUAGES))])
        return _report(diagnostics, None, None)
    try:
        with open_resources(order, diagnostics, progress, pandoc) as shop:
            ready = compile_site(shop, order, diagnostics, progress)
            if diagnostics.has_error:
                return _report(diagnostics, shop, ready)
            try:
                return _published(shop, ready, order, diagnostics, progress)
            except KeptNoMore:
                # The store was begun anew in the midst of it: what was made before that is made again.
                return _published(shop, ready, order, diagnostics, progress)
    except WorkRefused as refusal:
        diagnostics.note([refusal.problem])
    except TemplateBroken as broken:
        diagnostics.note([BrokenTemplate(broken.file, broken.line, broken.reason)])
    return _report(diagnostics, None, None)


def _published(
    shop: Resources, ready: CompiledSite, order: BuildOptions, diagnostics: Diagnostics, progress: Progress
) -> BuildReport:
    """Make all that is ordered, and write it."""
    publication, presses = ready.publication, ready.presses
    bindery = OutputContext(publication, presses, shop.overlay, shop.store, shop.executor, progress)
    batches: list[Outputs] = []
    for name in (name for name in FORMATS if name in publication.settings.formats and name != "html"):
        make = output_builder(name)
        batches.append(diagnostics.take(make(replace(bindery, batches=tuple(batches)))))
    renditions = gather(batches, presses.bench.address.href)
    if diagnostics.has_error:
        return _report(diagnostics, shop, ready, renditions)
    book = open_book(publication, presses, shop.overlay, shop.store, order)
    issued = write_site(publication, presses, renditions, book, diagnostics, progress)
    report = _report(diagnostics, shop, ready, renditions, issued)
    if report.is_published:
        remember_texts(order, ready.every_article)
    return replace(report, valid_until=_next_embargo(ready.sources, order))


def print_one(order: BuildOptions, place: str, progress: Progress, pandoc: PandocPool) -> bytes:
    """The PDF that belongs at a place, of the sources as they are now; empty where no text has it."""
    from diglot.pipeline.outputs.pdf import editions_of, pdf_place, print_pairs  # pages alone have no use for it

    diagnostics = Diagnostics(order, is_lenient=True)
    with open_resources(order, diagnostics, progress, pandoc) as shop:
        ready = compile_site(shop, replace(order, is_lenient=True), diagnostics, progress)
        pairs = [pair for pair in editions_of(ready.publication) if pdf_place(pair[1]) == place]
        bindery = OutputContext(ready.publication, ready.presses, shop.overlay, shop.store, shop.executor, progress)
        try:
            batch, _ = print_pairs(bindery, pairs)
        except TemplateBroken:
            # The next build says where: a template is a source of it.
            return b""
        return batch.renditions[0].read() if batch.renditions else b""


def _next_embargo(sources: LoadedSources, order: BuildOptions) -> str:
    """The next day on which a text may be published that may not be today, in ISO's form; "" where there is none."""
    days = [row.front.embargo for row in sources.manuscripts if row.front.embargo and row.front.embargo > order.today]
    return min(days).isoformat() if days and not order.with_drafts else ""


class CompiledSite(msgspec.Struct, frozen=True):
    """A publication read, paired, checked and set in type: all that stands before the first page is made."""

    publication: Publication
    presses: RenderContext
    sources: LoadedSources
    sheets: CompiledEditions
    directory: LinkIndex
    room: TextCompiler
    every_article: tuple[Article, ...]
    """Those too that the order does not name."""
    held: Mapping[tuple[str, Lang], str]
    """Why a text is not published, by key and language."""


def compile_site(shop: Resources, order: BuildOptions, diagnostics: Diagnostics, progress: Progress) -> CompiledSite:
    """Manuscripts in, proofs out; what is wrong goes into the docket."""
    sources = diagnostics.take(read_sources(shop.folder, KNOWN, register=ManuscriptRegister(shop.store)))
    settings = _ordered(sources.settings, order)
    diagnostics.is_lenient = order.is_lenient or settings.is_lenient
    sound = load_cached_catalogues(settings.languages, shop.overlay, shop.store)
    diagnostics.note(check_look(order.root))
    diagnostics.note(check_words(order.root, settings.languages, sound))
    every_article = diagnostics.take(pair_sources(sources, settings, order.today, with_drafts=order.with_drafts))
    held = pairing.held_back(sources.manuscripts, every_article, settings.languages, order.today)
    every_volume = diagnostics.take(check_book_selections(sources, every_article, settings))
    articles, volumes = diagnostics.take(select_articles(every_article, every_volume, settings, order))

    copy_desk = TextReader(shop.folder, sources)
    room = TextCompiler(shop.store, shop.pandoc, copy_desk.read, diagnostics.refused, shop.executor)
    sheets = diagnostics.take(compile_editions(articles, copy_desk, room, progress))
    publication = Publication(
        settings,
        sources.people,
        sources.polls,
        articles,
        sheets.proofs,
        volumes,
        stale=_stale(shop, sources, articles, settings, diagnostics),
        under_way=_under_way(sources, articles),
    )
    structures = {lang: page_models.build_site_structure(publication, lang) for lang in settings.languages}
    directory = directory_of(every_article, publication, structures, sources, held, read_guesses(shop.store))
    diagnostics.note(check_links(publication, sheets, directory, room))
    if not order.only:
        diagnostics.note(find_unlinked(sources.files, settings.languages, used_files(publication, directory)))

    languages = languages_with(settings.english)
    words = {lang: read_localization(languages[lang], shop.overlay.folders("locales")) for lang in settings.languages}
    presses = build_render_context(
        publication, structures, directory, sheets, room, shop.folder, shop.overlay, sources, words
    )
    diagnostics.note(check_pictures(publication, sheets, directory, room, presses.files.refused))
    if not settings.base_url:
        diagnostics.note([NoBaseUrl(SETTINGS_PATH, 1)])
    if not diagnostics.has_error:
        diagnostics.note(check_losses(order, every_article, sources.manuscripts, held, diagnostics.problems))
    return CompiledSite(publication, presses, sources, sheets, directory, room, every_article, held)


def _stale(
    shop: Resources, sources: LoadedSources, articles: tuple[Article, ...], settings: Settings, diagnostics: Diagnostics
) -> Mapping[tuple[str, Lang], Staleness]:
    """Translations that are older than their originals."""
    if not shop.folder.has(LEDGER_FOLDER):
        return {}
    from diglot.pipeline.translation.status import LedgerStore, find_stale
    from diglot.pipeline.translation.units import UnitReader

    room = UnitReader(shop.folder, sources, articles, tuple(diagnostics.problems), shop.pandoc)
    return diagnostics.take(find_stale(LedgerStore(room, shop.store), articles, settings.stale_from))


def _under_way(sources: LoadedSources, articles: Sequence[Article]) -> frozenset[tuple[str, Lang]]:
    """Translations that exist and are held back."""
    published = {article.key: article for article in articles}
    return frozenset(
        (row.key, row.lang)
        for row in sources.manuscripts
        if row.key in published and published[row.key].edition(row.lang) is None
    )


def _ordered(settings: Settings, order: BuildOptions) -> Settings:
    """The settings with the languages and the formats that the order names."""
    return replace(settings, languages=order.langs or settings.languages, formats=order.formats or settings.formats)


def _report(
    diagnostics: Diagnostics,
    shop: Resources | None,
    ready: CompiledSite | None,
    renditions: Renditions | None = None,
    issued: WrittenSite | None = None,
) -> BuildReport:
    """What came of it."""
    renditions, issued = renditions or Renditions(), issued or WrittenSite()
    if shop and shop.store.damage:
        diagnostics.note([DamagedStore(".cache/diglot/store.sqlite", 1, shop.store.damage)])
    if shop and shop.lender and shop.lender.damage:
        diagnostics.note([RefusedCache(str(diagnostics.order.cache_from), 1, shop.lender.damage)])
    articles = ready.publication.articles if ready else ()
    texts = [article for article in articles if article.kind == "article"]
    room, held = (ready.room, list(ready.held.values())) if ready else (None, [])
    made = tuple(account for account in issued.accounts if account.is_made)
    return BuildReport(
        articles=len(texts),
        editions=sum(len(article.editions) for article in texts),
        pages=len(issued.pages) + (renditions.pages if issued.published else 0),
        pdfs=renditions.pdfs if issued.published else 0,
        published=issued.published,
        texts_made=shop.pandoc.documents if shop else 0,
        texts_set=room.made if room else 0,
        texts_reused=room.reused if room else 0,
        renditions_made=renditions.made,
        renditions_reused=renditions.reused,
        pages_made=len(made) + (renditions.pages if issued.published else 0),
        pages_reused=len(issued.pages) - len(made),
        borrowed=shop.lender.lent if shop and shop.lender else 0,
        accounts=made,
        explained=issued.explained,
        problems=sorted_problems(diagnostics.problems),
        is_lenient=diagnostics.is_lenient,
        is_strict=diagnostics.order.is_strict,
        drafts=held.count(pairing.DRAFT),
        embargoed=held.count(pairing.EMBARGO),
    )
