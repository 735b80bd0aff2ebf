"""Contents that newcomers wrote, and what was wrong in each: a name in, the change of `house/` that makes it out.

The names are sections of `contents.en.txt` and `contents.ru.txt`, which say what an editor is told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

# Of the publication's folder content/.
Change = Callable[[Path], None]

SNOW, BRIDGES, BREAD = "ru/gorod/sneg.md", "ru/gorod/mosty.md", "ru/gorod/hleb.md"
SNOW_EN, BRIDGES_EN = "en/gorod/sneg.md", "en/gorod/mosty.md"


def instead(file: str, old: str, new: str) -> Change:
    """Other words in a file; the words that they replace are there."""

    def change(content: Path) -> None:
        text = (content / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def put(file: str, text: str | bytes) -> Change:
    """A file of these words or bytes."""

    def change(content: Path) -> None:
        (content / file).parent.mkdir(parents=True, exist_ok=True)
        (content / file).write_bytes(text.encode() if isinstance(text, str) else text)

    return change


def bytes_of(file: str, convert: Callable[[bytes], bytes]) -> Change:
    """Other bytes in a file."""
    return lambda content: put(file, convert((content / file).read_bytes()))(content)


def encoded(encoding: str) -> Change:
    """The text in another encoding."""
    return bytes_of(SNOW, lambda content: content.decode().encode(encoding))


def rename(old: str, new: str) -> Change:
    """Another name of a file."""

    def change(content: Path) -> None:
        (content / old).rename(content / new)

    return change


def remove(file: str) -> Change:
    """No file."""
    return lambda content: (content / file).unlink()


def copy(file: str, other: str) -> Change:
    """A file twice."""
    return lambda content: put(other, (content / file).read_bytes())(content)


def linked(file: str, place: str) -> Change:
    """A file or folder at another place outside content/, and a symbolic link to it."""

    def change(content: Path) -> None:
        link, target = content.parent / "content" / file, content.parent / place
        link.rename(target)
        link.symlink_to(target)

    return change


def all_of(*changes: Change) -> Change:
    """Changes one after another."""

    def change(content: Path) -> None:
        for one in changes:
            one(content)

    return change


def decomposed(name: str) -> str:
    """A name as macOS writes it."""
    return unicodedata.normalize("NFD", name)


LEFT_BY_EDITORS = (
    *(
        f"ru/gorod/{name}"
        for name in (".DS_Store", "sneg.md~", ".sneg.md.swp", "#sneg.md#", "Thumbs.db", "~$sneg.docx")
    ),
    *("people/.DS_Store", "people/anna-lug.toml~", "media/.DS_Store", "polls/.bread.toml.swp", "ru/gorod/desktop.ini"),
)

CONTENTS: Mapping[str, Change] = {
    "date: 20.11.2026": instead(SNOW, "2026-11-20", "20.11.2026"),
    "date: 2026-02-30": instead(SNOW, "2026-11-20", "2026-02-30"),
    "date: '20 ноября 2026'": instead(SNOW, "2026-11-20", "20 ноября 2026"),
    "titel: misspelt field": instead(SNOW, "title:", "titel:"),
    "Заголовок: russian field": instead(SNOW, "title:", "Заголовок:"),
    "title without space after colon": instead(SNOW, "title: Снег", "title:Снег"),
    "tab before field": instead(SNOW, "date:", "\tdate:"),
    "no closing ---": instead(SNOW, "authors: [anna-lug]\n---", "authors: [anna-lug]\n"),
    "closing is em-dash —": instead(SNOW, "authors: [anna-lug]\n---", "authors: [anna-lug]\n—"),
    "opening --- preceded by blank line": instead(SNOW, "---\ntitle", "\n---\ntitle"),
    "authors: anna-lug (no brackets)": instead(SNOW, "[anna-lug]", "anna-lug"),
    "authors: Анна Луг (plain, no brackets)": instead(SNOW, "[anna-lug]", "Анна Луг"),
    "authors: [анна луг] lowercase": instead(SNOW, "[anna-lug]", "[анна луг]"),
    "authors: [anna_lug]": instead(SNOW, "[anna-lug]", "[anna_lug]"),
    "tags: River, Bread string": instead(BRIDGES, "tags: [river]", "tags: river, bread"),
    "tags: [Река] not key": instead(BRIDGES, "tags: [river]", "tags: [Река]"),
    "tags unclosed bracket": instead(BRIDGES, "tags: [river]", "tags: [river"),
    "poll: breadd": instead(BREAD, "poll: bread", "poll: breadd"),
    "image: missing file": instead(BRIDGES, "bridge.jpg", "brigde.jpg"),
    "image: wrong case Bridge.JPG": instead(BRIDGES, "bridge.jpg", "Bridge.JPG"),
    "image in text missing": instead(BREAD, "(bread.jpg)", "(bread.png)"),
    "image is html saved as jpg": put("media/bread.jpg", "<html>404</html>"),
    "image path backslash": instead(BREAD, "(bread.jpg)", "(media\\bread.jpg)"),
    "image path C:": instead(BREAD, "(bread.jpg)", "(C:/Users/Anna/bread.jpg)"),
    "missing alt": instead(BREAD, '{alt="Буханка ржаного хлеба"}', ""),
    "dead link": instead(BREAD, "mosty.md#zhelezo", "most.md"),
    "dead anchor": instead(BREAD, "#zhelezo", "#железо"),
    "anchor of the translation's own words (en)": instead("en/gorod/hleb.md", "#zhelezo", "#iron"),
    "link without .md": instead(BREAD, "mosty.md#zhelezo", "mosty"),
    "link /ru/gorod/mosty/": instead(BREAD, "mosty.md#zhelezo", "/ru/gorod/mosty/"),
    "link absolute own site": instead(BREAD, "mosty.md#zhelezo", "https://progulki.example/ru/gorod/mosti/"),
    "bare www link": instead(BREAD, "mosty.md#zhelezo", "www.example.org"),
    "link with space before paren": instead(BREAD, "[см. мосты](mosty", "[см. мосты] (mosty"),
    "javascript link": instead(BREAD, "mosty.md#zhelezo", "javascript:alert(1)"),
    "duplicate slug": instead(SNOW, "title: Снег", "title: Снег\nslug: mosty"),
    "slug with spaces/capitals": instead(SNOW, "title: Снег", "title: Снег\nslug: Первый Снег!"),
    "file name with space & capital": rename(SNOW, "ru/gorod/Мой Снег.md"),
    ".txt instead of .md": rename(SNOW, "ru/gorod/sneg.txt"),
    ".md.txt (Windows hides extensions)": rename(SNOW, "ru/gorod/sneg.md.txt"),
    ".docx in content": put("ru/gorod/novoe.docx", b"PK\x03\x04"),
    ".MD upper-case ext": rename(SNOW, "ru/gorod/sneg.MD"),
    "article in content/ root (no lang)": put("zabyl.md", "# Забыла\nтекст"),
    "article in content/fr": put("fr/gorod/neige.md", "# Neige\ntexte"),
    "article in content/RU": put("RU/gorod/led.md", "# Лед\nтекст"),
    "empty file": put("ru/gorod/pusto.md", ""),
    "front matter only": put("ru/gorod/pusto.md", "---\ntitle: Пусто\ndate: 2026-01-01\n---\n"),
    "no front matter, plain text": put("ru/gorod/prosto.md", "Просто текст без заголовка.\n"),
    "future date": instead(SNOW, "2026-11-20", "2062-11-20"),
    "embargo in future": instead(SNOW, "title: Снег", "title: Снег\nembargo: 2099-01-01"),
    "embargo bad": instead(SNOW, "title: Снег", "title: Снег\nembargo: завтра"),
    "status: черновик": instead(SNOW, "title: Снег", "title: Снег\nstatus: черновик"),
    "draft: да": instead(SNOW, "title: Снег", "title: Снег\ndraft: да"),
    "original: russian": instead(SNOW, "title: Снег", "title: Снег\noriginal: russian"),
    "languages: ru": instead(SNOW, "title: Снег", "title: Снег\nlanguages: ru"),
    "translation has own tags & authors": instead(
        BRIDGES_EN, "translators: [tom-reed]", "translators: [tom-reed]\nauthors: [tom-reed]\ntags: [bread]"
    ),
    "undefined footnote": instead(SNOW, "до ужина.", "до ужина[^9]."),
    "unused footnote": instead(SNOW, "до ужина.", "до ужина.\n\n[^z]: никому"),
    "footnote defined twice": instead(SNOW, "до ужина.", "до ужина[^z].\n\n[^z]: раз\n\n[^z]: два"),
    "inline footnote": instead(SNOW, "до ужина.", "до ужина^[сноска]."),
    "unclosed :::": instead(SNOW, "Первый снег", "::: table\nПервый снег"),
    "unknown div class": instead(SNOW, "Первый снег", "::: epigraf\nПервый снег\n:::\n"),
    "raw script": instead(SNOW, "до ужина.", "до ужина.\n\n<script>alert(1)</script>"),
    "iframe youtube": instead(SNOW, "до ужина.", "до ужина.\n\n<iframe src='https://youtube.com/embed/x'></iframe>"),
    "style attr / font color from Word html": instead(
        SNOW, "до ужина.", "до <span style='color:red'>ужина</span> <font color=red>x</font>."
    ),
    "hugo shortcode": instead(SNOW, "до ужина.", 'до ужина. {{< figure src="a.jpg" >}}'),
    "merge conflict in text": instead(SNOW, "Второй", "<<<<<<< HEAD\nВторой\n=======\nТретий\n>>>>>>> ветка"),
    "merge conflict in person toml": instead(
        "people/anna-lug.toml",
        'ru = "Анна Луг"\n',
        '<<<<<<< HEAD\nru = "Анна Луг"\n=======\nru = "Анна Лугова"\n>>>>>>> b\n',
    ),
    "merge conflict in site.toml": instead(
        "site.toml", 'ru = "Прогулки"\n', '<<<<<<< HEAD\nru = "Прогулки"\n=======\nru = "Ходьба"\n>>>>>>> b\n'
    ),
    "toml: missing quote": instead("people/anna-lug.toml", 'ru = "Анна Луг"', "ru = Анна Луг"),
    "toml: smart quotes": instead("people/anna-lug.toml", 'ru = "Анна Луг"', "ru = «Анна Луг»"),
    "toml: typographic quotes “”": instead("people/anna-lug.toml", 'ru = "Анна Луг"', "ru = “Анна Луг”"),
    "person: gender female": instead("people/anna-lug.toml", '"f"', '"female"'),
    "person: no en name": instead("people/anna-lug.toml", 'en = "Anna Lug"\n', ""),
    "person: field nam": instead("people/anna-lug.toml", "[name]", "[nam]"),
    "poll: votes string": instead("polls/bread.toml", "votes = 17", 'votes = "17"'),
    "poll: negative votes": instead("polls/bread.toml", "votes = 17", "votes = -3"),
    "poll: no en option": instead("polls/bread.toml", 'en = "Rye"\n', ""),
    "site: base_url no scheme": instead("site.toml", "https://progulki.example", "progulki.example"),
    "site: languages de": instead("site.toml", '["ru", "en"]', '["ru", "de"]'),
    "site: blog misspelt": instead("site.toml", '["gorod"]', '["gorot"]'),
    "site: unknown key": instead("site.toml", "license", "lisense"),
    "site: formats typo": instead("site.toml", "license =", 'formats = ["html","pfd"]\nlicense ='),
    "site: trim typo": instead("site.toml", "license =", 'trim = "a5"\nlicense ='),
    "site: english en-UK": instead("site.toml", "license =", 'english = "en-UK"\nlicense ='),
    "site.toml named site.yml": rename("site.toml", "site.yml"),
    "huge 3MB file": put(SNOW, "# Снег\n" + "Слово за словом идет человек. " * 60000),
    "huge 1.9MB file (allowed?)": put(SNOW, "# Снег\n" + ("Слово за словом идет. " * 40 + "\n\n") * 1000),
    "zero-width & bidi chars": instead(SNOW, "до ужина", "до \u202eужина\u200b"),
    "latin c in Russian word": instead(SNOW, "Первый снег", "Первый cнег"),
    "two articles differ only by case": put("ru/gorod/Sneg.md", "# Снег 2\nтекст"),
    "translation in wrong folder name": rename("en/gorod/mosty.md", "en/gorod/bridges.md"),
    "delete original only": remove(BRIDGES),
    "delete translation only": remove(BRIDGES_EN),
    "blog without index.md": put("ru/strana/a.md", "---\ntitle: А\ndate: 2026-01-01\n---\nтекст"),
    "nested folder": put("ru/gorod/2026/a.md", "---\ntitle: А\ndate: 2026-01-01\n---\nтекст"),
    "glossary: bad": put("glossary.toml", '[[terms]]\nen = "river"\n'),
    "volume: unknown article": put("volumes/kniga.toml", 'articles=["gorod/mosti"]\n[title]\nru="К"\nen="B"\n'),
    "volume: nothing chosen": put("volumes/kniga.toml", '[title]\nru="К"\nen="B"\n'),
    "alias with scheme": instead(SNOW, "title: Снег", "title: Снег\naliases: [https://old.example/x]"),
    "alias without slash": instead(SNOW, "title: Снег", "title: Снег\naliases: old/x"),
    "alias collides with a page": instead(SNOW, "title: Снег", "title: Снег\naliases: [/ru/gorod/mosty/]"),
    "yaml anchors": instead(SNOW, "title: Снег", "title: &x Снег\nkicker: *x"),
    "title: yes / number / null": instead(SNOW, "title: Снег", "title: 1984"),
    "title: null": instead(SNOW, "title: Снег", "title:"),
    "title: [a,b]": instead(SNOW, "title: Снег", "title: [Снег]"),
    "title twice": instead(SNOW, "title: Снег", "title: Снег\ntitle: Лед"),
    "quote unclosed": instead(SNOW, "title: Снег", 'title: "Снег'),
    "smart quotes title with colon «Снег: раз»": instead(SNOW, "title: Снег", "title: «Снег: раз»"),
    "title starts with [ or * or @": instead(SNOW, "title: Снег", "title: *Снег*"),
    "title with # comment": instead(SNOW, "title: Снег", "title: Снег #1"),
    "external image": instead(BREAD, "(bread.jpg)", "(https://example.org/bread.jpg)"),
    "NUL byte in file": instead(SNOW, "до ужина", "до\0ужина"),
    "BOM and CRLF": bytes_of(SNOW, lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")),
    "CR only, as on an old Mac": bytes_of(SNOW, lambda content: content.replace(b"\n", b"\r")),
    "windows-1251": encoded("cp1251"),
    "koi8-r": encoded("koi8-r"),
    "utf-16": encoded("utf-16"),
    "image in text: HEIC": all_of(
        instead(BREAD, "(bread.jpg)", "(foto.heic)"), put("media/foto.heic", b"\0\0\0 ftypheic" + bytes(200))
    ),
    "image cut off": bytes_of("media/bread.jpg", lambda content: content[:3000]),
    "image with space in name": all_of(
        instead(BREAD, "(bread.jpg)", "(мой хлеб.jpg)"), copy("media/bread.jpg", "media/мой хлеб.jpg")
    ),
    "image with space in <>": all_of(
        instead(BREAD, "(bread.jpg)", "(<мой хлеб.jpg>)"), copy("media/bread.jpg", "media/мой хлеб.jpg")
    ),
    "file name NFD": rename(SNOW, decomposed("ru/gorod/зимний.md")),
    "pair NFC and NFD": all_of(rename(SNOW, decomposed("ru/gorod/зимний.md")), rename(SNOW_EN, "en/gorod/зимний.md")),
    "what editors and systems leave": all_of(*(put(file, "x") for file in LEFT_BY_EDITORS)),
    "a copy (копия)": put("ru/gorod/sneg (копия).md", "# Снег\n\nтекст\n"),
    "both originals": all_of(
        instead(BRIDGES, "title:", "original: ru\ntitle:"), instead(BRIDGES_EN, "title:", "original: en\ntitle:")
    ),
    "person file with capitals": rename("people/anna-lug.toml", "people/Анна Луг.toml"),
    "site: key after table": all_of(
        instead("site.toml", 'license = "CC BY 4.0"\n', ""),
        bytes_of("site.toml", lambda content: content + b'\nlicense = "CC BY 4.0"\n'),
    ),
    "site.toml beside content": rename("site.toml", "../site.toml"),
    "symlinked article": linked(SNOW, "sneg.md"),
    "symlinked content/ru": linked("ru", "ru-texts"),
    "symlinked content": linked(".", "texts"),
    "broken symlink": lambda content: (content / "ru/gorod/x.md").symlink_to("/nowhere/x.md"),
    "folder named a.md": lambda content: (content / "ru/gorod/a.md").mkdir(),
    "delete both, link stays": all_of(remove(BRIDGES), remove(BRIDGES_EN)),
    "image svg with script": all_of(
        put("media/bread.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        instead(BREAD, "(bread.jpg)", "(bread.svg)"),
    ),
}
"""Every case by its name. Those of the settings and of front matter come first."""
