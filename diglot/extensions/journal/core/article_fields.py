"""An edition in, its fields as a scholarly article out, with what it inherits. Pure functions."""

from __future__ import annotations

import msgspec
from msgspec.structs import asdict, replace

from diglot.extensions.journal.model.fields import INHERITED, ArticleFields, Scholar
from diglot.model.publication import Article, Contributor, Edition, Manuscript


def fields_in(manuscript: Manuscript) -> ArticleFields:
    """Return the fields that a manuscript itself has."""
    return msgspec.convert(manuscript.front.added, ArticleFields)


def fields_of_edition(article: Article, edition: Edition) -> ArticleFields:
    """Return the fields of an edition, with those that a translation has of its original."""
    own = fields_in(edition.manuscript)
    original = article.editions[0]
    if edition is original:
        return own
    inherited = asdict(fields_in(original.manuscript))
    missing = (name for name in INHERITED if not getattr(own, name))
    return replace(own, **{name: inherited[name] for name in missing})


def is_scholarly(article: Article) -> bool:
    """Return whether an article has any field of a scholarly one."""
    return any(edition.manuscript.front.added for edition in article.editions)


def scholar_of(person: Contributor | None) -> Scholar:
    """Return the fields of a scholar that a person has; none for somebody without a file."""
    return msgspec.convert(person.added, Scholar) if person else Scholar()
