"""Reads articles for their status. Touches the disk, the store and pandoc through their adapters only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import msgspec

from diglot.adapters.databases.store import Store
from diglot.adapters.executors.forked import map_in_forks
from diglot.adapters.system.forks import can_fork
from diglot.core.settings import KnownNames
from diglot.model.places import is_ledger, stem_of
from diglot.model.problems import AnyProblem, Problem, StrayComment, StrayLedger
from diglot.model.translation.ledger import StatusRow
from diglot.pipeline.sources.foreign_texts import foreign_originals
from diglot.pipeline.translation.ledger_store import LedgerStore
from diglot.pipeline.translation.units import open_unit_reader

# Below this many articles, starting processes takes longer than reading them.
_MIN_TO_FORK = 100
# So many parts for each process: one with long texts is not to keep the others waiting.
_PARTS = 4


class FoundStatus(msgspec.Struct):
    """What was found about an article."""

    rows: list[StatusRow]
    problems: list[AnyProblem]


class _Answer(msgspec.Struct, array_like=True):
    """What a forked process has found, by stem. stored: what it has put into the store meanwhile."""

    found: dict[str, FoundStatus]
    stored: dict[bytes, bytes]


class StatusReader(msgspec.Struct, frozen=True):
    """Reads the status of articles of a publication, as it is on a day."""

    root: Path
    known: KnownNames
    today: dt.date
    store: Store

    def find(self, stems: Collection[str], jobs: int, *, may_fork: bool) -> Mapping[str, FoundStatus]:
        """Return the rows and problems of some articles, by stem. may_fork: this process has no threads."""
        if jobs < 2 or len(stems) < _MIN_TO_FORK or not (may_fork and can_fork()):
            return self._read(stems, jobs)
        found: dict[str, FoundStatus] = {}
        put_there = dict[bytes, bytes]()
        # The processes read the file without a lock: nothing is put into it meanwhile.
        self.store.save()
        names, count = sorted(stems), jobs * _PARTS
        parts = [names[number::count] for number in range(count)]
        for part, answer in zip(
            parts, map_in_forks(self._read_apart, parts, jobs, self.store.become_reader), strict=True
        ):
            apart = msgspec.msgpack.decode(answer, type=_Answer) if answer else _Answer(self._read(part, 1), {})
            found |= apart.found
            put_there |= apart.stored
        for key, value in put_there.items():
            self.store.put(key, value)
        return found

    def _read_apart(self, stems: Sequence[str]) -> bytes:
        return msgspec.msgpack.encode(_Answer(self._read(stems, 1), self.store.take_added()))

    def _read(self, stems: Collection[str], jobs: int) -> dict[str, FoundStatus]:
        found = {stem: FoundStatus([], []) for stem in stems}
        with open_unit_reader(self.root, self.known, self.today, jobs, stems) as reader:
            ledgers = LedgerStore(reader, self.store)
            seen = set()
            for article in ledgers.prepared(reader.articles):
                stem = stem_of(article.editions[0].manuscript.path)
                # `x.md` that is the edition of `x/index.md` counts under the latter's name.
                stem = stem if stem in found else f"{stem}/index"
                seen.add(stem)
                found[stem].problems += foreign_originals(article)
                for status in ledgers.statuses(article):
                    if isinstance(status, Problem):
                        found[stem].problems.append(status)
                    else:
                        found[stem].rows.append(status.row)
            ledgers_of: dict[str, list[str]] = {}
            for path in filter(is_ledger, reader.sources.files if seen != set(stems) else ()):
                ledgers_of.setdefault(stem_of(path), []).append(path)
            for stem in set(stems) - seen:
                found[stem].problems += [StrayLedger(path, None, stem, "") for path in ledgers_of.get(stem, ())]
                stray = ledgers.comment_paths.get(stem, ())
                found[stem].problems += [StrayComment(file, None, stem) for file in stray]
        return found
