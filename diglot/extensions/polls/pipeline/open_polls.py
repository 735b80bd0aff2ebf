"""Polls and their votes: takes a publication's folder, returns counts, closes a poll in its file.

The file of a poll says whether it is open; the votes are in `.polls/`. Touches the disk through adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from diglot.adapters.disk import Folder, private_folder
from diglot.core.toml_reader import TomlError, read_toml
from diglot.extensions.polls.adapters.vote_store import VoteStore
from diglot.extensions.polls.core.poll_files import closed_poll, is_same_ballot
from diglot.extensions.polls.model.problems import BallotChanged, NoSuchPoll, PollByHand, VotesMissing, VotesUnreadable
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.model.problems import Problem, suggestion_for
from diglot.model.publication import ReaderPoll
from diglot.model.settings import Settings
from diglot.pipeline.base.file_edits import FileEdit, write_edits
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_settings
from diglot.queries.sources.source_files import SourceReader
from diglot.queries.sources.tables import POLLS

VOTES_FOLDER = ".polls"
_VOTES_FILE = "votes.sqlite"
VOTES_PATH = f"{VOTES_FOLDER}/{_VOTES_FILE}"


class CountedPoll(msgspec.Struct, frozen=True):
    """A poll and the votes for each of its options: of an open one as recorded, of a closed one as in its file."""

    poll: ReaderPoll
    votes: tuple[int, ...]


@contextmanager
def open_votes(root: Path) -> Iterator[VoteStore]:
    """Provide the votes of a publication.

    Raises: DatabaseUnusable; OSError.
    """
    store = VoteStore(private_folder(root / VOTES_FOLDER) / _VOTES_FILE)
    try:
        yield store
    finally:
        store.close()


class OpenPolls:
    """The polls of a publication, whose files are read again whenever they are asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folder = Folder(root)
        self.settings: Settings = read_settings(self._folder, KNOWN)[0]

    def names(self) -> tuple[str, ...]:
        """Return the names of all polls."""
        entries = (entry for entry in self._folder.list(POLLS.folder) if entry.kind == "file")
        return tuple(key for entry in entries if (key := POLLS.key(entry.path)))

    def read(self, name: str) -> tuple[ReaderPoll | None, Sequence[Problem]]:
        """Return a poll, or None if there is none or its file has errors, and what is wrong."""
        entry = self._folder.find(POLLS.path(name))
        if entry is None:
            return None, [NoSuchPoll(name, suggestion_for(name, self.names()))]
        reader = SourceReader(self._folder)
        poll = POLLS.read(entry, reader, self.settings.languages)
        errors = [problem for problem in reader.problems if problem.severity == "error"]
        return None if errors else poll, errors

    def has_votes(self) -> bool:
        """Return whether votes were ever recorded here, or something else is in their place."""
        folder = self.root / VOTES_FOLDER
        return (folder / _VOTES_FILE).exists() or (folder.exists() and not folder.is_dir())

    def count(self, names: Sequence[str]) -> tuple[list[CountedPoll], list[Problem]]:
        """Return the named polls with their votes, and what is wrong."""
        counted: list[CountedPoll] = []
        problems: list[Problem] = []
        for name in names:
            poll, found = self.read(name)
            problems += found
            if poll and (not poll.is_open or not self.has_votes()):
                counted.append(_as_written(poll))
            elif poll:
                try:
                    with open_votes(self.root) as store:
                        problems += changed_ballot(store, poll)
                        counted.append(CountedPoll(poll, recorded_votes(store, poll)))
                except DatabaseUnusable as error:
                    problems.append(_unreadable(error))
        return counted, problems

    def close(self, name: str, today: dt.date) -> CountedPoll | Sequence[Problem]:
        """Write the votes of an open poll and the day into its file; return it, or why nothing was written.

        Raises: OSError.
        """
        poll, problems = self.read(name)
        if poll is None:
            return problems
        if not poll.is_open:
            return _as_written(poll)
        if not self.has_votes():
            return [VotesMissing(poll.path, None, 0, sum(_as_written(poll).votes))]
        try:
            # No vote is recorded until the file is written; those that wait find the poll closed.
            with open_votes(self.root) as store, store.held():
                return self._close(poll, store, today)
        except DatabaseUnusable as error:
            return [_unreadable(error)]

    def _close(self, poll: ReaderPoll, store: VoteStore, today: dt.date) -> CountedPoll | Sequence[Problem]:
        if changed := changed_ballot(store, poll):
            return changed
        votes, written = recorded_votes(store, poll), _as_written(poll).votes
        if any(count < least for count, least in zip(votes, written, strict=True)):
            return [VotesMissing(poll.path, None, sum(votes), sum(written))]
        before = self._folder.read(poll.path)
        after = closed_poll(before.decode(), votes, today)
        if not _differs_in_votes_alone(before.decode(), after, votes, today):
            return [PollByHand(poll.path, None, f"closed = {today}, votes = {', '.join(map(str, votes))}")]
        problems = list(write_edits(self.root, [FileEdit(poll.path, before, after.encode())]))
        return problems or CountedPoll(msgspec.structs.replace(poll, closed=today), votes)


def changed_ballot(store: VoteStore, poll: ReaderPoll) -> list[Problem]:
    """Return a problem if the recorded votes are for other options than those of the poll."""
    before = store.ballot(poll.key)
    if is_same_ballot(before, ballot_of(poll)):
        return []
    return [BallotChanged(poll.path, None, " · ".join(" / ".join(words) for words in before))]


def ballot_of(poll: ReaderPoll) -> list[list[str]]:
    """Return the options of a poll, each as its words by language."""
    return [[text for _, text in sorted(choice.label.by_lang.items())] for choice in poll.choices]


def recorded_votes(store: VoteStore, poll: ReaderPoll) -> tuple[int, ...]:
    """Return the recorded votes for each option."""
    counts = store.counts(poll.key)
    return tuple(counts.get(number, 0) for number in range(len(poll.choices)))


def _as_written(poll: ReaderPoll) -> CountedPoll:
    return CountedPoll(poll, tuple(choice.votes for choice in poll.choices))


def _unreadable(error: DatabaseUnusable) -> Problem:
    return VotesUnreadable(VOTES_PATH, str(error))


def _differs_in_votes_alone(before: str, after: str, votes: Sequence[int], today: dt.date) -> bool:
    """Return whether an edited file says what it said before, and besides only the votes and the day."""
    wanted = read_toml(before.removeprefix("\ufeff"))
    wanted["options"] = [{**option, "votes": count} for option, count in zip(wanted["options"], votes, strict=True)]
    try:
        return read_toml(after.removeprefix("\ufeff")) == {**wanted, "closed": today}
    except TomlError:
        return False
