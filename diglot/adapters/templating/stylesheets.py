"""Colours and stylesheets in, plain values and slips out. Touches nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import tinycss2
import tinycss2.color4

from diglot.model.messages import N_
from diglot.model.problems import nearest


def read_colour(written: str) -> str:
    """Return a colour of CSS as "#rrggbb", or "" if it is not an opaque colour of sRGB.

    >>> read_colour("#8c2f1b"), read_colour("navy"), read_colour("hsl(0 100% 50%)"), read_colour("reddish")
    ('#8c2f1b', '#000080', '#ff0000', '')
    """
    colour = tinycss2.color4.parse_color(written) if written else None
    if colour is None or colour == "currentcolor" or colour.alpha != 1:
        return ""
    try:
        parts = colour.to("srgb").coordinates
    except NotImplementedError:
        return ""
    return "#" + bytes(round(255 * min(max(part, 0), 1)) for part in parts).hex()


class StyleMistake(NamedTuple):
    """A slip in a stylesheet. name: what does not exist, and like: what may be meant; or a reason in words."""

    line: int
    name: str
    like: str
    reason: str = ""


def find_slips(css: str, variables: Collection[str], is_file: Callable[[str], str | None]) -> Iterator[StyleMistake]:
    """Yield what a browser would pass over in silence: in the order of the file.

    variables: the custom properties that other stylesheets define. is_file: returns None for a file that is there,
    and else the most similar name, for an address in the stylesheet.
    """
    try:
        yield from list(_slips(css, variables, is_file))
    except RecursionError:  # thousands of braces that nothing closes
        yield StyleMistake(1, "", "", _UNREADABLE)


def _slips(css: str, variables: Collection[str], is_file: Callable[[str], str | None]) -> Iterator[StyleMistake]:
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    found = list(_of_rules(rules))
    defined = {*variables, *(one.lower_name for one in found if one.type == "declaration" and one.name[:2] == "--")}
    for node in found:
        if node.type == "error":
            yield StyleMistake(node.source_line, "", "", _REASONS.get(node.kind, _UNREADABLE))
            continue
        if like := _similar_property(node.lower_name):
            yield StyleMistake(node.source_line, node.name, like)
        yield from _of_values(node.value, defined, is_file)


def idle_page_rules(css: str) -> Iterator[StyleMistake]:
    """Yield the declarations of `@page` that have no effect on paper, where the settings say the size and the margins.

    >>> [
    ...     (one.line, one.name)
    ...     for one in idle_page_rules("@page { size: A5;\\n orphans: 3 }\\n@page :left { margin: 0 }")
    ... ]
    [(1, 'size'), (3, 'margin')]
    """
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        side = tinycss2.serialize(rule.prelude).strip() if rule.type == "at-rule" else None
        if side in ("", ":left", ":right") and rule.lower_at_keyword == "page" and rule.content is not None:
            for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                is_ours = part.type == "declaration" and not part.important
                if is_ours and (part.lower_name.startswith("margin") or (part.lower_name == "size" and not side)):
                    yield StyleMistake(part.source_line, part.name, "")


# By the names that tinycss2 gives to its errors.
_REASONS = {
    "bad-string": N_("a quotation mark is not closed"),
    "bad-url": N_("an address in url(…) is not closed"),
    "}": N_("there is one closing brace too many"),
}
_UNREADABLE = N_("this is neither a rule nor a declaration: look for a missing brace, colon or semicolon")


def _of_rules(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the declarations and the errors of rules, at all depths."""
    for node in nodes:
        if node.type in ("declaration", "error"):
            yield node
        elif node.type in ("qualified-rule", "at-rule") and node.content is not None:
            is_list_of_rules = node.type == "at-rule" and node.lower_at_keyword in _AT_RULES_OF_RULES
            if is_list_of_rules:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            else:
                inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield from _of_rules(inner)


_AT_RULES_OF_RULES = ("media", "supports", "layer", "container", "keyframes", "scope", "document")


def _of_values(
    tokens: Iterable[Any], defined: Collection[str], is_file: Callable[[str], str | None]
) -> Iterator[StyleMistake]:
    for token in tokens:
        if token.type == "url":
            yield from _of_address(token.value, token.source_line, is_file)
        elif token.type == "error":
            yield StyleMistake(token.source_line, "", "", _REASONS.get(token.kind, _UNREADABLE))
        elif token.type == "function":
            arguments = [one for one in token.arguments if one.type not in ("whitespace", "comment")]
            first = arguments[0] if arguments else None
            if token.lower_name == "url" and first and first.type == "string":
                yield from _of_address(first.value, token.source_line, is_file)
            elif token.lower_name == "var" and first and first.type == "ident" and len(arguments) == 1:
                if first.value not in defined:
                    yield StyleMistake(token.source_line, first.value, nearest(first.value, defined))
            else:
                yield from _of_values(arguments, defined, is_file)
        elif token.type.endswith("block"):
            yield from _of_values(token.content, defined, is_file)


def _of_address(address: str, line: int, is_file: Callable[[str], str | None]) -> Iterator[StyleMistake]:
    like = is_file(address)
    if like is not None:
        yield StyleMistake(line, address, like)


def _similar_property(name: str) -> str:
    """Return the property that is probably meant, or "": one that resembles none may be newer than the list."""
    known = _properties()
    return "" if name in known or name.startswith("-") else nearest(name, known, 0.8)


@cache
def _properties() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "css_properties.txt").read_text(encoding="ascii").split())


# A desk or a preview looks at a publication's stylesheets again and again, and the defaults never change.
@lru_cache(maxsize=64)
def defined_variables(css: str) -> frozenset[str]:
    """Return the custom properties that a stylesheet defines."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    declarations = (node.name for node in _of_rules(rules) if node.type == "declaration")
    return frozenset(name for name in declarations if name.startswith("--"))
