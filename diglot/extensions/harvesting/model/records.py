"""What a harvester is told of the editions of articles: plain values. Touches nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    # Every build loads this module, for what the extension says of itself.
    from xml.etree.ElementTree import Element

OAI_PLACE = "oai.xml"
"""The place of the static repository in a site."""
OAI_PATH = "oai"
"""Where a site answers harvesters, below its prefix."""


class MetadataFormat(msgspec.Struct, frozen=True):
    """A format of metadata. Its schema and its namespace are addresses."""

    prefix: str
    schema: str
    namespace: str


class HarvestRecord(msgspec.Struct, frozen=True):
    """An edition of an article. stamp: when this last changed; metadata: an element by the prefix of each format.

    A record without metadata is of an edition that is no longer published.
    """

    identifier: str
    stamp: dt.datetime
    metadata: Mapping[str, Element] = {}

    @property
    def is_deleted(self) -> bool:
        """Whether the edition is no longer published."""
        return not self.metadata

    @property
    def set(self) -> str:
        """The set that the record is in: the language of its edition, which ends its identifier."""
        return self.identifier.rpartition("/")[2]


class Repository(msgspec.Struct, frozen=True):
    """What is harvested of a journal. base_url: where it answers; email: of whoever looks after it."""

    name: str
    base_url: str
    email: str
    formats: tuple[MetadataFormat, ...]
    records: tuple[HarvestRecord, ...]

    @property
    def earliest(self) -> dt.datetime:
        """The earliest stamp of its records; the beginning of 1970 if it has none."""
        return min((record.stamp for record in self.records), default=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
