"""What people saved at the desk of a team in, commits by them out, where the publication is in a git repository.

Commits are made in a thread of their own, in the order of the saves. Touches git through its adapter only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from diglot.adapters import git
from diglot.core.slugs import make_slug
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.system_reasons import system_reason

GROUP_SECONDS = 10 * 60
"""Saves of one person in one translation are one commit if no more time than this has passed between them."""


class SavedWork(msgspec.Struct, frozen=True):
    """What somebody has saved. act: a message that names it; files: contents by path from the root."""

    by: str
    article: str
    to: Lang
    act: str
    files: Mapping[str, bytes]


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

    def close(self) -> None:
        """Make the commits that are still to be made."""
        self._thread.shutdown()

    def begin(self, work: SavedWork) -> Future[str]:
        """Commit what was saved, after what was saved before.

        The result is why it could not be committed, in the words of the interface; "" if it could, or if this person
        knows that reason already.
        """
        return self._thread.submit(self._commit, work)

    def _commit(self, work: SavedWork) -> str:
        if not any((folder / ".git").exists() for folder in (self._root, *self._root.parents)):
            return ""
        try:
            self._make(work)
        except git.GitFailure as failure:
            return self._tell(work.by, failure.reason)
        except OSError as error:
            return self._tell(work.by, system_reason(error))
        self._told.pop(work.by, None)
        return ""

    def _tell(self, name: str, reason: str) -> str:
        if self._told.get(name) == reason:
            return ""
        self._told[name] = reason
        words = N_("Saved, but not committed to git: {reason}. Whoever runs this desk can commit it by hand.")
        return self._say(words, reason=self._say(reason))

    def _make(self, work: SavedWork) -> None:
        last = self._last if self._goes_on(work) else None
        acts: tuple[str, ...] = (work.act,)
        all_acts = tuple(dict.fromkeys((*last.acts, work.act))) if last else acts
        amendment = git.Amendment(last.commit, self._message(work, all_acts)) if last else None
        author = (work.by, self._email(work.by))
        made = git.commit_files(self._root, work.files, self._message(work, acts), author, amendment)
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
