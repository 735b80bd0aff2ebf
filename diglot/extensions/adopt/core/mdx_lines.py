"""Lines of MDX in, the same with addresses that JavaScript names, and ids of headings, as in Markdown. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diglot.model.markup.line_kinds import line_kinds

_IMPORT = re.compile(r"import\s+(\w+)\s+from\s+[\"']([^\"'\n]+)[\"'];?\s*")
# The value of an attribute: a name that was imported, or a call with an address in it.
_VALUE = re.compile(
    r"\b(?P<attribute>src|href)=\{\s*(?:(?P<name>\w+)|(?:useBaseUrl|require)\(\s*[\"'](?P<address>[^\"'\n]+)[\"']\s*\)"
    r"(?:\.default)?)\s*\}"
)
# In MDX, where a brace begins an expression, the id of a heading has its braces escaped, or is in a comment.
_ID = re.compile(r"(?<=[ \t])(?:\\\{(#[\w-]+)\\\}|\{/\* *(#[\w-]+) *\*/\})[ \t]*$")
_ROOT = re.compile(r"@site(?:/static)?(?=/)")


def plain_lines(lines: Sequence[str]) -> list[str]:
    r"""Return lines with these written out, and without the imports that named addresses.

    >>> plain_lines(
    ...     ['import Ice from "./ice.png";', "<img src={Ice} />", "## Ice \\{#late\\}", "## Snow {/* #white */}"]
    ... )
    ['', '<img src="./ice.png" />', '## Ice {#late}', '## Snow {#white}']
    """
    texts = [number for number, kind in enumerate(line_kinds(lines)) if kind == "text"]
    imports = {found[1]: (number, found[2]) for number in texts if (found := _IMPORT.fullmatch(lines[number]))}
    named: set[int] = set()

    def written(value: re.Match[str]) -> str:
        number, address = imports.get(value["name"], (None, value["address"]))
        if number is not None:
            named.add(number)
        return f'{value["attribute"]}="{_ROOT.sub("", address)}"' if address else value[0]

    plain = list(lines)
    for number in texts:
        plain[number] = _VALUE.sub(written, lines[number])
        if lines[number].startswith("#"):
            plain[number] = _ID.sub(lambda found: f"{{{found[1] or found[2]}}}", plain[number])
    return ["" if number in named else line for number, line in enumerate(plain)]
