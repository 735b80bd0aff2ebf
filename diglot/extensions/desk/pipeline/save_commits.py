"""What people saved at the desk of a team in, commits by them out, where the publication is in a git repository.

Commits are made in a thread of their own, in the order of the saves. Until it is committed, what somebody saved is in a
record as well, from before it is written: if the desk is killed, the next one commits it in that person's name.
Touches git and the disk through their adapters only.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from diglot.adapters import git
from diglot.adapters.disk import Folder, write_record
from diglot.core.links.slugs import make_slug
from diglot.extensions.desk.adapters import git_commits
from diglot.extensions.desk.pipeline.access.team import TEAM_FOLDER
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.wording.system_reasons import system_reason

# The number of what is announced: after all others, for one is announced at a time.
_ANNOUNCED = sys.maxsize
# Where commits fail for long, the oldest saves are no longer kept apart by their people.
_MOST_RECORDS = 50

GROUP_SECONDS = 10 * 60
"""Saves of one person in one translation are one commit if no more time than this has passed between them."""


class SavedWork(msgspec.Struct, frozen=True):
    """What somebody has saved. act: a message that names it; files: contents by path from the root, None if removed."""

    by: str
    article: str
    to: Lang
    act: str
    files: Mapping[str, bytes | None]


class _Record(msgspec.Struct, frozen=True):
    """What may be saved and is not committed. is_written: whether it is certain that the files were written."""

    work: SavedWork
    is_written: bool


_RECORD = f"{TEAM_FOLDER}/uncommitted.json"


class _Group(msgspec.Struct, frozen=True):
    """The last commit of the desk. acts: messages that name what is in it; at: seconds of a monotonic clock."""

    commit: str
    by: str
    article: str
    to: Lang
    acts: tuple[str, ...]
    at: float


class SaveCommits:
    """The commits of a desk. address: at which the team opens it; say: returns a message with its facts."""

    def __init__(
        self, root: Path, address: str, say: Callable[..., str], now: Callable[[], float] = time.monotonic
    ) -> None:
        """Start without a commit that the next one may be joined with."""
        self._root, self._say, self._now = root, say, now
        self._host = urlsplit(address).hostname or "localhost"
        self._last: _Group | None = None
        self._told: dict[str, str] = {}
        self._thread = ThreadPoolExecutor(1, "commits")
        self._lock, self._numbers = threading.Lock(), count(1)
        # Those of a desk that was killed come before all of this one.
        self._records = dict(enumerate(self._read_records(), -_MOST_RECORDS))
        self._thread.submit(self._recover, frozenset(self._records))

    def close(self) -> None:
        """Make the commits that are still to be made."""
        self._thread.shutdown()

    def begin(self, work: SavedWork) -> Future[str]:
        """Commit what was saved, after what was saved before.

        The result is why it could not be committed, in the words of the interface; "" if it could, or if this person
        knows that reason already.
        """
        number = next(self._numbers)
        with suppress(OSError):  # what is announced is enough
            self._note({_ANNOUNCED: None, number: _Record(work, is_written=True)})
        return self._thread.submit(self._commit, work, number)

    def announce(self, work: SavedWork) -> None:
        """Note what is about to be written: it may be written, and this program killed before it can be committed.

        Raises: OSError.
        """
        self._note({_ANNOUNCED: _Record(work, is_written=False)})

    def _note(self, changes: Mapping[int, _Record | None]) -> None:
        """Change the record of what is not committed yet, by number; None: it is."""
        with self._lock:
            changed = {**self._records, **changes}
            kept = [(number, record) for number, record in sorted(changed.items()) if record][-_MOST_RECORDS:]
            if dict(kept) != self._records and self._has_repository:
                self._records = dict(kept)
                records = [record for _, record in kept]
                write_record(self._root, _RECORD, msgspec.json.encode(records), is_flushed=False)

    @property
    def _has_repository(self) -> bool:
        return git.is_in_repository(self._root)

    def _commit(self, work: SavedWork, number: int) -> str:
        if not self._has_repository:
            return ""
        try:
            self._make(work)
            self._note({number: None})
        except git.GitFailure as failure:
            return self._tell(work.by, failure.reason)
        except OSError as error:
            place = str(error.filename or "")
            # Where else the system keeps files is nobody's business.
            is_ours = place.startswith(f"{self._root}/")
            return self._tell(work.by, system_reason(error), place.removeprefix(f"{self._root}/") if is_ours else "")
        self._told.pop(work.by, None)
        return ""

    # ------------------------------------------------------------ after a desk that was killed

    def _read_records(self) -> list[_Record]:
        try:
            return msgspec.json.decode(Folder(self._root).read(_RECORD), type=list[_Record])[-_MOST_RECORDS:]
        except (OSError, msgspec.MsgspecError):
            return []

    def _recover(self, numbers: Set[int]) -> None:
        """Remove the locks that a killed desk has left, and commit what it had not, each save by its person.

        What somebody has changed since, or committed by hand, is left alone.
        """
        with suppress(git.GitFailure, OSError):
            git_commits.remove_left_locks(self._root)
            works = self._left([self._records[number] for number in sorted(numbers)])
            last = {path: text for work in works for path, text in work.files.items()}
            if last and not git_commits.matches_last_commit(self._root, last):
                for work in works:
                    self._make(work)
            self._note(dict.fromkeys(numbers))

    def _left(self, records: Sequence[_Record]) -> Sequence[SavedWork]:
        """Return what was written and not committed, as far as the files still hold it."""
        written = [one.work for one in records if one.is_written or self._on_disk(one.work.files) == one.work.files]
        last = {path: text for work in written for path, text in work.files.items()}
        own = {path for path, text in self._on_disk(last).items() if text == last[path]}
        works = (
            replace(work, files={path: text for path, text in work.files.items() if path in own}) for work in written
        )
        return [work for work in works if work.files]

    def _on_disk(self, paths: Iterable[str]) -> Mapping[str, bytes | None]:
        folder, found = Folder(self._root), dict[str, bytes | None]()
        for path in paths:
            try:
                found[path] = folder.read(path)
            except FileNotFoundError:
                found[path] = None
            except OSError:
                continue
        return found

    def _tell(self, name: str, reason: str, place: str = "") -> str:
        if self._told.get(name) == reason:
            return ""
        self._told[name] = reason
        words = N_("Saved, but not committed to git: {reason}. Whoever runs this desk can commit it by hand.")
        return self._say(words, reason=f"{place}: {self._say(reason)}" if place else self._say(reason))

    def _make(self, work: SavedWork) -> None:
        last = self._last if self._goes_on(work) else None
        acts: tuple[str, ...] = (work.act,)
        all_acts = tuple(dict.fromkeys((*last.acts, work.act))) if last else acts
        amendment = git_commits.Amendment(last.commit, self._message(work, all_acts)) if last else None
        author = (work.by, self._email(work.by))
        made = git_commits.commit_files(self._root, work.files, self._message(work, acts), author, amendment)
        if made:
            acts = all_acts if made.is_amendment else acts
            self._last = _Group(made.name, work.by, work.article, work.to, acts, self._now())

    def _goes_on(self, work: SavedWork) -> bool:
        """Return whether work goes on with that of the last commit."""
        last = self._last
        return (
            last is not None
            and (last.by, last.article, last.to) == (work.by, work.article, work.to)
            and self._now() - last.at <= GROUP_SECONDS
        )

    def _message(self, work: SavedWork, acts: tuple[str, ...]) -> str:
        article = work.article or "index"
        return f"{article} ({work.to}): {', '.join(map(self._say, acts))}\n"

    def _email(self, name: str) -> str:
        # Nobody can have this address: it tells one author from another, and gives nothing away.
        return f"{make_slug(name, latin_only=True) or 'member'}@noreply.{self._host}"
