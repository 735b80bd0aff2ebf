"""The rules of English, a row each, in the order in which they act. Touches nothing."""

from __future__ import annotations

import re

from diglot.core.typography.pattern_parts import UNIT_END, after, any_of, between_parts, is_quantity, word_before
from diglot.core.typography.quotes import quotes_by_shape
from diglot.core.typography.ranges import Ends, range_of
from diglot.core.typography.scripts import find_mixed_words
from diglot.languages.en.core.words import (
    AFTER_SCORES,
    BEFORE_NUMBERS,
    BEFORE_PERSONS,
    BEFORE_PLACES,
    BEFORE_SCORES,
    COMPOUND_ABBREVIATIONS,
    ELISIONS,
    FIRST_PARTS_OF_NAMES,
    LABELS_OF_CODES,
    LETTERED_THINGS,
    MONTHS_SHORT,
    PLACES_IN_O,
    UNDOTTED_BEFORE_PERSONS,
    UNITS,
    WAYS,
    WEEKDAYS,
    WORDS_BEFORE_AMOUNTS,
    WORDS_BEFORE_NUMBERS,
)
from diglot.languages.en.language import LANGUAGE
from diglot.languages.parts.model.typography import RangeWords, TypographyRules
from diglot.model.markup.typography import (
    ACRONYMS,
    APOSTROPHE,
    CURRENCIES,
    ELLIPSIS,
    EN_DASH,
    Bind,
    HouseStyle,
    Lint,
    Replace,
    Rewrite,
    Rule,
)
from diglot.model.problems import N_

_ELIDED = any_of((*ELISIONS, *(word.capitalize() for word in ELISIONS)))
_POINT = r"\.␣"
# Elsewhere a single I after a name is the pronoun.
_BEFORE_FIRST = after(("War", "Elizabeth", "Charles", "James", "Part", "Chapter"), "␣")
# After these a capital with a full stop is likely an initial.
_BEFORE_ONE_INITIAL = re.compile(r"(?:[\n(“‘«]|(?<!\w)(?:by|and|of|with|to|[A-Z][a-z]+)[ \u00a0]|[,;] )$")


def _dash(match: re.Match[str], style: HouseStyle) -> str:
    if style.english_dash == "em-closed":
        return "—"
    return "\u00a0–" if match.string[match.end()] == "\n" else "\u00a0– "


def _spaced_initials(match: re.Match[str], _: HouseStyle) -> str | None:
    whole = match.string[match.start() - 1] + match[0].rstrip(" \u00a0")
    if whole.replace(".", "") in ACRONYMS:  # an acronym has no spaces: M. S. Gorbachev
        return None
    return re.sub(r"\.[ \u00a0]?", ".\u00a0", match[0])


def _is_initial(match: re.Match[str]) -> bool:
    """Whether a name is likely here: after a first name, “by”, or at the beginning."""
    before = match.string[max(0, match.start() - 20) : match.start() - 1]
    if before.rstrip(" \u00a0").rpartition(" ")[2] in LETTERED_THINGS:
        return False
    return _BEFORE_ONE_INITIAL.search(before) is not None


def _is_place(word: str) -> bool:
    """Whether a word can be where a way begins: Paris; not “Anglo” nor the beginning of “Baden-Baden”."""
    is_prefix = word in FIRST_PARTS_OF_NAMES or (word.endswith("o") and word not in PLACES_IN_O)
    return len(word) > 2 and word[0].isupper() and word.isalpha() and not is_prefix


def _is_regnal(match: re.Match[str]) -> bool:
    return word_before(match)[:1].isupper()


QUOTATION_MARKS = (("“", "”"), ("‘", "’"))

LETTERS: tuple[Rule, ...] = (
    Rewrite(
        id="en/script/one",
        what="A word is written in one script: no Cyrillic “а” in “cat”",
        source="Unicode UTS #39, mixed-script detection",
        find_edits=find_mixed_words("[А-Яа-яЁё](?:(?=[A-Za-z])|(?<=[A-Za-z][А-Яа-яЁё]))"),
    ),
)

