"""A place of the site in, the PDF that a build would put there out.

Reads the sources and the store through their adapters.
"""

from __future__ import annotations

from msgspec.structs import replace

from diglot.adapters.pandoc import PandocPool
from diglot.adapters.templating.templates import TemplateBroken
from diglot.pipeline.base.build_options import BuildOptions, Progress
from diglot.pipeline.base.diagnostics import Diagnostics
from diglot.pipeline.base.resources import open_resources
from diglot.pipeline.outputs.pdf import edition_jobs, pdf_place, print_jobs
from diglot.pipeline.render.compiled_site import PageFailed
from diglot.pipeline.render.outputs import editions_of
from diglot.pipeline.site_build.site_compilation import compile_site


def print_one(options: BuildOptions, place: str, progress: Progress, pandoc: PandocPool) -> bytes:
    """Make the PDF of a place from the current sources; return b"" if no text has that place."""
    diagnostics = Diagnostics(replace(options, is_lenient=True))
    with open_resources(options, diagnostics, progress, pandoc) as resources:
        site = compile_site(resources, diagnostics)
        editions = [pair for pair in editions_of(site.publication) if pdf_place(pair[1]) == place]
        try:
            outputs, _ = print_jobs("pdf", edition_jobs(editions, site, resources.overlay), resources)
        except (PageFailed, TemplateBroken):
            return b""  # the next build reports it
        return outputs.files[0].read() if outputs.files else b""
