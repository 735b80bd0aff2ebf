"""The stock that specimens are written from: words, clauses and whole lines, each in both languages. Touches nothing.

A line names its slots in braces; `core.specimens.facts` fills them, in Russian by cases: `{town_g}` is the genitive.
Quotation marks, dashes and ranges stand as a keyboard has them, so that typography has work.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import msgspec

Line: TypeAlias = tuple[str, str]
"""The same in English and in Russian."""


class Noun(msgspec.Struct, frozen=True):
    """A printed thing. All are masculine in Russian, so that verbs agree with any; stem and ending decline it."""

    english: str
    stem: str
    is_soft: bool = False


class Town(msgspec.Struct, frozen=True):
    """A town; in Russian in the nominative, the genitive and the prepositional."""

    english: str
    nominative: str
    genitive: str
    prepositional: str

    @property
    def accusative(self) -> str:
        """As in «дорога в Калугу».

        >>> TOWNS[4].accusative, TOWNS[5].accusative
        ('Калугу', 'Казань')
        """
        return self.nominative.removesuffix("а") + "у" * self.nominative.endswith("а")


THINGS: Sequence[Noun] = (
    Noun("album", "альбом"),
    Noun("almanac", "альманах"),
    Noun("atlas", "атлас"),
    Noun("calendar", "календар", is_soft=True),
    Noun("catalogue", "каталог"),
    Noun("charter", "устав"),
    Noun("diary", "дневник"),
    Noun("dictionary", "словар", is_soft=True),
    Noun("drawing", "чертеж"),
    Noun("guidebook", "путеводител", is_soft=True),
    Noun("handbook", "справочник"),
    Noun("index", "указател", is_soft=True),
    Noun("journal", "журнал"),
    Noun("miscellany", "сборник"),
    Noun("primer", "буквар", is_soft=True),
    Noun("register", "реестр"),
    Noun("report", "отчет"),
    Noun("textbook", "учебник"),
)

TOWNS: Sequence[Town] = (
    Town("Bristol", "Бристоль", "Бристоля", "Бристоле"),
    Town("Edinburgh", "Эдинбург", "Эдинбурга", "Эдинбурге"),
    Town("Hamburg", "Гамбург", "Гамбурга", "Гамбурге"),
    Town("Irkutsk", "Иркутск", "Иркутска", "Иркутске"),
    Town("Kaluga", "Калуга", "Калуги", "Калуге"),
    Town("Kazan", "Казань", "Казани", "Казани"),
    Town("Kostroma", "Кострома", "Костромы", "Костроме"),
    Town("Leipzig", "Лейпциг", "Лейпцига", "Лейпциге"),
    Town("Penza", "Пенза", "Пензы", "Пензе"),
    Town("Perm", "Пермь", "Перми", "Перми"),
    Town("Prague", "Прага", "Праги", "Праге"),
    Town("Riga", "Рига", "Риги", "Риге"),
    Town("Ryazan", "Рязань", "Рязани", "Рязани"),
    Town("Samara", "Самара", "Самары", "Самаре"),
    Town("Saratov", "Саратов", "Саратова", "Саратове"),
    Town("Tomsk", "Томск", "Томска", "Томске"),
    Town("Trieste", "Триест", "Триеста", "Триесте"),
    Town("Tula", "Тула", "Тулы", "Туле"),
    Town("Tver", "Тверь", "Твери", "Твери"),
    Town("Vienna", "Вена", "Вены", "Вене"),
)

SURNAMES: Sequence[Line] = (
    ("Belov", "Белов"),
    ("Denisov", "Денисов"),
    ("Fomin", "Фомин"),
    ("Golubev", "Голубев"),
    ("Kalinin", "Калинин"),
    ("Kruglov", "Круглов"),
    ("Lebedev", "Лебедев"),
    ("Markov", "Марков"),
    ("Nikitin", "Никитин"),
    ("Orlov", "Орлов"),
    ("Polunin", "Полунин"),
    ("Ryabinin", "Рябинин"),
    ("Sazonov", "Сазонов"),
    ("Sinitsyn", "Синицын"),
    ("Tarasov", "Тарасов"),
    ("Uglov", "Углов"),
    ("Vetrov", "Ветров"),
    ("Zimin", "Зимин"),
)

INITIALS: Sequence[Line] = tuple(zip("AVGDIKLMNPSTF", "АВГДИКЛМНПСТФ", strict=True))

MONTHS: Sequence[Line] = (
    ("January", "января"),
    ("February", "февраля"),
    ("March", "марта"),
    ("April", "апреля"),
    ("May", "мая"),
    ("June", "июня"),
    ("July", "июля"),
    ("August", "августа"),
    ("September", "сентября"),
    ("October", "октября"),
    ("November", "ноября"),
    ("December", "декабря"),
)

TITLES: Sequence[Line] = (
    ("The {town} {thing} of {year}", "{Thing} {year} года из {town_g}"),
    ("How the {thing} turned up in {town}", "Как {thing} оказался в {town_p}"),
    ("The {thing} of {who}", "{Thing} {who_g}"),
    ("Two copies of one {thing}", "Два экземпляра одного {thing_g}"),
    ("A street in {town} and its {thing}", "Улица в {town_p} и ее {thing}"),
    ("What the {thing} left out in {year}", "Чего не сказал {thing} {year} года"),
    ("From {town} to {city} with {a_thing}", "Из {town_g} в {city_a} везут {thing}"),
    ("{who} reads {a_thing}", "{who} читает {thing}"),
)

STANDFIRSTS: Sequence[Line] = (
    (
        'In {year} a printer in {town} was asked for {m} copies of {a_thing}. He sent "nearly the same thing".',
        'В {year} году печатнику в {town_p} заказали {m} экземпляров {thing_g}. Прислал он "почти то же самое".',
    ),
    (
        "One {thing}, two towns, {sum} roubles and a quarrel that outlived everybody who took part in it.",
        "Один {thing}, два города, {sum} рублей и ссора, которая пережила всех ее участников.",
    ),
    (
        "{who} believed that {a_thing} could be checked by post. It took him {n} years to find out that it could.",
        "{who} полагал, что {thing} можно сверить по почте. Чтобы убедиться в своей правоте, ему понадобилось {n} лет.",
    ),
    (
        "Why the {thing} was printed in {town} and read in {city} -- and who paid for the paper.",
        "Почему {thing} печатали в {town_p}, а читали в {city_p} -- и кто заплатил за бумагу.",
    ),
    (
        "The years {span} in the history of one {thing}, told from its margins.",
        "История одного {thing_g} за {span} годы, рассказанная по пометкам на полях.",
    ),
)

HEADINGS: Sequence[Line] = (
    ("An order from {town}", "Заказ из {town_g}"),
    ("The second edition", "Второе издание"),
    ("Proofs and letters", "Корректура и письма"),
    ("What {who} saw", "Что увидел {who}"),
    ("The price of paper", "Цена бумаги"),
    ("A shelf in {town}", "Полка в {town_p}"),
    ("After {year}", "После {year} года"),
    ("The margins", "Поля"),
    ("A quarrel about commas", "Спор о запятых"),
    ("The last copy", "Последний экземпляр"),
    ("The road to {city}", "Дорога в {city_a}"),
    ("Who read the {thing}", "Кто читал {thing}"),
    ("Errors and corrections", "Ошибки и поправки"),
    ("The printer's answer", "Ответ печатника"),
    ("Figures", "Цифры"),
    ("What is left", "Что осталось"),
)

OPENERS: Sequence[Line] = (
    ("By the spring of {year}, ", "К весне {year} года "),
    ("In the autumn of {year}, ", "Осенью {year} года "),
    ("On {day}, ", "{day} года "),
    ("Three weeks later, ", "Через три недели "),
    ("Not long before the fair in {town}, ", "Незадолго до ярмарки в {town_p} "),
    ("According to the minutes of the society, ", "Согласно протоколам общества, "),
    ("As the letters from {city} show, ", "Как видно из писем из {city_g}, "),
    ("If the accounts are to be trusted, ", "Если верить счетам, "),
    ("In the years {span}, ", "В {span} годах "),
    ("Without any explanation, ", "Без всяких объяснений "),
    ("To the surprise of the whole shop, ", "К удивлению всей типографии, "),
    ("At the same time, ", "В то же время "),
    ("For reasons that nobody wrote down, ", "По причинам, которых никто не записал, "),
    ("While the ice held on the river, ", "Пока на реке держался лед, "),
    ("After a long silence, ", "После долгого молчания "),
    ("In his report of {day}, it is said that ", "В его отчете от {day} года сказано, что "),
    ("It is known from a postcard that ", "Из почтовой открытки известно, что "),
    ("Nobody in {town} denied that ", "В {town_p} никто не отрицал, что "),
    ("The newspapers of {city} wrote that ", "Газеты {city_g} писали, что "),
    ("It must be added that ", "Надо добавить, что "),
    ("From the inventory it follows that ", "Из описи следует, что "),
    ("The next year showed that ", "Следующий год показал, что "),
)

CLAUSES: Sequence[Line] = (
    (
        "{who} kept the {thing} in two copies, one of them for the library in {city}",
        "{who} держал {thing} в двух экземплярах, один из которых предназначался для библиотеки в {city_p}",
    ),
    (
        "the {thing} ran to {m} pages and cost the society {sum} roubles",
        "{thing} занял {m} страниц и обошелся обществу в {sum} рублей",
    ),
    (
        "the printing house in {town} employed {n} compositors and paid them by the sheet",
        "типография в {town_p} держала {n} наборщиков и платила им полистно",
    ),
    (
        "the paper came from {city} by water and was always a little damp",
        "бумагу везли из {city_g} водой, и она всегда была сыровата",
    ),
    (
        "{who} and {other} exchanged {n} letters about a single comma",
        "{who} и {other} написали друг другу {n} писем об одной-единственной запятой",
    ),
    (
        'the word "{thing}" was struck out on the title page and then put back',
        'слово "{thing}" на титульном листе вычеркнули, а потом вернули',
    ),
    (
        "the first edition of {m} copies was sold in {n} days",
        "первое издание в {m} экземпляров разошлось за {n} дней",
    ),
    (
        "{share} per cent of the names in the {thing} were spelt in two ways",
        "{share} процента имен в этом издании были написаны двояко",
    ),
    (
        "{other} read the proofs on the train between {town} and {city}",
        "{other} читал корректуру в поезде по дороге из {town_g} в {city_a}",
    ),
    (
        "the old type was melted down, and only {n} letters of it were kept",
        "старый шрифт переплавили, и от него сохранили только {n} литер",
    ),
    (
        "the {thing} was bound together with {a_item} that had nothing to do with it",
        "{thing} переплели вместе с другим изданием, которое не имело к нему никакого отношения, -- это был {item}",
    ),
    (
        "{who} asked for a wider margin and was given a narrower one",
        "{who} просил поля пошире, а получил поуже",
    ),
    (
        "the council of {town} allowed the sale but forbade the announcement of it",
        "городской совет {town_g} разрешил продажу, но запретил о ней объявлять",
    ),
    (
        "the translator moved every footnote into the text and never mentioned it",
        "переводчик перенес все сноски в текст и ни разу об этом не упомянул",
    ),
    (
        'a copy of the {thing} lay for {n} years in a box marked "various"',
        'экземпляр {thing_g} пролежал {n} лет в коробке с надписью "разное"',
    ),
    (
        "{other} counted the errors and found {n} of them, all on the left-hand pages",
        "{other} взялся считать ошибки и нашел {n} опечаток, все на левых страницах",
    ),
    (
        "the office in {city} returned the parcel unopened",
        "контора в {city_p} вернула посылку нераспечатанной",
    ),
    (
        "the second sheet was set by somebody who did not know the language",
        "второй лист набирал человек, который не знал языка",
    ),
    (
        "the {thing} was meant for schools, but it was bought by merchants",
        "{thing} предназначался для школ, но покупали его купцы",
    ),
    (
        "{who} left {sum} roubles for the printing of {a_item} and no word about who should write it",
        "{who} завещал {sum} рублей на новый {item} и не сказал ни слова о том, кто должен его написать",
    ),
    (
        "the map at the end was folded the wrong way in every copy",
        "карта в конце была во всех экземплярах сложена не той стороной",
    ),
    (
        "the river rose by {n} inches and the cellar with the sheets was flooded",
        "река поднялась на {n} дюймов, и подвал с листами затопило",
    ),
    (
        "{other} wrote to {town} for a better reading and received a bill",
        "{other} просил прислать из {town_g} лучшее чтение, а получил счет",
    ),
    (
        "the list of subscribers was longer than the {thing} itself",
        "список подписчиков оказался длиннее, чем сам {thing}",
    ),
    (
        "nobody could say which of the two texts was the original",
        "никто не мог сказать, какой из двух текстов был оригиналом",
    ),
    (
        "the censor passed the book and kept the {thing} for himself",
        "цензор пропустил книгу, а {thing} оставил себе",
    ),
    (
        "{who} learnt the trade in {city} and never spoke of it",
        "{who} учился ремеслу в {city_p} и никогда об этом не говорил",
    ),
    (
        "the shop moved to a house of {n} rooms with no chimney in the largest of them",
        "типография переехала в дом из {n} комнат, в самой большой из которых не было печи",
    ),
    (
        "the dates in the {thing} were given in both calendars, and both were wrong",
        "{thing} приводил даты по обоим календарям, и в обоих неверно",
    ),
    (
        "the price was lowered to {n} kopecks and then raised again",
        "цену снизили до {n} копеек, а потом опять подняли",
    ),
    (
        "{who} insisted that a note belongs at the foot of the page",
        "{who} настаивал на том, что место сноски -- внизу страницы",
    ),
    (
        "{other} answered that a note belongs nowhere at all",
        "{other} отвечал, что сноске вообще нигде не место",
    ),
    (
        "the only picture in the {thing} was printed upside down",
        "единственную картинку, которую содержал {thing}, напечатали вверх ногами",
    ),
    (
        "the library in {town} bought {n} sets and lent none of them",
        "библиотека в {town_p} купила {n} комплектов и ни одного не выдала на дом",
    ),
    (
        "the ink faded to the colour of tea within {n} years",
        "краска за {n} лет выцвела до цвета чая",
    ),
    (
        "half of the edition went down with a barge on the way to {city}",
        "половина тиража пошла ко дну вместе с баржей по дороге в {city_a}",
    ),
    (
        "{who} corrected the {thing} by hand, copy after copy, for {n} evenings",
        "{who} {n} вечеров подряд правил {thing} от руки, экземпляр за экземпляром",
    ),
    (
        "a reader from {city} sent in a list of {n} objections, politely numbered",
        "читатель из {city_g} прислал список из {n} возражений, учтиво пронумерованных",
    ),
    (
        "the two columns never stood quite level with each other",
        "две колонки никогда не стояли вполне вровень друг с другом",
    ),
    (
        "the preface was written last and is the only part that everybody read",
        "предисловие написали в последнюю очередь, и только его прочли все",
    ),
    (
        "{other} refused to sign the contract before the {thing} was dry",
        "{other} отказывался подписать договор, пока не высохнет {thing}",
    ),
    (
        "the apprentices used the spoilt sheets to paper the walls of the shop",
        "ученики оклеили испорченными листами стены типографии",
    ),
    (
        "the museum in {town} shows {a_item} and says that it is the {thing}",
        "музей в {town_p} выставляет {item} и уверяет, что это {thing}",
    ),
    (
        "the committee met {n} times and decided nothing",
        "комитет заседал {n} раз и ничего не решил",
    ),
    (
        "{who} paid for the second volume out of his own pocket",
        "за второй том {who} заплатил из своего кармана",
    ),
    (
        "the alphabet at the back had one letter too many",
        "в азбуке на последней странице была одна лишняя буква",
    ),
    (
        "the binding was repaired in {later} with paper from {a_item}",
        "переплет починили в {later} году бумагой, на которую пошел старый {item}",
    ),
    (
        "a second printer offered to do the same work for {sum} roubles less",
        "второй печатник взялся сделать ту же работу на {sum} рублей дешевле",
    ),
    (
        'the word for "page" had to be borrowed from a neighbour',
        'слово "страница" пришлось занять у соседа',
    ),
    (
        "{other} drew the initials himself and asked to be named nowhere",
        "{other} сам нарисовал буквицы и просил нигде его не называть",
    ),
    (
        "the post took {n} days, and the answer took {n} more",
        "почта шла {n} дней, и ответ шел еще {n}",
    ),
    (
        "the lines were numbered in the margin, every fifth one, in red",
        "строки были пронумерованы на полях, каждая пятая, красным",
    ),
    (
        "the society sold its press and kept the {thing}",
        "общество продало печатный станок, а {thing} оставило себе",
    ),
    (
        "the schoolmaster of {town} learnt the {thing} by heart in one winter",
        "учитель из {town_g} за одну зиму выучил {thing} наизусть",
    ),
)

TAILS: Sequence[Line] = (
    (" -- so, at least, {other} remembered it", " -- так, по крайней мере, это запомнил {other}"),
    (", and in {later} the story was repeated", ", а в {later} году история повторилась"),
    ("; the reason is not given", "; причина не указана"),
    (", though the accounts say otherwise", ", хотя счета говорят другое"),
    (" -- a mistake that was noticed only in {later}", " -- ошибка, которую заметили только в {later} году"),
    (", which surprised nobody in {town}", ", чему в {town_p} никто не удивился"),
    ("; it was the {item} that was to blame", "; виноват во всем был {item}"),
    (", as {who} liked to repeat", ", как любил повторять {who}"),
    (" -- and there the matter rested", " -- на том дело и кончилось"),
    (", if we may believe his diary", ", если верить его дневнику"),
    ("; nothing more is known", "; больше ничего не известно"),
    (", and not a word was said about money", ", и ни слова не было сказано о деньгах"),
    (" -- {n} copies out of {m}", " -- {n} экземпляров из {m}"),
    (", and that was in {year}, not later", ", и было это в {year} году, не позже"),
    ("; his successor did the same", "; его преемник поступил так же"),
    (", a thing unheard of in {city}", ", дело для {city_g} неслыханное"),
    (", and he was not alone in thinking so", ", и так думал не он один"),
    (" -- the readers, as always, came last", " -- читатели, как всегда, были последними"),
)

SPEECHES: Sequence[Line] = (
    (
        '"I have read the \'{thing}\' twice", wrote {who} from {town}, "and I still cannot tell who is speaking".',
        '"Я дважды прочел "{thing}", -- писал {who} из {town_g}, -- и все еще не могу понять, кто говорит".',
    ),
    (
        'The answer came on a postcard: "Print it as it is".',
        'Ответ пришел на открытке: "Печатайте как есть".',
    ),
    (
        '"A margin", {other} used to say, "is a place for the reader to disagree in".',
        '"Поля, -- говаривал {other}, -- это место, где читатель может не согласиться".',
    ),
    (
        'On the last leaf somebody had written in pencil: "To be returned to {city} before {year}".',
        'На последнем листе кто-то написал карандашом: "Вернуть в {city_a} до {year} года".',
    ),
    (
        'What did {who} mean by "a faithful copy"?',
        'Что {who} имел в виду, когда писал "верная копия"?',
    ),
    (
        'The printer had one rule, "No corrections after supper", and kept it for {n} years.',
        'У печатника было одно правило: "После ужина не править", и он соблюдал его {n} лет.',
    ),
    (
        '"We are {n} people, and we have one dictionary", {other} complained.',
        '"Нас {n} человек, а словарь у нас один", -- жаловался {other}.',
    ),
    (
        "There is a joke about it in {town}: the book is finished when the money is.",
        "В {town_p} об этом шутят: книга кончается тогда, когда кончаются деньги.",
    ),
)

QUOTATIONS: Sequence[Line] = (
    (
        "I beg you to compare the two texts line by line, and where they differ to believe neither.\n"
        "I had {n} helpers, and each of them improved something.",
        "Прошу вас сличить оба текста строка за строкой и там, где они расходятся, не верить ни одному.\n"
        "У меня было {n} помощников, и каждый что-нибудь улучшил.",
    ),
    (
        "A page that is turned in {town} should be turned in {city} as well, and at the same word.\n"
        "This is all that I ask of a printer; it is more than I was ever given.",
        "Страницу, которую перевернули в {town_p}, должны перевернуть и в {city_p}, и на том же слове.\n"
        "Это все, чего я прошу от печатника, и больше, чем мне когда-либо давали.",
    ),
    (
        "The paper is good, the ink is black, and the {thing} is wrong from beginning to end.\n"
        "Send me {m} copies more.",
        "Бумага хороша, краска черна, а {thing} неверен от начала и до конца.\nПришлите мне еще {m} экземпляров.",
    ),
    (
        "He who numbers the paragraphs rules the book.\n"
        "Let the translator have the words, the author the glory and the editor the numbers.",
        "Кто нумерует абзацы, тот и правит книгой.\n"
        "Пусть переводчику достанутся слова, автору слава, а редактору номера.",
    ),
)

ENTRIES: Sequence[Line] = (
    ("{m} sheets of writing paper, bought in {city};", "{m} листов писчей бумаги, купленных в {city_p};"),
    ("one {item}, bound in grey cloth;", "один {item} в сером переплете;"),
    ("{n} letters of {who}, without envelopes;", "{n} писем {who_g}, без конвертов;"),
    ("a receipt for {sum} roubles, signed on {day};", "расписка на {sum} рублей, подписанная {day} года;"),
    ("the {thing} itself, with corrections in two hands;", "сам {thing} с правкой двумя почерками;"),
    ("the rules of the house, {n} paragraphs;", "правила внутреннего распорядка, {n} параграфов;"),
    ("a view of {town} on a postcard;", "открытка с видом {town_g};"),
    ("drafts of a preface that was never printed;", "наброски предисловия, которое так и не напечатали;"),
)

LIST_OPENERS: Sequence[Line] = (
    ("The box, when it was opened in {later}, held:", "В коробке, когда ее открыли в {later} году, лежали:"),
    ("The inventory names the following:", "В описи названы:"),
    ("{who} left behind him:", "После {who_g} остались:"),
)

NOTES: Sequence[Line] = (
    (
        "*Proceedings of the {town} Society*, {year}, pp. {small}-{large}. The copy in {city} lacks the last sheet.",
        "*Труды общества любителей печати*, {town}, {year}, с. {small}-{large}. Экземпляр из {city_g} без конца.",
    ),
    (
        'Letter of {who} to {other}, {day}: "everything as agreed, except the price".',
        'Письмо {who_g} к {other_d}, {day} года: "все как условились, кроме цены".',
    ),
    (
        "Another count gives {m} copies; the difference is explained by the flood of {year}.",
        "По другим подсчетам, {m} экземпляров; разница объясняется наводнением {year} года.",
    ),
    (
        "{who}, *Notes on {a_item}* ({city}, {later}), p. {large}.",
        "{who}. *Еще один {item}* ({city}, {later}), с. {large}.",
    ),
)

# Sentences with a link: to another article, to an outside place, to the list of the blog.
REFERENCES: Sequence[Line] = (
    ("What came of it is told in [another essay]({href}).", "Что из этого вышло, рассказано в [другом эссе]({href})."),
    ("The same hand appears in [a second case]({href}).", "Та же рука видна и в [другом деле]({href})."),
    ("There was [a precedent]({href}), and everybody knew it.", "Был и [прецедент]({href}), и все о нем знали."),
)
SOURCES: Sequence[Line] = (
    (
        "The papers are in [the archive of {town}]({href}), {m} leaves in all.",
        "Бумаги хранятся в [архиве {town_g}]({href}), всего {m} листов.",
    ),
    ("[The inventory]({href}) was printed in {year}.", "[Опись]({href}) напечатали в {year} году."),
)
NEIGHBOURS: Sequence[Line] = (
    (
        "Other cases of the kind stand in [the same series]({href}).",
        "Другие случаи того же рода собраны в [этой рубрике]({href}).",
    ),
    (
        "We come back to it in [this series]({href}) again and again.",
        "Мы возвращаемся к этому в [рубрике]({href}) снова и снова.",
    ),
)

TABLE_HEAD: Line = ("| Year | Town | Copies | Price |", "| Год | Город | Экземпляров | Цена |")
TABLE_ROW: Line = ("| {year} | {town} | {m} | {n} |", "| {year} | {town} | {m} | {n} |")
TABLE_CAPTION: Line = (
    "Copies printed, and the price of one in roubles.",
    "Отпечатано экземпляров; цена одного, в рублях.",
)

PICTURE_CAPTION: Line = ("Plate {n}: the {thing} as it lay open in {town}.", "Лист {n}: {thing}, открытый в {town_p}.")
PICTURE_ALT: Line = (
    "Two facing pages drawn as grey bars, the left a little darker than the right",
    "Разворот, нарисованный серыми полосами: левая страница немного темнее правой",
)
