"""Format a ledger as TOML, and parse one from its TOML values. Pure functions.

Each unit is a few lines and a blank line, so that two people's changes to different paragraphs merge.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from diglot.model.languages import LANGUAGES
from diglot.model.problems import N_, DamagedLedger
from diglot.model.translation.ledger import FIELDS, LEDGER_FORMAT, FilledPassage, Ledger, LedgerEntry, Review
from diglot.model.wording.toml_values import toml_value

_HEAD = (
    "# What both texts said when they were last declared in step. Written by `diglot sync`; keep it with the texts.\n"
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})", re.MULTILINE)


def format_ledger(ledger: Ledger) -> str:
    """Return the ledger as the text of a file.

    >>> entry = LedgerEntry({"en": ("Seoul",), "ru": ("Сеул",)}, dt.date(2015, 3, 12), "Nina Ash")
    >>> print(format_ledger(Ledger("en", (entry,))).partition("format")[2])
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
    number = LEDGER_FORMAT if ledger.filled or any(entry.review for entry in ledger.entries) else 1
    head = f"{_HEAD}format = {number}\noriginal = {toml_value(ledger.original)}\n"
    tables = [*map(_entry_lines, ledger.entries), *map(_filled_lines, ledger.filled)]
    return head + "".join(f"\n{''.join(lines)}" for lines in tables)


def _entry_lines(entry: LedgerEntry) -> Iterator[str]:
    yield "[[unit]]\n"
    if entry.field:
        yield f"field = {toml_value(entry.field)}\n"
    for lang, texts in sorted(entry.texts.items()):
        if texts:
            yield f"{lang} = {_value(texts)}\n"
    for lang, texts in sorted(entry.minor.items()):
        yield f"minor.{lang} = {_value(texts)}\n"
    yield f"on = {entry.on.isoformat()}\nby = {toml_value(entry.by)}\n"
    if review := entry.review:
        # One line, so that a merge takes it as a whole or not at all.
        by, text = toml_value(review.by), toml_value(review.text)
        yield f"review = {{ on = {review.on.isoformat()}, by = {by}, text = {text} }}\n"


def _filled_lines(passage: FilledPassage) -> Iterator[str]:
    yield "[[filled]]\n"
    for lang, text in sorted(passage.texts.items()):
        yield f"{lang} = {toml_value(text)}\n"
    yield f"on = {passage.on.isoformat()}\nfrom = {toml_value(passage.origin)}\n"


def _value(texts: Sequence[str]) -> str:
    return toml_value(texts[0] if len(texts) == 1 else texts)


def find_conflict(source: str, path: str) -> DamagedLedger | None:
    """Return the problem of conflict markers, which a version control system leaves after a failed merge."""
    match = _CONFLICT.search(source)
    if not match:
        return None
    return DamagedLedger(path, _line_at(source, match.start()), N_("it contains unresolved merge conflicts"))


class _InvalidEntry(Exception):
    """An entry is invalid; the argument is the message."""


def parse_ledger(table: Mapping[str, Any], source: str, path: str) -> Ledger | DamagedLedger:
    """Return a ledger from its TOML values; or the problem with them, at its line."""
    # A merge may bring reviews into a ledger of the first format.
    if table.get("format") not in range(1, LEDGER_FORMAT + 1):
        return DamagedLedger(
            path, line_of_key(source, "format"), N_("its format is not one that this version of diglot reads")
        )
    original = table.get("original")
    if original not in LANGUAGES:
        return DamagedLedger(
            path, line_of_key(source, "original"), N_("it does not say which language is the original’s")
        )
    units = table.get("unit", [])
    if not isinstance(units, list):
        return DamagedLedger(path, line_of_key(source, "unit"), N_("its units are not a list"))
    entries = []
    for number, unit in enumerate(units):
        try:
            entries.append(_parse_entry(unit))
        except _InvalidEntry as error:
            return DamagedLedger(path, _unit_line(source, number), str(error))
    try:
        filled = tuple(map(_parse_filled, table.get("filled", [])))
    except (_InvalidEntry, TypeError):
        reason = N_("a filled-in passage has no text, date or source")
        return DamagedLedger(path, line_of_key(source, "filled"), reason)
    return Ledger(str(original), tuple(entries), filled)


def _parse_entry(unit: Any) -> LedgerEntry:
    if not isinstance(unit, dict):
        raise _InvalidEntry(N_("a unit is not a table"))
    field, on, by = unit.get("field", ""), unit.get("on"), unit.get("by")
    if field and field not in FIELDS:
        raise _InvalidEntry(N_("a unit names an unknown field"))
    if not is_day(on) or not isinstance(by, str):
        raise _InvalidEntry(N_("a unit does not say when it was declared in step, or by whom"))
    minor = unit.get("minor", {})
    if not isinstance(minor, dict):
        raise _InvalidEntry(N_("the minor differences are not a table"))
    texts = {lang: _parse_texts(unit[lang]) for lang in LANGUAGES if lang in unit}
    if not texts or set(unit) - {*LANGUAGES, "field", "on", "by", "minor", "review"}:
        raise _InvalidEntry(N_("a unit has no text, or has an unknown entry"))
    # A unit that was merged into the one before is an empty list.
    acknowledged = {lang: _parse_texts(value) for lang, value in minor.items() if lang in LANGUAGES}
    return LedgerEntry(texts, on, by, field, acknowledged, _parse_review(unit.get("review")))


def _parse_filled(value: Any) -> FilledPassage:
    texts = {lang: value[lang] for lang in LANGUAGES if lang in value} if isinstance(value, dict) else {}
    if len(texts) < 2 or not all(isinstance(text, str) for text in texts.values()):
        raise _InvalidEntry
    on, origin = value.get("on"), value.get("from")
    if not is_day(on) or not isinstance(origin, str) or value.keys() != {*texts, "on", "from"}:
        raise _InvalidEntry
    return FilledPassage(texts, on, origin)


def _parse_review(value: Any) -> Review | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"on", "by", "text"}:
        raise _InvalidEntry(N_("a review does not say when, by whom and of which text"))
    on, by, text = value["on"], value["by"], value["text"]
    if not is_day(on) or not isinstance(by, str) or not isinstance(text, str):
        raise _InvalidEntry(N_("a review does not say when, by whom and of which text"))
    return Review(on, by, text)


def is_day(value: object) -> TypeGuard[dt.date]:
    """Return whether a value of TOML is a day, without a time."""
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def _parse_texts(value: Any) -> tuple[str, ...]:
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise _InvalidEntry(N_("a value that should be text is not"))
    return tuple(texts)


def line_of_key(source: str, name: str) -> int:
    """Return the line of TOML, from 1, that begins with a key or is the head of a table; 1 if there is none."""
    match = re.search(rf'^[ \t]*\[*"?{re.escape(name)}\b', source, re.MULTILINE)
    return _line_at(source, match.start()) if match else 1


def _unit_line(source: str, number: int) -> int:
    starts = [match.start() for match in re.finditer(r"^[ \t]*\[\[\s*unit\s*\]\]", source, re.MULTILINE)]
    return _line_at(source, starts[number]) if number < len(starts) else 1


def _line_at(source: str, offset: int) -> int:
    return source[:offset].count("\n") + 1