MARKS: tuple[Rule, ...] = (
    Replace(
        id="en/apostrophe/elision",
        what="An apostrophe, not an opening quotation mark, where letters or figures are left out: ’tis, ’90s",
        source="CMOS 17, chs. 6 and 9",
        # A curly ‘ opens a quotation where one closes right after the word; so does '45 where one closes further on.
        pattern=(
            r"['‘](?<=[\s(\[\"“”„‟«»—–-]['‘])"
            rf"(?=(?:{_ELIDED}|\d0s)(?!\w)(?![’'](?!\w))"
            rf"|(?<=')(?:{_ELIDED}|\d\d(?:s|ers)|\d\d(?![^\n]{{0,60}}['’](?!\w)))(?!\w))"
        ),
        becomes=APOSTROPHE,
        only_if=("'", "‘"),
    ),
    Rewrite(
        id="en/quotes",
        what="“Double” outside, ‘single’ inside",
        source="CMOS 17, ch. 13; CLDR, delimiters of en",
        find_edits=quotes_by_shape(QUOTATION_MARKS),
        only_if=('"', "'", "“", "‘", "«", "„", "’"),
    ),
    Replace(
        id="en/ellipsis/after-point",
        what="A sentence that ends keeps its full stop before an ellipsis: He left.… She stayed",
        source="CMOS 17, 13.53 (a period and an ellipsis)",
        pattern=r"(?<![.])\.{4}(?=␣[“\"‘]?[A-Z])",
        becomes=f".{ELLIPSIS}",
        only_if=("....",),
    ),
    # ---------------------------------------------------------------- dashes
    Replace(
        id="en/dash/attribution",
        what="A dash before the author of a quotation has no space after it: To be or not to be. —Shakespeare",
        source="CMOS 17, 13.36",
        pattern=r"--(?:(?<=[.!?”’…]␣--)|(?<=\n--)␣?)(?=[A-Z][^\n-]*\n)",
        becomes="—",
        only_if=(" --", "\u00a0--", "\n--"),
    ),
    Replace(
        id="en/dash/em",
        what="A dash between words: closed up em dash, or spaced en dash where the house says so",
        source="CMOS 17, ch. 6; British houses: HouseStyle.english_dash",
        # Not beside another dash, nor inside marks that stand free: nobody can say what these mean.
        pattern=(
            r"[ ⍽](?=[-–—])(?<=[^\s–—-].)(?<![„“«‘(\[]␣)(?<![\s\"'][\"']␣)"
            r"(?:(?:-{2,3}|—)␣|[-–]␣(?!\d)|(?<!\d␣)[-–]␣)(?=[^\s–—”’»-]|-\d)(?![\"'“‘„«][\s:;,.])"
            r"|-(?<=[^\s–—-].)(?<!<!-)-{1,2}(?=[^\s–—-]|\n)|—(?<=\w—)(?=\w)"
        ),
        becomes=_dash,
        only_if=("--", " -", " –", "—", "\u00a0–", "\u00a0-"),
    ),
)
"""Quotation marks, dashes."""

_MONTH = rf"(?:{any_of(LANGUAGE.months)}|{any_of(MONTHS_SHORT)}\.?)"
_DAY = rf"(?:{_MONTH}␣\d{{1,2}}|\d{{1,2}}␣{_MONTH})"
_WEEKDAY = any_of(WEEKDAYS)
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"

