"""Words and abbreviations by what they do in a line. An abbreviation is written without its full stop."""

from __future__ import annotations

from collections.abc import Mapping

CLINGING_WORDS = tuple("а в и к о с у во да до за из ко на не ни но об от по со".split())
"""Words that must not end a line."""

PARTICLES = tuple("ли ль же ж бы б".split())
"""Words that must not begin a line."""

UNITS = tuple(
    "мм см дм м км мкм нм га г кг мг т ц л мл ч мин сут мс Гц кГц МГц ГГц Вт кВт МВт ГВт Дж кДж Па кПа "
    "МПа гПа ГПа кН мВ дБ Ом бит байт кБ КБ МБ ГБ ТБ Кбайт Мбайт Гбайт Мбит "
    "руб коп р экз чел долл евро пт тыс млн млрд трлн "
    "mm cm km kg pt px dpi".split()
)
"""Units and words of quantity that stay with their number, without letters that are words (с, в, а, к)."""

GLUED_UNITS = tuple("кг км см мм мл руб тыс млн млрд трлн".split())
"""Units that are often typed without the space: 3млрд."""

WEEKDAYS = tuple("пн вт ср чт пт сб вс".split())
"""Days of the week as they bound a range; in full they are joined by a hyphen where they mean “about”."""

BEFORE_NUMBERS = tuple(
    "с стр рис табл гл ч т тт п пп подп ст разд прил вып кн ил илл л лл д кв корп оф сб ф оп "
    "прим стб ред ок стк соч оп "
    "абз черт сх карт вкл нач кон сер ум род влад каб ауд подъезд эт op "
    # In descriptions of books in Latin letters.
    "p pp vol vols no nos iss bd nr s ch fig".split()
)
"""Abbreviations that stay with the number after them."""

LABELS_OF_CODES = tuple("тел факс моб доб версия версии верс".split())
"""Words before numbers with a hyphen that are no range: a telephone, a version."""

WORDS_OF_QUANTITY = frozenset("руб коп экз чел долл евро".split())
"""Units that are words rather than measures: they may begin a line after «тыс.», «млн»."""

MULTIPLES_OF_UNITS = ("тыс.", "млн", "млрд", "трлн")
"""What stands between a number and its unit."""

COMPOUND_ABBREVIATIONS = tuple(
    "т.е. т.д. т.п. т.к. т.н. т.ч. т.о. т.с. т.г. н.э. н.с. с.ш. ю.ш. в.д. з.д. и.о. с.г. б.г. б.м. б.и. г.р. "
    "ст.л. ч.л. л.с. рт.ст. вод.ст. кв.м кв.км кв.см куб.м куб.см Р.Х. ст.м. п.л. а.л. уч.-изд.л.".split()
)
"""Abbreviations of two words that never part, written here without their space."""

BEFORE_PLACES = tuple("г гг ул пр просп пл пер бул бульв наб ш пос дер с д о оз р обл м ст".split())
AFTER_PLACES = tuple("ул пер просп пр пл наб бул бульв обл туп ш".split())
"""Abbreviations that may also follow the name, an adjective: Тверская ул."""
LEGAL_CODES = tuple("ГК УК ТК НК СК ЖК ЗК АПК ГПК УПК БК КоАП ПП МВД МИД ФСБ ЦК".split())
"""What «РФ» stays with."""

WAYS = tuple(
    "поезд рейс маршрут трасс шосс дорог магистрал лини перегон электричк автобус паром экспресс пут перелёт "
    "перелет самолёт самолет теплоход трамва железн ветк участк участок направлени канал нефтепровод газопровод".split()
)
"""Beginnings of words after which two places are the ends of a way: поезд Москва — Тверь."""

NAMED_AFTER_TWO = tuple(
    "закон теорем эффект уравнени формул неравенств критери преобразовани пакт интеграл распределени метод правил "
    "гипотез синдром коэффициент шкал".split()
)
"""Beginnings of words after which two surnames are two persons: закон Бойля — Мариотта."""

FIRST_PARTS_OF_NAMES = frozenset(
    "Санкт Нью Усть Улан Алма Йошкар Нарьян Сан Санта Лос Буэнос Порт Тель Баден Эль Аль Ибн Рио Куала Лас Каменец "
    "Комсомольск Франкфурт Переславль Гусь Ханты Петропавловск Ростов Николаевск Спасск Камень Соль Кзыл Талды Вышний "
    "Гей Сен Римского Салтыкова Миклухо Мамина Сухово Муравьёва Муравьева Бонч Немировича Петрова Лебедева Голенищева "
    "Мусина Склодовской Жан Мария Марии Ле Ла Де Тянь Гвинея Папуа Сьерра Коста Пуэрто Гиллен Шарлотта Семёнова "
    "Семенова Тян Штерна Бен Дэ Минас Баня Бела Банска Доу Стоук Стратфорд".split()
)
"""Beginnings of names with a hyphen."""

BEFORE_PERSONS = tuple("проф акад тов св доц гр кн инж ген".split())
SHORT_FIRST_NAMES = tuple(
    "Ал Алдр Алекс Анат Анд Андр Ант Арк Бор Вал Вас Викт Вит Вл Влад Вс Всев Вяч Ген Георг Гр Григ Дж Дм Евг Ек Ив "
    "Игн Ил Ин Иннок Ис Конст Леон Макс Мих Ник Ос Пав Петр Род Ром Св Сем Серг Ст Степ Фед Фр Эд Эм Юр Як".split()
)
"""First names shortened to more than an initial: Вяч. Иванов."""

HYPHENED_BEFORE_PERSONS = tuple(
    "г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой д-р гр-н гр-на гр-ка гр-ки б-р пр-т".split()
)
COMPANIES = tuple("ООО ОАО ЗАО ПАО АО НАО ИП АНО НКО ФГУП ГУП МУП НИИ НПО".split())

WORDS_WITH_YO: Mapping[str, str] = {
    "еще": "ещё", "ее": "её", "мое": "моё", "твое": "твоё", "свое": "своё", "нее": "неё", "причем": "причём",
    "вдвоем": "вдвоём", "втроем": "втроём", "идет": "идёт", "дает": "даёт", "живет": "живёт", "ведет": "ведёт",
    "пошел": "пошёл", "пришел": "пришёл", "нашел": "нашёл", "ушел": "ушёл", "шел": "шёл", "прочел": "прочёл",
    "черный": "чёрный", "зеленый": "зелёный", "желтый": "жёлтый", "легкий": "лёгкий", "тяжелый": "тяжёлый",
    "темный": "тёмный", "твердый": "твёрдый", "отчет": "отчёт", "счет": "счёт",
}  # fmt: skip
"""Words that are unambiguous when written with е, and their spelling with ё."""
