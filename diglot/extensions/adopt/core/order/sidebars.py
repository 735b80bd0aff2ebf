"""The order in which a site has its texts read: a sidebar, a navigation or a summary in, its parts out. Pure functions.

A configuration in JavaScript is never run: its literal values are read in their order.
Sources: https://docusaurus.io/docs/sidebar, https://vitepress.dev/reference/default-theme-sidebar,
https://starlight.astro.build/guides/sidebar/, https://rust-lang.github.io/mdBook/format/summary.html
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

_NAMES = frozenset(["text", "label"])
_TARGETS = frozenset(["link", "slug", "to", "id", "directory"])
_INNER = frozenset(["items", "autogenerate"])
_TOKEN = re.compile(
    r"(?:\"(?P<double>(?:[^\"\\\n]|\\.)*)\"|'(?P<single>(?:[^'\\\n]|\\.)*)')(?P<is_key>\s*:)?"
    r"|(?<!\w)(?P<name>[A-Za-z_]\w*+)\s*+:|(?P<sign>[\[\]{},])"
)
_PART = re.compile(r"#{1,6}\s+(?P<title>.+?)\s*")
_CHAPTER = re.compile(r"\s*(?:[-*]\s+)?\[[^\[\]]*\]\(<?(?P<path>[^()<>\s]+)>?\)\s*")


class Part(msgspec.Struct, frozen=True):
    """A part of what is read in order. title: "" for what stands before the first one.

    targets: addresses, paths or names of texts, and of whole folders. code: the language of the title as the
    program names it; "" for that of its texts.
    """

    title: str
    targets: tuple[str, ...]
    code: str = ""


def summary_parts(text: str, folder: str) -> Iterator[Part]:
    """Yield the parts of the table of contents of a book of mdBook. folder: that of the file.

    >>> [*summary_parts("# Summary\\n[Ice](ice.md)\\n# Winter\\n- [Snow](a/snow.md)\\n", "src")]
    [Part(title='', targets=('src/ice.md',), code=''), Part(title='Winter', targets=('src/a/snow.md',), code='')]
    """
    title, targets, is_first = "", list[str](), True
    for line in text.split("\n"):
        if heading := _PART.fullmatch(line):
            if targets:
                yield Part(title, tuple(targets))
            # The first one is the name of the table itself.
            title, targets, is_first = ("" if is_first else heading["title"]), [], False
        elif chapter := _CHAPTER.fullmatch(line):
            targets.append(posixpath.normpath(posixpath.join(folder, chapter["path"].partition("#")[0])))
    if targets:
        yield Part(title, tuple(targets))


def sidebar_parts(config: str) -> Iterator[Part]:
    """Yield the parts of a sidebar as a configuration in JavaScript writes it: names, what is inside, and links.

    Parts in parts go to the outermost one. What a program computes is not there.

    >>> text = "sidebar: [{ text: 'Guide', items: [{ text: 'Ice', link: '/ice' }, 'snow'] }, { text: 'A', link: '/a' }]"
    >>> [*sidebar_parts(text)]
    [Part(title='Guide', targets=('/ice', 'snow'), code=''), Part(title='', targets=('/a',), code='')]
    >>> text = "sidebar: [{ label: 'Guide', translations: { ru: 'Книга' }, autogenerate: { directory: 'guide' } }]"
    >>> [(part.title, part.code) for part in sidebar_parts(text)]
    [('Guide', ''), ('Книга', 'ru')]
    """
    depth, part_depth, key, label = 0, 0, "", ""
    title, targets = "", list[str]()
    names: dict[str, str] = {}
    is_translation = False
    for token in _TOKEN.finditer(config):
        word = token["double"] if token["single"] is None else token["single"]
        if token["sign"]:
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token["sign"], 0)
            is_translation = is_translation and token["sign"] != "}"
            if part_depth and depth < part_depth:
                yield from _each_language(title, targets, names)
                title, targets, part_depth = "", [], 0
            key = "" if token["sign"] in ",[" else key
        elif token["name"] or token["is_key"]:
            key = token["name"] or word
            is_translation = is_translation or key == "translations"
            if key in _INNER and not part_depth:
                yield from _each_language("", [] if title else targets, {})
                title, targets, part_depth = label, [], depth
        elif is_translation and not part_depth:
            names[key] = word
        elif key in _NAMES:
            names = names if part_depth else {}
            label, key = word, ""
        elif key in _TARGETS or (not key and part_depth):
            targets.append(word)
            key = ""
        else:
            key = ""
    yield from _each_language(title, targets, names)


def _each_language(title: str, targets: Sequence[str], names: Mapping[str, str]) -> Iterator[Part]:
    """Yield a part that has texts, and its titles in other languages."""
    if targets:
        yield Part(title, tuple(targets))
        yield from (Part(name, tuple(targets), code) for code, name in names.items())


def positions(values: Mapping[str, object]) -> float | None:
    """Return the place of a text among those of its folder, as its fields say it; None where they say nothing.

    >>> positions({"sidebar": {"order": 2}}), positions({"weight": "10"}), positions({"title": "Ice"})
    (2.0, 10.0, None)
    """
    sidebar = values.get("sidebar")
    inner = sidebar.get("order") if isinstance(sidebar, dict) else None
    for value in (values.get("sidebar_position"), values.get("nav_order"), inner, values.get("weight")):
        if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", str(value)):
            return float(str(value))
    return None


def in_order(keys: Sequence[str], places: Mapping[str, float]) -> list[str]:
    """Return keys of texts in the order of a sidebar: folder by folder, by their places, then by their names.

    >>> in_order(["a/x", "b/z", "b/y"], {"b": 1.0, "a": 2.0, "b/z": 1.0})
    ['b/z', 'b/y', 'a/x']
    """

    def rank(key: str) -> list[tuple[float, str]]:
        names = key.split("/")
        above = ["/".join(names[: end + 1]) for end in range(len(names))]
        return [(places.get(one, float("inf")), one) for one in above]

    return sorted(keys, key=rank)
