"""The pipeline: one sentence, a stage after another.

Manuscripts in two languages → editions, paired into articles → checked → set in type → rendered for screen and
page → written. Each stage gives its result and what is wrong with it; the docket goes along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext

import msgspec
from msgspec.structs import replace

from diglot.desk import makeup
from diglot.desk.links import Directory
from diglot.desk.settings import Known
from diglot.machines.catalogues import read_words
from diglot.machines.disk import Folder, locked, working_folder
from diglot.machines.overlay import Overlay
from diglot.machines.pandoc import PandocPool
from diglot.machines.store import Lender, Store, store_in
from diglot.press.bookkeeping import open_book
from diglot.press.checking import check_links, check_words, directory_of
from diglot.press.choosing import choose, shelve
from diglot.press.composing import ComposingRoom
from diglot.press.docket import Docket
from diglot.press.executing import KeptNoMore, open_executor
from diglot.press.issue import Issued, issue_site
from diglot.press.makers import FORMATS, maker_of
from diglot.press.order import Order, Progress, Report, in_order
from diglot.press.presses import Presses, prepare
from diglot.press.proofs import CopyDesk, ProofSheets, set_proofs
from diglot.press.reading import Sources, pair_sources, read_sources
from diglot.press.register import ManuscriptRegister
from diglot.press.renditions import Batch, Bindery, Renditions, gather
from diglot.press.vocabulary import take_up_catalogues
from diglot.words.languages import LANGUAGES, Lang, languages_with
from diglot.words.model import LEDGER_FOLDER, SETTINGS_PATH, Article, Publication, Settings, Staleness
from diglot.words.printing import TRIMS
from diglot.words.problems import CacheUnwritable, DamagedStore, MissingCache, NoBaseUrl, NoContent, RefusedCache
from diglot.words.work import Executor, WorkRefused

# What settings may name.
KNOWN = Known(formats=FORMATS, trims=tuple(TRIMS), shares=tuple(makeup.SERVICES))


class Shop(msgspec.Struct, frozen=True):
    """The machines of one build."""

    folder: Folder
    overlay: Overlay
    store: Store
    lender: Lender | None
    pandoc: PandocPool
    executor: Executor


@contextmanager
def open_shop(order: Order, docket: Docket, progress: Progress, pandoc: PandocPool | None = None) -> Iterator[Shop]:
    """A shop for one build at a time; its processes end with it, those that were lent stay warm."""
    with working_folder(order.cache) as (cache, reason):
        if reason:
            docket.note([CacheUnwritable(order.cache.relative_to(order.root).as_posix(), 1, reason)])
        with (
            locked(cache / "lock", progress.wait),
            _open_lender(order, docket) as lender,
            Store(cache / "store.sqlite", is_fresh=order.is_fresh, lender=lender) as store,
            nullcontext(pandoc) if pandoc else PandocPool(order.jobs) as pool,
            open_executor(order) as executor,
        ):
            yield Shop(Folder(order.root), Overlay(order.root), store, lender, pool, executor)


@contextmanager
def _open_lender(order: Order, docket: Docket) -> Iterator[Lender | None]:
    """The store of the cache that the order names, if it is there, and is not the own one."""
    place = None
    if order.cache_from and not order.is_fresh:
        place = store_in(order.cache_from)
        if place is None:
            docket.note([MissingCache(str(order.cache_from), 1)])
    if place is None or place.resolve() == (order.cache / "store.sqlite").resolve():
        yield None
    else:
        with Lender(place) as lender:
            yield lender


def build(order: Order, progress: Progress, pandoc: PandocPool | None = None) -> Report:
    """Build a publication: all of it, or nothing where an error stands. pandoc: processes that are lent."""
    docket = Docket(order, order.is_lenient)
    if not Folder(order.root).has("content"):
        # Before anything is written there: the folder may be mistyped.
        docket.note([NoContent("content", 1, ", ".join(LANGUAGES))])
        return _report(docket, None, ())
    try:
        with open_shop(order, docket, progress, pandoc) as shop:
            ready = make_ready(shop, order, docket, progress)
            if docket.has_error:
                return _report(docket, shop, ready.publication.articles, ready.room)
            try:
                return _published(shop, ready, order, docket, progress)
            except KeptNoMore:
                # The store was begun anew in the midst of it: what was made before that is made again.
                return _published(shop, ready, order, docket, progress)
    except WorkRefused as refusal:
        docket.note([refusal.problem])
        return _report(docket, None, ())


def _published(shop: Shop, ready: Ready, order: Order, docket: Docket, progress: Progress) -> Report:
    """Make all that is ordered, and write it."""
    publication, presses = ready.publication, ready.presses
    bindery = Bindery(publication, presses, shop.overlay, shop.store, shop.executor, progress)
    batches: list[Batch] = []
    for name in (name for name in FORMATS if name in publication.settings.formats and name != "html"):
        make = maker_of(name)
        batches.append(docket.take(make(replace(bindery, batches=tuple(batches)))))
    renditions = gather(batches, presses.bench.address.href)
    if docket.has_error:
        return _report(docket, shop, publication.articles, ready.room, renditions)
    book = open_book(publication, presses, shop.overlay, shop.store, order)
    issued = issue_site(publication, presses, renditions, book, docket, progress)
    report = _report(docket, shop, publication.articles, ready.room, renditions, issued)
    return replace(report, valid_until=_next_embargo(ready.sources, order))


def print_one(order: Order, place: str, progress: Progress, pandoc: PandocPool) -> bytes:
    """The PDF that belongs at a place, of the sources as they are now; empty where no text has it."""
    from diglot.press.printing import editions_of, pdf_place, print_pairs  # pages alone have no use for it

    docket = Docket(order, is_lenient=True)
    with open_shop(order, docket, progress, pandoc) as shop:
        ready = make_ready(shop, replace(order, is_lenient=True), docket, progress)
        pairs = [pair for pair in editions_of(ready.publication) if pdf_place(pair[1]) == place]
        bindery = Bindery(ready.publication, ready.presses, shop.overlay, shop.store, shop.executor, progress)
        batch, _ = print_pairs(bindery, pairs)
        return batch.renditions[0].read() if batch.renditions else b""


def _next_embargo(sources: Sources, order: Order) -> str:
    """The next day on which a text may be published that may not be today, in ISO's form; "" where there is none."""
    days = [row.front.embargo for row in sources.manuscripts if row.front.embargo and row.front.embargo > order.today]
    return min(days).isoformat() if days and not order.with_drafts else ""


