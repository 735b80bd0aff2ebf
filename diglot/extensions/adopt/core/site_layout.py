"""What the configuration of a site says about the places of its pages, whatever program made it. Touches nothing.

Each program has a module with a `SiteLayout` of its own, which says where pages are; all else is done once for all.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, TypeAlias

import msgspec

from diglot.extensions.adopt.core.order.sidebars import Part
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.line_kinds import FENCE as CODE_FENCE
from diglot.model.markup.line_kinds import line_kinds
from diglot.model.messages import N_

DEFAULT_LANGUAGE = "en"
"""What these programs take for the language of a site whose settings name none."""

Labels: TypeAlias = Mapping[str, Mapping[Lang, str]]
"""Names in each language, by the key that pages use."""

Menu: TypeAlias = tuple[tuple[str, str], ...]
"""The labels of a menu, which may be empty, and the addresses or paths that they lead to, in order."""

PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"])
# Nothing looks beyond the next opening, so that many of them without an end cost no more than their length.
SHORT_CODE = re.compile(r"\{\{[<%]\s*+([\w./-]++)(?:(?!\{\{[<%]|[>%]\}\})[^}])*+[>%]\}\}")


class Place(msgspec.Struct, frozen=True):
    """Where a text belongs. code: its language as the program names it.

    key: its path in a publication, without language and suffix. is_section: whether it introduces its folder.
    address: where readers find it now ("/ru/post/snow/"), or "". counterpart: the path that it has in the default
    language, from which its links may be meant, or "".
    """

    code: str
    key: str
    is_section: bool = False
    address: str = ""
    counterpart: str = ""


class SourceText(msgspec.Struct, frozen=True):
    """A text with its fields, where a program writes them in its own way. lines: of the fields, from 1."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    body: str
    body_line: int


