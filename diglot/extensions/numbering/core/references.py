"""Write references to labelled parts in the words of a language: blocks with citations in, links in their places out.

“Figure 1 shows … in Fig. 2, in Figs. 1–3”, «Рисунок 1 показывает… на рис. 2, на рис. 1–3, в формулах (1) и (2)».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from diglot.core.alignment.sentences import split_sentences
from diglot.extensions.numbering.core.captions import NO_BREAK_SPACE
from diglot.extensions.numbering.model.labels import Label, Numbers, read_label
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.tree import (
    Attr,
    Blocks,
    Cite,
    DefinitionList,
    Header,
    Image,
    Inline,
    LineBlock,
    Link,
    Node,
    Para,
    Plain,
    Span,
    Str,
    Target,
    plain_text,
    rewrite,
    wrapped_again,
    wrapped_inlines,
)

# What may stand between the end of a sentence and the first word of the next.
_OPENING = "\"'«“„‘([—–- \u00a0"


class _Reference(msgspec.Struct, frozen=True):
    """A reference to one part, or its page. words: what is written before its number, None for the usual word."""

    label: Label
    number: str
    introduction: str
    words: str | None
    suffix: str


def set_references(
    blocks: Blocks, numbers: Numbers, lang: Lang, read: Callable[[str], Label | None] = read_label
) -> Blocks:
    """Write the references of a text. numbers: of its labels; a citation of anything else stays as it is.

    read: what returns the label of a key, or None.
    """

    def write(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
        return _written(inlines, "", lambda cite: _read(cite, numbers, lang, read), lang)[0]

    def change(node: Node) -> Node:
        match node:
            case Para(inlines) | Plain(inlines):
                return type(node)(write(inlines))
            case Header((level, attr, inlines)):
                return Header((level, attr, write(inlines)))
            case LineBlock(lines):
                return LineBlock(tuple(map(write, lines)))
            case DefinitionList(entries):
                return DefinitionList(tuple((write(term), rest) for term, rest in entries))
        return node

    return rewrite(blocks, change, Para, Plain, Header, LineBlock, DefinitionList)


def _written(
    inlines: Sequence[Inline], before: str, read: Callable[[Cite], list[_Reference]], lang: Lang
) -> tuple[tuple[Inline, ...], str]:
    """Return running text with its references, and the last words up to its end. before: the last words before it."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Cite):
            references = read(inline)
            made: tuple[Inline, ...] = _write(references, before, lang) if references else (inline,)
        elif isinstance(inline, Image):
            attr, words, target = inline.content
            made = (Image((attr, _written(words, before, read, lang)[0], target)),)
        elif inner := wrapped_inlines(inline):
            made = (wrapped_again(inline, _written(inner, before, read, lang)[0]),)
        else:
            made = (inline,)
        result += made
        before = f"{before}{plain_text(made)}"[-_REACH:]
    return tuple(result), before


def _read(cite: Cite, numbers: Numbers, lang: Lang, read: Callable[[str], Label | None]) -> list[_Reference]:
    """Return the references of a citation, [] where one of its keys is no label."""
    references, introductions = [], LANGUAGES[lang].numbered_parts().introductions
    for citation in cite.content[0]:
        label = read(citation.id)
        if label is None or label.name not in numbers:
            return []
        prefix = plain_text(citation.prefix).strip()
        words = "" if citation.citationMode.t == "SuppressAuthor" else None
        if prefix and prefix.split()[-1].rstrip(".").lower() not in introductions:
            prefix, words = "", prefix
        suffix = plain_text(citation.citationSuffix)
        references.append(_Reference(label, numbers[label.name], prefix, words, suffix))
    return references


def _write(references: Sequence[_Reference], before: str, lang: Lang) -> tuple[Inline, ...]:
    """Return the words and links of references that were written in one pair of brackets."""
    groups, words = _groups(references), LANGUAGES[lang].numbered_parts()
    # “(see Fig. 1)”, as pandoc writes a citation with such a word.
    introduction = references[0].introduction.split(maxsplit=1)
    is_aside = bool(introduction) and introduction[0].lower().rstrip(".") in words.asides
    made: list[Inline] = [Str("(")] if is_aside else []
    for at, group in enumerate(groups):
        between = "" if not at else f" {words.conjunction} " if at == len(groups) - 1 else ", "
        if start := between + (f"{group[0].introduction} " if group[0].introduction else ""):
            made.append(Str(start))
        made += _write_group(group, before + plain_text(tuple(made)), lang)
    return (*made, Str(")")) if is_aside else tuple(made)


