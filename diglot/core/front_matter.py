"""Split a manuscript into front matter and body, and parse the fields into typed values. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, TypeAlias, get_type_hints

import msgspec

from diglot.model.fields import DATE, NAMES, TEXT, Field, Fields, FileFields, Schema, fields_of
from diglot.model.languages import LANGUAGES
from diglot.model.markup.typography import corrected_words
from diglot.model.problems import (
    N_,
    AmbiguousDate,
    BadDate,
    CorrectedLetters,
    CutValue,
    MarkupInField,
    MisspeltField,
    NoteInField,
    Problem,
    QuotedValue,
    UnknownField,
    WithheldText,
    WrongValue,
    as_typed,
    nearest,
)
from diglot.model.publication import TITLE_BLOCK, FrontMatter, LeadPicture, Substance
from diglot.model.wording.nearest import meant

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_ONLY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_WORDS = [language.field_words for language in LANGUAGES.values()]
# Schemas have these patterns too: no named groups, and no letters that only Python knows as such.
_DAY_THEN_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([^\s\d.,]{3,9})\.?,?\s+(\d{4})"
    rf"(?:{'|'.join(words.year for words in _WORDS if words.year)})?"
)
_MONTH_THEN_DAY = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_TRUE, _FALSE = (
    frozenset([*others, *(language.yes_and_no[number].lower() for language in LANGUAGES.values())])
    for number, others in enumerate((["true", "on"], ["false", "off"]))
)

_DRAFTS = [words.draft for words in _WORDS if words.draft]
_STATUS_WORDS = {
    **dict.fromkeys(_DRAFTS, "draft"),
    **{words.published: "published" for words in _WORDS if words.published},
}
# What other words for a draft or a private text begin with. States of what a text is about, such as “closed”, say
# nothing of it.
_HELD_BACK = re.compile("|".join(words.withheld for words in _WORDS if words.withheld))

# Field names of other programs, with the names used here.
_SYNONYMS = {
    "author": "authors", "translator": "translators", "editor": "editors", "reviewer": "reviewers",
    "subtitle": "standfirst",
    "description": "standfirst", "summary": "standfirst", "lastmod": "updated",
}  # fmt: skip


class ManuscriptParts(msgspec.Struct, frozen=True):
    """The front matter and the body of a manuscript. syntax: "yaml", "toml", or "" without front matter.

    front_line, body_line: the lines of the file on which each begins, from 1.
    """

    syntax: str
    front: str
    front_line: int
    body: str
    body_line: int
    is_closed: bool = True


def split_manuscript(text: str) -> ManuscriptParts:
    """Split a manuscript into its front matter and its body.

    >>> split_manuscript("---\\ntitle: On paper\\n---\\nText.").front
    'title: On paper\\n'
    >>> split_manuscript("Only text.").body_line
    1
    """
    lines = text.split("\n")
    opening = lines[0].rstrip()
    if opening not in _FENCES:
        return ManuscriptParts("", "", 1, text, 1)
    syntax = "yaml" if opening == "---" else "toml"
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() in _FENCES[opening]:
            front = "".join(f"{front_line}\n" for front_line in lines[1:index])
            return ManuscriptParts(syntax, front, 2, "\n".join(lines[index + 1 :]), index + 2)
    # "---" at the top of a text may be a rule; a block that looks like fields has lost its end.
    if syntax == "yaml" and not re.match(r"[\w-]+\s*:", lines[1] if len(lines) > 1 else ""):
        return ManuscriptParts("", "", 1, text, 1)
    return ManuscriptParts(syntax, "", 2, text, 1, is_closed=False)


# Fields between two lines of ---, after empty lines only.
_LATE_FRONT = re.compile(r"[ \t]*\n\s*?(?=---[ \t]*\n[\w-]+[ \t]*:)")


def find_late_front_matter(text: str) -> int:
    """Return the line of front matter that is not read because it does not begin on the first line; 0 for none.

    >>> find_late_front_matter("\\n---\\ntitle: Snow\\n---\\nText.")
    2
    """
    match = _LATE_FRONT.match(text)
    return match[0].count("\n") + 1 if match else 0


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Headings, lines that open or close a div, and lines of attributes.
_BARE_LINES = re.compile(r"^(?:[ ]{0,3}#{1,6}[ \t].*|:{3,}.*|\{[^{}\n]*\})$", re.MULTILINE)


def detect_substance(body: str) -> Substance:
    """Return what a body has for readers: an unfinished translation has headings, and the rest in comments.

    >>> (
    ...     detect_substance("<!-- 1\\nA passage.\\n-->\\n"),
    ...     detect_substance("# A head\\n\\n<!-- 1 -->"),
    ...     detect_substance("Words."),
    ... )
    ('nothing', 'headings', 'text')
    """
    comments_end = body.rfind("-->") + 3 if "<!--" in body else 0
    visible = _COMMENT.sub("", body[:comments_end]) + body[comments_end:]
    if not visible.strip():
        return "nothing"
    return "text" if _BARE_LINES.sub("", visible).strip() else "headings"


_FIRST_LEVEL_HEADING = re.compile(r"^[ ]{0,3}(?:#(?:[ \t]|$)|=+[ \t]*$)", re.MULTILINE)


def may_have_title(body: str) -> bool:
    """Return whether a body may have a heading of the first level. Only such a body depends on the article's title.

    >>> [may_have_title(body) for body in ("# Snow\\n\\nText.", "Snow\\n====\\n", "## Snow\\n\\nText.")]
    [True, True, False]
    """
    return _FIRST_LEVEL_HEADING.search(body) is not None


_TITLE = re.compile(r"\s*^[ ]{0,3}#[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.MULTILINE)


def find_title(body: str) -> str:
    """Return the heading of the first level that a body begins with, its markup as written; "" for none.

    >>> find_title("\\n# Snow #\\n\\nText."), find_title("Text.\\n\\n# Snow")
    ('Snow', '')
    """
    match = _TITLE.match(body)
    return match[1] if match else ""


def parse_front_matter(
    values: Mapping[str, Any], lines: Mapping[str, int], path: str, added: Sequence[type[msgspec.Struct]] = ()
) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Parse the fields of front matter; a wrong value is a problem, and its field counts as absent.

    values: text, lists, mappings, and the dates and booleans that TOML knows. lines: of each field, in the file.
    added: structs of the fields of extensions.
    """
    reader = _FieldReader(path, lines)
    others = _added_fields(tuple(added))
    typed: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    of_extensions: dict[str, Any] = {}
    for written, value in values.items():
        name = _field_name(written)
        if name == "draft":
            if value is not None:
                # Only an explicit "false" publishes a text.
                typed.setdefault("status", "published" if reader.is_draft(written, value) is False else "draft")
        elif name == "image":
            typed["image"] = reader.picture(written, value, values)
        elif name in _READERS and value is not None and name not in typed:
            typed[name] = _READERS[name](reader, written, value)
        elif name in others and value is not None and name not in of_extensions:
            of_extensions[name] = reader.added(written, value, others[name])
        elif name not in others and name not in _READERS and written not in _PICTURE_FIELDS:
            unknown[written] = value
    if typed.get("image") is None and "image" not in values:
        typed["image"] = reader.picture_words(values)
    reader.report_unknown([*unknown], values, others)
    read = {name: value for name, value in typed.items() if value is not None}
    more = {name: value for name, value in of_extensions.items() if value is not None}
    front = FrontMatter(**read, lines=dict(lines), others=unknown, added=more)
    return front, tuple(reader.problems)


