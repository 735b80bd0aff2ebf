"""What can be asked of a publication: a query, and what its values and its run are made of.

A value is stored as MessagePack, with a digest of it at its key; so are the problems of a row. Touches nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from diglot.adapters.databases.row_tables import Fact, Row, RowsUnusable, Span
from diglot.model.messages import N_
from diglot.model.problems import AnyProblem, Problem

ValueT = TypeVar("ValueT")

LAST = "\U0010ffff"
"""A sort key after all others."""
UNREAD = 100
"""Queries of kinds from this one on are made only where somebody asks for their values, or for what is marked of them.

What reads them is marked then."""
_DIGEST_SIZE = 16
_NO_MATCH = N_("a row does not match its checksum")

encode = msgspec.msgpack.Encoder(order="deterministic").encode


@cache
def decoder(kind: Any) -> Callable[[bytes], Any]:
    """Return the function that decodes values of a type: to look through one takes long where it has many parts."""
    return msgspec.msgpack.Decoder(kind).decode


class Absent(LookupError):
    """There is no such thing: an input that is not set, or a value whose query met one."""


@dataclass(frozen=True)
class Passing(Generic[ValueT]):
    """A value that holds for this session only, because of a mishap: in the next one it is made again."""

    value: ValueT


@dataclass(frozen=True)
class Query(Generic[ValueT]):
    """A question that can be asked of a publication: a value for each key.

    kind: its level, which no other query has: it may read queries of lower kinds only. value: the type of the values.
    run: the value of a key, or, where there is an answer, the request for it; None for inputs, which are set.
    answer: makes the values of many requests at once, in their order, and reads nothing from the database.
    batch: how many rows are prepared before they are answered together.
    follows: a query whose value at the same key it reads; where many are missing, that one is to be answered first.
    spread: applies a function to many keys, in other processes as well, and yields what it returned, in their order.
    """

    name: str
    kind: int
    value: Any
    run: Callable[[Any, str], Any] | None = None
    answer: Callable[[Any, Sequence[Any]], Iterable[ValueT | Passing[ValueT]]] | None = None
    batch: int = 256
    follows: Query[Any] | None = None
    spread: Callable[[Any, Callable[[str], bytes], Sequence[str]], Iterable[bytes]] | None = None


class Before(msgspec.Struct, frozen=True):
    """What a query made of a key the last time, the kinds and keys of what it read, and of what has changed since."""

    value: Any
    reads: Sequence[tuple[int, str]]
    changed: Sequence[tuple[int, str]]


@dataclass
class Frame:
    """What a running query has read, stated and reported. is_outdated: something of it has changed meanwhile.

    noted: the kinds and keys of what it has read elsewhere.
    """

    kind: int
    reads: set[int] = field(default_factory=set)
    noted: set[tuple[int, str]] = field(default_factory=set)
    facts: set[Fact] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    problems: list[AnyProblem] = field(default_factory=list)
    is_outdated: bool = False


class Apart(msgspec.Struct, array_like=True):
    """What a query made of a key in whatever process: its value as encoded; None if there is none."""

    kind: int
    key: str
    value: bytes | None
    frame: Frame


decode_apart = msgspec.msgpack.Decoder(list[Apart]).decode


# What is stored of them


def value_digest(value: bytes) -> bytes:
    """Return what tells one value from another."""
    return hashlib.blake2b(value, digest_size=_DIGEST_SIZE).digest()


def row_digest(kind: int, key: str, value: bytes) -> bytes:
    """Return the digest of a value at its key: a flipped bit in the key of another row must not lead there."""
    digest = hashlib.blake2b(f"{kind} {key}\n".encode("utf-8", "surrogateescape"), digest_size=_DIGEST_SIZE)
    digest.update(value)
    return digest.digest()


def checked(row: Row) -> bytes:
    """Return the value of a row, encoded.

    Raises: RowsUnusable where it has not the digest that it was stored with.
    """
    value = row.value or b""
    if row_digest(row.kind, row.key, value) != row.digest:
        raise RowsUnusable(_NO_MATCH)
    return value


def with_digest(value: bytes) -> bytes:
    """Return a value that is kept without a row of its own with its digest before it."""
    return value_digest(value) + value


def unpacked(found: Iterable[bytes]) -> list[Problem]:
    """Return the problems of rows, each with its digest.

    Raises: RowsUnusable.
    """
    return [one for problems in found for one in decoder(list[AnyProblem])(_unsealed(problems))]


def _unsealed(found: bytes) -> bytes:
    """Return what a digest was put before; SQLite itself does not notice a flipped bit.

    Raises: RowsUnusable.
    """
    digest, value = found[:_DIGEST_SIZE], found[_DIGEST_SIZE:]
    if value_digest(value) != digest:
        raise RowsUnusable(_NO_MATCH)
    return value
