"""Pairs in, parallel pages out: original and translation side by side, row by aligned row."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from diglot.core import page_models
from diglot.model.problems import N_, Problem
from diglot.model.publication import Article, Edition, Publication
from diglot.pipeline.render.outputs import HTML_MIME, OutputContext, OutputFile, Outputs, gather


def make_parallel_pages(bindery: OutputContext) -> tuple[Outputs, list[Problem]]:
    """A page for each translation that can be laid beside its original."""
    pairs = [(article, edition) for article, _, edition in find_pairs(bindery.publication)]
    bindery.progress.stage(N_("Laying texts side by side"), len(pairs))
    pages = []
    for article, translation in pairs:
        pages.append(_page(bindery, article, translation))
        bindery.progress.step()
    return Outputs(tuple(pages)), []


def find_pairs(publication: Publication) -> Iterator[tuple[Article, Edition, Edition]]:
    """Every translation that can be laid beside its original: the article, the original, the translation."""
    for article in publication.articles:
        original = article.edition(article.original)
        if article.kind == "article" and original:
            for edition in article.editions:
                if publication.proofs[article.key, edition.lang].particulars.is_paired:
                    yield article, original, edition


def _page(bindery: OutputContext, article: Article, translation: Edition) -> OutputFile:
    presses = bindery.presses
    links = gather(bindery.batches, presses.bench.address.href).links
    bench = replace(presses.bench, renditions=lambda key, lang: links.get((key, lang), ()))
    page = page_models.parallel_page(bindery.publication, presses.structures, article, translation, bench)
    place = page_models.parallel_place(article, article.original, translation.lang).strip("/")
    langs = (article.original, translation.lang)
    html = presses.render(page)
    return OutputFile("parallel", article.key, langs, f"{place}/index.html", HTML_MIME, html)
