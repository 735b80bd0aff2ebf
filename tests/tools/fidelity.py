"""A publication in, every word that its pages, PDFs and e-books lost, doubled or changed out.

    python -m tests.tools.fidelity FOLDER
    python -m tests.tools.fidelity --made-up 20 --first 100

builds a copy of the folder, or so many made-up texts with their translations, and compares. Manuscripts are read here by a small reader of Markdown's raw text that knows
nothing of diglot's own: what its pipeline drops is seen. Only what rules of typography do to words is let pass.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import lxml.html
import pikepdf
from lxml.html import HtmlElement

from diglot.cli import command_line
from tests.tools.made_up_texts import FILES, made_up_pair

# ---------------------------------------------------------------- words

_TOKEN = re.compile(r"[^\W_]+")
# What shows nothing: soft hyphens, joiners, spaces without a width, the mark of byte order.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
# A size, 10 x 15: the letter becomes a sign.
_TIMES = re.compile(r"(?<![\w.])(\d+)(\s?)[xх×](\s?)(\d+)(?!\w)")
# A number and its unit have a space between them.
_UNIT = re.compile(r"(?<![\w.])(\d+)(кг|г|км|м|см|мм|л|kg|g|km|m|cm|mm|l)(?!\w)")
# A word with letters of two scripts is set in one.
_LOOKALIKES = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_CYRILLIC, _LATIN = re.compile("[а-яёА-ЯЁ]"), re.compile("[a-zA-Z]")


def words_of(text: str) -> list[str]:
    """Return the words of a text as typography may not change them."""
    text = unicodedata.normalize("NFC", text.translate(_UNSEEN).translate(_LIGATURES))
    # Twice: sizes of three numbers share the middle one.
    text = _UNIT.sub(r"\1 \2", _TIMES.sub(r"\1 \4", _TIMES.sub(r"\1 \4", text)))
    return [_in_one_script(word) for word in _TOKEN.findall(text)]


def _in_one_script(word: str) -> str:
    return word.translate(_LOOKALIKES) if _CYRILLIC.search(word) and _LATIN.search(word) else word


# ---------------------------------------------------------------- manuscripts


@dataclass
class Manuscript:
    """What a manuscript says.

    text: without its markup. alts: what pictures say to who cannot see them. tags: markup, and numbers of lists, that a
    page may also show as they are written.
    """

    path: str
    title: str = ""
    front: str = ""
    text: str = ""
    formulas: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    @property
    def words(self) -> Counter[str]:
        """Every word of the text."""
        return Counter(words_of(self.text))


# What HTML a text may hold; anything else between angle brackets is text.
_TAGS = (
    "a abbr aside b bdi blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 "
    "hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead "
    "time tr u ul var wbr"
).split()
# HTML that a text may not hold: as a pair it is left out or shown as it is written; alone it is text.
_FOREIGN_TAGS = "audio button center fieldset font form iframe input label nav object select svg textarea video".split()
_VOID = frozenset(["br", "hr", "img", "wbr"])
_ATTRIBUTE = r"""(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s"'}]+)|-)"""
_INLINE = re.compile(
    rf"""
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?<!`)(?P<ticks>`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)
    | (?P<comment><!--.*?-->)
    | (?P<foreign>\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{:[^}}\n]*\}})
    | (?P<display>\$\$(?P<shown>(?:(?!\n[ \t]*\n)[^$])+?)\$\$)
    | (?P<math>\$(?=[^\s$])(?P<formula>(?:(?!\n[ \t]*\n)[^$])*?(?<![\s\\]))\$(?!\d))
    | <(?P<address>[a-zA-Z][a-zA-Z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>
    | (?P<tag></?(?P<name>{"|".join([*_TAGS, *_FOREIGN_TAGS])})(?:\s[^<>]*)?/?>)
    | (?P<picture>!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]\([^()\s]*(?:\s+"[^"]*")?\)(?:\{{(?:\s*{_ATTRIBUTE})+\s*\}})?)
    | (?P<target>\]\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))
    | (?P<note>\[\^(?P<label>[^\]\s]+)\]:?)
    | (?<=\])\[(?P<reference>[^\]\n]+)\]
    | (?P<cross>-?(?<![\w.])@(?:page:)?(?:(?:fig|tbl|eq|sec|thm|lst):)?[\w-]+)
    | (?P<attributes>\{{(?:\s*{_ATTRIBUTE})+\s*\}})
    """,
    re.VERBOSE | re.DOTALL,
)
_FENCE = re.compile(r"^(?P<before>[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_DIV = re.compile(r"^[\s>]*:{3,}\s*(?:\{[^}]*\}|[\w-]+)?\s*:*\s*$")
# What follows the colon is an address: “[Anna]: Hello!” is text.
_REFERENCE = re.compile(
    r"^ {0,3}\[(?!\^)[^\]]+\]:\s+(?=[<#/.]|\S*\w[/.#:@]\w)\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$"
)
_ALERT = re.compile(r"^[\s>]*>\s*\[!(note|tip|important|warning|caution)\]\s*$", re.IGNORECASE)
_RUSSIAN_ALERTS = {
    "note": "Примечание",
    "tip": "Совет",
    "important": "Важно",
    "warning": "Предупреждение",
    "caution": "Внимание",
}
# What has a label has a number, and words before it in the language of the text, and so has what refers to it.
_LABELS = (
    "Figure Fig Table Theorem Listing Equation Eq p 1 1 Рис рис Таблица табл Теорема теорема Листинг листинг формула ур с 1 1 "
    + " ".join(map(str, range(1, 30)))
)
_LABELLED = re.compile(r"#(?:fig|tbl|eq|sec|thm|lst):")
_NAMED = re.compile(r"""\b(?:name|caption)=(?:"([^"]*)"|'([^']*)')""")
# What a player says of the file of another site, or of a recording.
_SHOWN_BY_PLAYERS = ("Watch on tube example", "Смотреть на")
_NUMBER = re.compile(r"^([\s>]*(?:[-*+]\s+)*)(\d{1,9})[.)](?=\s)")
# A sentence between two signs of money is no formula: two words of letters, and no command of TeX.
_PROSE = re.compile(r"(?<![\\\w])[^\W\d_]{3,}\W+[^\W\d_]{2,}|[а-яёА-ЯЁ]{2,}")


def read_manuscript(path: str, source: str) -> Manuscript:
    """Read a manuscript's raw text."""
    found = Manuscript(path)
    body = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    match = re.match(r"(---|\+\+\+)\n(.*?\n)?\1[ \t]*(?:\n|$)", body, re.DOTALL)
    if match:
        found.front, body = match[2] or "", body[match.end() :]
        title = re.search(r"^title\s*[:=]\s*(.*)$", found.front, re.MULTILINE)
        found.title = unescape(title[1].strip().strip("\"'")) if title else ""
    # An entry of an apparatus says the words that it is about again.
    found.tags += [
        phrase or word for phrase, word in re.findall(r"\[([^\[\]]*)\]\{\.lemma\}\[\^app:|(\S+)\[\^app:", body)
    ]
    # A citation becomes words of the bibliography.
    body = re.sub(r"-?@[a-z]+\d{4}\b", "", body)
    names = frozenset(name.casefold() for name in re.findall(r"^ {0,3}\[([^\]]+)\]:", body, re.MULTILINE))
    found.text = "\n".join(
        text if is_code else _inlines(_lines(text, found), found, names)
        for is_code, text in _code_apart(body.split("\n"), found)
    )
    # A note is published at each of its calls, as printers set it: the guide says so.
    for label, note in re.findall(r"^ {0,3}\[\^([^\]\s]+)\]:(.*(?:\n(?: {4}|\t).*|\n(?=\n {4}))*)", body, re.MULTILINE):
        found.tags += [_inlines(note, found, names)] * (body.count(f"[^{label}]") - 2)
    return found


def _code_apart(lines: Sequence[str], found: Manuscript) -> Iterator[tuple[bool, str]]:
    """The text in runs, and of each whether it is code."""
    run: list[str] = []
    fence = ""
    for number, line in enumerate(lines):
        match = None if fence else _FENCE.match(line)
        if match:
            yield False, "\n".join([*run, match["before"], *_named_in(match["info"], found)])
            run, fence = [], match["fence"]
        elif fence and re.fullmatch(rf"[\s>]*{fence[0]}{{{len(fence)},}}\s*", line):
            yield True, "\n".join(run)
            run, fence = [], ""
        elif not fence and _is_indented_code(lines, number):
            yield False, "\n".join(run)
            yield True, line
            run = []
        else:
            run.append(line)
    yield bool(fence), "\n".join(run)


def _is_indented_code(lines: Sequence[str], number: int) -> bool:
    """Is the line code by its indent: after a blank line or other code, and in no list, note or definition?"""
    if not re.match(r" {4,}\S|\t", lines[number]):
        return False
    before = number - 1
    if before >= 0 and lines[before].strip() and not re.match(r" {4,}|\t", lines[before]):
        return False
    while before >= 0 and (not lines[before].strip() or re.match(r" {2,}|\t", lines[before])):
        before -= 1
    return before < 0 or not re.match(r"\s*(?:[-*+]|\(?\w{1,9}[.)]|\[\^[^\]]+\]:|:)\s", lines[before])


def _lines(text: str, found: Manuscript) -> str:
    """The lines of a run without what begins blocks."""
    kept: list[str] = []
    in_list = False
    for line in text.split("\n"):
        follows = bool(kept and kept[-1].strip())
        number = _NUMBER.match(line)
        alert = _ALERT.match(line)
        if alert:
            kind = alert[1].lower()
            line = _RUSSIAN_ALERTS[kind] if "/ru/" in found.path else kind.capitalize()
        if _DIV.match(line):
            found.tags += [*_SHOWN_BY_PLAYERS] * (".embed" in line)
            line = " ".join(_named_in(line, found))
        elif _REFERENCE.match(line):
            line = ""
        if number and (in_list or not follows or number[2] == "1"):
            # The page counts by itself, from the number of the first; or it shows them as they are written.
            counts = in_list or number[2] == "1"
            found.tags += [number[2]] * counts
            line = f"{number[1]} {'' if counts else number[2]} {line[number.end() :]}"
            in_list = True
        elif line.strip() and not line.startswith((" ", "\t")) and not follows:
            in_list = False
        kept.append(line)
    return "\n".join(kept)


def _named_in(attributes: str, found: Manuscript) -> Iterator[str]:
    """Yield what attributes say to readers."""
    if _LABELLED.search(attributes):
        found.tags.append(_LABELS)
    for name in _NAMED.finditer(attributes):
        yield f" {name[1] or name[2] or ''} "


def _inlines(text: str, found: Manuscript, names: Collection[str]) -> str:
    """The text without markup. names: of notes and of addresses that are written elsewhere."""

    def is_markup(name: str) -> bool:
        return name in _VOID or bool(re.search(rf"<{name}[\s>]", text) and f"</{name}>" in text)

    def tag(match: re.Match[str]) -> str:
        name, begins_line = match["name"], not text[: match.start()].rpartition("\n")[2].strip()
        if not is_markup(name) and not (begins_line and name in _TAGS):
            return match[0]
        if name in _FOREIGN_TAGS or not is_markup(name):
            found.tags.append(match[0])
        return "" if name in _INSIDE_WORDS else "\n"

    def belongs_to_nothing(attributes: re.Match[str]) -> bool:
        """Do words stand before, and a space between? Then it is not markup, but for that of a heading or of a caption."""
        before = text[: attributes.start()].rpartition("\n")[2]
        after = text[attributes.end() :].split("\n")
        is_heading = before.lstrip(" \t>").startswith(("#", ":")) or re.fullmatch(
            r"[\s>]*(?:=+|-+)\s*", "".join(after[1:2])
        )
        is_alone = not before.strip(" \t>") and not after[0].strip()
        return before[-1:].strip() == "" and not (is_heading or is_alone or before.rstrip().endswith("$$"))

    def written(match: re.Match[str]) -> str:
        group = match.groupdict()
        if group["escape"]:
            return match[0][1]
        if group["code"] is not None:
            return match["code"].replace("<", "‹").replace("&", "＆")
        if group["foreign"] is not None:
            return match[0].replace("*", " ").replace("&", "＆")
        formula = group["shown"] if group["display"] else group["formula"] if group["math"] else None
        if formula is not None:
            if _PROSE.search(re.sub(r"(?:\\[a-z]+|[_^])(?:\{[^{}]*\})+", "", re.sub(r"[_^]\{[^{}]*\}", "", formula))):
                return match[0][:1] + _inlines(match[0][1:-1], found, names) + match[0][-1:]
            found.formulas.append(formula)
            return ""
        if group["address"]:
            return match["address"].replace("&", "＆")
        if group["tag"]:
            return tag(match)
        if group["cross"]:
            found.tags += [_LABELS, match["cross"].rpartition(":")[2]]
            return ""
        if group["attributes"]:
            return match[0] if belongs_to_nothing(match) else " ".join(_named_in(match[0], found))
        if group["picture"]:
            alt = _inlines(match["alt"], found, names)
            found.alts.append(alt)
            return alt
        is_name = (group["label"] or group["reference"] or "").casefold()
        if (group["label"] and f"^{is_name}" not in names) or (group["reference"] and is_name not in names):
            return match[0]
        return "]" if group["target"] else " " if group["comment"] else ""

    return unescape(_INLINE.sub(written, text)).replace("＆", "&").replace("‹", "<")


_INSIDE_WORDS = frozenset(
    "a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr".split()
)

# ---------------------------------------------------------------- what was made of them

_NOT_TEXT = frozenset(["math", "script", "style", "template"])
_INLINE_TAGS = _INSIDE_WORDS | {"time", "label"}


def _is_of_player(node: HtmlElement) -> bool:
    """Is it what a player adds to a caption: the file and its size, where it is played, the words of its captions?"""
    is_in_player = any(figure.get("class", "").startswith("player") for figure in node.iterancestors("{*}figure"))
    return is_in_player and (node.get("class") in ("player-file", "player-address") or node.tag.endswith("details"))


def text_of(root: HtmlElement) -> str:
    """Return what readers see of an element, blocks on lines of their own; without calls and numbers of notes."""
    pieces: list[str] = []

    def walk(node: HtmlElement) -> None:
        if not isinstance(node.tag, str):
            return
        name = node.tag.rpartition("}")[2]
        role = node.get("role", "")
        is_reference = "note-reference" in node.get("class", "")
        if name in _NOT_TEXT or role in ("doc-noteref", "doc-backlink") or is_reference or _is_of_player(node):
            return
        if name == "img" and node.get("alt") and not list(node.iterancestors("figure")):
            pieces.append(node.get("alt", ""))
        if name not in _INLINE_TAGS:
            pieces.append("\n")
        if name == "ol" and node.get("start", "1") != "1" and node.get("type", "1") == "1":
            pieces.append(f"{node.get('start')} ")
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if name not in _INLINE_TAGS:
            pieces.append("\n")

    walk(root)
    return "".join(pieces)


_BODY = '//*[contains(concat(" ", @class, " "), " prose ")]'
# What no manuscript says: citations spelt out, and the list of references with its heading.
_CITED = (
    '//*[contains(concat(" ", @class, " "), " references ") or contains(concat(" ", @class, " "), " cited ")]'
    ' | //*[contains(concat(" ", @class, " "), " references ")]/preceding-sibling::h2[1]'
)
_SIGNATURES = re.compile(r"\s*—\s*(?:Translator[’']s note|Ed\.|Прим\.\s(?:пер|ред)\.)")
_NOTES = '//*[contains(concat(" ", @class, " "), " note-text ") or contains(concat(" ", @class, " "), " footnote ")]'


@dataclass(frozen=True)
class Made:
    """A page or a text of an e-book. body: the text and its notes; around: everything else."""

    body: str
    around: str
    formulas: int


def read_page(source: bytes) -> Made:
    """Read a page, or a text of an e-book."""
    tree = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))
    cited = tree.xpath(_CITED)
    spelt = "\n".join(map(text_of, cited))
    for element in cited:
        element.drop_tree()
    parts = [*tree.xpath(_BODY), *tree.xpath(_NOTES)]
    body = _SIGNATURES.sub("", "\n".join(map(text_of, parts)))
    formulas = sum(len(part.xpath(".//math")) for part in parts)
    for part in parts:
        part.drop_tree()
    return Made(body, f"{text_of(tree)}\n{spelt}", formulas)


