"""Words of which one excludes the other, in both languages: opposites, seasons, points of the compass. Touches nothing.

A row is a set; a member is the beginnings of the words for it in each language, as alternatives of a pattern, with
`$` after a whole word.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.model.languages import Lang

OPPOSITES: tuple[tuple[Mapping[Lang, str], ...], ...] = tuple(
    tuple({"en": english, "ru": russian} for english, russian in row)
    for row in (
        (("spring$", "весн|весенн"), ("summer", "летом$|лета$|лето$|летн[а-я]+"), ("autumn", "осен"),
         ("winter", "зим")),
        (("north", "север"), ("south", "юг$|юга$|юге$|югу$|юго|южн"), ("east", "восто"), ("west", "запад")),
        (("morning", "утр[оау]|утрен"), ("evening", "вечер")),
        (("higher|highest|above$", "выше|высш|высок|над$"), ("lower$|lowest|below$", "ниже|низш|низк|под$")),
        (("more$|most$", "больш|более$|свыше$|наибол"), ("less$|least$|fewer$|fewest$", "меньш|менее$|наимен")),
        (("before$", "перед|прежде|раньше|накануне"), ("after$", "после$|спустя|через$")),
        (("old$|older|oldest", "стар"), ("new$|newer|newest", "нов")),
        (("first$", "перв|сначала|вперв"), ("last$", "послед|прошл")),
        (("early$|earlier|earliest", "ран[онь]|раньш"), ("late$|later|latest", "поздн|позж|позд")),
        (("longer|longest", "длин|дольш|долг"), ("shorter|shortest", "коро[тч]|крат")),
        (("increas|rise$|rose$|risen$|grew$|grow", "увелич|рост|рос[лт]|вырос|возр[ао]с|повы[шс]|подня"),
         ("decreas|fell$|fallen$|reduc|shr[iau]nk|dropp", "уменьш|сни[зж]|пони[зж]|паде|упа[лвд]|сокра")),
        (("fast$|faster|fastest|quick", "быстр|скор"), ("slow", "медл")),
        (("cheap", "деш[её]в"), ("expensive|dear$|dearer", "дороже|дорогой$|дорогие$|дорогих$|дорога[яе]$|дорогост")),
        (("best$|better$", "лучш"), ("worse$|worst$", "ху[жд]")),
        (("warm", "т[её]пл"), ("cold|cool", "холод|прохлад")),
        (("wide$|wider|widest|broad", "широк|шире$"), ("narrow", "узк|у́же")),
        (("strong", "сильн|крепк"), ("weak", "слаб")),
        (("easy$|easier|simple|simpler", "прост|л[её]гк|легч"),
         ("hard$|harder|difficult|complex|complicat", "сложн|труд")),
        (("allow|permit", "разреш|позвол|допус"), ("forbid|forbad|forbidden|prohibit|ban$|banned", "запре")),
        (("accept|approv", "прин[яи]|одобр|согла"), ("reject|refus", "отверг|отклон|отказ")),
        (("buy|bought", "куп|покуп|приобр"), ("sell|sold$|sale", "прода")),
        (("upper", "верхн"), ("lower", "нижн")),
        (("inner|internal", "внутренн"), ("outer|external", "внешн|наружн")),
        (("dry$|drier|driest", "су[хш]"), ("wet$|wetter|damp|moist", "мокр|влаж|сыр")),
        (("arriv", "прибы|прие[хз]|прилет|приш"), ("depart(?!ment)", "отбы|уе[хз]|отправ|отъез|отлет")),
        (("thick", "толст|толщ"), ("thin$|thinner|thinnest", "тонк|тонь|тонч")),
        (("light$|lighter", "светл|л[её]г"), ("dark", "т[её]мн")),
        (("rich", "богат"), ("poor", "бедн")),
        (("majority", "больш"), ("minority", "меньш")),
        (("left$|leftmost", "слева$|налево$|лев(?:ый|ая|ое|ой|ые|ого|ому|ом|ую|ых|ым|ыми)$"),
         ("right$|rightmost", "справа$|направо$|прав(?:ый|ая|ое|ой|ые|ого|ому|ом|ую|ых|ым|ыми)$")),
        (("open$|opened|opens$", "откры[тв]|откро"), ("closed$|shut$", "закр[оы]")),
        (("begin|began|begun|start", "нача[лт]|начин|начн"),
         ("end$|ends$|ended$|finish", "кончил|кончит|конча|законч|оконч|конец$|конца$|конце$")),
        (("hot$|hotter|hottest", "горяч|жарк"), ("cold$|colder|coldest", "холодн")),
        (("import$|imports$|imported", "импорт|ввоз|ввез"), ("export$|exports$|exported", "экспорт|вывоз|вывез")),
        (("maxim", "максим"), ("minim", "миним")),
        (("enabl|includ", "включ"), ("disabl", "отключ|выключ")),
        (("inside$", "внутри$|внутрь$"), ("outside$", "снаружи$")),
        (("young", "молод|младш"),
         ("old$|older|elder|oldest", "старш|стар(?:ый|ая|ое|ой|ые|ого|ому|ом|ую|ых|ым|ыми)$")),
        (("ascend|ascent", "подним|подъ[её]м|восхо"), ("descend|descent", "спуск|спуст|нисхо")),
        (("public$", "публичн|общедост"), ("private$", "частн(?:ый|ая|ое|ой|ые|ого|ому|ом|ую|ых|ым|ыми)$")),
        (("husband", "муж$|мужа$|мужу$|мужем$"), ("wife$|wives$", "жен[аыуе]$|женой$")),
        (("father", "отец$|отц"), ("mother", "мать$|матери$|матерью$")),
        (("brother", "брат$|братья|брат[ау]$|братом$"), ("sister", "сестр")),
        (("son$|sons$", "сын$|сын[ау]$|сыном$|сыновь"), ("daughter", "дочь|дочер|дочк")),
    )
)  # fmt: skip