def _write_group(group: Sequence[_Reference], before: str, lang: Lang) -> Iterator[Inline]:
    """Yield the word for parts of one kind, and their numbers; that of a single one is a link with its word."""
    first, last = group[0], group[-1]
    # A word of one's own before a page is for paper alone.
    is_usual = first.words is None or (first.label.is_page and first.words)
    words = _words(group, before, lang) if is_usual else first.words
    start = f"{words}{NO_BREAK_SPACE}" if words else ""
    if len(group) == 1:
        shown = Str(start + _shown(first))
        if first.label.is_page:
            yield _page_link(first, shown, before, lang)
        else:
            yield Link((Attr(), (shown,), Target(f"#{first.label.name}")))
    else:
        yield from (Str(start), *_joined(group, lang)) if start else _joined(group, lang)
    yield from (Str(last.suffix),) if last.suffix else ()


def _page_link(reference: _Reference, shown: Inline, before: str, lang: Lang) -> Link:
    """Return a link that shows a part on screens, and its page on paper: `print.css` counts it."""
    opening, running = LANGUAGES[lang].numbered_parts().page
    is_opening = reference.label.is_capital or begins_sentence(before, lang)
    word = reference.words if reference.words is not None else opening if is_opening else running
    attr = Attr("", ("page-reference",), (("data-page", f"{word}{NO_BREAK_SPACE}" if word else ""),))
    return Link((attr, (Span((Attr(), (shown,))),), Target(f"#{reference.label.name}")))


def _groups(references: Sequence[_Reference]) -> list[list[_Reference]]:
    """Return what shares a word: neighbours of one kind, none of which is a page or has words of its own."""
    groups: list[list[_Reference]] = []
    for reference in references:
        last = groups[-1][-1] if groups else None
        is_alone = reference.introduction or reference.words is not None or reference.label.is_page
        if is_alone or not last or last.suffix or last.label.is_page or last.label.kind != reference.label.kind:
            groups.append([reference])
        else:
            groups[-1].append(reference)
    return groups


def _words(group: Sequence[_Reference], before: str, lang: Lang) -> str:
    if group[0].label.is_bare:
        return ""
    spoken = LANGUAGES[lang].numbered_parts()
    words = spoken.kinds[group[0].label.kind]
    is_many = len(group) > 1
    if group[0].label.is_capital or begins_sentence(before, lang):
        return words.opening[is_many]
    if isinstance(words.running, tuple):
        return words.running[is_many]
    return words.running[spoken.case_after.get(_asking_word(before, lang), "nominative")][is_many]


def _asking_word(before: str, lang: Lang) -> str:
    """Return the last word that may ask for a case, without other references; "" for none.

    >>> _asking_word("Как видно по формуле (1), рис. 2 и ", "ru")
    'по'
    """
    words, passed = [word.strip("(),;") for word in before.lower().split()], LANGUAGES[lang].numbered_parts().not_asking
    while words and (words[-1] in passed or not any(map(str.isalpha, words[-1]))):
        words.pop()
    return words[-1].rstrip(".") if words else ""


def begins_sentence(before: str, lang: Lang) -> bool:
    """Return whether a word begins a sentence. before: the words of the paragraph before it.

    >>> begins_sentence("It stands. ", "en"), begins_sentence("It stands (see ", "en"), begins_sentence("«", "ru")
    (True, False, True)
    """
    return split_sentences(f"{before}X", lang)[-1].lstrip(_OPENING) == "X"


# How many signs before a reference tell in which sentence it stands.
_REACH = 300
# From three numbers in a row on, the first and the last are written.
_LEAST_RANGE = 3


def _joined(group: Sequence[_Reference], lang: Lang) -> Iterator[Inline]:
    """Yield the numbers of several parts in ascending order, as links: “1–3, 5 and 7”."""
    ordered = sorted({reference.number: reference for reference in group}.values(), key=_order)
    runs = [run for _, each in groupby(enumerate(ordered), _run_key) for run in _short_runs([one for _, one in each])]
    for at, run in enumerate(runs):
        if at:
            yield Str(
                f" {LANGUAGES[lang].numbered_parts().conjunction}{NO_BREAK_SPACE}" if at == len(runs) - 1 else ", "
            )
        links = [Link((Attr(), (Str(_shown(one)),), Target(f"#{one.label.name}"))) for one in (run[0], run[-1])]
        yield Span((Attr("", ("nowrap",)), (links[0], Str("–"), links[1]))) if len(run) > 1 else links[0]


def _short_runs(run: list[_Reference]) -> Iterator[list[_Reference]]:
    yield from ([run] if len(run) >= _LEAST_RANGE else [[one] for one in run])


def _shown(reference: _Reference) -> str:
    return f"({reference.number})" if reference.label.kind == "eq" else reference.number


def _order(reference: _Reference) -> tuple[tuple[int, ...], str]:
    parts = reference.number.split(".")
    return tuple(int(part) for part in parts if part.isdecimal()), reference.number


def _run_key(numbered: tuple[int, _Reference]) -> int | str:
    """Return what numbers that follow each other have in common: their distance from their place."""
    at, reference = numbered
    return int(reference.number) - at if reference.number.isdecimal() else reference.number
