"""The table of languages that can be published. Touches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

Lang: TypeAlias = str
"""A key of `LANGUAGES`: "en" or "ru"."""


class Language(msgspec.Struct, frozen=True):
    """The properties of a language.

    script: as `unicodedata` names it (the first word of a letter's name).
    bcp47: the tag for `lang` in print, where hyphenation needs the variety.
    locale: the name in CLDR and in Open Graph's `og:locale`.
    """

    code: Lang
    autonym: str
    script: str
    bcp47: str
    locale: str
    words_per_minute: int


# Reading speed of prose, words a minute: Brysbaert 2019 (doi:10.1016/j.jml.2019.104047), English 238 and
# Russian 184, rounded down to whole tens because essays carry notes and tables.
LANGUAGES: Mapping[Lang, Language] = {
    "en": Language("en", "English", "LATIN", "en-GB", "en_GB", 230),
    "ru": Language("ru", "Русский", "CYRILLIC", "ru-RU", "ru_RU", 180),
}


class LocalizedText(msgspec.Struct, frozen=True):
    """A text by language.

    >>> LocalizedText({"en": "China"}).best("ru")
    ('China', 'en')
    """

    by_lang: Mapping[Lang, str] = msgspec.field(default_factory=dict)

    def get(self, lang: Lang) -> str:
        """Return the text in a language, or ""."""
        return self.by_lang.get(lang, "")

    def best(self, lang: Lang) -> tuple[str, Lang]:
        """Return the text in a language, or else in another, and the language that it is in."""
        if lang in self.by_lang or not self.by_lang:
            return self.get(lang), lang
        other = next(iter(self.by_lang))
        return self.by_lang[other], other

    def __bool__(self) -> bool:
        return any(self.by_lang.values())


ALERT_TITLES: Mapping[Lang, Mapping[str, str]] = {
    "en": {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"},
    "ru": {
        "note": "Примечание",
        "tip": "Совет",
        "important": "Важно",
        "warning": "Предупреждение",
        "caution": "Внимание",
    },
}
"""What stands above an alert, `> [!NOTE]`, in each language."""


def other_languages(lang: Lang, languages: tuple[Lang, ...]) -> tuple[Lang, ...]:
    """Return the publication's languages without this one.

    >>> other_languages("en", ("en", "ru"))
    ('ru',)
    """
    return tuple(code for code in languages if code != lang)


def languages_with(english: str) -> Mapping[Lang, Language]:
    """Return the table with a variety of English, which decides hyphenation and date formats: "en-GB" or "en-US".

    >>> languages_with("en-US")["en"].locale
    'en_US'
    """
    return {**LANGUAGES, "en": replace(LANGUAGES["en"], bcp47=english, locale=english.replace("-", "_"))}
