"""Find slips of the pen: repeated words, lost quotation marks, brackets, capitals and full stops, impossible dates.

Pure functions. What an author may mean is compared with the original: only where that is otherwise is it a slip.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from diglot.core.checks.passage_reader import excerpt, shorten, text_in_language
from diglot.model.languages import Lang
from diglot.model.passages import NumberForms, Passage
from diglot.model.problems import (
    N_,
    ImpossibleDate,
    NegationDiffers,
    Problem,
    QuotationMarksLost,
    RepeatedWord,
    SentenceEnds,
    UnbalancedBrackets,
)
from diglot.model.typography import OBJECT_MARK

_PROSE = frozenset(["paragraph", "quotation", "item", "definition", "note"])

# ---------------------------------------------------------------- a word twice

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) \1(?![\w’'-])")
# English grammar brings these together: “all that that implies”, “she had had enough”.
_MAY_BE_TWICE = frozenset(["that", "had"])


def find_repeated_words(passage: Passage) -> Iterator[tuple[Problem, int]]:
    """Yield words in lower case that stand twice in a row, with their offsets; not in verse."""
    if passage.kind in ("verse", "code", "markup"):
        return
    for match in _TWICE.finditer(text_in_language(passage)):
        if match[1].islower() and match[1] not in _MAY_BE_TWICE:
            yield RepeatedWord("", 0, match[1]), match.start()


# ---------------------------------------------------------------- quotation marks

_QUOTATIONS = re.compile(
    r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”|„[^„“]*“|(?<!\w)\"[^\"]*\"(?!\w)|(?<!\w)‘[^‘’]{2,}’(?!\w)"
)
# A quotation that the words of its speaker interrupt: “We do,” he says. “We do not.”
_INTERRUPTION = re.compile(r"[^.:;“”«»\"]{2,60}[.,]? ?\Z|[^“”«»\"]{0,60}[,:] ?\Z")
_DIALOGUE = re.compile(r"^[^\S\n]*+[—–-]\s", re.MULTILINE)
# Shorter ones are, in English, words held with tongs, which Russian often says plainly; in Russian, names.
_FEWEST_WORDS: Mapping[Lang, int] = {"en": 3, "ru": 4}
_LETTERS: Mapping[Lang, str] = {"en": "[A-Za-z]", "ru": "[а-яё]"}
# A quotation is in both languages of about the same length.
_LEAST_LENGTH = 0.35


def compare_quotation_marks(originals: Sequence[Passage], translations: Sequence[Passage]) -> Iterator[Problem]:
    """Yield a quotation of the original that has lost its marks in the translation.

    Russian dialogue has dashes instead, and emphasis and code may stand for the marks around a word.
    """
    sides = (originals, translations)
    if any(passage.kind not in _PROSE or _DIALOGUE.search(passage.text) for side in sides for passage in side):
        return
    quoted = [words for passage in originals for words in _quoted_words(passage)]
    lengths = sorted((stop - start for passage in translations for start, stop in _quotations(passage)), reverse=True)
    titles, code = ([sum(len(getattr(each, name)) for each in side) for side in sides] for name in ("titles", "code"))
    spared = max(0, titles[1] - titles[0]) + max(0, code[1] - code[0])
    for number, words in enumerate(sorted(quoted, key=len, reverse=True)):
        if number >= len(lengths) + spared or (number < len(lengths) and lengths[number] < _LEAST_LENGTH * len(words)):
            count = sum(len(_quotations(passage)) for passage in originals)
            yield QuotationMarksLost("", 0, shorten(words), str(len(lengths)), str(count), "")
            return


def _quoted_words(passage: Passage) -> Iterator[str]:
    """Yield the quotations of a passage that are long enough; a gloss in the other language needs no marks there."""
    native = text_in_language(passage)
    for start, stop in _quotations(passage):
        words = native[start + 1 : stop - 1]
        if len(words.split()) >= _FEWEST_WORDS[passage.lang] and re.search(_LETTERS[passage.lang], words):
            yield excerpt(passage, start + 1, stop - 1) if OBJECT_MARK in words else words


def _quotations(passage: Passage) -> list[tuple[int, int]]:
    """Return the ranges of the quotations in a passage; one that is interrupted once counts once."""
    spans: list[tuple[int, int]] = []
    for match in _QUOTATIONS.finditer(passage.text):
        is_continued = (
            spans
            and passage.text[spans[-1][1] - 2 : spans[-1][1] - 1] in ",!?…"
            and _INTERRUPTION.match(passage.text[spans[-1][1] : match.start()])
        )
        if is_continued:
            spans[-1] = (spans[-1][0], match.end())
        elif match[0][1:-1].strip(OBJECT_MARK + " "):
            spans.append(match.span())
    return spans


# ---------------------------------------------------------------- brackets, capitals, full stops

# The bracket of an item: 1) first, а) во-первых; and of a smile.
_ITEM = re.compile(r"(?:(?<!\w)(?:\d\d?|[^\W\d_])|[:;]-?)\Z")
_BRACKETS = ("()", "[]")
_END = re.compile(r"[.!?…:;][»”\"’)\]]*\Z")
_SHORTEST = 4
_OPENING = "«“„\"'‘([—–- "


def compare_brackets(original: Passage, translation: Passage) -> Iterator[Problem]:
    """Yield a bracket without its other half in the translation, if the original has none."""
    for pair in _BRACKETS:
        half = _find_half(translation.text, pair)
        if half and not _find_half(original.text, pair):
            yield UnbalancedBrackets("", 0, half, "")


def _find_half(text: str, pair: str) -> str:
    """Return the first bracket that is not balanced; "" if all are."""
    depth = 0
    for match in re.finditer(re.escape(pair[0]) + "|" + re.escape(pair[1]), text):
        if match[0] == pair[0]:
            depth += 1
        elif depth:
            depth -= 1
        elif not _ITEM.search(text, max(0, match.start() - 3), match.start()):
            return pair[1]
    return pair[0] if depth else ""


def compare_ends(original: Passage, translation: Passage) -> Iterator[Problem]:
    """Yield a paragraph that begins without its capital or ends without its full stop, where the original has it."""
    if original.kind != "paragraph" or translation.kind != "paragraph":
        return
    texts = [passage.text.strip() for passage in (original, translation)]
    if not all(len(text.split()) > _SHORTEST for text in texts):
        return
    if _END.search(texts[0]) and texts[1][-1].isalpha():
        yield SentenceEnds("", 0, N_("ends without a full stop"), _last_words(texts[1]), "")
    first, other = (text.lstrip(_OPENING).split()[0].rstrip(",;:") for text in texts)
    # Some names have no capital: pandoc, iPhone.
    if first[:1].isupper() and other[:1].islower() and other not in texts[0].lower():
        yield SentenceEnds("", 0, N_("begins without a capital"), shorten(texts[1], 40), "")


def _last_words(text: str) -> str:
    return "…" + " ".join(text.split()[-_SHORTEST:])


# ---------------------------------------------------------------- dates

# A day is taken for one of a leap year where no year is written.
_LEAP_YEAR = 4
# In Russian the day is before its month.
_NEVER_FIRST = "(?P<month_first>(?!))(?P<after>(?!))(?P<year_after>(?!))"


@lru_cache(maxsize=4)
def _date_pattern(months: tuple[str, ...], lang: Lang) -> re.Pattern[str]:
    """Return a pattern for a day beside a month: 31 апреля, 31 April, April 31. A day has at most 39 in it."""
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day, ordinal = r"[0-3]?\d", "(?:st|nd|rd|th|-?го)?"
    before = (
        rf"(?<![\d.,:/–-])(?P<before>{day}){ordinal}[ \u00a0](?:of )?(?P<month>{names})\b"
        r"(?:\.?,? (?P<year>\d{4})\b)?"
    )
    after = (
        rf"\b(?P<month_first>{names})\.?[ \u00a0](?P<after>{day}){ordinal}(?![\w:%])"
        r"(?:, (?P<year_after>\d{4}))?"
    )
    return re.compile(f"{before}|{after}" if lang == "en" else f"{before}|{_NEVER_FIRST}", re.IGNORECASE)


def find_impossible_dates(passage: Passage, forms: NumberForms) -> Iterator[tuple[Problem, int]]:
    """Yield days that their month does not have, such as 31 апреля; 29 February of a year that has none."""
    text = text_in_language(passage)
    for match in _date_pattern(tuple(forms.months), forms.lang).finditer(text):
        name = match["month"] or match["month_first"]
        # English months have a capital: he may, they march.
        if forms.lang == "en" and not name[0].isupper():
            continue
        month, day = forms.months[name.lower()], int(match["before"] or match["after"])
        year = int(match["year"] or (match["month_first"] and match["year_after"]) or _LEAP_YEAR)
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            yield ImpossibleDate("", 0, match[0].strip(" ,")), match.start()


# ---------------------------------------------------------------- negation

_NEGATIONS = {
    "en": re.compile(
        r"\b(?:not|never|no|nobody|nothing|none|nor|neither|nowhere|without|cannot)\b|n[’']t\b", re.IGNORECASE
    ),
    # «не только», «не менее», «никто не»: what these add is no negation, or is one together.
    "ru": re.compile(
        r"(?<![\w-])(?:не(?! (?:только|менее|более|раз\b))|нет|без|нельзя|невозможно|неверно)(?![\w-])", re.IGNORECASE
    ),
}


def compare_negations(original: Passage, translation: Passage) -> Iterator[Problem]:
    """Yield passages of which one denies and the other does not, or one denies an odd number of times."""
    if original.kind not in _PROSE or translation.kind not in _PROSE:
        return
    counts = [len(_NEGATIONS[passage.lang].findall(text_in_language(passage))) for passage in (translation, original)]
    if counts[0] % 2 != counts[1] % 2:
        yield NegationDiffers("", 0, str(counts[0]), str(counts[1]), "")
