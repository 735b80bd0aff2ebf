"""Russian words for numbered parts: «рис.» and «табл.» are indeclinable, words that are not abbreviated are declined.

Source: Гиленсон, «Справочная книга редактора и корректора», 21.1.2 («Рис. 1. Мост»); Мильчин, «Методика редактирования
текста», 9.2.3 («в табл. 2»). ГОСТ 7.32-2017 («Рисунок 1 — Мост», «на рисунке 1») is for reports of research.
"""

from collections.abc import Mapping

from diglot.languages.parts.model.numbered_parts import Case, KindWords, NumberedPartWords, declined

_KINDS: Mapping[str, KindWords] = {
    "fig": KindWords("Рис.", ("Рисунок", "Рисунки"), ("рис.", "рис.")),
    "tbl": KindWords("Таблица", ("Таблица", "Таблицы"), ("табл.", "табл.")),
    "eq": declined(
        "",
        "формула формулы формуле формулу формулой формуле",
        "формулы формул формулам формулы формулами формулах",
    ),
    "sec": declined(
        "", "раздел раздела разделу раздел разделом разделе", "разделы разделов разделам разделы разделами разделах"
    ),
    "thm": declined(
        "Теорема",
        "теорема теоремы теореме теорему теоремой теореме",
        "теоремы теорем теоремам теоремы теоремами теоремах",
    ),
    "lst": declined(
        "Листинг",
        "листинг листинга листингу листинг листингом листинге",
        "листинги листингов листингам листинги листингами листингах",
    ),
}

_WORDS_BEFORE: Mapping[Case, str] = {
    "genitive": "без вместо вне возле вокруг для до из кроме около от относительно помимо после против ради у",
    "dative": "благодаря вопреки к ко по подобно согласно",
    "accusative": "про сквозь через см ср смотри сравни",
    "instrumental": "за между над перед под с со",
    "prepositional": "в во на о об при",
}
_CASE_AFTER: Mapping[str, Case] = {word: case for case, words in _WORDS_BEFORE.items() for word in words.split()}
# «В» and «на» are asked where, not where to. «См. также формулу (1)», «по формуле (1) и теореме 2».
_FORMS = {form for words in _KINDS.values() for forms in words.all_running for form in forms}

WORDS = NumberedPartWords(
    _KINDS,
    ("Страница", "с."),
    "и",
    frozenset({*_CASE_AFTER, *"и или а также как чем например".split()}),
    frozenset("см ср смотри сравни".split()),
    has_stop=True,
    case_after=_CASE_AFTER,
    not_asking=frozenset({*_FORMS, *"и или также например".split()}),
    continued_table="Продолжение таблицы {number}",
)
