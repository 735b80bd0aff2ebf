"""What Russian is. Touches nothing."""

from __future__ import annotations

from diglot.languages.ru.core.phrases import PHRASES
from diglot.model.languages import Language, Part
from diglot.model.messages import N_

LANGUAGE = Language(
    code="ru",
    name=N_("Russian"),
    autonym="Русский",
    script="CYRILLIC",
    letters="\u0400-\u04ff",
    # Without ё, which stands among the words with е: Мильчин, Чельцова.
    alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя",
    bcp47="ru-RU",
    locale="ru_RU",
    # Brysbaert 2019 (doi:10.1016/j.jml.2019.104047), 184, rounded down because essays carry notes and tables.
    words_per_minute=180,
    months=(
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    plural_forms=("one", "few", "many"),
    phrases=PHRASES,
    yes_and_no=("Да", "Нет"),
    imprint_rules="gost",
    spine_direction="up",
    numberings=(
        # Without ё, й, ъ, ы, ь: Мильчин, Чельцова.
        "абвгдежзиклмнопрстуфхцчшщэюя",
        # ГОСТ Р 2.105-2019 leaves out з, о and ч as well.
        "абвгдежиклмнпрстуфхцшщэюя",
        "абвгдежзийклмнопрстуфхцчшщэюя",
        "абвгдеёжзиклмнопрстуфхцчшщэюя",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    ),
    # The patterns of Pyphen know words without diaereses only.
    hyphenated_as=("ёЁ", "еЕ"),
    typography=Part("diglot.languages.ru.core.typography:RULES"),
    references=Part("diglot.languages.ru.core.citing:REFERENCES"),
    reference=Part("diglot.languages.ru.core.citing:entry"),
    sentences=Part("diglot.languages.ru.core.sentences:RULES"),
    numbers=Part("diglot.languages.ru.core.numbers:WORDS"),
    numbered_parts=Part("diglot.languages.ru.core.numbered_parts:WORDS"),
    slips=Part("diglot.languages.ru.core.slips:WORDS"),
    word_forms=Part("diglot.languages.ru.adapters.dictionary:FORMS"),
    name_forms=Part("diglot.languages.ru.core.names:FORMS"),
    english_stems=Part("diglot.languages.ru.core.english_stems:STEMS"),
    search=Part("diglot.languages.ru.core.search:WORDS"),
    note_signature=Part("diglot.languages.ru.core.notes:signature"),
    alert_titles=Part("diglot.languages.ru.core.titles:ALERTS"),
)  # fmt: skip
