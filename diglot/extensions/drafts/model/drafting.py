"""Types of drafting by machine: who translates, and what is sent. Touches nothing."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import msgspec

from diglot.model.fields import matching
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.translation.ledger import MACHINE

PROVIDERS_PATH = "drafting.toml"
"""Beside `content/`: it names programs and services, and no text depends on it."""

Service: TypeAlias = Literal["deepl", "libretranslate", "openai"]
"""The forms of requests that are known. Many programs answer in the last one."""


_NAME = matching(r"^[\w-]+$", N_("a word of letters, digits and hyphens"))
_URL = matching(r"^https?://[^\s\"'<>\\]+$", N_("an address such as https://journal.example"))
_VARIABLE = matching(r"^[A-Za-z_][A-Za-z0-9_]*$", N_("the name of an environment variable, such as DEEPL_KEY"))


class Provider(msgspec.Struct, frozen=True):
    """Who drafts: a program, or a service.

    command: with its arguments, empty for a service. key_variable: the environment variable that holds the key.
    model: of a service that has several.
    """

    name: Annotated[str, _NAME] = ""
    command: tuple[str, ...] = ()
    service: Service = "openai"
    url: Annotated[str, _URL] = ""
    key_variable: Annotated[str, _VARIABLE] = ""
    model: str = ""

    @property
    def place(self) -> str:
        """Where texts are sent, for the person who is asked."""
        return " ".join(self.command) or self.url

    @property
    def origin(self) -> str:
        """What the ledger records of a passage that it drafted."""
        return f"{MACHINE}{self.name}"


class DraftSegment(msgspec.Struct, frozen=True):
    """A run of text to be translated, with what helps to translate it.

    text: XML, with markup as `<g id="1">…</g>` and `<x id="2"/>`. before, after: the neighbours in the original.
    terms: of the glossary, each with its translation. examples: like passages with their translations.
    """

    text: str
    before: str = ""
    after: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


class DraftRequest(msgspec.Struct, frozen=True):
    """Segments to be translated from a language into another."""

    langs: tuple[Lang, Lang]
    segments: tuple[DraftSegment, ...]