_PICTURE_WORDS = ("alt", "caption", "credit")
_PICTURE_WIDTHS = ("text", "wide")
_PICTURE_FIELDS = (*_PICTURE_WORDS, "image_width")
# A value that YAML ends before a "#" that is not meant as a comment, which begins with "# ".
_CUT = re.compile(r"[\w-]+[ \t]*:[ \t]+(?![\"'\[{|>&*!])(?P<kept>\S.*?)[ \t]+(?P<rest>#[^\s#].*)")
# A value in quotation marks that are none to YAML, and around all of it.
_IN_CURLY_QUOTES = re.compile(r"[\w-]+[ \t]*:[ \t]+(?P<value>(?:“[^“”]*”|„[^„“]*“|«[^«»]*»|‘[^‘’]*’|”[^“”]*”))[ \t]*$")
# Emphasis, code and links: the signs of markup touch the words that they enclose.
_MARKUP = re.compile(
    r"(?<![\w\\*])(\*{1,3})(?=\S)[^*\n]*?(?<=\S)\1(?![\w*])|(?<![\w\\_])(_{1,2})(?=\S)[^_\n]*?(?<=\S)\2(?![\w_])"
    r"|`[^`\n]+`|(?<!\\)!?\[[^\[\]\n]+\]\([^()\s]+\)|</?(?:em|strong|b|i|sup|sub|span|br|a|code|small)\b[^<>\n]*>"
)
_NOTE_CALL = re.compile(r"\[\^([^\[\]\s]+)\]")
_TEXT_FIELDS = frozenset([*TITLE_BLOCK, *_PICTURE_WORDS])


