"""The rules of Russian, a row each, in the order in which they act. Touches nothing."""

from __future__ import annotations

import re

from diglot.core.typography.pattern_parts import UNIT_END, after, any_of, between_parts, is_quantity, word_before
from diglot.core.typography.quotes import quotes_by_depth
from diglot.core.typography.ranges import Ends, range_of
from diglot.core.typography.scripts import find_mixed_words
from diglot.languages.parts.model.typography import RangeWords, TypographyRules
from diglot.languages.ru.core.words import (
    AFTER_PLACES,
    BEFORE_NUMBERS,
    BEFORE_PERSONS,
    BEFORE_PLACES,
    CLINGING_WORDS,
    COMPANIES,
    COMPOUND_ABBREVIATIONS,
    FIRST_PARTS_OF_NAMES,
    GLUED_UNITS,
    HYPHENED_BEFORE_PERSONS,
    LABELS_OF_CODES,
    LEGAL_CODES,
    MULTIPLES_OF_UNITS,
    NAMED_AFTER_TWO,
    PARTICLES,
    SHORT_FIRST_NAMES,
    UNITS,
    WAYS,
    WEEKDAYS,
    WORDS_OF_QUANTITY,
    WORDS_WITH_YO,
)
from diglot.languages.ru.language import LANGUAGE
from diglot.model.markup.typography import (
    ACRONYMS,
    CURRENCIES,
    EN_DASH,
    Bind,
    HouseStyle,
    Lint,
    Replace,
    Rewrite,
    Rule,
)
from diglot.model.problems import N_

_MILCHIN = "Мильчин, Чельцова, «Справочник издателя и автора»"
_CAPITAL = "[А-ЯЁ]"
_INITIAL = "[А-ЯЁA-Z]"
_SURNAME = "[А-ЯЁ][а-яё]|[A-Z][a-z]"
_STARTS_NAME = re.compile(r"[ \u00a0]?(?:[А-ЯЁ][а-яё.]|[A-Z])")
# What introduces a source, or an author listed before: «См.: », «цит. по: », «Даль В. И., ».
_BEFORE_AUTHOR = re.compile(
    r"(?:(?<!\w)(?:[Сс]м|[Сс]р|[Кк]н|по)\.?:|[а-яё]␣(?:[А-ЯЁ]\.␣?){1,2},)␣$".replace("␣", "[ \u00a0]")
)
# Only a description of a book has these: a year after the publisher or title, a journal after //, pages.
_IMPRINT = re.compile(
    r"␣//␣|[,.]␣(?:1[5-9]|20)\d\d(?!\w|␣[а-яё])|\((?:1[5-9]|20)\d\d\)[.,:]|[.—–]␣[СТPS]\.␣\d".replace("␣", "[ \u00a0]")
)
_UNIT_AFTER = re.compile(rf"(?:,\d+)?[ \u00a0](?:{any_of((*UNITS, *CURRENCIES))}{UNIT_END}|[%₽€$£°])")
_MEASURES = set(UNITS) - WORDS_OF_QUANTITY
_LONGEST_TITLE = 250
_PARTS_OF_BOOKS = re.compile("глав[аыеу]|том[ауе]?|част[ьи]|книг[аеиу]|акт[ае]?")

ORDINAL_ENDINGS = {
    "ый": "й", "ий": "й", "ой": "й", "ая": "я", "яя": "я", "ое": "е", "ее": "е", "ые": "е", "ие": "е",
    "ого": "го", "его": "го", "ому": "му", "ему": "му", "ым": "м", "им": "м", "ом": "м", "ем": "м",
    "ых": "х", "их": "х", "ую": "ю", "юю": "ю", "ыми": "ми", "ими": "ми",
}  # fmt: skip


def _dash(match: re.Match[str], _: HouseStyle) -> str:
    """Return an em dash between its spaces; before a comma or a line's end it has no second one."""
    return "\u00a0—" if match.string[match.end()] in ",\n" else "\u00a0— "


def _rising(match: re.Match[str], _: HouseStyle) -> str | None:
    return f"{match[1]}{EN_DASH}{match[2]}" if int(match[1]) < int(match[2]) else None


_TWO_ENDS = re.compile(
    rf"(?<!\w)(?i:{any_of((*WAYS, *NAMED_AFTER_TWO))})[а-яё]{{0,4}}[ \u00a0]«?(?:[А-ЯЁ][а-яё]+-)?([А-ЯЁ][а-яё]+)$"
)
_LONGEST_NAME = 60


