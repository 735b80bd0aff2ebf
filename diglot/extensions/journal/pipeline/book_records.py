"""A compiled site and a volume in, what the book trade is told of it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from diglot.extensions.journal.adapters.language_codes import catalogue_code
from diglot.extensions.journal.model.book_records import BookContributor, BookEdition, BookRecord
from diglot.extensions.journal.pipeline.article_records import person_record
from diglot.model.languages import Lang, LocalizedText
from diglot.model.paper.printing import trim_of
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article
from diglot.pipeline.render.compiled_site import CompiledSite

_BOTH = "both"
_AUTHOR, _EDITOR, _TRANSLATOR = "A01", "B01", "B06"


def book_record(volume: Volume, site: CompiledSite, now: dt.datetime) -> BookRecord:
    """Return the record of a volume, with a product for each of its ISBNs."""
    trim = trim_of(volume.trim or site.settings.trim)
    imprint = volume.imprint
    wanted = dict.fromkeys(name.removesuffix("-epub") for name in volume.isbn)
    editions = {name: _edition(volume, name, site) for name in wanted}
    return BookRecord(
        volume.key,
        volume.title,
        volume.subtitle,
        site.settings.publisher or site.settings.title,
        imprint.place,
        volume.isbn,
        editions,
        {lang: catalogue_code(lang) for lang in site.settings.languages},
        (trim.height_mm, trim.width_mm),
        now,
        imprint.year or (imprint.signed.year if imprint.signed else _newest(volume, site)),
        imprint.signed,
        imprint.udc,
        tuple(imprint.thema.split()),
    )


def _edition(volume: Volume, name: str, site: CompiledSite) -> BookEdition:
    langs = site.settings.languages if name == _BOTH else (name,)
    texts = list({article.key: article for lang in langs for article in _texts(volume, lang, site)}.values())
    originals = (
        text.original
        for text in texts
        for lang in langs
        if text.is_original_known and lang != text.original and text.edition(lang)
    )
    blurb = volume.cover.blurb if volume.cover else LocalizedText()
    annotation, _ = (volume.imprint.annotation or blurb).best(langs[0])
    return BookEdition(
        langs,
        tuple(_contributors(volume, texts, langs, site)),
        tuple(dict.fromkeys(originals)),
        tuple(filter(None, map(str.strip, annotation.splitlines()))),
    )


def _texts(volume: Volume, lang: Lang, site: CompiledSite) -> Iterator[Article]:
    for _, articles in site.structures[lang].contents(volume):
        yield from articles


def _newest(volume: Volume, site: CompiledSite) -> int:
    days = (text.date for lang in site.settings.languages for text in _texts(volume, lang, site))
    return max((day.year for day in days if day), default=0)


def _contributors(
    volume: Volume, texts: Sequence[Article], langs: Sequence[Lang], site: CompiledSite
) -> Iterator[BookContributor]:
    """Yield the authors, the translators and the editors of the volume, each once in a role."""
    translators = (key for text in texts for lang in langs if (one := text.edition(lang)) for key in one.translators)
    authors = (key for text in texts for key in text.authors)
    for role, keys in ((_AUTHOR, authors), (_TRANSLATOR, translators), (_EDITOR, volume.editors)):
        for key in dict.fromkeys(keys):
            yield BookContributor(role, person_record(key, site))