def find_slips(front: str, lines: Mapping[str, int], first: int, path: str) -> Iterator[Problem]:
    """Yield values that YAML reads otherwise than they are meant: cut off by a "#", in quotation marks of prose.

    first: the line of the file on which the front matter begins.
    """
    front_lines = front.split("\n")
    for name, line in lines.items():
        written = front_lines[line - first]
        if (match := _CUT.match(written)) and _field_name(name) in _TEXT_FIELDS:
            yield CutValue(path, line, name, match["rest"], f"{match['kept']} {match['rest']}")
        # A standfirst or a caption may be a quotation.
        is_plain = _field_name(name) in _READERS.keys() - (_TEXT_FIELDS - {"title"})
        if is_plain and (match := _IN_CURLY_QUOTES.match(written)):
            yield QuotedValue(path, line, name, match["value"])


def _field_name(written: str) -> str:
    """Return the name of the field that is meant by a name as written."""
    name = written.casefold().replace("-", "_")
    return _SYNONYMS.get(name, name)


# Fields of other programs that are a letter away from one here, and mean themselves.
_OF_OTHERS = frozenset("images language tag data page".split())


# Hyphens and dashes that look like the hyphen of the keyboard.
_DASHES = re.compile("[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def read_day(written: str) -> dt.date | None:
    """Return the day that a text says, as year-month-day or in words of either language; None where it says none.

    Raises: ValueError where there is no such day.

    >>> [str(read_day(date)) for date in ("2024-5-3 10:00", "3 May 2024", "May 3rd, 2024", "3 мая 2024 г.", "soon")]
    ['2024-05-03', '2024-05-03', '2024-05-03', '2024-05-03', 'None']
    """
    parts = _parts_of_date(written)
    return dt.date(*parts) if parts else None


def _parts_of_date(written: str) -> tuple[int, int, int] | None:
    """Return the year, the month and the day of a date as written; 0 for a month of no such name."""
    written = written.strip()
    if match := _DATE.fullmatch(written):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_THEN_MONTH.fullmatch(written):
        return int(match[3]), _month(match[2]), int(match[1])
    if match := _MONTH_THEN_DAY.fullmatch(written):
        return int(match[3]), _month(match[1]), int(match[2])
    return None


def _month(written: str) -> int:
    """Return the number of a month by its name, in full or its first letters; 0 where there is none.

    >>> [_month(name) for name in ("Sept", "MAY", "мая", "янв", "Smarch")]
    [9, 5, 5, 1, 0]
    """
    start = written.lower()
    for language in LANGUAGES.values():
        for number, name in enumerate(language.months, start=1):
            if name.lower().startswith(start):
                return number
    return 0


def _date_meant(written: str) -> str:
    """Return the date that was probably meant, or any as an example.

    >>> [
    ...     _date_meant(date)
    ...     for date in ("20.11.2026", "2026/11/2", "2026-02-30", "31 апреля 2026", "2026\u201107\u201112", "tomorrow")
    ... ]
    ['2026-11-20', '2026-11-02', '2026-02-28', '2026-04-30', '2026-07-12', '2015-03-12']
    """
    written = re.sub(r"^(\d{4})[./](\d{1,2})[./]", r"\1-\2-", _DASHES.sub("-", written.strip()))
    day_first = _DAY_FIRST.fullmatch(written)
    if parts := map(int, day_first.groups()[::-1]) if day_first else _parts_of_date(written):
        year, month, day = parts
        for last in (day, 30, 29, 28):
            with suppress(ValueError):
                return dt.date(year, month, min(day, last)).isoformat()
    return "2015-03-12"


def _two_readings(written: str) -> tuple[str, str] | None:
    """Return both days that figures with strokes may mean, by British custom and by American; None where it is one.

    >>> _two_readings("03/04/2024"), _two_readings("13/04/2024"), _two_readings("04/04/2024")
    (('2024-04-03', '2024-03-04'), None, None)
    """
    match = _DAY_FIRST.fullmatch(written.strip())
    if match is None or "/" not in written:
        return None
    first, second, year = map(int, match.groups())
    with suppress(ValueError):
        readings = dt.date(year, second, first).isoformat(), dt.date(year, first, second).isoformat()
        return readings if first != second else None
    return None


def _yes_or_no(value: object) -> bool | None:
    word = str(value).casefold()
    return word in _TRUE if word in _TRUE | _FALSE else None


class _FieldReader:
    """Parses the values of one file's front matter, and collects the problems."""

    def __init__(self, path: str, lines: Mapping[str, int]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []

    def refuse(self, name: str, value: object, expected: str) -> None:
        self.problems.append(WrongValue(self.path, self.lines.get(name), name, as_typed(value), expected))

    def report_unknown(self, names: Sequence[str], written: Container[str], added: Iterable[str]) -> None:
        """Report fields that are not known. written: those of the file: a field is not meant twice."""
        free = [one for one in (*_KNOWN_SCHEMAS, *added) if one not in written]
        like = {name: "" if name.casefold() in _OF_OTHERS else meant(name, free) for name in names}
        self.problems += [
            MisspeltField(self.path, self.lines.get(name), name, known) for name, known in like.items() if known
        ]
        if odd := [name for name, known in like.items() if not known]:
            self.problems.append(UnknownField(self.path, self.lines.get(odd[0]), ", ".join(odd)))

    def text(self, name: str, value: object) -> str | None:
        if isinstance(value, (list, dict)):
            self.refuse(name, value, N_("a line of text"))
            return None
        text = " ".join(str(value).split())
        if name in _TEXT_FIELDS:
            self.problems += self._slips(name, text)
        return text

    def _slips(self, name: str, text: str) -> Iterator[Problem]:
        line = self.lines.get(name)
        if note := _NOTE_CALL.search(text):
            yield NoteInField(self.path, line, name, note[1])
        elif markup := _MARKUP.search(text):
            yield MarkupInField(self.path, line, name, markup[0])
        for word, shown in corrected_words(text):
            yield CorrectedLetters(self.path, line, word, shown)

    def texts(self, name: str, value: object) -> tuple[str, ...] | None:
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, (str, int, float)) for item in items):
            self.refuse(name, value, N_("a list of names"))
            return None
        return tuple(" ".join(str(item).split()) for item in items)

    def added(self, name: str, value: object, field: Field) -> object:
        """Read a field of an extension: a date, as a text, a list of texts, a table, or a text.

        Commas divide a list as well.
        """
        if field.schema is DATE.schema:
            date = self.date(name, value)
            return date.isoformat() if date else None
        if field.schema["type"] == "object":
            if field.holds(value):
                return value
            self.refuse(name, value, field.expected)
            return None
        is_list = field.schema["type"] == "array"
        if is_list and isinstance(value, str) and re.search("[,;]", value):
            value = [item.strip() for item in re.split("[,;]", value) if item.strip()]
        read = self.texts(name, value) if is_list else self.text(name, value)
        found = [*read] if isinstance(read, tuple) else read
        if found is None or field.holds(found):
            return found
        self.refuse(name, value, field.expected)
        return None

    def languages(self, name: str, value: object) -> tuple[str, ...] | None:
        items = self.texts(name, value)
        if items is not None and not all(item in LANGUAGES for item in items):
            self.refuse(name, value, N_("a list of languages, such as [en, ru]"))
            return None
        return items

    def language(self, name: str, value: object) -> str | None:
        if isinstance(value, str) and value in LANGUAGES:
            return value
        self.refuse(name, value, N_("a language: en or ru"))
        return None

    def date(self, name: str, value: object) -> dt.date | None:
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        with suppress(ValueError):
            if day := read_day(str(value)):
                return day
        line, readings = self.lines.get(name), _two_readings(str(value))
        if readings:
            self.problems.append(AmbiguousDate(self.path, line, name, as_typed(value), *readings))
            return None
        odd = "".join(f" (U+{ord(sign):04X} ≠ -)" for sign in sorted(set(_DASHES.findall(str(value)))))
        self.problems.append(BadDate(self.path, line, name, as_typed(value), _date_meant(str(value)), odd))
        return None

    def boolean(self, name: str, value: object) -> bool | None:
        answer = _yes_or_no(value)
        if answer is None:
            self.refuse(name, value, N_("true or false"))
        return answer

    def is_draft(self, name: str, value: object) -> bool | None:
        answer = _yes_or_no(value)
        if answer is None:
            line, wanted = self.lines.get(name), N_("true or false")
            self.problems.append(WithheldText(self.path, line, name, as_typed(value), wanted))
        return answer

    def status(self, name: str, value: object) -> str | None:
        word = str(value).strip().casefold()
        if word in _STATUS_WORDS:
            return _STATUS_WORDS[word]
        # A word that withholds a text, or a similar one, makes it a draft; any other comes from another program and
        # must not unpublish a text.
        is_withheld = bool(_HELD_BACK.match(word) or nearest(word, _DRAFTS))
        kind = WithheldText if is_withheld else WrongValue
        self.problems.append(kind(self.path, self.lines.get(name), name, as_typed(value), N_("draft or published")))
        return "draft" if is_withheld else None

    def last_day(self, name: str, value: object) -> dt.date:
        # A last day that cannot be read is over: a text that was to go is not left to readers.
        date = self.date(name, value) or dt.date.min
        written = str(value).strip()
        if date > dt.date.min and _DATE.fullmatch(written) and not _DAY_ONLY.fullmatch(written):
            # A site changes by the day: an hour that is dropped would be missed.
            self.problems.append(BadDate(self.path, self.lines.get(name), name, as_typed(value), date.isoformat()))
        return date

    def embargo(self, name: str, value: object) -> dt.date:
        # An embargo that cannot be read never ends.
        return self.date(name, value) or dt.date.max

    def picture(self, name: str, value: object, neighbours: Mapping[str, object]) -> LeadPicture | None:
        """Parse `image: file` with `alt:` … beside it, or one mapping with all of them."""
        inner: Mapping[str, object] = {"path": value, **neighbours} if isinstance(value, str) else {}
        if isinstance(value, dict):
            inner = {"path": value.get("src") or value.get("url"), **value}
        path = inner.get("path")
        if not isinstance(path, str):
            if value is not None:
                self.refuse(name, value, N_("the name of a picture"))
            return None
        return self._lead_picture(path, inner)

    def picture_words(self, values: Mapping[str, object]) -> LeadPicture | None:
        """Parse `alt:` … without a picture: what a translation says of the original's picture."""
        picture = self._lead_picture("", values)
        return picture if picture != LeadPicture("") else None

    def _lead_picture(self, path: str, values: Mapping[str, object]) -> LeadPicture:
        words = {name: self.text(name, values[name]) or "" for name in _PICTURE_WORDS if values.get(name) is not None}
        width = values.get("image_width")
        if width is not None and width not in _PICTURE_WIDTHS:
            self.refuse("image_width", width, N_("text or wide"))
        return LeadPicture(path, **words, is_wide=width == "wide" if width in _PICTURE_WIDTHS else None)


