"""Say of texts that they are in another language than their place says."""

from __future__ import annotations

from collections.abc import Iterator

from diglot.model.languages import LANGUAGES, rival_of
from diglot.model.problems import N_, ForeignText
from diglot.model.publication import Article, Manuscript

_OTHER = N_("another language")
UNSAID = N_("its page does not say so")


def foreign_originals(article: Article) -> Iterator[ForeignText]:
    """Yield a problem for each text of an article that is in another language, and published all the same.

    Without its introduction a blog would vanish, so its translation is published too.
    """
    for edition in article.editions[:1] if article.kind == "article" else article.editions:
        if edition.manuscript.letters.is_foreign:
            yield foreign_text(edition.manuscript, UNSAID)


def foreign_text(manuscript: Manuscript, reason: str) -> ForeignText:
    """Return the problem of a text in another language. reason: a message that says what readers see."""
    letters = manuscript.letters
    language = LANGUAGES[rival_of(manuscript.lang)].name if letters.is_in_rival else _OTHER
    return ForeignText(manuscript.path, manuscript.body_line, f"{letters.foreign_percent} %", language, reason)