RANGES: tuple[Rule, ...] = (
    Replace(
        id="en/range/months",
        what="A range of months has an en dash without spaces: May–June",
        source="CMOS 17, 6.78 (Russian writes «в марте-апреле», about the time, with a hyphen)",
        pattern=rf"-(?<=[a-z]-){after(LANGUAGE.months, '-')}(?={any_of(LANGUAGE.months)}(?!\w))",
        becomes=EN_DASH,
        only_if=tuple(f"{month}-" for month in LANGUAGE.months),
    ),
    range_of(
        Ends(_DAY, rf"{_DAY}(?!\w)"),
        id="en/range/days",
        what="A range of days of several months has an en dash without spaces: May 5–June 12",
        source="CMOS 17, 6.78",
    ),
    range_of(
        Ends(rf"{_WEEKDAY}\.?", rf"{_WEEKDAY}(?!\w)"),
        Ends(rf"{any_of(MONTHS_SHORT)}\.?", rf"{any_of(MONTHS_SHORT)}(?!\w)"),
        id="en/range/weekdays",
        what="A range of days of the week, of shortened months has an en dash: Monday–Friday",
        source="CMOS 17, 6.78",
    ),
    range_of(
        Ends(_ORDINAL, rf"{_ORDINAL}(?!\w)"),
        id="en/range/ordinals",
        what="A range of ordinals has an en dash: the 4th–5th centuries",
        source="CMOS 17, 6.78",
    ),
    range_of(
        Ends(r"\d{1,3}", rf"\d{{1,3}}␣{any_of(AFTER_SCORES)}(?!\w)"),
        Ends(rf"{any_of(BEFORE_SCORES)}␣(?:\d+[-–]\d+,␣)*\d{{1,3}}", r"\d{1,3}(?![\w-])(?![.,]\d)"),
        id="en/range/scores",
        what="A score or a vote has an en dash: a 3–2 win, a vote of 65–34",
        source="CMOS 17, 6.78",
    ),
    range_of(
        Ends(r"\d{1,4}␣(?:B\.?C\.?(?:E\.?)?)", r"(?:A\.?D\.?␣|c\.␣)?\d"),
        Ends(r"FY␣?\d{2,4}", r"\d\d(?:\d\d)?(?![\w-])"),
        Ends(r"\d{4}", r"present(?!\w)"),
        Ends(r"(?:\d\d|’)?\d0s", r"(?:\d\d|’)?\d0s(?!\w)"),
        Ends("[QH][1-4]", r"[QH][1-4](?!\w)"),
        Ends(r"\d{1,3}[rv]", r"\d{1,3}[rv](?!\w)"),
        id="en/range/eras",
        what="Years of two eras, of account, up to now, decades, quarters, leaves: 63 BC–AD 14, FY2023–24, Q1–Q3",
        source="CMOS 17, 6.78, 6.79 and 9.64",
    ),
    Replace(
        id="en/range/route",
        what="The way from one place to another has an en dash: the Paris–Lyon train",
        source="CMOS 17, 6.78; New Hart's Rules, 4.11.1",
        pattern=rf"-(?=[A-Z][a-z]{{2,}}(?:␣[A-Z][a-z]+)?␣(?:[a-z]+␣)?{any_of(WAYS)}(?!\w))",
        becomes=lambda match, _: EN_DASH if _is_place(word_before(match)) else None,
    ),
    Replace(
        id="en/prefix/open-compound",
        what="A prefix before a name of two words has an en dash: pre–Civil War",
        source="CMOS 17, 6.80",
        pattern=(
            r"-(?:(?<=[^\w][Pp]re-)|(?<=[^\w][Pp]ost-))"
            r"(?=(?:[A-Z][a-z]+␣)?[A-Z][a-z]+␣(?:War|Wars|Revolution|Ages)(?!\w))"
        ),
        becomes=EN_DASH,
        only_if=("re-", "ost-"),
    ),
)
"""Hyphens between months, days, ordinals, scores, eras and places."""