_Reader: TypeAlias = Callable[[_FieldReader, str, object], object]
# A field is read by its type, if it has nothing to itself.
_BY_TYPE: Mapping[object, _Reader] = {
    str: _FieldReader.text,
    str | None: _FieldReader.text,
    tuple[str, ...] | None: _FieldReader.texts,
    dt.date | None: _FieldReader.date,
    bool | None: _FieldReader.boolean,
}
_OWN_READERS: Mapping[str, _Reader] = {
    "embargo": _FieldReader.embargo,
    "expires": _FieldReader.last_day,
    "original": _FieldReader.language,
    "languages": _FieldReader.languages,
    "status": _FieldReader.status,
}
_READERS: Mapping[str, _Reader] = {
    name: _OWN_READERS.get(name) or _BY_TYPE[kind]
    for name, kind in get_type_hints(FrontMatter).items()
    if name not in ("image", "lines", "others", "added")
}


def _word_of(words: Iterable[str]) -> Schema:
    """Return the schema of one of these words, in small or capital letters."""
    letters = ("".join(f"[{letter}{letter.upper()}]" for letter in word) for word in sorted(words))
    return {"type": "string", "pattern": f"^(?:{'|'.join(letters)})$"}


def _or_list_of(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


# YAML has its own idea of what is a number and what is true: to an editor of texts, they are words.
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}


