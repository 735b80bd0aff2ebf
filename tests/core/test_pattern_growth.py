"""Every regular expression of diglot reads twice the text in about twice the time.

All patterns of all modules are collected, so that a new one is tried without anybody thinking of it. Each is given what
it begins with and then, over and over, what it may repeat, as its own syntax says, and pieces of markup. Times are of
the processor, of 1 and 8 kB, and of 2 kB where the largest is not soon done.
"""

from __future__ import annotations

import ast
import importlib
import math
import pkgutil
import re
import signal
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import msgspec
import pytest

import diglot

PACKAGE = Path(diglot.__file__).parent
SMALLEST, SMALL, LARGE = 1_000, 2_000, 8_000
NOTHING_S = 0.1
"""What takes less at the largest size, though by the square, takes under a quarter of a minute for the longest line."""
MOST_S = 2
PIECES = [" ", "a", "1", "а", "Aa", "\n", "-", ".", "<", "<a ", "[", "](", "{", "{%", '"', "'", "`", "*", "|", "a.", "/*a", "<!--", "=", "«", "\\"]  # fmt: skip

# Patterns that would take the square of the time, each with what keeps long texts from it.
_MARKS = "it begins with a mark, of which a line of a text has at most 400 (`core.limits`)"
_OWN = "it reads what diglot, pandoc or the sanitiser has written, which closes what it opens"
_SHORT = "it reads names, addresses, settings, fields of front matter (16 kB) or messages"
_LINE = "it is matched at the beginning of a line alone"
_WORD = "it is given the 24 or 40 characters before a number, and no more"
BOUNDED: Mapping[str, str] = {
    f"diglot.{name}": reason
    for reason, names in {
        _MARKS: """core.links.address_edits._CODE core.alignment.units._COMMENT core.alignment.units._TAG_OR_COMMENT
            extensions.check.core.untranslated._NO_WORDS core.concordance._NOTE extensions.check.core.fixes._OTHER_TOOLS core.markdown.links.UNREAD_LINK
            core.markdown.links._DEFINED core.markdown_writing.block_edits._CODE core.new_files.translation_scaffolds._COMMENT
            core.tree_transforms.words._COMMENT core.tree_transforms.addresses.RAW_TAG extensions.word.core.docx.citations_in_words._IN_WORDS
            extensions.drafts.pipeline.drafts._CALL core.links.link_resolution._TAG core.ledger.stub_detection._NO_LANGUAGE
            core.letter_counts._NO_LANGUAGE""",
        _OWN: """core.alignment.unit_lines._POSITION core.markdown_writing.block_edits._POSITION extensions.check.core.fixes._POSITION
            core.annotation.footnotes._CALL extensions.facing.core.splitting._HEADING_END extensions.facing.core.splitting._ID extensions.facing.core.splitting._START
            extensions.facing.core.splitting._TOKEN extensions.facing.core.spread_markup._CALL extensions.facing.pipeline.pair_pdf._BACKLINK
            pipeline.outputs.pdf._OWN_LINK core.alignment.invariants._STOP extensions.indexnow.core.indexnow._ASSET_DIGEST core.new_files.schemas._LINE
            pipeline.typeset.text_problems._UNREAD_FORMULA adapters.painting.formulas._TAG
            core.page_models.parallel_page._TAG""",
        _SHORT: "cli.messages._MEASURE core.design_tokens._POINTS core.front_matter._CUT",
        _LINE: "core.markdown.scan.FENCE core.markdown.scan.ITEM",
        _WORD: """extensions.check.core.numbers._NUMBERED_NAME core.typography.pattern_parts._NAME_BEFORE
            core.typography.ranges._NAME""",
    }.items()
    for name in names.split()
} | {
    r"diglot.extensions.adopt.core.manuscripts: sub (?:/_?index)?(?:\.\w+)*$": _SHORT,
    r"diglot.extensions.adopt.core.manuscripts: match [a-zA-Z][\w+.-]*:|//|#": _SHORT,
    r"diglot.core.new_files.schemas: sub \[([^\]]*)\]\([^)]*\)": _OWN,
}


class _Late(Exception):
    """A pattern has taken MOST_S."""


def end(*_: object) -> None:
    raise _Late


# ---------------------------------------------------------------- the patterns


def find_patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern, by its module and name, or its place there."""
    found: dict[str, re.Pattern[Any]] = {}
    for info in pkgutil.walk_packages(diglot.__path__, "diglot."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                found[f"{info.name}.{name}" + (f" {number}" if number else "")] = pattern
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        found |= {f"{info.name}: {way} {pattern.pattern}": pattern for way, pattern in literals_in(source)}
    unique = {(pattern.pattern, pattern.flags): name for name, pattern in reversed(found.items())}
    return {name: found[name] for name in sorted(unique.values())}


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value of a module: itself, or in tables of rules."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict | list | tuple | set | frozenset):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(inner, depth + 1)
    elif depth < 4 and isinstance(value, msgspec.Struct):
        yield from patterns_in([getattr(value, name) for name in value.__struct_fields__], depth + 1)


def literals_in(source: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that are written where they are used: `re.sub(r"…", …)`."""
    for node in ast.walk(ast.parse(source)) if re.search(r"\bre\.(?!compile)", source) else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr != "compile":
            is_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if is_re and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                yield node.func.attr, re.compile(node.args[0].value)


# ---------------------------------------------------------------- what they are given


