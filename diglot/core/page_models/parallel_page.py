"""Build the parallel page of an article from two of its compiled editions. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from diglot.core.page_models.article_page import breadcrumbs, share_image
from diglot.core.page_models.page_builder import PageBuilder
from diglot.core.page_models.page_head import WorkReference, both_texts_json_ld
from diglot.model.languages import Lang, pair_name
from diglot.model.markup.allowed_markup import VOID_ELEMENTS
from diglot.model.pages import Head, NoteHtml, ParallelPage, ParallelRow, ParallelSide
from diglot.model.places import parallel_place
from diglot.model.publication import Article, BlockPair, CompiledEdition, Edition, Publication, RenderedText

_LOCAL_ADDRESS = re.compile(r'\b(id|href|aria-labelledby|aria-describedby)="(#?)([^"]+)"')
_NOTE_ADDRESS = re.compile(r'\b(id|href)="(#?)(fn(?:ref)?\d+)"')


def make_parallel_page(builder: PageBuilder, article: Article, translation: Edition) -> ParallelPage:
    """Build the page of an original and one translation of it, side by side, in the language of the builder.

    The original is on the left in either language, and keeps the ids of its headings.
    """
    editions = builder.publication.compiled_editions
    compiled, other = editions[article.key, article.original], editions[article.key, translation.lang]
    left, right = (builder.services.rendered_text(side.rendered_key, side.edition.lang) for side in (compiled, other))
    langs = (article.original, translation.lang)
    own, twin = (compiled, other) if builder.lang == article.original else (other, compiled)
    title = f"{own.title} · {twin.title}"
    pair = pair_name(*langs, builder.settings.languages)
    places = {side.edition.lang: parallel_place(side.edition.href, pair) for side in (compiled, other)}
    head = builder.head(places[builder.lang], title, own.standfirst or own.metadata.opening, places)
    head = replace(head, image=share_image(builder, article))
    renditions, others = (builder.services.renditions(article.key, lang) for lang in langs)
    with_both = {rendition.href for rendition in others}
    return ParallelPage(
        template="parallel.html",
        lang=builder.lang,
        head=replace(head, json_ld=_json_ld(builder, article, head, (compiled, other))),
        frame=builder.frame_for(langs),
        switches=builder.switches(places),
        title=title,
        left=_title_block(builder, article, compiled, left, is_translation=False),
        right=_title_block(builder, article, other, right, is_translation=True),
        rows=_parallel_rows(left, right, right.pairs, langs),
        parallel_style_href=builder.services.asset("styles/parallel.css"),
        renditions=tuple(replace(one, other="") for one in renditions if one.href in with_both),
    )


def _json_ld(builder: PageBuilder, article: Article, head: Head, sides: Sequence[CompiledEdition]) -> str:
    address = builder.services.address
    if not address.base_url:
        return ""
    works = [WorkReference(side.edition.lang, address.url(side.edition.href), side.title) for side in sides]
    crumbs = breadcrumbs(builder, article, builder.compiled_edition(article).title)
    return both_texts_json_ld(head.title, head.canonical_url, head.description, works, crumbs)


def find_pairs(publication: Publication) -> Iterator[tuple[Article, Edition, Edition]]:
    """Yield each translation that is aligned with its original: the article, the original, the translation."""
    for article in publication.articles:
        original = article.edition(article.original)
        if article.kind == "article" and original:
            for edition in article.editions:
                if publication.compiled_editions[article.key, edition.lang].metadata.is_paired:
                    yield article, original, edition


def _title_block(
    builder: PageBuilder, article: Article, compiled: CompiledEdition, rendered: RenderedText, *, is_translation: bool
) -> ParallelSide:
    edition = compiled.edition
    return ParallelSide(
        lang=edition.lang,
        href=builder.href(edition.href),
        title=compiled.title,
        kicker=compiled.kicker,
        standfirst=compiled.standfirst,
        date=edition.date,
        authors=builder.people(article.authors),
        translators=builder.people(edition.translators),
        notes=_side_notes(rendered, edition.lang, is_translation=is_translation),
        abstract=compiled.abstract,
    )


def paired_place(article: Article, original: Lang, other: Lang) -> str:
    """Return the place of files with both texts: both languages in alphabetical order, and the slug of the original.

    For instance "/en-ru/asia/seoul-1990/".
    """
    edition = article.edition(original) or article.editions[0]
    return f"/{'-'.join(sorted((original, other)))}{edition.href.removeprefix(f'/{edition.lang}')}"


def _parallel_rows(
    original: RenderedText, translation: RenderedText, pairs: Sequence[BlockPair], langs: tuple[Lang, Lang]
) -> tuple[ParallelRow, ...]:
    """Return rows of corresponding passages, without empty ones. langs: of the original and of the translation."""
    left, right = (partial(_prefix_side, side) for side in langs)
    lefts = balanced_pieces("".join(original.units[pair.original_start : pair.original_stop]) for pair in pairs)
    rights = balanced_pieces(
        "".join(translation.units[pair.translation_start : pair.translation_stop]) for pair in pairs
    )
    return tuple(
        ParallelRow(
            id=f"row-{number}",
            left_html=left(one, is_translation=False),
            right_html=right(other, is_translation=True),
        )
        for number, (one, other) in enumerate(zip(lefts, rights, strict=True), start=1)
        if one.strip() or other.strip()
    )


_TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?:\s+[^\s=>"]+(?:="[^"]*")?)*\s*>')
_ID = re.compile(r'\sid="[^"]*"')


def balanced_pieces(pieces: Iterable[str]) -> Iterator[str]:
    """Yield sanitised pieces of a text, each whole: what one leaves open is closed there, and opened again in the next.

    A `<div>` that an author wrote around several paragraphs begins in one row and ends in another.

    >>> list(balanced_pieces(['<p>A</p><div id="a" class="b">', "<p>B</p>", "<p>C</p></div><p>D</p>"]))
    ['<p>A</p><div id="a" class="b"></div>', '<div class="b"><p>B</p></div>', '<div class="b"><p>C</p></div><p>D</p>']
    >>> list(balanced_pieces(["<details><summary>A</summary>", "<p>B</p></details>"]))
    ['<details><summary>A</summary></details>', '<details open=""><p>B</p></details>']
    """
    opened: list[tuple[str, str]] = []
    for piece in pieces:
        before = "".join(tag for _, tag in opened)
        for tag in _TAG.finditer(piece):
            if tag["end"]:
                if opened and opened[-1][0] == tag["name"]:
                    opened.pop()
            elif tag["name"] not in VOID_ELEMENTS:
                # Without its summary nobody would know what there is to open.
                again = _ID.sub("", tag[0]).replace("<details>", '<details open="">')
                opened.append((tag["name"], again))
        yield before + piece + "".join(f"</{name}>" for name, _ in reversed(opened))


def _side_notes(rendered: RenderedText, lang: Lang, *, is_translation: bool) -> tuple[NoteHtml, ...]:
    """Return the notes of one side, with ids and links prefixed as in its text."""
    return tuple(
        NoteHtml(number, _prefix_side(lang, note, is_translation=is_translation), mark)
        for number, note, mark in rendered.marked_notes()
    )


def _prefix_side(lang: Lang, markup: str, *, is_translation: bool) -> str:
    """Return the markup of one side, with ids that are distinct from those of the other side.

    All ids of the translation are prefixed. The original keeps the ids of its headings, so that links to them work
    on this page, too; those of its notes are prefixed.

    >>> _prefix_side("ru", '<h2 id="ports"><a href="#fn1">1</a></h2>', is_translation=True)
    '<h2 id="ru-ports"><a href="#ru-fn1">1</a></h2>'
    >>> _prefix_side("en", '<h2 id="ports"><a href="#fn1">1</a></h2>', is_translation=False)
    '<h2 id="ports"><a href="#en-fn1">1</a></h2>'
    """
    return prefix_ids(markup, f"{lang}-", _LOCAL_ADDRESS if is_translation else _NOTE_ADDRESS)


def prefix_ids(markup: str, prefix: str, pattern: re.Pattern[str] = _LOCAL_ADDRESS) -> str:
    """Put a prefix before the ids in markup, and before the targets of local links.

    >>> prefix_ids('<h2 id="ports"><a href="#fig:a">1</a> <a href="/en/">home</a></h2>', "c2-")
    '<h2 id="c2-ports"><a href="#c2-fig:a">1</a> <a href="/en/">home</a></h2>'
    """

    def add_prefix(match: re.Match[str]) -> str:
        is_local = match[1] != "href" or match[2]
        return f'{match[1]}="{match[2]}{prefix}{match[3]}"' if is_local else match[0]

    return pattern.sub(add_prefix, markup)
