"""Recorded pairs in, those with certain stems out: a full-text index of the translation memory, in SQLite.

The ledgers are the truth, and the index can always be made again from them. It finds candidates: the stems of all
words of a text are indexed in place of the words, without their order.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType

import msgspec

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.translation.memory import RecordedPair

_TABLES = (
    "CREATE TABLE articles (name TEXT PRIMARY KEY, stamp TEXT, unrecorded INTEGER) WITHOUT ROWID",
    "CREATE TABLE pairs (id INTEGER PRIMARY KEY, article TEXT, place INTEGER, checksum BLOB, value BLOB)",
    "CREATE INDEX pairs_of ON pairs (article, place)",
    # Of ASCII, letters and digits are words and all else parts them; stems have nothing else.
    f"CREATE VIRTUAL TABLE stems USING fts5({', '.join(LANGUAGES)}, tokenize='ascii', detail=column)",
)
# How many occurrences of words are ranked for one search.
_MOST_RANKED = 2000
# In a memory with more: of how many of the rarest words a candidate has two. The second is for words that are common
# themselves, whose occurrences are more than the third: each occurrence of a word in the query is counted.
_RAREST, _FEWEST, _MOST_COUNTED = 8, 5, 20_000
# Nothing that a fault of ours could raise: it would cost the index and not be seen.
_DAMAGE = (sqlite3.DatabaseError, msgspec.DecodeError, UnicodeDecodeError, OverflowError)

_encode = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(RecordedPair)


def _decode(row: bytes) -> RecordedPair:
    """Return the pair of a row.

    Raises: DecodeError.
    """
    try:
        return _DECODER.decode(row)
    except RecursionError as error:  # the row is nested without end, as anybody may have written it
        raise msgspec.DecodeError from error


class IndexUnusable(Exception):
    """The file is damaged or of another version, or the disk is full: the index is to be made again."""


@contextmanager
def _usable() -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        raise IndexUnusable from error


class MemoryIndex:
    """The index in a file, or in memory. Use as a context manager: leaving it without an error saves it.

    is_new: whether nothing was there.
    """

    def __init__(self, path: Path | None, common: dict[frozenset[str], int] | None = None) -> None:
        """Open or begin the index. path: None for one in memory.

        common: how many pairs had the commonest words when somebody last looked. These take long to count, are the
        same for most texts, and need not be known exactly; those that are counted now are added.

        Raises: IndexUnusable.
        """
        self._common = {} if common is None else common
        self._counts: dict[frozenset[str], int] = {}
        with _usable():
            self._connection = sqlite3.connect(path or ":memory:", isolation_level="DEFERRED")
            rows = self._connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
            found = {sql for (sql,) in rows if not sql.startswith("CREATE TABLE 'stems_")}  # FTS5 has these for itself
            self.is_new = not found
            if self.is_new:
                for table in _TABLES:
                    self._connection.execute(table)
            # A view may yield rows without end, and a trigger may change what is written.
            elif found != set(_TABLES):
                raise sqlite3.DatabaseError("it has other tables")
            self._connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, 'stems', 'row')")

    def __enter__(self) -> MemoryIndex:
        """Return the index: it is open already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Save what was added, unless there was an error, and close."""
        with closing(self._connection), _usable():
            if kind is None:
                self._connection.commit()

    def stamps(self) -> Mapping[str, str]:
        """Return the stamps of the articles that are indexed, by name.

        Raises: IndexUnusable.
        """
        with _usable():
            return dict(self._connection.execute("SELECT name, stamp FROM articles").fetchall())

    def stamp(self, name: str) -> str:
        """Return the stamp of an article, "" if it is not indexed.

        Raises: IndexUnusable.
        """
        with _usable():
            row = self._connection.execute("SELECT stamp FROM articles WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else ""

    def replace(
        self,
        name: str,
        stamp: str,
        unrecorded: int,
        pairs: Iterable[tuple[RecordedPair, Mapping[Lang, Iterable[str]]]],
    ) -> None:
        """Index the pairs of an article in place of what it had; those that are the same stay indexed.

        pairs: each with its stems by language, which are not asked for if it stays. stamp: what tells this state of
        the article from another. unrecorded: how many translations have no ledger.

        Raises: IndexUnusable.
        """
        self._counts.clear()
        with _usable():
            execute = self._connection.execute
            rows = execute("SELECT checksum, id, place FROM pairs WHERE article = ?", (name,)).fetchall()
            old = {checksum: (row, place) for checksum, row, place in rows}
            kept = set()
            for place, (pair, stems) in enumerate(pairs):
                value = _encode(pair)
                checksum = _checksum(value)
                row, old_place = old.pop(checksum, (None, place))
                if row is None:
                    row = self._insert(name, place, (checksum, value), stems)
                elif old_place != place:
                    execute("UPDATE pairs SET place = ? WHERE id = ?", (place, row))
                kept.add(row)
            self._delete_rows(row for _, row, _ in rows if row not in kept)
            execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?)", (name, stamp, unrecorded))

    def _insert(
        self, name: str, place: int, value: tuple[bytes, bytes], stems: Mapping[Lang, Iterable[str]]
    ) -> int | None:
        """Index a pair, and return the number of its row. value: its checksum, and its bytes."""
        execute = self._connection.execute
        row = execute("INSERT INTO pairs VALUES (NULL, ?, ?, ?, ?)", (name, place, *value)).lastrowid
        texts = [" ".join(stems.get(lang, ())) for lang in LANGUAGES]
        values = ", ".join("?" * (len(texts) + 1))
        execute(f"INSERT INTO stems (rowid, {', '.join(LANGUAGES)}) VALUES ({values})", (row, *texts))
        return row

    def _delete_rows(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._connection.execute("DELETE FROM stems WHERE rowid = ?", (row,))
            self._connection.execute("DELETE FROM pairs WHERE id = ?", (row,))

    def delete(self, name: str) -> None:
        """Forget an article.

        Raises: IndexUnusable.
        """
        self._counts.clear()
        with _usable():
            rows = self._connection.execute("SELECT id FROM pairs WHERE article = ?", (name,)).fetchall()
            self._delete_rows(row for (row,) in rows)
            self._connection.execute("DELETE FROM articles WHERE name = ?", (name,))

    def unrecorded(self) -> int:
        """Return how many translations have no ledger.

        Raises: IndexUnusable.
        """
        with _usable():
            (count,) = self._connection.execute("SELECT coalesce(sum(unrecorded), 0) FROM articles").fetchone()
            return int(count)

    def all(self) -> Iterator[RecordedPair]:
        """Yield every pair, in the order of articles.

        Raises: IndexUnusable.
        """
        yield from self._rows("SELECT checksum, value FROM pairs ORDER BY article, place")

    def with_all(self, words: Sequence[frozenset[str]], lang: Lang, to: Lang | None = None) -> Iterator[RecordedPair]:
        """Yield the pairs whose text in a language has a stem of every word, in the order of articles.

        to: the other language; None for any. Raises: IndexUnusable.
        """
        every = " AND ".join(_any_of(stems) for stems in words)
        pairs = self._pairs(f"{lang} : ({every})", "pairs.article, pairs.place", -1)
        yield from (pair for pair in pairs if to is None or to in pair.langs)

    def with_most(
        self, words: Sequence[frozenset[str]], lang: Lang, most: int, to: Lang | None = None
    ) -> Iterator[RecordedPair]:
        """Yield up to so many pairs whose text in a language has the most and the rarest of the stems, best first.

        to: the other language; None for any. Raises: IndexUnusable.
        """
        some = self._candidates(words)
        # Where there are but two languages, the other one is in every pair.
        is_narrowed = to is not None and len(LANGUAGES) > 2
        if some:
            # Ranked by themselves: else the texts of all would be read, and not only those of the best.
            pairs = self._rows(
                "SELECT checksum, value FROM (SELECT rowid AS id, bm25(stems) AS score FROM stems WHERE stems MATCH ? "
                "ORDER BY score, rowid LIMIT ?) JOIN pairs USING (id) ORDER BY score, id",
                f"{lang} : ({some})",
                -1 if is_narrowed else most,
            )
            yield from islice((pair for pair in pairs if not is_narrowed or to in pair.langs), most)

    def _candidates(self, words: Sequence[frozenset[str]]) -> str:
        """Return a query for the pairs that are worth ranking; "" if none has any of the words.

        Every passage has the commonest words, and to rank all of them would take a search past any patience: what is
        like a text has some of its rarest words, in a large memory two of them.
        """
        counted = sorted((self._count(stems), sorted(stems)) for stems in set(words))
        known = [(count, _any_of(frozenset(stems))) for count, stems in counted if count]
        rarest = [word for _, word in known[:_RAREST]]
        few = [word for number, (_, word) in enumerate(known) if sum(n for n, _ in known[: number + 1]) <= _MOST_RANKED]
        if len(few) >= len(rarest) or len(rarest) < 3:
            return " OR ".join(few or rarest)
        while len(rarest) > _FEWEST and sum(count for count, _ in known[: len(rarest)]) > _MOST_COUNTED:
            del rarest[-1]
        return " OR ".join(_two_of(rarest))

    def _count(self, stems: frozenset[str]) -> int:
        """Return how many pairs have one of the stems, counted twice where they have two."""
        count = self._common.get(stems, self._counts.get(stems))
        if count is None:
            places = ", ".join("?" * len(stems))
            with _usable():
                row = self._connection.execute(f"SELECT sum(doc) FROM vocabulary WHERE term IN ({places})", [*stems])
                count = row.fetchone()[0] or 0
            kept = self._common if count > _MOST_RANKED else self._counts
            kept[stems] = count
        return count

    def _pairs(self, query: str, order: str, most: int) -> Iterator[RecordedPair]:
        yield from self._rows(
            "SELECT checksum, value FROM stems JOIN pairs ON pairs.id = stems.rowid "
            f"WHERE stems MATCH ? ORDER BY {order} LIMIT ?",
            query,
            most,
        )

    def _rows(self, statement: str, *values: object) -> Iterator[RecordedPair]:
        with _usable():
            for checksum, value in self._connection.execute(statement, values):
                # A column of SQLite may hold any type.
                if not isinstance(value, bytes) or _checksum(value) != checksum:
                    raise sqlite3.DatabaseError("a row does not match its checksum")
                yield _decode(value)


def _two_of(words: Sequence[str]) -> Iterator[str]:
    """Yield queries of which one finds what has two of the words: one in each half, or both in the same half.

    >>> list(_two_of("abc"))
    ['((a) AND (b OR c))', '((b) AND (c))']
    """
    middle = len(words) // 2
    if middle:
        yield f"(({' OR '.join(words[:middle])}) AND ({' OR '.join(words[middle:])}))"
        yield from _two_of(words[:middle])
        yield from _two_of(words[middle:])


def _any_of(stems: frozenset[str]) -> str:
    return "({})".format(" OR ".join(f'"{stem}"' for stem in sorted(stems)))


def _checksum(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16).digest()
