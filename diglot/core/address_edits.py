"""A manuscript's text in, the same out with other addresses or one more alias: what a move changes. Touches nothing.

The text is not read and written anew: only the letters of an address change, everything else stays to the byte.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

# Where Markdown and HTML write addresses: after a link's words, in a definition, in an attribute.
_ADDRESS = re.compile(
    r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"'])(?P<address>[^\s<>()\"']+)",
    re.MULTILINE,
)
# Code is no place for links: fenced blocks, and spans within a line.
_CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|(?P<tick>`+)[^`].*?(?P=tick)", re.MULTILINE | re.DOTALL)


def change_addresses(text: str, change: Callable[[str], str]) -> str:
    """The text with every address that is written in it changed, code left out.

    >>> change_addresses("[a](b.md) and `[a](b.md)`", lambda address: "c.md")
    '[a](c.md) and `[a](b.md)`'
    """
    pieces, at = [], 0
    for code in _CODE.finditer(text):
        pieces += [_changed(text[at : code.start()], change), code[0]]
        at = code.end()
    return "".join([*pieces, _changed(text[at:], change)])


def _changed(text: str, change: Callable[[str], str]) -> str:
    return _ADDRESS.sub(lambda match: match["before"] + change(match["address"]), text)


def find_addresses(text: str) -> list[str]:
    """Every address that is written in a text, code left out.

    >>> find_addresses("[a](b.md) and `[a](c.md)`")
    ['b.md']
    """
    found: list[str] = []

    def note(address: str) -> str:
        found.append(address)
        return address

    change_addresses(text, note)
    return found


def change_ledger(text: str, change: Callable[[str, str], str]) -> str:
    """A ledger with every address in its texts changed. change: from an address and the language of its text."""
    lines = []
    for line in text.split("\n"):
        lang = re.match(r"(?:minor\.)?([a-z]{2}) = ", line)
        lines.append(change_addresses(line, partial(_in_language, change, lang[1])) if lang else line)
    return "\n".join(lines)


def _in_language(change: Callable[[str, str], str], lang: str, address: str) -> str:
    return change(address, lang)


def written_from(path: str, target: str, like: str) -> str:
    """How a manuscript writes the address of a file. like: how it was written, whose fragment and suffix stay.

    >>> written_from("content/en/asia/seoul.md", "content/en/craft/dash.md", "the-dash.md#why")
    '../craft/dash.md#why'
    """
    inside = posixpath.relpath(target, posixpath.dirname(path))
    _, mark, fragment = like.partition("#")
    bare = like.partition("#")[0].partition("?")[0]
    if not bare.endswith((".md", ".markdown")) and target.endswith((".md", ".markdown")):
        inside = inside.rpartition(".")[0]
    if "%" in bare or " " in inside:
        inside = quote(inside, safe="/.-_~")
    return inside + mark + fragment


def add_alias(text: str, alias: str) -> str | None:
    """The manuscript with one more old address; None where its front matter writes them in a way of its own.

    >>> add_alias("---\\ntitle: A\\n---\\nText.\\n", "/en/a/")
    '---\\ntitle: A\\naliases: [/en/a/]\\n---\\nText.\\n'
    >>> add_alias("---\\naliases: [/old/]\\n---\\n", "/en/a/")
    '---\\naliases: [/old/, /en/a/]\\n---\\n'
    """
    end = "\r\n" if "\r\n" in text else "\n"
    if text.startswith("+++"):
        return _with_line(text, "+++", f'aliases = ["{alias}"]{end}') if not _has_aliases(text, "+++") else None
    if not text.startswith("---"):
        return f"---{end}aliases: [{alias}]{end}---{end}{text}"
    if not _has_aliases(text, "---"):
        return _with_line(text, "---", f"aliases: [{alias}]{end}")
    row = r"^(aliases:\s*\[[^\]\r\n]*[^\]\s,])(\s*\])"
    changed, count = re.subn(row, rf"\1, {alias}\2", text, count=1, flags=re.MULTILINE)
    if not count:
        rows = r"^(aliases:[ \t]*\r?\n(?:[ \t]*-[^\n]*\n)*?)([ \t]*- )([^\n]*\n)(?![ \t]*-)"
        changed, count = re.subn(rows, rf"\1\2\3\g<2>{alias}{end}", text, count=1, flags=re.MULTILINE)
    return changed if count else None


def _front(text: str, fence: str) -> re.Match[str] | None:
    return re.match(rf"{re.escape(fence)}[ \t]*\r?\n(.*?)^{re.escape(fence)}[ \t]*\r?$", text, re.DOTALL | re.MULTILINE)


def _has_aliases(text: str, fence: str) -> bool:
    front = _front(text, fence)
    return front is None or bool(re.search(r"^aliases\s*[:=]", front[1], re.MULTILINE))


def _with_line(text: str, fence: str, line: str) -> str | None:
    front = _front(text, fence)
    return text[: front.end(1)] + line + text[front.end(1) :] if front else None
