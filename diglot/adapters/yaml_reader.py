"""YAML text in, plain values with their lines out. The only module that imports PyYAML.

A small and safe subset of YAML: mappings with text keys, lists, scalars. Aliases, merges, tags and repeated keys are
errors with a line: front matter is untrusted input and has no use for them; but other programs' files may have them.
Scalars stay text: `core` decides what a value means, so `no` is not false and dates are not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from diglot.model.messages import N_

MAX_BYTES = 16 * 1024
MAX_DEPTH = 5

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A scalar as text (None where it is empty), a list, or a mapping."""

# What PyYAML says, and what an editor is told.
_REASONS: Mapping[str, str] = {
    "mapping values are not allowed in this context": N_("a colon is in the wrong place"),
    "did not find expected key": N_("this line is not “name: value”"),
    "did not find expected ',' or ']'": N_("a comma or ] is missing"),
    "did not find expected ',' or '}'": N_("a comma or } is missing"),
    "could not find expected ':'": N_("the colon after the name is missing"),
    "found unexpected ':'": N_("there is a colon that was not expected"),
    "found character that cannot start any token": N_(
        "a value that begins with this character must be in quotation marks"
    ),
    "found a tab character that violates indentation": N_("it is indented with a tab"),
    "found unknown escape character": N_("a backslash in quotation marks must be doubled"),
    "block sequence entries are not allowed in this context": N_("a hyphen is in the wrong place"),
    "did not find expected alphabetic or numeric character": N_(
        "a value that begins with this character must be in quotation marks"
    ),
    "did not find expected node content": N_("a value is missing"),
    "did not find expected <document start>": N_("this line is not “name: value”"),
    "found unexpected document indicator": N_("--- or … is in the wrong place"),
}

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A bomb of ten lines would have a billion.
_MOST_VALUES = 200_000
_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])


@dataclass(frozen=True)
class YamlError(Exception):
    """A fault in a YAML text: the reason, and the line within the text, from 1."""

    reason: str
    line: int


def read_mapping(
    text: str, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH, *, is_foreign: bool = False
) -> tuple[dict[str, Value], dict[str, int]]:
    """Return a YAML mapping as plain values, and the line (from 1) of each of its own keys.

    is_foreign: another program's, which reads anchors, aliases and merges, and of equal names the last.
    Raises: YamlError.

    >>> read_mapping("title: On paper\\ntags: [a, b]")
    ({'title': 'On paper', 'tags': ['a', 'b']}, {'title': 1, 'tags': 2})
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        # Half of a surrogate pair, which no file in UTF-8 holds.
        raise YamlError(N_("this line cannot be read"), 1) from None
    if size > max_bytes:
        raise YamlError(N_("it is longer than 16 kB"), 1)
    if not is_foreign:
        _refuse_aliases(text)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        if error.context == "while scanning a quoted scalar" and error.context_mark:
            reason = N_("the quotation marks that open here are not closed")
            raise YamlError(reason, _line(error.context_mark)) from None
        raise YamlError(_reason(error.problem), _line(error.problem_mark or error.context_mark)) from None
    except yaml.YAMLError:
        raise YamlError(N_("this line cannot be read"), 1) from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise YamlError(N_("it is not a list of “name: value”"), _line(node.start_mark))
    lines = {key.value: _line(key.start_mark) for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
    return _Reader(is_foreign).mapping(node, max_depth - 1), lines


def _reason(problem: str | None) -> str:
    return _REASONS.get(problem or "", N_("this line cannot be read"))


def _line(position: Any) -> int:
    # PyYAML's marks of C and of Python have no type in common.
    return int(position.line) + 1 if position else 1


def _refuse_aliases(text: str) -> None:
    # Composing an alias of an alias of an alias is what makes a YAML bomb: look at the events first.
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise YamlError(N_("anchors (&) and aliases (*) are not supported"), _line(event.start_mark))
    except yaml.YAMLError:
        return  # composing has the better message


class _Reader:
    """Reader of nodes as plain values. Aliases share nodes, and few of them can stand for endlessly many values."""

    def __init__(self, is_foreign: bool) -> None:
        self._is_foreign = is_foreign
        self._left = _MOST_VALUES

    def value(self, node: yaml.Node, depth: int) -> Value:
        """Return the value of a node. depth: how much deeper it may be nested."""
        self._left -= 1
        if depth < 0 or self._left < 0:
            raise YamlError(N_("it is nested deeper than five levels"), _line(node.start_mark))
        if node.tag.startswith("!") or node.tag.startswith("tag:yaml.org,2002:python"):
            raise YamlError(N_("tags such as !!python are not supported"), _line(node.start_mark))
        if isinstance(node, yaml.ScalarNode):
            # The style of a scalar without quotation marks is "" in C, None in Python.
            return None if not node.style and node.value in _NOTHING else str(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth - 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode)
        return self.mapping(node, depth)

    def mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Value]:
        """Return the values of a mapping by their names."""
        values: dict[str, Value] = {}
        merged: dict[str, Value] = {}
        for key, value in node.value:
            line = _line(key.start_mark)
            if not isinstance(key, yaml.ScalarNode) or (key.value == "<<" and not self._is_foreign):
                raise YamlError(N_("the name before a colon must be a plain word"), line)
            if key.value in values and not self._is_foreign:
                raise YamlError(N_("this name appears twice"), line)
            if key.value == "<<":
                merged |= self._merged(value, depth - 1)
            else:
                values[key.value] = self.value(value, depth - 1)
        return merged | values

    def _merged(self, node: yaml.Node, depth: int) -> dict[str, Value]:
        """Return what `<<` adds: a mapping, or several, of which the first that has a name counts."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        values: dict[str, Value] = {}
        for one in reversed(nodes):
            if isinstance(one, yaml.MappingNode):
                values |= self.mapping(one, depth)
        return values
