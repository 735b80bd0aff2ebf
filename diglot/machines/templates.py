"""Pages in, HTML out. The only module that imports Jinja2.

Every value is escaped, translations among them; only fields whose name ends in `_html`, and JSON-LD, pass as
markup, and those come from the sanitiser. A template is never made of content.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
from markupsafe import Markup, escape

from diglot.machines.catalogues import Words
from diglot.words.languages import Lang, Language
from diglot.words.pages import Page

_TRUSTED = frozenset(["html", "json_ld"])

SetText = Callable[[str, Lang], str]


class Renderer:
    """Lays pages out by the templates of one publication."""

    def __init__(
        self,
        folders: Sequence[Path],
        words: Mapping[Lang, Words],
        languages: Mapping[Lang, Language],
        set_text: SetText,
    ) -> None:
        """folders: of templates, the publication's own first. set_text: type for words of the interface."""
        self._languages = languages
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._speech = {lang: _speech(words[lang], set_text) for lang in words}

    def render(self, page: Page, template: str = "") -> str:
        """A page by its own template, or by another."""
        speech = self._speech[page.lang]
        return self._environment.get_template(template or page.template).render(
            page=_trusted(page), languages=self._languages, in_language=self._in_language, **speech
        )

    def _in_language(self, lang: Lang) -> Callable[..., Markup]:
        gettext: Callable[..., Markup] = self._speech[lang]["_"]
        return gettext


def _speech(words: Words, set_text: SetText) -> dict[str, Callable[..., Any]]:
    """The functions with which a template speaks a language."""

    @lru_cache(maxsize=4096)
    def typeset(text: str) -> str:
        return set_text(text, words.lang)

    def filled(text: str, values: Mapping[str, object]) -> Markup:
        try:
            # Plain values are set together with the words around them ("7 minutes" must not break after the 7).
            if not any(isinstance(value, Markup) for value in values.values()):
                return escape(typeset(text % values))
            # The translation is escaped before values go in; Markup's % escapes what is not markup already.
            return escape(typeset(text)) % values
        except (KeyError, TypeError, ValueError):
            # Its placeholders are wrong, as the check of the catalogues told; a lenient build shows it all the same.
            return escape(typeset(text))

    def gettext(msgid: str, **values: object) -> Markup:
        return filled(words.gettext(msgid), values)

    def pgettext(context: str, msgid: str, **values: object) -> Markup:
        return filled(words.pgettext(context, msgid), values)

    def ngettext(singular: str, plural: str, n: int, **values: object) -> Markup:
        return filled(words.ngettext(singular, plural, n), {"n": words.number(n), **values})

    def listing(items: Iterable[object]) -> Markup:
        return Markup(words.listing([str(escape(item)) for item in items]))

    return {
        "_": gettext,
        "pgettext": pgettext,
        "ngettext": ngettext,
        "format_date": lambda day: typeset(words.date(day)),
        "format_number": words.number,
        "format_decimal": words.decimal,
        "format_percent": lambda percent: typeset(words.percent(percent)),
        "format_list": listing,
        "format_size": lambda size: typeset(words.size(size)),
        "language_name": words.language,
        "readable_url": _readable_url,
    }


def _readable_url(url: str) -> str:
    """An address as people write it, for paper: Cyrillic letters instead of their bytes."""
    return unquote(url)


def _trusted(value: Any) -> Any:
    """The same value with its markup marked as such, all the way down."""
    if isinstance(value, tuple):
        return tuple(_trusted(item) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        if isinstance(before, str) and (field.name.endswith("_html") or field.name in _TRUSTED):
            changes[field.name] = Markup(before)
        elif isinstance(before, tuple) or dataclasses.is_dataclass(before):
            after = _trusted(before)
            if after is not before:
                changes[field.name] = after
    return dataclasses.replace(value, **changes) if changes else value
