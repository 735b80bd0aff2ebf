"""Two proofs of one article in, its parallel page out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from diglot.core.page_models.article_page import article_page
from diglot.core.page_models.page_builder import PageBuilder
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.pages import ArticlePage, BookPage, NoteHtml, ParallelPage, ParallelRow, ParallelSide
from diglot.model.publication import Article, BlockPair, CompiledEdition, Edition, RenderedText

_OWN_PLACE = re.compile(r'\b(id|href|aria-labelledby|aria-describedby)="(#?)([^"#:/]+)"')
_NOTE_PLACE = re.compile(r'\b(id|href)="(#?)(fn(?:ref)?\d+)"')


def parallel_page(builder: PageBuilder, article: Article, translation: Edition) -> ParallelPage:
    """Build the page of an original and one translation of it, side by side. builder: of the original's language."""
    proof, other = builder.proof(article), builder.publication.proofs[article.key, translation.lang]
    left, right = (builder.services.galley(one.galley_key, one.edition.lang) for one in (proof, other))
    place = parallel_place(article, builder.lang, translation.lang)
    title = f"{proof.title} · {other.title}"
    head = builder.head(place, title, proof.standfirst or proof.particulars.opening, {})
    langs = (builder.lang, translation.lang)
    forms = [builder.services.renditions(article.key, lang) for lang in langs]
    return ParallelPage(
        template="parallel.html",
        lang=builder.lang,
        # Search engines are shown the two editions, which say all of it.
        head=replace(head, is_indexed=False),
        frame=replace(builder.frame, font_hrefs=_fonts(builder, langs)),
        switches=builder.switches({translation.lang: translation.href}),
        title=title,
        left=_title_block(builder, article, proof, left, is_guest=False),
        right=_title_block(builder, article, other, right, is_guest=True),
        rows=parallel_rows(left, right, right.pairs, langs),
        parallel_style_href=builder.services.assets.parallel_style_href,
        renditions=tuple(form for form in forms[0] if form in forms[1]),
    )


def _fonts(builder: PageBuilder, langs: Sequence[Lang]) -> tuple[str, ...]:
    """What the page shows first, in both scripts."""
    hrefs = builder.services.assets.font_hrefs
    return tuple(dict.fromkeys(href for lang in langs for href in hrefs[LANGUAGES[lang].script]))


def pair_page(builder: PageBuilder, article: Article, translation: Edition) -> BookPage:
    """Build an original and one translation of it as a book of both texts. builder: of the original's language."""
    side = parallel_page(builder, article, translation)
    page, other = article_page(builder, article), article_page(builder.in_language(translation.lang), article)
    values = {name: getattr(page, name) for name in ArticlePage.__struct_fields__}
    values |= {"translators": side.right.translators, "notes": side.left.notes}
    return BookPage(**values, rows=side.rows, guest=replace(other, notes=side.right.notes))


def _title_block(
    builder: PageBuilder, article: Article, proof: CompiledEdition, galley: RenderedText, *, is_guest: bool
) -> ParallelSide:
    edition = proof.edition
    return ParallelSide(
        lang=edition.lang,
        href=builder.href(edition.href),
        title=proof.title,
        kicker=proof.kicker,
        standfirst=proof.standfirst,
        date=edition.date,
        authors=builder.people(article.authors),
        translators=builder.people(edition.translators),
        notes=side_notes(galley, edition.lang, is_guest=is_guest),
    )


def parallel_place(article: Article, original: Lang, other: Lang) -> str:
    """Where a parallel page stands: under both languages in their alphabet's order, at the original's slug.

    For instance "/en-ru/asia/seoul-1990/".
    """
    edition = article.edition(original) or article.editions[0]
    return f"/{'-'.join(sorted((original, other)))}{edition.href.removeprefix(f'/{edition.lang}')}"


def parallel_rows(
    original: RenderedText, translation: RenderedText, pairs: Sequence[BlockPair], langs: tuple[Lang, Lang]
) -> tuple[ParallelRow, ...]:
    """The two texts cut where both of them can be cut.

    langs: of the original and of the translation.
    """
    left, right = (partial(_side, side) for side in langs)
    return tuple(
        ParallelRow(
            id=f"row-{number}",
            left_html=left("".join(original.units[pair.original_start : pair.original_stop]), is_guest=False),
            right_html=right("".join(translation.units[pair.translation_start : pair.translation_stop]), is_guest=True),
        )
        for number, pair in enumerate(pairs, start=1)
    )


def side_notes(galley: RenderedText, lang: Lang, *, is_guest: bool) -> tuple[NoteHtml, ...]:
    """The notes of one side, their own links prefixed like the side's."""
    return tuple(
        NoteHtml(number, _side(lang, note, is_guest=is_guest)) for number, note in enumerate(galley.notes, start=1)
    )


def _side(lang: Lang, markup: str, *, is_guest: bool) -> str:
    """The markup of one side with ids that the other side does not have.

    The original keeps the ids of its headings, so that a link to a heading leads here too; notes are prefixed on
    both sides, the guest's every id is.

    >>> _side("ru", '<h2 id="ports"><a href="#fn1">1</a></h2>', is_guest=True)
    '<h2 id="ru-ports"><a href="#ru-fn1">1</a></h2>'
    >>> _side("en", '<h2 id="ports"><a href="#fn1">1</a></h2>', is_guest=False)
    '<h2 id="ports"><a href="#en-fn1">1</a></h2>'
    """
    return with_prefix(markup, f"{lang}-", _OWN_PLACE if is_guest else _NOTE_PLACE)


def with_prefix(markup: str, prefix: str, places: re.Pattern[str] = _OWN_PLACE) -> str:
    """The markup with a prefix before its own ids, and before them in the links that lead to them.

    >>> with_prefix('<h2 id="ports"><a href="#fn1">1</a> <a href="/en/">home</a></h2>', "c2-")
    '<h2 id="c2-ports"><a href="#c2-fn1">1</a> <a href="/en/">home</a></h2>'
    """

    def prefixed(match: re.Match[str]) -> str:
        is_local = match[1] != "href" or match[2]
        return f'{match[1]}="{match[2]}{prefix}{match[3]}"' if is_local else match[0]

    return places.sub(prefixed, markup)
