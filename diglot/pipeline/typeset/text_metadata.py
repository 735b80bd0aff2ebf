"""The metadata of a compiled text, encoded for the store."""

from __future__ import annotations

import msgspec

from diglot.adapters.store import cache_key
from diglot.model.problems import StoredProblem, problem_from, problem_to
from diglot.model.publication import AddressUse, ElementLocation, OutlineHeading, PlacedProblem, TextMetadata

# The metadata of a text that was not read.
EMPTY_METADATA = TextMetadata("", "", 0, 0, (), "", (), ())


class _StoredMetadata(msgspec.Struct, array_like=True):
    """`TextMetadata` with its problems in the form in which they are stored."""

    heading: str
    opening: str
    words: int
    notes: int
    outline: tuple[OutlineHeading, ...]
    anchors: str
    uses: tuple[AddressUse, ...]
    problems: list[tuple[StoredProblem, ElementLocation]]
    is_paired: bool
    references: tuple[str, ...]


_METADATA_DECODER = msgspec.msgpack.Decoder(_StoredMetadata)


def metadata_key(key: bytes) -> bytes:
    """Return the key under which the metadata of a text is stored. key: that of its rendered text."""
    return cache_key("metadata", key)


def encode_metadata(metadata: TextMetadata) -> bytes:
    """Return metadata in the form in which it is stored."""
    problems = [(problem_to(placed.problem), placed.place) for placed in metadata.problems]
    return msgspec.msgpack.encode(
        _StoredMetadata(
            metadata.heading,
            metadata.opening,
            metadata.words,
            metadata.notes,
            metadata.outline,
            metadata.anchors,
            metadata.uses,
            problems,
            metadata.is_paired,
            metadata.references,
        )
    )


def decode_metadata(encoded: bytes | msgspec.Raw) -> TextMetadata:
    """Return stored metadata."""
    stored = _METADATA_DECODER.decode(encoded)
    return TextMetadata(
        stored.heading,
        stored.opening,
        stored.words,
        stored.notes,
        stored.outline,
        stored.anchors,
        stored.uses,
        tuple(PlacedProblem(problem_from(fields), place) for fields, place in stored.problems),
        stored.is_paired,
        stored.references,
    )
