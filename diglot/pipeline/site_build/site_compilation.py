"""Resources in, a compiled site out: all stages of a build before the first output, one after another.

Sources are read, editions are paired into articles, the articles of this build are chosen, their texts are typeset, and
what they lead to is checked. Each stage asks the queries for values, and what it finds wrong is noted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from diglot.adapters.extension_packages import own_formats
from diglot.core import page_models, pairing
from diglot.core.book_selections import SelectionNames
from diglot.core.links.unread_files import find_unlinked
from diglot.model.languages import Lang
from diglot.model.paper.volumes import Volume
from diglot.model.places import SETTINGS_PATH, ledger_folders
from diglot.model.problems import NoBaseUrl
from diglot.model.publication import Article, Issue, Publication, TranslationDoubts
from diglot.model.settings import Settings
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.base.styles import read_look_files
from diglot.pipeline.incremental.catalogue_cache import load_catalogues
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.link_check import (
    LineFinder,
    check_described_pictures,
    check_links,
    check_menus,
    check_pictures,
    check_words,
    save_guesses,
)
from diglot.pipeline.render.theme_check import check_theme, find_layouts
from diglot.pipeline.site_build.build_selection import check_issues, check_volumes, select_articles, selection_names
from diglot.pipeline.site_build.language_gate import check_languages
from diglot.pipeline.site_build.lost_texts import check_losses
from diglot.pipeline.site_build.review_gate import check_reviews
from diglot.pipeline.sources.articles import SourceTexts, find_gone
from diglot.pipeline.sources.load import LoadedSources, read_sources
from diglot.pipeline.typeset.bibliography import read_bibliography
from diglot.pipeline.typeset.editions import CompiledTexts, TextReader, compile_editions
from diglot.pipeline.typeset.text_compiler import TextCompiler
from diglot.queries.articles import (
    PublishedText,
    article_group,
    count_texts,
    find_paired,
    held_back,
    manuscripts_of,
    published_texts,
    set_day,
    set_names,
    set_rules,
    want_article_files,
    want_articles,
)
from diglot.queries.links import want_links
from diglot.queries.site.lists import set_list_rules
from diglot.queries.site.publication import LoadedWhenRead, read_by_key
from diglot.queries.site.shown_articles import load_articles, set_doubts, set_issues, want_shown
from diglot.queries.sources.source_folders import documents_in


@dataclass(frozen=True)
class _Chosen:
    """The articles and books of a build.

    group: how the keys of its articles begin. held: why texts are held back, by article and language. marked: what is
    published without a review that it should have. names: of all texts, by which others name them. everything: all
    articles; articles, volumes: those that are built. only: the keys of these articles; None for all. texts: what is
    published.
    """

    group: str
    held: Mapping[tuple[str, Lang], str]
    marked: frozenset[tuple[str, Lang]]
    names: SelectionNames
    issues: Mapping[str, Issue]
    everything: Sequence[Article]
    articles: Sequence[Article]
    all_volumes: tuple[Volume, ...]
    volumes: tuple[Volume, ...]
    only: set[str] | None
    texts: Sequence[PublishedText]


def compile_site(resources: Resources, diagnostics: Diagnostics) -> CompiledSite:
    """Read, pair, check and typeset a publication."""
    sources = _read(resources, diagnostics)
    settings = _settings_of_build(sources.settings, resources, diagnostics)
    chosen = _choose(sources, settings, resources, diagnostics)
    texts, compiler = _typeset(chosen, sources, resources, diagnostics)
    doubts = _find_doubts(sources, chosen.articles, settings, resources, diagnostics)
    set_doubts(resources.db, chosen.group, doubts, chosen.marked)
    keys = dict.fromkeys(text.key for text in chosen.texts)
    diagnostics.note(want_shown(resources.db, chosen.group, keys, are_all=chosen.only is None))
    site = _load(chosen, sources, settings, texts, compiler, resources, diagnostics.options)
    _check_books(site, chosen, diagnostics)
    _check_links(site, chosen, resources, diagnostics)
    if not settings.base_url:
        diagnostics.note([NoBaseUrl(SETTINGS_PATH, None)])
    if not diagnostics.has_error:
        read_held = partial(manuscripts_of, resources.db, {key for key, _ in chosen.held})
        counts = count_texts(chosen.texts)
        diagnostics.note(check_losses(diagnostics.options, counts, read_held, chosen.held, diagnostics.problems))
    return site


def _read(resources: Resources, diagnostics: Diagnostics) -> LoadedSources:
    db, options = resources.db, diagnostics.options
    set_day(db, options.today)
    sources = diagnostics.take(read_sources(resources.folder, KNOWN, db=db, digests=options.digests))
    set_names(db, sources.people, sources.polls)
    want_article_files(db)
    return sources


def _settings_of_build(written: Settings, resources: Resources, diagnostics: Diagnostics) -> Settings:
    """Return the settings with the options of the build, and with the files of their look; check the theme."""
    options = diagnostics.options
    look = diagnostics.take(read_look_files(written.look, resources.overlay))
    languages, formats = options.langs or written.languages, options.formats or written.formats
    if options.has_relative_links:
        # What is made of all pages is fetched by them, which no page on a disk may do.
        fetched = {name for name, row in own_formats().items() if row.kind == "site"}
        formats = tuple(name for name in formats if name not in fetched)
    diagnostics.is_lenient = options.is_lenient or written.is_lenient
    sound_catalogues = load_catalogues(languages, resources.overlay, resources.store)
    diagnostics.note(check_theme(options.root, resources.overlay))
    diagnostics.note(check_words(options.root, languages, sound_catalogues))
    return replace(written, languages=languages, formats=formats, look=look)


def _choose(sources: LoadedSources, settings: Settings, resources: Resources, diagnostics: Diagnostics) -> _Chosen:
    """Pair editions into articles; choose those that are published, and of these the ones that the options name."""
    db, options = resources.db, diagnostics.options
    reviews = check_reviews(sources, settings, resources, diagnostics)
    held = {**reviews.held_back, **check_languages(sources, settings, reviews.held_back, resources, diagnostics)}
    group = article_group(options.langs)
    set_rules(db, group, settings, held, with_drafts=options.with_drafts)
    diagnostics.note(want_articles(db, group, settings))
    reasons = held_back(db, group)
    reasons |= {text: reason for text, reason in held.items() if text in reasons}
    draft_issues = {issue.path for issue in sources.issues.values() if issue.is_draft}
    diagnostics.is_draft = lambda path: path in draft_issues or pairing.is_draft(reasons, path)
    names, all_volumes = selection_names(db, sources, settings), tuple(sources.volumes.values())
    find = partial(find_paired, db, group)
    issues = diagnostics.take(check_issues(sources, find, settings, names, with_drafts=options.with_drafts))
    set_issues(db, group, issues, find_layouts(resources.overlay))
    everything = LoadedWhenRead(partial(load_articles, db, group))
    articles, volumes = diagnostics.take(select_articles(everything, all_volumes, settings, options))
    only = {article.key for article in articles} if options.only else None
    texts = [text for text in published_texts(db, group) if only is None or text.key in only]
    return _Chosen(
        group, reasons, reviews.marked, names, issues, everything, articles, all_volumes, volumes, only, texts
    )


def _typeset(
    chosen: _Chosen, sources: LoadedSources, resources: Resources, diagnostics: Diagnostics
) -> tuple[CompiledTexts, TextCompiler]:
    store, pandoc = resources.store, resources.pandoc
    bibliography = diagnostics.take(read_bibliography(resources.folder, sources.files, store, pandoc))
    reader = TextReader(resources.folder, sources, bibliography)
    compiler = TextCompiler(
        store, pandoc, reader.read, diagnostics.refused, resources.executor, resources.progress.step
    )
    texts = compile_editions(chosen.texts, reader, compiler, resources, are_all=diagnostics.options.is_of_all)
    return diagnostics.take(texts), compiler


def _find_doubts(
    sources: LoadedSources,
    articles: Sequence[Article],
    settings: Settings,
    resources: Resources,
    diagnostics: Diagnostics,
) -> TranslationDoubts:
    """Find what the ledgers say against translations."""
    if not any(map(resources.folder.has, ledger_folders(settings.languages))):
        return TranslationDoubts()
    from diglot.pipeline.translation.ledger_store import find_doubts, ledgers_of_build  # only where there are ledgers

    ledgers = ledgers_of_build(sources, articles, resources, diagnostics)
    return diagnostics.take(find_doubts(ledgers, articles, settings.stale_from))


def _load(
    chosen: _Chosen,
    sources: LoadedSources,
    settings: Settings,
    texts: CompiledTexts,
    compiler: TextCompiler,
    resources: Resources,
    options: BuildOptions,
) -> CompiledSite:
    db, group = resources.db, chosen.group
    lists = set_list_rules(db, group, chosen.only, page_models.list_rules(settings, chosen.issues, chosen.all_volumes))
    gone = tuple(find_gone(db, sources, settings, options.today, chosen.held))
    publication = Publication(
        settings,
        sources.people,
        sources.polls,
        chosen.articles,
        {},
        chosen.volumes,
        chosen.issues,
        gone=gone,
        added=sources.added,
    )
    source_texts = SourceTexts(sources, chosen.everything, chosen.held, group, lists)
    publication = read_by_key(publication, db, group, lists)
    return CompiledSite.load(publication, source_texts, texts, compiler, resources, options.site_group)


def _check_books(site: CompiledSite, chosen: _Chosen, diagnostics: Diagnostics) -> None:
    def has_texts(volume: Volume, lang: Lang) -> bool:
        if chosen.only is None:
            return bool(site.structures[lang].contents(volume))
        return bool(page_models.volume_contents(volume, chosen.everything, lang))

    diagnostics.note(check_volumes(chosen.all_volumes, chosen.names, site.settings.languages, has_texts))


def _check_links(site: CompiledSite, chosen: _Chosen, resources: Resources, diagnostics: Diagnostics) -> None:
    """Check what texts, menus and pictures lead to."""
    db, group, options = resources.db, chosen.group, diagnostics.options
    lines, text_keys = LineFinder(db), [key for key in site.texts.keys.values() if key]
    links = want_links(db, group, text_keys, are_all=options.is_of_all)
    diagnostics.note(check_links(links.faulty, group, site.directory, lines))
    save_guesses(site.directory.guesses, resources.store)
    diagnostics.note(check_menus(site.settings, site.services.resolver))
    diagnostics.note(check_described_pictures(site.publication, site.services.resolver))
    if not options.only:
        diagnostics.note(find_unlinked(documents_in(db, site.settings.languages), links.files))
    refused = site.refused_pictures(sorted(links.files))
    diagnostics.note(check_pictures(group, site.directory, text_keys, lines, refused))
    if options.is_of_all:
        lines.forget_others()
