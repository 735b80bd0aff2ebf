"""What belongs to the program of a site: lines to be left as they are, and elements that are lost. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diglot.extensions.adopt.core.site_layout import SiteLayout
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.model.markup.line_kinds import line_kinds
from diglot.model.messages import N_

# What opens an admonition or a tab: of Docusaurus, VitePress and Pandoc; of MkDocs.
_OPENING = re.compile(r"\s*(?::{3,}|!{3}|\?{3}|={3}[ +!])")
# A block of MDX, which may have empty lines where a brace is open: an import, a value, a component, an expression.
_MDX_BLOCK = re.compile(r"(?:import|export)\b|</?[A-Z]|\{")
# Elements of HTML.
_LOST = re.compile(r"<(iframe|script|style|form|video|audio|object|embed|canvas|svg)\b", re.IGNORECASE)


def find_lost_elements(html: str, path: str, line: int) -> Iterator[NotAdopted]:
    """Yield the elements that Markdown has no words for. path, line: of the file, for problems."""
    for match in _LOST.finditer(html):
        yield NotAdopted(path, line, N_("an element that Markdown does not have"), f"<{match[1].lower()}>")


def opaque_lines(layout: SiteLayout, lines: Sequence[str]) -> frozenset[int]:
    """Return the lines, from 1, in which something is markup that only the program understands.

    >>> sorted(opaque_lines(SiteLayout(default="en"), ["A “word”.", 'See {{< ref "x" >}}.', "", "::: tip"]))
    [2, 4]
    """
    opaque: set[int] = set()
    is_block, depth = False, 0
    for number, (line, kind) in enumerate(zip(lines, line_kinds(lines), strict=True), start=1):
        is_block = depth > 0 or (is_block and bool(line.strip()))
        if kind == "text" and layout.is_mdx and not is_block:
            is_block = bool(_MDX_BLOCK.match(line))
        if is_block:
            depth += line.count("{") - line.count("}")
        if is_block or (kind == "text" and (_OPENING.match(line) or layout.markup.search(line))):
            opaque.add(number)
    return frozenset(opaque)
