"""Build options in, a published site and a report out.

Manuscripts in two languages are compiled to a site (`site_compilation`), its outputs are made, and all is written or
nothing. Each stage returns its result and its problems, which `Diagnostics` collects.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from diglot.adapters.disk import Folder, SiteUnfinished
from diglot.adapters.files.site_digest import SiteScan
from diglot.adapters.pandoc import PandocPool
from diglot.adapters.templating.templates import TemplateBroken
from diglot.core import pairing
from diglot.core.site_files.site_metadata import security_expiry
from diglot.model.languages import LANGUAGES
from diglot.model.problems import CacheUnwritable, DamagedStore, NoContent, RefusedCache
from diglot.model.publication import EXPIRED
from diglot.model.tasks import ExecutorUnavailable
from diglot.pipeline.base.build_options import BuildOptions, BuildReport, Progress, sorted_problems
from diglot.pipeline.base.cached_files import CachedFileLost
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import Resources, open_resources, with_sound_cache
from diglot.pipeline.outputs.extension_files import extension_outputs
from diglot.pipeline.outputs.formats import SLOW, in_order, output_builders
from diglot.pipeline.render.compiled_site import CompiledSite, PageFailed
from diglot.pipeline.render.outputs import Outputs
from diglot.pipeline.render.site_writer import WriteResult, write_site
from diglot.pipeline.render.template_check import find_broken_templates
from diglot.pipeline.site_build.early_site import (
    LeftFormats,
    can_publish_early,
    find_earlier_pdfs,
    leave_requested,
    remember_files,
)
from diglot.pipeline.site_build.lost_texts import remember_texts
from diglot.pipeline.site_build.site_compilation import compile_site
from diglot.queries.articles import count_texts
from diglot.queries.sources.manuscripts import next_change


def build(
    options: BuildOptions, progress: Progress, pandoc: PandocPool | None = None, site_scan: SiteScan | None = None
) -> BuildReport:
    """Build a publication: all of it, or nothing if there is an error.

    pandoc: processes that the caller keeps open. site_scan: a scan of the published site, if one was begun before.
    """
    return with_sound_cache(options, lambda diagnostics: _build(diagnostics, progress, pandoc, site_scan))


def _build(
    diagnostics: Diagnostics, progress: Progress, pandoc: PandocPool | None, site_scan: SiteScan | None
) -> BuildReport:
    options = diagnostics.options
    if not Folder(options.root).has("content"):
        # Checked before anything is written there: the path may be mistyped.
        diagnostics.note([NoContent("content", ", ".join(LANGUAGES))])
        return _report(diagnostics)
    try:
        with open_resources(options, diagnostics, progress, pandoc, site_scan) as resources:
            site = compile_site(resources, diagnostics)
            if diagnostics.has_error:
                if len(resources.overlay.folders("templates")) > 1:
                    diagnostics.note(find_broken_templates(site))
                return _report(diagnostics, resources, site)
            try:
                return _publish(site, resources, diagnostics)
            except CachedFileLost:
                # The store was found damaged meanwhile and emptied: make everything again.
                return _publish(site, resources, diagnostics)
            except TemplateBroken as error:
                diagnostics.note(find_broken_templates(site, error))
                return _report(diagnostics, resources, site)
    except ExecutorUnavailable as error:
        diagnostics.note([error.problem])
    except PageFailed as error:
        diagnostics.note([error.problem])
    return _report(diagnostics)


def _publish(site: CompiledSite, resources: Resources, diagnostics: Diagnostics) -> BuildReport:
    """Build the outputs of every format but pages, then write the whole site; pages first if somebody waits."""
    site = site.with_cards(resources)
    options = diagnostics.options
    is_watched = options.shows_pages_first or options.leaves_requested
    earlier = find_earlier_pdfs(site, resources, options) if is_watched else None
    left = leave_requested(earlier, site, resources, options)
    try:
        return _publish_but(left, earlier, site, resources, diagnostics)
    except SiteUnfinished:
        # Somebody has changed a file of the last build that was to stay.
        return _publish_but(LeftFormats(), earlier, site, resources, diagnostics)


def _publish_but(
    left: LeftFormats, earlier: Outputs | None, site: CompiledSite, resources: Resources, diagnostics: Diagnostics
) -> BuildReport:
    """Publish a site with some formats as they are. earlier: the PDFs of the last build, if they are known."""
    diagnostics.note(left.problems)
    early = _publish_early(left, earlier, site, resources, diagnostics)
    if diagnostics.has_error:
        return _report(diagnostics, resources, site, *early)
    formats = [name for name in site.settings.formats if name not in left.formats]
    outputs, written = _write(site, formats, left.outputs, resources, diagnostics)
    if written.published:
        remember_texts(diagnostics.options, count_texts(site.texts.texts))
        remember_files(site, outputs, resources, diagnostics.options)
    outputs, written = replace(outputs, made=early[0].made + outputs.made), written.after(early[1])
    report = _report(diagnostics, resources, site, outputs, written)
    return replace(
        report,
        valid_until=_valid_until(site, resources, diagnostics.options),
        has_early_pages=bool(early[1].published),
        left=left.places,
    )


def _publish_early(
    left: LeftFormats, earlier: Outputs | None, site: CompiledSite, resources: Resources, diagnostics: Diagnostics
) -> tuple[Outputs, WriteResult]:
    """Publish the pages and e-books with the PDFs of the last build, if somebody waits for them."""
    nothing = Outputs(), WriteResult()
    if earlier is None or not can_publish_early(left, site, diagnostics.options):
        return nothing
    quick = [name for name in site.settings.formats if name not in SLOW]
    try:
        outputs, written = _write(site, quick, earlier, resources, diagnostics)
    except SiteUnfinished:
        return nothing
    if written.published:
        resources.progress.published()
    return outputs, written


def _write(
    site: CompiledSite, formats: Collection[str], earlier: Outputs, resources: Resources, diagnostics: Diagnostics
) -> tuple[Outputs, WriteResult]:
    """Make the files of some formats, and write the site with these and those of an earlier build."""
    added = extension_outputs(site.settings)
    order = in_order(added)
    outputs = earlier.in_order(order)
    for build_outputs in output_builders(formats, added):
        made = diagnostics.take(build_outputs(site.offering(outputs), resources))
        outputs = (outputs + made).in_order(order)
    if diagnostics.has_error:
        return outputs, WriteResult()
    return outputs, write_site(site.offering(outputs), outputs, resources, diagnostics)


def _valid_until(site: CompiledSite, resources: Resources, options: BuildOptions) -> str:
    """Return the next day on which a build would have another result, in ISO format; "" where there is none."""
    days = "" if options.with_drafts else next_change(resources.db, options.today)
    renewal = security_expiry(options.today)[1].isoformat() if site.settings.security_contact else ""
    return min(filter(None, (days, renewal)), default="")


def _note_caches(resources: Resources, diagnostics: Diagnostics) -> None:
    store, options = resources.store, diagnostics.options
    store.save()  # a quick build writes its results only now, and the disk may be full
    if store.damage:
        diagnostics.note([DamagedStore(".cache/diglot/store.sqlite", store.damage)])
    is_said = any(isinstance(problem, CacheUnwritable) for problem in diagnostics.problems)
    if store.unwritable and not is_said:  # of the folder, or of the rows
        diagnostics.note([CacheUnwritable(options.cache.relative_to(options.root).as_posix(), store.unwritable)])
    if resources.fallback and resources.fallback.damage:
        diagnostics.note([RefusedCache(str(options.cache_from), resources.fallback.damage)])


def _report(
    diagnostics: Diagnostics,
    resources: Resources | None = None,
    site: CompiledSite | None = None,
    outputs: Outputs | None = None,
    written: WriteResult | None = None,
) -> BuildReport:
    """Report what was built, and every problem."""
    outputs, written = outputs or Outputs(), written or WriteResult()
    if resources:
        _note_caches(resources, diagnostics)
    texts = [text for text in site.texts.texts if text.kind == "article"] if site else []
    held_back = list(site.source_texts.held_back.values()) if site else []
    made = tuple(outcome for outcome in written.outcomes if outcome.is_made)
    output_pages, pdfs = (outputs.pages, outputs.pdfs) if written.published else (0, 0)
    return BuildReport(
        articles=len({text.key for text in texts}),
        editions=len(texts),
        pages=written.pages + output_pages,
        pdfs=pdfs,
        published=written.published,
        texts_made=resources.pandoc.documents if resources else 0,
        texts_set=site.compiler.made if site else 0,
        texts_reused=site.compiler.reused if site else 0,
        renditions_made=outputs.made + sum(written.formats.values()),
        renditions_reused=outputs.reused + [*written.formats.values()].count(False),
        pages_made=len(made) + output_pages,
        pages_reused=written.pages - len(made),
        borrowed=resources.fallback.hits if resources and resources.fallback else 0,
        outcomes=made,
        explained=written.explained,
        problems=sorted_problems(diagnostics.problems),
        is_lenient=diagnostics.is_lenient,
        is_strict=diagnostics.options.is_strict,
        drafts_at_fault=diagnostics.drafts_at_fault,
        drafts=held_back.count(pairing.DRAFT),
        embargoed=held_back.count(pairing.EMBARGO),
        expired=held_back.count(EXPIRED),
        unreviewed=held_back.count(pairing.UNREVIEWED),
        untranslated=held_back.count(pairing.UNTRANSLATED),
    )
