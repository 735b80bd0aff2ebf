"""What Russian is. Touches nothing."""

from __future__ import annotations

from diglot.languages.ru.core.phrases import PHRASES
from diglot.model.languages import FieldWords, Language, Part
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
    field_words=FieldWords(
        draft="черновик",
        published="опубликовано",
        withheld="скрыт|секретн|неопубликован|приватн|личн",
        year=r"\s*г\.?|\s+года",
    ),
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
    optional_marks=("ёЁ", "еЕ"),
    short_words=3,
    kept_parts=("ко[ей]", "то|либо|нибудь|таки"),
    # As in passports: ICAO Doc 9303 (2015), but «ё» and «э» as readers expect them in an address, and without the hard
    # and soft signs. The last four left the alphabet in 1918.
    latin=(
        "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
        "щ=shch ъ= ы=y ь= э=e ю=iu я=ia ѣ=e і=i ѳ=f ѵ=i"
    ),
    sounds="б=b п=p в=f ф=f д=d т=t г=g х=g к=k з=s с=s ц=s ж=j ч=j ш=j щ=j л=l м=m н=n р=r дж=j тч=j",
    typography=Part("diglot.languages.ru.core.typography:RULES"),
    references=Part("diglot.languages.ru.core.citing:REFERENCES"),
    reference=Part("diglot.languages.ru.core.citing:entry"),
    sentences=Part("diglot.languages.ru.core.sentences:RULES"),
    numbers=Part("diglot.languages.ru.core.numbers:WORDS"),
    numbered_parts=Part("diglot.languages.ru.core.numbered_parts:WORDS"),
    slips=Part("diglot.languages.ru.core.slips:WORDS"),
    word_forms=Part("diglot.languages.ru.adapters.dictionary:FORMS"),
    name_forms=Part("diglot.languages.ru.core.names:FORMS"),
    lexicon=Part("diglot.languages.ru.core.lexicon:LEXICON"),
    search=Part("diglot.languages.ru.core.search:WORDS"),
    note_prefixes="ред=ed пер=tr вар=app",
    signed_notes=r"\bпри(?:м\.|меч\.|мечание)\s*(?:\w+\.?\s+)?(?:пер|перев|переводч|ред|редакт)\w*",
    note_signature=Part("diglot.languages.ru.core.notes:signature"),
    alert_titles=Part("diglot.languages.ru.core.titles:ALERTS"),
)  # fmt: skip
