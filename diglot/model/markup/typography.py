"""Types and tables of typography: kinds of rules, the house style, characters, lists of words. Touches nothing.

Patterns and replacements of rules contain no invisible characters: `␣` represents a space of any kind (plain,
no-break or narrow no-break), `⍽` represents U+00A0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec

from diglot.model.fields import NAMES

# ---------------------------------------------------------------- characters

NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
SOFT_HYPHEN = "\u00ad"
EN_DASH = "\u2013"
MINUS = "\u2212"
APOSTROPHE = "\u2019"
PRIME = "\u2032"
DOUBLE_PRIME = "\u2033"
ELLIPSIS = "\u2026"
STRESS_MARK = "\u0301"
PARAGRAPH_SEPARATOR = "\u2029"
OBJECT_MARK = "\ufffc"
"""The placeholder in running text for what is not text: code, mathematics, a picture, another language."""


# ---------------------------------------------------------------- rules and house style

Severity: TypeAlias = Literal["fix", "lint"]
Edit: TypeAlias = tuple[int, int, str]
"""The start and end of a range in the text, and its replacement."""


class HouseStyle(msgspec.Struct, frozen=True):
    """The typographic choices of a publication.

    disabled: ids of rules that are not applied.
    english_dash: "em-closed" is word—word (CMOS); "en-spaced" is word – word (British houses).
    english_points: where the linter expects commas and full stops at a closing quotation mark: "inside" (CMOS),
        "outside" (British houses), or as the author wrote them.
    thousands: the space inside grouped numbers in Russian text.
    yo: how the linter expects the letter ё to be used; it is never corrected.
    note_signatures: whether notes of the editor and of the translator say at their end whose they are.
    """

    disabled: Annotated[frozenset[str], NAMES] = msgspec.field(name="off", default=frozenset())
    english_dash: Literal["em-closed", "en-spaced"] = "em-closed"
    english_points: Literal["as-written", "inside", "outside"] = "as-written"
    thousands: str = NARROW_NO_BREAK_SPACE
    yo: Literal["as-written", "always", "never"] = "as-written"
    note_signatures: bool = False


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A typographic rule.

    id: language ("*" for all), subject and name, such as `ru/dash/em`.
    what: a line for an editor.
    source: the authority.
    only_if: the rule applies only if one of these strings occurs (a cheap test before the pattern).
    """

    id: str
    what: str
    source: str
    only_if: tuple[str, ...] = ()
    severity: ClassVar[Severity] = "fix"

    @property
    def lang(self) -> str:
        """The language of the rule: "en", "ru", or "*" for both."""
        return self.id.partition("/")[0]


class Bind(Rule, frozen=True, kw_only=True):
    """A rule that turns every space in a match of its pattern into a no-break space, and changes nothing else.

    confirms: returns whether the rule applies to a match.
    """

    pattern: str
    confirms: Callable[[re.Match[str]], bool] | None = None


class Replace(Rule, frozen=True, kw_only=True):
    """A rule that replaces each match of its pattern; a function may return None to leave it as it is."""

    pattern: str
    becomes: str | Callable[[re.Match[str], HouseStyle], str | None]


class Rewrite(Rule, frozen=True, kw_only=True):
    """A rule that needs the whole text, such as that of quotation marks."""

    find_edits: Callable[[str], list[Edit]]


class Lint(Rule, frozen=True, kw_only=True):
    """A rule whose matches are reported and never changed, because only a person can decide.

    applies: returns whether the house style asks for the rule.
    confirms: returns whether a match is a finding.
    headings_only: it is applied to headings alone. once_a_paragraph: only the first match in a paragraph is reported,
    because further ones have the same cause.
    """

    pattern: str
    applies: Callable[[HouseStyle], bool] | None = None
    confirms: Callable[[re.Match[str]], bool] | None = None
    headings_only: bool = False
    once_a_paragraph: bool = False
    severity: ClassVar[Severity] = "lint"


class TypographyFinding(msgspec.Struct, frozen=True):
    """A match of a lint rule.

    block: the index of the top-level block. excerpt: the match, with a little of the text around it.
    """

    rule: str
    excerpt: str
    block: int


# ---------------------------------------------------------------- tables of words

CLINGING_WORDS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple("а в и к о с у во да до за из ко на не ни но об от по со".split()),
    "en": (),
}
"""Words that must not end a line, by language. English has none: CMOS allows “a” there."""

