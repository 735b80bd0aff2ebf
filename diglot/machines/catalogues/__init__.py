"""Words of the interface and forms of dates, numbers and lists, by language. The only room that imports Babel.

Messages are English msgids; `locales/<lang>/LC_MESSAGES/diglot.po` has the others. A publication's own catalogue
stands over the default one. Compiled catalogues are never read: the `.po` file is the truth. `keeping` lints
catalogues and brings them up to date, `forms` knows how numbers are written; a build needs neither.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent

from diglot.words.languages import Lang, Language
from diglot.words.problems import (
    N_,
    BrokenCatalogue,
    MissingPlural,
    MissingTranslation,
    Problem,
    WrongPlaceholder,
)

SOURCE_LANGUAGE = "en"
# CLDR's names of the forms of whole numbers, in the order of gettext's msgstr[0], [1]…
PLURAL_FORMS = {"en": ("one", "other"), "ru": ("one", "few", "many")}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%(?!%)|\{([^{}!:]*)[^}]*\}")
# Babel takes the first and last character of a string for quotation marks without looking at them.
_ROW = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*|#.*|\s*')
_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})( |$)", re.MULTILINE)


class Words:
    """One language's words and forms."""

    def __init__(self, language: Language, catalogues: Sequence[Catalog]) -> None:
        """catalogues: those that stand over others first; none for English, whose msgids are its words."""
        self.lang = language.code
        self._catalogues = catalogues
        self._locale = Locale.parse(language.locale)
        self._plural = self._locale.plural_form
        self._forms = PLURAL_FORMS[language.code]
        self._known: dict[tuple[str, str | None], str] = {}
        # A journal says the same days and numbers over and over, and Babel works each out from CLDR.
        self._date = lru_cache(maxsize=4096)(partial(format_date, format="long", locale=self._locale))
        self._number = lru_cache(maxsize=4096)(partial(format_decimal, locale=self._locale))
        self.missed: set[str] = set()
        """Messages that were asked for and have no translation."""

    def gettext(self, msgid: str) -> str:
        """The translation of a message, or the message."""
        return self._found(msgid, None) or msgid

    def pgettext(self, context: str, msgid: str) -> str:
        """The translation of a message in a context, or the message."""
        return self._found(msgid, context) or msgid

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The form of a message that goes with a number, by CLDR's rule for the language."""
        for catalogue in self._catalogues:
            message = catalogue.get(singular)
            strings = message.string if message and not message.fuzzy else ()
            if isinstance(strings, (tuple, list)) and strings and all(strings):
                index = self._forms.index(form) if (form := self._plural(n)) in self._forms else len(strings) - 1
                return str(strings[min(index, len(strings) - 1)])
        self._note_miss(singular)
        return singular if self._plural(n) == "one" and n == 1 else plural

    def _found(self, msgid: str, context: str | None) -> str:
        found = self._known.get((msgid, context))
        if found is None:
            found = self._known[msgid, context] = self._looked_up(msgid, context)
        if not found:
            self._note_miss(msgid)
        return found

    def _looked_up(self, msgid: str, context: str | None) -> str:
        for catalogue in self._catalogues:
            message = catalogue.get(msgid, context)
            if message and not message.fuzzy and isinstance(message.string, str) and message.string:
                return message.string
        return ""

    def _note_miss(self, msgid: str) -> None:
        if self.lang != SOURCE_LANGUAGE:
            self.missed.add(msgid)

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


def read_words(language: Language, folders: Sequence[Path]) -> Words:
    """The words of a language from `locales` folders, the publication's own first."""
    lang = language.code
    if lang == SOURCE_LANGUAGE:
        return Words(language, [])
    paths = [folder.parent / catalogue_path(lang) for folder in folders]
    catalogues = [catalogue for path in paths if (catalogue := find_catalogue(path)) is not None]
    return Words(language, catalogues)


def find_catalogue(path: Path) -> Catalog | None:
    """A catalogue; one that cannot be read counts as none here, and is a problem of `check_catalogue`."""
    if not path.is_file():
        return None
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Catalog | None:
    found = parse_catalogue(path, "")
    return found if isinstance(found, Catalog) else None


def parse_catalogue(path: Path, name: str) -> Catalog | BrokenCatalogue:
    """The catalogue, or what makes it unreadable. name: for the message."""
    source = path.read_bytes()
    conflict = _CONFLICT.search(source)
    if conflict:
        line = source.count(b"\n", 0, conflict.start()) + 1
        return BrokenCatalogue(name, line, N_("a conflict marker of a version control system"))
    try:
        for line, row in enumerate(source.decode("utf-8-sig").splitlines(), start=1):
            if not _ROW.fullmatch(row):
                return BrokenCatalogue(name, line, N_("a quotation mark is missing, or a keyword is none"))
        with path.open("rb") as file:
            return read_po(file, abort_invalid=True)
    except PoFileError as error:
        return BrokenCatalogue(name, error.lineno + 1, re.sub(r" on \d+$", "", str(error)))
    except (UnicodeDecodeError, ValueError, LookupError):
        return BrokenCatalogue(name, 1, N_("it is not UTF-8, or its plural rule is none"))


def check_catalogue(path: Path, name: str) -> list[Problem]:
    """What is wrong with a catalogue. name: for messages."""
    catalogue = parse_catalogue(path, name)
    if isinstance(catalogue, BrokenCatalogue):
        return [catalogue]
    lang = path.parts[-3]
    return [
        problem
        for message in catalogue
        if message.id
        for problem in _check_message(message, name, message.lineno or 1, len(PLURAL_FORMS[lang]))
    ]


def _check_message(message: Message, name: str, line: int, plurals: int) -> list[Problem]:
    msgid = first_form(message)
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if message.pluralizable and (len(strings) != plurals or not all(strings)):
        return [MissingPlural(name, line, msgid, str(plurals))]
    if not all(strings) or message.fuzzy:
        return [MissingTranslation(name, line, msgid)]
    # A form may leave out a number that its grammar says already, but never ask for what it is not given.
    given = {field for part in forms_of(message) for field in placeholders(part)}
    asked = {field for string in strings for field in placeholders(str(string))}
    if not asked <= given or (not message.pluralizable and asked != given):
        return [WrongPlaceholder(name, line, msgid, ", ".join(sorted(asked ^ given)))]
    return []


def placeholders(text: str) -> frozenset[str]:
    """The names that a message is filled with; a lone percent sign is the placeholder "%".

    >>> sorted(placeholders("Translated by %(name)s")), sorted(placeholders("“{title}” is not there"))
    (['name'], ['title'])
    """
    return frozenset(
        match[1] or match[2] or match[0] for match in _PLACEHOLDER.finditer(text.replace("{{", "").replace("}}", ""))
    )


def first_form(message: Message) -> str:
    """A message's words; of a counted one, those for one thing."""
    return forms_of(message)[0]


def forms_of(message: Message) -> tuple[str, ...]:
    """A message's words: two forms of a counted one, else one."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)
