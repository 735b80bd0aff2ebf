"""A text of another program's site in, the path and the content of a translation that is begun out. Pure functions.

A translation begins as a copy of its original: all that the program needs is there, its build goes on, and as long as
the words are those of the original, the text is not translated yet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from diglot.extensions.adopt.core import SiteLayout, SourcePage, our_language
from diglot.model.languages import Lang

# The field in which some programs say the language of a text, on a line of its own.
_LANG = re.compile(r"^(lang(?:uage)?\s*[:=]\s*)([\"']?)[\w-]+\2[ \t]*$", re.MULTILINE)


def place_of_translation(
    layout: SiteLayout, original: SourcePage, values: Mapping[str, Any], lang: Lang, pages: Sequence[SourcePage]
) -> tuple[str, str] | None:
    """Return where the program of a site expects a translation, and how it names the language; None where nowhere.

    Of several places the one that most other translations have, else the first that the layout knows. values: the
    fields of the original as written. pages: all of the site.
    """
    here = layout.place(original.path, values)
    codes = _codes(layout, lang, pages)
    found: dict[str, tuple[str, str]] = {}
    for code in codes:
        there = {name: value if name not in ("lang", "language") else code for name, value in values.items()}
        for way, path in layout.translations(original.path, code):
            place = layout.place(path, there) if layout.covers(path) else None
            if place and here and place.key == here.key and our_language(place.code) == lang:
                found.setdefault(way, (path, code))
    ways = Counter(_ways(layout, pages, lang, codes))
    return max(found.items(), key=lambda item: ways[item[0]])[1] if found else None


def _codes(layout: SiteLayout, lang: Lang, pages: Sequence[SourcePage]) -> list[str]:
    """Return how a program names a language: as in the site, or else as its texts are named elsewhere."""
    named = [one for page in pages for one in re.split(r"[/.]", page.path) if our_language(one) == lang]
    known: Collection[str] = getattr(layout, "codes", ()) or getattr(layout, "folders", ()) or ()
    return list(dict.fromkeys([*(one for one, _ in Counter(named).most_common()), *sorted(_ours(known, lang)), lang]))


def _ours(codes: Collection[Any], lang: Lang) -> set[str]:
    return {code for code in codes if isinstance(code, str) and our_language(code) == lang}


def _ways(layout: SiteLayout, pages: Sequence[SourcePage], lang: Lang, codes: Sequence[str]) -> list[str]:
    """Return the ways in which the translations of a site are where they are."""
    originals = {page.key: page for page in pages if page.lang != lang}
    pairs = [(originals[page.key].path, page.path) for page in pages if page.lang == lang and page.key in originals]
    return [
        way for one, other in pairs for code in codes for way, path in layout.translations(one, code) if path == other
    ]


def with_language(text: str, code: str, head_lines: int) -> str:
    """Return a text whose front matter names another language, if it names one. head_lines: of the front matter.

    >>> with_language("---\\nlang: en\\n---\\nlang: en\\n", "ru", 3)
    '---\\nlang: ru\\n---\\nlang: en\\n'
    """
    lines = text.split("\n")
    head = _LANG.sub(rf"\g<1>\g<2>{code}\g<2>", "\n".join(lines[:head_lines]))
    return "\n".join([head, *lines[head_lines:]])