RUSSIAN_LABELS = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters for numbering in Russian: without ё, й, ъ, ы, ь. Source: Мильчин, Чельцова."""

PARTICLES = tuple("ли ль же ж бы б".split())
"""Russian words that must not begin a line."""

UNITS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple(
        "мм см дм м км мкм нм га г кг мг т ц л мл ч мин сут мс Гц кГц МГц ГГц Вт кВт МВт ГВт Дж кДж Па кПа "
        "МПа гПа ГПа кН мВ дБ Ом бит байт кБ КБ МБ ГБ ТБ Кбайт Мбайт Гбайт Мбит "
        "руб коп р экз чел долл евро пт тыс млн млрд трлн "
        "mm cm km kg pt px dpi".split()
    ),
    "en": tuple(
        "mm cm m km nm µm μm µg μg µs μs g kg mg t l ml ft yd mi oz lb lbs mph kph Hz kHz MHz GHz W kW MW GW kWh J kJ "
        "Pa hPa kPa MPa GPa mbar kN dB V mV kV mA bit KB MB GB TB "
        "kB Mbit pt px dpi ppi ms min hr kcal cal hundred thousand million billion "
        "trillion".split()
    ),
}
"""Units and words of quantity that stay with their number, without letters that are Russian words (с, в, а, к)."""

GLUED_UNITS = tuple("кг км см мм мл руб тыс млн млрд трлн".split())
"""Russian units that are often typed without the space: 3млрд."""

RUSSIAN_MONTHS = tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())
ENGLISH_MONTHS = tuple("January February March April May June July August September October November December".split())
ENGLISH_MONTHS_SHORT = tuple("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple("пн вт ср чт пт сб вс".split()),
    "en": tuple(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
    ),
}
"""Days of the week as they bound a range; Russian ones in full are joined by a hyphen where they mean “about”."""

WORDS_OF_SCORES: Mapping[str, tuple[str, ...]] = {
    "before": tuple(
        "won|win|wins|winning|lost|lose|losing|beat|beating|led|leading|trailed|tied|drew|voted|ruled|"
        "passed|carried|approved|rejected|defeated|elected|vote of|score of|margin of|majority of".split("|")
    ),
    "after": tuple(
        "win wins victory defeat loss lead tie draw vote votes decision majority record score split ruling rout".split()
    ),
}
"""English words beside the two numbers of a score or of a vote."""

BEFORE_NUMBERS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple(
        "с стр рис табл гл ч т тт п пп ст разд прил вып кн ил л лл д кв корп оф сб ф оп прим стб ред ок стк соч оп op "
        # In descriptions of books in Latin letters.
        "p pp vol vols no nos iss bd nr s ch fig".split()
    ),
    "en": tuple(
        "p pp fig figs no nos vol vols ch chs sec secs art arts pl pls eq eqs app pt pts bk n nn ll fol fols col "
        "tab ca c b d fl op opp k rte rt hwy s ss".split()
    ),
}
"""Abbreviations, without their full stop, that stay with the number after them."""

WORDS_OF_QUANTITY = frozenset("руб коп экз чел долл евро".split())
"""Russian units that are words rather than measures: they may begin a line after «тыс.», «млн»."""

MULTIPLES_OF_UNITS = ("тыс.", "млн", "млрд", "трлн")
"""What stands between a Russian number and its unit."""

COMPOUND_ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple(
        "т.е. т.д. т.п. т.к. т.н. т.ч. т.о. т.с. т.г. н.э. н.с. с.ш. ю.ш. в.д. з.д. и.о. с.г. б.г. б.м. б.и. г.р. "
        "ст.л. ч.л. л.с. рт.ст. вод.ст. кв.м кв.км кв.см куб.м куб.см Р.Х. ст.м.".split()
    ),
    "en": tuple("sq.ft sq.in sq.yd sq.mi cu.ft cu.in cu.yd fl.oz".split()),
}
"""Abbreviations of two words that never part, written here without their space."""

CURRENCIES = tuple("USD EUR GBP RUB JPY CNY CHF CAD AUD INR KZT UAH BYN TRY PLN CZK SEK NOK".split())
"""Codes of currencies that follow their sums. Source: ISO 4217."""

WORDS_BEFORE_NUMBERS = tuple(
    "Chapter Chapters Figure Figures Table Tables Part Parts Section Sections Volume Volumes Appendix Plate "
    "Plates Act Scene Book Article Note".split()
)
LABELS_OF_CODES = tuple("тел факс моб доб версия версии верс tel phone fax ext version versions release".split())
"""Words before numbers with a hyphen that are no range: a telephone, a version."""

BEFORE_PLACES: Mapping[str, tuple[str, ...]] = {
    "ru": tuple("г гг ул пр просп пл пер бул бульв наб ш пос дер с д о оз р обл м ст".split()),
    "en": tuple("Mt Mts Ft Pt".split()),
}
AFTER_PLACES = tuple("ул пер просп пр пл наб бул бульв обл туп ш".split())
"""Russian abbreviations that may also follow the name, an adjective: Тверская ул."""
BEFORE_PERSONS: Mapping[str, tuple[str, ...]] = {
    "ru": tuple("проф акад тов св доц гр кн инж ген".split()),
    "en": tuple("Dr Mr Mrs Ms St Mme Mlle Prof Rev Hon Gen Col Capt Lt Sgt Gov Sen Rep Messrs Fr Sr".split()),
}
SHORT_FIRST_NAMES = tuple(
    "Ал Алдр Алекс Анат Анд Андр Ант Арк Бор Вал Вас Викт Вит Вл Влад Вс Всев Вяч Ген Георг Гр Григ Дж Дм Евг Ек Ив "
    "Игн Ил Ин Иннок Ис Конст Леон Макс Мих Ник Ос Пав Петр Род Ром Св Сем Серг Ст Степ Фед Фр Эд Эм Юр Як".split()
)
"""Russian first names shortened to more than an initial: Вяч. Иванов."""

HYPHENED_BEFORE_PERSONS = tuple("г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой д-р".split())
UNDOTTED_BEFORE_PERSONS = tuple("Dr Mr Mrs Ms St Mme Mlle".split())
COMPANIES = tuple("ООО ОАО ЗАО ПАО АО НАО ИП АНО НКО ФГУП ГУП МУП НИИ НПО".split())

ACRONYMS = frozenset("US UK UN USS DC EU BC AD AM PM AC BA MA MD JD LLB PS NY NZ NB LA CE BCE RA MS BS".split())
"""Letters with full stops that are not a person's initials: the U.S. Army."""

