"""Assembles the publication of the documentation from the guides, which stay where a code host shows them.

The guides are `docs/NAME.md` and, in Russian, `docs/NAME.ru.md`; a few documents of the repository join them. Records
of decisions do not: a search for “margin” or “footnote” would find them before the guides. In the publication the
guides are `content/en/NAME.md` and `content/ru/NAME.md`, so links and pictures get other paths. Everything else, such
as settings and ledger, is in `handbook/`. Lines keep their numbers wherever there is a translation.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# Documents outside of docs/ that are pages as well.
_ROOT_DOCUMENTS = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
# What a link may name besides a document.
_OTHER_TARGETS = {"README.md": "index.md", "README.ru.md": "index.md"}
_PICTURES = "docs/pictures"
# The folders of the publication that stand beside this file.
_OWN = ("content", "assets", "templates")

_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]+)\)")
_TWIN_LINE = re.compile(r"\*\[(?:По-русски|In English)\]\([^()]*\)\*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# What readers may type to find a guide: front matter that a code host would show as a table.
_TERMS = re.compile(r"\A<!--\n(search_terms: .*)\n-->$", re.MULTILINE)
_HEADING = re.compile(r"#{1,6} (.+)")
# Examples of characters that the fonts lack: on paper they can only be left out.
_LACKING = str.maketrans("漢\ufffd", "……")


class Guide(NamedTuple):
    """A document. path: in the repository; key: in the publication; anchors: as a code host makes them, in order."""

    path: str
    lang: str
    key: str
    text: str = ""
    anchors: Sequence[str] = ()


def assemble(repository: Path) -> Mapping[str, bytes]:
    """Return every file of the publication by its path."""
    own = repository / "handbook"
    files = {path.relative_to(own).as_posix(): path.read_bytes() for name in _OWN for path in _files(own / name)}
    guides = {guide.path: guide for guide in _guides(repository)}
    translated = {guide.key for guide in guides.values() if guide.lang == "ru"}
    for guide in guides.values():
        front = "" if guide.key in translated else "---\nlanguages: [en]\n---\n"
        text = _TERMS.sub(r"---\n\1\n---", with_links(guide, guides))
        files[f"content/{guide.lang}/{guide.key}.md"] = (front + text).encode()
    for path in _files(repository / _PICTURES):
        files[f"content/media/pictures/{path.name}"] = path.read_bytes()
    return files


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _guides(repository: Path) -> Iterator[Guide]:
    for path in _files(repository / "docs"):
        if path.suffix == ".md" and path.parent.name != "adr":
            key = path.relative_to(repository / "docs").as_posix().removesuffix(".md")
            yield _read(repository, path, "ru" if key.endswith(".ru") else "en", key.removesuffix(".ru"))
    for name in _ROOT_DOCUMENTS:
        yield _read(repository, repository / name, "en", name.removesuffix(".md").lower())


def _read(repository: Path, path: Path, lang: str, key: str) -> Guide:
    text = path.read_text(encoding="utf-8")
    headings = (_HEADING.fullmatch(line) for line, is_code in _lines(text) if not is_code)
    anchors = [make_anchor(heading[1]) for heading in headings if heading]
    return Guide(path.relative_to(repository).as_posix(), lang, key, text, anchors)


def make_anchor(heading: str) -> str:
    """Return the anchor that code hosts give a heading.

    >>> make_anchor("PDF, `volume` и типография")
    'pdf-volume-и-типография'
    """
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a document, and whether each is code."""
    fence = ""
    for line in text.split("\n"):
        marks = _FENCE.match(line)
        yield line, bool(fence or marks)
        if marks and not fence:
            fence = marks[1]
        elif marks and marks[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""


def with_links(guide: Guide, guides: Mapping[str, Guide]) -> str:
    """Return a document with links for the publication, and without its line that leads to the other language.

    A link to a file that is not in the publication becomes its words. Headings of a translation have the ids of its
    original. guides: by path.

    >>> print_guide = Guide("docs/print.md", "en", "print", anchors=["on-paper", "size"])
    >>> translation = Guide("docs/print.ru.md", "ru", "print", anchors=["печать", "формат"])
    >>> text = "[Печать](../print.ru.md#формат), `[x](y.md)`, [тесты](../../tests/), ![](../pictures/a.png)"
    >>> task = Guide("docs/tasks/printer.ru.md", "ru", "tasks/printer", text)
    >>> with_links(task, {each.path: each for each in (print_guide, translation)})
    '[Печать](../print.md#size), `[x](y.md)`, тесты, ![](../pictures/a.png)'
    """
    return "\n".join(
        line.translate(_LACKING)
        if is_code
        else ""
        if _TWIN_LINE.fullmatch(line)
        else _line_with_links(line, guide, guides)
        for line, is_code in _lines(guide.text)
    )


def _line_with_links(line: str, guide: Guide, guides: Mapping[str, Guide]) -> str:
    # Code may be inside of a link, and what looks like a link may be inside of code.
    spans: list[str] = []

    def hide(span: re.Match[str]) -> str:
        spans.append(span[0])
        return f"\0{len(spans) - 1}\0"

    def show(hidden: re.Match[str]) -> str:
        return spans[int(hidden[1])]

    linked = _LINK.sub(lambda link: _link(link, guide, guides), _CODE_SPAN.sub(hide, line))
    return re.sub("\0(\\d+)\0", show, linked)


def _link(link: re.Match[str], guide: Guide, guides: Mapping[str, Guide]) -> str:
    mark, label, address = link.groups()
    path, hash_sign, fragment = address.partition("#")
    if ":" in path:
        return link[0]
    named = posixpath.normpath(posixpath.join(posixpath.dirname(guide.path), path)) if path else guide.path
    fragment = _anchor(fragment, guides.get(named), guides)
    if not path:
        return f"{mark}[{label}](#{fragment})"
    if named.startswith(f"{_PICTURES}/"):
        target = named.removeprefix("docs/")
    elif named in guides:
        target = f"{guides[named].key}.md"
    elif named in _OTHER_TARGETS:
        target = _OTHER_TARGETS[named]
    else:
        return label
    relative = posixpath.relpath(target, posixpath.dirname(guide.key) or ".")
    return f"{mark}[{label}]({relative}{hash_sign}{fragment})"


def _anchor(fragment: str, guide: Guide | None, guides: Mapping[str, Guide]) -> str:
    """Return the id, in the publication, of the heading with this anchor."""
    original = guides.get(guide.path.replace(".ru.md", ".md")) if guide else None
    if guide and original and fragment in guide.anchors and len(guide.anchors) == len(original.anchors):
        return original.anchors[guide.anchors.index(fragment)]
    return fragment
