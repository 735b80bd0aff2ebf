"""The house of the specimens: its people, blogs, tags, polls, settings and pictures, as files. Touches nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from diglot.core.specimens.stock import Line

BLOGS: Sequence[tuple[str, Line, Line]] = (
    ("archives", ("Archives", "Архивы"), ("What lies in boxes.", "Что лежит в коробках.")),
    ("presses", ("Presses", "Типографии"), ("Shops and those who worked there.", "Цеха и те, кто в них работал.")),
    ("readers", ("Readers", "Читатели"), ("Who read, and what came of it.", "Кто читал и что из этого вышло.")),
    ("roads", ("Roads", "Дороги"), ("How books travel.", "Как путешествуют книги.")),
)

TAGS: Sequence[tuple[str, Line]] = (
    ("binding", ("Binding", "Переплет")),
    ("censorship", ("Censorship", "Цензура")),
    ("letters", ("Letters", "Письма")),
    ("libraries", ("Libraries", "Библиотеки")),
    ("maps", ("Maps", "Карты")),
    ("money", ("Money", "Деньги")),
    ("notes", ("Notes", "Сноски")),
    ("paper", ("Paper", "Бумага")),
    ("proofs", ("Proofs", "Корректура")),
    ("schools", ("Schools", "Школы")),
    ("translation", ("Translation", "Перевод")),
    ("type", ("Type", "Шрифт")),
)

# Authors and translators: file name, gender, name by language.
PEOPLE: Sequence[tuple[str, str, Line]] = (
    ("agnes-thorn", "f", ("Agnes Thorn", "Агнес Торн")),
    ("boris-lugov", "m", ("Boris Lugov", "Борис Лугов")),
    ("clara-wynn", "f", ("Clara Wynn", "Клара Уинн")),
    ("daria-snegova", "f", ("Daria Snegova", "Дарья Снегова")),
    ("edwin-marsh", "m", ("Edwin Marsh", "Эдвин Марш")),
    ("fedor-klenov", "m", ("Fedor Klenov", "Федор Кленов")),
    ("galina-rechnaya", "f", ("Galina Rechnaya", "Галина Речная")),
    ("hugh-barrow", "m", ("Hugh Barrow", "Хью Барроу")),
)

POLLS: Sequence[tuple[str, Line, Sequence[Line]]] = (
    (
        "left-or-right",
        ("Which page do you read first?", "Какую страницу вы читаете первой?"),
        (("The left", "Левую"), ("The right", "Правую"), ("Both at once", "Обе сразу")),
    ),
    (
        "notes-or-not",
        ("Where should notes stand?", "Где место сноскам?"),
        (("At the foot", "Внизу страницы"), ("At the end", "В конце"), ("Nowhere", "Нигде")),
    ),
)

PICTURES: Sequence[str] = ("plate-1.png", "plate-2.png", "plate-3.svg")


def house_files() -> Iterator[tuple[str, bytes]]:
    """Everything but the essays: places in the publication, and contents."""
    yield "content/site.toml", _settings().encode()
    for name, gender, (english, russian) in PEOPLE:
        yield f"content/people/{name}.toml", f'gender = "{gender}"\n{_by_language("name", english, russian)}'.encode()
    for name, question, options in POLLS:
        yield f"content/polls/{name}.toml", _poll(question, options).encode()
    for name, title, words in BLOGS:
        for side, lang in enumerate(("en", "ru")):
            yield f"content/{lang}/{name}/index.md", f"---\ntitle: {title[side]}\n---\n{words[side]}\n".encode()
    yield f"content/media/{PICTURES[0]}", _spread_png(720, 480, 190)
    yield f"content/media/{PICTURES[1]}", _spread_png(400, 300, 210)
    yield f"content/media/{PICTURES[2]}", _SPREAD_SVG


def _settings() -> str:
    tags = "".join(f'{key} = {{ en = "{english}", ru = "{russian}" }}\n' for key, (english, russian) in TAGS)
    return (
        'base_url = "https://specimens.example"\n'
        'languages = ["en", "ru"]\n'
        f"blogs = [{', '.join(f'{chr(34)}{name}{chr(34)}' for name, _, _ in BLOGS)}]\n"
        'formats = ["html"]\n'
        f"{_by_language('title', 'Specimens', 'Образцы')}"
        f"{_by_language('tagline', 'Essays that nobody wrote', 'Эссе, которых никто не писал')}"
        f"\n[tags]\n{tags}"
    )


def _by_language(field: str, english: str, russian: str) -> str:
    return f'\n[{field}]\nen = "{english}"\nru = "{russian}"\n'


def _poll(question: Line, options: Sequence[Line]) -> str:
    rows = "".join(
        f'\n[[options]]\nvotes = {41 - 9 * place}\nen = "{english}"\nru = "{russian}"\n'
        for place, (english, russian) in enumerate(options)
    )
    return f"closed = 2020-01-31\n{_by_language('question', *question)}{rows}"


# ---------------------------------------------------------------- the pictures: an open book in grey bars

_SPREAD_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" width="600" height="400">\n'
    '<rect width="300" height="400" fill="#bbb"/><rect x="300" width="300" height="400" fill="#ddd"/>\n'
    + "".join(
        f'<rect x="{x}" y="{y}" width="240" height="8" fill="#666"/>\n' for y in range(40, 360, 24) for x in (30, 330)
    )
    + "</svg>\n"
).encode()


def _spread_png(width: int, height: int, grey: int) -> bytes:
    """An open book in shades of grey, as a PNG of 8 bits a pixel."""
    half, margin = width // 2, width // 20
    blank = bytes([grey]) * half + bytes([grey + 30]) * half
    bar = bytes([grey]) * margin + b"\x60" * (half - 2 * margin) + bytes([grey]) * margin
    line = bar + bar.replace(bytes([grey]), bytes([grey + 30]))
    rows = (line if margin < y < height - margin and y % 24 < 8 else blank for y in range(height))
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