WORDS: tuple[Rule, ...] = (
    # ---------------------------------------------------------------- numbers
    Replace(
        id="en/number/percent",
        what="% closes up to its number",
        source="CMOS 17, ch. 9",
        pattern=r"(\d)␣(?=[%‰](?!\w))",
        becomes="\\1",
        only_if=("%", "‰"),
    ),
    Replace(
        id="en/number/celsius",
        what="°C closes up to its number",
        source="CMOS 17, ch. 10 (Russian differs on purpose)",
        pattern=r"(\d)␣(?=°[CF](?!\w))",
        becomes="\\1",
        only_if=("°",),
    ),
    Replace(
        id="en/number/currency",
        what="$, £ and € close up to the sum after them",
        source="CMOS 17, ch. 9",
        pattern=r"([$£€])␣(?=\d)(?<!\d.␣)",
        becomes="\\1",
        only_if=("$", "£", "€"),
    ),
    Replace(
        id="en/number/times",
        what="The sign × between numbers, spaced where the x was",
        source="SI brochure; CMOS 17, ch. 10",
        pattern=r"([\d′″])(?=␣?[x×])(?<!\b0)(?:␣[x×]␣|[x×])(?=\d+(?![a-wyz]+\d))",
        becomes=lambda match, _: match[1] + ("\u00a0×\u00a0" if len(match[0]) == 4 else "×"),
        only_if=("x", "×"),
    ),
    Replace(
        id="en/number/magnification",
        what="The sign × after a number: a 16× lens",
        source="CMOS 17, 9.17 and 10.66",
        pattern=r"(\d)x(?<!\b0x)(?=␣[a-z]|[.,;:!?)]|$)",
        becomes="\\1×",
        only_if=("x",),
    ),
    Bind(
        id="en/nbsp/coordinates",
        what="The letter of a coordinate stays with it: 51°28′38″ N",
        source="CMOS 17, 10.37",
        pattern=r"[°′″]␣(?=[NSEW](?!\w))",
        only_if=("°", "′", "″"),
    ),
    Bind(
        id="en/nbsp/unit",
        what="A unit stays with its number: 10 km, 10 million, 8 in., 12 sq. ft., 50 EUR",
        source="SI brochure 5.4.3; CMOS 17, chs. 9 and 10; house no-break space",
        pattern=(rf"\d␣(?=(?:(?:sq|cu|fl)\.␣?)?(?:{any_of((*UNITS, *CURRENCIES))}{UNIT_END}|in\.))"),
    ),
    Replace(
        id="en/abbr/pairs",
        what="sq. ft., cu. in. have a no-break space inside",
        source="CMOS 17, 10.66; house no-break space",
        pattern=between_parts(COMPOUND_ABBREVIATIONS),
        becomes=".⍽",
        only_if=("sq.", "cu.", "fl."),
    ),
    Bind(
        id="en/nbsp/date",
        what="The day stays with its month: March 12, 12 March",
        source="CMOS 17, chs. 6 and 9",
        pattern=(
            rf"[\d \u00a0\u202f](?:(?<=\d)␣(?={any_of(LANGUAGE.months)}(?!\w))"
            + r"|(?=\d{1,2}(?:st|nd|rd|th)?(?!\w))(?<=[a-z.]␣)(?:"
            + f"{after(LANGUAGE.months, '␣')}|{after(MONTHS_SHORT, _POINT)}))"
        ),
    ),
    Bind(
        id="en/nbsp/time",
        what="a.m. and p.m., BC and AD stay with their number",
        source="CMOS 17, chs. 6 and 9",
        pattern=(r"[\dD]␣(?:(?<=\d␣)(?=(?:[ap]\.?m\.?|[AP]M|B\.?C\.?E?\.?|C\.?E\.?|AD)(?!\w))|(?<=[^\w]AD␣)(?=\d))"),
    ),
    # ---------------------------------------------------------------- abbreviations and names
    Bind(
        id="en/nbsp/page",
        what="p., fig., no., Chapter stay with their number",
        source="CMOS 17, ch. 6",
        pattern=(
            r"␣(?=[\dIVXLCivxlc])(?=\d|(?:[IVXLC]+|[ivxlc]+)(?!\w))(?:"
            f"{after(BEFORE_NUMBERS, _POINT, either_case=True)}|{after(WORDS_BEFORE_NUMBERS, '␣')})"
        ),
    ),
    Bind(
        id="en/nbsp/title",
        what="Dr., Mr, Prof., Mt. stay with the name",
        source="CMOS 17, ch. 6",
        pattern=(
            r"␣(?=[A-Z])(?<=[.rset]␣)(?:"
            f"{after((*BEFORE_PERSONS, *BEFORE_PLACES), _POINT)}|{after(UNDOTTED_BEFORE_PERSONS, '␣')})"
        ),
    ),
    Replace(
        id="en/initials",
        what="Initials are spaced, and stay with each other and with the surname: E. B. White",
        source="CMOS 17, ch. 10",
        pattern=r"\.(?<=[^\w.][A-Z]\.)(?:␣?[A-Z]\.){1,2}␣?(?=[A-Z][a-z])",
        becomes=_spaced_initials,
    ),
    Bind(
        id="en/initials/one",
        what="A single initial stays with the surname, where the words before it show that it is one",
        source="CMOS 17, ch. 10",
        pattern=r"\.␣(?<=[^\w.⍽][A-HJ-Z]\.␣)(?=[A-Z][a-z])",
        confirms=_is_initial,
    ),
    Bind(
        id="en/initials/after-surname",
        what="Initials after a surname stay together: Smith, J. R.",
        source="CMOS 17, 10.12",
        pattern=r"␣(?=[A-Z]\.(?![\w]))(?<=[a-z],[ ⍽][A-Z]\.␣)",
        only_if=(", ", ",\u00a0"),
    ),
    Bind(
        id="en/nbsp/regnal",
        what="A Roman numeral stays with the name before it: Louis XIV",
        source="CMOS 17, chs. 6 and 9",
        pattern=(
            r"␣(?=[IVX])(?:(?=(?:[IVX]{2,}|[VX])(?:’s)?(?![\w.’-]))(?<=[a-z]␣)"
            rf"|(?=I(?:’s)?(?![\w’])){_BEFORE_FIRST})"
        ),
        only_if=("I", "V", "X"),
        confirms=_is_regnal,
    ),
)
"""Numbers, abbreviations, names, and the spaces that hold words together."""

