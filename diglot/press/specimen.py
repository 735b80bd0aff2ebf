"""A seed and a number in, a publication of so many pairs out: what speed and size are measured with.

Always the same for the same seed: its texts have what essays have (headings, notes, links, quotations, tables,
pictures, and words for the typesetter to mind), and say nothing. Touches nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diglot.words.languages import Lang

WORDS: dict[Lang, int] = {"en": 1100, "ru": 1000}
"""How many words the body of a text has, about."""

_FIRST_DAY = dt.date(1994, 1, 1)
_PEOPLE = 24
_POLLS = 6
_PICTURES = 12


@dataclass(frozen=True)
class _Stock:
    """What the sentences of a language are made of."""

    subjects: Sequence[str]
    predicates: Sequence[str]
    objects: Sequence[str]
    asides: Sequence[str]
    nouns: Sequence[str]
    linked: str
    noted: str


_STOCK: dict[Lang, _Stock] = {
    "en": _Stock(
        subjects=(
            "the harbour office|a retired pilot|the second edition|every translator|an old railway map"
            "|the printing house|Mr A. B. Carter|the committee of 1911"
            "|a letter from Irkutsk|the northern line|nobody in the archive"
            "|the evening paper|our correspondent|the first lighthouse keeper|a careful reader"
        ).split("|"),
        predicates=(
            "kept|lost|described|bought|measured|forgot|copied by hand|carried across the river|set in type"
            "|compared with|refused|paid 1,250 roubles for|sent back|wrote about|never mentioned"
        ).split("|"),
        objects=(
            "the ledger of the port|a list of 48 ships|three maps of the coast|the price of bread in 1908"
            '|what he called "the long winter"|the letters of the keeper\'s wife|a parcel of type|the timetable'
            "|a very long sentence|the tides of the northern bay|both halves of the book|the name of the street"
            "|5 km of new track|the ministry's answer|a door with two locks"
        ).split("|"),
        asides=(
            " - as everybody knew - |, in a word, |, before the war, |; at the same time |, they say, | (see p. 14) "
        ).split("|"),
        nouns="harbour|letter|map|railway|winter|edition|margin|lighthouse|ledger|translation|bridge|archive".split(
            "|"
        ),
        linked="a related essay",
        noted="The figure is from the register, no. {n}, pp. {n}-{m}.",
    ),
    "ru": _Stock(
        subjects=(
            "портовая контора|старый лоцман|второе издание|каждый переводчик|карта железных дорог|типография"
            "|А. Б. Картер|комитет 1911 года|письмо из Иркутска|северная ветка|никто в архиве"
            "|вечерняя газета|наш корреспондент|первый смотритель маяка|внимательный читатель"
        ).split("|"),
        predicates=(
            "хранит|теряет|описывает|покупает|измеряет|забывает|переписывает от руки|перевозит через реку|набирает"
            "|сравнивает с оригиналом|отвергает|продает за 1250 руб.|отсылает назад|вспоминает|никогда не упоминает"
        ).split("|"),
        objects=(
            "портовую книгу|список из 48 судов|три карты побережья|цену хлеба в 1908 году"
            '|то, что он назвал "долгой зимой"|письма жены смотрителя|посылку со шрифтом|расписание поездов'
            "|очень длинное предложение|приливы северной бухты|обе половины книги|название улицы"
            "|5 км нового пути|ответ министерства|дверь с двумя замками"
        ).split("|"),
        asides=" - как все знали - |, одним словом, |, до войны, |; и в то же время |, говорят, | (см. с. 14) ".split(
            "|"
        ),
        nouns="гавань|письмо|карта|дорога|зима|издание|поле|маяк|книга|перевод|мост|архив".split("|"),
        linked="родственный очерк",
        noted="Цифра взята из реестра, № {n}, с. {n}-{m}.",
    ),
}


def make_specimen(pairs: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every file of a publication with so many articles in both languages: path from its root, and contents."""
    blogs = [f"blog-{number}" for number in range(1, 2 + min(10, pairs // 50))]
    yield "content/site.toml", _settings(blogs).encode()
    for number in range(_PEOPLE):
        yield f"content/people/person-{number}.toml", _person(number).encode()
    for number in range(_POLLS):
        yield f"content/polls/poll-{number}.toml", _poll(number, random.Random(f"{seed} poll {number}")).encode()
    for number in range(_PICTURES):
        yield f"content/media/picture-{number}.png", _picture(number)
    for lang in WORDS:
        for blog in blogs:
            yield f"content/{lang}/{blog}/index.md", f"---\ntitle: {blog.title()} {lang}\n---\n{blog}.\n".encode()
    for number in range(pairs):
        for lang in WORDS:
            text = _article(number, pairs, blogs, lang, random.Random(f"{seed} {number} {lang}"))
            yield f"content/{lang}/{_key(number, blogs)}.md", text.encode()


def _key(number: int, blogs: Sequence[str]) -> str:
    return f"{blogs[number % len(blogs)]}/text-{number}"


def _settings(blogs: Sequence[str]) -> str:
    rows = [
        'base_url = "https://specimen.example"',
        f"blogs = {list(blogs)!r}",
        '[title]\nen = "A Specimen"\nru = "Образец"',
        '[imprint]\nen = "Set for *measurement* only."\nru = "Набрано только для *измерений*."',
        *(f'[[audiences]]\nid = "{name}"\nen = "For {name}"\nru = "Для {name}"' for name in ("business", "readers")),
    ]
    return "\n".join(rows) + "\n"


def _person(number: int) -> str:
    name, russian = f"Ada Number{number}", f"Ада Числова{number}"
    bio = '[bio]\nen = "Writes about *numbers*."\nru = "Пишет о *числах*."\n'
    return f'[name]\nen = "{name}"\nru = "{russian}"\n{bio}'


def _poll(number: int, dice: random.Random) -> str:
    options = "".join(
        f'[[options]]\nvotes = {dice.randrange(5, 90)}\nen = "Answer {row}"\nru = "Ответ {row}"\n' for row in range(3)
    )
    return f'closed = 2015-04-0{number + 1}\n[question]\nen = "Question {number}?"\nru = "Вопрос {number}?"\n{options}'


def _picture(number: int) -> bytes:
    """A grey PNG of 64 × 48 pixels; each number has a grey of its own."""
    header = struct.pack(">IIBBBBB", 64, 48, 8, 0, 0, 0, 0)
    rows = bytes([0, *[16 * number % 256] * 64]) * 48
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


# ---------------------------------------------------------------- a text


def _article(number: int, pairs: int, blogs: Sequence[str], lang: Lang, dice: random.Random) -> str:
    stock = _STOCK[lang]
    return "".join([_front(number, lang, stock), *_body(number, pairs, blogs, lang, stock, dice)])


def _front(number: int, lang: Lang, stock: _Stock) -> str:
    # The shared fields stand in the original alone; every third article is a Russian one.
    original = "ru" if number % 3 == 2 else "en"
    nouns = stock.nouns
    rows = [f'title: "{nouns[number % len(nouns)].capitalize()} {number}: {nouns[number * 7 % len(nouns)]}"']
    if number % 2:
        words = _sentence(stock, random.Random(f"{number} {lang} standfirst"))
        rows.append(f"standfirst: {json.dumps(words, ensure_ascii=False)}")
    if lang == original:
        tags = [f"tag-{number % 40}", f"tag-{number * 3 % 40}"]
        rows += [
            f"date: {_FIRST_DAY + dt.timedelta(days=number * 7919 % 11000)}",
            f"original: {original}",
            f"authors: [person-{number % _PEOPLE}]",
            f"tags: [{', '.join(dict.fromkeys(tags))}]",
            f"audiences: [{'business' if number % 2 else 'readers'}]",
        ]
        if number % 10 == 0:
            rows.append(f"poll: poll-{number // 10 % _POLLS}")
    else:
        rows.append(f"translators: [person-{(number + 5) % _PEOPLE}]")
    return "---\n" + "\n".join(rows) + "\n---\n"


def _body(
    number: int, pairs: int, blogs: Sequence[str], lang: Lang, stock: _Stock, dice: random.Random
) -> Iterator[str]:
    # The make-up of a text is the same in both languages: the alignment finds what stands opposite what.
    plan = random.Random(number)
    words, paragraph, headings = 0, 0, plan.randrange(2, 5)
    total = WORDS[lang]
    paragraphs = plan.randrange(11, 15)
    heading_at = {paragraphs * row // headings for row in range(1, headings)}
    notes = []
    while paragraph < paragraphs:
        if paragraph in heading_at:
            yield f"## {stock.nouns[plan.randrange(len(stock.nouns))].capitalize()} {paragraph}\n\n"
        wanted = (total - words) // (paragraphs - paragraph)
        text = _paragraph(stock, dice, wanted)
        words += len(text.split())
        if paragraph in (2, 6, 9):
            other = plan.randrange(max(1, pairs))
            text += f" [{stock.linked}](../{_key(other, blogs)}.md)."
        if paragraph in (3, 7):
            notes.append(
                f"[^n{paragraph}]: {stock.noted.format(n=plan.randrange(9, 99), m=plan.randrange(100, 300))}\n"
            )
            text += f"[^n{paragraph}]"
        yield ("> " if paragraph == 5 else "") + text + "\n\n"
        if paragraph == 4:
            yield "".join(f"- {_sentence(stock, dice)}\n" for _ in range(3)) + "\n"
        if paragraph == 8 and number % 5 == 0:
            yield _table(stock, plan)
        if paragraph == 1 and number % 4 == 0:
            picture = number // 4 % _PICTURES
            yield f"![{stock.nouns[picture % len(stock.nouns)]}](picture-{picture}.png)\n\n"
        paragraph += 1
    yield "\n".join(notes)


def _paragraph(stock: _Stock, dice: random.Random, words: int) -> str:
    sentences: list[str] = []
    so_far = 0
    while so_far < words:
        sentences.append(_sentence(stock, dice))
        so_far += len(sentences[-1].split())
    return " ".join(sentences)


def _sentence(stock: _Stock, dice: random.Random) -> str:
    halves = [
        f"{dice.choice(stock.subjects)} {dice.choice(stock.predicates)} {dice.choice(stock.objects)}" for _ in range(2)
    ]
    text = dice.choice(stock.asides).join(halves)
    if dice.random() < 0.2:
        text = text.replace(halves[1], f"*{halves[1]}*")
    return text[0].upper() + text[1:] + "."


def _table(stock: _Stock, plan: random.Random) -> str:
    rows = "".join(f"| {noun} | {plan.randrange(1000, 9999)} |\n" for noun in stock.nouns[:4])
    return f"| {stock.nouns[0]} | n |\n|---|--:|\n{rows}\n"