def member(items: list[tuple[Any, Any]]) -> str:
    """A character of a set, or, of one that is negated, outside it."""
    is_negated = items[0][0] is code.NEGATE

    def holds(letter: str) -> bool:
        for kind, value in items:
            if kind is code.LITERAL and value == ord(letter):
                return True
            if kind is code.RANGE and value[0] <= ord(letter) <= value[1]:
                return True
            if kind is code.CATEGORY:
                name = str(value).rpartition("CATEGORY_")[2]
                facts = {
                    "DIGIT": letter.isdecimal(),
                    "SPACE": letter.isspace(),
                    "WORD": letter.isalnum() or letter == "_",
                }
                if facts[name.removeprefix("NOT_").removeprefix("UNI_")] != name.startswith("NOT_"):
                    return True
        return False

    literals = [
        chr(value if kind is code.LITERAL else value[0]) for kind, value in items if kind in (code.LITERAL, code.RANGE)
    ]
    return next(
        (one for one in ["a", "1", " ", "а", "\n", "-", ".", "<", *literals, "~"] if holds(one) != is_negated), "a"
    )


def example(tree: Any, pumps: list[tuple[str, str]], before: str = "") -> str:
    """A text that a pattern is likely to match. pumps: gets what may be repeated without end, and what comes before."""
    text = ""
    for kind, value in tree:
        if kind is code.LITERAL:
            text += chr(value)
        elif kind is code.IN:
            text += member(value)
        elif kind in (code.ANY, code.NOT_LITERAL):
            text += "a"
        elif kind is code.BRANCH:
            branches = [example(branch, pumps, before + text) for branch in value[1]]
            text += branches[0]
        elif kind is code.SUBPATTERN:
            text += example(value[-1], pumps, before + text)
        elif kind is code.ATOMIC_GROUP:
            text += example(value, pumps, before + text)
        elif kind is code.ASSERT:
            text += example(value[1], pumps, before + text)
        elif kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            least, most, inner = value
            repeated = example(inner, pumps, before + text)
            if most is code.MAXREPEAT:
                pumps.append((before + text, repeated or "a"))
            text += repeated * max(least, 1)
    return text


def attacks_on(pattern: re.Pattern[Any]) -> dict[tuple[str, str], None]:
    """The beginnings and the pieces to repeat that a pattern is tried with."""
    pumps: list[tuple[str, str]] = []
    whole = example(_parser.parse(pattern.pattern, pattern.flags), pumps)
    together = [("", head + piece) for head, piece in pumps]
    return dict.fromkeys([*(("", piece) for piece in PIECES), ("", whole or "a"), *pumps, *together])


@cache
def ways_of_use(info_name: str) -> dict[str, set[str]]:
    """How a module uses each of its patterns: "fullmatch", "match", or another way."""
    ways: dict[str, set[str]] = {}
    source = Path(str(importlib.import_module(info_name).__file__)).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            ways.setdefault(node.value.id, set()).add(node.attr)
        if isinstance(node, ast.Call):
            for given in (*node.args, *(word.value for word in node.keywords)):
                if isinstance(given, ast.Name):
                    ways.setdefault(given.id, set()).add("given on")
    return ways


@cache
def way_of(name: str) -> str:
    """Return the one way in which a pattern is used: as a whole, at one place, or, where it may be, anywhere."""
    if ": " in name:
        way = name.partition(": ")[2].partition(" ")[0]
        return way if way in ("fullmatch", "match") else "sub"
    module, _, own = name.rpartition(".")
    ways = ways_of_use(module).get(own, set()) if own.startswith("_") else set()
    return "fullmatch" if ways == {"fullmatch"} else "match" if ways and ways <= {"match", "fullmatch"} else "sub"


def seconds(pattern: re.Pattern[Any], way: str, head: str, piece: str, size: int) -> float:
    text: Any = head + piece * (size // len(piece))
    text = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_S)
    try:
        pattern.sub(lambda match: match[0], text) if way == "sub" else getattr(pattern, way)(text)
    except _Late:
        return float(MOST_S)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def grows_by_the_square(pattern: re.Pattern[Any], way: str, head: str, piece: str) -> bool:
    # The smallest before the largest, so that what grows faster than by the square ends early.
    if seconds(pattern, way, head, piece, SMALLEST) >= MOST_S / 4:
        return True
    best_small, best_large = math.inf, seconds(pattern, way, head, piece, LARGE)
    if best_large <= NOTHING_S or best_large >= MOST_S:
        return best_large > NOTHING_S
    # In turn, and the best of each: linear 4, by the square 16.
    for _ in range(4):
        best_small = min(best_small, seconds(pattern, way, head, piece, SMALL))
        if best_large <= 9 * best_small:
            return False
        best_large = min(best_large, seconds(pattern, way, head, piece, LARGE))
    return True


def test_every_pattern_takes_time_in_proportion() -> None:
    before = signal.signal(signal.SIGVTALRM, end)
    try:
        grown = {
            name: next(
                (
                    (head, piece)
                    for head, piece in attacks_on(pattern)
                    if grows_by_the_square(pattern, way_of(name), head, piece)
                ),
                None,
            )
            for name, pattern in find_patterns().items()
            if name not in BOUNDED
        }
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert {name: attack for name, attack in grown.items() if attack} == {}


def test_the_tool_sees_what_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The patterns of two faults that were found by readers of old sites."""
    monkeypatch.setitem(globals(), "MOST_S", 0.6)
    before = signal.signal(signal.SIGVTALRM, end)
    try:
        for written in (r'(\w+)="', r"^\{< figure\s+([^{}<>]*?)\s*/?>$"):
            pattern = re.compile(written)
            assert any(grows_by_the_square(pattern, "sub", *attack) for attack in attacks_on(pattern)), written
    finally:
        signal.signal(signal.SIGVTALRM, before)