class SiteLayout(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a site. default: the language of the originals, as the program names it.

    config: the path of the configuration.
    titles, menus: in our languages. people, tags: those that the site has a list of. markup: what its texts may have
    that only the program understands, its name in the first group that matched. is_code_read: whether code too.
    parts: the order in which texts are to be read, as the configuration says it. domains: the addresses of languages
    that have one of their own.
    """

    markup: ClassVar[re.Pattern[str]] = SHORT_CODE
    markup_kind: ClassVar[str] = N_("a shortcode, which stays in the text as it is")
    is_code_read: ClassVar[bool] = True
    is_mdx: ClassVar[bool] = False
    texts: ClassVar[frozenset[str]] = frozenset([".md", ".markdown"])

    default: str
    config: str = ""
    titles: Mapping[Lang, str] = {}
    base_url: str = ""
    menus: Mapping[Lang, Menu] = {}
    people: Labels = {}
    tags: Labels = {}
    parts: Sequence[Part] = ()
    domains: Mapping[Lang, str] = {}

    def covers(self, path: str) -> bool:
        """Return whether a file is part of what readers see."""
        raise NotImplementedError

    def refusal(self, path: str) -> str:
        """Return why a file that the site has for its readers is not taken over."""
        return N_("a file that is neither Markdown nor a picture")

    def place(self, path: str, values: Mapping[str, Any]) -> Place | None:
        """Return where a text belongs; None if it does not belong to the site. values: as written."""
        raise NotImplementedError

    def translations(self, path: str, code: str) -> Iterator[tuple[str, str]]:
        """Yield the paths that a translation of a text may have, each after the name of the way in which it is made.

        The layout places a text at some of them only. code: the language of the translation as the program names it.

        >>> dict(SiteLayout(default="en").translations("pages/en/ice.md", "ru"))["folder 1"]
        'pages/ru/ice.md'
        """
        parts = path.split("/")
        stem, suffix = posixpath.splitext(path)
        ours = our_language(self.default)
        for at, part in enumerate(parts[:-1]):
            if our_language(part) == ours:
                yield f"folder {at}", "/".join([*parts[:at], code, *parts[at + 1 :]])
        bare, _, last = stem.rpartition(".")
        yield "suffix", f"{bare if bare and our_language(last) == ours else stem}.{code}{suffix}"
        for at in range(len(parts)):
            yield f"inside {at}", "/".join([*parts[:at], code, *parts[at:]])

    def fields(self, path: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields of a text under the names that `manuscripts` knows."""
        return values

    def picture(self, path: str) -> str | None:
        """Return where in content/ a picture belongs; None if readers do not see it."""
        raise NotImplementedError

    def public_path(self, path: str) -> str:
        """Return the address at which readers find a picture, or ""."""
        return ""

    def split(self, text: str) -> SourceText | None:
        """Return a text with its fields, or None if they are written as front matter."""
        return None

    def markdown(self, body: str) -> str:
        """Return a body with what has a counterpart in Markdown written so, on the same lines."""
        return body

    def finished(self, body: str) -> str:
        """Return a body with what has a counterpart of other lines in Markdown written so."""
        return body


def our_language(code: str) -> Lang:
    """Return our name of a language, or "" for any other.

    >>> our_language("en-GB"), our_language("ru_RU"), our_language("de")
    ('en', 'ru', '')
    """
    tag = code.lower().replace("_", "-")
    return next((one for one in (tag, tag.partition("-")[0]) if one in LANGUAGES), "")


def table(value: object) -> dict[str, Any]:
    """Return a table with its names in small letters; an empty one for anything else."""
    return {str(name).lower(): one for name, one in value.items()} if isinstance(value, dict) else {}


def rows(value: object) -> list[dict[str, Any]]:
    """Return the tables of a list."""
    return [table(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text_of(value: object) -> str:
    """Return a value as text; "" for a list, a table or nothing."""
    return str(value) if isinstance(value, str | int | float) else ""


def admonitions(body: str, opening: re.Pattern[str], closing: re.Pattern[str] | None) -> str:
    """Return a body with its admonitions as alerts.

    opening: its groups are `kind` and `title`. closing: the line that ends one; where there is none, its lines are
    indented by four spaces.

    >>> print(
    ...     admonitions(
    ...         '!!! note "Mind"\\n    Text.\\nMore.', re.compile(r'!!! (?P<kind>\\w+)(?: "(?P<title>.*)")?'), None
    ...     )
    ... )
    > [!NOTE]
    > **Mind**
    >
    > Text.
    <BLANKLINE>
    More.
    """
    lines: list[str] = []
    fence, is_open, is_after = "", False, False
    for line in body.split("\n"):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if is_open:
            ends = closing.fullmatch(line) if closing else line.strip() and not line.startswith(("    ", "\t"))
            if not ends:
                inner = line if closing else line.removeprefix("\t").removeprefix("    ")
                lines.append(f"> {inner}".rstrip())
                continue
            is_open, is_after = False, True
            while lines[-1] == ">":
                lines.pop()
            if closing:
                continue
        # An alert ends with an empty line.
        lines += [""] if is_after and line.strip() else []
        is_after = False
        match = None if fence else opening.fullmatch(line)
        if not match:
            lines.append(line)
            continue
        is_open = True
        lines.append(f"> [!{_ALERTS.get(match['kind'].lower(), 'note').upper()}]")
        lines += [f"> **{match['title']}**", ">"] if match["title"] else []
    return "\n".join(lines)


def with_closed_fence(body: str) -> str:
    """Return a body whose last code is closed: what is open runs to the end of a text in every program.

    >>> print(with_closed_fence("- ```sh\\n  ls\\n"), end="")
    - ```sh
      ls
      ```
    """
    lines = body.rstrip("\n").split("\n")
    kinds = list(line_kinds([*lines, ""]))
    if kinds[-1] != "fenced":
        return body
    opening = lines[len(kinds) - 1 - kinds[::-1].index("fence")]
    mark = CODE_FENCE.match(opening)
    return "\n".join([*lines, re.sub(r"[^ \t>]", " ", opening[: mark.start(1)]) + mark[1], ""]) if mark else body


FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_ALERTS = {
    "tip": "tip", "hint": "tip", "success": "tip", "important": "important", "warning": "warning",
    "attention": "warning", "caution": "caution", "danger": "caution", "error": "caution", "failure": "caution",
    "bug": "caution",
}  # fmt: skip
