"""Translations with their originals in, parallel pages out: both texts side by side, in aligned rows."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.core import page_models
from diglot.model.problems import N_, Problem
from diglot.model.publication import Article, Edition, Publication
from diglot.pipeline.base.resources import Resources
from diglot.pipeline.render.compiled_site import CompiledSite
from diglot.pipeline.render.outputs import HTML_MIME, OutputFile, Outputs


def make_parallel_pages(site: CompiledSite, resources: Resources) -> tuple[Outputs, list[Problem]]:
    """Make a page for each translation that is aligned with its original."""
    pairs = list(find_pairs(site.publication))
    resources.progress.stage(N_("Aligning texts"), len(pairs))
    pages = []
    for article, original, translation in pairs:
        html = site.render(page_models.parallel_page(site.builder(original.lang), article, translation))
        langs = (original.lang, translation.lang)
        place = f"{page_models.parallel_place(article, *langs).strip('/')}/index.html"
        pages.append(OutputFile("parallel", article.key, langs, place, HTML_MIME, html))
        resources.progress.step()
    return Outputs(tuple(pages)), []


def find_pairs(publication: Publication) -> Iterator[tuple[Article, Edition, Edition]]:
    """Yield each translation that is aligned with its original: the article, the original, the translation."""
    for article in publication.articles:
        original = article.edition(article.original)
        if article.kind == "article" and original:
            for edition in article.editions:
                if publication.compiled_editions[article.key, edition.lang].metadata.is_paired:
                    yield article, original, edition
