"""A text to be compiled, with the key under which its result is stored; what is asked of whoever typesets texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Protocol

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.store import cache_key, code_digest
from diglot.adapters.pandoc import pandoc_version
from diglot.model.extensions import TextExtension
from diglot.model.languages import Lang
from diglot.model.markup.citations import Reference
from diglot.model.markup.typography import HouseStyle
from diglot.model.publication import ElementLocation, TextMetadata, TitleBlock
from diglot.queries.query import Passing


class CompileJob(msgspec.Struct, frozen=True, dict=True):
    """A text to be compiled.

    original: the text whose ids it shares. title: the one in its front matter, "" if the text has no heading that
    could be the same. references: the items of the bibliography that it cites. extensions: what these do to it.
    """

    path: str
    lang: Lang
    digest: bytes
    body_line: int
    original: CompileJob | None
    house_style: HouseStyle
    title: str = ""
    references: tuple[Reference, ...] = ()
    extensions: tuple[TextExtension, ...] = ()

    @cached_property
    def key(self) -> bytes:
        """The cache key of the rendered text: a digest of everything that it depends on."""
        original = cache_key("text", *self.original._sources) if self.original else b""
        style = style_digest(self.house_style)
        added = [extension.digest for extension in self.extensions]
        return cache_key("rendered", style, self.path, self.lang, *self._sources, original, *added)

    @property
    def _sources(self) -> tuple[bytes, str, str, bytes]:
        """What its tree depends on, and the lines of its problems."""
        return self.digest, str(self.body_line), self.title, msgspec.msgpack.encode(self.references)


class TextRequest(TitleBlock, frozen=True, kw_only=True):
    """A text to be typeset, and its title block as written."""

    job: CompileJob


class TypesetText(TitleBlock, frozen=True, array_like=True, kw_only=True):
    """A typeset text. key: of its markup in the store. title: "" if neither the fields nor the body begin with one."""

    key: bytes
    metadata: TextMetadata


class Typesetter(Protocol):
    """Typesets texts, of the sources of the present build."""

    def typeset(self, requests: Sequence[TextRequest]) -> Iterable[TypesetText | Passing[TypesetText]]:
        """Yield the texts, in order; those that failed, and may not fail the next time, are passing."""

    def find_lines(self, body: str) -> Mapping[ElementLocation, int]:
        """Return the line within a body, from 1, of each of its elements that a problem may point to."""


@lru_cache(maxsize=8)
def style_digest(style: HouseStyle) -> bytes:
    """Return a digest of everything that all texts in a house style depend on."""
    # The order of a set differs between processes.
    words = repr((sorted(style.disabled), replace(style, disabled=frozenset())))
    return cache_key("style", code_digest(), pandoc_version(), words)
