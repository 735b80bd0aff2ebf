"""A gettext catalogue in, its messages or problems out. Reads files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from diglot.adapters.catalogues.table import CatalogueTable, message_key
from diglot.adapters.files.file_faults import fault_reason
from diglot.model.languages import LANGUAGES
from diglot.model.markup.allowed_markup import find_forbidden, name_of_sign, without_forbidden_characters
from diglot.model.messages import quotation
from diglot.model.problems import (
    N_,
    BrokenCatalogue,
    DuplicateMessage,
    ForbiddenCharacter,
    MissingPlural,
    MissingTranslation,
    Problem,
    WrongPlaceholder,
)

# Twenty times our own; Babel reads a megabyte in half a second.
MAX_BYTES = 2_000_000
# No language has more. Babel makes as much room for each message as the head demands.
_MAX_PLURALS = 6

_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%(?!%)|\{([^{}!:]*+)[^{}]*+\}")
# Babel cuts off the first and last character of a string without checking that they are quotation marks.
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"\s*|#.*|\s*')
_CONFLICT = re.compile(rb"^(?:<{7}|={7}|>{7})( |$)", re.MULTILINE)

_STRING = r'"((?:[^"\\]|\\.)*)"'
_STRINGS = r'(?:"(?:[^"\\]|\\.)*"\s*)+'
_ENTRY = re.compile(rf"^(?:msgctxt\s+(?P<context>{_STRINGS}))?(?P<keyword>msgid)\s+(?P<msgid>{_STRINGS})", re.MULTILINE)


def read_table(path: Path) -> CatalogueTable | None:
    """Return the messages of a catalogue; None where it cannot be read."""
    catalogue = find_catalogue(path)
    return _table_of(catalogue) if catalogue is not None else None


def read_checked_table(path: Path) -> tuple[CatalogueTable, bool] | None:
    """Return the messages of a catalogue, and whether it has no problem; None where it cannot be read.

    `read_table` and `check_catalogue` at the cost of one: parsing a catalogue is most of the time of both.
    """
    catalogue = find_catalogue(path)
    return (_table_of(catalogue), not any(_find_problems(catalogue, path, ""))) if catalogue is not None else None


def _table_of(catalogue: Catalog) -> CatalogueTable:
    words: dict[str, str] = {}
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        key = message_key(first_form(message), message.context)
        if isinstance(message.string, str):
            words[key] = message.string
        elif message.string and all(message.string):
            forms[key] = tuple(message.string)
    return CatalogueTable({key: string for key, string in words.items() if string}, forms)


def find_catalogue(path: Path) -> Catalog | None:
    """Return a catalogue with everything in its file; None where it is missing or cannot be read."""
    catalogue = parse_catalogue(path, "") if path.is_file() else None
    return catalogue if isinstance(catalogue, Catalog) else None


class _BoundedCatalog(Catalog):
    """A catalogue whose head cannot demand more plural forms than there are in any language."""

    @property
    def num_plurals(self) -> int:
        """The number of plural forms."""
        return min(super().num_plurals, _MAX_PLURALS)


def parse_catalogue(path: Path, name: str) -> Catalog | BrokenCatalogue:
    """Return a catalogue, or why it cannot be read. name: of the file, for the message."""
    if path.stat().st_size > MAX_BYTES:
        return BrokenCatalogue(name, None, N_("it is larger than 2 MB"))
    source = path.read_bytes()
    conflict = _CONFLICT.search(source)
    if conflict:
        line = source.count(b"\n", 0, conflict.start()) + 1
        return BrokenCatalogue(name, line, N_("a version control conflict marker"))
    try:
        for line_number, text in enumerate(source.decode("utf-8-sig").splitlines(), start=1):
            if not _LINE.fullmatch(text):
                return BrokenCatalogue(name, line_number, N_("a quotation mark is missing, or a keyword is unknown"))
        text = source.decode("utf-8-sig").replace("\r\n", "\n")
        if find_forbidden(text):
            source = without_forbidden_characters(text).encode()
        catalogue = _BoundedCatalog()
        PoFileParser(catalogue, abort_invalid=True).parse(BytesIO(source))
        return catalogue
    except PoFileError as error:
        return BrokenCatalogue(name, error.lineno + 1, _reason(error))
    except (UnicodeDecodeError, ValueError, LookupError):
        return BrokenCatalogue(name, None, N_("it is not UTF-8, or its plural rule is invalid"))
    except Exception as error:  # of any type, from Babel
        return BrokenCatalogue(name, None, quotation("diglot", fault_reason(error)))


# How Babel begins what it reports, in English only.
_REASONS: Mapping[str, str] = {
    "Unknown or misformatted keyword": N_("a quotation mark is missing, or a keyword is unknown"),
    "missing msgstr": N_("a msgstr is missing"),
    "msg has more translations": N_("it has more plural forms than the language has"),
    "Got line starting with": N_("a line in quotation marks does not belong to any msgid or msgstr"),
}


def _reason(error: PoFileError) -> str:
    """Return why Babel cannot read a catalogue: a message or, for what is rare, a quotation."""
    words = re.sub(r" on \d+$", "", str(error))
    known = next((reason for beginning, reason in _REASONS.items() if words.startswith(beginning)), None)
    return known or quotation("Babel", words)


def check_catalogue(path: Path, name: str) -> list[Problem]:
    """Return the problems of a catalogue. name: of the file, for the messages."""
    catalogue = parse_catalogue(path, name)
    return [catalogue] if isinstance(catalogue, BrokenCatalogue) else list(_find_problems(catalogue, path, name))


def _find_problems(catalogue: Catalog, path: Path, name: str) -> Iterator[Problem]:
    lang = path.parts[-3]
    text = path.read_text(encoding="utf-8-sig")  # with plain line ends
    for at, sign in find_forbidden(text):
        yield ForbiddenCharacter(name, text.count("\n", 0, at) + 1, name_of_sign(sign))
    yield from _find_duplicates(text, name)
    for message in catalogue:
        if message.id:
            yield from _check_message(message, name, message.lineno, len(LANGUAGES[lang].plural_forms))


def _find_duplicates(text: str, name: str) -> Iterator[Problem]:
    """Yield a problem for each entry of a message that an earlier one translates: Babel keeps the first."""
    first: dict[tuple[str, str], int] = {}
    line, counted = 1, 0  # from entry to entry: counted from the beginning each time, lines cost the square
    for entry in _ENTRY.finditer(text):
        line += text.count("\n", counted, entry.start("keyword"))
        counted = entry.start("keyword")
        context, msgid = ("".join(re.findall(_STRING, entry[part] or "")) for part in ("context", "msgid"))
        if first.setdefault((context, msgid), line) != line:
            yield DuplicateMessage(name, line, msgid, first[context, msgid])


def _check_message(message: Message, name: str, line: int | None, plurals: int) -> list[Problem]:
    msgid = first_form(message)
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if message.pluralizable and (len(strings) != plurals or not all(strings)):
        return [MissingPlural(name, line, msgid, str(plurals))]
    if not all(strings) or message.fuzzy:
        return [MissingTranslation(name, line, msgid)]
    # A plural form may leave out the number if its grammar implies it, but not use an unknown placeholder.
    given = {field for part in forms_of(message) for field in placeholders(part)}
    used = {field for string in strings for field in placeholders(str(string))}
    if not used <= given or (not message.pluralizable and used != given):
        return [WrongPlaceholder(name, line, msgid, ", ".join(sorted(used ^ given)))]
    return []


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the placeholders in a message; a lone percent sign is the placeholder "%".

    >>> sorted(placeholders("Translated by %(name)s")), sorted(placeholders("“{title}” is not there"))
    (['name'], ['title'])
    """
    return frozenset(
        match[1] or match[2] or match[0] for match in _PLACEHOLDER.finditer(text.replace("{{", "").replace("}}", ""))
    )


def first_form(message: Message) -> str:
    """Return the text of a message; of a plural message, its singular."""
    return forms_of(message)[0]


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the texts of a message: singular and plural of a plural message, else one."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)
