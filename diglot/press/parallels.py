"""Pairs in, parallel pages out: original and translation side by side, row by aligned row."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.desk import makeup
from diglot.press.renditions import HTML_MIME, Batch, Bindery, Rendition
from diglot.words.model import Article, Edition
from diglot.words.problems import N_, Problem


def make_parallel_pages(bindery: Bindery) -> tuple[Batch, list[Problem]]:
    """A page for each translation that can be laid beside its original."""
    pairs = list(_pairs(bindery))
    bindery.progress.stage(N_("Laying texts side by side"), len(pairs))
    pages = []
    for article, translation in pairs:
        pages.append(_page(bindery, article, translation))
        bindery.progress.step()
    return Batch(tuple(pages)), []


def _pairs(bindery: Bindery) -> Iterator[tuple[Article, Edition]]:
    for article in bindery.publication.articles:
        if article.kind == "article" and article.edition(article.original):
            for edition in article.editions:
                if bindery.publication.proofs[article.key, edition.lang].particulars.pairs:
                    yield article, edition


def _page(bindery: Bindery, article: Article, translation: Edition) -> Rendition:
    presses = bindery.presses
    page = makeup.parallel_page(bindery.publication, presses.structures, article, translation, presses.bench)
    place = makeup.parallel_place(article, article.original, translation.lang).strip("/")
    langs = (article.original, translation.lang)
    html = presses.renderer.render(page).encode()
    return Rendition("parallel", article.key, langs, f"{place}/index.html", HTML_MIME, html)