def _between_names(match: re.Match[str], _: HouseStyle) -> str | None:
    """Return a dash where the word before says that these are two: not in «поезд Нью-Йорк», «закон Гей-Люссака»."""
    before = _TWO_ENDS.search(match.string, max(0, match.start() - _LONGEST_NAME), match.start())
    if not before or before[1] in FIRST_PARTS_OF_NAMES or before[1].endswith("о"):
        return None
    return "\u00a0— "


def _grouped(match: re.Match[str], style: HouseStyle) -> str | None:
    """Group a number of five digits at least, or of four that cannot be two numbers: 5 000, 1 500 руб."""
    digits = re.sub(r"\D", "", match[0])
    if len(digits) < 5 and not digits.endswith("000") and not _UNIT_AFTER.match(match.string, match.end()):
        return None
    return re.sub(r"\D", style.thousands, match[0])


def _latin_numeral(match: re.Match[str], _: HouseStyle) -> str:
    return match[0].replace("Х", "X")


def _is_name_or_part(match: re.Match[str]) -> bool:
    word = word_before(match)
    return word[:1].isupper() or _PARTS_OF_BOOKS.fullmatch(word) is not None


def _is_surname_first(text: str, space: int) -> bool:
    """Whether a surname, as in a bibliography, ends before this space: «Шишов А. В. Неизвестные страницы. М., 2004».

    A Latin surname in Russian text always, as ГОСТ wants it. A Russian one where its place shows it: after «См.:»
    or another author, or where a paragraph, a note or a part of one begins and a publisher or pages follow the title;
    or where the author shows it, by a no-break space before the initials. «Читали А. С. Пушкина» has none.
    """
    start = space
    while text[start - 1].isalpha() or text[start - 1] in "-’":
        start -= 1
    word = text[start:space]
    if not word[:1].isupper() or len(word) < 3:  # a preposition, which is bound too, has two letters at most
        return False
    if word[0].isascii():
        return text[space + 1].isascii()
    if text[space] == "\u00a0" or _BEFORE_AUTHOR.search(text[max(0, start - 24) : start]):
        return True
    before = f"\n\n{text[max(0, start - 3) : start]}"[-3:]
    is_beginning = before[-1] == "\n" or (before[-1] in " \u00a0" and before[-2] in ":;/,.(–—")
    return is_beginning and _IMPRINT.search(text[space : space + _LONGEST_TITLE].partition("\n")[0]) is not None


def _spaced_initials(match: re.Match[str], _: HouseStyle) -> str | None:
    whole = match.string[match.start() - 1] + match[0].rstrip(" \u00a0\u202f")
    is_postscript = re.sub(r"[ \u00a0.]", "", whole) in ("PS", "NB")
    if is_postscript or whole.replace(".", "") in ACRONYMS:  # an acronym has no spaces
        return None
    joints = re.sub(r"\.[ \u00a0\u202f]?", ".\u00a0", match[0])
    if _is_surname_first(match.string, match.start() - 2):
        return joints[:-1] + " "
    return joints


def _is_before_surname(match: re.Match[str]) -> bool:
    text, start = match.string, match.start()
    return not _is_surname_first(text, start - 2)


def _one_initial(match: re.Match[str], _: HouseStyle) -> str | None:
    return ".\u00a0" if _is_before_surname(match) else None


def _after_surname(match: re.Match[str], _: HouseStyle) -> str | None:
    """Return initials after a surname: nothing that may be their own surname follows, or a bibliography shows it."""
    first, second = match[1], match[2]
    text = match.string
    is_end = second is not None and not _STARTS_NAME.match(text, match.end())
    if not word_before(match)[:1].isupper() or not (is_end or _is_surname_first(text, match.start())):
        return None
    return f"\u00a0{first}." + (f"\u00a0{second}." if second else "")


def _short_ending(match: re.Match[str], _: HouseStyle) -> str | None:
    ending = ORDINAL_ENDINGS.get(match[1])
    return ending and f"-{ending}"


QUOTATION_MARKS = (("«", "»"), ("„", "“"))

LETTERS: tuple[Rule, ...] = (
    Rewrite(
        id="ru/script/one",
        what="A word is written in one script: no Latin “c” in «слово»",
        source="Unicode UTS #39, mixed-script detection; typograf ru/typo/switchingKeyboardLayout",
        find_edits=find_mixed_words("[A-Za-z](?:(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё][A-Za-z]))"),
    ),
)

