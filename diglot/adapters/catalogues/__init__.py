"""A language in, its messages and its forms of dates, numbers and lists out. The only package that imports Babel.

Messages are English msgids; `locales/<lang>/LC_MESSAGES/diglot.po` has the translations. A publication's own catalogue
takes precedence over the default one. Compiled catalogues are never read. `parsing` reads a `.po` file, which is slow,
so that a build caches its tables.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from diglot.adapters.catalogues.table import CatalogueTable, message_key
from diglot.model.languages import LANGUAGES, SOURCE_LANGUAGE, Lang, Language
from diglot.model.markup.typography import NO_BREAK_SPACE

if TYPE_CHECKING:
    from diglot.adapters.catalogues.local_forms import LocalForms

_COUNTED = re.compile(r"(%\(\w+\)s) (?=\w)")


NoteMissing: TypeAlias = Callable[[Lang, str], None]


class Localization:
    """The messages and formats of one language. Babel is loaded for the first format: help, for one, has none."""

    def __init__(
        self, language: Language, tables: Sequence[CatalogueTable], note_missing: NoteMissing = lambda lang, msgid: None
    ) -> None:
        """tables: in order of precedence; none for English, whose msgids are its messages.

        note_missing: called with each message that has no translation.
        """
        self.lang = language.code
        self._tables = tables
        self._note_missing = note_missing
        self._locale_name = language.locale

    @cached_property
    def _forms(self) -> LocalForms:
        from diglot.adapters.catalogues.local_forms import LocalForms  # loads Babel, which costs 30 ms

        return LocalForms(self._locale_name)

    @cached_property
    def _date(self) -> Callable[..., str]:
        from babel.dates import format_date  # costs 20 ms more

        return lru_cache(maxsize=4096)(partial(format_date, locale=self._forms.locale))

    def gettext(self, msgid: str) -> str:
        """Return the translation of a message, or the message."""
        return self._find(msgid) or msgid

    def pgettext(self, context: str, msgid: str) -> str:
        """Return the translation of a message in a context, or the message."""
        return self._find(message_key(msgid, context), msgid) or msgid

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the plural form of a message for a number, by CLDR's rule for the language.

        No line ends between a number of a page (%(n)s) and what it counts.
        """
        return _COUNTED.sub(f"\\1{NO_BREAK_SPACE}", self._plural_form(singular, plural, n))

    def _plural_form(self, singular: str, plural: str, n: int) -> str:
        form = self._plural(n)
        for table in self._tables:
            strings = table.forms.get(singular)
            if strings:
                names = LANGUAGES[self.lang].plural_forms
                index = names.index(form) if form in names else len(strings) - 1
                return strings[min(index, len(strings) - 1)]
        self._note_miss(singular)
        return singular if form == "one" and n == 1 else plural

    @cached_property
    def _plural(self) -> Callable[[float], str]:
        """CLDR's plural rule."""
        return self._forms.locale.plural_form

    def _find(self, key: str, msgid: str = "") -> str:
        for table in self._tables:
            if key in table.words:
                return table.words[key]
        self._note_miss(msgid or key)
        return ""

    def _note_miss(self, msgid: str) -> None:
        if self.lang != SOURCE_LANGUAGE:
            self._note_missing(self.lang, msgid)

    def date(self, day: dt.date) -> str:
        """Return a date in full: 12 March 2015, 12 марта 2015 г."""
        return self._date(day, "long")

    def month(self, day: dt.date) -> str:
        """Return the month and the year of a date as a heading: March 2015, Март 2015."""
        words = self._date(day, "LLLL y")
        return words[:1].upper() + words[1:]

    def number(self, n: int) -> str:
        """Return a whole number with its digits grouped."""
        return self._forms.number(n)

    def decimal(self, value: float) -> str:
        """Return a number with its fraction."""
        return self._forms.number(value)

    @property
    def decimal_mark(self) -> str:
        """The sign before the fraction of a number."""
        return self.decimal(0.5)[1]

    def percent(self, percent: int) -> str:
        """Return a percentage: 31%, 31 %."""
        return self._forms.percent(percent)

    def listing(self, items: Iterable[str]) -> str:
        """Return items as a list in a sentence."""
        return self._forms.listing(items)

    def size(self, size: int) -> str:
        """Return the size of a file in decimal kilobytes or megabytes."""
        return self._forms.size(size)

    def language(self, code: Lang) -> str:
        """Return the name of a language in this one."""
        return str(self._forms.locale.languages.get(code, code))


def catalogue_path(lang: Lang) -> str:
    """Return the path of a language's catalogue in a publication, or in diglot itself."""
    return f"locales/{lang}/LC_MESSAGES/diglot.po"


def read_localization(
    language: Language, folders: Sequence[Path], note_missing: NoteMissing = lambda lang, msgid: None
) -> Localization:
    """Read the messages of a language from `locales` folders, in order of precedence."""
    lang = language.code
    if lang == SOURCE_LANGUAGE:
        return Localization(language, [])
    paths = [folder.parent / catalogue_path(lang) for folder in folders]
    return Localization(language, [table for path in paths if (table := find_table(path)) is not None], note_missing)


_tables: dict[tuple[Path, int], CatalogueTable | None] = {}


def find_table(path: Path) -> CatalogueTable | None:
    """Return the messages of a catalogue; None if it is missing or cannot be read (`check_catalogue` reports that)."""
    if not path.is_file():
        return None
    key = (path, path.stat().st_mtime_ns)
    if key not in _tables:
        from diglot.adapters.catalogues.parsing import read_table  # slow to load, and most builds have the table

        _tables[key] = read_table(path)
    return _tables[key]


def remember(path: Path, table: CatalogueTable) -> None:
    """Use this table for a catalogue as long as its file does not change."""
    _tables[path, path.stat().st_mtime_ns] = table