def read_book(path: Path) -> Made:
    """Read the text of an e-book of one article."""
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.endswith("text.xhtml")]
        pages = [read_page(book.read(name).partition(b"?>")[2]) for name in names]
    return Made("\n".join(p.body for p in pages), "\n".join(p.around for p in pages), sum(p.formulas for p in pages))


def read_pdf(path: Path, *options: str) -> str:
    """Read a PDF's text, as poppler finds it. options: of pdftotext."""
    done = subprocess.run(["pdftotext", *options, "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


_LINE_NUMBER = re.compile(r"\u2010 \d*[05]\n|\u2010\n\d*[05] (?=\w)")


def readings_of(path: Path) -> Iterator[str]:
    """Read a PDF line by line, as a person does, then in the order in which it was written.

    Where a word in subscript is divided, poppler takes its two parts for lines of their own, and mixes them with others.
    The number of a line, in either margin, may stand within a divided word.
    """
    yield _LINE_NUMBER.sub("\u2010\n", read_pdf(path))
    # In this order it writes every hyphen in ASCII: those of words at the end of a line as well.
    yield read_pdf(path, "-raw").replace("-\n", "\u2010\n")


def read_alternatives(path: Path) -> list[str]:
    """Read what stands for the formulas of a PDF, which are pictures to poppler."""
    with pikepdf.open(path) as pdf:
        return [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Formula" and "/Alt" in item
        ]


# ---------------------------------------------------------------- comparison


@dataclass(frozen=True)
class Loss:
    """What one thing that was made of a manuscript does not say as it is written."""

    manuscript: str
    made: str
    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    other: str = ""

    def __str__(self) -> str:
        parts = [f"lost: {', '.join(self.lost)}"] * bool(self.lost) + [f"added: {', '.join(self.added)}"] * bool(
            self.added
        )
        return f"{self.manuscript} → {self.made}: {'; '.join([*parts, *([self.other] * bool(self.other))])}"


def _difference(manuscript: Manuscript, text: str, *, is_paper: bool = False) -> tuple[Counter[str], Counter[str]]:
    """The words that are missing in a text, and those that are too many."""
    source, made = manuscript.words, Counter(words_of(text))
    lost, added = source - made, made - source - Counter(words_of(" ".join(manuscript.tags)))
    # Markup inside a word (**bold**ness, H~2~O) divides it in the source, and not on the page.
    for chunk in manuscript.text.split() if lost and added else ():
        words = words_of(chunk)
        for start in range(len(words)):
            for stop in range(len(words), start + 1, -1):
                part, whole = Counter(words[start:stop]), "".join(words[start:stop])
                # At the end of a line on paper a hyphen of the word's own is taken for one that divides it.
                is_whole = all(lost[word] >= count for word, count in part.items())
                if added[whole] > 0 and (is_whole or (is_paper and part & lost)):
                    added[whole] -= 1
                    lost -= part
    return +lost, +added


def compare_page(manuscript: Manuscript, made: Made, name: str) -> Loss | None:
    """Compare a manuscript with a page or a text of an e-book, word by word."""
    lost, added = _difference(manuscript, made.body)
    other = ""
    if made.formulas != len(manuscript.formulas):
        other = f"{made.formulas} formulas of {len(manuscript.formulas)}"
    if lost or added or other:
        return Loss(manuscript.path, name, tuple(lost.elements()), tuple(added.elements()), other)
    return None


# TeX that is printed as it is written.
_TEX = re.compile(r"\\(?:frac|sqrt|sum|int|cdot|times|alpha|beta|text|left|right|begin|mathrm)\b")


def compare_pdf(
    manuscript: Manuscript, pdf: str, around: str, name: str, alternatives: Sequence[str] = ()
) -> Loss | None:
    """Compare a manuscript with its PDF. around: what stands beside the text: its title, the addresses of links…

    alternatives: of its formulas.

    A PDF repeats that, and numbers its pages; words that are the text's alone are never too many.
    """
    small = Manuscript(manuscript.path, text=manuscript.text.casefold())
    pdf = pdf.casefold()
    # Words are divided by a hyphen (U+2010) that is none of their own.
    lost, added = _difference(small, pdf.replace("\u2010\n", ""), is_paper=True)
    lost, added = _joined_at_line_ends(lost, added, pdf)
    lost -= Counter(words_of(" ".join(manuscript.alts).casefold()))
    furniture = set(words_of(" ".join([around, manuscript.front, *manuscript.tags]).casefold()))
    known = {word for word in small.words if len(word) > 3 and not word.isdecimal()} - furniture
    doubled = [word for word in added.elements() if word in known]
    is_tex = bool(manuscript.formulas and _TEX.search(pdf))
    other = "a formula is printed as TeX" if is_tex else ""
    if missing := _formulas(manuscript.formulas) - _formulas(alternatives):
        other = f"formulas are missing: {', '.join(missing)}"
    if lost or doubled or other:
        return Loss(manuscript.path, name, tuple(lost.elements()), tuple(doubled), other)
    return None


def compare_paper(manuscript: Manuscript, path: Path, around: str, name: str) -> Loss | None:
    """Compare a manuscript with its PDF, as `compare_pdf` does: what one reading of it shows whole is there."""
    alternatives = read_alternatives(path)
    losses = [compare_pdf(manuscript, text, around, name, alternatives) for text in readings_of(path)]
    return losses[0] if all(losses) else None


def _formulas(written: Sequence[str]) -> Counter[str]:
    return Counter("".join(formula.split()) for formula in written)


def _joined_at_line_ends(lost: Counter[str], added: Counter[str], pdf: str) -> tuple[Counter[str], Counter[str]]:
    """Put words together that a line's end divides, with a hyphen or, in a long address, without.

    At the end of a page poppler takes a hyphen away and goes on with the number of a note: “Los1. A note … Angeles”.
    """
    lines = [words for line in pdf.split("\n") if (words := words_of(line))]
    starts = {line[0] for line in lines}
    ends: dict[str, str] = {line[-1]: line[-1] for line in lines}
    ends |= {match[1]: word for word in added if (match := re.fullmatch(r"(\D+)\d+", word))}
    for word in [*lost.elements()]:
        for at in range(1, len(word) + 1):
            first, rest = ends.get(word[:at], ""), word[at:]
            if added[first] > 0 and (added[rest] > 0 and rest in starts if rest else first != word):
                lost[word] -= 1
                added -= Counter([first, rest])
                break
    return +lost, +added


# ---------------------------------------------------------------- publications


def find_manuscripts(content: Path) -> Iterator[Manuscript]:
    """Every manuscript of a publication, drafts among them."""
    for lang in ("en", "ru"):
        for path in sorted((content / lang).rglob("*")):
            if path.suffix.lower() in (".md", ".markdown"):
                source = path.read_bytes().decode("utf-8", "replace")
                yield read_manuscript(path.relative_to(content.parent).as_posix(), source)


def find_losses(content: Path, site: Path) -> Iterator[Loss]:
    """Compare every published manuscript with what was made of it; name those of which nothing was."""
    pages = [path for path in site.rglob("index.html") if re.search(rb'class="[^"]*\bprose"', path.read_bytes())]
    by_title: dict[tuple[str, tuple[str, ...]], list[Path]] = {}
    for path in pages:
        tree = lxml.html.document_fromstring(path.read_bytes())
        headings = tree.xpath("//h1")
        if headings and not tree.xpath('//body[contains(@class, "parallel")]'):
            lang = path.relative_to(site).parts[0]
            by_title.setdefault((lang, tuple(words_of(text_of(headings[0])))), []).append(path)
    for manuscript in find_manuscripts(content):
        if re.search(r"^(?:status\s*[:=]\s*[\"']?draft|draft\s*[:=]\s*true)", manuscript.front, re.MULTILINE):
            continue
        lang = manuscript.path.split("/")[1]
        title = manuscript.title or _first_heading(manuscript)
        found = by_title.get((lang, tuple(words_of(title))), [])
        page = next((path for path in found if path.parent.name in manuscript.path), found[0] if found else None)
        if page is None:
            # Under its name, then: with another title.
            page = next(
                (path for path in pages if path.parent.relative_to(site).as_posix() == _place(manuscript)), None
            )
            other = "it is not published" if page is None else f"its title is not “{title}”"
            if manuscript.words and (page is None or title):
                yield Loss(manuscript.path, "nothing" if page is None else "title", other=other)
        if page is not None:
            yield from _losses_of(manuscript, page, site)


def _place(manuscript: Manuscript) -> str:
    return manuscript.path.removeprefix("content/").rpartition(".")[0]


def _first_heading(manuscript: Manuscript) -> str:
    """The title that the text itself begins with, "" where it does not; it is no part of the text then."""
    match = re.match(r"\s*#\s+([^\n]*)\n|\s*(\S[^\n]*)\n=+[ \t]*\n", f"{manuscript.text}\n")
    if not match:
        return ""
    manuscript.text = manuscript.text[match.end() :]
    return match[1] or match[2]


def _losses_of(manuscript: Manuscript, page: Path, site: Path) -> Iterator[Loss]:
    made = read_page(page.read_bytes())
    name = page.relative_to(site).as_posix()
    yield from filter(None, [compare_page(manuscript, made, name)])
    for suffix in (".epub", ".pdf"):
        file = page.parent.with_name(f"{page.parent.name}{suffix}")
        if not file.exists():
            continue
        name = file.relative_to(site).as_posix()
        if suffix == ".epub":
            yield from filter(None, [compare_page(manuscript, read_book(file), name)])
        else:
            around = f"{made.around} {_shown_on_paper(page, site)}"
            yield from filter(None, [compare_paper(manuscript, file, around, name)])


def _shown_on_paper(page: Path, site: Path) -> str:
    """What paper shows besides, or again: addresses of links, words in drawings, heads of tables that go on."""
    tree = lxml.html.document_fromstring(page.read_bytes())
    files = (site / unquote(str(src)).lstrip("/") for src in tree.xpath("//img/@src") if str(src).endswith(".svg"))
    drawn = (re.sub(r"</?tspan[^>]*>|(<[^>]*>)", _space, file.read_text("utf-8")) for file in files if file.exists())
    heads = map(text_of, tree.xpath("//thead"))
    return " ".join([*map(unquote, map(str, tree.xpath("//@href"))), *heads, *drawn])


def _space(tag: re.Match[str]) -> str:
    return " " if tag[1] else ""


# ---------------------------------------------------------------- both texts together

PAIRED = ("parallel", "facing", "epub-bilingual")
"""The formats that hold both texts of an article."""


def find_losses_of_pairs(content: Path, site: Path, exported: Path) -> Iterator[Loss]:
    """Compare texts at the top of both languages with what holds both: a page, facing pages, an e-book, a Word file.

    exported: the folder of the Word files, named as the articles.
    """
    manuscripts = list(find_manuscripts(content))
    for manuscript in manuscripts:
        lang, name = Path(manuscript.path).parts[1], Path(manuscript.path).stem
        page = site / f"{lang}/{name}/parallel/index.html"
        paired = site / f"en-ru/{name}"
        around = " ".join(other.text for other in manuscripts if other is not manuscript and f"/{name}." in other.path)
        around += _shown_on_paper(page, site)
        facing = paired.with_name(f"{name}-facing.pdf")
        made = {
            page: text_of(lxml.html.document_fromstring(page.read_bytes()).xpath("//main")[0]),
            paired.with_name(f"{name}.epub"): _text_of_book(paired.with_name(f"{name}.epub")),
        }
        for path, text in made.items():
            # Formulas are markup there, and counted where the text stands alone.
            yield from filter(None, [compare_pdf(manuscript, text, around, path.name, manuscript.formulas)])
        # An export says that it leaves words of attributes out, and HTML: a block of it takes its words along.
        source = (content.parent / manuscript.path).read_text("utf-8")
        left_out = re.findall(r'<summary>(.*?)</summary>|(?:name|caption)="([^"]*)"', source)
        # The heads of alerts are in pandoc's English there, on both sides.
        without = replace(manuscript, alts=[*manuscript.alts, *map("".join, left_out), *_RUSSIAN_ALERTS.values()])
        text = _text_of_word_file(exported / f"{name}.docx")
        yield from filter(
            None,
            [compare_pdf(without, text, f"{around} {' '.join(_RUSSIAN_ALERTS)}", f"{name}.docx", manuscript.formulas)],
        )
        yield from filter(None, [compare_paper(manuscript, facing, around, facing.name)])


def find_losses_in_jats(content: Path, site: Path) -> Iterator[Loss]:
    """Compare scholarly articles at the top of both languages with their JATS, which holds both texts."""
    for manuscript in find_manuscripts(content):
        [path] = site.glob(f"*/{Path(manuscript.path).stem}.xml")
        root = ElementTree.parse(path).getroot()
        # What a picture shows, where a link leads, and in which language something is, stand in attributes.
        words = Counter(
            words_of(" ".join([*root.itertext(), *(one for each in root.iter() for one in each.attrib.values())]))
        )
        lost = manuscript.words - words
        if lost:
            yield Loss(manuscript.path, path.name, tuple(lost))


def _text_of_book(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml") and "nav" not in name]
        sources = [book.read(name).partition(b"?>")[2] for name in names]
    return "\n".join(text_of(lxml.html.document_fromstring(source)) for source in sources)


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_SPACES = (f"{_WORD}br", f"{_WORD}tab", f"{_WORD}noBreakHyphen")


def _text_of_word_file(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [
            package.read(name) for name in package.namelist() if re.search(r"word/(?:document|footnotes)\.xml$", name)
        ]
    paragraphs = [one for part in parts for one in ElementTree.fromstring(part).iter(f"{_WORD}p")]
    return "\n".join(
        "".join(
            " " if one.tag in _WORD_SPACES else one.text or "" for one in paragraph.iter() if one.tag.startswith(_WORD)
        )
        for paragraph in paragraphs
    )


def publish_made_up(root: Path, seeds: Iterable[int]) -> list[Loss]:
    """Publish made-up texts and their translations in a folder, in all formats; return what was lost."""
    from tests.tools.publication import publish, reported, write_files

    files = {
        f"content/{lang}/g{seed}.md": text.replace("---\n", '---\nudk: "82"\n', 1)
        for seed in seeds
        for lang, text in made_up_pair(seed).items()
    }
    write_files(root, {**files, **FILES})
    report = publish(root, is_lenient=True, formats=("html", "pdf", "epub", "jats", *PAIRED))
    failed = [problem for problem in report.problems if problem.code == "file-failed"]
    assert report.is_published and not failed, reported(report, "en")
    (root / "word").mkdir()
    for path in (root / "content/en").glob("*.md"):
        command = ["export", path.stem, "--root", str(root), "--output", str(root / f"word/{path.stem}.docx")]
        assert command_line.main(command) == 0
    alone = find_losses(root / "content", root / "public")
    paired = find_losses_of_pairs(root / "content", root / "public", root / "word")
    return [*alone, *paired, *find_losses_in_jats(root / "content", root / "public")]


def main(arguments: Sequence[str]) -> int:
    """Build a copy of a publication, or made-up texts, and say what was lost; 1 where anything was."""
    from tests.tools.publication import publish, reported

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--made-up", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if options.folder is None:
            losses = publish_made_up(root, range(options.first, options.first + options.made_up))
        else:
            shutil.copytree(options.folder / "content", root / "content")
            report = publish(root, is_lenient=True, formats=("html", "pdf", "epub"))
            if not report.is_published:
                print(reported(report, "en"))
                return 1
            losses = list(find_losses(root / "content", root / "public"))
    print(*losses, sep="\n")
    print(f"{len(losses)} of what was made differ from their manuscripts")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