GLUED: tuple[Rule, ...] = (
    Replace(
        id="ru/script/roman",
        what="Roman numerals of centuries are Latin letters: ХХ век",
        source=f"{_MILCHIN} (римские цифры — латиницей); Unicode UTS #39",
        pattern=r"[IVXХ](?<![^\W_].)[IVXХ]*(?=(?:[–—-][IVXХ]+)?␣?(?:вв?\.|век|столет))",
        becomes=_latin_numeral,
        only_if=("Х",),
    ),
    Replace(
        id="ru/number/glued-unit",
        what="A unit does not stick to its number: 3млрд",
        source="ГОСТ 8.417-2002; typograf ru/nbsp/mln",
        pattern=rf"(\d)(?={any_of(GLUED_UNITS)}(?!\w))",
        becomes="\\1⍽",
    ),
    Replace(
        id="ru/century/glued",
        what="«в.» does not stick to its century: XXв.",
        source="typograf ru/nbsp/centuries",
        pattern=r"([IVX](?<![^\W_].)[IVX]*)(?=вв?\.|век)",
        becomes="\\1⍽",
        only_if=("Iв", "Vв", "Xв"),
    ),
    Replace(
        id="ru/abbr/glued-page",
        what="A number does not stick to «с.», «рис.», «ст.»",
        source="typograf ru/nbsp/page",
        pattern=r"\.(?=\d)" + after((word for word in BEFORE_NUMBERS if not word.isascii()), r"\.", either_case=True),
        becomes=".⍽",
    ),
    Replace(
        id="ru/sign/number-double",
        what="One № or § for several numbers",
        source=f"{_MILCHIN}; typograf ru/symbols/NN",
        pattern="№{2,}|§{2,}",
        becomes=lambda match, _: match[0][0],
        only_if=("№№", "§§"),
    ),
)
"""Before anything looks at numbers: what is one word, and in which letters."""

MARKS: tuple[Rule, ...] = (
    Rewrite(
        id="ru/quotes",
        what="«Ёлочки» outside, „лапки“ inside",
        source=f"{_MILCHIN}; CLDR, delimiters of ru; typograf common/punctuation/quote",
        find_edits=quotes_by_depth(QUOTATION_MARKS),
        only_if=('"', "«", "“", "„", "”", "'"),
    ),
    # ---------------------------------------------------------------- points
    Replace(
        id="ru/ellipsis/after-mark",
        what="After ? and ! an ellipsis has two points: ?..",
        source="Правила русской орфографии и пунктуации, 1956; typograf ru/punctuation/hellipQuestion",
        pattern="(?<=[?!])…",
        becomes="..",
        only_if=("?…", "!…"),
    ),
    Replace(
        id="ru/interrobang",
        what="The question mark comes first: ?!",
        source="typograf ru/punctuation/exclamationQuestion",
        pattern=r"(?<![!?])!\?(?![!?])",
        becomes="?!",
        only_if=("!?",),
    ),
    # ---------------------------------------------------------------- dashes
    Replace(
        id="ru/dash/dialogue",
        what="A line of dialogue begins with an em dash and a no-break space",
        source="typograf ru/dash/directSpeech",
        pattern=rf"(?<=\n)(?:(?:-{{1,3}}|[–—])␣(?=[^ \n])|[-–—](?={_CAPITAL}))",
        becomes="—⍽",
        only_if=("\n-", "\n–", "\n—"),
    ),
    Replace(
        id="ru/dash/em",
        what="Between words: no-break space, em dash, space",
        source=f"{_MILCHIN}; А. Лебедев, «Ководство»; typograf ru/dash/main",
        pattern=(
            r"␣(?=[-–—])(?<=[^ \n⍽]␣)"
            r"(?:(?:(?<!\d␣)(?:-{1,3}|–)|(?:-{1,3}|–)(?!␣\d)|-{2,3}|—)(?:␣(?=[^ \n⍽])|(?=\n|,))|(?:--|—)(?=[^\w\s-]))"
        ),
        becomes=_dash,
        only_if=(" -", " –", " —", "\u00a0-", "\u00a0–", "\u00a0—"),
    ),
    Replace(
        id="ru/dash/glued",
        what="A dash does not stick to the mark before it: «Да?» - спросил он",
        source=f"{_MILCHIN} (тире отбивают); typograf ru/dash/directSpeech",
        pattern=r"[-–—](?:(?<=[?!…»“,].)|(?<=\.\..)|(?<=[^\W\d_]—))-?␣(?=[^\W\d_])",
        becomes="⍽— ",
        only_if=("- ", "– ", "— "),
    ),
    Replace(
        id="ru/dash/glued-after",
        what="A dash does not stick to the word after it: слово —дело, «Да!» -сказал он",
        source=f"{_MILCHIN} (тире отбивают)",
        pattern=r"␣(?=[-–—])(?:—(?<=[\w,»)]␣—)(?=[^\W\d_]|«)|[-–](?<=[?!…,»]␣.)(?=[а-яё]))",
        becomes="⍽— ",
        only_if=(" —", " -", " –"),
    ),
    Replace(
        id="ru/dash/double-hyphen",
        what="Two hyphens between words are a dash with its spaces",
        source="typograf ru/dash/main",
        pattern=r"(?<=[^\W\d_])--(?=[^\W\d_])",
        becomes="⍽— ",
        only_if=("--",),
    ),
)
"""Quotation marks, points, dashes."""

