"""The configuration and the paths of a Nikola site in, the places of its pages out. Pure functions.

`conf.py` is a program, which is never run: the literal values that it assigns are read from its syntax tree.
Source: https://getnikola.com/handbook.html, https://getnikola.com/multilingual.html
"""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from diglot.extensions.adopt.core.site_layout import (
    DEFAULT_LANGUAGE,
    Menu,
    Place,
    SiteLayout,
    SourceText,
    our_language,
    text_of,
)
from diglot.extensions.adopt.core.source_pages import as_address
from diglot.model.languages import LANGUAGES

# `.. title: Snow`, in a comment of Markdown, of reStructuredText, or in a file of its own.
_FIELD = re.compile(r"[ \t]*\.\. ([a-z_]+):[ \t]*+(|.*\S)[ \t]*+")
_CONSUMED = frozenset(["type", "category", "previewimage", "status"])
_HIDDEN = frozenset(["draft", "private"])
_SOURCE_LINK = re.compile(r"link://filename/")


class NikolaSite(SiteLayout, frozen=True, kw_only=True):
    """What the configuration says. prefixes: of the addresses in each language, by the names that Nikola has for them.

    folders: of the texts, each with the first part of their addresses and whether they are posts.
    pattern: the name of a translation, `{path}.{lang}.{ext}`. author: of what names none.
    """

    texts: ClassVar[frozenset[str]] = frozenset([".md", ".markdown", ".rst", ".html"])

    prefixes: Mapping[str, str]
    folders: tuple[tuple[str, str, bool], ...]
    is_pretty: bool
    pattern: str
    author: str

    def covers(self, path: str) -> bool:
        """Return whether a file is a text, a picture or published as it is; files with fields alone are none."""
        named = (*(f"{folder}/" for folder, _, _ in self.folders), "images/", "files/", "galleries/")
        return path.startswith(named) and not path.endswith(".meta")

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a text belongs.

        >>> read_nikola_site("").place("posts/snow.ru.md", {})
        Place(code='ru', key='posts/snow', is_section=False, address='/ru/posts/snow/', counterpart='posts/snow.md')
        """
        found = next((row for row in self.folders if path.startswith(f"{row[0]}/")), None)
        if not found:
            return None
        folder, route, is_post = found
        code, bare = self._split(path)
        stem = posixpath.splitext(bare)[0].removeprefix(f"{folder}/")
        above, name = posixpath.split(stem)
        is_section = name == "index"
        slug = text_of(values.get("slug")) or name
        place = posixpath.join(route, above, "" if is_section else slug).rstrip("/")
        address = f"{self.prefixes.get(code, code)}/{place}"
        key = posixpath.join(folder if is_post else route, above if is_section else stem).rstrip("/")
        return Place(code, key, is_section, as_address(address if self.is_pretty else f"{address}.html"), bare)

    def fields(self, path: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields; tags are a list with commas, and say whether a text is a draft."""
        tags = _list(values.get("tags"))
        status = text_of(values.get("status")).lower()
        fields = {
            **{name: value for name, value in values.items() if name not in _CONSUMED},
            "tags": [tag for tag in tags if tag.lower() not in _HIDDEN],
            "categories": _list(values.get("category")),
            "author": _list(values.get("author")) or _list(self.author if self._is_post(path) else ""),
            "image": values.get("previewimage"),
            "draft": "true" if status in _HIDDEN or _HIDDEN & {tag.lower() for tag in tags} else "",
        }
        return {name: value for name, value in fields.items() if value not in (None, "", [])}

    def picture(self, path: str) -> str | None:
        """Return where a picture belongs."""
        return f"media/{path.removeprefix('files/')}" if self.covers(path) else None

    def public_path(self, path: str) -> str:
        """Return the address of what is published as it is."""
        return path.removeprefix("files") if path.startswith("files/") else f"/{path}"

    def split(self, text: str) -> SourceText | None:
        """Return a text with its fields if they are written in Nikola's way: in lines at its head.

        >>> read_nikola_site("").split("<!--\\n.. title: Snow\\n-->\\n\\nText.")
        SourceText(values={'title': 'Snow'}, lines={'title': 2}, body='Text.', body_line=5)
        """
        lines = text.split("\n")
        start = 1 if lines[0].strip() == "<!--" else 0
        values: dict[str, str] = {}
        places: dict[str, int] = {}
        for number, line in enumerate(lines[start:], start=start):
            match = _FIELD.fullmatch(line)
            if not match:
                break
            values[match[1]], places[match[1]] = match[2], number + 1
        if not values:
            return None
        end = start + len(values)
        while end < len(lines) and lines[end].strip() in ("", "-->"):
            end += 1
        return SourceText(values, places, "\n".join(lines[end:]), end + 1)

    def markdown(self, body: str) -> str:
        """Return a body with links to files from the root."""
        return _SOURCE_LINK.sub("/", body)

    def _split(self, path: str) -> tuple[str, str]:
        """Return the language of a text, and the path of the original."""
        suffix = posixpath.splitext(path)[1]
        for code in self.prefixes:
            name = self.pattern.replace("{lang}", code).replace("{ext}", suffix[1:])
            head, _, tail = name.partition("{path}")
            if code != self.default and path.startswith(head) and path.endswith(tail) and tail != suffix:
                return code, f"{path[len(head) : len(path) - len(tail)]}{suffix}"
        return self.default, path

    def _is_post(self, path: str) -> bool:
        return any(path.startswith(f"{folder}/") and is_post for folder, _, is_post in self.folders)