LINT: tuple[Rule, ...] = (
    Lint(
        id="en/lint/point-outside-quotes",
        what=N_("A comma or full stop comes after the closing quotation mark"),
        source="CMOS 17, ch. 6",
        pattern="(?<=[\\w…])[”’][.,]",
        applies=lambda style: style.english_points == "inside",
    ),
    Lint(
        id="en/lint/point-inside-quotes",
        what=N_("A comma or full stop comes before the closing quotation mark"),
        source="British houses",
        pattern="(?<=\\w)[.,]”",
        applies=lambda style: style.english_points == "outside",
    ),
    Lint(
        id="en/lint/mixed-quotes",
        what=N_("Quotation marks of another language"),
        source="CMOS 17, ch. 13",
        pattern="[«»„‟‚‹›]",
        once_a_paragraph=True,
    ),
    Lint(
        id="en/lint/serial-comma",
        what=N_("A series of three without the serial comma"),
        source="CMOS 17, ch. 6",
        # A clause may end before the comma: by then, stay and die.
        pattern=r"(?<=[a-z] )(?!(?:then|there|here|now|too|well|first|instead|again|today)\b)"
        r"[a-z]+, [a-z]+ (?:and|or) [a-z]+(?=[.;!?)])",
    ),
    Lint(
        id="en/lint/eg",
        what=N_("e.g. and i.e. are followed by a comma"),
        source="CMOS 17, ch. 6",
        pattern=r"(?<!\w)(?:e\.␣?g|i\.␣?e)\.(?![,:])",
    ),
    Lint(
        id="en/lint/decade-apostrophe",
        what=N_("A decade has no apostrophe before its s"),
        source="CMOS 17, ch. 9",
        pattern=r"(?<!\w)(?:1\d|20)\d0[’']s(?!\w)",
    ),
    Lint(
        id="en/lint/ungrouped",
        what=N_("A number of five digits or more has no commas"),
        source="CMOS 17, ch. 9",
        pattern=r"(?<![\w.,/+№×-])(?<![Nn]o\.␣)\d{5,}(?![\w/×-])",
        confirms=is_quantity,
    ),
)

RULES = TypographyRules(
    letters=LETTERS,
    marks=MARKS,
    range_words=RangeWords(
        labels=BEFORE_NUMBERS,
        titles=(*WORDS_BEFORE_NUMBERS, "pages"),
        codes=LABELS_OF_CODES,
        before_amounts=WORDS_BEFORE_AMOUNTS,
        units=UNITS,
        era=r"[ \u00a0](?:centur(?:y|ies)[ \u00a0])?B\.?C",
        century="[ \u00a0]?centur",
        identified=(
            r"id|tickets?|issues?|bugs?|feature|misc|request|pr|rfc|isbn|issn|revisions?|rev\.|build|commit|port|code"
        ),
        byte=r"bytes?\b|b\b",
        joints="and|or",
        standards=("ISO",),
    ),
    ranges=RANGES,
    words=WORDS,
    lint=LINT,
)
