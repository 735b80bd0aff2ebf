"""What pages show of the fields of a house's own: values as written in, those that templates are given out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from diglot.model.fields import Field, OwnField, read_value
from diglot.model.languages import Lang
from diglot.model.pages import Extra
from diglot.model.publication import Article, Edition

OwnFields = Mapping[str, OwnField]
Typeset = Callable[[str, Lang], str]


def extra_of_text(fields: OwnFields, article: Article, edition: Edition, typeset: Typeset) -> Extra:
    """Return the fields of an edition: but for translated ones, those of its original, where this has them."""
    if not fields:
        return {}
    own = edition.manuscript.front.others
    original = article.edition(article.original)
    shared = {**own, **original.manuscript.front.others} if original else own
    return {
        name: shown_value(field, field.in_text, (own if field.translated else shared).get(name), edition.lang, typeset)
        for name, field in fields.items()
    }


def extra_of_record(fields: OwnFields, values: Mapping[str, Any], lang: Lang, typeset: Typeset) -> Extra:
    """Return the fields of a person or an issue, as a page of a language shows them."""
    return {name: shown_value(field, field.in_table, values.get(name), lang, typeset) for name, field in fields.items()}


def shown_value(field: OwnField, declared: Field, written: object, lang: Lang, typeset: Typeset) -> Any:
    """Return a value, with text typeset; None if there is no value, or if the field may not hold it."""
    value = read_value(declared, written) if written is not None else None
    if isinstance(value, dict):
        lang = lang if lang in value else next(iter(value), lang)
        value = value.get(lang)
    if isinstance(value, list):
        return tuple(value)
    return typeset(value, lang) if field.type == "text" and isinstance(value, str) else value
