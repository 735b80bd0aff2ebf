"""A translation in, the same with seeded faults of known kinds out: mistakes that translators and editors make.

Each kind is a function from a block of a text to the block with the fault, or None where the kind does not apply.
Touches nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Text:
    """A manuscript, cut into its front matter and the blocks between blank lines, and sentences of its original."""

    head: str
    blocks: tuple[str, ...]
    lang: str
    foreign: tuple[str, ...]
    """Sentences of the original."""
    names: tuple[str, ...]
    """Names of the glossary as they occur in this text, inside sentences."""
    terms: tuple[tuple[str, str], ...]
    """Terms of the glossary: the first form in the language of the original, and in this one."""
    originals: tuple[str, ...]
    """The blocks of the original."""
    foreign_names: tuple[str, ...] = ()
    """Words with a capital inside a sentence of the original."""

    def written(self, blocks: Sequence[str]) -> str:
        """Return the whole file with these blocks."""
        return self.head + "\n\n".join(blocks) + "\n"


Spoil = Callable[[str, Text, random.Random], str | None]
"""From a block to the same with a fault; None where the kind does not apply."""

_NOTE = re.compile(r"\[\^[^\]]+\]:")
_CALL = re.compile(r"\[\^[^\]\s]+\](?!:)")
_LINK = re.compile(r"(?<!!)\[([^\]^][^\]]*)\]\(([^)\s]+)\)")
_INNER_NAME = re.compile(r"(?<=[a-zа-яё,] )[A-ZА-Я][a-zа-яё]{2,}(?![\w’'-])")
_SENTENCE = re.compile(r"\n|(?<=[.!?…]) (?=[A-ZА-ЯЁ«“])")
_FENCE = re.compile(r"^ *(?:```|~~~)", re.MULTILINE)
_SKIPPED = ("|", ":::", "```", "!", "#", "<", "{")


def is_prose(block: str) -> bool:
    """Return whether a block is a paragraph of the running text."""
    return (
        not _NOTE.match(block)
        and not block.startswith((*_SKIPPED, "- ", "> ", ":", "    ", "//"))
        and "\n:" not in block
        and not _FENCE.search(block)
    )


def read_text(source: str, original: str, lang: str, glossary: Mapping[str, Any]) -> Text:
    """Return a manuscript with what the faults need to know. glossary: as in glossary.toml."""
    head, blocks = _cut_up(source)
    _, originals = _cut_up(original)
    foreign = tuple(
        sentence
        for block in originals
        if is_prose(block)
        for sentence in _SENTENCE.split(block)
        if len(sentence.split()) > 8 and not re.search(r"[\[\]{}`*]", sentence)
    )
    other = "ru" if lang == "en" else "en"
    terms = tuple((_first(term[other]), _first(term[lang])) for term in glossary["terms"])
    names = {_first(name[lang])[: max(4, len(_first(name[lang])) - 1)] for name in glossary["names"]}
    prose = "\n".join(block for block in blocks if is_prose(block))
    written = {match[0] for match in _INNER_NAME.finditer(prose) if any(map(match[0].startswith, names))}
    foreign_names = tuple(sorted({match[0] for match in _INNER_NAME.finditer(original) if len(match[0]) > 3}))
    return Text(head, blocks, lang, foreign, tuple(sorted(written)), terms, originals, foreign_names)


def _cut_up(source: str) -> tuple[str, tuple[str, ...]]:
    match = re.fullmatch(r"(---\n.*?\n---\n+)?(.*)", source, re.DOTALL)
    assert match
    blocks: list[str] = []
    for piece in re.sub(r"\n{3,}", "\n\n", match[2]).strip("\n").split("\n\n"):
        # A blank line inside code is not between blocks.
        if blocks and len(_FENCE.findall(blocks[-1])) % 2:
            blocks[-1] += f"\n\n{piece}"
        else:
            blocks.append(piece)
    return match[1] or "", tuple(blocks)


def _first(words: str | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _form_of(term: str) -> re.Pattern[str]:
    """Return a pattern for all forms of a term, roughly as Snowball strips endings."""
    words = (rf"{re.escape(word[: max(4, len(word) - 2)])}\w*" for word in term.split())
    return re.compile(r"\b" + r"\s+".join(words), re.IGNORECASE)


# ---------------------------------------------------------------- the kinds


def change_digit(block: str, text: Text, rng: random.Random) -> str | None:
    """Change a digit of a number."""
    places = [
        match.start()
        for match in re.finditer(
            r"\d", re.sub(r"(?m)^ *\d+\.|\[\^[^\]]*\]|U\+\w+", lambda m: "x" * len(m[0]), _masked(block))
        )
    ]
    if not places or block.startswith(("```", "#", "|")):
        return None
    at = rng.choice(places)
    other = rng.choice([digit for digit in "123456789" if digit != block[at]])
    return block[:at] + other + block[at + 1 :]


def drop_note(block: str, text: Text, rng: random.Random) -> str | None:
    """Remove the call of a note."""
    return _cut(_CALL, block, rng) if not _NOTE.match(block) else None


def lose_link(block: str, text: Text, rng: random.Random) -> str | None:
    """Turn a link into plain text."""
    links = list(_LINK.finditer(block))
    if not links:
        return None
    link = rng.choice(links)
    return block[: link.start()] + link[1] + block[link.end() :]


def change_link(block: str, text: Text, rng: random.Random) -> str | None:
    """Let a link lead to another text."""
    links = [link for link in _LINK.finditer(block) if link[2].endswith(".md")]
    if not links:
        return None
    link = rng.choice(links)
    other = "../colophon.md" if "colophon" not in link[2] else "../about.md"
    return block[: link.start(2)] + other + block[link.end(2) :]


def drop_paragraph(block: str, text: Text, rng: random.Random) -> str | None:
    """Remove a paragraph."""
    return "" if is_prose(block) and len(block) > 80 else None


def omit_sentence(block: str, text: Text, rng: random.Random) -> str | None:
    """Leave out a sentence of a paragraph."""
    sentences = _SENTENCE.split(block)
    # What has a note, a link or a figure would be reported for these; nobody misses short ones.
    places = [at for at, one in enumerate(sentences) if len(one) >= 40 and not re.search(r"[\[\d`]", one)]
    if not is_prose(block) or len(sentences) < 3 or not places:
        return None
    del sentences[rng.choice(places)]
    return "\n".join(sentences)


def split_paragraph(block: str, text: Text, rng: random.Random) -> str | None:
    """Split a paragraph."""
    sentences = _SENTENCE.split(block)
    if not is_prose(block) or len(sentences) < 4:
        return None
    at = len(sentences) // 2
    return "\n".join(sentences[:at]) + "\n\n" + "\n".join(sentences[at:])


def leave_untranslated(block: str, text: Text, rng: random.Random) -> str | None:
    """Leave a sentence of the original untranslated."""
    sentences = _SENTENCE.split(block)
    if not is_prose(block) or not text.foreign or len(sentences) < 2:
        return None
    sentences[rng.randrange(len(sentences))] = rng.choice(text.foreign)
    return "\n".join(sentences)


def swap_name(block: str, text: Text, rng: random.Random) -> str | None:
    """Replace the name of a person or place by another."""
    places = [match for match in _INNER_NAME.finditer(block) if match[0] in text.names]
    if not places or not is_prose(block):
        return None
    place = rng.choice(places)
    rest = block[: place.start()] + block[place.end() :]
    others = [name for name in text.names if name[:4] not in block]
    # A name that occurs twice would still be there.
    return (
        block[: place.start()] + rng.choice(others) + block[place.end() :]
        if others and place[0][:4] not in rest
        else None
    )


def change_level(block: str, text: Text, rng: random.Random) -> str | None:
    """Move a heading to another level."""
    return f"#{block}" if re.match(r"#{2,4} ", block) else None


def lose_picture(block: str, text: Text, rng: random.Random) -> str | None:
    """Remove a picture."""
    return "" if block.startswith("![") else None


def change_code(block: str, text: Text, rng: random.Random) -> str | None:
    """Change a letter of code."""
    spans = list(re.finditer(r"(?<=`)[\w+]{3,}(?=`)", block))
    if not spans:
        return None
    span = rng.choice(spans)
    return block[: span.end() - 1] + ("0" if block[span.end() - 1] != "0" else "1") + block[span.end() :]


def miss_term(block: str, text: Text, rng: random.Random) -> str | None:
    """Replace a term by other words, everywhere in the block."""
    words = {"en": "matter", "ru": "дело"}
    at = text.blocks.index(block)
    opposite = text.originals[at] if len(text.originals) == len(text.blocks) else ""
    for asked, term in text.terms:
        if is_prose(block) and _form_of(asked).search(opposite) and _form_of(term).search(block):
            return _form_of(term).sub(words[text.lang], block)
    return None


def drop_row(block: str, text: Text, rng: random.Random) -> str | None:
    """Remove a row of a table."""
    lines = block.split("\n")
    rows = [number for number, line in enumerate(lines) if line.startswith("|") and not re.match(r"\|[-: |]+$", line)]
    if len(rows) < 3:
        return None
    del lines[rng.choice(rows[1:])]
    return "\n".join(lines)


def drop_item(block: str, text: Text, rng: random.Random) -> str | None:
    """Remove an item of a list."""
    lines = block.split("\n")
    items = [number for number, line in enumerate(lines) if line.startswith("- ")]
    if len(items) < 3 or len(items) != len(lines):
        return None
    del lines[rng.choice(items)]
    return "\n".join(lines)


def unquote(block: str, text: Text, rng: random.Random) -> str | None:
    """Turn a quotation into a paragraph."""
    return re.sub(r"^> ?", "", block, flags=re.MULTILINE) if block.startswith("> ") else None


def mix_scripts(block: str, text: Text, rng: random.Random) -> str | None:
    """Replace a letter by its twin in the other script."""
    twins = dict(zip("aceopxy", "асеорху", strict=True))
    twins = twins if text.lang == "en" else {cyrillic: latin for latin, cyrillic in twins.items()}
    masked = re.sub(r"`[^`]*`|\]\([^)]*\)|\[\^[^\]]*\]|\{[^}]*\}|\[[^\]]*\](?=\{)", lambda m: "#" * len(m[0]), block)
    places = [match.start() + 1 for match in re.finditer(rf"(?<=\w)[{''.join(twins)}](?=\w)", masked)]
    letters = [at - 1 for at in places]
    if not is_prose(block) or not letters:
        return None
    at = rng.choice(letters)
    return block[:at] + twins[block[at]] + block[at + 1 :]


def write_inline_note(block: str, text: Text, rng: random.Random) -> str | None:
    """Write a note in a form that Markdown does not read."""
    call = _CALL.search(block)
    if not call or not is_prose(block):
        return None
    return block[: call.start()] + "^[See there.]" + block[call.end() :]


# Measures whose words and signs are never anything else, each in two languages; neighbours in a row are mistaken for
# each other. Written down here, not taken from the program's tables, so that a gap in these shows.
_MEASURES = {
    "en": (
        ("km", "m", "cm", "mm"), ("kg", "g"), ("tons", "kilograms"), ("miles", "feet", "yards"),
        ("kilometres", "metres"), ("kilometers", "meters"), ("hours", "minutes", "seconds"), ("GB", "MB", "KB"),
        ("years", "months", "days", "weeks"), ("°C", "°F"), ("dollars", "euros", "francs", "pounds", "roubles"),
        ("million", "billion"),
    ),
    "ru": (
        ("км", "м", "см", "мм"), ("кг", "г"), ("тонн", "килограммов"), ("миль", "футов", "ярдов"),
        ("километров", "метров"), ("часов", "минут", "секунд"), ("часа", "минуты", "секунды"), ("ГБ", "МБ", "КБ"),
        ("лет", "месяцев", "дней", "недель"), ("года", "месяца", "дня", "недели"), ("°C", "°F"),
        ("долларов", "евро", "франков", "фунтов", "рублей"), ("млн", "млрд"), ("миллионов", "миллиардов"),
    ),
}  # fmt: skip
_SIGNS_OF_MONEY = ("$", "€", "£")
_DAYS = {
    "en": (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
        "January February March April June July August September October November December".split(),
    ),
    "ru": (
        "понедельник вторник среду четверг пятницу субботу воскресенье".split(),
        "понедельника вторника среды четверга пятницы субботы воскресенья".split(),
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split(),
    ),
}
_STRANGERS = {"en": ("Whitcombe", "Zimmermann", "Oduya", "Bagshaw"), "ru": ("Уиткомб", "Циммерман", "Одуйя", "Бэгшоу")}
_NEGATIONS = {"en": r" not\b(?! only)|n[’']t\b| never\b", "ru": r"(?<![\w-])[Нн]е (?!только|менее|более|раньше|позже)"}
_SHORTENED = {"can't": "can", "can’t": "can", "won't": "will", "won’t": "will"}
_QUOTATION = re.compile(r"“[^“”\n]{6,}”|«[^«»\n]{6,}»|(?<!\w)\"[^\"\n]{6,}\"(?!\w)")


def _masked(block: str) -> str:
    """Return a block with code, addresses and attributes masked, character for character."""
    return re.sub(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}|<[^>]*>|https?://\S+", lambda m: "\0" * len(m[0]), block)


def _replaced(block: str, span: tuple[int, int], word: str) -> str:
    return block[: span[0]] + word + block[span[1] :]


def change_measure(block: str, text: Text, rng: random.Random) -> str | None:
    """Replace a unit, a currency or a scale after a number by another of its row."""
    masked = _masked(block)
    rows = [
        (row, match, match.span(1))
        for row in _MEASURES[text.lang]
        for match in re.finditer(rf"(?<!\b[12]\d{{3}})(?<=\d)[ \u00a0\u202f]?({'|'.join(row)})(?![\w-])", masked)
    ]
    rows += [(_SIGNS_OF_MONEY, match, match.span()) for match in re.finditer(r"([$€£])(?=\d)", masked)]
    places = [(span, rng.choice([other for other in row if other != match[1]])) for row, match, span in rows]
    return _replaced(block, *rng.choice(places)) if places and not block.startswith(_SKIPPED) else None


def change_day(block: str, text: Text, rng: random.Random) -> str | None:
    """Replace a month beside a figure, or a weekday, by another."""
    places = [
        (match.span(), rng.choice([other for other in row if other != match[0]]))
        for row in _DAYS[text.lang]
        for match in re.finditer(rf"\b(?:{'|'.join(row)})\b", _masked(block))
        if len(row) == 7 or re.search(r"\d", block[max(0, match.start() - 4) : match.end() + 5])
    ]
    return _replaced(block, *rng.choice(places)) if places else None


def mistake_name(block: str, text: Text, rng: random.Random) -> str | None:
    """Replace a name that no glossary has by that of somebody else."""
    masked = re.sub(r"\[[^\]]*\]", lambda m: "\0" * len(m[0]), _masked(block))
    names = r"(?<=[a-zа-яё,] )[A-ZА-ЯЁ][a-zа-яё]{4,}(?![\w’'-])"
    places = [
        match.span()
        for match in re.finditer(names, masked)
        if block.count(match[0][:4]) == 1 and any(_sounds_like(match[0], other) for other in text.foreign_names)
    ]
    return (
        _replaced(block, rng.choice(places), rng.choice(_STRANGERS[text.lang])) if is_prose(block) and places else None
    )


_ROUGHLY = str.maketrans("абвгдзиклмнопрстуфхцэ", "abvgdziklmnoprstufhce")


def _sounds_like(name: str, other: str) -> bool:
    """Return whether two names begin alike: only then is one the translation of the other, and a name for sure."""
    roman = name.lower().translate(_ROUGHLY)
    return roman[0] == other.lower().translate(_ROUGHLY)[0] and roman[1:3] == other.lower().translate(_ROUGHLY)[1:3]


def lose_negation(block: str, text: Text, rng: random.Random) -> str | None:
    """Turn a sentence into its opposite."""
    places = list(re.finditer(_NEGATIONS[text.lang], _masked(block)))
    if not is_prose(block) or len(places) != 1:
        return None
    [place] = places
    # Can’t has the n of can, won’t is of will.
    kept = next((word for form, word in _SHORTENED.items() if block[: place.end()].lower().endswith(form)), "")
    start = place.start() - (2 if kept else 0)
    return _replaced(block, (start, place.end()), kept)


def lose_quotation_marks(block: str, text: Text, rng: random.Random) -> str | None:
    """Remove the marks around a quotation."""
    places = [match.span() for match in _QUOTATION.finditer(_masked(block))]
    at = text.blocks.index(block)
    opposite = text.originals[at] if len(text.originals) == len(text.blocks) else block
    # Where the original has italics or a dash instead, nothing is lost.
    if len(places) != len(_QUOTATION.findall(_masked(opposite))) or not places or not is_prose(block):
        return None
    start, stop = rng.choice(places)
    return block[:start] + block[start + 1 : stop - 1] + block[stop:]


def repeat_word(block: str, text: Text, rng: random.Random) -> str | None:
    """Write a word twice."""
    places = [match.span() for match in re.finditer(r"(?<=[a-zа-яё] )[a-zа-яё]{2,}(?= [a-zа-яё])", _masked(block))]
    if not places or not is_prose(block):
        return None
    start, stop = rng.choice(places)
    return f"{block[:stop]} {block[start:stop]}{block[stop:]}"


def _cut(pattern: re.Pattern[str], block: str, rng: random.Random) -> str | None:
    places = list(pattern.finditer(block))
    if not places:
        return None
    place = rng.choice(places)
    return block[: place.start()] + block[place.end() :]


KINDS: Mapping[str, tuple[Spoil, frozenset[str]]] = {
    "a changed digit": (change_digit, frozenset(["number-differs", "missing-number", "added-number"])),
    "a dropped note": (drop_note, frozenset(["notes-differ"])),
    "a lost link": (lose_link, frozenset(["missing-link", "link-differs"])),
    "a link to the wrong place": (change_link, frozenset(["missing-link", "added-link", "link-differs"])),
    "a dropped paragraph": (drop_paragraph, frozenset(["missing-passage", "merged-passages"])),
    "an omitted sentence": (omit_sentence, frozenset(["missing-sentence"])),
    "a split paragraph": (split_paragraph, frozenset(["split-passage", "added-passage"])),
    "an untranslated sentence": (leave_untranslated, frozenset(["untranslated"])),
    "a swapped name": (swap_name, frozenset(["name-differs", "person-missed", "term-missed"])),
    "another heading level": (change_level, frozenset(["heading-level"])),
    "a lost picture": (lose_picture, frozenset(["pictures-differ", "missing-passage"])),
    "changed code": (change_code, frozenset(["code-differs", "missing-code"])),
    "a term in other words": (miss_term, frozenset(["term-missed"])),
    "a dropped row": (drop_row, frozenset(["table-shape"])),
    "a dropped item": (drop_item, frozenset(["missing-passage", "merged-passages"])),
    "a quotation unmarked": (unquote, frozenset(["block-kind"])),
    "mixed scripts": (mix_scripts, frozenset(["mixed-scripts", "corrected-letters"])),
    "an inline note": (write_inline_note, frozenset(["inline-note"])),
    "merged paragraphs": (lambda block, text, rng: None, frozenset(["merged-passages"])),
}
"""By kind: the function, and codes of which one must be reported. Merging takes two blocks, and `spoil` does it."""

_NUMBER_CODES = frozenset(["number-differs", "missing-number", "added-number"])
ORDINARY: Mapping[str, tuple[Spoil, frozenset[str]]] = {
    "another digit": (change_digit, _NUMBER_CODES),
    "another unit or currency": (change_measure, _NUMBER_CODES | {"unit-differs"}),
    "another month or weekday": (change_day, _NUMBER_CODES | {"weekday-differs", "impossible-date"}),
    "somebody else's name": (mistake_name, frozenset(["name-differs", "person-missed"])),
    "an omitted sentence": (omit_sentence, frozenset(["missing-sentence", "shorter-passage"])),
    "a dropped paragraph": (drop_paragraph, frozenset(["missing-passage", "merged-passages"])),
    "a lost negation": (lose_negation, frozenset(["negation-differs"])),
    "another heading level": (change_level, frozenset(["heading-level"])),
    "a lost link": (lose_link, frozenset(["missing-link", "link-differs"])),
    "lost quotation marks": (lose_quotation_marks, frozenset(["quotation-marks"])),
    "a term in other words": (miss_term, frozenset(["term-missed"])),
    "an untranslated sentence": (leave_untranslated, frozenset(["untranslated"])),
    "a repeated word": (repeat_word, frozenset(["repeated-word"])),
    "changed code": (change_code, frozenset(["code-differs", "missing-code"])),
}
"""Fourteen mistakes that anybody makes in any text, with the codes of which one must be reported."""


@dataclass(frozen=True)
class Fault:
    """A fault in a text: its kind, and its first and last line in the file."""

    kind: str
    first: int
    last: int


def spoil(text: Text, kinds: Sequence[str], rng: random.Random, most: int) -> tuple[str, tuple[Fault, ...]]:
    """Return a text with faults, never two in neighbouring blocks, and the faults.

    kinds: the kinds to use, in order. most: the greatest number of faults.
    """
    blocks: list[str | None] = list(text.blocks)
    spoilt: dict[int, tuple[str, int]] = {}
    for kind in kinds:
        if len(spoilt) == most:
            break
        places = [at for at in range(len(blocks)) if not any(abs(at - other) < 3 for other in spoilt)]
        rng.shuffle(places)
        for at in places:
            block = text.blocks[at]
            if kind == "merged paragraphs":
                pair = text.blocks[at : at + 2]
                if len(pair) == 2 and all(is_prose(neighbour) and len(neighbour) > 60 for neighbour in pair):
                    blocks[at], blocks[at + 1] = f"{pair[0]}\n{pair[1]}", None
                    spoilt[at] = kind, 2
                    break
                continue
            changed = (KINDS.get(kind) or ORDINARY[kind])[0](block, text, rng)
            if changed is not None and changed != block:
                blocks[at] = changed or None
                spoilt[at] = kind, 1
                break
    line = text.head.count("\n") + 1
    faults = []
    for at, block in enumerate(blocks):
        height = block.count("\n") + 1 if block is not None else 0
        if at in spoilt:
            faults.append(Fault(spoilt[at][0], line, line + height))
        line += height + 1 if block is not None else 0
    return text.written([block for block in blocks if block is not None]), tuple(faults)
