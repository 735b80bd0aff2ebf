"""Bytes of an article in XML in, the tree of its elements out: each with its line, and without namespaces.

The type of the document is not looked up: entities are those of HTML, which has the names of those of JATS.
"""

from __future__ import annotations

from html.entities import html5
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from diglot.extensions.journal.model.jats import LINE, MATH
from diglot.model.messages import N_

# Far more than two texts in Markdown may have together.
MAX_BYTES = 8_000_000
# Of elements in each other: articles have some thirty, and each takes a few calls to read.
_MOST_NESTED = 150
_MATHML = "http://www.w3.org/1998/Math/MathML"


class JatsRefused(Exception):
    """The file is no article that can be read. reason: why; line: where, from 1."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


def read_jats(content: bytes) -> Element:
    """Return the root of a document.

    Raises: JatsRefused.
    """
    return _Reader().read(content)


class _Reader:
    """Handlers of expat, which build the tree."""

    def __init__(self) -> None:
        self._builder, self._depth = TreeBuilder(), 0
        self._expat = expat.ParserCreate(namespace_separator="}")
        self._expat.buffer_text = True
        self._expat.EntityDeclHandler = self._refuse_entity
        self._expat.SkippedEntityHandler = self._skipped
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._builder.data

    def read(self, content: bytes) -> Element:
        if len(content) > MAX_BYTES:
            raise JatsRefused(N_("it is larger than 8 MB"))
        try:
            self._expat.Parse(content, True)
        except (expat.ExpatError, LookupError, ValueError) as error:  # of encodings that expat has no table for
            line = error.lineno if isinstance(error, expat.ExpatError) else 1
            raise JatsRefused(N_("it is damaged: it is not well-formed XML"), line) from None
        return self._builder.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_NESTED:
            raise JatsRefused(N_("its elements are nested too deeply"), self._expat.CurrentLineNumber)
        space, _, local = name.rpartition("}")
        own = {one.rpartition("}")[2]: value for one, value in attributes.items()}
        tag = f"{MATH}{local}" if space == _MATHML else local
        self._builder.start(tag, {**own, LINE: str(self._expat.CurrentLineNumber)})

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._builder.end("")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._builder.data(html5.get(f"{name};", f"&{name};"))

    def _refuse_entity(self, *_: object) -> None:
        # Needed by entity bombs and for reading other files.
        raise JatsRefused(N_("it declares entities of its own"), self._expat.CurrentLineNumber)
