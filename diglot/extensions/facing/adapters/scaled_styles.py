"""A stylesheet in, the same once more in other sizes out. Touches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import tinycss2


class Sizes(NamedTuple):
    """What the lengths of a stylesheet are multiplied by. times: multiplies those in the value of a declaration."""

    type_size: float
    leading: float
    times: Callable[[str, float], str]


_RATIO = re.compile(r"\d*\.?\d+")
# A selector for the whole document alone; and where the element ends that a selector applies to.
_WHOLE = re.compile(r"(?:html|body|:root)(?![\w-])(?=[^\s>+~]*$)")
_END = re.compile(r"(?=::|:(?:before|after|first-letter|first-line)\b)|$")


def scaled_copy(css: str, name: str, sizes: Sizes) -> str:
    """Return the rules of a stylesheet once more, for the elements of a class and what is in them, in other sizes.

    The copy must follow the original. Each of its rules weighs one class more, so that they override each other as
    those of the original do.

    >>> halves = Sizes(0.5, 0.2, lambda value, scale: value.replace("10pt", f"{10 * scale:g}pt"))
    >>> print(scaled_copy("html { font: 10pt/10pt serif } p + p, q::before { margin: 10pt 1em }", "small", halves))
    .small { font: 5pt/2pt serif }
    p + p:is(.small, .small *), q:is(.small, .small *)::before { margin: 2pt 1em }
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(_scaled_rules(rules, name, sizes))


def _scaled_rules(rules: Iterable[Any], name: str, sizes: Sizes) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = ", ".join(_limited(selector, name) for selector in _selectors(rule.prelude))
            parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            scaled = "; ".join(_scaled(part, sizes) for part in parts if part.type == "declaration")
            yield f"{selectors} {{ {scaled} }}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            copies = "\n".join(_scaled_rules(inner, name, sizes))
            yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{\n{copies}\n}}"


def _selectors(prelude: Sequence[Any]) -> Iterator[str]:
    """Yield the selectors of a list; commas in parentheses are not between them."""
    commas = [number for number, token in enumerate(prelude) if token == ","]
    for start, end in pairwise([-1, *commas, len(prelude)]):
        yield tinycss2.serialize(prelude[start + 1 : end]).strip()


def _limited(selector: str, name: str) -> str:
    """Return a selector for the elements of a class, and those in them, only."""
    if whole := _WHOLE.match(selector):
        return f".{name}{selector[whole.end() :]}"
    return _END.sub(f":is(.{name}, .{name} *)", selector, count=1)


def _scaled(declaration: Any, sizes: Sizes) -> str:
    value = tinycss2.serialize(declaration.value).strip()
    if declaration.lower_name == "font":
        type_size, slash, rest = value.partition("/")
        value = sizes.times(type_size, sizes.type_size) + slash + sizes.times(rest, sizes.leading)
    elif declaration.lower_name == "font-size":
        value = sizes.times(value, sizes.type_size)
    elif declaration.lower_name == "line-height" and _RATIO.fullmatch(value):
        value = f"{float(value) * sizes.leading / sizes.type_size:.4g}"
    else:
        value = sizes.times(value, sizes.leading)
    return f"{declaration.name}: {value}{' !important' if declaration.important else ''}"
