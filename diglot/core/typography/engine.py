"""Blocks and a language in, the same blocks set by the rules of their languages out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import TypeAlias

from diglot.core.typography import rules_of_all
from diglot.core.typography.pattern_parts import compile_pattern
from diglot.core.typography.ranges import MINUS_SIGNS, rules_of_ranges
from diglot.core.typography.text_runs import TextPiece, TextRuns, by_language, read_pieces, with_pieces
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.typography import (
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    Bind,
    Edit,
    HouseStyle,
    Lint,
    Replace,
    Rewrite,
    Rule,
    TypographyFinding,
    with_twins,
)
from diglot.model.tree import Block


@cache
def _ranges() -> tuple[Rule, ...]:
    return rules_of_ranges([language.typography().range_words for language in LANGUAGES.values()])


@cache
def rules_of(lang: Lang) -> tuple[Rule, ...]:
    """Return every rule of a language, in the order in which they act."""
    own = LANGUAGES[lang].typography()
    return (
        *rules_of_all.LETTERS,
        *own.letters,
        *rules_of_all.POINTS,
        *own.glued,
        *rules_of_all.SIGNS,
        *own.marks,
        *_ranges(),
        *own.ranges,
        *MINUS_SIGNS,
        *own.words,
        *rules_of_all.LAST,
        *rules_of_all.LINT,
        *own.lint,
    )


_Step: TypeAlias = Callable[[TextRuns, HouseStyle], None]
_EXCERPT_MARGIN = 20


def compile_rules(text: str, lang: Lang, style: HouseStyle) -> None:
    """Compile now what a text will probably need: while somebody else still reads it, for instance.

    text: its source will do.

    >>> compile_rules('Он сказал: "Нет" (5-7)...', "ru", HouseStyle())
    """
    for rule, _ in _steps(lang, style.disabled):
        if isinstance(rule, (Bind, Replace)) and _may_act(rule, text):
            compile_pattern(rule.pattern)


def set_blocks(blocks: tuple[Block, ...], lang: Lang, style: HouseStyle) -> tuple[Block, ...]:
    """Set the text of blocks by the rules of its language: quotation marks, dashes, spaces, signs.

    The tree keeps its shape; code, mathematics, raw markup, link targets, addresses and anything of class
    `verbatim` keep their text. Set twice, it is as set once.

    >>> from diglot.model.tree import Emph, Para, Space, Str
    >>> set_blocks((Para((Str("в"), Space(), Emph((Str("Праге"),)))),), "ru", HouseStyle())
    (Para(inlines=(Str(text='в\\xa0'), Emph(inlines=(Str(text='Праге'),)))),)
    """
    pieces = read_pieces(blocks, lang)
    for text_runs in _set_runs(pieces, style):
        text_runs.put_back()
    return with_pieces(blocks, lang, pieces)


def set_text(text: str, lang: Lang, style: HouseStyle) -> str:
    """Set a plain string: a title, a caption, a name, a date.

    >>> set_text("12 марта 2015 г.", "ru", HouseStyle())
    '12\\xa0марта 2015\\xa0г.'
    """
    [text] = set_texts([text], lang, style)
    return text


def set_texts(texts: Sequence[str], lang: Lang, style: HouseStyle) -> list[str]:
    """Set several plain strings of one language at once: sooner than each alone, and the same."""
    # A gap between them: none is the paragraph before the next one, whose quotation might go on.
    text_runs = TextRuns(
        [piece for text in texts for piece in (TextPiece(lang, parts=[text]), TextPiece(lang, parts=[""]))]
    )
    _run(text_runs, lang, style)
    return [text for _, text in text_runs.spans()][::2]


def find_lint(blocks: tuple[Block, ...], lang: Lang, style: HouseStyle) -> Iterator[TypographyFinding]:
    """Yield what the rules cannot decide alone, in the text as they set it; top-level block by top-level block."""
    found: list[TypographyFinding] = []
    for text_runs in _set_runs(read_pieces(blocks, lang), style):
        spans = [(piece, f"\n{text}\n") for piece, text in text_runs.spans()]
        for rule, pattern in _lint(text_runs.pieces[0].lang, style):
            for piece, text in spans:
                if rule.headings_only and not piece.is_heading:
                    continue
                findings = (
                    TypographyFinding(rule, _excerpt(match), piece.block)
                    for match in pattern.finditer(text)
                    if (rule.confirms is None or rule.confirms(match)) and not _is_in_address(match)
                )
                found += islice(findings, 1 if rule.once_a_paragraph else None)
    yield from sorted(found, key=lambda finding: finding.block)


def _excerpt(match: re.Match[str]) -> str:
    text = match.string
    start, end = max(0, match.start() - _EXCERPT_MARGIN), match.end() + _EXCERPT_MARGIN
    if start:
        start = text.find(" ", start, match.start()) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", match.end(), end), match.end())
    return text[start:end].strip().replace("\n", " ")


def _set_runs(pieces: list[TextPiece], style: HouseStyle) -> list[TextRuns]:
    runs = []
    for lang, own in by_language(pieces).items():
        text_runs = TextRuns(own)
        _run(text_runs, lang, style)
        runs.append(text_runs)
    return runs


def _run(text_runs: TextRuns, lang: Lang, style: HouseStyle) -> None:
    hidden = _hide_addresses(text_runs)
    for rule, step in _steps(lang, style.disabled):
        if _may_act(rule, text_runs.text):
            step(text_runs, style)
    if hidden:
        restored = iter(hidden)
        text_runs.text = re.sub(f"{_HIDDEN}+", lambda _: next(restored), text_runs.text)


def _may_act(rule: Rule, text: str) -> bool:
    for sign in rule.only_if:
        if sign in text:
            return True
    return not rule.only_if


# A character that no text may contain (a Unicode noncharacter) keeps the place of each character of an address.
_HIDDEN = "\ufdd0"
_SIGNS_OF_ADDRESS = ("://", "www.", "mailto:", "@", "+", "10.", "ISBN", "ISSN", "arXiv", ".onion", "{", "<", _HIDDEN)


@cache
def _standards() -> tuple[str, ...]:
    """Return the names that stand before the numbers of standards, in any language."""
    return tuple(name for language in LANGUAGES.values() for name in language.typography().range_words.standards)


@lru_cache(maxsize=1)
def _addresses() -> re.Pattern[str]:
    spaces = " ", NO_BREAK_SPACE
    after_standard = "|".join(
        f"(?<={name.replace(' ', inner)}{last})" for name in _standards() for inner in spaces for last in spaces
    )
    end = r"[^\s<>\"«»“”„\ufffc.,;:!?)\]}'’]"
    return re.compile(
        rf"(?:{_HIDDEN}+"
        rf"|(?:https?|ftp|file)://[^\s<>\"«»“”„\ufffc]*{end}"
        rf"|\bwww\.[^\s<>\"«»“”„\ufffc]*{end}"
        r"|\bmailto:\S+"
        # RFC 5321: at most 64 characters before the sign.
        r"|(?<![\w.+-])[\w+][\w.+'-]{0,63}@[\w-]+(?:\.[\w-]+)+"
        r"|\+\d{1,3}[ \u00a0(][ ()\u00a0\d-]{6,20}\d"
        rf"|\b10\.\d{{4,9}}/[^\s<>\"«»“”„\ufffc]*{end}"
        rf"|\b(?:ISBN|ISSN)(?:-1[03])?:?[ \u00a0]?[\d{with_twins('X')}-]+"
        rf"|(?:{after_standard})\d[\d.]*(?:[-–—:]\d+)+"
        r"|\barXiv:\S*\d"
        r"|\b[a-z2-7]+\.onion\b"
        # What another tool would have read, and what is shown as it is written.
        r"|\{%-?\s*(?:highlight|raw|verbatim|codeblock)\b.*?\{%-?\s*end\w+\s*-?%\}"
        r"|\{\{.*?\}\}+|\{%.*?%\}|\{:[^{}]*\}"
        r"|</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<[?!][^<>]*>)+"
    )


def _is_in_address(match: re.Match[str]) -> bool:
    return any(start <= match.start() < stop for start, stop in _spans_of_addresses(match.string))


@lru_cache(maxsize=64)
def _spans_of_addresses(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _addresses().finditer(text))


def _hide_addresses(text_runs: TextRuns) -> list[str]:
    """Put addresses and numbers of standards out of the rules' sight; they come back character for character."""
    signs = [sign for sign in (*_SIGNS_OF_ADDRESS, *_standards()) if sign in text_runs.text]
    if not signs:
        return []
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return _HIDDEN * len(match[0])

    # The pattern is slow, and nothing that it matches goes over a line's end.
    text_runs.text = "\n".join(
        _addresses().sub(hide, line) if any(sign in line for sign in signs) else line
        for line in text_runs.text.split("\n")
    )
    return hidden


