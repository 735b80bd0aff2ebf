"""What was last known of each record and what a site has now in, when each has changed out. Pure functions.

A file says nothing of what it no longer has, and knows the day of a text, not that of its metadata: so whoever answers
harvesters notes what it finds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from xml.etree import ElementTree

import msgspec
from msgspec.structs import replace

from diglot.extensions.harvesting.model.records import HarvestRecord, Repository


class LoggedRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """A record as it was last seen. digest: of its metadata, "" since it is gone. stamp: when it became so."""

    digest: str
    stamp: dt.datetime


HarvestLog = Mapping[str, LoggedRecord]
"""What was seen of each record, by its identifier; empty before any harvester was answered."""


def updated_log(log: HarvestLog, records: tuple[HarvestRecord, ...], now: dt.datetime) -> HarvestLog:
    """Return a log with what has changed until now.

    The first time, records have the stamps of their texts, for nobody has harvested others; what is new or changed
    later has the present moment, or a harvester that has come since the day of the text would miss it.
    """
    second = now.replace(microsecond=0)
    found = {record.identifier: _digest(record) for record in records}
    first = {} if log else {record.identifier: min(record.stamp, second) for record in records}
    seen = {
        name: log[name] if name in log and log[name].digest == digest else LoggedRecord(digest, first.get(name, second))
        for name, digest in found.items()
    }
    gone = {name: one if not one.digest else LoggedRecord("", second) for name, one in log.items() if name not in found}
    return dict(sorted({**seen, **gone}.items()))


def _digest(record: HarvestRecord) -> str:
    parts = (ElementTree.tostring(one) for _, one in sorted(record.metadata.items()))
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).hexdigest()


def stamped(repository: Repository, log: HarvestLog) -> Repository:
    """Return a repository with the stamps of a log, those that are gone too, in the order in which they changed."""
    present = {record.identifier: record for record in repository.records}
    records = (
        replace(present[name], stamp=one.stamp) if name in present else HarvestRecord(name, one.stamp)
        for name, one in log.items()
    )
    return replace(repository, records=tuple(sorted(records, key=lambda one: (one.stamp, one.identifier))))