_DAY = rf"\d{{1,2}}␣{any_of(LANGUAGE.months)}"
_WEEKDAY = any_of((*WEEKDAYS, *(day.capitalize() for day in WEEKDAYS)))

RANGES: tuple[Rule, ...] = (
    range_of(
        Ends(_DAY, rf"{_DAY}(?!\w)"),
        id="ru/range/days",
        what="A range of days of several months has an em dash with its spaces: 28 июля — 12 августа",
        source="Мильчин, Чельцова (тире между границами из нескольких слов отбивают)",
        joint="[-–—]",
        dash="\u00a0— ",
    ),
    range_of(
        Ends(_WEEKDAY, rf"{_WEEKDAY}(?![\w-])"),
        id="ru/range/weekdays",
        what="A range of shortened days of the week has an en dash: пн–пт",
        source="Мильчин, Чельцова (тире в значении «от … до»)",
        joint="[-—]",
    ),
    range_of(
        Ends(r"\d{1,3}␣об\.", r"\d{1,3}(?!\w)"),
        Ends(r"(?:\d\d)?\d0-[ехм]", r"(?:\d\d)?\d0-[ехм](?!\w)"),
        id="ru/range/leaves",
        what="A range of leaves, of decades has an en dash: л. 5 об.–7, 1990-х–2000-х",
        source="ГОСТ Р 7.0.5-2008; Мильчин, Чельцова",
    ),
    Replace(
        id="ru/range/amounts",
        what="A range typed with spaces closes up before a unit: 10–15 %",
        source=_MILCHIN,
        pattern=(
            r"(?<![\d,.=+−–-])(?<![=+−–-]␣)(\d{1,3})␣[-–]␣(\d{1,4})"
            rf"(?=␣?(?:%|{any_of(UNITS)}(?!\w)))(?![^\n]{{0,12}}=)"
        ),
        becomes=_rising,
        only_if=(" - ", " – ", "\u00a0- ", "\u00a0– "),
    ),
    Replace(
        id="ru/range/ends-of-a-way",
        what="Two places of a way, two persons of a law have a dash: поезд Москва — Тверь, закон Бойля — Мариотта",
        source=f"{_MILCHIN}; Правила русской орфографии и пунктуации, 2006",
        pattern=r"-(?<=[а-яё]-)(?=[А-ЯЁ][а-яё]{2,}(?!\w))",
        becomes=_between_names,
    ),
)
"""Hyphens between days, leaves, amounts and names."""

