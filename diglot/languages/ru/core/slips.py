"""Words by which a sentence is compared with its translation."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diglot.languages.parts.model.slips import Mode, SlipWords
from diglot.languages.ru.core.numbers import CARDINALS
from diglot.languages.ru.core.opposites import OPPOSITES

# With what an initial may begin in Latin letters: Юрий is Yuri, Jury, George.
_ROMANISED: Mapping[str, str] = {
    "А": "A", "Б": "B", "В": "VW", "Г": "GH", "Д": "DJG", "Е": "EYJH", "Ё": "YEJ", "Ж": "ZJG", "З": "ZS", "И": "IEYJH",
    "Й": "YJI", "К": "KCQX", "Л": "L", "М": "M", "Н": "N", "О": "OH", "П": "P", "Р": "R", "С": "SCZ", "Т": "T",
    "У": "UWVH", "Ф": "FPT", "Х": "KHCJX", "Ц": "TCZ", "Ч": "CT", "Ш": "SC", "Щ": "S", "Э": "EAHJ", "Ю": "YJUIEG",
    "Я": "YJI",
}  # fmt: skip

WORDS = SlipWords(
    # Without the phrases in which it does not deny: не только, едва не, не позже, не доезжая.
    denial=re.compile(
        r"(?<!едва )(?<!чуть )(?<!пока )(?<!разве )(?<!ли )(?<!бы )(?<!бы то ни )(?<![\w-])"
        r"(?:не(?! (?:только|просто|раз|столько|прочь|то|т[оае]т?|что иное|кто иной|говоря|всегда|обязательно|"
        r"мог\w* не|\w+ и|\w{2,}(?:ее|ше|же|че|ще)|до\w+(?:я|в|вши))\b)|нельзя|никогда)(?![\w-])(?![^.?!]*\?)",
        re.IGNORECASE,
    ),
    soft_denial=re.compile(
        r"(?<![\w-])(?:не|нет|ни|нельзя|никогда|никак|нигде|ничуть|нисколько|без|безо|лишь|только|едва|еле|"
        r"вместо|кроме|"
        r"помимо|пока|мало|редко|слишком|мимо|зря|напрасно|вряд|иначе|против|вне|остальн\w+|поневоле|лишн\w+|"
        r"бе[зс]\w{3,}|ни(?:кто|ко[гм]|что|че[гм]|как|куда|где)\w*|некогда|некому|неч\w+|"
        r"не(?!которы|скольк|дел|фт|рв|бес|бо\b|ба\b|бу\b|го\b|му\b|й\b|[её]\b|м\b|мец|мк|мцы|вест|йро|йтр|"
        r"кто\b)\w{3,}|"
        r"лиш[аеи]\w+|отсутст\w*|отказ\w*|отклон\w*|отвер\w*|запре\w*|избе[гж]\w*|перест\w+|прекра\w+|утра[тч]\w*|"
        r"потер\w*|теря\w*|исключ\w*|игнор\w*|пропус\w*|пропущ\w*|мешае\w*|помеша\w*|упус\w*|упущ\w*|воздерж\w*|"
        r"уклон\w*|забы\w*|труд\w*|сложн\w*|тяжел\w*|пуст(?!ил|ит)\w*|сомне\w*|друг\w*|ин[аоыу]\w{1,3}|отлич\w*|"
        r"освобо\w*|свобод\w*|убер\w*|убир\w*|удал\w*|ошиб\w*|лож\w*|провал\w*|обой\w+|обход\w*|далек\w*|далёк\w*|чужд\w*|"
        r"умалч\w+|молч\w+|умолч\w+)"
        r"(?![\w-])",
        re.IGNORECASE,
    ),
    prohibition=re.compile(r"(?:никогда )?не \w{3,}те(?:сь)?\b|нельзя\b", re.IGNORECASE),
    rendered={
        "lose": re.compile(r"(?<![\w-])(?:потер\w*|теря\w*|утра[тч]\w*|лиш[аеи]\w+)", re.IGNORECASE),
        "new": re.compile(r"(?<![\w-])(?:новы\w+|ново\w+|новая\b|новую\b)", re.IGNORECASE),
        "against": re.compile(r"(?<![\w-])(?:против\b)", re.IGNORECASE),
    },
    rate=re.compile(
        r"(?:(?<!\w)(?:в|за|кажд\w+) |/ ?)"
        r"(?:(?P<second>секунду|сек|с)|(?P<minute>минуту|мин)|(?P<hour>час|ч)|(?P<day>день|сутки)|(?P<week>неделю)|"
        r"(?P<month>месяц)|(?P<year>год))(?!\w)",
        re.IGNORECASE,
    ),
    opposites=OPPOSITES,
    opposite_denial=re.compile(
        r"(?<![\w-])(?:не|ни|нет|без|нельзя)(?![\w-])|(?<!\w)не\w{4,}|"
        r"(?<!\w)до (?:сам\w+ )?(?:весн|лет|осен|зим)",
        re.IGNORECASE,
    ),
    may=Mode(
        firm=re.compile(
            r"(?<!\w)(?:может|могут|можно|можем|можете|вправе|мог(?:ла|ло|ли)?|разрешается|допускается|позволено)(?!\w)",
            re.IGNORECASE,
        ),
        soft=re.compile(
            r"(?<!\w)(?:мо[гж]\w*|возмо\w*|вправе|разреш\w*|допус\w*|допущ\w*|позвол\w*|вероятн\w*|пожалуй|способ\w*|"
            r"уме\w*|удас\w*|удал\w*|получ\w*|должно быть|доступ\w*|похож\w*)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    must=Mode(
        firm=re.compile(
            r"(?<!\w)(?:долж(?:ен|на|но|ны)|обязан\w*|прид[её]тся|приходится|пришлось|приходилось|обязательн\w+|"
            r"необходимо|требуется|следует|следовало|надо|нужно)(?!\w)",
            re.IGNORECASE,
        ),
        soft=re.compile(
            r"(?<!\w)(?:долж\w+|обяз\w*|прид[её]т\w*|прих\w+|приш\w+|нужн\w*|нужд\w*|надо\w*|необходим\w*|треб\w*|"
            r"следует|следовало|вынужд\w*|пусть|положен\w*|предсто\w*|\w+(?:ите|йте|ьте)(?:сь)?|надлеж\w*|суждено|"
            r"велел\w*|застав\w*|приказ\w*)(?!\w)",
            re.IGNORECASE,
        ),
    ),
    mode_denial=re.compile(
        r"(?<!\w)(?:не|ни|нет|нельзя|никто|нико\w*|ниче\w*|запре\w*|невозможно)(?!\w)", re.IGNORECASE
    ),
    # A hyphen before a figure may also make a range, a compound or an option.
    below_zero=re.compile(
        rf"(?<!\w)минус (?:\d|(?:{'|'.join(CARDINALS)})\b)|(?<![\w\d])−\d|\bниже нуля\b", re.IGNORECASE
    ),
    cold=re.compile(r"(?<!\w)(?:минус|ниже|мороз|отрицат|холод|стуж|вычит|вычет|без)|[-–—−]\d", re.IGNORECASE),
    number=re.compile(rf"\d|\b(?:{'|'.join(CARDINALS)})\b", re.IGNORECASE),
    initials=re.compile(r"(?<![\w.])((?:(?:Дж|[А-ЯЁ])\.[ \u00a0\u202f]?){1,3})([А-ЯЁ][\w-]{2,})"),
    comparison=re.compile(
        r"(?<!\w)(?:более|менее) (?=\w+(?:[ыио]й|[ая]я|[ое]е|[ыи]е|[ыи]х|[ыи]м|[ыи]ми|[ое]го|[ое]му|[ую]ю)\b)"
    ),
    romanised=_ROMANISED,
    leads_to=("на", "до"),
    lists=("и", "или", "либо", "да"),
    # Names of firms and ships have quotation marks, which English writes without.
    are_names_quoted=True,
    fewest_quoted=4,
    short_quoted=2,
    quoted_letter=re.compile("[а-яё]"),
)
