"""Everything that an extension needs: what it declares, what its functions are given, and what they return.

The names here are a contract (`API`), described in `docs/extensions.md`.
"""

from diglot.cli.command import Command, Option, flag
from diglot.model import tree
from diglot.model.extension_calls import (
    CheckedTexts,
    FileCall,
    Found,
    Refused,
    ShortcodeCall,
    SiteTexts,
    Text,
    TextContext,
)
from diglot.model.extensions import API, Extension, FindingKind, Options, Output, SiteFile
from diglot.model.fields import COUNT, NAMES, TEXT, TEXTS, YES_OR_NO, Field, matching, one_of, some_of
from diglot.model.translation.passages import Passage, PassageLocation, PassagePair

__all__ = [
    "API",
    "COUNT",
    "NAMES",
    "TEXT",
    "TEXTS",
    "YES_OR_NO",
    "CheckedTexts",
    "Command",
    "Extension",
    "Field",
    "FileCall",
    "FindingKind",
    "Found",
    "Option",
    "Options",
    "Output",
    "Passage",
    "PassageLocation",
    "PassagePair",
    "Refused",
    "ShortcodeCall",
    "SiteFile",
    "SiteTexts",
    "Text",
    "TextContext",
    "flag",
    "matching",
    "one_of",
    "some_of",
    "tree",
]
