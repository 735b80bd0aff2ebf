"""Finds the PDFs of the last build, with which a site can be published before its own are made, or without these.

Touches the disk through its adapter only.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import FinishedSite, SiteUnfinished
from diglot.core.page_models import volume_key
from diglot.model.problems import Problem
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.extension_files import extension_outputs
from diglot.pipeline.outputs.formats import SLOW, output_builders
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import PDF_MIME, OutputFile, Outputs
from diglot.queries.site.published import (
    PUBLISHED,
    PUBLISHED_TEXTS,
    PublishedContent,
    PublishedFile,
    set_published,
)
from diglot.queries.site.shown_articles import offers


class LeftFormats(msgspec.Struct, frozen=True):
    """The formats that are left for a request. outputs: those of their files that are there, made now or earlier.

    places: of the files that are not what this build would make: old ones, and those that have never been made.
    """

    formats: frozenset[str] = frozenset()
    outputs: Outputs = Outputs()
    places: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def leave_requested(
    earlier: Outputs | None, site: CompiledSite, resources: Resources, options: BuildOptions
) -> LeftFormats:
    """Return the formats that this build leaves for a request, or for others, with those files that need not be made.

    earlier: the PDFs of the last build; None where these are not known: then nothing is left, because that might take
    away a PDF that readers have.
    """
    if options.leaves:
        offered = offers(resources.db, options.site_group)
        links = {text: tuple(link for link in links if link.format in options.leaves) for text, links in offered}
        return LeftFormats(frozenset(options.leaves), Outputs(elsewhere=links))
    formats = frozenset(site.settings.on_request).intersection(site.settings.formats)
    if earlier is None or not options.leaves_requested or not formats:
        return LeftFormats()
    kept, problems = Outputs(), list[Problem]()
    for build_outputs in output_builders(formats, extension_outputs(site.settings)):
        outputs, found = build_outputs(site, replace(resources, makes_files=False))
        kept, problems = kept + outputs, [*problems, *found]
    current = {file.place for file in kept.files}
    old = tuple(file for file in earlier.files if file.format in formats and file.place not in current)
    places = sorted({*kept.absent, *(file.place for file in old)})
    return LeftFormats(formats, Outputs((*kept.files, *old)), tuple(places), tuple(problems))


def can_publish_early(left: LeftFormats, site: CompiledSite, options: BuildOptions) -> bool:
    """Return whether somebody waits for pages that could be shown before PDFs are made."""
    return options.shows_pages_first and not SLOW.isdisjoint({*site.settings.formats} - left.formats)


def find_earlier_pdfs(site: CompiledSite, resources: Resources, options: BuildOptions) -> Outputs | None:
    """Return the PDFs of the last build that this site still has; None if it is not known what these are.

    Without them, readers would miss PDFs that they had until now. None also if a text was withdrawn: a book of the last
    build may contain it.
    """
    try:
        published = FinishedSite(options.output)
    except SiteUnfinished:
        return Outputs()
    recorded = [file for _, file in resources.db.values(PUBLISHED) if file.output == str(options.output)]
    if not recorded and any(place.endswith(".pdf") for place in published.files):
        return None
    shown = resources.db.find(PUBLISHED_TEXTS, str(options.output))
    if not _paths(site).issuperset(shown or ()):
        return None
    keys = {article.key for article in site.publication.articles}
    keys |= {volume_key(volume) for volume in site.publication.volumes}
    return Outputs(
        tuple(
            OutputFile(
                file.format,
                file.key,
                file.langs,
                file.place,
                file.mime,
                PublishedContent(published, file.place, file.size),
            )
            for file in recorded
            if file.format in site.settings.formats and file.key in keys and file.place in published.files
        )
    )


def remember_files(site: CompiledSite, outputs: Outputs, resources: Resources, options: BuildOptions) -> None:
    """Save which PDFs and texts this build has published, for the next one."""
    output = str(options.output)
    files = (
        PublishedFile(output, file.format, file.key, file.langs, file.place, file.mime, file.size)
        for file in outputs.files
        if file.mime == PDF_MIME
    )
    set_published(resources.db, output, files, _paths(site))


def _paths(site: CompiledSite) -> frozenset[str]:
    """Return the paths of all texts of a site."""
    return frozenset(text.path for text in site.texts.texts if text.kind == "article")