def read_nikola_site(conf: str) -> NikolaSite:
    """Return what a configuration says: of a program, only literal values that it assigns at the top.

    Raises: ValueError.
    """
    values = _literals(conf)
    default = text_of(values.get("DEFAULT_LANG")) or DEFAULT_LANGUAGE
    translations = values.get("TRANSLATIONS")
    named = (
        translations
        if isinstance(translations, dict)
        else {default: "", next(code for code in LANGUAGES if code != default): None}
    )
    prefixes = {str(code): f"/{code}" if one is None else text_of(one).lstrip(".") for code, one in named.items()}
    posts, pages = _folders(values.get("POSTS"), "posts"), _folders(values.get("PAGES"), "pages")
    rows = {
        folder: (folder, route, is_post)
        for found, is_post in ((pages, False), (posts, True))
        for folder, route in found
    }
    title = values.get("BLOG_TITLE")
    titles = title if isinstance(title, dict) else dict.fromkeys(prefixes, title)
    links = values.get("NAVIGATION_LINKS")
    return NikolaSite(
        default=default,
        prefixes={default: "", **prefixes},
        folders=tuple(sorted(rows.values(), key=lambda row: -len(row[0]))),
        is_pretty=values.get("PRETTY_URLS") is not False,
        pattern=text_of(values.get("TRANSLATIONS_PATTERN")) or "{path}.{lang}.{ext}",
        author=text_of(values.get("BLOG_AUTHOR")),
        titles={our: text_of(one) for code, one in titles.items() if (our := our_language(str(code)))},
        base_url=text_of(values.get("SITE_URL")),
        menus={
            our: _menu(one)
            for code, one in (links.items() if isinstance(links, dict) else ())
            if (our := our_language(str(code)))
        },
    )


def _literals(source: str) -> dict[str, Any]:
    """Return the values of names that a program gives literally, or by names that have such values.

    Raises: ValueError.

    >>> _literals("A = 'en'\\nB = {A: '', 'ru': './ru'}\\nC = open('x')")
    {'A': 'en', 'B': {'en': '', 'ru': './ru'}}
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError from error
    values: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and isinstance(name := statement.targets[0], ast.Name):
            try:
                values[name.id] = _value(statement.value, values)
            except (ValueError, TypeError, RecursionError):
                continue
    return values


def _value(node: ast.expr, values: Mapping[str, Any]) -> Any:
    """Return what a literal is. Raises: ValueError for any other expression."""
    match node:
        case ast.Constant(value):
            return value
        case ast.Name(name) if name in values:
            return values[name]
        case ast.Tuple(items) | ast.List(items):
            return [_value(item, values) for item in items]
        case ast.Dict(keys, items):
            return {
                _value(key, values) if key else None: _value(item, values)
                for key, item in zip(keys, items, strict=True)
            }
        case _:
            raise ValueError


def _folders(value: object, usual: str) -> list[tuple[str, str]]:
    """Return the folders that rows of a glob pattern and a destination name."""
    rows = [row for row in value if isinstance(row, list) and len(row) > 1] if isinstance(value, list) else []
    found = [(posixpath.dirname(text_of(row[0])), text_of(row[1]).strip("/")) for row in rows]
    return [(folder, route) for folder, route in dict.fromkeys(found) if folder] or [(usual, usual)]


def _menu(value: object) -> Menu:
    """Return the entries of a menu that are links, not menus of their own."""
    entries = [one for one in value if isinstance(one, list) and len(one) > 1] if isinstance(value, list) else []
    return tuple((text_of(one[1]), text_of(one[0])) for one in entries if text_of(one[0]) and text_of(one[1]))


def _list(value: object) -> Sequence[str]:
    """Return a list, or the items of a text with commas."""
    items = value if isinstance(value, list) else text_of(value).split(",")
    return [found for one in items if (found := text_of(one).strip())]
