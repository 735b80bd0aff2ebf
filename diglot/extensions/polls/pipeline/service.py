"""Readers' requests in, votes recorded and answers out: the service behind the form of an open poll.

Names, cookies and origins are judged here; `open_polls` knows the files, `vote_store` keeps the votes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from diglot.adapters.catalogues import Localization, catalogue_path, read_localization
from diglot.adapters.disk import Folder, private_record
from diglot.adapters.files.default_files import Overlay
from diglot.core import poll_shares, typography
from diglot.extensions.polls.adapters.vote_store import VoteStore
from diglot.extensions.polls.model.problems import VotesUnreadable
from diglot.extensions.polls.pipeline.open_polls import (
    VOTES_FOLDER,
    VOTES_PATH,
    OpenPolls,
    ballot_of,
    changed_ballot,
    recorded_votes,
)
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.extensions.preview.core.request_guard import network_of, reject_reason
from diglot.extensions.preview.core.request_parts import FORM, cookie_of, form_of, media_type_of, query_of
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse
from diglot.model.languages import Lang, languages_with
from diglot.model.polls import MOST_VOTE, POLLS_FOLDER
from diglot.model.problems import Problem
from diglot.model.publication import ReaderPoll
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.articles import pair_sources
from diglot.pipeline.sources.load import read_sources

_COOKIE = "diglot-voter"
_COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep a cookie. Source: RFC 6265bis, 5.5."""
VOTES_PER_ADDRESS = 100
"""How many votes on a poll are taken from a network address in a day: an office or a school shares one."""
_SECONDS_BETWEEN_READS = 10
_NAME = re.compile(r"[^/\x00-\x1f]{1,200}")


@dataclass
class AddressLimit:
    """Counts the votes from each network address on a day.

    What is counted is a keyed hash, and the key is only in memory and changes every day, so that no address is kept.
    """

    today: Callable[[], dt.date]
    _day: dt.date = dt.date.min
    _key: bytes = b""
    _counts: Counter[bytes] = field(default_factory=Counter)

    def is_reached(self, poll: str, address: str) -> bool:
        """Return whether no more votes are taken."""
        place = self._hash(poll, address)  # first: it may begin a new day, with other counts
        return self._counts[place] >= VOTES_PER_ADDRESS

    def count(self, poll: str, address: str) -> None:
        """Count a vote."""
        place = self._hash(poll, address)
        self._counts[place] += 1

    def _hash(self, poll: str, address: str) -> bytes:
        if self._day != self.today():
            self._day, self._key, self._counts = self.today(), secrets.token_bytes(32), Counter()
        return hashlib.blake2b(f"{network_of(address)} {poll}".encode(), key=self._key, digest_size=16).digest()


def page_hrefs(root: Path, today: dt.date, prefix: str) -> Mapping[str, tuple[str, ...]]:
    """Return the addresses of the pages that show each poll, the original first."""
    sources, _ = read_sources(Folder(root), KNOWN)
    articles, _ = pair_sources(sources, sources.settings, today, with_drafts=False)
    hrefs: dict[str, list[str]] = {}
    for article in articles:
        if article.poll:
            shown = (lang for lang in (article.original, *sources.settings.languages) if article.shown(lang))
            hrefs.setdefault(article.poll, []).extend(prefix + article.href(lang) for lang in shown)
    return {poll: tuple(dict.fromkeys(found)) for poll, found in hrefs.items()}


class PollPages:
    """The addresses of the pages that show each poll, read again when one is asked for that is not among them.

    An article may have been published, or moved, since the service began. now: seconds on a clock that never goes back.
    """

    def __init__(self, read: Callable[[], Mapping[str, tuple[str, ...]]], now: Callable[[], float]) -> None:
        self._read, self._now = read, now
        self._hrefs, self._read_at = read(), now()

    def of(self, poll: str, asked: str) -> tuple[str, ...]:
        """Return the addresses of a poll, the original first. asked: one that a reader's form named, or ""."""
        hrefs = self._hrefs.get(poll, ())
        is_known = asked in hrefs if asked else bool(hrefs)
        # Whoever makes up addresses must not make the service read the publication for each of them.
        if not is_known and self._now() - self._read_at >= _SECONDS_BETWEEN_READS:
            self._hrefs, self._read_at = self._read(), self._now()
            hrefs = self._hrefs.get(poll, ())
        return hrefs


