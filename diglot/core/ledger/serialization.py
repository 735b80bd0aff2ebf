"""A ledger as typed values in, its TOML out; and back. Touches nothing.

One unit is a few lines with a blank line after it, so that two people's changes to different paragraphs merge.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from diglot.model.languages import LANGUAGES
from diglot.model.ledger import FIELDS, LEDGER_FORMAT, Ledger, LedgerEntry
from diglot.model.problems import N_, DamagedLedger

_HEAD = (
    "# What both texts said when they were last declared in step. Written by `diglot sync`; keep it with the texts.\n"
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)
# Everything that TOML forbids in a basic string.
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def write_ledger(ledger: Ledger) -> str:
    """The ledger as a file.

    >>> entry = LedgerEntry({"en": ("Seoul",), "ru": ("Сеул",)}, dt.date(2015, 3, 12), "Nina Ash")
    >>> print(write_ledger(Ledger("en", (entry,))).partition("format")[2])
     = 1
    original = "en"
    <BLANKLINE>
    [[unit]]
    en = "Seoul"
    ru = "Сеул"
    on = 2015-03-12
    by = "Nina Ash"
    <BLANKLINE>
    """
    head = f"{_HEAD}format = {LEDGER_FORMAT}\noriginal = {_string(ledger.original)}\n"
    return head + "".join(f"\n{''.join(_entry_lines(entry))}" for entry in ledger.entries)


def _entry_lines(entry: LedgerEntry) -> Iterator[str]:
    yield "[[unit]]\n"
    if entry.field:
        yield f"field = {_string(entry.field)}\n"
    for lang, texts in sorted(entry.texts.items()):
        if texts:
            yield f"{lang} = {_value(texts)}\n"
    for lang, texts in sorted(entry.minor.items()):
        yield f"minor.{lang} = {_value(texts)}\n"
    yield f"on = {entry.on.isoformat()}\nby = {_string(entry.by)}\n"


def _value(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return _string(texts[0])
    return f"[{', '.join(map(_string, texts))}]"


def _string(text: str) -> str:
    return f'"{_ESCAPED.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04x}"


# ---------------------------------------------------------------- reading


def find_conflict(source: str, path: str) -> DamagedLedger | None:
    """The marks that a version control system leaves where two people changed one place."""
    match = _CONFLICT.search(source)
    if not match:
        return None
    line = source.count("\n", 0, match.start()) + 1
    return DamagedLedger(path, line, N_("two people’s changes were not merged"))


class _Wrong(Exception):
    """What is wrong with an entry."""


def type_ledger(table: Mapping[str, Any], source: str, path: str) -> Ledger | DamagedLedger:
    """A ledger's values, typed; or what is wrong with it, at its line."""
    if table.get("format") != LEDGER_FORMAT:
        return DamagedLedger(path, _line(source, "format"), N_("it has no format that this diglot knows"))
    original = table.get("original")
    if original not in LANGUAGES:
        return DamagedLedger(path, _line(source, "original"), N_("it does not say which language is the original’s"))
    rows = table.get("unit", [])
    if not isinstance(rows, list):
        return DamagedLedger(path, _line(source, "unit"), N_("its units are no list"))
    entries = []
    for number, row in enumerate(rows):
        try:
            entries.append(_typed(row))
        except _Wrong as wrong:
            return DamagedLedger(path, _unit_line(source, number), str(wrong))
    return Ledger(str(original), tuple(entries))


def _typed(row: Any) -> LedgerEntry:
    if not isinstance(row, dict):
        raise _Wrong(N_("a unit is no table"))
    field, on, by = row.get("field", ""), row.get("on"), row.get("by")
    if field and field not in FIELDS:
        raise _Wrong(N_("a unit stands for no field that a ledger has"))
    if not isinstance(on, dt.date) or isinstance(on, dt.datetime) or not isinstance(by, str):
        raise _Wrong(N_("a unit does not say when it was in step, or who said so"))
    minor = row.get("minor", {})
    if not isinstance(minor, dict):
        raise _Wrong(N_("what was acknowledged as minor is no table"))
    texts = {lang: _texts(row[lang]) for lang in LANGUAGES if lang in row}
    if not texts or set(row) - {*LANGUAGES, "field", "on", "by", "minor"}:
        raise _Wrong(N_("a unit has no text, or something that a ledger has not"))
    # What was merged into the unit before has become no unit at all: an empty list.
    return LedgerEntry(
        texts, on, by, field, {lang: _texts(value) for lang, value in minor.items() if lang in LANGUAGES}
    )


def _texts(value: Any) -> tuple[str, ...]:
    rows = value if isinstance(value, list) else [value]
    if not all(isinstance(row, str) for row in rows):
        raise _Wrong(N_("a text is no text"))
    return tuple(rows)


def _line(source: str, name: str) -> int:
    match = re.search(rf"^[ \t]*\[*{name}\b", source, re.MULTILINE)
    return source.count("\n", 0, match.end()) + 1 if match else 1


def _unit_line(source: str, number: int) -> int:
    starts = [match.start() for match in re.finditer(r"^[ \t]*\[\[\s*unit\s*\]\]", source, re.MULTILINE)]
    return source.count("\n", 0, starts[number]) + 1 if number < len(starts) else 1