WORDS: tuple[Rule, ...] = (
    # ---------------------------------------------------------------- numbers
    Replace(
        id="ru/number/grouping",
        what="A narrow no-break space inside numbers from five digits: 12 345; ungrouped numbers stay",
        source=f"{_MILCHIN} (отбивка на 2 пункта); BIPM SI brochure 5.4.4; typograf common/number/digitGrouping",
        pattern=r"\d(?=\d{0,2}␣\d{3})(?<![\w+.,\-(/]\d)(?<!\d␣\d)\d{0,2}(?:␣\d{3})+(?![\w\-/])(?!␣\d)(?![.]\d)",
        becomes=_grouped,
    ),
    Replace(
        id="ru/number/decimal",
        what="A decimal comma before a unit: 0,5 кг",
        source="CLDR ru; typograf ru/number/comma",
        pattern=(rf"(\d(?<![\d.,]\d)(?=\d*\.\d)\d*)\.(\d+)(?=␣?(?:[%‰₽]|°[CС]|(?!г\.){any_of(UNITS)}(?!\w)))"),
        becomes="\\1,\\2",
    ),
    Replace(
        id="ru/number/times",
        what="The sign × between numbers, without spaces: 10×15",
        source="ГОСТ 8.417-2002; typograf common/number/times",
        pattern=r"(\d)(?=␣?[xхXХ×])(?<!\b0)␣?[xхXХ×]␣?(?=\d+(?![a-wyz]+\d))",
        becomes="\\1×",
        only_if=("x", "х", "X", "Х", "×"),
    ),
    Replace(
        id="ru/number/ordinal",
        what="The ending of an ordinal number is one letter, or two after a consonant: 5-й, 22-го",
        source=f"{_MILCHIN}; typograf ru/number/ordinals",
        pattern=r"-(?<=\d-)([аиоуыюяе][а-я]{1,2})(?!\w)",
        becomes=_short_ending,
    ),
    Replace(
        id="ru/number/million",
        what="млн, млрд and трлн have no full stop",
        source=f"{_MILCHIN}; typograf ru/nbsp/mln",
        pattern=r"(\d␣?(?:млн|млрд|трлн))\.(?=␣[а-яё\d$€₽])",
        becomes="\\1",
        only_if=("млн.", "млрд.", "трлн."),
    ),
    Replace(
        id="ru/number/percent",
        what="A no-break space before % and ‰: 31 %",
        source="ГОСТ 8.417-2002; Мильчин; CLDR ru #,##0 % (typograf closes it up)",
        pattern=r"(\d)␣?(?=[%‰](?![-\w]))",
        becomes="\\1⍽",
        only_if=("%", "‰"),
    ),
    Replace(
        id="ru/number/celsius",
        what="A no-break space before °C; an angle has none",
        source="ГОСТ 8.417-2002; Мильчин, «Издательский словарь-справочник»",
        pattern=r"(\d)␣?°␣?(?=[CСFKК](?!\w))",
        becomes="\\1⍽°",
        only_if=("°",),
    ),
    Replace(
        id="ru/number/ruble",
        what="A no-break space before ₽ and €",
        source="CLDR ru #,##0.00 ¤",
        pattern=r"(\d)(?:␣?(?=[₽€])|␣(?=[$£¥](?!\d)))",
        becomes="\\1⍽",
        only_if=("₽", "€", "$", "£", "¥"),
    ),
    Bind(
        id="ru/nbsp/unit",
        what="A unit stays with its number: 5 кг, 25 кв. м, 220 В",
        source=f"ГОСТ 8.417-2002; {_MILCHIN}; typograf ru/nbsp/rubleKopek",
        # A capital letter alone is a unit where no word follows: it might begin a sentence.
        pattern=(
            rf"\d␣(?:(?:кв|куб)\.␣)?(?!ч\.␣\d)(?={any_of((*UNITS, *CURRENCIES))}{UNIT_END}"
            r"|(?:(?:кв|куб)\.␣)?м[²³23](?!\w)|[ВАНКФ](?:[,.;:)\n]|␣[и—–]))"
        ),
    ),
    Bind(
        id="ru/nbsp/multiple",
        what="A unit stays with the thousands, millions before it: 5 тыс. км², 5 тыс. руб.",
        source=f"{_MILCHIN} (числа не отрывают от единиц)",
        pattern=(
            rf"␣{after(MULTIPLES_OF_UNITS, '␣')}(?:(?:кв|куб)\.␣)?"
            rf"(?={any_of(_MEASURES)}{UNIT_END}|к?м[²³23](?!\w))"
            # Money after «млн» may begin a line; two abbreviations with points are read as one.
            r"|␣(?<=тыс\.␣)(?=(?:руб|долл|коп)\.|евро(?!\w))"
        ),
        only_if=MULTIPLES_OF_UNITS,
    ),
    Bind(
        id="ru/nbsp/pages-in-all",
        what="The number of pages, of spoons stays with its abbreviation: 230 с., 2 ст. л.",
        source=f"ГОСТ Р 7.0.5-2008; {_MILCHIN}",
        pattern=r"\d␣(?=(?:с|стр|л|(?:ст|ч|п|а)\.␣?л|кл)\.)",
        only_if=("с.", "стр.", "л."),
    ),
    Bind(
        id="ru/nbsp/coordinates",
        what="Degrees stay with «с. ш.», «в. д.»",
        source=_MILCHIN,
        pattern=r"[\d°′″]␣(?=[сю]\.␣?ш\.|[вз]\.␣?д\.)",
        only_if=("ш.", "д."),
    ),
    Bind(
        id="ru/nbsp/year",
        what="The year stays with the word or letters for it: 2015 г., 2015 году",
        source=f"{_MILCHIN} (числа не отрывают от относящихся к ним слов); typograf ru/nbsp/year, ru/nbsp/years",
        pattern=r"\d␣(?=гг?\.|год|лет(?!\w))|\d-(?:[ехмя]|го|му|ми)␣(?=гг?\.)",
        only_if=("г.", "год", "лет"),
    ),
    Bind(
        id="ru/nbsp/date",
        what="The day stays with its month: 12 марта, 17 (29) марта",
        source="typograf ru/nbsp/dayMonth",
        pattern=rf"\d(?:-го|-е|-му|-м)?(?:␣\(\d{{1,2}}\))?␣(?={any_of(LANGUAGE.months)}(?!\w))",
    ),
    Bind(
        id="ru/nbsp/century",
        what="A century stays with the word or letter for it: XX век",
        source=f"{_MILCHIN}; typograf ru/nbsp/centuries",
        pattern=r"[IVX\d]␣(?:(?<=[IVX]␣)(?=вв?\.|век|столет|тысячелет)|(?<=\d␣)(?=вв?\.(?:␣|[,;)])))",
        only_if=("в.", "век", "столет", "тысячелет"),
    ),
    Bind(
        id="ru/nbsp/regnal",
        what="A Roman numeral stays with the name before it: Николай II, глава IV",
        source=_MILCHIN,
        pattern=r"␣(?=[IVX]+(?![\w–—-])(?!␣(?:вв?\.|век|столет|тысяч|[–—-])))(?<=[а-яё]␣)",
        confirms=_is_name_or_part,
        only_if=("I", "V", "X"),
    ),
    # ---------------------------------------------------------------- signs
    Replace(
        id="ru/sign/number",
        what="№ and § stand off from their number by a no-break space",
        source=f"{_MILCHIN} («знаки №, § отбивают на полукегельную»; typograf: U+202F)",
        pattern=r"([№§])␣?(?=[\dIVXLC])",
        becomes="\\1⍽",
        only_if=("№", "§"),
    ),
    # ---------------------------------------------------------------- abbreviations
    Replace(
        id="ru/abbr/pairs",
        what="т. е., н. э., с. ш., ст. л., кв. м have a no-break space inside",
        source=f"{_MILCHIN}; typograf ru/nbsp/abbr",
        pattern=between_parts(COMPOUND_ABBREVIATIONS),
        becomes=".⍽",
    ),
    Replace(
        id="ru/abbr/postscript",
        what="P. S. has a no-break space inside",
        source="typograf ru/nbsp/ps",
        pattern=r"\.(?<=[^\w][PN]\.)␣?(?=[SB]\.|P\.␣?S\.)|\.(?<=P\.P\.)(?=S\.)",
        becomes=".⍽",
        only_if=("P.", "N."),
    ),
    Bind(
        id="ru/nbsp/page",
        what="«с.», «рис.», «соч.» stay with their number, «п.» with its letter: п. «а»",
        source=f"typograf ru/nbsp/page; {_MILCHIN}",
        pattern=r"\.␣(?=[\d№]|[IVXLC]+(?!\w)|«[а-яё]»)" + after(BEFORE_NUMBERS, r"\.␣", either_case=True),
    ),
    Bind(
        id="ru/nbsp/see",
        what="«см.», «ср.», «им.» stay with the next word",
        source="typograf ru/nbsp/see",
        pattern=r"\.␣(?=[^ \n])" + after(("см", "ср", "им", "напр"), r"\.␣", either_case=True),
    ),
    Bind(
        id="ru/nbsp/address",
        what="«г.», «ул.», «пр.» stay with the name",
        source="typograf ru/nbsp/addr",
        pattern=(
            rf"\.␣(?=(?:{any_of(BEFORE_PLACES)}\.␣?)?«?{_CAPITAL}[а-яё.])"
            + after(BEFORE_PLACES, r"\.␣")
            + r"(?<![\dIVX]␣\w\.␣)(?<![\dIVX]␣гг\.␣)"
        ),
    ),
    Bind(
        id="ru/nbsp/address-after",
        what="«ул.», «пр.», «обл.» stay with the adjective before them: Тверская ул.",
        source=f"{_MILCHIN}; typograf ru/nbsp/addr",
        pattern=rf"␣(?=(?:{any_of(AFTER_PLACES)}\.|р-н(?!\w)))(?<=[аяийоеыу][яйегмю]␣)",
        confirms=lambda match: word_before(match)[:1].isupper(),
        only_if=(*(f" {word}." for word in AFTER_PLACES), " р-н"),
    ),
    Bind(
        id="ru/nbsp/form-of-address",
        what="«г-н», «проф.», «св.» stay with the name",
        source=f"{_MILCHIN} (сокращённое обращение не отрывают от фамилии)",
        pattern=(
            r"␣(?=[А-ЯЁA-Z])(?<=[.ажеунмйр]␣)(?:"
            + after(BEFORE_PERSONS, r"\.␣", either_case=True)
            + "|"
            + after(HYPHENED_BEFORE_PERSONS, "␣", either_case=True)
            + ")"
        ),
    ),
    Bind(
        id="ru/nbsp/company",
        what="«ООО», «АО» stay with the name",
        source="typograf ru/nbsp/ooo",
        pattern="␣(?=[«А-ЯЁA-Z])(?<=[А-Я]{2}␣)" + after(COMPANIES, "␣"),
    ),
    Bind(
        id="ru/nbsp/standard",
        what="«ГОСТ» stays with its number",
        source=_MILCHIN,
        pattern=(
            r"␣(?=[\d\ufdd0])"
            + after(("ГОСТ", "ГОСТ Р", "ГОСТ\u00a0Р", "СНиП", "ТУ", "ISO", "ИСО"), "␣")
            + r"|␣(?<=ГОСТ␣)(?=Р␣[\d\ufdd0])|␣(?<=[^\w]N␣)(?=\d)"
        ),
        only_if=("ГОСТ", "СНиП", "ТУ", "ISO", "ИСО", "N "),
    ),
    Bind(
        id="ru/nbsp/federation",
        what="«РФ» stays with the code of laws or the office before it: ГК РФ",
        source=f"{_MILCHIN} (буквенные аббревиатуры не разрывают)",
        pattern=r"␣(?=РФ(?!\w))(?<=[А-Я]␣)" + after(LEGAL_CODES, "␣"),
        only_if=(" РФ",),
    ),
    Replace(
        id="ru/abbr/degree",
        what="A degree has no-break spaces inside: к. ф. н., д. и. н.",
        source=_MILCHIN,
        pattern=r"(?<!\w)([кд])\.␣?([а-яё]{1,2}|[а-яё]-[а-яё])\.␣?н\.(?!\w)",
        becomes="\\1.⍽\\2.⍽н.",
        only_if=(".н.", " н.", "\u00a0н."),
    ),
    # ---------------------------------------------------------------- initials
    Replace(
        id="ru/initials/shared",
        what="The initials of two people who share a surname are spaced: А. С. и Н. Н. Пушкины",
        source=f"{_MILCHIN} (инициалы не отрывают от фамилии)",
        pattern=rf"\.(?<=[^\w.]{_CAPITAL}\.)␣?(?={_CAPITAL}\.␣и␣{_CAPITAL}\.)",
        becomes=".⍽",
        only_if=(". и",),
    ),
    Replace(
        id="ru/initials",
        what="Initials have no-break spaces between them and before the surname",
        source=f"{_MILCHIN}; typograf ru/nbsp/initials",
        pattern=rf"\.(?:(?<=[^\w.]{_INITIAL}\.)|(?<=[^\w.]Дж\.))(?:␣?(?:{_INITIAL}|Дж)\.){{1,2}}␣?(?={_SURNAME})",
        becomes=_spaced_initials,
    ),
    Replace(
        id="ru/initials/one",
        what="One initial has a no-break space before the surname",
        source=f"{_MILCHIN}; typograf ru/nbsp/initials",
        # A Latin I, V or X is rather a numeral.
        pattern=rf"\.(?:(?<=[^\w.][А-ЯЁA-HJ-UWYZ]\.)|(?<=[^\w.]Дж\.))(?<!{_INITIAL}\.␣{_INITIAL}\.)␣?(?={_SURNAME})",
        becomes=_one_initial,
    ),
    Bind(
        id="ru/initials/shortened",
        what="A shortened first name stays with what follows, as do two brothers: Вяч. Иванов, А. и Б. Стругацкие",
        source=f"{_MILCHIN} (инициалы не отрывают от фамилии)",
        pattern=(
            rf"\.␣(?={_CAPITAL}(?:[а-яё]|\.))"
            + after(SHORT_FIRST_NAMES, r"\.␣")
            + rf"|\.␣(?<=[^\w.]{_CAPITAL}\.␣)(?=и␣{_CAPITAL}\.␣?{_CAPITAL}[а-яё])"
            + rf"|\.␣(?<=[^\w.]{_CAPITAL}\.-{_CAPITAL}\.␣)(?={_CAPITAL}[а-яё])"
        ),
    ),
    Replace(
        id="ru/initials/after-surname",
        what="Initials stay with the surname before them",
        source=f"{_MILCHIN} (инициалы не отрывают от фамилии)",
        pattern=rf"␣(?={_INITIAL}\.)(?<=[a-zа-яё]␣)({_INITIAL})\.(?:␣?({_INITIAL})\.)?",
        becomes=_after_surname,
    ),
    # ---------------------------------------------------------------- words that cling
    Bind(
        id="ru/nbsp/particle",
        what="The particles ли, же, бы do not begin a line",
        source="typograf ru/nbsp/beforeParticle",
        pattern=rf" (?={any_of(PARTICLES)}(?![\w-]))(?<=[\w»“”\u0301\ufffc] )",
    ),
    Bind(
        id="ru/nbsp/clinging",
        what="A short preposition, conjunction or negation does not end a line",
        source=f"{_MILCHIN}; typograf common/nbsp/afterShortWord",
        pattern=" " + after(CLINGING_WORDS, " ", either_case=True) + "(?=[^ \\n,.;:!?)])",
    ),
)
"""Numbers, abbreviations, names, and the spaces that hold words together."""

