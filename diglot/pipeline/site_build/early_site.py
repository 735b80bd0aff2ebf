"""Finds the PDFs of the last build, with which a site can be published before its own are made.

Touches the disk through its adapter only.
"""

from __future__ import annotations

from diglot.adapters.disk import FinishedSite, SiteUnfinished
from diglot.pipeline.base.build_options import BuildOptions
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.outputs.formats import SLOW
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import PDF_MIME, OutputFile, Outputs
from diglot.queries.published import PUBLISHED, PublishedContent, PublishedFile, set_published


def can_publish_early(site: CompiledSite, options: BuildOptions) -> bool:
    """Return whether somebody waits for pages that could be shown before PDFs are made."""
    return options.shows_pages_first and not SLOW.isdisjoint(site.settings.formats)


def find_earlier_files(site: CompiledSite, resources: Resources, options: BuildOptions) -> Outputs | None:
    """Return the PDFs of the last build that this site still has; None if it is not known what these are.

    Without them, readers would miss PDFs that they had until now.
    """
    try:
        published = FinishedSite(options.output)
    except SiteUnfinished:
        return Outputs()
    recorded = [file for _, file in resources.db.values(PUBLISHED) if file.output == str(options.output)]
    if not recorded and any(place.endswith(".pdf") for place in published.files):
        return None
    keys = {article.key for article in site.publication.articles} | {one.key for one in site.publication.volumes}
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


def remember_files(outputs: Outputs, resources: Resources, options: BuildOptions) -> None:
    """Save which PDFs this build has published, for the next one."""
    set_published(
        resources.db,
        (
            PublishedFile(str(options.output), file.format, file.key, file.langs, file.place, file.mime, file.size)
            for file in outputs.files
            if file.mime == PDF_MIME
        ),
    )
