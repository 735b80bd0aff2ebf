"""Translations with their originals in, parallel pages out: both texts side by side, in aligned rows."""

from __future__ import annotations

from diglot.core import page_models
from diglot.core.site_files.sitemaps import render_sitemap_entry
from diglot.model.problems import N_, Problem
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import HTML_MIME, OutputFile, Outputs
from diglot.pipeline.render.page_writer import page_place


def make_parallel_pages(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make a page in each of the two languages for each translation that is aligned with its original."""
    pairs = list(page_models.find_pairs(site.publication))
    resources.progress.stage(N_("Aligning texts"), len(pairs))
    pages = []
    for article, original, translation in pairs:
        pair = (original.lang, translation.lang)
        for lang in pair:
            page = page_models.make_parallel_page(site.builder(lang), article, translation)
            entry = render_sitemap_entry(page.head.canonical_url, None, page.head.alternates)
            place, html = page_place(page, site.address), site.render(page)
            pages.append(OutputFile("parallel", article.key, (lang,), place, HTML_MIME, html, entry, pair=pair))
        resources.progress.step()
    return Outputs(tuple(pages)), []
