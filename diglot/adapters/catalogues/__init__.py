"""Words of the interface and forms of dates, numbers and lists, by language. The only room that imports Babel.

Messages are English msgids; `locales/<lang>/LC_MESSAGES/diglot.po` has the others. A publication's own catalogue
stands over the default one. Compiled catalogues are never read: the `.po` file is the truth. `parsing` reads one, which
takes longer than all the rest, so that a build keeps the tables that it gave; `keeping` lints catalogues and brings
them up to date, `forms` knows how numbers are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TypeAlias

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from diglot.adapters.catalogues.table import PLURAL_FORMS, CatalogueTable, key_in_table
from diglot.model.languages import Lang, Language

SOURCE_LANGUAGE = "en"


NoteMissing: TypeAlias = Callable[[Lang, str], None]


class Localization:
    """One language's words and forms."""

    def __init__(
        self, language: Language, tables: Sequence[CatalogueTable], note_missing: NoteMissing = lambda lang, msgid: None
    ) -> None:
        """tables: those that stand over others first; none for English, whose msgids are its words.

        note_missing: called with each message that is asked for and has no translation.
        """
        self.lang = language.code
        self._tables = tables
        self._note_missing = note_missing
        self._locale = Locale.parse(language.locale)
        # A journal says the same days and numbers over and over, and Babel works each out from CLDR.
        self._date = lru_cache(maxsize=4096)(partial(format_date, format="long", locale=self._locale))
        self._number = lru_cache(maxsize=4096)(partial(format_decimal, locale=self._locale))

    def gettext(self, msgid: str) -> str:
        """The translation of a message, or the message."""
        return self._found(msgid) or msgid

    def pgettext(self, context: str, msgid: str) -> str:
        """The translation of a message in a context, or the message."""
        return self._found(key_in_table(msgid, context), msgid) or msgid

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The form of a message that goes with a number, by CLDR's rule for the language."""
        form = self._plural(n)
        for table in self._tables:
            strings = table.forms.get(singular)
            if strings:
                names = PLURAL_FORMS[self.lang]
                index = names.index(form) if form in names else len(strings) - 1
                return strings[min(index, len(strings) - 1)]
        self._note_miss(singular)
        return singular if form == "one" and n == 1 else plural

    @cached_property
    def _plural(self) -> Callable[[float], str]:
        """CLDR's rule; its data take some milliseconds to load, and many builds count nothing."""
        return self._locale.plural_form

    def _found(self, key: str, msgid: str = "") -> str:
        for table in self._tables:
            if key in table.words:
                return table.words[key]
        self._note_miss(msgid or key)
        return ""

    def _note_miss(self, msgid: str) -> None:
        if self.lang != SOURCE_LANGUAGE:
            self._note_missing(self.lang, msgid)

    def date(self, day: dt.date) -> str:
        """A date in full: 12 March 2015, 12 марта 2015 г."""
        return self._date(day)

    def number(self, n: int) -> str:
        """A whole number with its groups."""
        return self._number(n)

    def decimal(self, value: float) -> str:
        """A number with its fraction."""
        return format_decimal(value, locale=self._locale)

    def percent(self, percent: int) -> str:
        """Whole percents: 31%, 31 %."""
        return format_percent(percent / 100, locale=self._locale)

    def listing(self, items: Iterable[str]) -> str:
        """Items as a list in a sentence."""
        return format_list(list(items), locale=self._locale)

    def size(self, size: int) -> str:
        """A file's size in kilobytes or megabytes of a thousand, as shops and systems count now."""
        unit, value = ("megabyte", size / 1_000_000) if size >= 1_000_000 else ("kilobyte", max(1.0, size / 1000))
        rounded = round(value, 1) if unit == "megabyte" and value < 10 else round(value)
        from babel.units import format_unit

        return format_unit(rounded, f"digital-{unit}", length="short", locale=self._locale)

    def language(self, code: Lang) -> str:
        """A language's name in this one."""
        return str(self._locale.languages.get(code, code))


def catalogue_path(lang: Lang) -> str:
    """Where a language's catalogue stands in a publication, or in diglot itself."""
    return f"locales/{lang}/LC_MESSAGES/diglot.po"


def read_localization(
    language: Language, folders: Sequence[Path], note_missing: NoteMissing = lambda lang, msgid: None
) -> Localization:
    """Read the words of a language from `locales` folders, the publication's own first."""
    lang = language.code
    if lang == SOURCE_LANGUAGE:
        return Localization(language, [])
    paths = [folder.parent / catalogue_path(lang) for folder in folders]
    return Localization(language, [table for path in paths if (table := find_table(path)) is not None], note_missing)


_tables: dict[tuple[Path, int], CatalogueTable | None] = {}


def find_table(path: Path) -> CatalogueTable | None:
    """What a catalogue says; one that cannot be read counts as none here, and is a problem of `check_catalogue`."""
    if not path.is_file():
        return None
    key = (path, path.stat().st_mtime_ns)
    if key not in _tables:
        from diglot.adapters.catalogues.parsing import read_table  # loads much, and most builds know the table

        _tables[key] = read_table(path)
    return _tables[key]


def remember(path: Path, table: CatalogueTable) -> None:
    """Take it that this is what a catalogue says, as long as its file stays as it is."""
    _tables[path, path.stat().st_mtime_ns] = table
