"""A manuscript and what a ledger keeps of it in, whether both say the same out, without pandoc. Pure functions.

Most texts are as they were when they were declared in step, and most of what they consist of reads in a manuscript as
it does in a ledger. Where it does not, nothing is said here, and pandoc reads the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from diglot.core.ledger.canonical_text import attributes_with_words
from diglot.core.ledger.plain_blocks import NotPlain, PlainReader
from diglot.model.markup.attribute_words import WORDED_OF_PICTURES
from diglot.model.markup.note_labels import label_of

_ATTRIBUTES = r"""\{(?:[ ]*(?:[#.][\w:-]+|[\w-]+=(?:"[^"\\<>&]*"|[\w.-]+)))++\}"""
# What reads in a ledger in another way than in a text: code apart, which is as it is.
_INLINE = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`++).{1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<named>&(?:[A-Za-z]\w*|#\d{4});)|(?P<numbered>&#)"
    r"|(?<=\]\()<(?P<address>[^<>\\]+)>(?=[ )])|<(?P<link>(?:https?|ftp)://[^\s<>`\\{}]+|(?P<mail>[\w.+-]+@[\w.-]+))>"
    r"|\[(?P<text>[^\[\]]{0,999}+(?:!?\[[^\[\]]{0,999}+\](?:\[[^\[\]]{0,999}+\])?[^\[\]]{0,999}+){0,9}+)\]"
    rf"(?:\[(?P<label>[^\[\]]{{0,999}}+)\]|(?P<span>{_ATTRIBUTES})|(?![\[(]))"
    rf"|(?P<target>\]\([^()\s]+\))(?P<attributes>{_ATTRIBUTES})"
)
# Attributes of pictures whose values a ledger keeps.
_WORDED = re.compile(rf"""[{{ ]({"|".join(WORDED_OF_PICTURES)})=(?:"([^"]*)"|([\w.-]+))""")
# An escaped underscore, which emphasises nothing.
_UNDERSCORE = "\ufdd0"
# Where these are, a sign may be escaped or named within a formula or a tag, where it is as it is.
_OWN_RULES = re.compile(r"[$<{]")
_EMPHASIS = re.compile(r"(?<![\w_])_([^_]+)_(?![\w_])")
# Texts of links within texts of links, and notes.
_DEEPEST = 3


def is_as_recorded(body: str, title: str, units: Sequence[str]) -> bool:
    """Return whether a body surely says what was recorded; marks of lists, quotations and divisions do not count.

    title: the heading above the text, or "". units: in the canonical form. False says nothing.

    >>> is_as_recorded("# Ice\\n\\nIt came\\nlate.\\n\\n- In _May_", "Ice", ["It came late.", "In *May*"])
    True
    >>> is_as_recorded("See [Ice][1], AT&amp;T.\\n\\n[1]: ice.md", "", ["See [Ice](ice.md), AT&T."])
    True
    >>> is_as_recorded("It came\\n\\nlate.", "", ["It came late."])
    False
    """
    recorded = [
        (line, number == 0)
        for unit in (f"# {title}" if title else "", *units)
        if unit
        for number, line in enumerate(unit.split("\n"))
    ]
    reader = PlainReader()
    try:
        lines = list(reader.read(body.split("\n")))
        return [line.is_first for line in lines] == [is_first for _, is_first in recorded] and all(
            line.text == one or (not line.is_code and _plain(line.text, reader.definitions) == _emphasised(one))
            for line, (one, _) in zip(lines, recorded, strict=True)
        )
    except NotPlain:
        return False


def _emphasised(text: str) -> str:
    return _EMPHASIS.sub(r"*\1*", text)


def _plain(text: str, definitions: Mapping[str, str]) -> str:
    """Return a line of a text as a ledger has it. definitions: of addresses and notes, by their labels."""
    return _emphasised(_said(text, definitions, 0)).replace(_UNDERSCORE, "_")


def _said(text: str, definitions: Mapping[str, str], depth: int) -> str:
    """Return what escaped and named signs, links to addresses defined elsewhere and calls of notes say."""
    if depth > _DEEPEST:
        raise NotPlain
    has_own_rules = _OWN_RULES.search(text)

    def say(found: re.Match[str]) -> str:
        if found["code"]:
            return found[0]
        if found["escaped"] or found["named"] or found["numbered"]:
            if has_own_rules or found["numbered"] or found["escaped"] == "`":
                raise NotPlain
            return _UNDERSCORE if found["escaped"] == "_" else html.unescape(found["escaped"] or found["named"])
        if found["address"]:
            return found["address"]
        if address := found["link"]:
            return f"[{address}]({'mailto:' if found['mail'] else ''}{address})"
        if found["span"]:
            return _said(found["text"], definitions, depth + 1)
        if found["target"]:
            words = [(name, quoted or value) for name, quoted, value in _WORDED.findall(found["attributes"])]
            return found["target"] + attributes_with_words([one for one in words if one[1].strip()])
        label = label_of(found["label"] or found["text"])
        if label not in definitions:
            return f"[{_said(found[0][1:], definitions, depth + 1)}"
        if label.startswith("^"):
            return f"^[{_said(definitions[label], {}, depth + 1)}]"
        return f"[{_said(found['text'], definitions, depth + 1)}]({definitions[label]})"

    return _INLINE.sub(say, text)