LETTERED_THINGS = frozenset(
    "Plan Vitamin Type Part Appendix Figure Table Chapter Section Act Class Grade Group Line Room Exhibit Hepatitis "
    "Model Option Point Side Team Volume Column Box Schedule".split()
)
"""English words after which a capital letter is a label, not an initial."""

ELISIONS = tuple("tis twas twere twill twould twixt em til n".split())
"""English words without their first letters: an apostrophe precedes them, never an opening quotation mark."""

LATIN_TWINS = "aceopxyABCEHKMOPTXY"
CYRILLIC_TWINS = "асеорхуАВСЕНКМОРТХУ"
"""Letters that look alike, in the same order. Source: Unicode UTS #39, confusables."""

_TO_CYRILLIC = str.maketrans(LATIN_TWINS, CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)


def in_one_script(word: str) -> str:
    """Return a word in the other script, if all its letters of the rarer script have twins there.

    Left alone: as many letters of both, an acronym with an ending (USBа), a foreign word with an ending (iPadа).

    >>> in_one_script("cлово"), in_one_script("USBа")
    ('слово', 'USBа')
    """
    latin = [letter for letter in word if letter.isascii()]
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u04ff"]
    if len(cyrillic) > len(latin) and all(letter in LATIN_TWINS for letter in latin):
        return word.translate(_TO_CYRILLIC)
    has_ending = not any(letter.isascii() for letter in word[word.index(cyrillic[0]) :])
    if len(latin) > len(cyrillic) and not has_ending and all(letter in CYRILLIC_TWINS for letter in cyrillic):
        return word.translate(_TO_LATIN)
    return word


MIXED_LETTERS = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
# An address, a file's name, a formula or the like around a word, whose letters nobody corrects.
_NOT_PROSE = re.compile(r"[/\\@=$_#]")


def corrected_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield words of a line with letters of both alphabets, as written and as pages show them.

    >>> list(corrected_words("Это cлово, а не a/cлово."))
    [('cлово', 'слово')]
    """
    for token in text.split() if MIXED_LETTERS.search(text) else ():
        for word in _WORD.findall(token) if not _NOT_PROSE.search(token) else ():
            shown = in_one_script(word) if MIXED_LETTERS.search(word) else word
            if shown != word:
                yield word, shown


WORDS_WITH_YO: Mapping[str, str] = {
    "еще": "ещё", "ее": "её", "мое": "моё", "твое": "твоё", "свое": "своё", "нее": "неё", "причем": "причём",
    "вдвоем": "вдвоём", "втроем": "втроём", "идет": "идёт", "дает": "даёт", "живет": "живёт", "ведет": "ведёт",
    "пошел": "пошёл", "пришел": "пришёл", "нашел": "нашёл", "ушел": "ушёл", "шел": "шёл", "прочел": "прочёл",
    "черный": "чёрный", "зеленый": "зелёный", "желтый": "жёлтый", "легкий": "лёгкий", "тяжелый": "тяжёлый",
    "темный": "тёмный", "твердый": "твёрдый", "отчет": "отчёт", "счет": "счёт",
}  # fmt: skip
"""Words that are unambiguous when written with е, and their spelling with ё."""