class Ready(msgspec.Struct, frozen=True):
    """A publication read, paired, checked and set in type: all that stands before the first page is made."""

    publication: Publication
    presses: Presses
    sources: Sources
    sheets: ProofSheets
    directory: Directory
    room: ComposingRoom


def make_ready(shop: Shop, order: Order, docket: Docket, progress: Progress) -> Ready:
    """Manuscripts in, proofs out; what is wrong goes into the docket."""
    sources = docket.take(read_sources(shop.folder, KNOWN, register=ManuscriptRegister(shop.store)))
    settings = _ordered(sources.settings, order)
    docket.is_lenient = order.is_lenient or settings.is_lenient
    sound = take_up_catalogues(settings.languages, shop.overlay, shop.store)
    docket.note(check_words(order.root, settings.languages, sound))
    every_article = docket.take(pair_sources(sources, settings, order.today, with_drafts=order.with_drafts))
    every_volume = docket.take(shelve(sources, every_article, settings))
    articles, volumes = docket.take(choose(every_article, every_volume, settings, order))

    copy_desk = CopyDesk(shop.folder, sources)
    room = ComposingRoom(shop.store, shop.pandoc, copy_desk.read, docket.refused, shop.executor)
    sheets = docket.take(set_proofs(articles, copy_desk, room, progress))
    publication = Publication(
        settings,
        sources.people,
        sources.polls,
        articles,
        sheets.proofs,
        volumes,
        stale=_stale(shop, sources, articles, settings, docket),
        under_way=_under_way(sources, articles),
    )
    structures = {lang: makeup.lay_out(publication, lang) for lang in settings.languages}
    directory = directory_of(every_article, publication, structures, sources)
    docket.note(check_links(publication, sheets, directory, room))

    languages = languages_with(settings.english)
    words = {lang: read_words(languages[lang], shop.overlay.folders("locales")) for lang in settings.languages}
    presses = docket.take(
        prepare(publication, structures, directory, sheets, room, shop.folder, shop.overlay, sources, words)
    )
    if not settings.base_url:
        docket.note([NoBaseUrl(SETTINGS_PATH, 1)])
    return Ready(publication, presses, sources, sheets, directory, room)


def _stale(
    shop: Shop, sources: Sources, articles: tuple[Article, ...], settings: Settings, docket: Docket
) -> Mapping[tuple[str, Lang], Staleness]:
    """Translations that are older than their originals."""
    if not shop.folder.has(LEDGER_FOLDER):
        return {}
    from diglot.press.tracking import Archive, find_stale
    from diglot.press.units import ReadingRoom

    room = ReadingRoom(shop.folder, sources, articles, tuple(docket.problems), shop.pandoc)
    return docket.take(find_stale(Archive(room, shop.store), articles, settings.stale_from))


def _under_way(sources: Sources, articles: Sequence[Article]) -> frozenset[tuple[str, Lang]]:
    """Translations that exist and are held back."""
    published = {article.key: article for article in articles}
    return frozenset(
        (row.key, row.lang)
        for row in sources.manuscripts
        if row.key in published and published[row.key].edition(row.lang) is None
    )


def _ordered(settings: Settings, order: Order) -> Settings:
    """The settings with the languages and the formats that the order names."""
    return replace(settings, languages=order.langs or settings.languages, formats=order.formats or settings.formats)


def _report(
    docket: Docket,
    shop: Shop | None,
    articles: tuple[Article, ...],
    room: ComposingRoom | None = None,
    renditions: Renditions | None = None,
    issued: Issued | None = None,
) -> Report:
    """What came of it."""
    renditions, issued = renditions or Renditions(), issued or Issued()
    if shop and shop.store.damage:
        docket.note([DamagedStore(".cache/diglot/store.sqlite", 1, shop.store.damage)])
    if shop and shop.lender and shop.lender.damage:
        docket.note([RefusedCache(str(docket.order.cache_from), 1, shop.lender.damage)])
    texts = [article for article in articles if article.kind == "article"]
    made = tuple(account for account in issued.accounts if account.is_made)
    return Report(
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
        problems=in_order(docket.problems),
        is_lenient=docket.is_lenient,
        is_strict=docket.order.is_strict,
    )