def _day_of(pattern: str) -> Schema:
    """Return the schema of a day as a pattern has it, or in words."""
    return {"type": "string", "pattern": f"^\\s*(?:{pattern}|{_DAY_THEN_MONTH.pattern}|{_MONTH_THEN_DAY.pattern})\\s*$"}


_LANGUAGE: Schema = {"type": "string", "enum": [*LANGUAGES]}
_YES_OR_NO: Schema = {"anyOf": [{"type": "boolean"}, _word_of(_TRUE | _FALSE)]}
_PICTURE_SCHEMAS: Mapping[str, Schema] = {
    **dict.fromkeys(_PICTURE_WORDS, _SCALAR),
    "image_width": {"type": "string", "enum": [*_PICTURE_WIDTHS]},
}
_PICTURE: Schema = {
    "type": "object",
    "properties": {**dict.fromkeys(["src", "url", "path"], _SCALAR), **_PICTURE_SCHEMAS},
    "additionalProperties": False,
}
# What each reader takes.
_SCHEMAS: Mapping[object, Schema] = {
    _FieldReader.text: _SCALAR,
    _FieldReader.texts: _or_list_of(_SCALAR),
    _FieldReader.date: _day_of(_DATE.pattern),
    _FieldReader.embargo: _day_of(_DATE.pattern),
    _FieldReader.last_day: _day_of(_DAY_ONLY.pattern),
    _FieldReader.language: _LANGUAGE,
    _FieldReader.languages: _or_list_of(_LANGUAGE),
    _FieldReader.status: _word_of(_STATUS_WORDS),
    _FieldReader.boolean: _YES_OR_NO,
}
_KNOWN_SCHEMAS: Mapping[str, Schema] = {
    **{name: _SCHEMAS[reader] for name, reader in _READERS.items()},
    **{other: _SCHEMAS[_READERS[name]] for other, name in _SYNONYMS.items()},
    "draft": _YES_OR_NO,
    "image": {"anyOf": [{"type": "string"}, _PICTURE]},
    **_PICTURE_SCHEMAS,
}


@cache
def _added_fields(records: Sequence[type[msgspec.Struct]]) -> Fields:
    return {name: field for record in records for name, field in fields_of(record).items()}


def _added_schema(field: Field) -> Schema:
    """Return the schema of a field of an extension as front matter has it."""
    if field.schema is DATE.schema:
        return _SCHEMAS[_FieldReader.date]
    if field.schema["type"] == "array":
        return _or_list_of(_SCALAR if field.schema is NAMES.schema else field.schema["items"])
    return _SCALAR if field.schema is TEXT.schema else field.schema


def front_matter_fields(added: Sequence[type[msgspec.Struct]] = ()) -> FileFields:
    """Return the fields of front matter. added: structs of those of extensions."""
    others = {name: _added_schema(field) for name, field in _added_fields(tuple(added)).items()}
    # A field without a value is one that is not there.
    fields = {name: Field({"anyOf": [one, {"type": "null"}]}) for name, one in {**_KNOWN_SCHEMAS, **others}.items()}
    return FileFields("content/*/**/*.md", fields)
