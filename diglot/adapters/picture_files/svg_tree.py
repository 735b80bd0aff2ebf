"""Bytes of an SVG drawing in, its elements with their lines out. Parses with expat; reads nothing else.

A document type can define entities, which multiply or name files: only the bare one of SVG itself, which Illustrator,
Graphviz and Matplotlib write, is read over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from diglot.adapters.picture_files.refusals import DrawingRefused
from diglot.model.markup.drawings import XLINK, DrawingFault
from diglot.model.messages import N_

MAX_DEPTH = 200
NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?")

_MALFORMED = N_("it is not well-formed XML")
_OTHER_TYPE = N_("its document type has declarations of its own, or is not that of SVG")

_PUBLIC_TYPE = re.compile(r"-//W3C//DTD SVG (?:1\.[01]|20\d{6})//EN")
_SYSTEM_TYPE = re.compile(r"https?://www\.w3\.org/[\w./-]*\.dtd")


@dataclass(slots=True, eq=False)
class Element:
    """An element of a drawing. attributes: by name, "namespace name" where it has one; text: its own, in one piece."""

    namespace: str
    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def walk(self) -> Iterator[Element]:
        """Yield the element and everything inside it, in the order of the file."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending += reversed(element.children)


def by_id(root: Element) -> dict[str, Element]:
    """Return the elements of a drawing by their ids; of two with one id, the first, which is the one referred to."""
    named = ((element.attributes["id"], element) for element in root.walk() if "id" in element.attributes)
    return dict(reversed([*named]))


def href_id(element: Element) -> str:
    """Return the id that an element's address names, or ""."""
    address = element.attributes.get(f"{XLINK} href") or element.attributes.get("href") or ""
    return address[1:] if address.startswith("#") else ""


def parse_drawing(content: bytes) -> Element:
    """Return the root of a drawing.

    Raises: DrawingRefused.
    """
    return _Parser().parse(content)


def _refusal(line: int, found: str, reason: str) -> DrawingRefused:
    return DrawingRefused([DrawingFault(line, found, reason)])


class _Parser:
    """Handlers of expat, which build the tree."""

    def __init__(self) -> None:
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._check_type
        self._expat.SkippedEntityHandler = self._refuse_entity
        self._expat.ProcessingInstructionHandler = self._check_instruction
        self._expat.StartElementHandler = self._enter
        self._expat.EndElementHandler = self._leave
        self._expat.CharacterDataHandler = self._add_text
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._root: Element | None = None

    def parse(self, content: bytes) -> Element:
        try:
            self._expat.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            # Of the two others, which an unknown encoding raises, expat has no line.
            line = error.lineno if isinstance(error, expat.ExpatError) else 1
            raise _refusal(line, str(error).partition(":")[0], _MALFORMED) from None
        assert self._root
        return self._root

    def _check_type(self, name: str, system: str | None, public: str | None, has_declarations: int) -> None:
        is_bare = not has_declarations and name == "svg"
        if not is_bare or not _PUBLIC_TYPE.fullmatch(public or "") or not _SYSTEM_TYPE.fullmatch(system or ""):
            raise _refusal(self._expat.CurrentLineNumber, "<!DOCTYPE>", _OTHER_TYPE)

    def _refuse_entity(self, name: str, _is_parameter: int) -> None:
        raise _refusal(self._expat.CurrentLineNumber, f"&{name};", _MALFORMED)

    def _check_instruction(self, target: str, _text: str) -> None:
        if target == "xml-stylesheet":
            raise _refusal(self._expat.CurrentLineNumber, f"<?{target}?>", N_("it loads another file"))

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        element = Element(namespace, tag, attributes, self._expat.CurrentLineNumber)
        if len(self._open) >= MAX_DEPTH:
            raise _refusal(element.line, f"<{tag}>", N_("it is nested too deeply"))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)
        self._texts.append([])

    def _leave(self, _name: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def _add_text(self, text: str) -> None:
        self._texts[-1].append(text)
