"""Build the contents of a manual, which are beside each of its texts. Pure functions.

A manual is a volume that is read on the site: `manual = true` in its file.
"""

from __future__ import annotations

from diglot.core.page_models.book_contents import Contents, has_article
from diglot.core.page_models.page_builder import PageBuilder
from diglot.model.pages import Chapter
from diglot.model.paper.volumes import Volume
from diglot.model.publication import Article


def manual_of(builder: PageBuilder, article: Article) -> Volume | None:
    """Return the first manual that has an article, or None."""
    manuals = (volume for volume in builder.publication.volumes if volume.is_manual)
    return next((volume for volume in manuals if has_article(volume, article)), None)


def manual_contents(builder: PageBuilder, manual: Volume) -> Contents:
    """Return the parts of a manual with the texts that the builder's language shows, fallbacks too."""
    return builder.structure.contents(manual, with_fallbacks=True)


def manual_chapter(builder: PageBuilder, manual: Volume, contents: Contents) -> Chapter:
    """Return a manual as the first line of its table of contents, with its parts and their texts under it."""
    parts = []
    for part, articles in contents:
        title, lang = builder.part_title(manual, part)
        references = map(builder.reference, articles)
        parts.append(Chapter(title, "", lang, tuple(Chapter(each.text, each.href, each.lang) for each in references)))
    title, lang = builder.best(manual.title)
    has_page = any(article.edition(builder.lang) for _, articles in contents for article in articles)
    return Chapter(title, builder.href(builder.place("volumes", manual.key)) if has_page else "", lang, tuple(parts))


def manual_neighbours(contents: Contents, article: Article) -> tuple[Article | None, Article | None]:
    """Return the texts before and after one in a manual."""
    texts = [text for _, articles in contents for text in articles]
    position = [text.key for text in texts].index(article.key)
    return (
        texts[position - 1] if position else None,
        texts[position + 1] if position + 1 < len(texts) else None,
    )