@lru_cache(maxsize=32)
def _steps(lang: Lang, disabled: frozenset[str]) -> tuple[tuple[Rule, _Step], ...]:
    """Return the rules of a language as functions. A pattern is compiled at first use: many texts do not need it."""
    return tuple((rule, _step(rule)) for rule in rules_of(lang) if rule.severity == "fix" and rule.id not in disabled)


@lru_cache(maxsize=32)
def _lint(lang: Lang, style: HouseStyle) -> tuple[tuple[Lint, re.Pattern[str]], ...]:
    return tuple(
        (rule, compile_pattern(rule.pattern))
        for rule in rules_of(lang)
        if isinstance(rule, Lint) and rule.id not in style.disabled and (rule.applies is None or rule.applies(style))
    )


def _step(rule: Rule) -> _Step:
    match rule:
        case Bind(pattern=pattern, confirms=confirms):
            return _bind_step(pattern, confirms)
        case Replace(pattern=pattern, becomes=becomes):
            return _replace_step(pattern, becomes)
        case Rewrite(find_edits=find_edits):
            return lambda text_runs, _: _edit(text_runs, find_edits(text_runs.text))
        case _:
            raise TypeError(f"{rule.id} is no kind of rule that acts")


def _bind_step(pattern: str, confirms: Callable[[re.Match[str]], bool] | None) -> _Step:
    def bound(match: re.Match[str]) -> str:
        if confirms and not confirms(match):
            return match[0]
        return match[0].replace(" ", NO_BREAK_SPACE).replace(NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE)

    def step(text_runs: TextRuns, _: HouseStyle) -> None:
        text_runs.text = compile_pattern(pattern).sub(bound, text_runs.text)

    return step


def _replace_step(pattern: str, becomes: str | Callable[[re.Match[str], HouseStyle], str | None]) -> _Step:
    fresh = _written(becomes) if isinstance(becomes, str) else becomes

    def step(text_runs: TextRuns, style: HouseStyle) -> None:
        edits: list[Edit] = []
        for match in compile_pattern(pattern).finditer(text_runs.text):
            new = fresh(match, style)
            if new is not None and new != match[0]:
                edits.append((*match.span(), new))
        _edit(text_runs, edits)

    return step


def _written(becomes: str) -> Callable[[re.Match[str], HouseStyle], str | None]:
    """Return a replacement in a row's own signs: `⍽` for a no-break space, `\\1` for a group.

    >>> [match] = re.finditer("№ ?([0-9])", "№ 5")
    >>> _written("№⍽\\\\1")(match, HouseStyle())
    '№\\xa05'
    """
    template = becomes.replace("⍽", NO_BREAK_SPACE)
    return (lambda match, _: match.expand(template)) if "\\" in template else (lambda match, _: template)


def _edit(text_runs: TextRuns, edits: list[Edit]) -> None:
    if edits:
        text_runs.edit(edits)