_YO = "|".join(WORDS_WITH_YO)

LINT: tuple[Rule, ...] = (
    Lint(
        id="ru/lint/point-in-quotes",
        what=N_("A comma or full stop comes before the closing quotation mark"),
        source=_MILCHIN,
        pattern=r"(?<=\w)[.,](?=»)",
    ),
    Lint(
        id="ru/lint/mixed-quotes",
        what=N_("Quotation marks of another language"),
        source=_MILCHIN,
        pattern="[”‟]|“(?=[^\\W_])",
        once_a_paragraph=True,
    ),
    Lint(
        id="ru/lint/koe",
        what=N_("«кое-» is written with a hyphen"),
        source="Правила русской орфографии и пунктуации, 1956",
        pattern=r"(?<!\w)[Кк]о[ей]␣(?:кто|кого|кому|кем|что|чего|чему|чем|как|где|куда|откуда|когда|какой|какая|какие|каких)(?!\w)",
    ),
    Lint(
        id="ru/lint/iz-za",
        what=N_("«из-за» and «из-под» are written with a hyphen"),
        source="Правила русской орфографии и пунктуации, 1956",
        pattern=r"(?<!\w)[Ии]з␣(?:за|под)(?!\w)",
    ),
    Lint(
        id="ru/lint/ungrouped",
        what=N_("A number of five digits or more is not grouped"),
        source=f"{_MILCHIN}; BIPM SI brochure 5.4.4",
        pattern=r"(?<![\w.,/+№×-])(?<!№␣)\d{5,}(?![\w/×-])",
        confirms=is_quantity,
    ),
    Lint(
        id="ru/lint/yo-missing",
        what=N_("The house style is to write ё everywhere"),
        source="house style, yo=always",
        pattern=rf"(?<![\w-])(?:{_YO})(?![\w-])",
        applies=lambda style: style.yo == "always",
    ),
    Lint(
        id="ru/lint/yo-present",
        what=N_("The house style is not to write ё"),
        source="house style, yo=never",
        pattern=r"\w*[ёЁ]\w*",
        applies=lambda style: style.yo == "never",
    ),
)

RULES = TypographyRules(
    letters=LETTERS,
    glued=GLUED,
    marks=MARKS,
    range_words=RangeWords(
        labels=BEFORE_NUMBERS,
        codes=LABELS_OF_CODES,
        units=UNITS,
        era=r"[ \u00a0](?:(?:гг?\.|вв?\.|год\w*|век\w*)[ \u00a0])?до[ \u00a0](?:н\.|Р\.|нашей)",
        century="[ \u00a0]?(?:вв?\\.|век|столет)",
        identified=r"заявк\w+|тикет\w*|задач\w+|ревизи\w+|сборк\w+|порт\w*|код\w*",
        byte="байт",
        joints="и|или",
        standards=("ГОСТ", "ГОСТ Р"),
    ),
    ranges=RANGES,
    words=WORDS,
    lint=LINT,
)