class PollService:
    """The service behind its server. report: is given every problem that a reader's request meets."""

    def __init__(
        self, polls: OpenPolls, store: VoteStore, today: Callable[[], dt.date], report: Callable[[Problem], None]
    ) -> None:
        """Read which pages show which poll, and the secret that signs cookies.

        Raises: OSError.
        """
        settings = polls.settings
        address = urlsplit(settings.base_url)
        host = (address.hostname or "").encode("idna").decode() + (f":{address.port}" if address.port else "")
        self._polls, self._store, self._report = polls, store, report
        self._scheme, self._hosts, self._prefix = address.scheme, frozenset([host]), address.path.rstrip("/")
        self._secret = private_record(polls.root / VOTES_FOLDER / "secret", partial(secrets.token_bytes, 32))
        self._limit = AddressLimit(today)
        self._pages = PollPages(lambda: page_hrefs(polls.root, today(), self._prefix), time.monotonic)
        languages, overlay = languages_with(settings.english), Overlay(polls.root)
        self._words = {
            lang: read_localization(languages[lang], overlay.folders("locales", catalogue_path(lang)))
            for lang in settings.languages
        }

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that does not come from a page of the site, or None."""
        reason = reject_reason(asked.headers, self._hosts, self._scheme)
        if not reason and asked.method == "POST" and "origin" not in asked.headers:
            reason = "this page is not mine"
        return _plain(403, reason) if reason else None

    def most_bytes(self, _: PreviewRequest) -> int:
        """Return how long the body of a request may be: a vote is short."""
        return MOST_VOTE

    def answer(self, asked: PreviewRequest) -> PreviewResponse:
        """Return the response to a request."""
        folder = f"{self._prefix}/{POLLS_FOLDER}/"
        name = asked.path.removeprefix(folder)  # any other address is left with its slash, which no name has
        if not _NAME.fullmatch(name):
            return _plain(404, "there is no such page")
        try:
            if asked.method == "POST":
                return self._vote(name, asked)
            if name.endswith(".json"):
                return self._figures(name.removesuffix(".json"), asked)
            return self._lead_back(name, "") if self._polls.read(name)[0] else _plain(404, "there is no such poll")
        except (DatabaseUnusable, OSError) as error:
            # Why is for whoever runs the service.
            reason = system_reason(error) if isinstance(error, OSError) else error.args[0]
            self._report(VotesUnreadable(VOTES_PATH, reason))
            return _plain(503, _NO_VOTES)

    # ------------------------------------------------------------ voting

    def _vote(self, name: str, asked: PreviewRequest) -> PreviewResponse:
        if media_type_of(asked) != FORM:
            return _plain(415, "only forms are read here")
        form = form_of(asked)
        voter = self._voter(asked) or secrets.token_hex(16)
        with self._store.held():
            # Only now, when nobody else writes: `polls close` may just have closed it.
            poll, problems = self._polls.read(name)
            if poll is None:
                return self._unusable(problems)
            if problems := changed_ballot(self._store, poll):
                return self._unusable(problems)
            outcome = self._record(poll, form.get("choice", ""), voter, asked.headers.get("x-real-ip", ""))
        return self._lead_back(name, form.get("page", ""), outcome, voter)

    def _record(self, poll: ReaderPoll, choice: str, voter: str, address: str) -> str:
        """Record a vote if it counts; return what came of it, as the page names it."""
        if not poll.is_open:
            return "late"
        # No more digits than any poll has options.
        if not re.fullmatch(r"[1-9][0-9]{0,4}", choice) or int(choice) > len(poll.choices):
            return "empty"
        if self._store.has_voted(poll.key, self._voter_key(poll.key, voter)):
            return "again"
        if self._limit.is_reached(poll.key, address):
            return "crowded"
        self._store.record(poll.key, self._voter_key(poll.key, voter), int(choice) - 1, ballot_of(poll))
        self._limit.count(poll.key, address)
        return "counted"

    def _unusable(self, problems: Sequence[Problem]) -> PreviewResponse:
        for problem in problems:
            if problem.code != "unknown-poll":
                self._report(problem)
        is_missing = all(problem.code == "unknown-poll" for problem in problems)
        return _plain(404, "there is no such poll") if is_missing else _plain(503, _NO_VOTES)

    def _lead_back(self, name: str, page: str, outcome: str = "", voter: str = "") -> PreviewResponse:
        """Return a redirect to a page that shows the poll: the one that was named, if it is one of them."""
        hrefs = self._pages.of(name, page) or (f"{self._prefix}/",)
        href = page if page in hrefs else hrefs[0]
        headers = {"Location": quote(href) + (f"#poll-{outcome}" if outcome else "#poll")}
        if voter:
            headers["Set-Cookie"] = self._cookie(voter)
        return PreviewResponse(303, b"", headers={**_NO_STORE, **headers})

    # ------------------------------------------------------------ who votes

    def _cookie(self, voter: str) -> str:
        secure = "; Secure" if self._scheme == "https" else ""
        path = f"{self._prefix}/{POLLS_FOLDER}/"
        value = f"{voter}.{self._signature(voter)}"
        return f"{_COOKIE}={value}; Max-Age={_COOKIE_SECONDS}; Path={path}; HttpOnly; SameSite=Strict{secure}"

    def _voter(self, asked: PreviewRequest) -> str:
        """Return the voter whom a cookie of ours names, or ""."""
        voter, _, signature = cookie_of(asked, _COOKIE).partition(".")
        return voter if hmac.compare_digest(signature.encode(), self._signature(voter).encode()) else ""

    def _signature(self, voter: str) -> str:
        return hmac.new(self._secret, f"voter {voter}".encode(), "sha256").hexdigest()

    def _voter_key(self, poll: str, voter: str) -> bytes:
        """Return what is kept of a voter: another value for each poll, so that nobody can put two votes together."""
        return hmac.new(self._secret, f"vote {voter} {poll}".encode(), "sha256").digest()[:16]

    # ------------------------------------------------------------ results

    def _figures(self, name: str, asked: PreviewRequest) -> PreviewResponse:
        """Return what the script of a page shows: whether the reader has voted, and the results if they may be seen."""
        poll, problems = self._polls.read(name)
        if poll is None:
            return self._unusable(problems)
        voter = self._voter(asked)
        has_voted = bool(voter) and self._store.has_voted(name, self._voter_key(name, voter))
        document: dict[str, object] = {"is_open": poll.is_open, "has_voted": has_voted}
        if not poll.is_open or (has_voted and poll.results == "after-vote"):
            votes = (
                recorded_votes(self._store, poll) if poll.is_open else tuple(choice.votes for choice in poll.choices)
            )
            lang = query_of(asked).get("lang", "")
            document |= self._worded(votes, lang if lang in self._words else self._polls.settings.languages[0])
        body = json.dumps(document).encode()
        return PreviewResponse(200, body, "application/json; charset=utf-8", _NO_STORE)

    def _worded(self, votes: Sequence[int], lang: Lang) -> Mapping[str, object]:
        """Return figures in words, as the page of a closed poll has them."""
        words = self._words[lang]
        say = partial(_counted, words, partial(typography.set_text, lang=lang, style=self._polls.settings.house_style))
        percents = poll_shares.shares(votes)
        return {
            "options": [
                {
                    "percent": percent,
                    "words": say(
                        "%(n)s vote (%(share)s)", "%(n)s votes (%(share)s)", count, share=words.percent(percent)
                    ),
                }
                for count, percent in zip(votes, percents, strict=True)
            ],
            "total": say("%(n)s vote in total", "%(n)s votes in total", sum(votes)),
        }


def _counted(
    words: Localization, typeset: Callable[[str], str], singular: str, plural: str, n: int, **values: str
) -> str:
    return typeset(words.ngettext(singular, plural, n) % {"n": words.number(n), **values})


_NO_VOTES = "no votes are taken just now"
_NO_STORE = {"Cache-Control": "no-store"}


def _plain(status: int, words: str) -> PreviewResponse:
    return PreviewResponse(status, f"diglot: {words}\n".encode(), headers=_NO_STORE)
