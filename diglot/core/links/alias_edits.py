"""Add an alias to the front matter of a manuscript, or take one out. Pure functions.

The text is edited in place, not parsed and rewritten: everything else stays byte for byte the same.
"""

from __future__ import annotations

import re


def add_alias(text: str, alias: str) -> str | None:
    """Return a manuscript with one more alias, or None if the aliases are written in an unusual form.

    >>> add_alias("---\\ntitle: A\\n---\\nText.\\n", "/en/a/")
    '---\\ntitle: A\\naliases: [/en/a/]\\n---\\nText.\\n'
    >>> add_alias("---\\naliases: [/old/]\\n---\\n", "/en/a/")
    '---\\naliases: [/old/, /en/a/]\\n---\\n'
    """
    end = "\r\n" if "\r\n" in text else "\n"
    if text.startswith("+++"):
        return _append_line(text, "+++", f'aliases = ["{alias}"]{end}') if not _has_aliases(text, "+++") else None
    if not text.startswith("---"):
        return f"---{end}aliases: [{alias}]{end}---{end}{text}"
    if not _has_aliases(text, "---"):
        return _append_line(text, "---", f"aliases: [{alias}]{end}")
    inline_list = r"^(aliases:\s*\[[^\]\r\n]*[^\]\s,])(\s*\])"
    changed, count = re.subn(inline_list, rf"\1, {alias}\2", text, count=1, flags=re.MULTILINE)
    if not count:
        block_list = r"^(aliases:[ \t]*\r?\n(?:[ \t]*-[^\n]*\n)*?)([ \t]*- )([^\n]*\n)(?![ \t]*-)"
        changed, count = re.subn(block_list, rf"\1\2\3\g<2>{alias}{end}", text, count=1, flags=re.MULTILINE)
    return changed if count else None


def remove_alias(text: str, alias: str) -> str:
    """Return a manuscript without an alias, which has become its address again.

    >>> remove_alias("---\\ntitle: A\\naliases: [/en/a/]\\n---\\n", "/en/a/")
    '---\\ntitle: A\\n---\\n'
    >>> remove_alias("---\\naliases: [/old/, /en/a/]\\n---\\n", "/en/a/")
    '---\\naliases: [/old/]\\n---\\n'
    """
    front = _match_front_matter(text, text[:3]) if text.startswith(("---", "+++")) else None
    if front is None:
        return text
    item = rf"[\"']?{re.escape(alias)}[\"']?"
    fields = front[1]
    for pattern, instead in (
        (rf"^aliases\s*[:=]\s*\[\s*{item}\s*\][ \t]*\r?\n", ""),
        (rf"^aliases:[ \t]*\r?\n[ \t]*- {item}[ \t]*\r?\n(?![ \t]*-)", ""),
        (rf"^(aliases\s*[:=]\s*\[[^\]\r\n]*?),\s*{item}(?=\s*[,\]])", r"\1"),
        (rf"^(aliases\s*[:=]\s*\[\s*){item}\s*,\s*", r"\1"),
        (rf"^(aliases:[ \t]*\r?\n(?:[ \t]*-[^\n]*\n)*?)[ \t]*- {item}[ \t]*\r?\n", r"\1"),
    ):
        fields = re.sub(pattern, instead, fields, count=1, flags=re.MULTILINE)
    return text[: front.start(1)] + fields + text[front.end(1) :]


def _match_front_matter(text: str, fence: str) -> re.Match[str] | None:
    return re.match(rf"{re.escape(fence)}[ \t]*\r?\n(.*?)^{re.escape(fence)}[ \t]*\r?$", text, re.DOTALL | re.MULTILINE)


def _has_aliases(text: str, fence: str) -> bool:
    front = _match_front_matter(text, fence)
    return front is None or bool(re.search(r"^aliases\s*[:=]", front[1], re.MULTILINE))


def _append_line(text: str, fence: str, line: str) -> str | None:
    front = _match_front_matter(text, fence)
    return text[: front.end(1)] + line + text[front.end(1) :] if front else None
